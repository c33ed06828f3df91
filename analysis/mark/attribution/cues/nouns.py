"""Attributions by nouns: "his claim that ...", "criticism of ...", "made a promise to ..."."""

from analysis.mark.attribution.cues.lexicon import Cue, nouns
from analysis.mark.attribution.found import Found, Words
from analysis.mark.attribution.spans.ends import content_end
from analysis.mark.attribution.spans.subjects import main_subject
from analysis.mark.attribution.words.gaps import gap_kind
from analysis.mark.attribution.words.inflection import in_all_forms
from analysis.mark.attribution.words.noun_phrases import left_of, right_of
from analysis.mark.attribution.words.tagging import (
    ADJ,
    ADV,
    AUX,
    COORD,
    DET,
    NAME,
    NEG,
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
)

# How far behind its noun what is claimed or promised can begin.
_FAR = 14


def nominal(t: Tagged) -> list[Found]:
    """The attributions that the nouns of a sentence make, in order."""
    found = []
    known = nouns()
    for i in t.cues:
        cue = known.get(t.low[i])
        if cue is None or t.inside[i] >= 0 or i + 1 >= t.n:
            continue
        if t.broken[i + 1] and gap_kind(t.gaps[i + 1]) != "dash":
            continue
        one = _attribution(t, i, cue)
        if one is not None:
            found.append(one)
    return found


def _attribution(t: Tagged, i: int, cue: Cue) -> Found | None:
    first = i
    while first > 0 and i - first < 4 and t.gaps[first].isspace() and _inside_phrase(t, first - 1):
        first -= 1
    source, owner = _owner(t, first)
    words = (i, i)
    kind = "noun of owner" if source else "noun"
    light = (
        first - 1 if first and t.low[first - 1] in in_all_forms("light") and t.gaps[first].isspace() else -1
    )
    after = i + 1
    if source is None and t.low[after] in ("by", "from") and after + 1 < t.n:
        last = right_of(t, after + 1)
        if last > after:
            source, after, kind = (after + 1, last), last + 1, "noun by"
    if source is None and light > 0:
        source = _subject_of(t, light)
        words, kind = (light, i), "noun of light verb"
    if source is not None:
        after = _behind_insertion(t, after, cue)
    if after >= t.n or t.broken[after] and ":" not in t.gaps[after] and after == i + 1:
        return None
    frame = t.low[after]
    if frame not in cue.frames:
        return None
    begin = after if frame in ("that", "to") else after + 1
    parted = t.broken[begin] and t.inside[begin] < 0 if begin < t.n else True
    if parted and (begin >= t.n or after == i + 1 or gap_kind(t.gaps[begin]) != "dash"):
        return None
    end = content_end(t, begin, None, frame) if frame in ("that", "to") else right_of(t, begin) + 1
    if end <= begin:
        end = content_end(t, begin, None, "np")
    if frame == "to":
        end = _before_verb(t, begin, end)
    return Found(cue, words, source, ((begin, end - 1),), f"{kind} {frame}")


def _behind_insertion(t: Tagged, first: int, cue: Cue) -> int:
    """Where what is claimed or promised begins, behind what parts it from its noun; else the word `first`.

    "its pledge — made in May — to ...", "his announcement last week that ...".
    """
    if first >= t.n:
        return first
    frames = cue.frames & {"that", "to"}
    if gap_kind(t.gaps[first]) == "dash":
        closing = (k for k in range(first + 1, min(t.n, first + _FAR)) if gap_kind(t.gaps[k]) == "dash")
        k = next(closing, first)
        return k if t.low[k] in frames else first
    if t.broken[first] or t.low[first] in cue.frames or not t.tags[first] & (PREP | TIME | ADJ):
        return first
    for k in range(first + 1, min(t.n, first + _FAR)):
        if t.broken[k] or t.tags[k] & (AUX | SUBJ) and t.low[k] != "that":
            break
        if t.low[k] == "that" and "that" in frames:
            return k
    return first


def _before_verb(t: Tagged, first: int, end: int) -> int:
    """The end of an infinitive that is part of a subject: "the plan to stay | was a mistake"."""
    for i in range(first + 2, end):
        tag = t.tags[i]
        if tag & (REL | WH | SUB | SUBJ) and not tag & DET or t.low[i] == "that":
            break
        if tag & AUX and t.low[i - 1] != "to" and not t.tags[i - 1] & (ADV | NEG | COORD | AUX):
            return i
    return end


def _inside_phrase(t: Tagged, i: int) -> bool:
    """Whether the word can stand between a determiner and its noun."""
    tag = t.tags[i]
    if tag & (AUX | PREP | SUBJ) and not tag & (DET | POSS):
        return False
    return (
        t.low[i] not in in_all_forms("light")
        and not tag & OWNER
        and not tag & POSS
        and t.low[i] not in ("and", "or", "but", "that")
    )


def _owner(t: Tagged, first: int) -> tuple[Words | None, bool]:
    """Whose the noun is: "his", "Ms. Lee's"."""
    if first == 0 or t.gaps[first].strip(" '’") != "":
        return None, False
    tag = t.tags[first - 1]
    if tag & POSS and t.low[first - 1] != "whose":
        return (first - 1, first - 1), True
    if tag & OWNER:
        return (_owner_start(t, first - 1), first - 1), True
    return None, False


def _owner_start(t: Tagged, last: int) -> int:
    """Where an owner begins: not before a verb or a preposition, as in "angry at Lee's claim".

    A name goes on over "of": "the Ministry of Trade's claim".
    """
    first = left_of(t, last)
    for i in range(last - 1, first - 1, -1):
        tag = t.tags[i]
        if tag & NAME:
            continue
        if tag & COORD and not t.tags[i - 1] & NAME:
            return i + 1  # "the plan and Lee's claim"
        if tag & PREP and not (t.low[i] == "of" and i > first and t.tags[i - 1] & NAME):
            return i + 1
        if tag & VERB and not tag & (DET | POSS) or t.low[i].endswith("ing"):
            return i + 1
    return first


def _subject_of(t: Tagged, verb: int) -> Words | None:
    """The subject of a verb that is no cue."""
    i = verb - 1
    while i >= 0 and t.tags[i] & (AUX | ADV) and not t.tags[i] & SUBJ:
        i -= 1
    if i < 0 or t.broken[i + 1] or t.tags[i] & PREP or t.low[i] in ("to", "and"):
        return main_subject(t, verb)
    return left_of(t, i), i
