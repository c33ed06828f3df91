"""What is wrong with a corpus, all of it at once: the one place where failures of reading become problems."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager

from pyarrow.lib import ArrowException

from analysis.export import plain

# What the readers of files raise at bytes that somebody wrote: ValueError is also what tomllib, json and
# UTF-8 raise, RecursionError what is nested too deep, OverflowError a date or a number out of range.
FAILURES = (ValueError, OverflowError, RecursionError, OSError, csv.Error, ArrowException)
_LONGEST = 600  # characters of a problem: a value that it quotes can be a whole article


class CorpusError(ValueError):
    """The catalog and the documents disagree; `problems` lists every disagreement.

    A problem is one line, `file:line: value and what is wrong; remedy`.
    """

    of = "the corpus"

    def __init__(self, problems: list[str]) -> None:
        self.problems = [on_one_line(problem) for problem in problems]
        super().__init__("\n".join([f"{len(problems)} problem(s) in {self.of}:", *self.problems]))

    def __reduce__(self) -> tuple[type, tuple[list[str]]]:
        """What another process needs to raise it here: the problems, not the text made of them."""
        return type(self), (self.problems,)


def on_one_line(problem: str) -> str:
    """The problem on one line, whatever it quotes; of a very long one the place and the remedy are kept."""
    line = plain(problem)
    if len(line) <= _LONGEST:
        return line
    half = _LONGEST // 2
    return f"{line[:half]} ... {line[-half:]}"


@contextmanager
def reading(place: str, remedy: str) -> Iterator[None]:
    """Whatever reading fails with inside, as a problem of `place`.

    Raises
    ------
    CorpusError : see above; one that is raised inside is left as it is.
    """
    try:
        yield
    except CorpusError:
        raise
    except FAILURES as error:
        raise unreadable(place, error, remedy) from None


def unreadable(place: str, error: BaseException, remedy: str) -> CorpusError:
    """The problem that something at `place` cannot be read, for the reason that the reader gives."""
    reason = getattr(error, "strerror", None) or error
    if isinstance(error, RecursionError):
        reason = "it is nested too deep"
    return CorpusError([f"{place}: cannot be read ({reason}); {remedy}"])


def utf_8(content: bytes, name: str, encoding: str = "utf-8-sig") -> str:
    """The text of a file that people wrote, without a byte order mark; with it in the encoding "utf-8".

    Raises
    ------
    CorpusError : it is not UTF-8; the problem names the line.
    """
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = f"byte {error.start}"
        raise CorpusError([f"{name}:{line}: {byte} is not UTF-8; save the file as UTF-8"]) from None


def encoding_of(head: bytes) -> str:
    """How a table is encoded whose first bytes are `head`: UTF-8, or what Excel writes without asking."""
    try:
        head.decode("utf-8")
        return "utf-8-sig"
    except UnicodeDecodeError as error:
        if error.start > len(head) - 4 or b"\0" in head:  # a letter cut in two; UTF-16
            return "utf-8-sig"
    try:
        head.decode("cp1252")
        return "cp1252"
    except UnicodeDecodeError:
        return "utf-8-sig"


def ragged(n_cells: int, n_columns: int) -> str:
    """What is wrong with a row that has more or fewer cells than the header."""
    more = "put values that contain a comma in double quotes"
    fewer = "write a comma for each empty cell, or remove the row"
    cells = "1 cell" if n_cells == 1 else f"{n_cells} cells"
    return f"{cells} where the header has {n_columns}; {more if n_cells > n_columns else fewer}"
