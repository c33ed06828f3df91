"""Lexicon valence: vaderSentiment's compound score of a text, and what each of its words adds to it.

Words, emoji and weights are the installed vaderSentiment package's own (Hutto & Gilbert 2014, ICWSM). The
rules are written anew from its behaviour in version 3.3.2, accidents included, for it shows no token's share.

Where the method is wrong: it scores words, not what is said. "United" in a country's name is +1.8, "no" is
negative as an answer too, and the end of a war is as negative as its beginning.
"""

import re
from collections.abc import Sequence
from heapq import heappush, heappushpop
from itertools import pairwise
from math import sqrt
from string import punctuation
from typing import NamedTuple

from vaderSentiment import vaderSentiment as vader

_TYPOGRAPHY = {
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "–": " - ",
    "—": " - ",
    "\N{NO-BREAK SPACE}": " ",
}
_ANALYZER = vader.SentimentIntensityAnalyzer()  # only for the two lists that it reads
_LEXICON = _ANALYZER.lexicon
_LEXICON_WORDS = _LEXICON.keys()
# The package looks emoji up character by character, so the sequences in its list are never found. It sets no
# space after a description ("👍ed" ends in "uped"); one too many before it, as here, changes no token.
_EMOJI = {emoji: f" {words}" for emoji, words in _ANALYZER.emojis.items() if len(emoji) == 1}
_WRITTEN_OUT = {**_TYPOGRAPHY, **_EMOJI}
_TYPOGRAPHIC = re.compile(f"[{''.join(_TYPOGRAPHY)}]")
# `re` finds a listed character beyond the first 65,536 slowly (twenty times): all of them are one range here.
_WITHIN_16_BITS = "".join(char for char in _WRITTEN_OUT if ord(char) < 0x10000)
_REPLACED = re.compile(f"[{_WITHIN_16_BITS}\U00010000-\U0010ffff]")

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
# "never so"; before and after "but"; of "!" and "?"; and the normalising constant.
_BY_DISTANCE = (0.0, 1.0, 0.95, 0.9)
_NEVER_SO = 1.25
_BEFORE_BUT, _AFTER_BUT = 0.5, 1.5
_EXCLAMATION, _MOST_EXCLAMATIONS = 0.292, 4
_QUESTION, _MOST_QUESTIONS, _MORE_QUESTIONS = 0.18, 3, 0.96
_ALPHA = 15


class Contribution(NamedTuple):
    """What the token `text[start:end]`, without the punctuation around it, adds to the raw sum."""

    start: int
    end: int
    value: float


class Valence(NamedTuple):
    """`compound` from -1 (negative) to 1 (positive), four decimals; `raw` is the contributions' sum."""

    compound: float
    raw: float
    contributions: tuple[Contribution, ...]


_NEUTRAL = Valence(0.0, 0.0, ())


def normalised(text: str) -> str:
    """The text with ‘ ’ as ', “ ” „ as ", – and — as a hyphen between spaces, a no-break space as a space.

    As they are, these marks hide the words they touch from the lexicon, in those outlets that use them. A
    dash becomes three characters, so positions differ; those that `valence` gives are in the text as it was.
    """
    return _TYPOGRAPHIC.sub(lambda mark: _TYPOGRAPHY[mark[0]], text)


def valence(text: str, masked: Sequence[tuple[int, int]] = ()) -> Valence:
    """vaderSentiment 3.3.2's compound of `normalised(text)`, the sum behind it, and each token's part in it.

    There is a contribution for each token whose valence is not zero after all rules on words (boosters,
    negation, capitals, idioms, "but"), in order, with half-open positions in `text` itself. A token from an
    emoji's description has the emoji's position; tokens that share an emoji are one contribution, their sum.

    `raw` is the sum before punctuation and before it is squeezed between -1 and 1. With
    e = 0.292 for each "!" (at most 4) + 0.18 for each "?" if there are 2 or 3 of them, or + 0.96 if more,
    and s = raw + e if raw > 0, raw - e if raw < 0, else 0: compound = s / sqrt(s * s + 15).

    `masked` are half-open spans of `text`. A token wholly inside one of them contributes nothing. Nothing
    else changes: each other token contributes exactly what it does unmasked, for the masked one still stands
    in its place, where it boosts, negates, is in capitals, and counts for distances and for "but".

    A text without words, or without a word of the lexicon, has 0.0 and no contributions.
    """
    written_out, tokens, scored, values = _scored(text)
    if not scored:
        return _NEUTRAL
    spans = _spans([tokens[at] for at in scored], written_out, text)
    kept = [Contribution(*span, value) for span, value in zip(spans, values, strict=True) if value]
    if masked:
        kept = [each for each in kept if not _covered(each, masked)]
    raw = sum([each.value for each in kept], start=0.0)
    one_word_a_place = len(written_out) == len(text)  # no emoji
    return Valence(_compound(raw, written_out), raw, tuple(kept) if one_word_a_place else _joined(kept))


def compound(text: str) -> float:
    """`valence(text).compound`, without the work of finding where its words stand."""
    written_out, _, _, values = _scored(text)
    return _compound(sum(values, start=0.0), written_out) if values else 0.0


def _scored(text: str) -> tuple[str, list[str], list[int], list[float]]:
    """The text written out, its tokens, the places of those in the lexicon, and their values."""
    written_out = text if text.isascii() else _REPLACED.sub(_write_out, text)
    tokens = written_out.split()
    words = [*map(_WORDS.__getitem__, tokens)]
    if _LEXICON_WORDS.isdisjoint(words):
        return written_out, tokens, [], []
    scored = [at for at, word in enumerate(words) if word in _LEXICON]
    return written_out, tokens, scored, _values(scored, words, tokens)


def _covered(token: Contribution, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= token.start and token.end <= end for start, end in spans)


def _write_out(mark: re.Match[str]) -> str:
    return _WRITTEN_OUT.get(mark[0], mark[0])


def _stripped(token: str) -> str:
    """The token without punctuation around it; as it is if two characters or fewer are left: an emoticon?"""
    word = token.strip(punctuation)
    return word if len(word) > 2 else token


class _Words(dict[str, str]):
    """Tokens as they are looked up in the lexicon, remembered, for most come again."""

    def __missing__(self, token: str) -> str:
        if len(self) == 2**15:  # memory does not grow with the corpus
            self.clear()
        self[token] = word = _stripped(token).lower()
        return word


_WORDS = _Words()


def _values(scored: list[int], words: list[str], tokens: list[str]) -> list[float]:
    """The valence after all rules on words of each of the words at `scored`, which are in the lexicon."""
    if all(map(str.isupper, tokens)):  # capitals stress a word only beside others that have none
        tokens = [""] * len(tokens)
    values = [_value(at, words, tokens) for at in scored]
    return _contrasted(values, scored, words.index("but")) if "but" in words else values


def _value(at: int, words: list[str], tokens: list[str]) -> float:
    """The valence of the word at `at` after all rules but that of "but"."""
    word = words[at]
    around = words[max(at - 3, 0) : at + 2]
    loud = tokens[at].isupper()
    if not loud and _RULED.isdisjoint(around) and "n't" not in " ".join(around):
        return _LEXICON[word]
    after = words[at + 1] if at + 1 < len(words) else ""
    if word == "kind" and after == "of":
        return 0.0
    value = _LEXICON[word]
    if _follows_no(at, words):
        value *= _NEGATED
    elif word == "no" and after in _LEXICON:
        value = 0.0
    if loud:
        value += _CAPITALS if value > 0 else -_CAPITALS
    for distance in range(1, min(at, 3) + 1):
        before = words[at - distance]
        if before in _LEXICON:
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


def _compound(raw: float, written_out: str) -> float:
    emphasis = _EXCLAMATION * min(written_out.count("!"), _MOST_EXCLAMATIONS)
    n_questions = written_out.count("?")
    if n_questions > 1:
        emphasis += _QUESTION * n_questions if n_questions <= _MOST_QUESTIONS else _MORE_QUESTIONS
    total = raw + emphasis if raw > 0 else raw - emphasis if raw < 0 else 0.0
    return round(total / sqrt(total * total + _ALPHA), 4)


def _spans(scored: list[str], written_out: str, text: str) -> list[tuple[int, int]]:
    """Where the words of the tokens `scored` stand in `text`, of which `written_out` is the longer form."""
    origins: Sequence[int] = range(len(text))
    if len(written_out) != len(text):
        origins = [at for at, char in enumerate(text) for _ in _WRITTEN_OUT.get(char, char)]
    spans = []
    end = 0
    for token in scored:
        start = _start(token, written_out, end)
        end = start + len(token)
        word = _stripped(token)
        first = start + token.index(word)
        spans.append((origins[first], origins[first + len(word) - 1] + 1))
    return spans


def _start(token: str, text: str, after: int) -> int:
    """Where the token stands next, between spaces: a like token passed over would be one that was scored."""
    start = text.index(token, after)
    while (text[start - 1 : start] + text[start + len(token) : start + len(token) + 1]).strip():
        start = text.index(token, start + 1)
    return start


def _joined(contributions: list[Contribution]) -> tuple[Contribution, ...]:
    """The contributions; those that overlap, for they share an emoji, are added up."""
    joined: list[Contribution] = []
    for each in contributions:
        if joined and each.start < joined[-1].end:
            last = joined.pop()
            each = Contribution(last.start, max(last.end, each.end), last.value + each.value)
        joined.append(each)
    return tuple(each for each in joined if each.value)
