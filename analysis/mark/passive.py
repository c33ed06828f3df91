"""Passives without an actor: "was cut", "is being portrayed". Something is done; who does it is not said.

A form of "be", adverbs aside, before a participle that is no adjective, with no "by" and a doer behind it.
Where it is wrong: a state that an act left behind ("the port is closed") looks like the act; "by" a long way
behind its verb is not seen; clauses without "be" ("tariffs imposed in April", "got fired") are not looked
for; and who did it can stand in the sentence before.
"""

from collections.abc import Sequence
from functools import cache

from analysis import lexicon
from analysis.mark.attribution.words.inflection import irregular
from analysis.mark.attribution.words.tagging import (
    ADV,
    BE,
    COORD,
    NEG,
    NUM,
    PREP,
    TIME,
    function_words,
    word_tag,
)
from analysis.mark.base import Hit, Measure, Sentence

_REACH = 4  # words between "be" and its participle
_BY = 8  # words behind the participle in which "by" names the doer
_STOPS = frozenset(';:—–()[]“”"')
_BEEN = ("been", "being")
# Of how much something is so: what follows is an adjective.
_DEGREES = ("very", "too", "so", "quite", "rather", "pretty", "extremely", "incredibly", "deeply", "more")
# What "by" and a number measure: "by 10 %", "by two points"; in all else the number is of doers.
_ABOUT = ("about", "nearly", "almost", "as", "much", "many", "at", "least", "a", "an", "the", "up", "to")
_MEASURES = ("percent", "percentage", "point", "points", "basis", "degrees", "times", "cents", "dollars")
_REMAINS = (["remains", "to"], ["remain", "to"], ["remained", "to"])  # "to be seen": nothing is done yet


@cache
def _be() -> frozenset[str]:
    """Forms of "be"; not those in "'s", which before most participles are "has"."""
    return frozenset(word for word, tag in function_words().items() if tag & BE and not word.endswith("'s"))


@cache
def _participles() -> frozenset[str]:
    """Participles of the irregular verbs."""
    return frozenset(participle for base, (_, participle) in irregular().items() if base != "be")


@cache
def _adjectives() -> frozenset[str]:
    """Participles that are adjectives behind "be": the rows of `lexicons/passive.csv`."""
    columns = ("word", "source", "note")
    rows = lexicon.rows(lexicon.FOLDER / "passive.csv", columns, ("word", "source"), ("word",))
    return frozenset(row["word"] for row in rows)


def _find(sentence: Sentence) -> list[Hit]:
    low, be = sentence.words.folded, _be()
    hits, free = [], 0
    for first in [i for i, word in enumerate(low) if word in be]:
        if first < free:
            continue
        last = _participle(sentence, first)
        if last is not None and not _has_doer(sentence, last):
            starts, ends, _ = sentence.words
            hits.append(Hit(starts[first], ends[last], "no_actor", low[last]))
            free = last + 1
    return hits


def _participle(sentence: Sentence, first: int) -> int | None:
    """The participle that the "be" at `first` belongs to; null where there is none."""
    text, (starts, ends, low) = sentence.text, sentence.words
    if low[first - 2 : first] in _REMAINS:
        return None
    for i in range(first + 1, min(first + 2 + _REACH, len(low))):
        if not text[ends[i - 1] : starts[i]].isspace():
            return None
        word = low[i]
        if word in _DEGREES:
            return None
        if word in _BEEN or word_tag(word) & (ADV | NEG):
            continue
        return i if _is_participle(word) and not text[starts[i]].isupper() else None
    return None


def _is_participle(word: str) -> bool:
    if word in _adjectives():
        return False
    return word in _participles() or (word.endswith("ed") and len(word) > 3 and "-" not in word)


def _has_doer(sentence: Sentence, last: int) -> bool:
    """Whether "by" and a doer follow in the clause; "by 10 %", "by Friday" and "by raising" tell no doer."""
    text, (starts, ends, low) = sentence.text, sentence.words
    parted = False
    for i in range(last + 1, min(last + 1 + _BY, len(low))):
        gap = text[ends[i - 1] : starts[i]]
        if not _STOPS.isdisjoint(gap):
            return False
        parted |= "," in gap
        if low[i] == "by" and (not parted or "," in gap):  # "led, on this side, by": behind what is put in
            return i + 1 < len(low) and not _is_no_doer(text, starts, ends, low, i + 1)
    return False


def _is_no_doer(text: str, starts: Sequence[int], ends: Sequence[int], low: Sequence[str], i: int) -> bool:
    word = low[i]
    if word.endswith("ing") and "-" not in word or word_tag(word) & TIME:
        return True
    while i < len(low) and (low[i] in _ABOUT or word_tag(low[i]) & NUM):
        word, i = low[i], i + 1
    if not word_tag(word) & NUM:
        return False
    is_alone = i == len(low) or not text[ends[i - 1] : starts[i]].isspace()
    return is_alone or low[i] in _MEASURES or bool(word_tag(low[i]) & (TIME | PREP | COORD))


MEASURE = Measure("passive", "How often is something done and nobody said to do it?", _find)
