"""Verb groups around a cue: "has repeatedly said", "was not asked", "to call for", "saying"."""

from typing import NamedTuple

from analysis.mark.attribution.cues.lexicon import Cue, never, nouns, quoting, verbs
from analysis.mark.attribution.words.inflection import (
    BASE,
    ING,
    PARTICIPLE,
    PAST,
    S_FORM,
    in_all_forms,
    verb_class,
)
from analysis.mark.attribution.words.tagging import (
    ADJ,
    ADV,
    AUX,
    BE,
    COORD,
    DET,
    HAVE,
    MODAL,
    NAME,
    NEG,
    NUM,
    OBJ,
    OWNER,
    PLURAL,
    POSS,
    PREP,
    REL,
    SUB,
    SUBJ,
    TIME,
    VERB,
    WH,
    Tagged,
)

# What follows a participle that opens a sentence: "Asked about ...", "As reported by ...".
_OPENED = frozenset({"about", "by", "for", "if", "on", "that", "to", "whether"})
_ADJECTIVES = ("able", "ary", "ful", "ible", "ical", "less", "ous")
_PLURALS = frozenset(
    {"all", "both", "few", "half", "majority", "many", "most", "others", "people", "some", "those"}
)
# What can follow a verb and not a noun that looks like it.
_SINGULAR = frozenset(("one", "another"))
# "is quoted as saying" is a cue as "says" is one.
_REPORTED = (("quoted", "as"), ("cited", "as"), ("reported", "as"))
_NO_SUBJECT = DET | POSS | PREP | NUM | OWNER
_AFTER_VERB = DET | POSS | SUBJ | OBJ | WH | NAME | NUM | ADV


class Group(NamedTuple):
    """A cue's verb group: words `first` to `last` inclusive, `head` the cue verb itself.

    `shape`: finite, passive, infinitive, participle (-ing), reduced (a participle after its noun), opening
    (a participle that opens a sentence: "Asked whether ...").
    """

    cue: Cue
    head: int
    first: int
    last: int
    shape: str


def groups(t: Tagged) -> list[Group]:
    """Every verb group of a cue in the sentence, in order; words inside quotations are left out."""
    found = []
    known = verbs()
    free = 0
    for i in t.cues:
        if i < free or t.low[i] not in known or t.inside[i] >= 0:
            continue
        group = _group(t, i, known[t.low[i]])
        if group is not None:
            found.append(group)
            free = group.last + 1
    return found


def _group(t: Tagged, i: int, entries: list[tuple[Cue, int]]) -> Group | None:
    first = before = -1
    for cue, what in entries:
        last = i + len(cue.rest)
        if cue.rest and (tuple(t.low[i + 1 : last + 1]) != cue.rest or _says_when(t, cue.rest, last + 1)):
            continue
        if cue.cue in never() and _is_never(t, last + 1, never()[cue.cue]):
            return None
        if first < 0:
            first, before = _left(t, i)
        shape = _shape(t, i, first, before, what, last)
        if shape == "participle" and i > 2 and tuple(t.low[i - 2 : i]) in _REPORTED:
            first, before = _left(t, i - 2)
            shape = "finite" if before >= 0 else shape
        if shape is not None:
            return Group(cue, i, first, last, shape)
    return None


def _is_never(t: Tagged, first: int, objects: frozenset[str]) -> bool:
    """Whether an object follows with which the verb attributes nothing: "claim a clear victory"."""
    for i in range(first, min(t.n, first + 4)):
        if t.low[i] in objects:
            return True
        if not t.gaps[i].isspace() or t.tags[i] & (SUBJ | AUX | SUB | PREP) and not t.tags[i] & DET:
            return False
    return False


def _left(t: Tagged, i: int) -> tuple[int, int]:
    """The first word of the group that ends in the verb `i`, and its last auxiliary (or -1)."""
    first, before = i, -1
    j = i - 1
    while j >= 0 and t.gaps[j + 1].isspace():
        tag = t.tags[j]
        if tag & AUX or t.low[j] == "to":
            if t.low[j] == "to" and j and t.tags[j - 1] & VERB and not before < 0:
                break
            before = j if before < 0 else before
            if tag & SUBJ:
                break
            first = j
        elif t.low[j] == "since" and j and t.tags[j - 1] & HAVE:
            first = j if before < 0 else first  # "have since told"
        elif not (tag & (ADV | NEG)) or tag & (SUBJ | SUB | COORD):
            break
        elif before < 0:
            first = j
        j -= 1
    while first < i and not t.tags[first] & (AUX | ADV | NEG) and t.low[first] not in ("to", "since"):
        first += 1
    return first, before


def _shape(t: Tagged, i: int, first: int, before: int, what: int, last: int) -> str | None:
    if before >= 0:
        tag = t.tags[before]
        if t.low[before] == "to":
            return "infinitive" if what & BASE else None
        if tag & BE and t.low[before] != "ain't":
            if what & PARTICIPLE:
                return "passive"
            return "finite" if what & ING else None
        if tag & HAVE:
            return "finite" if what & PARTICIPLE else None
        return "finite" if what & BASE else None
    return _bare_shape(t, i, first, what, last)


def _bare_shape(t: Tagged, i: int, first: int, what: int, last: int) -> str | None:
    """The shape of a verb without auxiliary; None where it is a noun or an adjective."""
    before = t.tags[first - 1] if first else 0
    apart = not first or not t.gaps[first].isspace()
    described = (
        (before & (NUM | ADJ) or first and t.low[first - 1].endswith(_ADJECTIVES))
        and not before & NAME
        and t.low[i] not in in_all_forms("only")
    )
    noun_slot = (
        not apart and (before & (DET | POSS | PREP | OWNER) or described) and not before & (SUBJ | REL)
    )
    if what & PARTICIPLE and (not first or t.low[first - 1] in ("when", "if", "as")):
        if i + 1 < t.n and (t.tags[i + 1] & WH or t.low[i + 1] in _OPENED) and t.gaps[i + 1].isspace():
            return "opening"
        if not first:
            return None
    if what & ING:
        if noun_slot and not before & PREP:
            return None
        return "participle"
    if noun_slot or what & BASE and first and t.low[first - 1] in _SINGULAR:
        return None
    after = t.tags[last + 1] if last + 1 < t.n else 0
    gap = t.gaps[last + 1]
    if what & (PAST | PARTICIPLE):
        by = last + 1 < t.n and t.low[last + 1] == "by" and gap.isspace()
        if what & PARTICIPLE and by and not _behind_quotation(t, first):
            return "reduced"
        if what & PAST and (before or first):
            return "finite"
        if what & PARTICIPLE and apart:
            return None
        return "finite" if what & PAST else None
    if (what & S_FORM or before & (PLURAL | NUM | SUBJ)) and _behind_quotation(t, first):
        return "finite"
    free = gap.isspace() and not after & _AFTER_VERB and t.low[last + 1 : last + 2] not in (["to"], ["that"])
    if not apart and before & DET and before & SUBJ:
        plural = t.low[first - 1] not in ("this", "that", "neither")
        if what & S_FORM and plural or what & BASE and (not plural or free):
            return None
    return _present_shape(t, i, first, what, free, apart)


def _is_plural(t: Tagged, first: int) -> bool:
    """Whether the words before `first` can be the subject of a plural verb: "six in 10", "Lee and Ray"."""
    if t.tags[first - 1] & (PREP | COORD | AUX | SUB | WH | POSS) and not t.tags[first - 1] & SUBJ:
        return False
    for i in range(first - 1, max(-1, first - 10), -1):
        tag = t.tags[i]
        if tag & (PLURAL | NUM) and not tag & (OWNER | AUX) and not t.low[i].endswith(("ss", "us", "is")):
            return True
        if tag & COORD or t.low[i] in _PLURALS:
            return True
        if tag & (AUX | SUB) and not tag & DET or t.low[i] in ("let", "help", "make", "to"):
            return False
    return False


def _behind_quotation(t: Tagged, first: int) -> bool:
    """Whether only a subject stands between a quotation and the verb: "...," Ann Lee said by telephone."""
    i = first - 1
    while i >= 0 and first - i < 9 and t.inside[i] < 0 and t.gaps[i + 1].isspace():
        i -= 1
    return 0 <= i < first - 1 and t.inside[i] >= 0


def _is_parenthesis(t: Tagged, i: int, first: int) -> bool:
    """Whether only a subject and the word stand between commas: ", the bureau estimates, "."""
    if first != i or i < 2 or i + 1 < t.n and ("," not in t.gaps[i + 1] or t.low[i + 1] in nouns()):
        return False
    begin = i - 1
    while begin > 0 and not t.broken[begin] and i - begin < 5:
        begin -= 1
    is_subject = t.tags[begin] & NAME or t.tags[begin] & DET and begin < i - 1
    if not begin or "," not in t.gaps[begin] or not is_subject:
        return False
    goes_on = i + 1 < t.n and t.tags[i + 1] & COORD
    return not goes_on or bool(t.tags[begin] & NAME)


def _present_shape(t: Tagged, i: int, first: int, what: int, free: bool, apart: bool) -> str | None:
    """The same for a present tense, which is so often a noun ("claims", "support")."""
    if not first or t.tags[i] & NAME and not t.in_title_case():
        return None
    before, word = t.tags[first - 1], t.low[first - 1]
    if what & BASE and first > 2 and t.low[first - 2] == "have" and t.tags[first - 3] & MODAL:
        return "finite"  # "would have us believe"
    alone = i + 1 >= t.n or not t.gaps[i + 1].isspace() and (t.inside[i + 1] < 0 or t.broken[i])
    if what & S_FORM:
        if before & (SUBJ | REL):
            return "finite"
        if before & VERB and first > 1 and t.low[first - 2] == "to":
            return None
        if t.low[i] in nouns() and word.endswith("ed") and first > 1 and not t.tags[first - 2] & _NO_SUBJECT:
            return None  # "the mayor dismissed claims that ...", not "the accused claims that ..."
        certain = t.low[i] in quoting() and (t.low[i] not in nouns() or _is_parenthesis(t, i, first))
        if free and not certain or apart and "," not in t.gaps[first]:
            return None
        return None if alone and t.low[i] in nouns() and not _is_parenthesis(t, i, first) else "finite"
    if before & SUBJ and word not in ("he", "she", "it") or before & REL:
        return "finite"
    if word != "to" and t.low[i] in verb_class("only") and _is_plural(t, first):
        return "finite"
    plural = (
        before & PLURAL and not word.endswith(("ss", "us", "is", "'s")) and not before & (TIME | OWNER | ADJ)
    )
    return "finite" if plural and not free and not (alone and t.low[i] in nouns()) else None


def _says_when(t: Tagged, rest: tuple[str, ...], after: int) -> bool:
    """Whether "on" tells when or where it was reported: "reported on Monday", "reported on its website"."""
    return (
        rest == ("on",)
        and after < t.n
        and bool(t.tags[after] & TIME or t.low[after] in ("its", "his", "her"))
    )
