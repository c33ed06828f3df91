"""Names as words: what kind a word is, a source's name without titles and appositions, runs of capitals."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from analysis import lexicon
from analysis.mark.attribution.words.tagging import PREP, REL, TIME, function_words, word_tag
from analysis.mark.base import Sentence
from analysis.words import words

ARTICLES = ("the", "a", "an")
# What parts a name from what is said about it.
_CUTS = (",", "—", "–", " - ", "(", ";", ":")
_ABBREVIATED = ("jr", "sr", "st")
# Said of a source, and no part of its name: "Trump himself", "the same statement".
_LEFT_OUT = frozenset(("himself", "herself", "itself", "themselves", "alone", "same", "own", "very"))
_LONGEST = 4
_ENDS_NAME = ("close", "familiar", "briefed")


def is_kind(word: str, kind: str) -> bool:
    return kind in lexicon.roles().get(word, ())


class Source(NamedTuple):
    """A source's text up to its apposition: its words as written and folded, and the article before them."""

    text: str
    written: list[str]
    low: list[str]
    article: str | None = None

    def part(self, first: int, last: int) -> "Source":
        """The words `first` to `last - 1`; the article stays with the first word."""
        written = self.written[first:last]
        return Source(" ".join(written), written, self.low[first:last], None if first else self.article)


@lru_cache(maxsize=1 << 12)
def source(text: str) -> Source:
    """What names the source in `text`: "Ann Lee, the mayor" is "Ann Lee"."""
    cut = min((at for mark in _CUTS if (at := text.find(mark)) > 0), default=len(text))
    return phrase(text[:cut])


@lru_cache(maxsize=1 << 12)
def phrase(text: str) -> Source:
    """The words of a whole noun phrase; a possessive's ending at its end is left out."""
    head = text.strip(" '\"“”‘’")
    head = head.removesuffix("'s").removesuffix("’s")
    starts, ends, low = words(head)
    written = [_with_stop(head, start, end) for start, end in zip(starts, ends, strict=True)]
    article = low[0] if low and low[0] in ARTICLES else None
    kept = [i for i in range(article is not None, len(low)) if low[i] not in _LEFT_OUT]
    return Source(head, [written[i] for i in kept], [low[i] for i in kept], article)


def _with_stop(text: str, start: int, end: int) -> str:
    """A word as written, an initial with its stop: "B." of "David B. Cohen"."""
    word = text[start:end]
    return word + "." if text[end : end + 1] == "." and _is_abbreviated(word.lower()) else word


def _is_abbreviated(word: str) -> bool:
    return len(word) == 1 or word in _ABBREVIATED or is_kind(word, "title") and is_kind(word + ".", "title")


def person(name: Source) -> str | None:
    """The name without what stands before it: "columnist Ann Lee" and "Mayor Ann Lee" are "Ann Lee".

    Null where no name is left. Wrong where a name has a word that is a title too ("King", "Chase").
    """
    first = name_start(name)
    rest = name.written[first:]
    if not 0 < len(rest) <= _LONGEST or not all(word[0].isupper() for word in rest):
        return None
    last = name.low[-1]
    if (
        is_kind(last, "body")
        or last.endswith("'s")
        or is_kind(last, "title")
        and not _is_given(name.low, first)
    ):
        return None
    return " ".join(rest)


def name_start(name: Source) -> int:
    """The first word of the name itself: behind the last title, possessive or word without a capital."""
    for i in range(len(name.low) - 2, -1, -1):
        low = name.low[i]
        if is_kind(low, "title") and not (is_given(low) and i == len(name.low) - 2):
            return i + 1
        if not name.written[i][0].isupper() or low.endswith(("'s", "s'")):
            return i + 1
    return 0


def _is_given(low: list[str], first: int) -> bool:
    return len(low) - first > 1 and is_given(low[first])


def is_given(word: str) -> bool:
    """Whether a word is a common first name."""
    return gender([word], ()) is not None and not is_kind(word, "title")


def gender(low: list[str], titles: tuple[str, ...] | frozenset[str]) -> str | None:
    """ "man" or "woman" by the titles, else by the first name of a name of several words; null if unknown."""
    kinds = lexicon.roles()
    for word in (*titles, *low[:1]):
        for which in ("man", "woman"):
            if which in kinds.get(word, ()):
                return which
    return None


def head_end(low: list[str]) -> int:
    """Where the head of a noun phrase ends: before a preposition, "who", or "involved" behind a plural."""
    for i, word in enumerate(low):
        if i and (word_tag(word) & (PREP | REL) or word in _ENDS_NAME):
            return i
        if i and word.endswith(("ed", "ing")) and low[i - 1][-1] == "s" and is_kind(low[i - 1], "unnamed"):
            return i
    return len(low)


def capitals(sentence: Sentence) -> Iterator[tuple[int, Source]]:
    """Runs of words with capitals, joined by single spaces, each with the number of its first word.

    A possessive ends a run and is told without its ending. Dates are no names.
    """
    text, (starts, ends, low) = sentence.text, sentence.words
    first = last = -1
    for i in [i for i, start in enumerate(starts) if text[start].isupper()]:
        if word_tag(low[i]) & TIME or low[i] in ARTICLES:
            continue
        if i == 0 and low[0] in function_words():
            continue
        if first >= 0 and not _joined(text, ends[last], starts[i], last, i, low):
            yield first, _run(sentence, first, last + 1)
            first = i
        first, last = i if first < 0 else first, i
    if first >= 0:
        yield first, _run(sentence, first, last + 1)


def _joined(text: str, end: int, start: int, last: int, i: int, low: list[str]) -> bool:
    if i > last + 1 or low[last].endswith("'s"):
        return False
    gap = text[end:start]
    return gap == " " or gap == ". " and _is_abbreviated(low[last])


def _run(sentence: Sentence, first: int, last: int) -> Source:
    """The words `first` to `last - 1` as a name, without a possessive's ending."""
    text, (starts, ends, low) = sentence.text, sentence.words
    written = [_with_stop(text, starts[k], ends[k]) for k in range(first, last)]
    plain = list(low[first:last])
    if plain[-1].endswith("'s"):
        written[-1], plain[-1] = written[-1][:-2], plain[-1][:-2]
    return Source(" ".join(written), written, plain)
