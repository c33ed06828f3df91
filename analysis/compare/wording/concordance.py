"""A concordance: every place of a word or phrase, with what stands before and behind it (KWIC)."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from analysis import tables
from analysis.words import words

COLUMNS = ("doc_id", "outlet", "left", "hit", "right", "voice", "start", "end", "sent_id", "kind")
# What may stand between the words of a phrase: white space and quotation marks.
_GAP = re.compile(r"[\s\"'“”„‟«»‘’‚‛]*")
_OWNER = "'s"


def concordance(sentences: pd.DataFrame, voices: pd.DataFrame, phrase: str) -> pd.DataFrame:
    """One row per place of `phrase`, in the order of the corpus: its sentence cut in three, and its voice.

    Case, typographic marks, hyphens and quotation marks between its words do not matter, a comma does; a
    possessive is found ("Trump" in "Trump's"), no other form of a word is. Places do not overlap. Nothing is
    found of it where it goes over the end of a sentence. `voice` is that of its first character, and null in
    a text that was not scored. `start` and `end` are positions in the document.

    Raises
    ------
    ValueError : `phrase` has no word.
    TableError : a column is missing.
    """
    tables.checked("sentences", sentences)
    tables.checked("voices", voices)
    wanted = [part.low for part in _parts(phrase)]
    if not wanted:
        raise ValueError(f"a phrase is made of words; {phrase!r} has none")
    spoken = _voices(voices)
    found = []
    for one in sentences.itertuples(index=False):
        for start, end in _places(one.text, wanted):
            at = one.start + start
            cut = one.text[:start], one.text[start:end], one.text[end:]
            voice = _voice(spoken.get((one.doc_id, one.sent_id), ()), at)
            place = voice, at, one.start + end, one.sent_id, one.kind
            found.append((one.doc_id, one.outlet, *cut, *place))
    return pd.DataFrame(found, columns=list(COLUMNS))


class _Part(NamedTuple):
    """A word, or a part of one with hyphens: whether it begins the word, and whether it ends it."""

    start: int
    end: int
    low: str
    begins: bool
    ends: bool


def _parts(text: str) -> list[_Part]:
    """The words of a text; of one with hyphens its parts: "well known" is found in "well-known"."""
    made = []
    for start, end, low in zip(*words(text), strict=True):
        pieces = low.split("-") if len(low) == end - start else [low]
        if not all(pieces):
            pieces = [low]
        for number, piece in enumerate(pieces):
            stop = start + len(piece) if len(pieces) > 1 else end
            made.append(_Part(start, stop, piece, number == 0, number == len(pieces) - 1))
            start = stop + 1
    return made


def _places(text: str, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    parts = _parts(text)
    n, free = len(wanted), 0
    for first in range(len(parts) - n + 1):
        run = parts[first : first + n]
        if first < free or not run[0].begins or not run[-1].ends or not _is_form(run[-1].low, wanted[-1]):
            continue
        if any(part.low != word for part, word in zip(run[:-1], wanted, strict=False)):
            continue
        if all(not one.ends or _GAP.fullmatch(text, one.end, two.start) for one, two in pairwise(run)):
            yield run[0].start, run[-1].end - len(run[-1].low) + len(wanted[-1])
            free = first + n


def _is_form(word: str, wanted: str) -> bool:
    return word == wanted or word == wanted + _OWNER


def _voices(voices: pd.DataFrame) -> dict[tuple[str, int], list[tuple[int, str]]]:
    """Of each sentence where its stretches begin, and their voices."""
    made: dict[tuple[str, int], list[tuple[int, str]]] = {}
    for row in voices[["doc_id", "sent_id", "start", "voice"]].itertuples(index=False):
        made.setdefault((row.doc_id, row.sent_id), []).append((row.start, row.voice))
    return made


def _voice(stretches: Sequence[tuple[int, str]], at: int) -> str | None:
    place = bisect_right(stretches, at, key=lambda stretch: stretch[0])
    return stretches[place - 1][1] if place else None
