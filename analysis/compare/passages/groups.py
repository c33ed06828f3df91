"""Groups of passages: links joined around a core, the surest first, never by a chain of loose ones."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from analysis.compare.claims.phrases import Span
from analysis.compare.passages.links import Link, Links
from analysis.compare.passages.units import Unit

# Scores from which a link counts: of two that are each other's choice; of one's choice only; of a further
# choice with the same clause; and that a passage needs on average with those of a group to join it.
MUTUAL, CHOICE, FURTHER, JOINS = 0.22, 0.28, 0.4, 0.3


class Member(NamedTuple):
    """A stretch of the unit at `place`; `score` is that of the link that brought it."""

    place: int
    span: Span
    score: float


def groups(units: Sequence[Unit], found: Links) -> list[list[Member]]:
    """The groups, in the order of their first passage; each has passages of two documents or more.

    A sure link whose ends do not fit into one group makes a group of its own, so that a clause can be in two.
    """
    made: dict[int, list[Member]] = {}
    held: dict[int, list[tuple[int, Span]]] = defaultdict(list)
    for number, link in enumerate(_chosen(units, found)):
        ends = [Member(link.one, link.span, link.score), Member(link.other, link.other_span, link.score)]
        own = [_group(held[end.place], end.span) for end in ends]
        first, second = own
        if first is None and second is None:
            joined, members = number, ends
        elif first is None or second is None:
            joined = second if first is None else first
            members = [ends[0] if first is None else ends[1]]
            if _average(units, found, members, made[joined]) < JOINS:
                if link.score < CHOICE:
                    continue
                joined, members = number, ends
        elif first == second:
            continue
        elif _average(units, found, made[first], made[second]) < JOINS:
            if link.score < CHOICE:
                continue
            joined, members = number, ends
        else:
            joined, members = first, made.pop(second)
            for member in members:
                held[member.place].remove((second, member.span))
        made.setdefault(joined, []).extend(members)
        for member in members:
            held[member.place].append((joined, member.span))
    return sorted((sorted(members) for members in made.values()), key=lambda members: members[0])


def overlap(one: Span, other: Span) -> bool:
    """Whether two stretches have half of the shorter in common."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common > 0 and 2 * common >= min(one[1] - one[0], other[1] - other[0])


def _group(held: Sequence[tuple[int, Span]], span: Span) -> int | None:
    return next((group for group, other in held if overlap(span, other)), None)


def _chosen(units: Sequence[Unit], found: Links) -> list[Link]:
    """Links that one of the two sentences would choose in the other's document, or both; the surest first."""
    by_end: dict[tuple[int, str], list[tuple[float, int, Span]]] = defaultdict(list)
    for link in found.values():
        by_end[link.one, units[link.other].doc_id].append((-link.score, link.other, link.span))
        by_end[link.other, units[link.one].doc_id].append((-link.score, link.one, link.other_span))
    n_choices: dict[tuple[int, int], int] = defaultdict(int)
    for (place, _), choices in by_end.items():
        taken: list[Span] = []
        for score, other, span in sorted(choices):
            if -score < MUTUAL:
                break
            if -score >= FURTHER or not any(overlap(span, one) for one in taken):
                n_choices[min(place, other), max(place, other)] += 1
            taken.append(span)
    chosen = [found[pair] for pair, n in n_choices.items() if n == 2 or found[pair].score >= CHOICE]
    return sorted(chosen, key=lambda link: (-link.score, link.one, link.other))


def _average(units: Sequence[Unit], found: Links, ones: Sequence[Member], others: Sequence[Member]) -> float:
    """The mean score of the links between two groups, 0 where two passages have none."""
    pairs = [
        (min(one.place, other.place), max(one.place, other.place))
        for one in ones
        for other in others
        if units[one.place].doc_id != units[other.place].doc_id
    ]
    return sum(found[pair].score for pair in pairs if pair in found) / max(1, len(pairs))
