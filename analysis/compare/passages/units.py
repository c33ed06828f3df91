"""Sentences as they are laid beside each other: their terms, and the clauses in which these stand."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from nltk.stem.snowball import SnowballStemmer

from analysis.compare.claims.phrases import Key, Span
from analysis.compare.small_words import small_words
from analysis.numbers import quantities
from analysis.words import Remembered, words

if TYPE_CHECKING:
    from analysis.mark import Marked

KINDS = ("headline", "standfirst", "bullet", "body")
_FEW = 2  # numbers without a unit up to here are in every text ("the two leaders")
_CLAUSE = re.compile(
    r"[,;:()\[\]—–]|\s-\s|[\"“”]|\b(?:and|but|that|which|who|while|although|though|after|because|if|when|as|than"
    r"|for)\b",
    re.IGNORECASE,
)
_STEMMED = Remembered(SnowballStemmer("english").stem)


class Term(NamedTuple):
    """A word by its stem, a name by its last word, or a quantity by its value and unit; `[start, end)`."""

    key: Key
    start: int
    end: int
    is_name: bool


class Unit(NamedTuple):
    """A sentence: positions of terms and clauses are in its text, `start` is its own in the document.

    `position` is the share of the document's sentences before it, `speakers` are who speaks in it for sure.
    """

    doc_id: str
    sent_id: int
    start: int
    kind: str
    text: str
    position: float
    speakers: frozenset[str]
    terms: tuple[Term, ...]
    clauses: tuple[Span, ...]


def stem(word: str) -> str:
    return _STEMMED[word]


def units(marked: "Marked") -> list[Unit]:
    """The sentences of a `mark.Marked` that were scored, headlines among them, in corpus order."""
    scored = frozenset(marked.voices["doc_id"])
    rows = marked.sentences[marked.sentences["kind"].isin(KINDS) & marked.sentences["doc_id"].isin(scored)]
    speakers = defaultdict(set)
    known = marked.voices[marked.voices["speaker"].notna()]
    for one in known.itertuples(index=False):
        speakers[one.doc_id, one.sent_id].update(one.speaker.split("; "))
    n_sentences = Counter(rows["doc_id"])
    capital = _capital(rows)
    before: Counter[str] = Counter()
    made = []
    for one in rows.itertuples(index=False):
        made.append(
            Unit(
                *(one.doc_id, one.sent_id, one.start, one.kind, one.text),
                before[one.doc_id] / n_sentences[one.doc_id],
                frozenset(speakers[one.doc_id, one.sent_id]),
                tuple(_terms(one.text, one.kind == "headline", capital)),
                _clauses(one.text),
            )
        )
        before[one.doc_id] += 1
    return made


def _capital(rows) -> frozenset[str]:
    """Words that the corpus writes with a capital inside a sentence, mostly: names, and no others."""
    large: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for text, kind in zip(rows["text"], rows["kind"], strict=True):
        starts, _, low = words(text)
        for number, (at, word) in enumerate(zip(starts, low, strict=True)):
            if text[at].islower():
                small[_bare(word)] += 1
            elif number and kind != "headline":
                large[_bare(word)] += 1
    return frozenset(word for word, n in large.items() if n >= small[word] and word not in small_words())


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")


def _terms(text: str, is_headline: bool, capital: frozenset[str]) -> Iterator[Term]:
    """Names in a row are one term ("White House Chief Rahm Emanuel"), known by the last."""
    numbers = [one for one in quantities(text) if one.unit or one.value > _FEW]
    name: list[tuple[str, int, int]] = []
    found = [Term(("#", one.value, one.unit), one.start, one.end, False) for one in numbers]
    for number, (start, end, low) in enumerate(zip(*words(text), strict=True)):
        if any(start < one.end and one.start < end for one in numbers):
            continue
        word = _bare(low)
        if text[start].isupper() and word in capital:
            if name and text[name[-1][2] : start].strip(" ."):
                found.append(_name(name))
                name = []
            name.append((word, start, end))
            if word != low:  # "Lee's brother"
                found.append(_name(name))
                name = []
            continue
        if name and not (text[start].isupper() and (number == 0 or is_headline)):
            found.append(_name(name))
            name = []
        found += [
            Term(stem(part), start, end, False)
            for part in word.split("-")
            if len(part) > 1 and part not in small_words()
        ]
    if name:
        found.append(_name(name))
    return iter(sorted(found, key=lambda term: (term.start, term.end, str(term.key))))


def _name(name: Sequence[tuple[str, int, int]]) -> Term:
    return Term(stem(name[-1][0]), name[0][1], name[-1][2], True)


def _clauses(text: str) -> tuple[Span, ...]:
    """Clauses, roughly: cut before commas, brackets, dashes, quotation marks, and words that join clauses."""
    cuts = [0, *(found.start() for found in _CLAUSE.finditer(text)), len(text)]
    return tuple((a, b) for a, b in zip(cuts, cuts[1:], strict=False) if b > a)


def keys(terms: Iterable[Term]) -> frozenset[Key]:
    return frozenset(term.key for term in terms)
