"""Quotation marks: where they open and close, and what they are put around.

Kinds: `speech` (someone's words), `document` (the words of a statement, a law, a readout), `title`
(the name of a work), `term` (a word spoken of as a word), `scare` (a word held at arm's length).
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.mark.base import Hit, Measure, Sentence
from analysis.mark.quotations import kinds as quotation_kinds

KINDS = ("speech", "document", "term", "title", "scare")

# An apostrophe inside a word is none.
_MARK = re.compile(r"''|``|[\"“”„‟«»‹›‘‚‛]|(?<![^\W_])['’]|['’](?![^\W_])")
_ANY = re.compile("[\"'`“”„‟«»‹›‘’‚‛]")
_OPENING = {"“": "”", "„": "“", "‟": "”", "«": "»", "‹": "›", "``": "''", "‘": "’", "‚": "‘", "‛": "’"}
_STRAIGHT = ('"', "''", "'")
# An opening mark of one kind can be closed by several: „German“, “mixed".
_CLOSES = {
    "”": ("“", "‟", "„", '"'),
    "“": ("„", "“"),
    "»": ("«",),
    "›": ("‹",),
    "''": ("``", "''"),
    "’": ("‘", "‛", "‚"),
    '"': ('"', "“"),
    "'": ("'", "‘"),
}
_SINGLE = frozenset("'‘’‚‛")
# Letters left out at the beginning of a word are no opening quotation mark.
_ELIDED = re.compile(r"(?:em|til|tis|twas|cause|n|bout|round|\d\ds?)\b", re.IGNORECASE)


# Quotations inside quotations inside ...: no text goes deeper.
_DEEPEST = 8


class Quotation(NamedTuple):
    """One quotation: `[start, end)` in the document, marks included; `depth` 0 is the outermost.

    `mark` is the mark that opens it.
    """

    start: int
    end: int
    kind: str
    depth: int
    mark: str


class _Open(NamedTuple):
    """An opening mark that waits for its closing one; `sentence` is where it will end without one."""

    mark: str
    start: int
    sentence: int


class _Mark(NamedTuple):
    mark: str
    start: int
    end: int
    opens: bool
    closes: bool


def quotations(sentences: Sequence[Sentence]) -> list[Quotation]:
    """The quotations of one document, in order of their start, outer before inner.

    A quotation over several paragraphs, its mark repeated at each and closed at the last, is one. A
    mark that is never closed ends with its sentence; a single one is taken for an apostrophe. Wrong
    where an apostrophe stands at the end of a word inside single quotation marks, and where straight
    marks are unbalanced in a way that spaces do not show.
    """
    spans = sorted(_spans(sentences), key=lambda span: (span[0], -span[1]))
    kinds = quotation_kinds.kinds([span[:2] for span in spans], sentences)
    found: list[Quotation] = []
    enclosing: list[int] = []
    for (start, end, mark), kind in zip(spans, kinds, strict=True):
        while enclosing and enclosing[-1] <= start:
            enclosing.pop()
        if enclosing and end > enclosing[-1]:
            continue
        found.append(Quotation(start, end, kind, len(enclosing), mark))
        enclosing.append(end)
    return found


def _spans(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, str]]:
    """`(start, end, opening mark)` of every quotation, as they close."""
    waiting: list[_Open] = []
    paragraph = None
    for at, sentence in enumerate(sentences):
        marks = list(_marks(sentence))
        if sentence.paragraph != paragraph:
            again = marks[0].mark if marks and marks[0].start == sentence.start else None
            kept = [one for one in waiting[:1] if one.mark == again]
            yield from _unclosed(waiting[len(kept) :], sentences)
            waiting = [_Open(one.mark, one.start, at) for one in kept]
            marks = marks[len(kept) :]
            paragraph = sentence.paragraph
        for number, mark in enumerate(marks):
            if mark.closes and _is_plural_possessive(mark, marks, number, sentence):
                continue
            place = _place(mark, waiting)
            if mark.closes and place is not None:
                yield waiting[place].start, mark.end, waiting[place].mark
                del waiting[place:]
            elif mark.opens:
                same = next((i for i, one in enumerate(waiting) if one.mark == mark.mark), None)
                if same is not None and (waiting[same].sentence != at or mark.mark in _STRAIGHT):
                    if waiting[same].sentence != at:
                        yield from _unclosed(waiting[same:], sentences)
                    del waiting[same:]
                if len(waiting) < _DEEPEST:
                    waiting.append(_Open(mark.mark, mark.start, at))
    yield from _unclosed(waiting, sentences)


def _place(mark: _Mark, waiting: list[_Open]) -> int | None:
    """Which of the waiting marks this one closes: the innermost that it can."""
    for i in range(len(waiting) - 1, -1, -1):
        if waiting[i].mark in _CLOSES.get(mark.mark, ()):
            return i
    return None


def _unclosed(waiting: Sequence[_Open], sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, str]]:
    for one in waiting[:1]:
        if one.mark not in _SINGLE:
            yield one.start, sentences[one.sentence].end, one.mark


def _is_plural_possessive(mark: _Mark, marks: list[_Mark], number: int, sentence: Sentence) -> bool:
    """ "the workers’ rights’": a mark after s, with another one to close what is open."""
    if (
        mark.mark not in "'’"
        or sentence.text[mark.start - sentence.start - 1 : mark.start - sentence.start] != "s"
    ):
        return False
    after = marks[number + 1] if number + 1 < len(marks) else None
    return after is not None and after.mark == mark.mark and after.closes and not after.opens


def _marks(sentence: Sentence) -> Iterator[_Mark]:
    """The marks of a sentence that can open or close something, apostrophes left out."""
    text = sentence.text
    if not _ANY.search(text):  # much faster than looking for a mark in vain
        return
    for match in _MARK.finditer(text):
        start, end = match.span()
        mark = match[0]
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if mark in _SINGLE and before.isalnum() and after.isalnum():
            continue
        free_before = not (before.isalnum() or before in ".,;!?%)]…" or before == ":" and not after.isalnum())
        free_after = not after.isalnum()
        if mark in _STRAIGHT:
            opens = free_before and not after.isspace()
            closes = not before.isspace() and (free_after or not free_before) and start > 0
            if not opens and not closes:
                opens = closes = mark not in _SINGLE
            if opens and mark == "'" and (after.isspace() or _ELIDED.match(text, end)):
                opens = False
            if mark == '"' and before.isdigit() and not closes:
                continue
        else:
            opens = mark in _OPENING
            closes = mark in _CLOSES and (mark != "“" or not free_before and free_after)
            if opens and mark in _SINGLE and (before.isalnum() or _ELIDED.match(text, end)):
                continue
        if opens or closes:
            yield _Mark(mark, sentence.start + start, sentence.start + end, opens, closes)


def _hits(sentence: Sentence) -> list[Hit]:
    return [Hit(start, end, kind, "quotation marks") for start, end, kind in sentence.quotations]


MEASURE = Measure("quotations", "What does the outlet put in quotation marks?", _hits)
