"""VADER's rules on words: negation, boosters, capitals, idioms, "but".

Words and weights are the installed vaderSentiment package's own (Hutto & Gilbert 2014, ICWSM). The rules
are written anew from its behaviour in version 3.3.2, accidents included, for it shows no token's share.
"""

from heapq import heappush, heappushpop
from itertools import pairwise

from vaderSentiment import vaderSentiment as vader

_ANALYZER = vader.SentimentIntensityAnalyzer()  # only for the two lists that it reads
LEXICON: dict[str, float] = _ANALYZER.lexicon
EMOJI: dict[str, str] = _ANALYZER.emojis  # their descriptions, which are what is scored

_BOOSTERS = vader.BOOSTER_DICT
_NEGATIONS = frozenset(vader.NEGATE)
_CAPITALS = vader.C_INCR
_NEGATED = vader.N_SCALAR
# The package compares sequences of two and three tokens only: "badass", alone, is never found.
_IDIOMS = {idiom: float(value) for idiom, value in vader.SPECIAL_CASES.items() if " " in idiom}
_FIRST_PAIRS = {tuple(phrase.split()[:2]) for phrase in [*_IDIOMS, *_BOOSTERS] if " " in phrase}
# No rule but that of capitals and "but" changes a word that has none of these, nor an "n't", around it: this
# spares most words the rules. Of idioms the words that are everywhere can go, for each idiom has a rarer one.
_RULED = {word for phrase in [*_IDIOMS, *_BOOSTERS] for word in phrase.split()} - {"the", "of", "to", "for"}
_RULED |= _NEGATIONS | {"no", "least", "this"}

# The weights that stand inside the package's functions: of a booster one, two and three words before; of
# "never so"; before and after "but".
_BY_DISTANCE = (0.0, 1.0, 0.95, 0.9)
_NEVER_SO = 1.25
_BEFORE_BUT, _AFTER_BUT = 0.5, 1.5


def values(scored: list[int], words: list[str], tokens: list[str]) -> list[float]:
    """The valence after all rules on words of each of the words at `scored`, which are in the lexicon."""
    if all(map(str.isupper, tokens)):  # capitals stress a word only beside others that have none
        tokens = [""] * len(tokens)
    found = [_value(at, words, tokens) for at in scored]
    return _contrasted(found, scored, words.index("but")) if "but" in words else found


def _value(at: int, words: list[str], tokens: list[str]) -> float:
    """The valence of the word at `at` after all rules but that of "but"."""
    word = words[at]
    around = words[max(at - 3, 0) : at + 2]
    loud = tokens[at].isupper()
    if not loud and _RULED.isdisjoint(around) and "n't" not in " ".join(around):
        return LEXICON[word]
    after = words[at + 1] if at + 1 < len(words) else ""
    if word == "kind" and after == "of":
        return 0.0
    value = LEXICON[word]
    if _follows_no(at, words):
        value *= _NEGATED
    elif word == "no" and after in LEXICON:
        value = 0.0
    if loud:
        value += _CAPITALS if value > 0 else -_CAPITALS
    for distance in range(1, min(at, 3) + 1):
        before = words[at - distance]
        if before in LEXICON:
            continue
        if before in _BOOSTERS:
            value += _BY_DISTANCE[distance] * _boost(before, value, tokens[at - distance].isupper())
        value *= _negation(before, words[at - distance + 1 : at])
        if distance == 3:
            value = _idiomatic(value, at, words)
    if at and words[at - 1] == "least" and (at == 1 or words[at - 2] not in ("at", "very")):
        value *= _NEGATED
    return value


def _follows_no(at: int, words: list[str]) -> bool:
    """Whether "no" stands one or two words before, or three with "or" or "nor" right before."""
    before = words[max(at - 3, 0) : at]
    if "no" not in before:
        return False
    return "no" in before[-2:] or before[-1] in ("or", "nor")


def _boost(booster: str, value: float, loud: bool) -> float:
    """What a booster adds to the value: away from zero, or towards it for a dampener such as "hardly"."""
    boost = -_BOOSTERS[booster] if value < 0 else _BOOSTERS[booster]
    if loud:
        boost += _CAPITALS if value > 0 else -_CAPITALS
    return boost


def _negation(before: str, between: list[str]) -> float:
    """What the word `before` multiplies the value by, given the words between them: 1 if it does not negate.

    Two words between of which the second is "so" or "this" strengthen, whatever stands before them.
    """
    never_so = before == "never" and between and between[0] in ("so", "this")
    if never_so or (len(between) == 2 and between[1] in ("so", "this")):
        return _NEVER_SO
    if before == "without" and "doubt" in between:
        return 1.0
    return _NEGATED if before in _NEGATIONS or "n't" in before else 1.0


def _idiomatic(value: float, at: int, words: list[str]) -> float:
    """The value of the idiom that the word is in or comes after, if there is one; damped after "kind of".

    The first idiom found of those that end with the word or stand before it is taken; one that begins with
    the word wins over it. "kind of" adds its weight as it is, so it makes a negative word more negative.
    """
    around = words[at - 3 : at + 2]
    if _FIRST_PAIRS.isdisjoint(pairwise(around)):
        return value
    for first, past in ((-1, 1), (-2, 1), (-2, 0), (-3, 0), (-3, -1)):
        idiom = " ".join(words[at + first : at + past])
        if idiom in _IDIOMS:
            value = _IDIOMS[idiom]
            break
    for length in (2, 3):
        value = _IDIOMS.get(" ".join(words[at : at + length]), value)
    for pair in (around[:2], around[1:3]):
        value += _BOOSTERS.get(" ".join(pair), 0.0)
    return value


def _contrasted(values: list[float], places: list[int], but: int) -> list[float]:
    """The values, which stand at `places`, halved before the first "but", and times 1.5 after it.

    The package looks for a value's place by the value: what it changes, each time, is the first that is equal
    *by then*, so of two equal values the first can be changed twice and the second never. `having` finds it
    without a search through the whole text: for each value its places among `values`, the first on top.
    """
    values = list(values)
    having: dict[float, list[int]] = {}
    for nth, value in enumerate(values):
        first = heappushpop(having.setdefault(value, []), nth)
        values[first] *= _BEFORE_BUT if places[first] < but else _AFTER_BUT
        heappush(having.setdefault(values[first], []), first)
    return values
