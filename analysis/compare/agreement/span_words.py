"""The words of a stretch of text, and whether it is quoted: the units in which attributions are scored.

These are the tokens of the evaluations on PolNeAR and PARC, not those of `analysis.words`: a mark of
punctuation is a token too, for the strict measure counts it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|\S")
_QUOTATION_MARK = re.compile("[“”\"]|''|``|\n(?=\n)")

Spans = Iterable[Sequence[int]]


class Tokens:
    """The tokens of a text by number: runs of letters and digits, and every other mark by itself."""

    def __init__(self, text: str) -> None:
        spans = [found.span() for found in _TOKEN.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._is_word = [text[start].isalnum() for start, _ in spans]

    def within(self, spans: Spans) -> frozenset[int]:
        """The tokens that share a character with one of `spans`, punctuation included."""
        found: set[int] = set()
        for start, end in spans:
            found.update(range(bisect_right(self._ends, start), bisect_left(self._starts, end)))
        return frozenset(found)

    def words(self, tokens: frozenset[int]) -> frozenset[int]:
        """Those with a letter or digit; all of them where none has (a cue may be a colon)."""
        return frozenset(token for token in tokens if self._is_word[token]) or tokens


class Quoted:
    """Which characters of a text stand between double quotation marks, curly, straight or typed as ''.

    An empty line closes what was left open.
    """

    def __init__(self, text: str) -> None:
        letters = [char.isalnum() for char in text]
        quoted = [letter and inside for letter, inside in zip(letters, _inside(text), strict=True)]
        self._letters = [0, *accumulate(letters)]
        self._quoted = [0, *accumulate(quoted)]

    def form(self, spans: Spans) -> str:
        """`direct` where over 98 % of the letters and digits of `spans` are quoted, `indirect` under 2 %,
        else `mixed`; `indirect` too where there is no letter."""
        kept = list(spans)
        n = sum(self._letters[end] - self._letters[start] for start, end in kept)
        quoted = sum(self._quoted[end] - self._quoted[start] for start, end in kept) / max(1, n)
        return "direct" if quoted > 0.98 else "indirect" if quoted < 0.02 else "mixed"


def _inside(text: str) -> list[bool]:
    """Of each character whether it is inside quotation marks."""
    made: list[bool] = []
    inside, at = False, 0
    for mark in _QUOTATION_MARK.finditer(text):
        made += [inside] * (mark.start() - at) + [True] * len(mark[0])
        at = mark.end()
        if mark[0] == "“":
            inside = True
        elif mark[0] in "”\n":
            inside = False
        else:
            inside = not inside
    return made + [inside] * (len(text) - at)
