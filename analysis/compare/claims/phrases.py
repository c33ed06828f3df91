"""Phrases of claims, and where they stand: words in a row, or parts that stand in one sentence."""

import re
from collections.abc import Hashable, Iterator
from typing import NamedTuple

from analysis.numbers import NUMBER_WORDS, quantities
from analysis.words import words

Span = tuple[int, int]
Key = Hashable
"""What a term is compared by: a folded word, or a value with its unit."""

# Between the terms of a phrase only white space, quotation marks, hyphens and the stop of an abbreviation
# ("Jan. 14") are passed over.
_GAP = re.compile(r"\.?[\s\"'“”„‟«»‘’‚‛\-‐‑]*")
_COMMA_GAP = re.compile(r"\.?[\s\"'“”„‟«»‘’‚‛\-‐‑]*,?[\s\"'“”„‟«»‘’‚‛\-‐‑]*")
_DIGIT = re.compile(r"\d")
_SHORTEST = 3  # letters that an ending leaves
_PIECE = re.compile(r"[^'\-]+|'s\b|'[^'\-]+")


class Terms(NamedTuple):
    """The terms of a text, in order: words, and quantities as one term each, however they are written."""

    starts: list[int]
    ends: list[int]
    keys: list[Key]


class Phrase(NamedTuple):
    """A phrase to look for: each of its parts must stand in the sentence, in any order.

    `commas` are of each part the terms behind which it has a comma: there the text may have one too.
    """

    parts: tuple[tuple[Key, ...], ...]
    commas: tuple[frozenset[int], ...]


def phrase(text: str) -> Phrase:
    """ "Trump + asked for it": two parts. A part without a term is none."""
    parts = [(part, found) for part in text.split("+") if (found := terms(part)).keys]
    return Phrase(
        tuple(tuple(found.keys) for _, found in parts),
        tuple(
            frozenset(
                place
                for place, (end, start) in enumerate(zip(found.ends, found.starts[1:], strict=False))
                if "," in part[end:start]
            )
            for part, found in parts
        ),
    )


def terms(text: str) -> Terms:
    """Words in their folded form, parted at hyphens and before "'s"; "90-minute" and "ninety minutes" alike.

    A quantity is its value and unit (see `numbers.quantities`), so "30 percent" is "30%".
    """
    made: list[tuple[int, int, Key]] = []
    for start, end, word in zip(*words(text), strict=True):
        if "-" in word or "'" in word:
            made += [(start + p.start(), start + p.end(), p[0]) for p in _PIECE.finditer(word)]
        else:
            made.append((start, end, word))
    if _DIGIT.search(text) or not NUMBER_WORDS.isdisjoint(key for *_, key in made):
        made = _with_quantities(text, made)
    return Terms(*map(list, zip(*made, strict=True))) if made else Terms([], [], [])


def _with_quantities(text: str, made: list[tuple[int, int, Key]]) -> list[tuple[int, int, Key]]:
    """The terms with each quantity in the place of its words; both are in the order of the text."""
    joined, place = [], 0
    for one in quantities(text):
        while place < len(made) and made[place][1] <= one.start:
            joined.append(made[place])
            place += 1
        joined.append((one.start, one.end, (one.value, one.unit)))
        while place < len(made) and made[place][0] < one.end:
            place += 1
    return joined + made[place:]


def places(text: str, found: Terms, wanted: Phrase) -> list[Span]:
    """Where a phrase stands in a sentence; one of several parts once, where its parts are nearest."""
    parts = [list(runs(text, found, *part)) for part in zip(wanted.parts, wanted.commas, strict=True)]
    if len(parts) < 2:
        return parts[0] if parts else []
    return [_nearest(parts)] if all(parts) else []


def runs(
    text: str, found: Terms, part: tuple[Key, ...], commas: frozenset[int] = frozenset()
) -> Iterator[Span]:
    """Where the terms of one part stand in a row; behind those at `commas` there can be a comma."""
    starts, ends, keys = found
    for first in [place for place, key in enumerate(keys) if key == part[0]]:
        last = first + len(part) - 1
        if tuple(keys[first : last + 1]) == part and all(
            (_COMMA_GAP if i - first in commas else _GAP).fullmatch(text, ends[i], starts[i + 1])
            for i in range(first, last)
        ):
            yield starts[first], ends[last]


def _nearest(parts: list[list[Span]]) -> Span:
    """The shortest stretch from a place of the first part over the places of the others nearest to it."""
    made = []
    for anchor in parts[0]:
        near = [anchor, *(min(spots, key=lambda spot: _gap(spot, anchor)) for spots in parts[1:])]
        made.append((min(start for start, _ in near), max(end for _, end in near)))
    return min(made, key=lambda span: (span[1] - span[0], span))


def _gap(one: Span, other: Span) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def merged(spans: list[Span]) -> list[Span]:
    """The spans in order, those that overlap as one."""
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def word_stem(key: Key) -> Key:
    """A word without its ending, a quantity without its number."""
    if not isinstance(key, str):
        return "#", key[1]
    for endings in (("ies", "es", "s"), ("ing", "ed")):
        fitting = (end for end in endings if key.endswith(end) and len(key) - len(end) >= _SHORTEST)
        key = key.removesuffix(next(fitting, ""))
    return key.rstrip("ey") if len(key) > _SHORTEST else key
