"""The content of a cue: what stands behind it, or before it, and where that ends."""

from typing import NamedTuple

from analysis.mark.attribution.cues.lexicon import nouns, quoting
from analysis.mark.attribution.words.noun_phrases import right_of
from analysis.mark.attribution.words.tagging import (
    ADV,
    AUX,
    COORD,
    DET,
    NAME,
    NEG,
    NUM,
    OBJ,
    OWNER,
    POSS,
    PREP,
    REL,
    SUB,
    SUBJ,
    TIME,
    WH,
    Tagged,
)
from analysis.mark.attribution.words.verb_groups import Group

# "a headline that said": no "that" which opens a content.
_SPEAKS = ("said", "says", "read", "reads", "stated", "states")
_PLACES = frozenset({"at", "by", "during", "from", "in", "into", "on", "through", "under", "with", "without"})
# What talks do as well as people.
_PHASES = frozenset({"begin", "close", "continue", "end", "go on", "open", "resume", "start"})
_LOOK_AHEAD, _FAR = 16, 40
_APPENDIX = 4
_ADJUNCT = 6
_UNITS = frozenset({"minutes", "hour", "hours", "days", "weeks", "months", "years"})


class Complement(NamedTuple):
    """What a verb is followed by, and the word at which the content begins (`t.n` where none does)."""

    frame: str
    first: int


def opens(gap: str) -> bool:
    """Whether a quotation opens in the text between two words."""
    return (
        any(char in gap for char in "“„«")
        or gap.rstrip()[-1:] in ('"', "'")
        and gap[:1].isspace()
        or gap[-2:] in ("''", "``")
        and gap[:1].isspace()
    )


def complement(t: Tagged, group: Group) -> Complement:
    """What follows the verb group: a quotation, "that", an infinitive, a noun phrase, or nothing."""
    i = group.last + 1
    gap = t.gaps[i]
    if i >= t.n:
        return Complement("colon" if ":" in gap else "end", t.n)
    if _is_adjunct_in_marks(t, group, i):
        return Complement("end", t.n)
    if t.inside[i] >= 0 and t.inside[group.last] < 0 and "(" not in gap:
        return Complement("quote", i)
    if ":" in gap:
        return Complement("colon", i)
    if t.broken[i]:
        if t.low[i : i + 2] == ["according", "to"]:
            inner = _behind_insertion(t, i + 2)
            return inner or Complement("end", t.n)
        adjunct = t.tags[i] & (PREP | ADV | TIME) and t.low[i] != "so"
        ahead = _ahead(t, group, i) if adjunct else None
        return ahead or _far(t, group, i) or Complement("end", t.n)
    word, tag = t.low[i], t.tags[i]
    if word == "that":
        return Complement("that", i)
    if word == "there" and i + 1 < t.n and t.tags[i + 1] & AUX:
        return Complement("np", i)  # "said there was no plan"
    if word == "so" and (i + 1 >= t.n or t.broken[i + 1] or t.tags[i + 1] & (PREP | TIME | ADV | SUB)):
        return Complement("so", i)
    if word == "to":
        infinitive = (
            i + 1 < t.n and not t.tags[i + 1] & (DET | POSS | NAME | NUM | OBJ | SUBJ) and t.inside[i + 1] < 0
        )
        return Complement("to", i) if infinitive else _ahead(t, group, i) or Complement("to-np", i)
    if tag & WH and not tag & DET or word in ("whether", "if"):
        return Complement("wh", i)
    if word == "as":
        return Complement("as", i)
    if tag & (PREP | TIME | ADV) and not tag & (SUBJ | DET) or tag & OBJ and not tag & SUBJ:
        ahead = _ahead(t, group, i) or _far(t, group, i) or _infinitive(t, group, i)
        if ahead:
            return ahead
        if tag & PREP:
            return Complement("end", t.n) if _is_duration(t, i) else Complement(word, i)
        while i < t.n and t.tags[i] & (TIME | ADV) and not t.tags[i] & (SUBJ | NEG) and not t.broken[i]:
            i += 1
        ends = i >= t.n or t.broken[i] and t.inside[i] < 0
        if not ends and t.tags[i] & PREP and not t.tags[i] & (SUBJ | DET | NAME):
            return Complement(t.low[i], i)
        return Complement("end", t.n) if ends else Complement("np", i)
    elif "quote" in group.cue.frames:
        ahead = _ahead(t, group, i)
        if ahead:
            return ahead
    if group.shape == "passive" and _is_impersonal(t, group) and tag & (SUBJ | DET | NAME | POSS):
        return Complement("that", i)  # "it is understood he rang Lee"
    return _behind_object(t, group, i) or Complement("np", i)


def _is_adjunct_in_marks(t: Tagged, group: Group, i: int) -> bool:
    """Whether only how or when it went on is quoted: "the talks resumed “at her request”"."""
    speaks = "clause" in group.cue.frames and group.cue.cue not in _PHASES
    if speaks or t.inside[i] < 0 or t.text[t.starts[i]].isupper():
        return False
    return t.low[i] in _PLACES and "," not in t.gaps[i] and ":" not in t.gaps[i]


def _is_impersonal(t: Tagged, group: Group) -> bool:
    """Whether nobody in particular does it: "it is understood"."""
    return group.first > 0 and t.low[group.first - 1] == "it" and "clause" in group.cue.frames


def _infinitive(t: Tagged, group: Group, first: int) -> Complement | None:
    """What is promised, behind a time or a place: "promised in Geneva | to release them"."""
    if "to" not in group.cue.frames or t.low[first] in group.cue.frames:
        return None
    for i in range(first + 1, min(t.n - 1, first + _ADJUNCT)):
        if t.broken[i] or t.tags[i] & (AUX | SUB | SUBJ) and not t.tags[i] & DET:
            return None
        if t.low[i] == "to":
            infinitive = not t.tags[i + 1] & (DET | POSS | NAME | NUM | OBJ | SUBJ)
            return Complement("to", i) if infinitive else None
    return None


def _is_duration(t: Tagged, i: int) -> bool:
    """Whether "for ninety minutes", "for months" begins with the word `i`."""
    return t.low[i] == "for" and not _UNITS.isdisjoint(t.low[i + 1 : i + 4])


def _behind_insertion(t: Tagged, first: int) -> Complement | None:
    """The clause behind a source between commas: "insisted, according to the Post, that ..."."""
    i = right_of(t, first) + 1
    if first < i < t.n and "," in t.gaps[i] and t.low[i] == "that":
        return Complement("that", i)
    return None


def _behind_object(t: Tagged, group: Group, first: int) -> Complement | None:
    """What follows the one who is told: "told reporters he ...", "asked him about ..."."""
    if "object" not in group.cue.frames:
        return None
    i = (first if t.tags[first] & OBJ else _told(t, first)) + 1
    if i <= first or i >= t.n or t.inside[i] >= 0:
        return None
    word, tag = t.low[i], t.tags[i]
    if tag & AUX and t.tags[first] & NAME and i > first + 1 and not t.broken[i]:
        return Complement("that", first + 1)  # "told Lee students are welcome"
    if word in ("that", "about", "of", "to"):
        return Complement(word, i if word in ("that", "to") else i + 1)
    if tag & WH:
        return Complement("wh", i)
    if tag & (SUBJ | DET | NAME | POSS) or word in ("if", "there"):
        return Complement("that", i)
    return None


def _told(t: Tagged, first: int) -> int:
    """The last word of who is told: "told the Herald | the harbor would stay shut"."""
    last = right_of(t, first)
    for i in range(first + 1, last + 1):
        goes_on = t.tags[i - 1] & (PREP | DET | COORD | OWNER | POSS)
        if t.tags[i] & DET and not t.tags[i] & NAME and not goes_on or t.low[i] == "there":
            return i - 1
    return last


def _ahead(t: Tagged, group: Group, first: int) -> Complement | None:
    """A quotation, "that" or a colon behind an adjunct: "said in a statement on Monday that ..."."""
    adjunct = (
        "object" in group.cue.frames
        or t.tags[first] & (PREP | TIME | ADV)
        or t.tags[first] & OBJ
        and not t.tags[first] & SUBJ
    )
    clause = adjunct and not group.cue.frames.isdisjoint({"clause", "that", "object"})
    for i in range(first + 1, min(t.n, first + _LOOK_AHEAD)):
        gap = t.gaps[i]
        if t.inside[i] >= 0:
            if t.inside[first] == t.inside[i]:
                return None
            apart = (
                "," in gap or ":" in gap or adjunct and not t.tags[i - 1] & (DET | POSS | PREP | OWNER | SUBJ)
            )
            return Complement("quote", i) if apart else None
        if ":" in gap:
            return Complement("colon", i)
        if t.low[i] in quoting() and t.low[i] not in nouns():
            return None  # a cue that is nearer to it
        if gap != " " and (";" in gap or any(dash in gap for dash in ("—", "–", "--", " - "))):
            return None
        if clause and t.tags[i] & SUBJ and not t.tags[i] & (DET | NUM | REL) and not t.tags[i - 1] & PREP:
            return Complement("that", i)
        relative = t.low[min(i + 1, t.n - 1)] in _SPEAKS
        if clause and t.low[i] == "that" and not t.tags[i - 1] & PREP and not relative:
            return Complement("that", i)
        if (
            t.tags[i] & (AUX | WH)
            and not t.tags[i] & NAME
            or t.tags[i] & SUBJ
            and not t.tags[i] & DET
            or t.low[i] in ("but", "to")
        ):
            return None
    announces = first + _LOOK_AHEAD >= t.n and ":" in t.gaps[t.n]
    return Complement("colon", t.n) if announces else None


def _far(t: Tagged, group: Group, first: int) -> Complement | None:
    """A whole quotation behind an insertion: "said in May, when the port was shut, “We will go on.”"."""
    if "quote" not in group.cue.frames or group.shape not in ("finite", "participle"):
        return None
    only = group.cue.rest[-1:] == ("it",)  # "put it", which nothing but a quotation can follow
    for i in range(first, min(t.n, first + _FAR)):
        gap = t.gaps[i]
        if t.inside[i] >= 0:
            whole = t.text[t.starts[i]].isupper() and ("," in gap or ":" in gap)
            return Complement("quote", i) if whole and i > first else None
        cue = t.low[i] in quoting() and t.low[i] not in nouns() and not only
        if cue or gap != " " and (";" in gap or ":" in gap):
            return None
    return None


def clause_start(t: Tagged, last: int) -> int:
    """The first word of the content that ends with the word `last`, before a parenthetical cue."""
    for i in range(last, 0, -1):
        if ";" in t.gaps[i]:
            return i
        if t.inside[i] < 0 and last - i < _APPENDIX and any(mark in t.gaps[i] for mark in ("—", "–", " - ")):
            return i  # "it was banned — an attempt, the union claims, to ..."
        begins = t.inside[i] >= 0 and t.inside[i - 1] != t.inside[i]
        opens_speech = begins and t.text[t.starts[i]].isupper()
        if opens_speech and any(mark in t.gaps[i] for mark in (":", "—", "–", " - ", ". ")):
            return i
        if begins and "(" in t.gaps[i]:
            return i
    return 0
