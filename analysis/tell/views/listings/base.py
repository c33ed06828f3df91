"""What a listing is: rows of words and counts, as a table or a nested list, and as a CSV of its name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis import export
from analysis.compare.by_outlet import outlets
from analysis.tell.declared import Declared
from analysis.tell.leads import Led
from analysis.tell.markup import Shown, escaped
from analysis.tell.phrasing import listed
from analysis.tell.views.table import Table

NONE = "·"
MOST = 8  # sources or actors of a table; the CSV has all


@dataclass(frozen=True, kw_only=True)
class Listing(Declared):
    """Words and counts, declared once; `table` makes of the rows what is shown, its numbers `led` or not."""

    table: Callable[[pd.DataFrame, bool], Table]


@dataclass(frozen=True, repr=False)
class Listed(Shown):
    """A listing as it is shown; `printed` is its face on paper, and `rows` are those of its CSV."""

    name: str
    title: str
    caption: str
    printed: str
    rows: pd.DataFrame

    def saved(self, folder: Path, forms: Iterable[str] = ("csv",)) -> "Listed":
        """The listing, its rows now also in `folder`: it has no other form."""
        if "csv" in forms:
            export.written(folder / f"{self.name}.csv", export.csv_bytes(self.rows))
        return self


def shown(one: Listing, rows: pd.DataFrame, led: bool = False) -> Listed:
    """The listing of these rows; its numbers lead into the reader if `led`."""
    if rows.empty:
        made = Table("<p>Nothing to list.</p>\n", "Nothing to list.", "<p>Nothing to list.</p>\n")
    else:
        made = one.table(rows, led)
    digest = f"data {export.digest(rows)}"
    head, foot = f"<strong>{escaped(one.title)}</strong>", f"{escaped(one.caption)} <code>{digest}</code>"
    html = f"<p>{head}</p>\n{made.html}<p><small>{foot}</small></p>\n"
    printed = f'<p>{head}</p>\n{made.printed}<div class="note"><p>{foot}</p></div>\n'
    text = f"{one.title}\n{made.text}\n[{digest}]"
    return Listed(html, text, one.name, one.title, one.caption, printed, rows)


def cell(parts: Iterable[tuple[str, str | None]], led: bool, head: str = "") -> str:
    """What stands in a cell, as in "told 3, wrote", each with where it leads; a dot for nothing."""
    parts = list(parts)
    text = ", ".join(words for words, _ in parts)
    text = f"{head}: {text}" if head and text else head or text
    return Led(text, parts if led else ()) if text else NONE


def counted(word: str, n: int) -> str:
    """As in "told 3"; once is not said."""
    return word if n == 1 else f"{word}\u00a0{n:,}"


def frame(rows: list[tuple], columns: list[str]) -> pd.DataFrame:
    """Cells as they are: a table of strings would forget where they lead."""
    return pd.DataFrame(rows, columns=columns, dtype=object)


def left_out(rows: pd.DataFrame, column: str) -> str:
    """Which outlets have nothing in `column`, as a note."""
    none = outlets(rows[rows[column].isna()])
    return f"Nothing was scored in {listed(none)}." if none else ""
