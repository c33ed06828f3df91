"""A figure: drawn from tables, saved with the rows that it draws, shown with what it says."""

import base64
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis import export
from analysis.tell import canvas
from analysis.tell.charts import CHARTS, Chart
from analysis.tell.markup import plain


@dataclass(frozen=True)
class Figure:
    """A drawn figure; in a notebook it shows as a picture, with its alt text and the hash of its rows."""

    name: str
    title: str
    caption: str
    alt: str
    rows: pd.DataFrame
    files: dict[str, bytes]

    def __repr__(self) -> str:
        return f"Figure: {self.title}. {self.alt} [data {export.digest(self.rows)}]"

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {
            "image/png": base64.b64encode(self.files["screen"]).decode("ascii"),
            "text/plain": repr(self),
        }

    def saved(self, folder: Path) -> "Figure":
        """The figure, now also in `folder` as SVG, PNG (300 dpi), PDF and CSV."""
        for form in ("svg", "png", "pdf"):
            export.written(folder / f"{self.name}.{form}", self.files[form])
        export.written(folder / f"{self.name}.csv", export.csv_bytes(self.rows))
        return self


def figure(name: str, *tables: pd.DataFrame, corpus: str) -> Figure:
    """The figure `name`, drawn from its tables and saved in `figures/<corpus>/`.

    `corpus` is what the corpus was read by: a name, or a path, whose last part then names the folder.
    `tables` are those that the chart declares, in its order: see `charts`. The folder lies in the
    repository, or in what the environment variable ANALYSIS_OUTPUT names. The same rows give the
    same bytes.

    Raises
    ------
    KeyError : no chart has this name.
    TableError : a table or a column is missing.
    """
    return drawn(chart(name), *tables).saved(export.folder("figures", corpus))


def chart(name: str) -> Chart:
    """The chart of that name.

    Raises
    ------
    KeyError : there is none; all names are listed.
    """
    for one in CHARTS:
        if one.name == name:
            return one
    raise KeyError(f"no figure is named {name!r}; there are {', '.join(one.name for one in CHARTS)}")


def drawn(one: Chart, *tables: pd.DataFrame) -> Figure:
    """`one` drawn from its tables; without rows it says so."""
    rows = one.drawn_rows(*tables)
    if rows.empty:
        alt, note, draw = "Nothing to draw: the tables have no rows for it.", "", _nothing
    else:
        alt, note = plain(one.alt(rows)), one.note(rows)

        def draw(sheet: Sheet) -> None:
            one.draw(rows, sheet)

    with canvas.styled():
        height = 40.0 if rows.empty else one.height(rows)
        files = canvas.saved(canvas.sheet(one.title, note, height, draw), one.title, alt)
    return Figure(one.name, one.title, one.caption, alt, rows, files)


def _nothing(sheet: Sheet) -> None:
    sheet.text(0.5, 0.45, "Nothing to draw.", ha="center", color=canvas.GREY)
