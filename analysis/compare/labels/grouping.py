"""Which mentions are the same: by name, role, country, acronym, apposition, head."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from analysis.compare.labels.countries import countries_in, country
from analysis.compare.labels.people import People, country_of, is_definite, name_start, role
from analysis.compare.labels.phrases import Phrase, phrases
from analysis.compare.labels.sentences import Usage, bare, singular
from analysis.mark.attribution.words.names import is_kind
from analysis.mark.attribution.words.tagging import DET, NAME, NUM, POSS, Tagged

_GOVERNMENTS = ("government", "regime")
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "a"))


class Mention(NamedTuple):
    """A phrase in its sentence, and what it is: `key` the same for the same, `kind` as in the table."""

    doc_id: str
    t: Tagged
    phrase: Phrase
    key: tuple[str, str] | None
    kind: str


def grouped(documents: dict[str, list[Tagged]], known: Usage) -> list[tuple[Any, ...]]:
    people = People(documents)
    found = [
        Mention(doc_id, t, one, None, "")
        for doc_id, several in documents.items()
        for t in several
        if t.sentence.kind != "dateline"
        for one in phrases(t, known)
    ]
    found = _persons(found, people)
    found = _roles(found, people)
    found = _names(found)
    found = _common(found)
    return [_row(one) for one in found]


def _persons(found: list[Mention], people: People) -> list[Mention]:
    made = []
    for one in found:
        who = people.called(one.doc_id, one.t, one.phrase)
        if who:
            first = name_start(one.t, one.phrase)
            last = one.phrase.last
            while first <= last and is_kind(bare(one.t.low[first]), "title"):
                first += 1
            if said := role(one.t, one.phrase.first, first - 1):
                people.learn(one.doc_id, who, said)
            one = one._replace(key=("person", who), kind="person")
        made.append(one)
    return made


def _roles(found: list[Mention], people: People) -> list[Mention]:
    made = []
    for one in found:
        if one.key is None and is_definite(one.t, one.phrase):
            said = role(one.t, one.phrase.first, one.phrase.last)
            if said and (who := people.bearer(one.doc_id, said)):
                one = one._replace(key=("person", who), kind="person")
        made.append(one)
    return made


def _words(one: Mention) -> list[str]:
    """The words of a mention without article and possessive endings."""
    t, (first, last, _) = one.t, one.phrase
    if t.tags[first] & (DET | POSS) and not t.tags[first] & NAME and first < last:
        first += 1
    return [bare(word) for word in t.low[first : last + 1]]


def _names(found: list[Mention]) -> list[Mention]:
    """Countries and other names."""
    names = Counter(
        " ".join(_words(one)).replace(".", "")
        for one in found
        if one.key is None and one.t.tags[one.phrase.last] & NAME
    )
    short: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (-names[name], name)):
        words = name.split()
        if len(words) > 1:
            short.setdefault("".join(word[0] for word in words if word not in _SMALL), name)
            short.setdefault("".join(word[0] for word in words), name)
    made = []
    for one in found:
        if one.key is None:
            words = _words(one)
            text = " ".join(words)
            where = country(text, "name", "seat")
            if where is None and words[-1] in _GOVERNMENTS and len(words) < 4:
                nations = countries_in(words)
                where = nations[0] if len(nations) == 1 else None
            if where:
                one = one._replace(key=("country", where), kind="country")
            elif one.t.tags[one.phrase.last] & NAME:
                plain = text.replace(".", "")
                one = one._replace(key=("name", short.get(plain, plain)), kind="group")
        made.append(one)
    return made


def _common(found: list[Mention]) -> list[Mention]:
    made = []
    for one in found:
        if one.key is None:
            one = one._replace(key=("head", singular(bare(one.t.low[one.phrase.last]))), kind="thing")
        made.append(one)
    return made


def _row(one: Mention) -> tuple[Any, ...]:
    t, (first, last, _) = one.t, one.phrase
    offset = t.sentence.start
    start, end = t.starts[first], t.ends[last]
    text = t.text[start:end]
    if text.endswith(("'s", "’s")):
        end -= 2
        text = text[:-2]
    head = bare(t.low[last])
    return (one.key, one.doc_id, t.sentence.sent_id, offset + start, offset + end, text, one.kind, head, "")
