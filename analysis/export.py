"""What leaves the program: tables as CSV without formulas, plain lines, files whole or not at all."""

import errno
import hashlib
import os
import re
import shutil
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pandas as pd
from pandas.api import types

STAGE = "ANALYSIS_STAGE"  # names the folder that holds, for now, what a report writes: see `staged`
_STAGE = "being-written-by-"
_DECIMALS = 6  # to six decimals machines agree
# What makes a spreadsheet read a cell as a formula (OWASP, "CSV Injection"), also in its full-width forms.
# White space before it does not help; alone it is no reason to move a text, whose positions are counted.
_FORMULA = re.compile("[\t\r\n]*[=+@＝＋－＠-]")

# Control characters, and those that turn the direction of all that follows them: shown by their number.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


class OutputError(Exception):
    """Something is in the way of what was to be written, which is then not there."""


def csv_bytes(rows: pd.DataFrame) -> bytes:
    """`rows` as CSV: UTF-8 with the mark by which Excel knows it, LF, a header, null as an empty cell.

    The same rows give the same bytes. A text that a spreadsheet would run as a formula gets an apostrophe
    before it; numbers stay as they are, rounded to six decimals.
    """
    return b"\xef\xbb\xbf" + csv_text(rows).encode()


def csv_text(rows: pd.DataFrame) -> str:
    """What `csv_bytes` encodes, without the mark."""
    cells = [_cells(rows[column]) for column in rows]
    lines = [",".join(map(_quoted, map(str, rows.columns))), *map(",".join, zip(*cells, strict=True))]
    return "".join(f"{line}\n" for line in lines)


def plain(text: str) -> str:
    """`text` on one line, with characters that do not show or turn the line around written as `⟨U+202E⟩`."""
    return UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", " ".join(re.split(r"[ \t\r\n]+", text)))


def digest(rows: pd.DataFrame) -> str:
    """The first twelve hexadecimal digits of the SHA-256 of the rows' CSV."""
    return hashlib.sha256(csv_text(rows).encode()).hexdigest()[:12]


def written(path: Path, content: bytes) -> Path:
    """`path`, which now holds `content`: nobody ever sees it half written.

    Raises
    ------
    OutputError : it cannot be written, as where the disk is full.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:  # a full disk does not say of which file
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        beside.unlink(missing_ok=True)
    return path


@contextmanager
def staged(under: Path, beside: Path, replaces: Iterable[Path] = ()) -> Iterator[Path]:
    """A folder to write in: at the end each file in it takes its place `under` another, all or none.

    It lies in `beside`, hidden. Of the files that it `replaces`, paths `under` the other, those that are not
    in it are removed. Whatever fails or is killed before the end leaves all as it was, and what a killed
    process left is removed by the next, also where that has come to have its number, as in a container.
    """
    for left in beside.glob(f".{_STAGE}*"):
        process = left.name.removeprefix(f".{_STAGE}")
        if process == str(os.getpid()) or not (process.isdecimal() and _is_running(int(process))):
            shutil.rmtree(left, ignore_errors=True)
    stage = beside / f".{_STAGE}{os.getpid()}"
    had = [folder for folder in (beside, *beside.parents) if not folder.exists()]
    try:
        stage.mkdir(parents=True)
        yield stage
        made = sorted(path.relative_to(stage) for path in stage.rglob("*") if path.is_file())
        with _undisturbed():
            for path in made:
                (under / path).parent.mkdir(parents=True, exist_ok=True)
                _moved(stage / path, under / path)
            for path in set(replaces).difference(made):
                (under / path).unlink(missing_ok=True)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        for folder in had:  # those that only the stage needed
            with suppress(OSError):
                folder.rmdir()


def _moved(path: Path, to: Path) -> None:
    try:
        path.replace(to)
    except OSError as error:
        if error.errno != errno.EXDEV:  # the folder is a link to another disk
            raise
        written(to, path.read_bytes())


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0) if os.name == "posix" else None
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C and the like wait for the end of what is done here."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def folder(kind: str, corpus: str, under: Path | None = None) -> Path:
    """`<kind>/<name of the corpus>` under `root()`, or `under` another; `corpus` is as in `corpus_name`.

    In a notebook that a report runs it is on the report's stage.

    Raises
    ------
    ValueError : the path has no name to call the folder by.
    """
    return (under or Path(os.environ.get(STAGE) or root())) / kind / corpus_name(corpus)


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
    """The folder under which `figures/`, `reports/` and `tables/` lie, as an absolute path.

    It is the one that ANALYSIS_OUTPUT names; without it the checkout of this repository that the working
    folder is in; without that the working folder.
    """
    if named := os.environ.get("ANALYSIS_OUTPUT"):
        return Path(named).absolute()
    here = Path.cwd()
    return next(filter(_is_checkout, (here, *here.parents)), here)


def _is_checkout(folder: Path) -> bool:
    """Whether this repository is checked out there: an installed package has no pyproject.toml beside it."""
    return (folder / "pyproject.toml").is_file() and (folder / "analysis" / "lexicons").is_dir()


def _cells(column: pd.Series) -> list[str]:
    absent = column.isna()
    if types.is_float_dtype(column):
        texts = (column.astype("float64").round(_DECIMALS) + 0.0).map(repr)  # + 0.0: no "-0.0"
    elif types.is_numeric_dtype(column):
        texts = column.map(str, na_action="ignore")
    else:
        texts = column.map(lambda value: _quoted(_inert(str(value))), na_action="ignore")
    return ["" if null else text for text, null in zip(texts, absent, strict=True)]


def meant(cell: str) -> str:
    """A cell of a sheet that we wrote, without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell


def inert(column: pd.Series) -> pd.Series:
    """Texts as no spreadsheet runs them: an apostrophe stands before what would be a formula."""
    runs = column.str.match(_FORMULA).fillna(False).astype(bool)
    return column.where(~runs, "'" + column)


def _inert(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(char in text for char in ',"\r\n') else text
