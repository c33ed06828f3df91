"""A figure: drawn from tables, saved with the rows that it draws, shown with what it says."""

import base64
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis import export
from analysis.tell.charts import EVERY, Chart
from analysis.tell.charts.drawing import canvas
from analysis.tell.charts.drawing.files import FORMS, SCREEN, About, files
from analysis.tell.charts.drawing.page import DENSE, Page, pages
from analysis.tell.markup import plain

_GIVES = 1.5  # mm by which a drawing can be squeezed


@dataclass(frozen=True)
class Figure:
    """A drawn figure; in a notebook it shows as a picture, with its alt text and the hash of its rows.

    One that is longer than a page can have `parts`: the same on several pages, each with its own rows.
    """

    name: str
    title: str
    caption: str
    alt: str
    rows: pd.DataFrame
    files: dict[str, bytes]
    parts: tuple["Figure", ...] = ()

    def __repr__(self) -> str:
        return f"Figure: {self.title}. {self.alt} [data {export.digest(self.rows)}]"

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {
            "image/png": base64.b64encode(self.files[SCREEN]).decode("ascii"),
            "text/plain": repr(self),
        }

    def saved(self, folder: Path, forms: Iterable[str] = (*FORMS, "csv")) -> "Figure":
        """The figure, now also in `folder` as SVG, PNG (300 dpi), PDF and CSV; its parts beside it."""
        for form in forms:
            content = export.csv_bytes(self.rows) if form == "csv" else self.files[form]
            export.written(folder / f"{self.name}.{form}", content)
        for part in self.parts:
            part.saved(folder, forms)
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
    for one in EVERY:
        if one.name == name:
            return one
    raise KeyError(f"no figure is named {name!r}; there are {', '.join(one.name for one in EVERY)}")


def drawn(
    one: Chart,
    *tables: pd.DataFrame,
    width: str | float = "report",
    look: Path | None = None,
    forms: Iterable[str] = (*FORMS, SCREEN),
    in_parts: bool = False,
) -> Figure:
    """`one` drawn from its tables, in these forms; without rows it says so.

    `width` is a name of `page.WIDTHS` or a number of mm, `look` a matplotlib style sheet above the house's.
    With `in_parts` what is longer than a page is also drawn on several.
    """
    rows = one.drawn_rows(*tables)
    on, kept = fitting(one, rows, width, look), [form for form in forms if form != "csv"]
    made = _drawn(one, rows, on, look, kept)
    return replace(made, parts=tuple(_parts(one, rows, on, look, kept))) if in_parts else made


def _drawn(one: Chart, rows: pd.DataFrame, on: Page, look: Path | None, forms: Sequence[str]) -> Figure:
    with canvas.styled(on, look):
        alt = "Nothing to draw: the tables have no rows for it." if rows.empty else plain(one.alt(rows))
        made = files(sheet(one, rows), About(one.name, one.title, alt, one.caption), forms)
    return Figure(one.name, one.title, one.caption, alt, rows, made)


def _parts(
    one: Chart, rows: pd.DataFrame, on: Page, look: Path | None, forms: Sequence[str]
) -> Iterator[Figure]:
    """The chart on several pages of this size, numbered from 1; none where a page holds it."""
    if one.parts is None or rows.empty:
        return
    with canvas.styled(on, look):
        pieces = one.parts(rows)
    n = len(pieces)
    for at, piece in enumerate(pieces if n > 1 else (), start=1):
        numbered = replace(one, name=f"{one.name}-{at:0{len(str(n))}}", title=f"{one.title} ({at} of {n})")
        yield _drawn(numbered, piece, on, look, forms)


def fitting(one: Chart, rows: pd.DataFrame, width: str | float = "report", look: Path | None = None) -> Page:
    """The page of this width on which the chart is drawn: of a slide the one with the largest type.

    Where not even the smallest holds it, for there are too many outlets, it is as high as it needs to be.
    """
    tried = pages(width)
    if rows.empty:
        return tried[0]
    for page in tried:
        if one.is_dense and page.scale > DENSE:
            continue
        with canvas.styled(page, look):
            on = page._replace(around=canvas.total(one.title, one.note(rows), 0.0))
        with canvas.styled(on, look):
            over = one.height(rows) - on.room
        if over <= _GIVES:
            return on
    return on if on.height is None else on._replace(height=on.height + over * on.scale)


def sheet(one: Chart, rows: pd.DataFrame) -> Sheet:
    """The sheet with the drawing, in the style and on the page that hold."""
    if rows.empty:
        return canvas.sheet(one.title, "", 30.0, _nothing)
    return canvas.sheet(one.title, one.note(rows), one.height(rows), lambda on: one.draw(rows, on))


def _nothing(made: Sheet) -> None:
    made.text(0.5, 0.45, "Nothing to draw.", ha="center", color=canvas.colour("quiet"))
