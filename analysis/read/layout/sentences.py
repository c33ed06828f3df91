"""Where the sentences of a paragraph begin and end: NLTK's Punkt with our own abbreviations, then repairs.

Punkt (Kiss and Strunk 2006), given the abbreviations and the words that open a sentence as parameters,
has the word on abbreviations and ellipses before a capital letter; what it cannot know is in
`boundaries`. Where both would say the same, at a plain word's full stop before a capital letter, Punkt
is not run, for it takes most of the time. A quotation of two sentences is two sentences; what attributes
a quotation stays with its last sentence, also after "?" and "!".
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from analysis.read.layout.abbreviations import abbreviations, openers
from analysis.read.layout.boundaries import Stop, ends

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

# Punkt's handling of typographic quotation marks differs between releases: it is given plain ones.
_PLAIN = dict(zip("“”„‟«»‘’‚‛…", '""""""\'\'\'\'.', strict=True))
# White space follows a stop, or a sentence is glued on ("in Geneva.Trump said").
_STOP = re.compile(
    r"(?P<mark>[.?!…])(?P<closing>(?:[\"'”’»)\]}]|[“‘](?=\s))*)(?:(?P<space>\s+)|(?=[“‘(]?[A-Z][a-z]+[\s,]))"
)
# How much of the text before and after a stop decides.
BEFORE, AFTER = 60, 300


@cache
def _punkt() -> "PunktSentenceTokenizer":
    # Not above: nltk loads all of itself, a fifth of a second, and most short texts never ask Punkt.
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = {short.lower().rstrip(".") for short in abbreviations()}
    parameters.sent_starters = set(openers())
    return PunktSentenceTokenizer(parameters)


def _plain(text: str) -> str:
    for typographic, plain in _PLAIN.items() if not text.isascii() else ():
        text = text.replace(typographic, plain)  # many times faster than one `translate`
    return text


def _ends_plainly(plain: str, at: int) -> bool:
    """Whether a word in small letters, a stop (up to `at`), a space and a capital make an end: most do."""
    word = plain[plain.rfind(" ", 0, at) + 1 : at]
    is_plain = len(word) > 3 and word[:-1].isalpha() and word.islower() and word not in abbreviations()
    return is_plain and plain[at] == " " and "A" <= plain[at + 1 : at + 2] <= "Z"


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]`, a paragraph: `[start, end)` each, without white space around."""
    paragraph = text[start:end]
    stops = list(_STOP.finditer(paragraph))
    if not stops:
        return [(start, end)]
    plain = _plain(paragraph)
    begins: set[int] | None = None
    made = []
    begin = 0
    for found in stops:
        at = found.end("mark")
        if found["mark"] == "." and found.end() == at + 1 and _ends_plainly(plain, at):
            made.append((start + begin, start + at))
            begin = at + 1
            continue
        before, after = plain[max(0, at - BEFORE) : at], plain[found.end() : found.end() + AFTER]
        is_end = ends(Stop(before, found["mark"], found["closing"], found["space"] or "", after))
        if is_end is None:
            begins = begins or {first for first, _ in _punkt().span_tokenize(plain)}
            is_end = found.end() in begins
        if is_end:
            made.append((start + begin, start + found.end("closing")))
            begin = found.end()
    return [*made, (start + begin, end)]
