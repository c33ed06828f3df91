"""The corpus's actors: which canonical name and group a source's words stand for."""

from typing import NamedTuple

import pandas as pd

from analysis.mark.attribution.words.names import Source, head_end, is_given, is_kind, phrase
from analysis.mark.attribution.words.tagging import NUM, PREP, word_tag

# Parts the names of several who speak as one, in `actors.csv` and in the result.
JOINT = "; "
# What can stand before a plural without changing who is meant.
_LOOSE = ("some", "many", "several", "most", "senior", "top", "other", "few")


class Actor(NamedTuple):
    name: str
    group: str | None


class Alias(NamedTuple):
    """An actor by one of the names; `definite` ones begin with "the": no other than "the Republican"."""

    actor: Actor
    definite: bool
    is_person: bool


class Actors(NamedTuple):
    """The actors by their names and aliases, in words without a leading article.

    `people` are those that an alias calls by a part of the name ("Lee"), as one calls persons.
    """

    by_alias: dict[tuple[str, ...], Alias]
    longest: int
    groups: dict[str, str | None]
    people: frozenset[str]


def actors(table: pd.DataFrame | None) -> Actors:
    """The actors of a table with `actor, group, aliases` (parted by semicolons); none of an empty one.

    An actor whose name is several names parted by "; " is those together: "both leaders".
    """
    by_alias: dict[tuple[str, ...], Alias] = {}
    groups: dict[str, str | None] = {}
    people: set[str] = set()
    if table is not None and len(table):
        for name, group, aliases in zip(table["actor"], table["group"], table["aliases"], strict=True):
            one = Actor(joined(name.split(JOINT)), group if isinstance(group, str) and group else None)
            groups.setdefault(one.name, one.group)
            named = aliases.split(";") if isinstance(aliases, str) else []
            full = phrase(name)
            is_person = JOINT not in name and is_full_name(full)
            for alias in (name, *named):
                said = phrase(alias)
                if said.low:
                    if is_person and _calls_person(said, full):
                        people.add(one.name)
                    by_alias.setdefault(tuple(said.low), Alias(one, said.article == "the", is_person))
    return Actors(by_alias, max(map(len, by_alias), default=0), groups, frozenset(people))


def _calls_person(said: Source, full: Source) -> bool:
    """Whether an alias calls by a part of the name as one calls persons: "Lee" of "Ann Lee".

    By the first word only behind a title, or where it is a person's: "Xi", not "Northgate" of "Northgate
    Terminals".
    """
    called = said.low[-1]
    if said.low == full.low or called not in full.low:
        return False
    first = full.low[0]
    is_first_name = is_given(first) or is_kind(first, "family")
    return called == full.low[-1] or is_first_name or any(is_kind(word, "title") for word in said.low[:-1])


def is_full_name(name: Source) -> bool:
    """Whether a name can be a person's: two words or more with capitals, and no institution's."""
    return (
        len(name.low) > 1
        and name.article is None
        and all(word[0].isupper() for word in name.written)
        and not any(is_kind(word, "body") or is_kind(word, "nation") for word in name.low)
    )


def joined(names: list[str]) -> str:
    """Several names as one speaker: each once, in the order of the alphabet."""
    return JOINT.join(sorted(set(names), key=lambda name: (name.removeprefix("the ").casefold(), name)))


def match(source: Source, known: Actors) -> Actor | None:
    """The actor that the source's words name; null unless the name is what the phrase is about.

    "Lee's statement" and "a statement from Lee" speak for Lee; "Lee's spokesman", "an adviser to Lee" and
    "Lee supporters" do not, nor does "Bo Lee". "The mayor" is no other town's mayor.
    """
    if not known.by_alias or not source.low:
        return None
    if found := exact(source, known):
        return found
    end = head_end(source.low)
    if end < len(source.low) and (found := exact(source.part(0, end), known)):
        return found
    if found := _ending(source, end, known):
        return found
    if is_kind(source.low[end - 1], "text"):
        return _issuer(source, end, known)
    return _behind(source, end, known)


def exact(source: Source, known: Actors) -> Actor | None:
    """The actor whose name or alias the phrase is, "some" and "two" aside."""
    low = source.low
    found = known.by_alias.get(tuple(low))
    first = 0
    while found is None and first < len(low) - 1 and (low[first] in _LOOSE or word_tag(low[first]) & NUM):
        first += 1
        found = known.by_alias.get(tuple(low[first:]))
    if found is None and low[0] in ("its", "their"):
        found = known.by_alias.get(tuple(low[1:]))
        found = None if found and found.is_person else found
    if found is None or found.definite and source.article in ("a", "an"):
        return None
    return found.actor


def _ending(source: Source, end: int, known: Actors) -> Actor | None:
    """The actor whose name ends the head: "Mayor Lee", "state news agency Xinhua"."""
    low, written = source.low, source.written
    for length in range(min(known.longest, end - 1), 0, -1):
        first = end - length
        found = known.by_alias.get(tuple(low[first:end]))
        if found is None or found.definite or not written[first][0].isupper():
            continue
        before = low[first - 1]
        if found.is_person:
            # A capital before a surname is another first name, unless it is a title or an owner.
            is_other = written[first - 1][0].isupper() and not before.endswith("'s")
            if length > 1 or not is_other or is_kind(before, "title"):
                return found.actor
        elif not any(word[0].isupper() or word.endswith("'s") for word in written[:first]):
            return found.actor
    return None


def _issuer(source: Source, end: int, known: Actors) -> Actor | None:
    """Whose text it is: "Lee's statement", "the ministry's readout", "a statement from Lee"."""
    low = source.low
    for i in range(end - 1, 0, -1):
        owner = source.part(0, i)
        owner = phrase(" ".join([*([owner.article] if owner.article else []), *owner.written]))
        if (i == end - 1 or low[i - 1].endswith("'s")) and (found := match(owner, known)):
            return found
    if end < len(low) and low[end] in ("from", "by"):
        return match(phrase(" ".join(source.written[end + 1 :])), known)
    return None


def is_office(low: list[str], end: int, first: int) -> bool:
    """Whether "Secretary of State" stands before the name that begins at `first`; "adviser to" is none."""
    return is_kind(low[end - 1], "title") and low[end] == "of" and first - 1 > end


def _behind(source: Source, end: int, known: Actors) -> Actor | None:
    """The person whose name ends a phrase that was cut too wide: "the reason President Lee"."""
    low, written = source.low, source.written
    for length in range(min(known.longest, len(low) - end - 1), 0, -1):
        first = len(low) - length
        found = known.by_alias.get(tuple(low[first:]))
        if found and found.is_person and not found.definite and written[first][0].isupper():
            before = first - 1
            while before > end and is_kind(low[before], "title"):
                before -= 1
            if word_tag(low[before]) & PREP and not is_office(low, end, first):
                return None
            is_other = length == 1 and before == first - 1 and written[before][0].isupper()
            return None if is_other else found.actor
    return None
