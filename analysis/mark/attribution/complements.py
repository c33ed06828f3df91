"""The content of a cue: what stands behind it, or before it, and where that ends."""

from typing import NamedTuple

from analysis.mark.attribution.groups import Group
from analysis.mark.attribution.lexicon import nouns, quoting, verbs
from analysis.mark.attribution.nounphrases import right_of
from analysis.mark.attribution.tagging import (
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
    VERB,
    WH,
    Tagged,
    is_verb,
)

_LOOK_AHEAD = 16
_CONTRASTS = frozenset({"but", "while", "although", "though", "whereas", "according"})


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
    if t.inside[i] >= 0 and t.inside[group.last] < 0:
        return Complement("quote", i)
    if ":" in gap:
        return Complement("colon", i)
    if t.broken[i]:
        adjunct = t.tags[i] & (PREP | ADV | TIME) and t.low[i] != "so"
        ahead = _ahead(t, group, i) if adjunct else None
        return ahead or Complement("end", t.n)
    word, tag = t.low[i], t.tags[i]
    if word == "that":
        return Complement("that", i)
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
        ahead = _ahead(t, group, i)
        if ahead:
            return ahead
        if tag & PREP:
            return Complement(word, i)
        while i < t.n and t.tags[i] & (TIME | ADV) and not t.tags[i] & (SUBJ | NEG) and not t.broken[i]:
            i += 1
        ends = i >= t.n or t.broken[i] and t.inside[i] < 0
        return Complement("end", t.n) if ends else Complement("np", i)
    elif "quote" in group.cue.frames:
        ahead = _ahead(t, group, i)
        if ahead:
            return ahead
    return _behind_object(t, group, i) or Complement("np", i)


def _behind_object(t: Tagged, group: Group, first: int) -> Complement | None:
    """What follows the one who is told: "told reporters he ...", "asked him about ..."."""
    if "object" not in group.cue.frames:
        return None
    i = (first if t.tags[first] & OBJ else right_of(t, first)) + 1
    if i <= first or i >= t.n or t.inside[i] >= 0:
        return None
    word, tag = t.low[i], t.tags[i]
    if word in ("that", "about", "of", "to"):
        return Complement(word, i if word in ("that", "to") else i + 1)
    if tag & WH:
        return Complement("wh", i)
    if tag & (SUBJ | DET | NAME | POSS) or word == "if":
        return Complement("that", i)
    return None


def _ahead(t: Tagged, group: Group, first: int) -> Complement | None:
    """A quotation, "that" or a colon behind an adjunct: "said in a statement on Monday that ..."."""
    adjunct = (
        "object" in group.cue.frames
        or t.tags[first] & (PREP | TIME | ADV)
        or t.tags[first] & OBJ
        and not t.tags[first] & SUBJ
    )
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
        if adjunct and t.tags[i] & SUBJ and not t.tags[i] & (DET | NUM) and not t.tags[i - 1] & PREP:
            return Complement("that", i)
        if adjunct and t.low[i] == "that" and not t.tags[i - 1] & PREP:
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


def content_end(t: Tagged, first: int, group: Group | None = None, frame: str = "that") -> int:
    """The word behind the last one of the content that begins with the word `first`.

    A clause runs on over most commas, a noun phrase or an infinitive over few: what PolNeAR's annotators
    did in more than half of the cases on polnear-train.
    """
    clause = (
        frame in ("that", "wh", "behind", "colon")
        or frame == "np"
        and group is not None
        and "clause" in group.cue.frames
    )
    inner = group is not None and _is_subordinate(t, group)
    relative = (
        group is not None
        and group.first > 1
        and t.tags[group.first - 1] & REL
        and "," in t.gaps[group.first - 1]
    )
    alone = _is_whole_speech(t, first)
    for i in range(first + 1, t.n):
        gap = t.gaps[i]
        if t.inside[i] >= 0 and t.inside[i - 1] == t.inside[i]:
            continue
        if alone:
            return i
        word, tag = t.low[i], t.tags[i]
        if clause and gap == " " and not tag & COORD:  # most words: nothing below holds of them
            continue
        if gap.isspace():
            if not clause and word in _PHRASE_STOPS:
                return i
        elif ";" in gap:
            return i
        elif "," in gap:
            if i > first + 1 and _stops_at_comma(t, i, clause, inner, relative):
                return i
        elif any(dash in gap for dash in ("—", "–", "--", " - ")):
            if not clause or tag & (DET | SUBJ) or word in ("with", "though", "although", "while", "as"):
                return i
            if word in verbs() and word.endswith("ing"):
                return i
        elif not clause and word == "and" and t.inside[i - 1] >= 0 and t.inside[i + 1 : i + 2] == [-1]:
            return i
        if not clause and tag & COORD and i + 1 < t.n and t.tags[i + 1] & AUX:
            return i
        if (
            tag & COORD
            and i + 1 < t.n
            and group is not None
            and group.shape == "finite"
            and t.inside[i + 1] < 0
            and _is_second_verb(t, i + 1, group)
        ):
            return i
    return t.n


def _is_whole_speech(t: Tagged, first: int) -> bool:
    """Whether a quotation begins with the word `first` that is a sentence of its own."""
    if t.inside[first] < 0 or not t.text[t.starts[first]].isupper():
        return False
    start, end = t.quotes[t.inside[first]]
    return (
        t.text[max(0, end - 4) : end].rstrip("\"'”’")[-1:] in (".", ",", "!", "?")
        and start <= t.starts[first] <= start + 2
    )


_PHRASE_STOPS = frozenset({"after", "when"})
_CLAUSE_STOPS = frozenset({"which", "who", "while", "whereas", "although", "according", "where"})


def _stops_at_comma(t: Tagged, i: int, clause: bool, inner: bool, relative: bool) -> bool:
    """Whether a content ends at the comma before the word `i`."""
    word, tag = t.low[i], t.tags[i]
    following = t.tags[i + 1] if i + 1 < t.n else 0
    if tag & REL and clause and _closes_again(t, i):
        return False
    if word in _CLAUSE_STOPS or word in verbs() and word.endswith("ing") and not tag & NAME:
        return True
    if is_verb(word) and not tag & (NAME | AUX):
        return True
    if word == "but":
        return not following & (ADV | PREP | VERB)
    if inner and tag & (SUBJ | NAME | DET | POSS) and not tag & (REL | COORD):
        return True
    if relative and (tag & (AUX | VERB) or word in verbs()) and not tag & NAME:
        return True
    if not clause:
        return bool(tag & (DET | NAME | VERB | SUBJ | AUX | ADV | COORD) or word in _CONTRASTS)
    return _is_parenthesis(t, i)


def _closes_again(t: Tagged, first: int) -> bool:
    """Whether a relative clause is an insertion: "the port, which is old, would close"."""
    for i in range(first + 1, min(t.n, first + 25)):
        if "," in t.gaps[i]:
            return bool(t.tags[i] & (AUX | VERB))
    return False


def _is_second_verb(t: Tagged, i: int, group: Group) -> bool:
    """Whether a verb begins here that shares the cue's subject: "said ... and called for ..."."""
    while i < t.n - 1 and t.tags[i] & (ADV | NEG) and not t.tags[i] & (SUBJ | DET):
        i += 1
    return t.low[i] in verbs() and _same_form(t.low[i], t.low[group.head])


def _is_subordinate(t: Tagged, group: Group) -> bool:
    """Whether the cue stands in a clause that opens the sentence and depends on one that follows."""
    first = 0
    while first < group.first and t.tags[first] & (COORD | ADV) and not t.tags[first] & (SUB | SUBJ):
        first += 1
    if not t.tags[first] & (SUB | PREP) or t.tags[first] & (SUBJ | DET) or first >= group.first:
        return False
    return not any(t.broken[i] for i in range(first + 1, group.first + 1))


def _same_form(one: str, other: str) -> bool:
    """Whether two verbs have the same tense, so that they share a subject."""
    a = {what & 6 for _, what in verbs()[one]}
    b = {what & 6 for _, what in verbs()[other]}
    return any(x & y for x in a for y in b)


def _is_parenthesis(t: Tagged, first: int) -> bool:
    """Whether ", she said" begins here, in the middle or at the end of what she said."""
    known = verbs()
    last = right_of(t, first)
    i = last + 1
    if last < first or i >= t.n:
        return False
    while i < t.n - 1 and t.tags[i] & (AUX | ADV) and not t.broken[i]:
        i += 1
    if t.low[i] not in known or t.broken[i] or not any("clause" in cue.frames for cue, _ in known[t.low[i]]):
        return False
    return i + 1 >= t.n or t.broken[i + 1] or bool(t.tags[i + 1] & (TIME | PREP | ADV)) and i == last + 1


def clause_start(t: Tagged, last: int) -> int:
    """The first word of the content that ends with the word `last`, before a parenthetical cue."""
    for i in range(last, 0, -1):
        if ";" in t.gaps[i]:
            return i
        opens_speech = t.inside[i] >= 0 and t.inside[i - 1] != t.inside[i] and t.text[t.starts[i]].isupper()
        if opens_speech and any(mark in t.gaps[i] for mark in (":", "—", "–", " - ", ". ")):
            return i
    return 0
