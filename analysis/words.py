"""The one tokenizer: what counts as a word, everywhere, with its position."""

import re
from typing import NamedTuple

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


def words(text: str) -> Words:
    """Every word of `text`: where it starts and ends, and its folded form."""
    spans = [match.span() for match in WORD.finditer(text)]
    if not spans:
        return Words([], [], [])
    plain = folded(text)
    starts, ends = map(list, zip(*spans, strict=True))
    return Words(starts, ends, [plain[start:end] for start, end in spans])


def count(text: str) -> int:
    """How many words `text` has."""
    return len(WORD.findall(text))
