"""A figure: drawn from tables, saved with the rows that it draws, shown with what it says."""

import base64
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis import export, forks, once
from analysis.tell.charts import EVERY, Chart, base, charts_of, style
from analysis.tell.charts.files import FORMS, PHONE, SCREEN, About, files
from analysis.tell.charts.style import Page
from analysis.tell.declared import Declared
from analysis.tell.guard import guard
from analysis.tell.markup import plain
from analysis.tell.views.listings import Listed, Listing
from analysis.tell.views.listings import shown as listed

Told = Callable[[float], object] | None
_GIVES = 2.0  # mm by which a drawing may be higher than its slide


@dataclass(frozen=True)
class Figure:
    """A drawn figure; in a notebook it shows as a picture, with its alt text and the hash of its rows.

    Where there is too little to draw, `few` is the sentence in its place.
    """

    name: str
    title: str
    caption: str
    alt: str
    rows: pd.DataFrame
    files: dict[str, bytes]
    few: str = ""

    def __repr__(self) -> str:
        return f"Figure: {self.title}. {self.alt} [data {export.digest(self.rows)}]"

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        if self.few:
            return {"text/plain": repr(self)}
        return {
            "image/png": base64.b64encode(self.files[SCREEN]).decode("ascii"),
            "text/plain": repr(self),
        }

    def saved(self, folder: Path, forms: Iterable[str] = (*FORMS, "csv")) -> "Figure":
        """The figure, now also in `folder` as SVG, PNG (300 dpi), PDF and CSV."""
        for form in forms:
            content = export.csv_bytes(self.rows) if form == "csv" else self.files[form]
            export.written(folder / f"{self.name}.{form}", content)
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
    one = chart(name)
    if isinstance(one, Listing):
        raise KeyError(f"{name!r} is a listing, not a figure: tell.listing({name!r}, ...) shows it")
    return drawn(one, *tables).saved(export.folder("figures", corpus))


def listing(name: str, *tables: pd.DataFrame, corpus: str) -> Listed:
    """The listing `name`, a table or a nested list, made of its tables; its CSV lies where figures lie.

    The arguments and the errors are those of `figure`.
    """
    one = chart(name)
    if not isinstance(one, Listing):
        raise KeyError(f"{name!r} is a figure, not a listing: tell.figure({name!r}, ...) draws it")
    return listed(one, one.drawn_rows(*tables)).saved(export.folder("figures", corpus))


def chart(name: str) -> Declared:
    """The chart or the listing of that name.

    Raises
    ------
    KeyError : there is none; all names are listed.
    """
    for one in EVERY:
        if one.name == name:
            return one
    raise KeyError(f"no figure is named {name!r}; there are {', '.join(one.name for one in EVERY)}")


def drawn(
    one: Declared,
    *tables: pd.DataFrame,
    width: str | float = "report",
    look: Path | None = None,
    forms: Iterable[str] = (*FORMS, SCREEN),
    led: bool = False,
) -> Figure | Listed:
    """`one` drawn from its tables, in these forms; without rows it says so. A listing is shown as it is.

    `width` is a name of `style.WIDTHS` or a number of mm, `look` a matplotlib style sheet above the house's.
    The numbers of a listing lead into the reader if `led`.
    """
    rows, kept = one.drawn_rows(*tables), tuple(form for form in forms if form != "csv")
    if isinstance(one, Listing):
        return listed(one, rows, led)
    found = _files(one, rows, kept, width, look)
    made = {form: found[form] for form in kept}
    return Figure(one.name, found["title"], one.caption, found["alt"], rows, made, few=found["few"])


def drawn_once(given: Mapping[str, pd.DataFrame], forms: Iterable[str], told: Told = None) -> None:
    """Every chart drawn on the page of a report, and remembered (`once`): whoever asks for one has it.

    `given` are the tables by name; `told` is called with the share of the work that is done. Half of it is
    done by another process, where this one can be forked.
    """
    import seaborn.objects  # noqa: F401 - once, and not in each process

    forms = tuple(forms)
    charts = [one for one in charts_of(given["articles"]) if isinstance(one, Chart) and is_needed(one, forms)]
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


def is_needed(one: Declared, forms: Sequence[str]) -> bool:
    """Whether a report in these forms has it: a page alone has none of those that lie in the folder only."""
    return one.in_report or "png" in forms


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
) -> dict[str, Any]:
    """What is kept of these rows, with all these forms in it."""
    kept = _kept(one, rows, width, look)
    absent = [form for form in forms if form not in kept]
    if "alt" not in kept:
        nothing = "Nothing to draw: the tables have no rows for it."
        kept["few"] = nothing if rows.empty else plain(one.few(rows))
        with style.styled(look=look):
            kept["alt"] = kept["few"] or plain(one.alt(rows))
        kept["title"] = one.title if kept["few"] else plain(titled(one, rows))
    about = About(one.name, kept["title"], kept["alt"], one.caption)
    if PHONE in absent:
        absent.remove(PHONE)
        kept[PHONE] = _files(one, rows, ("svg",), "column", look)["svg"]
    if absent:
        made, page = _fitting(one, rows, width, look)
        with style.styled(page, look):
            kept.update(files(made, about, absent))
    return kept


def titled(one: Chart, rows: pd.DataFrame) -> str:
    """What the chart says of these rows, which is guarded; where it says nothing, what it measures."""
    says = "" if rows.empty else one.says(rows)
    if not says:
        return one.title
    words = rows.select_dtypes(exclude="number")
    return guard(
        says, {str(name) for column in words for name in words[column].dropna().unique()}, single=True
    )


def sheet(one: Chart, rows: pd.DataFrame, width: str | float = "report", look: Path | None = None) -> Sheet:
    """The sheet with the drawing; of a slide the one with the largest type on which it has room."""
    return _fitting(one, rows, width, look)[0]


def _fitting(one: Chart, rows: pd.DataFrame, width: str | float, look: Path | None) -> tuple[Sheet, Page]:
    for page in style.pages(width):
        with style.styled(page, look):
            made = _sheet(one, rows)
        if page.height is None or made.get_figheight() * 25.4 <= page.height + _GIVES:
            break
    return made, page


def _sheet(one: Chart, rows: pd.DataFrame) -> Sheet:
    few = "Nothing to draw." if rows.empty else one.few(rows)
    if few:
        few = style.shown(few, "Too little to draw; the numbers are in the CSV of this figure.")
        return base.sheet(one.title, few, "", lambda on: None)
    title = style.shown(titled(one, rows), one.title)
    note = style.shown(one.note(rows), "How much was counted is in the CSV of this figure.")
    with warnings.catch_warnings():
        # seaborn 0.13 calls pandas 3 in a way that will go; nobody who draws can do anything about it.
        warnings.simplefilter("ignore", DeprecationWarning)
        return base.sheet(title, one.unit(rows), note, lambda on: one.draw(rows, on))
