"""Differences: what a quotation changed in the words that it quotes, word by word, each with its class.

Classes: `trimmed` (words left out, at the edges only to the end of the sentence), `substituted` (other
words), `reordered` (the same words elsewhere), `case`, `punctuation`, `translated` (other words, of an
original that is not English), `transcription` (the same said words, written otherwise: "gonna", a
repetition, "10" for "ten"). Where the method is wrong: whether other words are a translation is known of
references only; a stretch that moved in parts is told as trimmed and substituted.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.compare.quotations.alignment import Pair
from analysis.compare.quotations.utterances import Utterance
from analysis.compare.small_words import small_words
from analysis.words import Words, folded, words

CLASSES = ("trimmed", "substituted", "reordered", "case", "punctuation", "translated", "transcription")
_STOP = re.compile(r"[.?!…\n]")
_SHOWN = re.compile(r"\.\.\.|…|\. \. \.|\[")
_BRACKETS = re.compile(r"[\[\]]")
EDGE, INSIDE = "edge", "inside"
# What house styles differ in: quotation marks, brackets, spaces, a dash of one or two hyphens.
_HOUSE_STYLE = re.compile(r"[\"'`\[\]()\s]+")
_DASH = re.compile(r"-+")
_SPOKEN = {
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "cannot": "can not",
    "percent": "%",
    "okay": "ok",
    "won't": "will not",
    "can't": "can not",
    "shan't": "shall not",
    "n't": " not",
    "'re": " are",
    "'ve": " have",
    "'ll": " will",
    "'m": " am",
}
_FILLERS = frozenset(("uh", "um", "er", "ah"))
_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: str(value) for value, word in enumerate(_DIGITS)}


class Difference(NamedTuple):
    """One change: the words here and in the base ("" where there are none), and where they stand.

    Positions are in the documents. `at` is `EDGE` for what is left out around the quotation and for the
    capital of its first letter, which come of quoting a part, and `INSIDE` for all else. `shown` says whether
    an ellipsis or a bracket tells the reader.
    """

    kind: str
    at: str
    words: str
    base_words: str
    start: int
    end: int
    base_start: int
    base_end: int
    shown: bool


def differences(pair: Pair, before: Pair | None = None, after: Pair | None = None) -> list[Difference]:
    """What changed between the base and the quotation, in the order of the quotation.

    `before` and `after` are the pieces beside it that are laid on the same base, of one quotation that the
    text broke up: "We will close," she said, "the old port." What they have is not left out.
    """
    found = [*_edges(pair, before, after), *_gaps(pair), *_inside(pair)]
    return sorted(_with_moves(found), key=lambda one: (one.start, one.base_start, one.kind))


def _stretch(one: Utterance, first: int, last: int) -> tuple[int, int]:
    """The characters, in its text, of the words `first` up to but not including `last`; none: the gap."""
    starts, ends, _ = one.words
    if first < last:
        return starts[first], ends[last - 1]
    at = ends[first - 1] if first else (starts[0] if starts else 0)
    return at, at


def _made(
    pair: Pair, kind: str, own: tuple[int, int], base: tuple[int, int], shown: bool, at: str = INSIDE
) -> Difference:
    one, other = pair.quotation, pair.base
    return Difference(
        kind,
        at,
        one.text[slice(*own)],
        other.text[slice(*base)],
        *(one.start + at for at in own),
        *(other.start + at for at in base),
        shown,
    )


def _edges(pair: Pair, before: Pair | None, after: Pair | None) -> Iterator[Difference]:
    """What is left out before the first and after the last word, up to the ends of their sentences.

    What stands between two pieces is told of the first of them.
    """
    one, other = pair.quotation, pair.base
    (a, first, _), (b, last, size) = pair.blocks[0], pair.blocks[-1]
    start, end = _sentence_start(other, first), _sentence_end(other, last + size)
    if before and start < before.blocks[-1][1] + before.blocks[-1][2]:
        start = first
    if after:
        end = max(last + size, min(end, after.blocks[0][1]))
    beside = max(start, first - a)  # other words at the edge stand for as many of the base
    yield from _change(pair, (0, 0), (start, beside), EDGE)
    yield from _change(pair, (0, a), (beside, first))
    beside = min(end, last + size + one.n_words - b - size)
    yield from _change(pair, (b + size, one.n_words), (last + size, beside))
    yield from _change(pair, (one.n_words, one.n_words), (beside, end), EDGE)


def _sentence_start(one: Utterance, word: int) -> int:
    starts, ends, _ = one.words
    while word and not _STOP.search(one.text[ends[word - 1] : starts[word]]):
        word -= 1
    return word


def _sentence_end(one: Utterance, word: int) -> int:
    starts, ends, _ = one.words
    while 0 < word < len(starts) and not _STOP.search(one.text[ends[word - 1] : starts[word]]):
        word += 1
    return word


def _gaps(pair: Pair) -> Iterator[Difference]:
    """What changed between two equal runs."""
    for (a, b, size), (next_a, next_b, _) in zip(pair.blocks, pair.blocks[1:], strict=False):
        yield from _change(pair, (a + size, next_a), (b + size, next_b))


def _change(
    pair: Pair, own: tuple[int, int], base: tuple[int, int], at: str = INSIDE
) -> Iterator[Difference]:
    """The words `own` of the quotation stand where the base has its words `base`; `at`: of words left out."""
    if own[0] == own[1] and base[0] == base[1]:
        return
    one, other = pair.quotation, pair.base
    here, there = _stretch(one, *own), _stretch(other, *base)
    said, said_there = one.words.folded[slice(*own)], other.words.folded[slice(*base)]
    # The gap around the words: there an ellipsis or a bracket tells of the change.
    around = one.text[one.words.ends[own[0] - 1] if own[0] else 0 : _next_start(one, own[1])]
    shown = bool(_SHOWN.search(around))
    if _is_transcription(one, other, own, base):
        kind = "transcription"
    elif not said:
        kind = "trimmed"
    elif not said_there and not other.is_reference:
        kind = "trimmed"  # by the base
    else:
        kind = "translated" if other.translated else "substituted"
    yield _made(pair, kind, here, there, shown, at)


def _next_start(one: Utterance, word: int) -> int:
    return one.words.starts[word] if word < len(one.words.starts) else len(one.text)


def _is_transcription(one: Utterance, other: Utterance, own: tuple[int, int], base: tuple[int, int]) -> bool:
    """Whether the same was said: spelled otherwise, repeated, or with a filler."""
    here, there = (_spoken(u.words.folded[slice(*span)]) for u, span in ((one, own), (other, base)))
    if here == there:
        return True
    longer, span = (one, own) if len(here) > len(there) else (other, base)
    if min(len(here), len(there)):
        return False
    extra = longer.words.folded[slice(*span)]
    before = longer.words.folded[max(0, span[0] - len(extra)) : span[0]]
    after = longer.words.folded[span[1] : span[1] + len(extra)]
    return extra in (before, after) or set(extra) <= _FILLERS


def _spoken(said: list[str]) -> list[str]:
    """The words as they are said: contractions and numbers in full, fillers left out."""
    text = f" {' '.join(_NUMBERS.get(word, word) for word in said if word not in _FILLERS)} "
    for short, full in _SPOKEN.items():
        text = text.replace(f"{short} ", f"{full} ")
    return text.replace("-", " ").split()


def _inside(pair: Pair) -> Iterator[Difference]:
    """What changed in the equal runs: capitals, and the marks between words."""
    one, other = pair.quotation, pair.base
    for a, b, size in pair.blocks:
        run: list[int] = []
        for i in range(size + 1):
            if i < size and _raw(one, a + i) != _raw(other, b + i):
                run.append(i)
            elif run:
                own, base = _stretch(one, a + run[0], a + i), _stretch(other, b + run[0], b + i)
                first = a == run[0] == i - 1 == 0 and _raw(one, a)[1:] == _raw(other, b)[1:]
                shown = bool(_BRACKETS.search(one.text[slice(*own)]))
                yield _made(pair, "case", own, base, shown, EDGE if first else INSIDE)
                run = []
        for i in range(size - 1):
            own = one.words.ends[a + i], one.words.starts[a + i + 1]
            base = other.words.ends[b + i], other.words.starts[b + i + 1]
            if _marks(one.text[slice(*own)]) != _marks(other.text[slice(*base)]):
                yield _made(pair, "punctuation", own, base, False)


def _raw(one: Utterance, word: int) -> str:
    """The word as written, without brackets, with typographic apostrophes and hyphens made plain."""
    text = _BRACKETS.sub("", one.text[one.words.starts[word] : one.words.ends[word]])
    return "".join(p if p.lower() != c.lower() else c for c, p in zip(text, folded(text), strict=True))


def _marks(gap: str) -> str:
    return _DASH.sub("-", _HOUSE_STYLE.sub("", folded(gap)))


def _with_moves(found: list[Difference]) -> list[Difference]:
    """Where words left out at one place stand at another, both are one `reordered`."""
    small = small_words()
    for gone in [one for one in found if one.kind == "trimmed" and one.base_words]:
        lost = words(gone.base_words)
        for come in [one for one in found if one.words and not one.base_words]:
            moved = words(come.words).folded
            n = len(moved)
            if small.issuperset(moved):
                continue
            for first in {0, len(lost.folded) - n}:
                if n and first >= 0 and lost.folded[first : first + n] == moved:
                    kept = [one for one in found if one not in (gone, come)]
                    return _with_moves([*kept, *_moved(gone, come, lost, first, first + n)])
    return found


def _moved(gone: Difference, come: Difference, lost: Words, first: int, end: int) -> Iterator[Difference]:
    """The words `first` to `end` of those left out stand elsewhere; the others are left out."""

    def part(one: Difference, start: int, stop: int) -> Difference:
        base = {"base_start": gone.base_start + start, "base_end": gone.base_start + stop}
        return one._replace(base_words=gone.base_words[start:stop], **base)

    yield part(come._replace(kind="reordered"), lost.starts[first], lost.ends[end - 1])
    if first:
        yield part(gone, lost.starts[0], lost.ends[first - 1])
    if end < len(lost.folded):
        yield part(gone, lost.starts[end], lost.ends[-1])
