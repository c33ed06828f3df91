"""A sentence as its polarity is read: its words, where clauses end, and what denies or leaves open in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from analysis import lexicon
from analysis.compare.claims.phrases import Span
from analysis.compare.small_words import small_words
from analysis.words import Words, words

if TYPE_CHECKING:
    from analysis.compare.claims.search import Passage

_BREAK = re.compile(r"[,;:()\[\]—–]|\s-\s")
_NUMBER = re.compile(r"\.\s*\d")  # "No. 10" is no negation
# "Did not, as he says, leave": what stands between the commas is passed over.
_INSERTION = re.compile(r"(\b(?:not|never|that|whether|if)|n['’]t)(,[^,;:()—–]{1,40},)")

_KINDS = (
    "negation",
    "no one",
    "next to none",
    "before -ing",
    "not do",
    "deny",
    "leave open",
    "ask",
    "report",
)
_KINDS += ("nothing", "asked")
_NEGATIVE = frozenset(["negation", "no one", "before -ing", "not do", "deny"])


class Word(NamedTuple):
    """A word or phrase of `lexicons/polarity.csv`: words `first` to `last` of a sentence, `[start, end)`."""

    first: int
    last: int
    kind: str
    start: int
    end: int


class Clauses(NamedTuple):
    """A sentence with a passage in it; all but `listed` are places in `folded`, its words.

    `breaks` have a comma or the like behind them; `listed` are words of the list, none of the claim's own; at
    `begins` the parts of the passage begin, `own` are all words of them, `end` is the first word behind it.
    """

    folded: list[str]
    breaks: frozenset[int]
    listed: list[Word]
    begins: list[int]
    own: frozenset[int]
    end: int

    def of(self, *kinds: str) -> list[Word]:
        return [one for one in self.listed if one.kind in kinds]

    def gap(self, first: int, last: int) -> list[str] | None:
        """The words between two others; null where a comma or the like stands there."""
        return self.folded[first + 1 : last] if self.breaks.isdisjoint(range(first, last)) else None

    def part(self, one: Word) -> int | None:
        """Where the part of the passage begins that comes next behind a word, in the same stretch."""
        at = next((at for at in self.begins if at > one.last), None)
        return None if at is None or self.gap(one.last, at) is None else at

    def heads(self, one: Word) -> bool:
        """Whether a clause begins with a word."""
        before = one.first - 1
        return before < 0 or before in self.breaks or self.folded[before] in borders()


def clauses(text: str, passage: "Passage") -> Clauses:
    """The sentence `text` with a passage of it."""
    parts = passage.parts
    text = _INSERTION.sub(
        lambda found: found[0] if within(*found.span(), parts) else found[1] + " " * len(found[2]), text
    )
    tokens = words(text)
    starts, ends, folded = tokens
    return Clauses(
        folded,
        frozenset(i for i in range(len(folded) - 1) if _BREAK.search(text, ends[i], starts[i + 1])),
        listed(text, tokens, parts),
        sorted({bisect_right(ends, start) for start, _ in parts}),
        frozenset(i for i in range(len(folded)) if within(starts[i], ends[i], parts)),
        bisect_left(starts, passage.end),
    )


def listed(text: str, tokens: Words, parts: Sequence[Span] = ()) -> list[Word]:
    """The words and phrases of the list in a text, the longest at each place, none that touches `parts`."""
    made: list[Word] = []
    for matches in _phrases().at(text, tokens):
        longest = next((one for one in matches if not within(one.start, one.end, parts)), None)
        is_new = longest and (not made or longest.first > made[-1].last)
        if is_new and not _NUMBER.match(text, longest.end):
            made.append(Word(longest.first, longest.last, longest.row["class"], longest.start, longest.end))
    return made


def is_negative(text: str) -> bool:
    """Whether a text says what is not so: "nobody was hurt", "declined to vote"."""
    return any(one.kind in _NEGATIVE for one in listed(text, words(text)))


def within(start: int, end: int, parts: Sequence[Span]) -> bool:
    """Whether `[start, end)` has a character of one of the stretches."""
    return any(first < end and start < last for first, last in parts)


@cache
def _rows() -> list[dict[str, str]]:
    columns = ("phrase", "class", "source", "note")
    return lexicon.rows(lexicon.FOLDER / "polarity.csv", columns, columns[:3], ("phrase",), {"class": _KINDS})


@cache
def _phrases() -> lexicon.Phrases:
    return lexicon.Phrases(row for row in _rows() if row["class"] not in ("report", "asked"))


@cache
def reports() -> frozenset[str]:
    """Nouns that are denied together with the clause that they bring: "the claim that"."""
    return _nouns("report")


@cache
def asked_for() -> frozenset[str]:
    """Nouns of what can be turned down, and was there: "rejected the request for more"."""
    return _nouns("asked")


def _nouns(kind: str) -> frozenset[str]:
    return frozenset(row["phrase"] for row in _rows() if row["class"] == kind)


@cache
def borders() -> frozenset[str]:
    """Words at which a clause ends: not "or", for "did not sleep or eat" denies both."""
    return (small_words("sub", "wh", "rel") | {"and", "but", "except", "besides", "unlike"}) - {"so", "once"}


@cache
def auxiliaries() -> frozenset[str]:
    return small_words("be", "have", "do", "modal") | {"remain", "remains", "remained"}


def n_full(gap: Sequence[str]) -> int:
    """How many words are no auxiliaries, articles or adverbs."""
    return sum(word not in _passed_over() for word in gap)


@cache
def _passed_over() -> frozenset[str]:
    return small_words("be", "have", "do", "modal", "det", "adv")
