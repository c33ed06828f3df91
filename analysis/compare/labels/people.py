"""Persons: whom a name or a role calls, from what one article, or else all of them, tell."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.compare.labels.countries import countries_in, country
from analysis.compare.labels.mentions import Mention
from analysis.compare.labels.phrases import FIELDS, is_people
from analysis.compare.labels.sentences import Usage, bare, singular
from analysis.mark.attribution.words.names import capitals, is_given, is_kind, person
from analysis.mark.attribution.words.names import phrase as name_of
from analysis.mark.attribution.words.tagging import Tagged
from analysis.mark.speakers.mentions import Told, mentions

_TIMES = frozenset(("former", "late", "then", "acting", "incoming", "outgoing", "new", "first", "current", "ex"))
# Who is meant must be this many times oftener called so than anybody else.
_CLEARLY = 4


class Role(NamedTuple):
    """What somebody is: `head` "director", `words` the other titles beside it, `nation` or null."""

    head: str
    words: frozenset[str]
    nation: str | None


class People:
    """The persons of a corpus: their names in full, and the roles that each article gives them."""

    def __init__(self, documents: dict[str, list[Tagged]], usage: Usage) -> None:
        told = {doc_id: [t.sentence for t in several] for doc_id, several in documents.items()}
        self._articles = {doc_id: _told(several) for doc_id, several in told.items()}
        self._corpus = _told([one for several in told.values() for one in several])
        self._usage = usage
        self._roles: dict[str, dict[str, list[tuple[str, Role]]]] = {}
        self._all_roles: dict[str, list[tuple[str, Role]]] = {}

    def called(self, one: Mention) -> str | None:
        """The person whose name a mention ends with, as a key; null where it ends with no person's name."""
        t, first, head = one.t, one.name_start, one.phrase.head
        if first > head or country(" ".join(one.name)) or self._usage.nouns[singular(one.head)]:
            return None
        source = name_of(t.text[t.starts[first] : t.ends[head]])
        called = person(source) if source.low else None
        if not called or is_people(called.lower()) or called.startswith("New "):
            return None
        words = called.split()
        before = source.low[: -len(words)]
        if before and before[-1] in FIELDS:  # "the State Fair"
            return None
        while len(words) > 2 and self._usage.nouns[words[0].lower()]:  # "Counsel Ann Lee"
            words = words[1:]
        called = " ".join(words)
        titles = [*source.low, *(bare(word) for word in t.low[one.phrase.first : first])]
        for told in (self._articles[one.doc_id], self._corpus):
            full = told.name(called, titles)
            if " " not in full and told is not self._corpus:
                continue
            if told.is_person(full) or self._corpus.is_person(full):
                return person_key(full)
        return None

    def learn(self, doc_id: str, who: str, role: Role) -> None:
        """Keep that an article gives somebody a role."""
        several = [role]
        if role.nation and "vice" not in role.words and any(is_kind(w, "head") for w in (role.head, *role.words)):
            several.append(Role("leader", frozenset(), role.nation))
        for one in several:
            self._roles.setdefault(doc_id, {}).setdefault(one.head, []).append((who, one))
            self._all_roles.setdefault(one.head, []).append((who, one))

    def bearer(self, doc_id: str, role: Role) -> str | None:
        """The only person with a role in the article, or else in the corpus; null where several could be meant."""
        for found in (self._roles.get(doc_id, {}).get(role.head), self._all_roles.get(role.head)):
            if found and (who := _only(found, role)):
                return who
        return None


def person_key(full: str) -> str:
    """A name by its first and last word: "Ann B. Lee" and "Ann Lee" are one, "Kim Jong-un" and "Kim Jong Un" too."""
    words = full.lower().replace("-", " ").replace("‑", " ").replace(".", "").split()
    if len(words) > 2 and words[-1] in ("jr", "sr"):
        return f"{words[0]} {words[-2]} {words[-1]}"
    return words[0] if len(words) == 1 else f"{words[0]} {words[-1]}"


def merged_names(counts: Counter[str], seen: dict[str, set[str]]) -> dict[str, str]:
    """For names that are short for others, or written otherwise, the one to take: "lee" to "ann lee".

    `counts` says how often each key occurs, `seen` in which articles. "Rob Lee" and "Robert Lee" are one where
    no article has both.
    """
    full = [key for key in sorted(counts, key=lambda key: (-counts[key], key)) if " " in key]
    merged: dict[str, str] = {}
    for key in full:
        words = key.split()
        plain = " ".join(words[:2])
        if len(words) == 3 and plain not in counts:
            merged[key] = plain
        for other in full:
            if other == key or other in merged:
                break
            same = other.split()[-1] == words[-1] and other[0] == key[0] and len(words) == 2
            if same and not seen[key] & seen[other]:
                merged[key] = other
                break
    for key in (key for key in counts if " " not in key):
        last = [name for name in full if name.split()[-1] == key]
        first = [name for name in full if name.split()[0] == key]
        if last or first and (is_kind(key, "family") or not is_given(key) or len(first) == 1):
            merged[key] = (last or first)[0]
    return {key: merged.get(found, found) for key, found in merged.items()}


def role(words: Sequence[str], nation: str | None = None) -> Role | None:
    """The role that words tell, the last of which is its head; null where they tell none."""
    low = list(words)
    if "of" in low:
        low = low[: low.index("of")]
    if not low or not is_role_word(low[-1]):
        return None
    nations = countries_in(low[:-1])
    kept = (w for w in low[:-1] if is_kind(w, "title") and w not in _TIMES and not is_kind(w, "nation"))
    return Role(low[-1], frozenset(kept), nation or (nations[0] if nations else None))


def is_role_word(word: str) -> bool:
    """Whether a word can be the head of a role: president, adviser, brother; no "Mr.", no plural."""
    courtesy = any(is_kind(word, kind) for kind in ("man", "woman", "nation")) or word in _TIMES
    listed = is_people(word) and not is_kind(word, "body") or word in _RULERS
    return listed and not courtesy and (word[-1] != "s" or word.endswith("ss")) or word in _KIN


_RULERS = frozenset(("dictator", "ruler", "strongman", "tyrant", "autocrat", "despot", "monarch"))
_KIN = frozenset(("son-in-law", "daughter-in-law", "father-in-law", "son", "daughter", "wife", "husband", "brother"))


def _only(found: Iterable[tuple[str, Role]], wanted: Role) -> str | None:
    """The one who has the role: given without a country to whom none is named, or much oftener than to others."""
    fitting = [
        (who, one)
        for who, one in found
        if wanted.words <= one.words and (wanted.nation is None or one.nation in (wanted.nation, None))
    ]
    if near := [pair for pair in fitting if pair[1].nation == wanted.nation]:
        fitting = near
    counted = Counter(who for who, _ in fitting).most_common(2)
    if not counted or len(counted) == 2 and counted[0][1] < _CLEARLY * counted[1][1]:
        return None
    return counted[0][0]


def _told(sentences: Sequence) -> Told:
    return mentions(sentences, [list(capitals(one)) for one in sentences])
