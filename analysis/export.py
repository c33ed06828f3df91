"""What leaves the program: tables as CSV without formulas, plain lines, files whole or not at all."""

import hashlib
import os
import re
from pathlib import Path

import pandas as pd
from pandas.api import types

_DECIMALS = 6  # to six decimals machines agree
# What makes a spreadsheet read a cell as a formula (OWASP, "CSV Injection"), also in its full-width forms.
_FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

# Control characters, and those that turn the direction of all that follows them: shown by their number.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


class OutputError(Exception):
    """Something is in the way of what was to be written, which is then not there."""


def csv_bytes(rows: pd.DataFrame) -> bytes:
    """`rows` as CSV: UTF-8, LF, a header, null as an empty cell; the same rows give the same bytes.

    A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay as
    they are, rounded to six decimals.
    """
    cells = [_cells(rows[column]) for column in rows]
    lines = [",".join(map(_quoted, map(str, rows.columns))), *map(",".join, zip(*cells, strict=True))]
    return "".join(f"{line}\n" for line in lines).encode()


def plain(text: str) -> str:
    """`text` on one line, with characters that do not show or turn the line around written as `⟨U+202E⟩`."""
    return UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", " ".join(re.split(r"[ \t\r\n]+", text)))


def digest(rows: pd.DataFrame) -> str:
    """The first twelve hexadecimal digits of the SHA-256 of the rows' CSV."""
    return hashlib.sha256(csv_bytes(rows)).hexdigest()[:12]


def written(path: Path, content: bytes) -> Path:
    """`path`, which now holds `content`: nobody ever sees it half written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return path


def folder(kind: str, corpus: str, under: Path | None = None) -> Path:
    """`<kind>/<name of the corpus>` under `root()`, or `under` another; `corpus` is as in `corpus_name`.

    Raises
    ------
    ValueError : the path has no name to call the folder by.
    """
    return (under or root()) / kind / corpus_name(corpus)


def corpus_name(corpus: str) -> str:
    """The name of a corpus given by it or by a path: its last part, whole.

    A table keeps its ending, and a folder what follows its last dot: `news.csv`, `news.jsonl` and `news.1`
    are three corpora, and none is written over another. Two of one name in two folders are not told apart.

    Raises
    ------
    ValueError : the path has no name.
    """
    name = Path(corpus).name
    if name in ("", ".."):
        raise ValueError(f"{corpus!r} is no name for the folder of a corpus")
    return name


def root() -> Path:
    """The folder under which `figures/` and `reports/` lie: the repository, or what ANALYSIS_OUTPUT names."""
    named = os.environ.get("ANALYSIS_OUTPUT")
    return Path(named) if named else Path(__file__).parents[1]


def _cells(column: pd.Series) -> list[str]:
    absent = column.isna()
    if types.is_float_dtype(column):
        texts = (column.astype("float64").round(_DECIMALS) + 0.0).map(repr)  # + 0.0: no "-0.0"
    elif types.is_numeric_dtype(column):
        texts = column.map(str, na_action="ignore")
    else:
        texts = column.map(lambda value: _quoted(_inert(str(value))), na_action="ignore")
    return ["" if null else text for text, null in zip(texts, absent, strict=True)]


def inert(column: pd.Series) -> pd.Series:
    """Texts as no spreadsheet runs them: an apostrophe stands before what would be a formula."""
    runs = column.str.startswith(_FORMULA_BEGINS).fillna(False).astype(bool)
    return column.where(~runs, "'" + column)


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_BEGINS) else text


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(char in text for char in ',"\r\n') else text
