"""The one tokenizer: what counts as a word, everywhere, with its position."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

# A letter or digit, or a mark that combines with one ("e" + U+0301).
_CHAR = r"[\w\u0300-\u036f]"
# "U.S.", "a.m." keep their stops; "90-minute", "Trump's" and "1,000.5" are one word; "%" and "$" are none.
# The alternatives stand after the first letter: before it they take twice as long, and this reads every text.
WORD = re.compile(
    r"[^\W_](?:"
    rf"\.(?:[^\W\d_]\.)+(?:[-‐‑]{_CHAR}+)*"
    rf"|{_CHAR}*(?:['’\-‐‑]{_CHAR}+|[.,](?<=\d.)(?=\d){_CHAR}+)*"
    r")(?<!_)"
)
# What nobody sees within a word (a soft hyphen, a space of no width), and letters that are set as one.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ODD = re.compile(f"[{_UNSEEN}\ufb00-\ufb06]")
_WHOLE = {ord(char): None for char in _UNSEEN} | {
    0xFB00 + at: letters for at, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))
}
_ODD_WORD = re.compile(WORD.pattern.replace(r"\u0300-\u036f]", rf"\u0300-\u036f{_UNSEEN}]"))
# One character for one, so that positions hold.
_PLAIN = dict(zip("‘’‚‛“”„‟–—‐‑\u00a0\u202f", "''''\"\"\"\"----  ", strict=True))


class Words(NamedTuple):
    """The words of a text: parallel lists, in order of position."""

    starts: list[int]
    ends: list[int]
    folded: list[str]


def folded(text: str) -> str:
    """`text` in lower case with typographic quotes, dashes and spaces made plain; as long as `text`.

    A letter whose lower case is longer ("İ") stays as it is, so that positions hold.
    """
    lower = text.lower()
    if text.isascii():
        return lower
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    for typographic, plain in _PLAIN.items():
        lower = lower.replace(typographic, plain)
    return lower


class Remembered(dict[str, Any]):
    """What a function gives for a word, looked up where the word comes again; most do.

    Quicker than `lru_cache`, which keeps an order: this forgets all of it when it is full, and remembers no
    long word, so that memory does not grow with the corpus.
    """

    MOST, LONGEST = 2**15, 60

    def __init__(self, function: Callable[[Any], Any]) -> None:
        super().__init__()
        self.function = function

    def __missing__(self, key: Any) -> Any:
        made = self.function(key)
        if len(key) <= self.LONGEST:
            if len(self) == self.MOST:
                self.clear()
            self[key] = made
        return made


def _within(piece: str) -> tuple[tuple[int, int, str], ...]:
    """The words of a piece of text: where each starts and ends, and its folded form."""
    if not piece.isascii() and _ODD.search(piece):
        found = [(match.start(), match[0].rstrip(_UNSEEN)) for match in _ODD_WORD.finditer(piece)]
        return tuple([(at, at + len(word), folded(word).translate(_WHOLE)) for at, word in found])
    plain = folded(piece)
    return tuple([(*match.span(), plain[match.start() : match.end()]) for match in WORD.finditer(piece)])


# No word goes over white space, so what stands between spaces can be read by itself.
_WITHIN = Remembered(_within)
_ALONE = Remembered(lambda piece: found[0] if len(found := _WITHIN[piece]) == 1 else None)
_COUNTS = Remembered(lambda piece: len(_WITHIN[piece]))


def words(text: str) -> Words:
    """Every word of `text`: where it starts and ends, and its folded form."""
    if not text.isascii() and len(text.lower()) != len(text):  # "İ" changes how all of it is folded
        found = _within(text)
        return Words(*map(list, zip(*found, strict=True))) if found else Words([], [], [])
    pieces = text.split()
    spaced = len(text) == sum(map(len, pieces)) + len(pieces) - 1  # each by one space
    starts, ends, low = [], [], []
    at = 0
    for piece, alone in zip(pieces, map(_ALONE.__getitem__, pieces), strict=True):
        if not spaced:
            at = text.index(piece, at)
        if alone:
            start, end, word = alone
            starts.append(at + start)
            ends.append(at + end)
            low.append(word)
        else:
            for start, end, word in _WITHIN[piece]:
                starts.append(at + start)
                ends.append(at + end)
                low.append(word)
        at += len(piece) + 1
    return Words(starts, ends, low)


def count(text: str) -> int:
    """How many words `text` has."""
    return sum(map(_COUNTS.__getitem__, text.split()))
