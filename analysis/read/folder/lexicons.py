"""The tone lexicons that a corpus brings along: `lexicons/<name>.csv`, one word and its value a row."""

from math import isfinite
from pathlib import Path

import pandas as pd

from analysis.read.folder import sheet
from analysis.read.folder.documents import own_sheets
from analysis.read.problems import CorpusError
from analysis.words import folded, words

COLUMNS = ("word", "value")
OURS = ("VADER", "VADER's words")  # names of lexicons that need no file


def lexicons(folder: Path | None) -> pd.DataFrame:
    """Every `lexicons/*.csv` of a corpus folder, by name: `lexicon, word, value`; no rows without a folder.

    A word may be several words, or end in "*" and stand for all that begin so.

    Raises
    ------
    CorpusError : with every problem of them.
    """
    found, problems = [], []
    for path in own_sheets(folder, "lexicons"):
        rows, wrong = sheet.rows(path, COLUMNS, COLUMNS)
        problems += wrong
        values: dict[tuple[str, ...], str] = {}
        for row in rows:
            word, value = (row.cells[column] for column in COLUMNS)
            problems += [f"{row.place}: {slip}" for slip in _slips(word, value, values)]
            values.setdefault(key(word), row.place)
            found.append((path.stem, word, value))
        if path.stem in OURS:
            problems.append(f"{path.name}: {path.stem} is the name of a built-in lexicon; rename the file")
        if not wrong and not any(name == path.stem and _number(value) for name, _, value in found):
            problems.append(f"{path.name}: no word has a value other than 0; fill it in, or remove the file")
    if problems:
        raise CorpusError([f"lexicons/{problem}" for problem in problems])
    made = pd.DataFrame(found, columns=["lexicon", *COLUMNS], dtype="str")
    return made.astype({"value": "float64"})


def key(word: str) -> tuple[str, ...]:
    """The words of an entry, folded; the last keeps its "*"."""
    parts = tuple(words(word.removesuffix("*")).folded)
    return (*parts[:-1], f"{parts[-1]}*") if parts and word.endswith("*") else parts


def _slips(word: str, value: str, before: dict[tuple[str, ...], str]) -> list[str]:
    said = []
    if word and " ".join(key(word)) != folded(word):  # "a+" would score every "a"
        said.append(f'word "{word}" is not made of words parted by single spaces; mend it, or remove the row')
    elif key(word) in before:
        first = before[key(word)].rpartition(":")[2]
        said.append(f'word "{word}" appears twice (first on line {first}); keep one')
    if value and _number(value) is None:
        said.append(f'value "{value}" is no number; write one like -2 or 1.5')
    return said


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None
