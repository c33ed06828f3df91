"""Lexicon valence: vaderSentiment's compound score of a text, and what each of its words adds to it.

The rules on words are in `vader_rules`; here a text becomes tokens, and what they are worth
becomes a score and positions in the text.

Where the method is wrong: it scores words, not what is said. "United" in a country's name is +1.8, "no" is
negative as an answer too, and the end of a war is as negative as its beginning.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import sqrt
from string import punctuation
from typing import NamedTuple

from analysis.mark.tone.vader_rules import EMOJI, LEXICON, values

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
_LEXICON_WORDS = LEXICON.keys()
# The package looks emoji up character by character, so the sequences in its list are never found. It sets no
# space after a description ("👍ed" ends in "uped"); one too many before it, as here, changes no token.
_EMOJI = {emoji: f" {words}" for emoji, words in EMOJI.items() if len(emoji) == 1}
_WRITTEN_OUT = {**_TYPOGRAPHY, **_EMOJI}
_TYPOGRAPHIC = re.compile(f"[{''.join(_TYPOGRAPHY)}]")
# `re` finds a listed character beyond the first 65,536 slowly (twenty times): all of them are one range here.
_WITHIN_16_BITS = "".join(char for char in _WRITTEN_OUT if ord(char) < 0x10000)
_REPLACED = re.compile(f"[{_WITHIN_16_BITS}\U00010000-\U0010ffff]")

# The weights that stand inside the package's functions: of "!" and "?"; and the normalising constant.
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


def valence(text: str, masked: Sequence[tuple[int, int]] = (), *, as_written: bool = False) -> Valence:
    """vaderSentiment 3.3.2's compound of `normalised(text)`, the sum behind it, and each token's part in it.

    `as_written` leaves typography as it is: then it is the package's compound of `text`.

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
    written_out, tokens, scored, worth = _scored(text, as_written)
    if not scored:
        return _NEUTRAL
    spans = _spans([tokens[at] for at in scored], written_out, text, as_written)
    kept = [Contribution(*span, value) for span, value in zip(spans, worth, strict=True) if value]
    if masked:
        kept = [each for each in kept if not _covered(each, masked)]
    raw = sum([each.value for each in kept], start=0.0)
    one_word_a_place = len(written_out) == len(text)  # no emoji
    return Valence(_compound(raw, written_out), raw, tuple(kept) if one_word_a_place else _joined(kept))


def compound(text: str) -> float:
    """`valence(text).compound`, without the work of finding where its words stand."""
    written_out, _, _, worth = _scored(text, False)
    return _compound(sum(worth, start=0.0), written_out) if worth else 0.0


def without_rules(text: str, masked: Sequence[tuple[int, int]] = (), *, as_written: bool = False) -> float:
    """The values of the lexicon's words in `text`, added up and squeezed: no rule is applied.

    Tokens are found as `valence` finds them, and s, the sum, becomes `squeezed(s)`; "not", "very", "but",
    capitals and "!" do nothing. A text without a word of the lexicon has 0.0.
    """
    written_out, tokens, scored, _ = _scored(text, as_written)
    if not scored:
        return 0.0
    found = [tokens[at] for at in scored]
    spans = _spans(found, written_out, text, as_written)
    return squeezed(
        sum(
            LEXICON[_WORDS[token]]
            for token, span in zip(found, spans, strict=True)
            if not (masked and _covered(Contribution(*span, 0.0), masked))
        )
    )


def squeezed(total: float) -> float:
    """A sum of values between -1 and 1, as vaderSentiment does it: s / sqrt(s * s + 15), four decimals."""
    return round(total / sqrt(total * total + _ALPHA), 4)


@lru_cache(maxsize=64)  # the words of the tone are asked for right after the tone
def _scored(text: str, as_written: bool) -> tuple[str, list[str], list[int], list[float]]:
    """The text written out, its tokens, the places of those in the lexicon, and their values."""
    written_out = text if text.isascii() else _written_out(text, _long_forms(as_written))
    tokens = written_out.split()
    words = [*map(_WORDS.__getitem__, tokens)]
    if _LEXICON_WORDS.isdisjoint(words):
        return written_out, tokens, [], []
    scored = [at for at, word in enumerate(words) if word in LEXICON]
    return written_out, tokens, scored, values(scored, words, tokens)


def _covered(token: Contribution, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= token.start and token.end <= end for start, end in spans)


def _long_forms(as_written: bool) -> Mapping[str, str]:
    return _EMOJI if as_written else _WRITTEN_OUT


def _written_out(text: str, long_forms: Mapping[str, str]) -> str:
    return _REPLACED.sub(lambda mark: long_forms.get(mark[0], mark[0]), text)


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


def _compound(raw: float, written_out: str) -> float:
    emphasis = _EXCLAMATION * min(written_out.count("!"), _MOST_EXCLAMATIONS)
    n_questions = written_out.count("?")
    if n_questions > 1:
        emphasis += _QUESTION * n_questions if n_questions <= _MOST_QUESTIONS else _MORE_QUESTIONS
    total = raw + emphasis if raw > 0 else raw - emphasis if raw < 0 else 0.0
    return squeezed(total)


def _spans(scored: list[str], written_out: str, text: str, as_written: bool) -> list[tuple[int, int]]:
    """Where the words of the tokens `scored` stand in `text`, of which `written_out` is the longer form."""
    origins: Sequence[int] = range(len(text))
    if len(written_out) != len(text):
        long_forms = _long_forms(as_written)
        origins = [at for at, char in enumerate(text) for _ in long_forms.get(char, char)]
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
