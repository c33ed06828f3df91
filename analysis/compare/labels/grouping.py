"""Which mentions are the same: by name, role, country, acronym, apposition, head."""

from collections import Counter

from analysis.compare.labels.mentions import Mention, mentions, outermost
from analysis.compare.labels.naming import left_out, name_countries, name_others
from analysis.compare.labels.people import People, merged_names, role
from analysis.compare.labels.sentences import Usage, bare
from analysis.compare.labels.things import name_things
from analysis.mark.attribution.words.names import is_given, is_kind
from analysis.mark.attribution.words.tagging import COORD, PREP, SUB, Tagged


def grouped(documents: dict[str, list[Tagged]], usage: Usage) -> list[Mention]:
    """Every mention of a corpus with its key, in order."""
    found = list(mentions(documents, usage))
    people = People(documents, usage)
    _name_persons(found, people)
    name_countries(found)
    found = left_out(found)
    _join_appositions(outermost(found), people)
    _name_roles(found, people)
    name_others(found, usage)
    name_things(found, usage)
    _join_predicates(found)
    return found


def _name_persons(found: list[Mention], people: People) -> None:
    """Persons by their names; what is said before the name is kept as their role."""
    called = [(one, who) for one in found if (who := people.called(one))]
    seen: dict[str, set[str]] = {}
    for one, who in called:
        seen.setdefault(who, set()).add(one.doc_id)
    merged = merged_names(Counter(who for _, who in called), seen)
    counts = Counter(merged.get(who, who) for one, who in called if len(one.words) > 1)
    families: dict[tuple[str, str], set[str]] = {}
    for one, who in called:
        if len(one.name) > 1:
            families.setdefault((one.doc_id, one.head), set()).add(merged.get(who, who))
    for one, who in called:
        who = merged.get(who, who)
        alike = families.get((one.doc_id, one.head), ())
        if len(one.words) == 1 and len(alike) > 1:  # "Lee" where there are Ann Lee and Bo Lee
            who = max(sorted(alike), key=lambda key: counts[key])
        one.key = "person", who
        if said := role(one, _before_name(one)):
            people.learn(one.doc_id, one.key[1], said)
    given: dict[str, set[str]] = {}
    for one, _ in called:
        given.setdefault(one.key[1].split()[0], set()).add(one.key[1])
    for one in found:  # "Angela" where there is one
        only = given.get(one.head, ()) if one.key is None and one.is_name and len(one.words) == 1 else ()
        if len(only) == 1 and is_given(one.head):
            one.key = "person", next(iter(only))


def _before_name(one: Mention) -> int:
    """The last word before a person's name; titles with a capital do not belong to the name."""
    low, first = one.t.low, one.name_start
    return max(
        (k for k in range(first, one.phrase.head) if is_kind(bare(low[k]), "title")), default=first - 1
    )


def _name_roles(found: list[Mention], people: People) -> None:
    """Persons by their role: "the premier" is the one who is called so, if only one is."""
    for one in found:
        if one.key is None and one.is_definite and (said := role(one, one.phrase.head)):
            after = one.phrase.head + 1
            if after < one.t.n and one.t.low[after] == "of" and not said.words and not said.nation:
                continue
            if who := people.bearer(one.doc_id, said):
                one.key = "person", who


def _join_appositions(found: list[Mention], people: People) -> None:
    """A role beside a name tells of the same person: "Lee, a former adviser,", "his brother, Bo Lee,"."""
    for one, other in zip(found, found[1:], strict=False):
        if one.t is not other.t or (one.key is None) == (other.key is None):
            continue
        person, said = (one, other) if one.key else (other, one)
        told = len(said.words) > 1 or said.phrase.owner is not None or said.phrase.last > said.phrase.head
        beside = told and person.key[0] == "person" and _are_beside(one, other)
        if beside and (is_so := role(said, said.phrase.head)):
            said.key = person.key
            people.learn(said.doc_id, person.key[1], is_so)


def _join_predicates(found: list[Mention]) -> None:
    """What something is said to be is a label of it: "the wall is a disgrace"."""
    for one, other in zip(found, found[1:], strict=False):
        if one.t is other.t and other.t.low[other.phrase.first] in ("a", "an") and one.is_definite:
            at, first = one.phrase.last + 1, one.phrase.first
            leads = first == 0 or one.t.broken[first] or one.t.tags[first - 1] & (SUB | COORD)
            if leads and at + 1 == other.phrase.first and one.t.low[at] in ("is", "was"):
                other.key = one.key


def _are_beside(one: Mention, other: Mention) -> bool:
    """Whether a comma parts two mentions and another ends the second; or "is" stands between them."""
    t, at, to = one.t, one.phrase.last + 1, other.phrase.first
    if to == at:
        after = other.phrase.last + 1
        ends = t.gaps[after].strip()[:1] in (",", ".") or after < t.n and t.tags[after] & PREP > 0
        return t.gaps[at].strip() == "," and ends
    return to == at + 1 and t.low[at] in ("is", "was") and not one.is_name < 1
