"""The one tokenizer: what counts as a word, everywhere, with its position."""

import re
from typing import NamedTuple

# A letter or digit, or a mark that combines with one ("e" + U+0301).
_CHAR = r"[^\W_]|[\u0300-\u036f]"
# "U.S.", "a.m." keep their stops; "90-minute", "Trump's" and "1,000.5" are one word; "%" and "$" are none.
WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}(?:[-‐‑](?:{_CHAR})+)*"
    rf"|(?:{_CHAR})+(?:(?:['’\-‐‑]|(?<=\d)[.,](?=\d))(?:{_CHAR})+)*"
)
# One character for one, so that positions hold.
_TYPOGRAPHY = str.maketrans("‘’‚‛“”„‟–—‐‑\u00a0\u202f", "''''\"\"\"\"----  ")


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
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lower.translate(_TYPOGRAPHY)


def words(text: str) -> Words:
    """Every word of `text`: where it starts and ends, and its folded form."""
    spans = [match.span() for match in WORD.finditer(text)]
    plain = folded(text)
    return Words([s for s, _ in spans], [e for _, e in spans], [plain[s:e] for s, e in spans])


def count(text: str) -> int:
    """How many words `text` has."""
    return len(WORD.findall(text))
