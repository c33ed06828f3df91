"""A figure: drawn from tables, saved with the rows that it draws, shown with what it says."""

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis import export, forks, once
from analysis.tell.charts import EVERY, Chart, charts_of
from analysis.tell.charts.drawing import canvas
from analysis.tell.charts.drawing.files import FORMS, SCREEN, About, files
from analysis.tell.charts.drawing.page import DENSE, Page, pages
from analysis.tell.markup import plain

Told = Callable[[float], object] | None
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
    `tables` are those that the chart declares, in its order: see `charts`. The folder lies under
    `export.root()`. The same rows give the same bytes.

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
    rows, kept = one.drawn_rows(*tables), tuple(form for form in forms if form != "csv")
    made = _drawn(one, rows, width, look, kept)
    return replace(made, parts=tuple(_parts(one, rows, width, look, kept))) if in_parts else made


def drawn_once(given: Mapping[str, pd.DataFrame], forms: Iterable[str], told: Told = None) -> None:
    """Every chart drawn on the page of a report, and remembered (`once`): whoever asks for one has it.

    `given` are the tables by name; `told` is called with the share of the work that is done. Half of it is
    done by another process, where this one can be forked.
    """
    forms = tuple(forms)
    charts = charts_of(given["articles"])
    rows = {one: one.drawn_rows(*(given[name] for name in one.tables)) for one in charts}
    by_size = sorted(charts, key=lambda one: -rows[one].size)
    n_shares = forks.CORES if forks.can_fork() else 1
    mine, *others = (by_size[at::n_shares] for at in range(n_shares))
    works = [lambda note, share=share: [_files(one, rows[one], forms) for one in share] for share in others]
    with forks.forked(works) if works else nullcontext(list) as results:
        for at, one in enumerate(mine, start=1):
            _files(one, rows[one], forms)
            if told:
                told(at / len(mine))
        for share, made in zip(others, results(), strict=True):
            for one, files in zip(share, made, strict=True):
                _kept(one, rows[one]).update(files)


def _kept(
    one: Chart, rows: pd.DataFrame, width: str | float = "report", look: Path | None = None
) -> dict[str, Any]:
    """What was drawn of these rows before: its files by their forms, and its alt text."""
    return once.made(("figure", one.name, export.digest(rows), width, look), dict)


def _files(
    one: Chart,
    rows: pd.DataFrame,
    forms: Sequence[str],
    width: str | float = "report",
    look: Path | None = None,
    on: Page | None = None,
) -> dict[str, Any]:
    """What is kept of these rows, with all these forms in it; `on` is the page, where it is known."""
    kept = _kept(one, rows, width, look)
    absent = [form for form in forms if form not in kept]
    if absent or "alt" not in kept:
        with canvas.styled(on or fitting(one, rows, width, look), look):
            kept["alt"] = (
                "Nothing to draw: the tables have no rows for it." if rows.empty else plain(one.alt(rows))
            )
            about = About(one.name, one.title, kept["alt"], one.caption)
            kept.update(files(sheet(one, rows), about, absent) if absent else {})
    return kept


def _drawn(
    one: Chart,
    rows: pd.DataFrame,
    width: str | float,
    look: Path | None,
    forms: Sequence[str],
    on: Page | None = None,
) -> Figure:
    kept = _files(one, rows, forms, width, look, on)
    made = {form: kept[form] for form in forms}
    return Figure(one.name, one.title, one.caption, kept["alt"], rows, made)


def _parts(
    one: Chart, rows: pd.DataFrame, width: str | float, look: Path | None, forms: Sequence[str]
) -> Iterator[Figure]:
    """The chart on several pages of one size, numbered from 1; none where a page holds it."""
    if one.parts is None or rows.empty:
        return
    on = fitting(one, rows, width, look)
    with canvas.styled(on, look):
        pieces = one.parts(rows)
    n = len(pieces)
    for at, piece in enumerate(pieces if n > 1 else (), start=1):
        numbered = replace(one, name=f"{one.name}-{at:0{len(str(n))}}", title=f"{one.title} ({at} of {n})")
        yield _drawn(numbered, piece, width, look, forms, on)


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
