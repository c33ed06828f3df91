"""Names inside one article: what a source is called, without titles and appositions, and in full."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from analysis import lexicon
from analysis.mark.attribution.tagging import function_words
from analysis.mark.base import Sentence
from analysis.words import words

_ARTICLES = ("the", "a", "an")
# What parts a name from what is said about it.
_CUTS = (",", "—", "–", " - ", "(", ";", ":")
_LONGEST = 4


@cache
def kind_of() -> dict[str, frozenset[str]]:
    """The kinds of role words: title, unnamed, text, body, and pronouns."""
    found: dict[str, set[str]] = {}
    columns = ("word", "kind", "source")
    for row in lexicon.rows(lexicon.FOLDER / "roles.csv", columns, columns, ("word", "kind")):
        found.setdefault(row["word"], set()).add(row["kind"])
    return {word: frozenset(kinds) for word, kinds in found.items()}


def is_kind(word: str, kind: str) -> bool:
    return kind in kind_of().get(word, ())


class Source(NamedTuple):
    """A source's text up to its apposition: the words as written, folded, and without a leading article."""

    text: str
    written: list[str]
    low: list[str]


def source(text: str) -> Source:
    """What names the source in `text`: "Ann Lee, the mayor" is "Ann Lee"."""
    cut = min((at for mark in _CUTS if (at := text.find(mark)) > 0), default=len(text))
    head = text[:cut].strip(" '\"“”‘’")
    head = head.removesuffix("'s").removesuffix("’s")
    starts, ends, low = words(head)
    written = [head[s:e] for s, e in zip(starts, ends, strict=True)]
    if low and low[0] in _ARTICLES:
        written, low = written[1:], low[1:]
    return Source(head, written, low)


def person(name: Source) -> str | None:
    """The name without the titles before it: "Treasury Secretary Ann Lee" is "Ann Lee"; null if none is left.

    Wrong where a name begins with a word that is a title too ("King", "Chase").
    """
    if not name.low:
        return None
    first, last = 0, len(name.low)
    while first < last - 1 and (is_kind(name.low[first], "title") or not name.written[first][0].isupper()):
        first += 1
    rest = name.written[first:last]
    if not rest or len(rest) > _LONGEST or not all(word[0].isupper() for word in rest):
        return None
    if is_kind(name.low[-1], "title") or is_kind(name.low[-1], "body") or name.low[-1].endswith("'s"):
        return None
    return " ".join(rest)


def parts(name: Source) -> list[Source]:
    """The names that "and" joins: "Ann Lee and Bo Ray" are two."""
    found, first = [], 0
    for i in range(len(name.low) + 1):
        if i == len(name.low) or name.low[i] == "and":
            if i > first:
                found.append(Source(name.text, name.written[first:i], name.low[first:i]))
            first = i + 1
    return found


class Names(NamedTuple):
    """What an article tells of names: the full name for each surname, and the words that are names."""

    full: dict[str, str]
    known: frozenset[str]


def names(sentences: Sequence[Sentence]) -> Names:
    """The names of an article; of several people with one surname the one most often named in full.

    A word with a capital is known to be a name where it stands inside a sentence.
    """
    counted: dict[str, Counter[str]] = {}
    known: set[str] = set()
    for sentence in sentences:
        for first, run in capitals(sentence):
            known.update(run.low[1:] if first == 0 else run.low)
            called = person(run) if len(run.low) > 1 else None
            if called and " " in called:
                counted.setdefault(run.low[-1], Counter())[called] += 1
    return Names(
        {surname: found.most_common(1)[0][0] for surname, found in counted.items()}, frozenset(known)
    )


def capitals(sentence: Sentence) -> Iterator[tuple[int, Source]]:
    """Runs of words with capitals, joined by single spaces, each with the number of its first word."""
    text, (starts, ends, low) = sentence.text, sentence.words
    written = [i for i, start in enumerate(starts) if text[start].isupper()]
    if written and written[0] == 0 and low[0] in function_words():
        del written[0]
    first = last = None
    for i in written:
        if first is None:
            first = i
        elif i > last + 1 or text[ends[last] : starts[i]] != " " or low[last].endswith("'s"):
            yield first, _run(sentence, first, last + 1)
            first = i
        last = i
    if first is not None:
        yield first, _run(sentence, first, last + 1)


def _run(sentence: Sentence, first: int, last: int) -> Source:
    """The words `first` to `last - 1` as a name, without a possessive's ending."""
    text, (starts, ends, low) = sentence.text, sentence.words
    written = [text[starts[k] : ends[k]] for k in range(first, last)]
    plain = list(low[first:last])
    if plain[-1].endswith("'s"):
        written[-1], plain[-1] = written[-1][:-2], plain[-1][:-2]
    return Source(" ".join(written), written, plain)
