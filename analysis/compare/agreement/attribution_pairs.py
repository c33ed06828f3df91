"""Which attributions that were found pair with which of people: what each measure asks of a pair.

- cue exact, overlap: the same words; a word in common.
- content strict: the same tokens, punctuation included (Pareti et al. 2013). exact: the same words. soft: the
  words in common are at least half of the gold's and half of what was found. any: a word in common.
- source alone exact, overlap: as for cues, between sources.
- relation: all three together. soft: cue overlap, content soft and source overlap; exact: all exact;
  overlap: a word of each. Two empty sources agree.

Where it is wrong: half of a content's words can be the half that does not matter, and a source can be right
by one word of it ("the President" for "the President's lawyer").
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import chain
from typing import NamedTuple

from analysis.compare.agreement import matching
from analysis.compare.agreement.span_words import Tokens

ROLES = ("source", "cue", "content")


class Worded(NamedTuple):
    """An attribution in tokens: of each role its words, and of the content every token."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    content_tokens: frozenset[int]


class Measure(NamedTuple):
    """Only attributions with words in `role` take part, and those pair of which `agrees(gold, found)`."""

    role: str
    agrees: Callable[[Worded, Worded], bool]


def worded(attribution, tokens: Tokens) -> Worded:
    """An attribution with spans `source`, `cue` and `content` in the tokens of its text."""
    source, cue, content = (tokens.within(getattr(attribution, role)) for role in ROLES)
    return Worded(tokens.words(source), tokens.words(cue), tokens.words(content), content)


def paired(measure: Measure, gold: Sequence[Worded], found: Sequence[Worded]) -> list[tuple[int, int]]:
    """As many pairs (number in `gold`, number in `found`) as can be made, each at most once.

    Where there is a choice, the pair with more words of the role in common for its length (Jaccard's index)
    comes first. Between two as like, the choice is arbitrary, yet the same each time.
    """
    role = ROLES.index(measure.role)
    near = _sharing_a_word(gold, found)
    candidates = [
        sorted(
            [other for other in near[place] if found[other][role] and measure.agrees(one, found[other])],
            key=lambda other, one=one: -_jaccard(one[role], found[other][role]),
        )
        if one[role]
        else []
        for place, one in enumerate(gold)
    ]
    return sorted((one, other) for other, one in matching.pairs(candidates).items())


def _sharing_a_word(gold: Sequence[Worded], found: Sequence[Worded]) -> list[set[int]]:
    """Of each gold the numbers of those found that have a word of it: no other can pair.

    Filled word by word, role by role, as the reference scorer does: a set of numbers keeps its own order, and
    between two that are as like, that order decides.
    """
    having: dict[int, set[int]] = defaultdict(set)
    for place, one in enumerate(found):
        for word in chain(one.source, one.cue, one.content):
            having[word].add(place)
    near = []
    for one in gold:
        sharing: set[int] = set()
        for word in chain(one.source, one.cue, one.content):
            sharing |= having.get(word, set())
        near.append(sharing)
    return near


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other)


def _half(gold: Worded, found: Worded) -> bool:
    shared = len(gold.content & found.content)
    return shared > 0 and 2 * shared >= len(gold.content) and 2 * shared >= len(found.content)


def _cues_overlap(gold: Worded, found: Worded) -> bool:
    return not gold.cue.isdisjoint(found.cue)


def _contents_overlap(gold: Worded, found: Worded) -> bool:
    return not gold.content.isdisjoint(found.content)


def sources_overlap(gold: Worded, found: Worded) -> bool:
    """A word in common, or no source in either."""
    return not gold.source.isdisjoint(found.source) or not (gold.source or found.source)


def _relations_half(gold: Worded, found: Worded) -> bool:
    return _cues_overlap(gold, found) and _half(gold, found) and sources_overlap(gold, found)


def _relations_overlap(gold: Worded, found: Worded) -> bool:
    return _cues_overlap(gold, found) and _contents_overlap(gold, found) and sources_overlap(gold, found)


MEASURES: dict[str, Measure] = {
    "cue exact": Measure("cue", lambda gold, found: gold.cue == found.cue),
    "cue overlap": Measure("cue", _cues_overlap),
    "content strict": Measure("content", lambda gold, found: gold.content_tokens == found.content_tokens),
    "content exact": Measure("content", lambda gold, found: gold.content == found.content),
    "content soft": Measure("content", _half),
    "content any": Measure("content", _contents_overlap),
    "source alone exact": Measure("source", lambda gold, found: gold.source == found.source),
    "source alone overlap": Measure("source", lambda gold, found: not gold.source.isdisjoint(found.source)),
    "relation exact": Measure("content", lambda gold, found: gold[:3] == found[:3]),
    "relation soft": Measure("content", _relations_half),
    "relation overlap": Measure("content", _relations_overlap),
}
