"""Documents for the tests of marks: text to sentences without the room that reads."""

import re

from hypothesis import strategies as st

from analysis.mark.base import Sentence
from analysis.words import words

_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"\S(?:.*?)(?:[.?!][\"'”’»]*(?=\s+[A-Z“„«\"'‘`])|$)")

# Everything that has ever broken a rule on quotation marks or positions.
ALPHABET = list("İabÅ ,.:;!?—-\n\r'’‘“”„«»\"`()1é\u0301🙂\u00a0")
PIECES = ["''", "``", "\r\n", "\n\n", " said ", " that ", "Lee ", " according to ", "She told ", " who "]
PIECES += [" his claim that ", "reportedly "]


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text, its lines being paragraphs."""
    made = []
    for number, line in enumerate(_PARAGRAPH.finditer(text)):
        for found in _SENTENCE.finditer(line[0]):
            start, end = line.start() + found.start(), line.start() + found.end()
            piece = text[start:end]
            made.append(Sentence(len(made), start, end, "body", number, piece, words(piece)))
    return made


def texts() -> st.SearchStrategy[str]:
    """Texts full of quotation marks, line breaks and reporting words, balanced or not."""
    return st.lists(st.sampled_from(ALPHABET + PIECES), max_size=60).map("".join)


_FRAGMENTS = [
    "Ann Lee",
    "she",
    "who",
    "the ministry",
    "officials",
    "said",
    "says",
    "told reporters",
    "claimed",
    "was accused of",
    "by",
    "his claim",
    "that",
    "to close",
    "the port was safe",
    "according to",
    "as",
    "and",
    "is concerned",
    "called the plan",
    "noted",
    "asked",
    "reportedly",
    "made no mention of",
    ", ",
    ". ",
    ": ",
    " — ",
    "“",
    "”",
    "''",
    "‘",
    "’",
    "\n\n",
    "? ",
    "the plan was praised",
    "in a statement",
    "on Monday",
    ", who",
    ", adding",
    ", the mayor,",
]


def stories() -> st.SearchStrategy[str]:
    """Texts of the fragments that attributions are made of, in any order."""
    return st.lists(st.sampled_from(_FRAGMENTS), min_size=3, max_size=30).map(" ".join)
