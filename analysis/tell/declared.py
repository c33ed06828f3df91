"""What is declared of a chart or a listing once: its rows, and the marks behind them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

import pandas as pd

from analysis import once, tables
from analysis.tell.phrasing import counted


@dataclass(frozen=True, kw_only=True)
class Declared:
    """Rows that are shown under a name, and saved as a CSV of that name.

    `title` is what they measure. `tables` names what `rows` takes, in its order. What a reader can open has
    `marks`: the marks behind the rows, each with the columns `cells` that name its bar or cell, the outermost
    first. They add up to the column `counts`; `noun` is what one of them is. A report has it where the outlet
    with most articles has at least `least` and at most `most`: see `charts_of`;
    one that is not `in_report` lies in the folder of figures alone.
    """

    name: str
    title: str
    caption: str
    tables: tuple[str, ...]
    rows: Callable[..., pd.DataFrame]
    marks: Callable[..., pd.DataFrame] | None = None
    cells: tuple[str, ...] = ()
    counts: str = "n_cues"
    noun: str = "attribution"
    least: int = 0
    most: float = inf
    in_report: bool = True

    @once.remembered
    def drawn_rows(self, *given: pd.DataFrame) -> pd.DataFrame:
        """The rows that are shown of these tables.

        Raises
        ------
        TableError : there are more or fewer tables than it takes, or one is another.
        """
        return self.rows(*self._checked(given))

    @once.remembered
    def marks_behind(self, *given: pd.DataFrame) -> pd.DataFrame:
        """The marks that `drawn_rows` counts, in the order of the rows; the same errors."""
        return self.marks(*self._checked(given))

    def _checked(self, given: Sequence[pd.DataFrame]) -> list[pd.DataFrame]:
        if len(given) != len(self.tables):
            needed = f"{self.name} is drawn from {', '.join(self.tables)}"
            raise tables.TableError(f"{needed}, in this order; {counted(len(given), 'table')} given")
        return [tables.checked(*pair) for pair in zip(self.tables, given, strict=True)]
