"""A mention: a noun phrase at its place, with what it is told to be so far."""

from collections.abc import Iterator
from functools import cached_property

from analysis.compare.labels.countries import countries_in
from analysis.compare.labels.phrases import Phrase, phrases
from analysis.compare.labels.sentences import Usage, bare
from analysis.mark.attribution.words.tagging import DET, NAME, NUM, POSS, Tagged

_INDEFINITE = frozenset(
    ("a", "an", "another", "one", "some", "any", "no", "every", "each", "most", "many", "few")
)

Key = tuple[str, str]


class Mention:
    """A phrase in its sentence; `key` is null until it is known what it is, and the same for the same.

    A key is what it is known by (person, country, name, head) and as whom or what.
    """

    def __init__(self, doc_id: str, t: Tagged, phrase: Phrase) -> None:
        self.doc_id, self.t, self.phrase = doc_id, t, phrase
        self.key: Key | None = None

    @cached_property
    def words(self) -> list[str]:
        """The words up to the head, without article, number and possessive endings."""
        t, first = self.t, self.phrase.first
        while first < self.phrase.head and t.tags[first] & (DET | POSS | NUM) and not t.tags[first] & NAME:
            first += 1
        return [bare(word) for word in t.low[first : self.phrase.head + 1]]

    @cached_property
    def span(self) -> tuple[int, int]:
        """Where it stands in the document; a possessive ending is left out."""
        t, phrase = self.t, self.phrase
        end = t.ends[phrase.last]
        end -= 2 if t.low[phrase.last].endswith("'s") else 0
        return t.sentence.start + t.starts[phrase.first], t.sentence.start + end

    @property
    def text(self) -> str:
        start = self.t.sentence.start
        return self.t.text[self.span[0] - start : self.span[1] - start]

    @property
    def head(self) -> str:
        """The head word; "secretary" of "secretary of state"."""
        at = self.phrase.head
        if at - 2 >= self.phrase.first and self.t.low[at - 1] == "of":
            at -= 2
        return bare(self.t.low[at])

    @property
    def is_name(self) -> bool:
        return bool(self.t.tags[self.phrase.head] & NAME)

    @property
    def is_definite(self) -> bool:
        return self.t.low[self.phrase.first] not in _INDEFINITE

    @property
    def has_the(self) -> bool:
        return self.t.low[self.phrase.first] == "the"

    @property
    def name(self) -> list[str]:
        """The run of words with capitals that the phrase ends with."""
        first = self.name_start
        return [bare(word) for word in self.t.low[first : self.phrase.head + 1]]

    @cached_property
    def name_start(self) -> int:
        """The first word of that run; behind the head where there is none."""
        t, head = self.t, self.phrase.head
        first = head + 1
        while first > self.phrase.first and t.tags[first - 1] & NAME:
            if first <= head and (
                t.low[first - 1].endswith("'s") or t.gaps[first] not in (" ", ". ", "\u00a0")
            ):
                break
            first -= 1
        return first

    @cached_property
    def nation(self) -> str | None:
        """The country that the phrase names beside its head: "the Chinese premier", "the king of Norway"."""
        t, (first, head, last, _) = self.t, self.phrase
        beside = [bare(word) for word in [*t.low[first:head], "", *t.low[head + 1 : last + 1]]]
        found = countries_in(beside)
        return found[0] if found else None


def mentions(documents: dict[str, list[Tagged]], usage: Usage) -> Iterator[Mention]:
    """Every noun phrase of a corpus, in order; datelines are left out."""
    for doc_id, several in documents.items():
        for t in several:
            if t.sentence.kind != "dateline":
                for one in phrases(t, usage):
                    yield Mention(doc_id, t, one)


def outermost(found: list[Mention]) -> list[Mention]:
    """The mentions that lie in no other; each stands before those that it contains."""
    kept: list[Mention] = []
    for one in found:
        if not kept or kept[-1].doc_id != one.doc_id or one.span[0] >= kept[-1].span[1]:
            kept.append(one)
    return kept
