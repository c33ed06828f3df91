"""What stands around a passage: its voice, the attributions that hold it, its hedges, what follows it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis import lexicon
from analysis.compare.small_words import small_words
from analysis.compare.sources.chains import Key, chains
from analysis.tables import DEEDS

if TYPE_CHECKING:
    from analysis.mark import Marked

# What parts a hedge from a passage: it then holds for another clause.
_CLAUSE = re.compile(r"[,;:()—–]|\s-\s|\b(?:and|but|or|which|who|while|although|though)\b", re.IGNORECASE)
_TAIL = re.compile(r"(?:,|\s*[—–]|\s-)\s*(?:thus |thereby )?((\w+ing)\b.*\w)", re.DOTALL)
# A clause that opens a sentence: behind its comma the main clause begins.
_OPENING = re.compile(
    r"\W*(?:while|although|though|if|when|as|because|since|after|before|once|until|unless|whereas|despite)\b[^,]*",
    re.IGNORECASE,
)
# Acts whose frame ("the mayor said") tells nothing itself, where "the mayor asked" does.
_STATING = frozenset([None, "state", "argue", "concede"])
_PREPOSITIONS = frozenset({"according"})
# With these a source goes on: what it says then is told, and judges nothing.
_GOING_ON = frozenset({"adding", "answering", "asking", "explaining", "noting", "posting", "replying"})
_GOING_ON |= {"saying", "stating", "telling", "tweeting", "writing", "arguing", "citing", "claiming"}
_GOING_ON |= {"demanding", "insisting", "pledging", "urging", "vowing", "warning"}


class Attribution(NamedTuple):
    """An attribution; unknown is None, and `contents` are positions in the document."""

    number: int
    cue: str
    start: int
    end: int
    commitment: str
    act: str | None
    source: str | None
    speaker: str | None
    contents: tuple[tuple[int, int], ...]
    sure: bool


class Context(NamedTuple):
    """The marks of a corpus by document and by sentence."""

    attributions: dict[Key, Attribution]
    contents: dict[str, list[tuple[int, int, int]]]
    lines: dict[Key, tuple[int, ...]]
    stretches: dict[tuple[str, int], tuple[list[int], list[str]]]
    hedge_marks: dict[tuple[str, int], list[tuple[int, int]]]
    scored: frozenset[str]
    frames: dict[tuple[str, int], list[tuple[int, int]]]

    def framed(self, doc_id: str, sent_id: int) -> list[tuple[int, int]]:
        """Where a sentence says who speaks, and with which verb: positions in the document."""
        return self.frames.get((doc_id, sent_id), [])

    def is_scored(self, doc_id: str) -> bool:
        return doc_id in self.scored

    def chain(self, doc_id: str, at: int) -> list[Attribution]:
        """The attributions around the character `at`, the outermost first."""
        holding = [span for span in self.contents.get(doc_id, ()) if span[0] <= at < span[1]]
        if not holding:
            return []
        # Of those that hold the same words the last is told by the others: "the Post said, citing officials".
        inner = min(holding, key=lambda span: (span[1] - span[0], -span[2]))[2]
        return [self.attributions[doc_id, number] for number in self.lines[doc_id, inner]]

    def voice(self, doc_id: str, sent_id: int, at: int) -> str:
        """The voice of the character `at` of the document, which lies in the sentence."""
        starts, voices = self.stretches[doc_id, sent_id]
        return voices[max(0, bisect_right(starts, at) - 1)]

    def hedges(self, sentence, start: int, end: int, line: Sequence[Attribution]) -> list[tuple[str, str]]:
        """The hedges of the passage `[start, end)` of a sentence: their words, and on what they are."""
        found = []
        for a, b in self.hedge_marks.get((sentence.doc_id, sentence.sent_id), ()):
            word = sentence.text[a - sentence.start : b - sentence.start]
            if any(a < one.end and one.start < b or _beside(sentence, a, b, one) for one in line):
                found.append((word, "cue"))
            elif not _CLAUSE.search(_between(sentence, a, b, start, end)) and all(
                any(first <= a < last for first, last in one.contents) for one in line
            ):
                found.append((word, "content"))
        return found

    def tail(self, sentence, end: int) -> tuple[str | None, int]:
        """The participle clause that ends the sentence after `end`, and where it begins in it.

        Behind the comma of a clause that opens the sentence stands the main clause ("While it fell, rising
        rents ...").
        """
        opening = _OPENING.match(sentence.text)
        for found in _TAIL.finditer(sentence.text, end):
            if opening and found.start() == opening.end():
                continue
            if found[2].lower() not in _no_tails():
                return found[1], found.start(1)
        return None, 0


def context(marked: "Marked") -> Context:
    """The context of every passage of a `mark.Marked`."""
    held: dict[Key, list[tuple[int, int]]] = {}
    spans = marked.attribution_spans
    for one in spans[spans["role"] == "content"].itertuples(index=False):
        held.setdefault((one.doc_id, one.attribution_id), []).append((one.start, one.end))
    attributions = {
        (one.doc_id, one.attribution_id): Attribution(
            *(one.attribution_id, one.cue, one.cue_start, one.cue_end, one.commitment, _known(one.act)),
            *(_known(one.source), _known(one.speaker)),
            tuple(held.get((one.doc_id, one.attribution_id), ())),
            bool(one.sure),
        )
        for one in marked.attributions.itertuples(index=False)
    }
    marks = marked.marks[marked.marks["measure"] == "attribution"]
    deeds = marks.loc[marks["rule"].str.endswith(DEEDS), ["doc_id", "start", "end"]]
    done = set(deeds.itertuples(index=False, name=None))
    contents: dict[str, list[tuple[int, int, int]]] = {}
    for (doc_id, number), stretches in held.items():
        cue = attributions[doc_id, number]
        if (doc_id, cue.start, cue.end) in done:
            continue
        contents.setdefault(doc_id, []).extend((start, end, number) for start, end in stretches)
    voices: dict[tuple[str, int], tuple[list[int], list[str]]] = {}
    for one in marked.voices.itertuples(index=False):
        starts, names = voices.setdefault((one.doc_id, one.sent_id), ([], []))
        starts.append(one.start)
        names.append(one.voice)
    apart = {(row["measure"], row["label"]) for row in lexicon.labels() if row["apart"]}
    hedges: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for one in marked.marks[marked.marks["measure"] == "hedging"].itertuples(index=False):
        if ("hedging", one.label) not in apart:
            hedges.setdefault((one.doc_id, one.sent_id), []).append((one.start, one.end))
    scored = frozenset(marked.voices["doc_id"])
    in_sentence = {
        (one.doc_id, one.attribution_id): one.sent_id for one in marked.attributions.itertuples(index=False)
    }
    frames: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for one in spans[spans["role"] != "content"].itertuples(index=False):
        number = one.doc_id, one.attribution_id
        if attributions[number].act in _STATING:
            frames.setdefault((one.doc_id, in_sentence[number]), []).append((one.start, one.end))
    return Context(attributions, contents, chains(marked.attributions), voices, hedges, scored, frames)


def _known(value: object) -> str | None:
    return None if pd.isna(value) else value


def _beside(sentence, a: int, b: int, one: Attribution) -> bool:
    """Whether only white space stands between a hedge and a cue: "reportedly said"."""
    gap = (b, one.start) if b <= one.start else (one.end, a)
    between = sentence.text[gap[0] - sentence.start : gap[1] - sentence.start]
    return gap[0] >= sentence.start and between.isspace()


def _between(sentence, a: int, b: int, start: int, end: int) -> str:
    """What stands between a hedge, in the document, and a passage, in the sentence."""
    first, last = a - sentence.start, b - sentence.start
    return sentence.text[last:start] if last <= start else sentence.text[end:first]


@cache
def _no_tails() -> frozenset[str]:
    """Words in -ing that open no clause that judges: "including", "according to", "adding that"."""
    return _PREPOSITIONS | _GOING_ON | small_words()
