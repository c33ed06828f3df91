"""Persons: whom a name or a role calls, from what one article, or else all of them, tell."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.compare.labels.countries import country
from analysis.compare.labels.mentions import Mention
from analysis.compare.labels.phrases import is_people
from analysis.compare.labels.sentences import Usage, bare, singular
from analysis.mark.attribution.words.names import capitals, is_given, is_kind, person
from analysis.mark.attribution.words.names import phrase as name_of
from analysis.mark.attribution.words.tagging import NAME, Tagged
from analysis.mark.speakers.mentions import Told, mentions

_TIMES = frozenset(
    ("former", "late", "then", "acting", "incoming", "outgoing", "new", "current", "ex", "north", "south")
)
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
        if before and is_kind(before[-1], "field"):  # "the State Fair"
            return None
        while len(words) > 2 and self._usage.nouns[words[0].lower()]:  # "Counsel Ann Lee"
            words = words[1:]
        called = " ".join(words)
        titles = [*before, *(bare(word) for word in t.low[one.phrase.first : first])]
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
        if (
            role.nation
            and "vice" not in role.words
            and any(is_kind(w, "head") for w in (role.head, *role.words))
        ):
            several.append(Role("leader", frozenset(), role.nation))
        for one in several:
            self._roles.setdefault(doc_id, {}).setdefault(one.head, []).append((who, one))
            self._all_roles.setdefault(one.head, []).append((who, one))

    def bearer(self, doc_id: str, role: Role) -> str | None:
        """The only person with a role in the article, or else in the corpus; null if it may be several."""
        for found in (self._roles.get(doc_id, {}).get(role.head), self._all_roles.get(role.head)):
            if found and (who := _only(found, role)):
                return who
        return None


def person_key(full: str) -> str:
    """A name by its first and last word: "Ann B. Lee" is "Ann Lee", "Kim Jong-un" is "Kim Jong Un"."""
    words = full.lower().replace("-", " ").replace("‑", " ").replace(".", "").split()
    if len(words) > 2 and words[-1] in ("jr", "sr"):
        return f"{words[0]} {words[-2]} {words[-1]}"
    return words[0] if len(words) == 1 else f"{words[0]} {words[-1]}"


def merged_names(counts: Counter[str], seen: dict[str, set[str]]) -> dict[str, str]:
    """For names that are short for others, or written otherwise, the one to take: "lee" to "ann lee".

    `counts` says how often each key occurs, `seen` in which articles. "Rob Lee" and "Robert Lee" are one
    where no article has both.
    """
    merged: dict[str, str] = {}
    by_last: dict[str, list[str]] = {}
    by_first: dict[str, list[str]] = {}
    for key in [key for key in sorted(counts, key=lambda key: (-counts[key], key)) if " " in key]:
        first, *_, last = key.split()
        plain = key.rsplit(" ", 1)[0]
        alike = (
            other for other in by_last.get(last, ()) if other[0] == key[0] and not seen[other] & seen[key]
        )
        same = plain if key.count(" ") == 2 and plain not in counts else next(alike, None)
        if same:
            merged[key] = same
        else:
            by_last.setdefault(last, []).append(key)
            by_first.setdefault(first, []).append(key)
    for key in [key for key in counts if " " not in key]:
        longer = by_last.get(key, []) or by_first.get(key, [])
        if longer and (key in by_last or len(longer) == 1 or is_kind(key, "family") or not is_given(key)):
            merged[key] = longer[0]
    return merged


def role(one: Mention, last: int) -> Role | None:
    """The role that the words of a mention up to `last` tell, without a possessor's; null if none."""
    t, first = one.t, one.phrase.first if one.phrase.owner is None else one.phrase.owner + 1
    if "of" in t.low[first : last + 1]:
        last = t.low.index("of", first) - 1
    if last < first or not is_role_word(bare(t.low[last])):
        return None
    kept = (
        bare(t.low[k]).replace(".", "")
        for k in range(first, last)
        if (is_people(t.low[k]) or t.tags[k] & NAME or is_kind(t.low[k], "field"))
        and not is_kind(t.low[k], "nation")
    )
    words = frozenset(w for w in kept if w not in _TIMES and not country(w))
    return Role(bare(t.low[last]), words, one.nation)


def is_role_word(word: str) -> bool:
    """Whether a word can be the head of a role: president, adviser, brother; no "Mr.", no plural."""
    courtesy = any(is_kind(word, kind) for kind in ("man", "woman", "nation")) or word in _TIMES
    listed = is_people(word) and not is_kind(word, "body") or is_kind(word, "bearer")
    return listed and not courtesy and (word[-1] != "s" or word.endswith("ss"))


def _only(found: Iterable[tuple[str, Role]], wanted: Role) -> str | None:
    """The one who has the role: told with the same country, and much oftener than anybody else."""
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
