"""The noun phrases of a sentence, cut as people cut them: up to the head, with article and possessor."""

from collections.abc import Iterator
from typing import NamedTuple

from analysis.compare.labels.sentences import Usage, bare
from analysis.mark.attribution.words.names import is_kind
from analysis.mark.attribution.words.tagging import (
    ADV,
    AUX,
    COORD,
    DET,
    NAME,
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

_STOPS = AUX | SUB | WH | REL | PREP | COORD
_OPENS = DET | POSS
_LONGEST = 12
_OPENING, _CLOSING = ("“", "‘", '"'), ("”", "’", '"')


class Phrase(NamedTuple):
    """Words `first` to `last` of a sentence; `last` is the head, and `owner` the last word of a possessor."""

    first: int
    last: int
    owner: int | None


def phrases(t: Tagged, usage: Usage) -> list[Phrase]:
    """The noun phrases of a sentence in order, each before the possessors that it contains."""
    found: list[Phrase] = []
    i = 0
    while i < t.n:
        last = _last(t, i, usage)
        if last < i:
            i += 1
            continue
        found += _parts(t, i, last, usage)
        i = last + 1
    return found


def _parts(t: Tagged, first: int, last: int, usage: Usage) -> Iterator[Phrase]:
    """A phrase and its possessors; nothing where no noun is left."""
    owners = [k for k in range(first, last) if _owns(t, k)]
    if _is_noun(t, last, first, usage):
        yield Phrase(first, last, owners[-1] if owners else None)
    for at in owners:
        if _is_noun(t, at, first, usage):
            yield Phrase(first, at, next((k for k in reversed(owners) if k < at), None))


def _owns(t: Tagged, k: int) -> bool:
    return t.low[k].endswith("'s") or t.low[k].endswith("s") and t.gaps[k + 1][:1] in ("'", "’")


def _is_noun(t: Tagged, last: int, first: int, usage: Usage) -> bool:
    """Whether the word can be a head: a name, what has an article, a plural, or a noun elsewhere."""
    tag, word = t.tags[last], bare(t.low[last])
    if tag & NAME:
        return True
    if tag & (NUM | TIME | ADV | POSS | DET) or len(word) < 2 or word[0].isdigit():
        return False
    return bool(t.tags[first] & _OPENS) or word[-1] == "s" or first < last or usage.nouns[word] > 0


def _last(t: Tagged, first: int, usage: Usage) -> int:
    """The last word of the noun phrase that begins with the word `first`; `first - 1` if none does."""
    if not _begins(t, first, usage):
        return first - 1
    i = first
    while i + 1 < t.n and i - first < _LONGEST:
        k = i + 1
        tag = t.tags[k]
        if t.broken[k] and not _in_scare_quotes(t, k):
            break
        if _owns(t, i) and tag & _OPENS and not tag & NAME:
            break
        if tag & NAME:
            if not _goes_into_name(t, first, i):
                break
            i = k
            continue
        if tag & (_STOPS | _OPENS) or tag & (SUBJ | OBJ) and not tag & NUM or tag & TIME and not _owns(t, k):
            break
        if tag & ADV and not (i == first and t.tags[i] & _OPENS):
            break
        if i >= first and not (i == first and t.tags[i] & _OPENS and not is_verb(t.low[k])):
            if _is_predicate(t, k, usage):
                break
        i = k
    return _name_of(t, first, i)


def _begins(t: Tagged, i: int, usage: Usage) -> bool:
    tag, word = t.tags[i], t.low[i]
    if tag & NAME:
        return True
    if word == "that" or tag & (_STOPS | ADV | TIME) and not tag & (DET | POSS):
        return False
    if tag & _OPENS:
        return True
    if tag & (SUBJ | OBJ) and not tag & NUM:
        return False
    if is_verb(word) or word.endswith("ed") or word.endswith("ing") and not usage.is_noun(word):
        return False
    return not usage.is_verb(word) and not (tag & VERB and not usage.is_noun(word) and not _is_people(word))


def _is_people(word: str) -> bool:
    return is_kind(word, "unnamed") or is_kind(word, "title")


def _goes_into_name(t: Tagged, first: int, i: int) -> bool:
    """Whether a name can follow the word `i` in one phrase: after article, title, adjective, name, possessor."""
    tag, word = t.tags[i], t.low[i]
    if tag & (NAME | _OPENS | NUM) or _owns(t, i) or _is_people(word) or is_kind(word, "role"):
        return True
    if any(is_kind(word, kind) for kind in ("nation", "body")) or word.endswith(("er", "or", "man", "ist", "chief")):
        return True
    return bool(t.tags[first] & _OPENS) and not word.endswith("s")


def _is_predicate(t: Tagged, k: int, usage: Usage) -> bool:
    """Whether a word inside a phrase is rather the verb behind it."""
    word, before = t.low[k], t.tags[k - 1]
    if before & (_OPENS | NUM) or _owns(t, k - 1) or before & ADV:
        return is_verb(word)
    if is_verb(word) or word.endswith("ed"):
        return True
    if word.endswith("ing"):
        return not usage.is_noun(word)
    after = t.tags[k + 1] if k + 1 < t.n and not t.broken[k + 1] else 0
    if word[-1] == "s":
        if usage.is_noun(word):
            return bool(after & (_OPENS | SUB | OBJ) and not after & PREP and t.low[k - 1][-1] != "s")
        return usage.is_verb(word) or bool(t.tags[k] & VERB) and not _is_people(word)
    plural = t.low[k - 1][-1] == "s" or before & NAME
    return bool(plural) and usage.is_verb(word)


def _in_scare_quotes(t: Tagged, k: int) -> bool:
    """Whether the gap before a word only puts quotation marks around modifiers: the "terrible" deal."""
    gap = t.gaps[k].strip()
    opens = bool(t.tags[k - 1] & _OPENS) and gap in _OPENING
    closes = gap in _CLOSING and any(t.gaps[j].strip() in _OPENING for j in (k - 1, k - 2) if j > 0)
    return opens or closes


def _name_of(t: Tagged, first: int, last: int) -> int:
    """A name goes on over "of": "Department of Justice", "President Lee of Brazil"."""
    while last + 2 < t.n and t.low[last + 1] == "of" and t.tags[last] & NAME and not _owns(t, last):
        k = last + 2
        if t.low[k] == "the" and k + 1 < t.n:
            k += 1
        if not t.tags[k] & NAME or any(t.broken[last + 1 : k + 1]):
            break
        while k + 1 < t.n and t.tags[k + 1] & NAME and not t.broken[k + 1] and not _owns(t, k):
            k += 1
        last = k
    return last
