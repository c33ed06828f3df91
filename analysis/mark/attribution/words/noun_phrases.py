"""Noun phrases, found by closed word classes and capitals: good enough to name a source."""

from analysis.mark.attribution.words.tagging import (
    ADV,
    AUX,
    COORD,
    DET,
    NAME,
    NUM,
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

_CLOSED = AUX | SUB | WH | REL
_INNER_PREPS = frozenset({"of", "for", "from", "in", "at", "on", "with", "to", "against", "behind"})
# What is said of those who know: "two people briefed on the plan", "a person close to Lee".
_KNOWING = frozenset(
    {
        ("aware", "of"),
        ("briefed", "about"),
        ("briefed", "on"),
        ("close", "to"),
        ("involved", "in"),
        ("involved", "with"),
        ("loyal", "to"),
    }
)
_MAXIMUM = 14


def is_pronoun(t: Tagged, i: int) -> bool:
    return bool(t.tags[i] & SUBJ) and not t.tags[i] & (DET | NUM)


def _is_past(t: Tagged, i: int) -> bool:
    """Whether a word before a noun is a verb, not a participle: "Lee noted progress", "the noted plan"."""
    word = t.low[i]
    if is_verb(word):
        return True
    return (
        bool(t.tags[i] & VERB)
        and word.endswith("ed")
        and i > 0
        and not t.tags[i - 1] & (DET | POSS | OWNER | PREP | NUM | COORD)
    )


def _is_finite(t: Tagged, i: int) -> bool:
    """Whether a word inside a phrase is rather the verb behind it: no name, and no noun behind an article."""
    tag, word = t.tags[i], t.low[i]
    if not tag & VERB or tag & NAME or word.endswith(("ing", "s")):
        return False
    return (
        is_verb(word) or word.endswith("ed") or not t.tags[i - 1] & (DET | POSS | OWNER | NUM | PREP | NAME)
    )


def _is_participle(t: Tagged, i: int) -> bool:
    """Whether a participle follows its noun: "analysts polled | by the bank", not "was polled by"."""
    if i < 1 or not t.low[i].endswith("ed") or t.broken[i] or t.broken[i + 1] or t.inside[i] >= 0:
        return False
    before = t.tags[i - 1]
    return not before & (
        _CLOSED | SUBJ | ADV | PREP | COORD | DET | POSS | NUM | TIME | VERB
    ) and not is_verb(t.low[i - 1])


def left_of(t: Tagged, last: int) -> int:
    """The first word of the noun phrase that ends with the word `last`."""
    if is_pronoun(t, last) and not t.tags[last] & NAME or t.tags[last] & REL:
        return last
    first = good = last
    while (
        first > 0
        and last - first < _MAXIMUM
        and not t.broken[first]
        and t.inside[first - 1] == t.inside[last]
    ):
        tag, word = t.tags[first - 1], t.low[first - 1]
        if word == "whose":
            return first - 1
        if word == "that" or tag & REL:
            break
        if tag & _CLOSED and not tag & DET or tag & SUBJ and not tag & (DET | NUM | SUB):
            break
        if word == "by" and _is_participle(t, first - 2):
            first -= 2
            continue
        if tag & PREP:
            knows = (t.low[first - 2], word) in _KNOWING or (word, t.low[first]) == ("on", "behalf")
            if first > 2 and knows and not t.broken[first - 1]:
                first -= 2
                continue
            if word not in _INNER_PREPS or first < 2 or t.tags[first - 2] & (AUX | PREP | COORD | ADV | TIME):
                break
            first -= 1
            continue
        if tag & COORD:
            if word != "and" or first < 2 or t.broken[first - 1]:
                break
            first -= 1
            continue
        if tag & ADV and not tag & (DET | NUM) or _is_past(t, first - 1):
            break
        first -= 1
        good = first
        if tag & (DET | POSS) and not (
            first > 1
            and (
                t.low[first - 1] in ("of", "for", "and", "in", "at", "from", "with", "on")
                or tuple(t.low[first - 2 : first]) in _KNOWING
            )
        ):
            break
    return good


def right_of(t: Tagged, first: int) -> int:
    """The last word of the noun phrase that begins with the word `first`, or `first - 1` where none does."""
    if first >= t.n:
        return first - 1
    if is_pronoun(t, first) and not t.tags[first] & NAME:
        return first
    last = good = first - 1
    while last + 1 < t.n and last - first < _MAXIMUM:
        i = last + 1
        tag, word = t.tags[i], t.low[i]
        if i > first and t.broken[i] or t.inside[i] != t.inside[first]:
            break
        if tag & AUX or tag & _CLOSED and not tag & DET or tag & SUBJ and not tag & (DET | NUM | NAME):
            break
        if tag & PREP:
            if (
                word not in _INNER_PREPS
                or i == first
                or word in ("in", "on", "at")
                and i + 1 < t.n
                and t.tags[i + 1] & (TIME | NUM | DET | POSS)
            ):
                break
        elif tag & COORD:
            if word != "and" or i == first:
                break
        elif tag & TIME or tag & ADV and not tag & (DET | NUM | NAME) or i > first and _is_finite(t, i):
            break
        else:
            good = i
        last = i
    return good
