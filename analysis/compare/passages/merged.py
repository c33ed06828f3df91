"""Groups that share a passage and tell by the same words are one: who is linked to whom can be chance."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from analysis.compare.claims.phrases import Key
from analysis.compare.passages.groups import Member, overlap
from analysis.compare.passages.units import Unit

_COVER = 0.5  # of the heavier core, by weight, that two groups must have in common


def merged(
    units: Sequence[Unit],
    groups: Sequence[Sequence[Member]],
    weights: Mapping[Key, float],
    light: Collection[Key],
) -> list[list[Member]]:
    """The groups, those as one that share a passage and most of their core, in order of their first passage.

    The core of a group are the terms that two of its documents have in their passages. What two merged groups
    have in common is the core of both together, so that no chain of small likenesses leads astray.
    """
    made: dict[int, list[Member]] = {number: list(members) for number, members in enumerate(groups)}
    cores = {number: core(units, members) for number, members in made.items()}
    into: dict[int, int] = {}
    pairs = [(-_cover(cores[one], cores[other], weights, light), one, other) for one, other in _sharing(made)]
    for _, first, second in sorted(pairs):
        one, other = _last(first, into), _last(second, into)
        if one == other or _cover(cores[one], cores[other], weights, light) < _COVER:
            continue
        known = made[one]
        known += [new for new in made.pop(other) if not any(_is_same(new, member) for member in known)]
        cores[one] &= cores.pop(other)
        into[other] = one
    return sorted((sorted(members) for members in made.values()), key=lambda members: members[0])


def _last(group: int, into: Mapping[int, int]) -> int:
    """The group that a group has become a part of."""
    while group in into:
        group = into[group]
    return group


def core(units: Sequence[Unit], members: Sequence[Member]) -> frozenset[Key]:
    """Terms that two documents of a group have in their passages."""
    of_document: dict[str, set[Key]] = defaultdict(set)
    for member in members:
        unit = units[member.place]
        own = {term.key for term in unit.terms if member.span[0] <= term.start < member.span[1]}
        of_document[unit.doc_id] |= own
    n = Counter(key for own in of_document.values() for key in own)
    return frozenset(key for key, times in n.items() if times > 1)


def _sharing(groups: Mapping[int, Sequence[Member]]) -> list[tuple[int, int]]:
    """Pairs of groups that have a passage in common."""
    at: dict[int, list[tuple[int, Member]]] = defaultdict(list)
    for number, members in groups.items():
        for member in members:
            at[member.place].append((number, member))
    found = {
        (min(one, other), max(one, other))
        for held in at.values()
        for (one, mine), (other, theirs) in combinations(held, 2)
        if one != other and _is_same(mine, theirs)
    }
    return sorted(found)


def _is_same(one: Member, other: Member) -> bool:
    return one.place == other.place and overlap(one.span, other.span)


def _cover(
    one: frozenset[Key], other: frozenset[Key], weights: Mapping[Key, float], light: Collection[Key]
) -> float:
    common = one & other
    if len(common) < 2 or common <= set(light):
        return 0.0
    heavier = max(math.fsum(weights[key] for key in core) for core in (one, other))
    return math.fsum(weights[key] for key in common) / heavier
