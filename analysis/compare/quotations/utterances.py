"""Utterances: the quotations that quote somebody, and the references, in words that can be compared.

Where the method is wrong: who speaks is what the attribution rules found, and they make mistakes.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

import pandas as pd

from analysis import tables
from analysis.compare.small_words import small_words
from analysis.words import Words, folded, words

KINDS = ("speech", "document")  # of quotations: terms, titles and scare words quote nobody
SHORT = 3  # words: what has fewer needs help from what stands around it
_STEM = 4  # letters
_BRACKETS = re.compile(r"[\[\]]+")
_QUOTED = re.compile(r"[“\"„«][^”\"“»]*[”\"“»]|‘[^’]*’")
# An empty line, or a line that opens with a quotation mark: lines of one paragraph can be broken anywhere.
_PARAGRAPHS = re.compile(r"\s*\n(?:[^\S\n]*\n\s*|[^\S\n]*(?=[“\"„«‘']))")
_SENTENCE_END = re.compile(r"[.?!…]+[”’\"']*\s+(?=[^a-z])|\n")


class Utterance(NamedTuple):
    """A quotation or a reference text: `[start, end)` in its document, and its words in `text`.

    `content` are its words that are no small words; `around` are those of the sentence
    in which a quotation of fewer than `SHORT` words stands, outside quotation marks. `beside` are the words
    of a reference outside quotation marks, in paragraphs that have some: whom its issuer quotes is named
    there. `day` counts days; unknown is null.
    """

    place: int  # in corpus order, references first
    doc_id: str
    outlet: str | None  # null for a reference
    sent_id: int | None
    start: int
    end: int
    speaker: str | None
    day: int | None
    text: str
    words: Words
    content: frozenset[str]
    around: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    translated: bool = False

    @property
    def is_reference(self) -> bool:
        return self.outlet is None

    @property
    def n_words(self) -> int:
        return len(self.words.folded)


def utterances(
    articles: pd.DataFrame,
    marks: pd.DataFrame,
    voices: pd.DataFrame,
    references: pd.DataFrame | None = None,
) -> list[Utterance]:
    """The references, whole, and every quotation that quotes somebody, in corpus order.

    A quotation inside another is part of it. One that runs over several paragraphs is one for each.
    """
    for name, rows in (("articles", articles), ("marks", marks), ("voices", voices)):
        tables.checked(name, rows)
    made = list(_references(references)) if references is not None else []
    quoted = marks[(marks["measure"] == "quotations") & marks["label"].isin(KINDS)]
    of_document = {doc_id: list(rows.itertuples()) for doc_id, rows in quoted.groupby("doc_id", sort=False)}
    said = voices[voices["voice"] == "quoted"]
    spoken = {(row.doc_id, row.start): row for row in said.itertuples()}
    for article in articles.itertuples():
        last, day = 0, _day(article.published)
        for mark in of_document.get(article.doc_id, ()):
            if mark.start < last:
                continue
            last, speaker, sent_id = mark.end, None, mark.sent_id
            for start, end in _paragraphs(article.text, mark.start, mark.end):
                text = article.text[start:end]
                found = quoted_words(text)
                around = frozenset()
                if len(found.folded) < SHORT:
                    around = _content(words(_around(article.text, start, end)))
                if (article.doc_id, start) in spoken:
                    stretch = spoken[article.doc_id, start]
                    speaker, sent_id = _known(stretch.speaker) or speaker, stretch.sent_id
                place = (article.doc_id, article.outlet, sent_id, start, end)
                made.append(Utterance(len(made), *place, speaker, day, text, found, _content(found), around))
    return made


def _known(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of `[start, end)`."""
    for found in _PARAGRAPHS.finditer(text, start, end):
        if start < found.start():
            yield start, found.start()
        start = found.end()
    yield start, end


def _references(references: pd.DataFrame) -> Iterator[Utterance]:
    for place, row in enumerate(references.itertuples()):
        found = words(row.text)
        where = (row.doc_id, None, None, 0, len(row.text))
        foreign = row.language not in ("", "en")
        speaker, day = row.speaker or None, _day(getattr(row, "published", ""))
        more = {"beside": _beside(row.text), "translated": foreign}
        yield Utterance(place, *where, speaker, day, row.text, found, _content(found), **more)


def _beside(text: str) -> frozenset[str]:
    """The words outside quotation marks of the lines of a text that have some inside them."""
    return frozenset(
        word
        for line in text.splitlines()
        if len(outside := _QUOTED.sub(" ", line)) < len(line)
        for word in words(outside).folded
    )


def quoted_words(text: str) -> Words:
    """The words of a quotation: one with a bracket inside ("[w]e", "close[d]") is one word."""
    starts, ends, folded = words(text)
    made = Words([], [], [])
    for start, end, word in zip(starts, ends, folded, strict=True):
        if made.ends and _BRACKETS.fullmatch(text, made.ends[-1], start):
            first = made.starts[-1]
            if text[first - 1 : first] == "[":
                made.starts[-1] = first - 1
            made.ends[-1] = end
            made.folded[-1] += word
        else:
            for column, value in zip(made, (start, end, word), strict=True):
                column.append(value)
    return made


def agree(one: Utterance, other: Utterance) -> bool | None:
    """Whether the same speaker is named, alone or among others; null where one of them is unknown.

    Who is quoted in the statement of another ("Ann Roe, its director, said: ...") speaks there, too; and
    what a medium is said to have said can be all that stands in its own text.
    """
    if _speaks_in(one, other) or _speaks_in(other, one):
        return True
    if one.speaker is None or other.speaker is None:
        return None
    return not set(one.speaker.split("; ")).isdisjoint(other.speaker.split("; "))


def _speaks_in(one: Utterance, other: Utterance) -> bool:
    names = one.speaker.split("; ") if one.speaker else []
    if not other.is_reference:
        return other.outlet in names
    return any(not other.beside.isdisjoint(folded(name).split()[-1:]) for name in names)


def stems(said: Iterable[str]) -> frozenset[str]:
    """The beginnings of the words that are no small words: "meet" and "meeting" are alike."""
    return frozenset(word[:_STEM] for word in said if word not in small_words())


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text, roughly: where each starts and ends."""
    start = 0
    for found in _SENTENCE_END.finditer(text):
        yield start, found.end()
        start = found.end()
    yield start, len(text)


def _content(found: Words) -> frozenset[str]:
    return frozenset(found.folded) - small_words()


def _around(text: str, start: int, end: int) -> str:
    """The sentence of a quotation, without what it has in quotation marks."""
    first = max(text.rfind("\n", 0, start) + 1, start - 600)
    last = text.find("\n", end)
    last = min(len(text) if last < 0 else last, end + 600)
    for from_, to in sentences(text[first:last]):
        if from_ <= start - first < to:
            return _QUOTED.sub(" ", text[first + from_ : max(first + to, end)])
    return ""


def _day(published: object) -> int | None:
    """The days up to an ISO date; null where the day is unknown."""
    if not isinstance(published, str) or len(published) < len("2025-06-05"):
        return None
    return date.fromisoformat(published[:10]).toordinal()
