"""A round of coding: what a sheet was drawn from, which every row of it says, and how its units are named."""

import hashlib
import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.names import UNITS
from analysis.read.coding.codebooks import CodebookError, Variable

_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")  # no spreadsheet takes them for a number
_ROUND = re.compile(
    rf"({'|'.join(UNITS)}), (\d{{1,9}}) of (\d{{1,9}}), seed (\d{{1,18}}), book ([a-p]{{10}})"
)


class Round(NamedTuple):
    """`n` of `n_units` units of a kind, drawn with a seed; `book` stands for the wording of its variables."""

    kind: str
    n: int
    n_units: int
    seed: int
    book: str

    def __str__(self) -> str:
        return f"{self.kind}, {self.n} of {self.n_units}, seed {self.seed}, book {self.book}"


def round_of(cell: str) -> Round | None:
    """What a cell says, as `str` of a round writes it."""
    parts = _ROUND.fullmatch(cell)
    return Round(parts[1], int(parts[2]), int(parts[3]), int(parts[4]), parts[5]) if parts else None


def unit(kind: str, doc_id: str, start: int, end: int, text: str) -> str:
    """What names a unit in a sheet: ten letters; others once its text is another."""
    return _short("\n".join([kind, doc_id, str(start), str(end), text]))


def wording(variables: Sequence[Variable]) -> str:
    """Ten letters that are others once a question, a value or what counts is worded otherwise."""
    return _short("\n".join(repr(one._replace(units=())) for one in sorted(variables)))


def kind_of(variables: Sequence[Variable], asked: str | None = None) -> str:
    """The unit in which these variables are coded together: the first that all have, or the one asked for.

    Raises
    ------
    CodebookError : there is none.
    """
    shared = [kind for kind in variables[0].units if all(kind in one.units for one in variables)]
    if not asked and shared:
        return shared[0]
    lacking = [one for one in variables if asked and asked not in one.units]
    if asked and not lacking:
        return asked
    each = "; ".join(f"{one.name}: {', '.join(one.units)}" for one in (lacking or variables))
    remedy = "draw a sheet for each unit" if not asked else "name another with --unit"
    raise CodebookError(
        [f"no unit {asked or ''} is of all these variables ({each}); {remedy}".replace("  ", " ")]
    )


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10].translate(_LETTERS)
