"""What a chart is, and the pieces that several charts share."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import wraps
from math import inf

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from analysis import once, tables
from analysis.compare.by_outlet import outlets
from analysis.tell.charts.drawing import canvas
from analysis.tell.phrasing import counted, listed

NOT_SCORED = "nothing was scored"


@dataclass(frozen=True)
class Chart:
    """A figure, declared once.

    `tables` names what `rows` takes, in its order; `rows` gives what is drawn and exported; `alt`,
    `note` (the source line) and `height` (mm of a report without title and source line, on this page) are
    made from these rows, and `draw` puts them on a sheet. `is_dense`: it leaves out what has no room.
    What a reader can open has `marks`: the marks behind the rows, each with the columns `cells` that name
    its bar or cell, the outermost first. They add up to the column `counts`; `noun` is what one of them is.
    `parts` are the rows page by page, of a chart that can be longer than one. A report has the chart where
    the outlet with most articles has at least `least` and at most `most`: see `charts_of`.
    """

    name: str
    title: str
    caption: str
    tables: tuple[str, ...]
    rows: Callable[..., pd.DataFrame]
    alt: Callable[[pd.DataFrame], str]
    note: Callable[[pd.DataFrame], str]
    height: Callable[[pd.DataFrame], float]
    draw: Callable[[pd.DataFrame, Sheet], None]
    marks: Callable[..., pd.DataFrame] | None = None
    cells: tuple[str, ...] = ()
    counts: str = "n_cues"
    noun: str = "attribution"
    is_dense: bool = False
    parts: Callable[[pd.DataFrame], list[pd.DataFrame]] | None = None
    least: int = 0
    most: float = inf

    def __post_init__(self) -> None:
        """What measures text measures it in the style of the page, also where nothing is drawn."""
        for name in ("alt", "note", "height", "draw"):
            object.__setattr__(self, name, _in_style(getattr(self, name)))

    @once.remembered
    def drawn_rows(self, *given: pd.DataFrame) -> pd.DataFrame:
        """The rows that the chart draws of these tables.

        Raises
        ------
        TableError : there are more or fewer tables than the chart takes, or one is another.
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


def _in_style(made: Callable) -> Callable:
    @wraps(made)
    def styled(*given):
        with canvas.styled():
            return made(*given)

    return styled


def nothing_in(rows: pd.DataFrame, column: str) -> str:
    """Which outlets have nothing in `column`; nothing is said where all have."""
    none = outlets(rows[rows[column].isna()])
    return f" Nothing was scored in {listed(none)}." if none else ""


def said(axes: Axes, place: float, text: str) -> None:
    """Words on the line `place`, where there is nothing to draw."""
    beside = {"transform": axes.get_yaxis_transform(), "va": "center", "style": "italic"}
    beside["bbox"] = {
        "facecolor": canvas.colour("ground"),
        "edgecolor": "none",
        "pad": 0.0,
    }  # above a zero line
    axes.text(0.02, place, text, fontsize=canvas.size("number"), color=canvas.colour("quiet"), **beside)


def labels(
    names: Iterable[str], kind: str, room: float = 34.0, lines: int = 2, role: str = "name"
) -> list[str]:
    """The names as they are written beside a figure; one that cannot be drawn is "outlet 3" or the like."""
    whole = [canvas.shown(name, f"{kind} {place}") for place, name in enumerate(names, start=1)]
    return ["\n".join(canvas.balanced(name, room, role, lines)) for name in whole]
