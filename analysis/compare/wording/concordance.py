"""A concordance: every place of a word or phrase, with what stands before and behind it (KWIC)."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import pandas as pd

from analysis import tables
from analysis.words import words

COLUMNS = ("doc_id", "outlet", "left", "hit", "right", "voice", "start", "end", "sent_id", "kind")
# What may stand between the words of a phrase: white space and quotation marks.
_GAP = re.compile(r"[\s\"'“”„‟«»‘’‚‛]*")
_OWNER = "'s"


def concordance(sentences: pd.DataFrame, voices: pd.DataFrame, phrase: str) -> pd.DataFrame:
    """One row per place of `phrase`, in the order of the corpus: its sentence cut in three, and its voice.

    Case, typographic marks and quotation marks between its words do not matter, a comma does; a possessive
    is found ("Trump" in "Trump's"), no other form of a word is. Places do not overlap. Nothing is found of
    it where it goes over the end of a sentence. `voice` is that of its first character, and null in a text
    that was not scored. `start` and `end` are positions in the document.

    Raises
    ------
    ValueError : `phrase` has no word.
    TableError : a column is missing.
    """
    tables.checked("sentences", sentences)
    tables.checked("voices", voices)
    wanted = words(phrase).folded
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


def _places(text: str, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    starts, ends, low = words(text)
    n, free = len(wanted), 0
    for first in range(len(low) - n + 1):
        last = first + n - 1
        if first < free or low[first:last] != wanted[:-1] or not _is_form(low[last], wanted[-1]):
            continue
        if all(_GAP.fullmatch(text, ends[i], starts[i + 1]) for i in range(first, last)):
            yield starts[first], ends[last] - len(low[last]) + len(wanted[-1])
            free = last + 1


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
