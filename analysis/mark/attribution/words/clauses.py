"""Where a clause begins that ends before a word."""

from analysis.mark.attribution.found import Words
from analysis.mark.attribution.spans.subjects import before_insertion
from analysis.mark.attribution.words.noun_phrases import left_of
from analysis.mark.attribution.words.tagging import (
    ADV,
    AUX,
    COORD,
    DET,
    NAME,
    NEG,
    NUM,
    OBJ,
    POSS,
    PREP,
    REL,
    SUB,
    SUBJ,
    VERB,
    WH,
    Tagged,
    is_verb,
)


def clause_left_of(t: Tagged, i: int) -> tuple[Words, ...]:
    """The clause, or else the noun phrase, that ends before the word `i`; nothing where none does.

    In two pieces where an insertion parts subject and verb: "The call, which was short, came ...". It is
    taken to begin with the subject of the last verb before `i`, and of verbs with one subject with the last.
    """
    last = i - 1
    if last < 0 or t.tags[last] & (SUB | COORD) and not t.tags[last] & SUBJ:
        return ()
    verb = last
    while verb >= 0 and not _is_verb(t, verb):
        if t.broken[verb] or t.tags[verb] & SUB and not t.tags[verb] & SUBJ:
            break
        verb -= 1
    else:
        if verb >= 0:
            return _with_subject(t, verb, last)
    first = left_of(t, last)
    return () if t.tags[first] & PREP else ((first, last),)  # "In May, at her request, ..."


def _with_subject(t: Tagged, verb: int, last: int) -> tuple[Words, ...]:
    first = verb
    while first and not t.broken[first] and (_is_verb(t, first - 1) or t.tags[first - 1] & (ADV | NEG)):
        if t.tags[first - 1] & SUBJ:
            break
        first -= 1
    before = first - 1
    if before < 0 or t.tags[before] & (COORD | SUB) and not t.tags[before] & (SUBJ | REL):
        return ((first, last),)
    if t.broken[first]:
        subject = before_insertion(t, before)
        return (subject, (first, last)) if subject else ((first, last),)
    if t.tags[before] & (REL | WH):
        return ((before, last),)
    return ((left_of(t, before), last),)


def _is_verb(t: Tagged, i: int) -> bool:
    word = t.low[i]
    if word == "to":
        return i + 1 < t.n and not t.tags[i + 1] & (DET | POSS | NAME | NUM | OBJ)
    return bool(t.tags[i] & (AUX | VERB)) or is_verb(word) or word.endswith("ed")
