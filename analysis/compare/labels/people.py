"""Persons: whom a name or a role calls, from what one article, or else all of them, tell."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.compare.labels.countries import countries_in
from analysis.compare.labels.phrases import Phrase
from analysis.compare.labels.sentences import bare
from analysis.mark.attribution.words.names import capitals, is_kind, person
from analysis.mark.attribution.words.names import phrase as name_of
from analysis.mark.attribution.words.tagging import NAME, Tagged
from analysis.mark.speakers.mentions import Told, mentions

_NOT_ROLES = frozenset(("former", "late", "then", "acting", "incoming", "outgoing", "new", "first", "current"))
_INDEFINITE = ("a", "an", "another", "one", "some", "no", "any")


class Role(NamedTuple):
    """What is said of a person before the name: `head` "director", `words` all of it, `nation` or null."""

    head: str
    words: frozenset[str]
    nation: str | None


class People:
    """The persons of a corpus: their names in full, and the roles that each article gives them."""

    def __init__(self, documents: dict[str, list[Tagged]]) -> None:
        told = {doc_id: [t.sentence for t in several] for doc_id, several in documents.items()}
        self._articles = {doc_id: _told(several) for doc_id, several in told.items()}
        self._corpus = _told([one for several in told.values() for one in several])
        self._roles: dict[str, dict[str, list[tuple[str, Role]]]] = {}
        self._all_roles: dict[str, list[tuple[str, Role]]] = {}

    def called(self, doc_id: str, t: Tagged, one: Phrase) -> str | None:
        """The person whose name a phrase ends with, as a key; null where it ends with no person's name."""
        first = name_start(t, one)
        if first > one.last:
            return None
        text = t.text[t.starts[first] : t.ends[one.last]]
        source = name_of(text)
        called = person(source) if source.low else None
        if not called or country_of(source.low):
            return None
        titles = [*source.low, *(bare(word) for word in t.low[one.first : first])]
        for told in (self._articles[doc_id], self._corpus):
            full = told.name(called, titles)
            if " " not in full and told is not self._corpus:
                continue
            if told.is_person(full) or self._corpus.is_person(full):
                return person_key(full)
        return None

    def learn(self, doc_id: str, who: str, role: Role) -> None:
        """Keep that an article gives somebody a role."""
        self._roles.setdefault(doc_id, {}).setdefault(role.head, []).append((who, role))
        self._all_roles.setdefault(role.head, []).append((who, role))

    def bearer(self, doc_id: str, role: Role) -> str | None:
        """The only person with a role in the article, or else in the corpus; null where several could be meant."""
        for found in (self._roles.get(doc_id, {}).get(role.head), self._all_roles.get(role.head)):
            if found and (who := _only(found, role)):
                return who
        return None


def country_of(low: Sequence[str]) -> bool:
    """Whether a name is nothing but a country's."""
    return len(countries_in(list(low))) == 1 and len(low) < 4 and not any(is_kind(w, "title") for w in low[1:])


def name_start(t: Tagged, one: Phrase) -> int:
    """The first word of the run of capitals that a phrase ends with; behind its end where it ends with none."""
    first = one.last + 1
    while first > one.first and t.tags[first - 1] & NAME and not (first <= one.last and _parted(t, first)):
        first -= 1
    return first


def _parted(t: Tagged, k: int) -> bool:
    return t.low[k - 1].endswith("'s") or t.gaps[k] not in (" ", ". ", "\u00a0")


def person_key(full: str) -> str:
    """A name by its first and last word: "Ann B. Lee" and "Ann Lee" are one, "Kim Jong-un" and "Kim Jong Un" too."""
    words = full.lower().replace("-", " ").replace("‑", " ").replace(".", "").split()
    return words[0] if len(words) == 1 else f"{words[0]} {words[-1]}"


def role(t: Tagged, first: int, last: int) -> Role | None:
    """The role that the words `first` to `last` tell; null where they tell none."""
    low = [bare(word) for word in t.low[first : last + 1]]
    if not low or not is_role_word(low[-1]):
        return None
    nations = countries_in(low)
    words = frozenset(w for w in low[:-1] if is_kind(w, "title") and w not in _NOT_ROLES and not is_kind(w, "nation"))
    return Role(low[-1], words, nations[0] if nations else None)


def is_role_word(word: str) -> bool:
    """Whether a word can be the head of a role: president, adviser, brother; no "Mr.", no plural."""
    courtesy = is_kind(word, "man") or is_kind(word, "woman") or word in _NOT_ROLES or is_kind(word, "nation")
    listed = any(is_kind(word, kind) for kind in ("title", "role", "unnamed"))
    return not courtesy and listed and (word[-1] != "s" or word.endswith("ss")) or word in _MORE_ROLES


_MORE_ROLES = frozenset(("son", "wife", "husband", "president", "dictator", "ruler", "son-in-law"))


def is_definite(t: Tagged, one: Phrase) -> bool:
    return t.low[one.first] not in _INDEFINITE


def _only(found: Iterable[tuple[str, Role]], wanted: Role) -> str | None:
    """The one who has the role; of several the one to whom it is given without a country, or four times oftener."""
    fitting = [
        (who, one)
        for who, one in found
        if wanted.words <= one.words and (wanted.nation is None or one.nation in (wanted.nation, None))
    ]
    if wanted.nation and (same := [pair for pair in fitting if pair[1].nation == wanted.nation]):
        fitting = same
    elif wanted.nation is None and (home := [pair for pair in fitting if pair[1].nation is None]):
        fitting = home
    counted = Counter(who for who, _ in fitting).most_common(2)
    if not counted or len(counted) == 2 and counted[0][1] < 4 * counted[1][1]:
        return None
    return counted[0][0]


def _told(sentences: Sequence) -> Told:
    return mentions(sentences, [list(capitals(one)) for one in sentences])
