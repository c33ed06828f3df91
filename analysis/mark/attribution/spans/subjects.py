"""The source of a verb: its subject on the left, behind the verb, or that of the main clause."""

from analysis.mark.attribution.cues.lexicon import quoting
from analysis.mark.attribution.found import Words
from analysis.mark.attribution.words.names import is_kind
from analysis.mark.attribution.words.noun_phrases import is_pronoun, left_of, right_of
from analysis.mark.attribution.words.tagging import (
    ADJ,
    ADV,
    AUX,
    COORD,
    DET,
    IS_VERB,
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
from analysis.mark.attribution.words.verb_groups import Group

# So many phrases can stand before the subject: "On Monday, after a walk, Ann Lee said ...".
_OPENING_PHRASES = 2
# A clause's subject is looked for among so many words before a verb that shares it.
_CLAUSE = 25
_NO_NOUN = PREP | COORD | AUX | SUB | REL | WH | DET | POSS | VERB | ADV | TIME
# What a text does that somebody puts out.
_SPEAKS = ("say", "state", "read")
_SPENDING = frozenset({"spend", "spending", "spends", "spent"})
# What is spent saying something: "Lee spent weeks saying that ...".
_WHILE = frozenset(
    {"minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years"}
    | {"career", "decade", "decades", "fortnight", "life", "lives", "lifetime", "time"}
)
_QUOTES = frozenset("\"“”‘’'«»")


def subject(t: Tagged, group: Group, last: Words | None) -> Words | None:
    """The subject of a verb; `last` is that of the verb before, for those that share it."""
    i = group.first - 1
    while i >= 0 and t.tags[i] & (ADV | NEG) and not t.tags[i] & (SUBJ | COORD | SUB) and not t.broken[i + 1]:
        i -= 1
    if i > 0 and t.low[i] == "once" and not t.broken[i] and t.tags[i - 1] & NAME:
        i -= 1  # "Ann Lee once said"
    if i < 0:
        return last or main_subject(t, group.first)
    if (
        group.shape == "participle"
        and not t.broken[i + 1]
        and not t.tags[i] & (PREP | COORD | AUX | SUB | ADV | DET | POSS)
        and (not t.tags[i] & VERB or i and t.tags[i - 1] & (DET | POSS | NUM | ADJ))
        and not t.low[i].endswith("ed")
        and not (t.low[i] in _WHILE and _SPENDING.intersection(t.low[max(0, i - 4) : i]))
    ):
        return left_of(t, i), i
    if group.shape == "participle":
        return _nearer(nearest_subject(t, group.first), last) or main_subject(t, group.first)
    if group.shape == "infinitive":
        return last or main_subject(t, group.first)
    if t.tags[i] & COORD:
        return _nearer(nearest_subject(t, i), last) or main_subject(t, group.first)
    if t.broken[i + 1]:
        return before_insertion(t, i) or last or _behind_as(t, group.first)
    i = _before_time(t, i)
    if i < group.first - 1 and t.low[i] in ("last", "this", "next") and i and t.broken[i]:
        return before_insertion(t, i - 1) or last
    if t.tags[i] & COORD and i < group.first - 1:
        return last or main_subject(t, i)
    if t.broken[i + 1]:
        return before_insertion(t, i) or last
    if t.tags[i] & (PREP | DET | SUB) and not t.tags[i] & (SUBJ | REL):
        return last
    if is_pronoun(t, i) and not t.tags[i] & (REL | NAME):
        return i, i
    return _antecedent(t, i) or (_behind_opening(t, left_of(t, i), i), i)


def _behind_opening(t: Tagged, first: int, last: int) -> int:
    """Where a name begins behind a phrase that no comma ends: "In her letter Ann Lee said"."""
    if first != 1 or not t.tags[0] & PREP or t.tags[0] & SUB or not t.tags[last] & NAME:
        return first
    begin = last
    while begin > first and t.tags[begin - 1] & NAME and not t.broken[begin]:
        begin -= 1
    apart = begin > first + 1 and not t.tags[begin - 1] & (PREP | DET | POSS | ADJ | OWNER | COORD)
    return begin if apart else first


def _behind_as(t: Tagged, before: int) -> Words | None:
    """The subject of a clause that opens with "as": "As Ann Lee, the author of “Ports,” put it"."""
    if t.low[0] != "as" or before < 2:
        return None
    last = min(right_of(t, 1), before - 1)
    return (1, last) if last >= 1 else None


def behind_comma(t: Tagged, group: Group) -> Words | None:
    """The subject of the clause behind a participle that opens it: "Citing “costs,” Ann Lee left"."""
    for i in range(group.last + 2, t.n):
        if "," in t.gaps[i] and t.inside[i] < 0:
            last = right_of(t, i)
            if last >= i and last + 1 < t.n and not t.broken[last + 1]:
                return i, last
            return None
    return None


def issuer(t: Tagged, group: Group, last: Words | None) -> Words | None:
    """Who put out the text that speaks: "Ann Lee sent an email saying ...", "held a sign that read ..."."""
    i = group.first - 1
    if group.cue.cue not in _SPEAKS:
        return None
    if i >= 0 and t.tags[i] & REL and group.shape == "finite":
        i -= 1
    elif group.shape != "participle":
        return None
    while i > 0 and t.tags[i] & (TIME | ADV) and not t.broken[i + 1]:
        i -= 1
    if i < 2 or t.broken[i + 1]:
        return None
    first = left_of(t, i)
    head = next((k - 1 for k in range(first + 1, i + 1) if t.tags[k] & PREP), i)
    if first < 1 or not is_kind(t.low[head], "text") or t.broken[first] or t.tags[first - 1] & (PREP | AUX):
        return None
    return last or main_subject(t, first)


def _antecedent(t: Tagged, last: int) -> Words | None:
    """Who a relative clause that ends with the word `last` is about: "Voters who fear a tax said"."""
    for i in range(last - 1, max(0, last - 12), -1):
        if t.broken[i + 1] or t.inside[i] != t.inside[last]:
            return None
        if t.low[i] == "who" and not t.tags[i + 1] & (SUBJ | DET | NAME | POSS | NUM):
            before = t.tags[i - 1]
            if t.broken[i] or before & (PREP | VERB | AUX | SUB | COORD) and not before & NAME:
                return None
            return left_of(t, i - 1), i - 1
    return None


def _before_time(t: Tagged, i: int) -> int:
    """The word before a date between subject and verb: "Ann Lee on Monday said"."""
    k = i
    if not t.tags[i] & TIME:
        return i
    while k > 0 and t.tags[k] & (TIME | DET | ADJ | PREP | ADV | NUM) and not t.broken[k]:
        if t.tags[k] & SUBJ and not t.tags[k] & DET:
            break
        k -= 1
    if (
        k
        and t.low[k].endswith("ed")
        and not t.tags[k - 1] & (AUX | SUBJ | REL | COORD | ADV)
        and not t.broken[k]
    ):
        return k - 1  # "the order released on Friday said"
    return i if t.tags[k] & (VERB | AUX) and not t.tags[k] & (NAME | SUBJ) else k


def before_insertion(t: Tagged, last: int) -> Words | None:
    """The subject before an insertion that ends with the word `last`: "Ann Lee, the mayor, said"."""
    first = last
    while first > 0 and (
        not t.broken[first]
        or t.gaps[first].strip() in _QUOTES
        or (t.inside[first] >= 0 and "," not in t.gaps[first])
    ):
        first -= 1
    if first == 0:
        return None
    tag = t.tags[first]
    end = first - 1
    while end > 0 and (")" in t.gaps[end + 1] or t.tags[end] & NUM and t.broken[end] and t.broken[end + 1]):
        end = _before_bracket(t, end)  # "Ann Lee (D-Iowa), the ...", "Ann Lee, 35, the ..."
    if t.tags[end] & (ADV | AUX | PREP | SUB) and not t.tags[end] & NAME:
        return None
    if tag & COORD:
        return None
    if t.inside[end] >= 0 and t.inside[end] != t.inside[first]:
        return None
    start = left_of(t, end)
    return start, end


def _before_bracket(t: Tagged, end: int) -> int:
    """The word before the brackets, or before the age, that ends with the word `end`."""
    if ")" not in t.gaps[end + 1]:
        return end - 1
    while end > 0 and "(" not in t.gaps[end]:
        end -= 1
    return max(0, end - 1)


def _nearer(nearest: Words | None, last: Words | None) -> Words | None:
    """The subject of a verb's own clause, but that of the cue before where no clause begins behind it."""
    if last is None or nearest is None:
        return last or nearest
    return nearest if nearest[0] > last[1] else last


def nearest_subject(t: Tagged, before: int) -> Words | None:
    """The subject of the last clause before a word: "As it rained, Ann Lee laughed and | joked".

    Nothing where that clause does not begin the sentence or follow a comma, a dash, or a link.
    """
    for verb in range(before - 1, max(0, before - _CLAUSE), -1):
        if t.inside[verb] >= 0 or not (t.tags[verb] & IS_VERB or t.low[verb].endswith("ed")):
            continue
        last = verb - 1
        while last > 0 and t.tags[last] & (ADV | NEG | AUX) and not t.tags[last] & (SUBJ | NAME):
            last -= 1
        if t.broken[last + 1] or t.tags[last] & (_NO_NOUN) and not t.tags[last] & (NAME | SUBJ):
            continue
        first = last if t.tags[last] & SUBJ else left_of(t, last)
        if first and t.broken[first] and t.low[verb] in quoting() and _ends_insertion(t, verb + 1):
            continue
        return (first, last) if first == 0 or t.broken[first] else None
    return None


def _ends_insertion(t: Tagged, i: int) -> bool:
    """Whether no content follows a cue: "Ann Lee, Xinhua reported on Monday, laughed"."""
    return t.broken[i] or bool(t.tags[i] & (PREP | TIME | ADV)) and not t.tags[i] & (SUBJ | DET)


def main_subject(t: Tagged, before: int) -> Words | None:
    """The subject of the sentence's main clause: its first noun phrase behind an opening phrase."""
    first = 0
    while first < before and t.inside[first] >= 0:
        first += 1
    while first + 1 < before and t.tags[first] & COORD and not t.tags[first] & SUBJ:
        first += 1
    for _ in range(_OPENING_PHRASES):
        if first < before and _opens_phrase(t, first):
            first = next((i for i in range(first + 1, min(before, first + 20)) if "," in t.gaps[i]), first)
    while first < before and t.tags[first] & (COORD | ADV) and not t.tags[first] & (SUBJ | DET):
        first += 1
    if first >= before:
        return None
    last = min(right_of(t, first), before - 1)
    # "Ann Lee returned to ...": a verb that is no cue.
    verb = next((i for i in range(first + 1, last + 1) if _is_verb_of(t, i)), 0)
    last = verb - 1 if verb else last
    return (first, last) if last >= first else None


def _is_verb_of(t: Tagged, i: int) -> bool:
    """Whether a verb stands behind a name: a past tense, or with an object: "Lee cut his speech"."""
    if not t.tags[i - 1] & NAME or t.tags[i] & (NAME | ADJ):
        return False
    closed = PREP | COORD | DET | POSS | OWNER | NUM | AUX | TIME
    takes_object = not t.tags[i] & closed and i + 1 < t.n and t.tags[i + 1] & (DET | POSS)
    return t.low[i].endswith("ed") or bool(takes_object) and not t.broken[i + 1]


def _opens_phrase(t: Tagged, first: int) -> bool:
    """Whether a phrase begins here, not the subject: "In May, ...", "Speaking in Rome, ..."."""
    tag = t.tags[first]
    if tag & (PREP | SUB | ADV) and not tag & SUBJ or t.low[first].endswith("ing") and not tag & NAME:
        return True
    if (
        t.low[first] in ("asked", "pressed")
        and first + 1 < t.n
        and t.tags[first + 1] & (PREP | SUB | WH | TIME)
    ):
        return True
    if first + 1 < t.n and t.low[first + 1] in ("later", "earlier", "ago") and t.tags[first] & PLURAL:
        return True
    end = next((i for i in range(first + 1, min(t.n, first + 8)) if t.gaps[i] != " "), t.n)
    return end < t.n and "," in t.gaps[end] and any(t.tags[i] & TIME for i in range(first, end))


def inverted(t: Tagged, first: int) -> Words | None:
    """The subject behind its verb: "...," said Ann Lee, the mayor."""
    if first >= t.n or t.broken[first]:
        return None
    tag = t.tags[first]
    if tag & (PREP | ADV | TIME | SUB | OBJ) and not tag & (NAME | SUBJ | DET) and not _owns(t, first):
        return None
    last = right_of(t, first)
    return (first, last) if last >= first else None


def _owns(t: Tagged, i: int) -> bool:
    """Whether "her" is whose somebody is: "said her brother", not "told her"."""
    closed = PREP | ADV | COORD | DET | AUX | SUB | REL | WH
    return bool(t.tags[i] & POSS) and i + 1 < t.n and t.gaps[i + 1] == " " and not t.tags[i + 1] & closed
