"""Links: two sentences of two articles that share enough to tell the same thing, and the clauses that do."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

from analysis.compare.claims.phrases import Key, Span
from analysis.compare.passages.units import Unit, keys

_CLAUSES = 8  # in a row, at most
_COMMON = 60  # a term in more sentences than this finds no partner by itself
_SMOOTH = 2.0  # of short passages: what they lack to be sure of
_COVER = 0.7  # power: how much it counts that a passage has little else
_HALF = 4.0  # shared weight that is half of enough
_ONLY_LIGHT = 0.5  # of the weight, where nothing else is shared
_SPEAKER, _NUMBER, _NEIGHBOUR, _DISTANCE = 0.06, 0.08, 0.15, 0.08
_FLOOR = 0.05


class Link(NamedTuple):
    """Units `one` and `other` (places in the list), the stretch of each that they share, and the terms.

    `score` goes from 0 to about 1.
    """

    score: float
    one: int
    other: int
    span: Span
    other_span: Span
    shared: frozenset[Key]


Links = dict[tuple[int, int], Link]


def links(
    units: Sequence[Unit],
    weights: Mapping[Key, float],
    light: Collection[Key] = frozenset(),
    together: Collection[tuple[str, str]] | None = None,
) -> Links:
    """The links between sentences of different documents, by the places of the two, the earlier first.

    Where two sentences share two terms or more, the stretches of clauses are sought in which these weigh most
    against what else stands there. `together` are the pairs of documents that are laid beside each other, in
    corpus order; null: all. `light` are terms that make no link by themselves. Who speaks, a number, the
    sentences before and behind, and how far apart the two stand in their articles add or take a little.
    """
    found: Links = {}
    for one, other in _pairs(units, together):
        link = _link(one, other, units, weights, light)
        if link and link.score > _FLOOR:
            found[one, other] = link
    place = {(unit.doc_id, unit.sent_id): number for number, unit in enumerate(units)}
    made = (_weighed(link, units, found, place) for link in found.values())
    return {(link.one, link.other): link for link in made if link.score > _FLOOR}


def _pairs(units: Sequence[Unit], together: Collection[tuple[str, str]] | None) -> Iterator[tuple[int, int]]:
    """Sentences of two documents that share two terms, by an index of terms."""
    having: dict[Key, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        for key in keys(unit.terms):
            having[key].append(number)
    beside: dict[str, set[str]] | None = None
    if together is not None:
        beside = defaultdict(set)
        for first, second in together:
            beside[first].add(second)
    n_shared: Counter[tuple[int, int]] = Counter()
    for key in having:
        if beside is None:
            if len(having[key]) <= _COMMON:
                pairs = combinations(having[key], 2)
                n_shared.update(pair for pair in pairs if units[pair[0]].doc_id != units[pair[1]].doc_id)
            continue
        by_document: dict[str, list[int]] = defaultdict(list)
        for number in having[key]:
            by_document[units[number].doc_id].append(number)
        for doc_id, numbers in by_document.items():
            for near in beside[doc_id] & by_document.keys():
                n_shared.update(product(numbers, by_document[near]))
    terms = [keys(unit.terms) for unit in units]
    return (pair for pair in sorted(n_shared) if len(terms[pair[0]] & terms[pair[1]]) > 1)


def _link(
    one: int, other: int, units: Sequence[Unit], weights: Mapping[Key, float], light: Collection[Key]
) -> Link | None:
    shared = keys(units[one].terms) & keys(units[other].terms)
    best: Link | None = None
    second = list(_stretches(units[other], shared, weights))
    for span, here, weight in _stretches(units[one], shared, weights):
        for other_span, there, other_weight in second:
            common = here & there
            if len(common) < 2:
                continue
            own = math.fsum(weights[key] for key in common)  # in whatever order a set has them
            if common <= light:
                own *= _ONLY_LIGHT
            cover = own / math.sqrt((weight + _SMOOTH) * (other_weight + _SMOOTH))
            score = cover**_COVER * own / (own + _HALF)
            if best is None or score > best.score:
                best = Link(score, one, other, span, other_span, common)
    return best


def _stretches(
    unit: Unit, shared: frozenset[Key], weights: Mapping[Key, float]
) -> Iterator[tuple[Span, frozenset[Key], float]]:
    """Runs of clauses that begin and end with one that has a shared term: where, their terms, the weight."""
    held = [
        frozenset(term.key for term in unit.terms if first <= term.start < last)
        for first, last in unit.clauses
    ]
    for first, begun in enumerate(held):
        if begun.isdisjoint(shared):
            continue
        terms: frozenset[Key] = frozenset()
        for last in range(first, min(len(held), first + _CLAUSES)):
            terms |= held[last]
            if not held[last].isdisjoint(shared):
                span = (unit.clauses[first][0], unit.clauses[last][1])
                yield span, terms, math.fsum(weights[key] for key in terms)


def _weighed(link: Link, units: Sequence[Unit], found: Links, place: Mapping[tuple[str, int], int]) -> Link:
    one, other = units[link.one], units[link.other]
    near = [
        found[first, second].score
        for back, forth in product((-1, 0, 1), repeat=2)
        if (back or forth)
        and (first := place.get((one.doc_id, one.sent_id + back))) is not None
        and (second := place.get((other.doc_id, other.sent_id + forth))) is not None
        and (first, second) in found
    ]
    more = _NEIGHBOUR * max(near, default=0)
    more += _SPEAKER * (not one.speakers.isdisjoint(other.speakers))
    more += _NUMBER * any(isinstance(key, tuple) for key in link.shared)
    more -= _DISTANCE * abs(one.position - other.position)
    return link._replace(score=link.score + more)
