"""A small table to look at: plain HTML and text, the same bytes each time."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from pandas.api import types

from analysis.tell.leads import Led, link
from analysis.tell.leads import html as linked
from analysis.tell.markup import Shown, escaped, plain
from analysis.tell.phrasing import number

NULL = "–"
TOO_FEW = f"{NULL} for a rate: too few words in that voice (under 200)."
_SHORT = 12  # characters: such a cell is not broken into lines
_CELL = "padding:0.25em 0.6em;border-bottom:1px solid #ccc;vertical-align:top;text-align:"
_HEAD = "padding:0.25em 0.6em;border-bottom:2px solid #888;vertical-align:bottom;text-align:"


# Characters: a printed column is no narrower, no wider for long texts, and so many go across a page.
_NARROW, _WIDE, _ACROSS = 6, 60, 110
_HEX = re.compile("[0-9a-f]+")


@dataclass(frozen=True, repr=False)
class Table(Shown):
    """Rows as HTML and as text; `printed` is HTML for paper, its columns as wide as what they hold."""

    printed: str = ""


def table(
    rows: pd.DataFrame,
    columns: list[str] | None = None,
    note: str = "",
    leads: Mapping[str, Sequence[str | None]] | None = None,
    right: Collection[str] = (),
) -> Table:
    """`rows` to look at: counts with thousands separators, other numbers with two decimals, null as "–".

    `columns` are those shown, in this order (all, unless said); `note` stands below. Where a rate is
    null, the note says why. `leads` has for each row of a column the address that its cell leads to in the
    reader, if any (see `leads`): in HTML alone. A cell that
    is `Led` has its own links. Columns of numbers, and those of `right`, stand at the right.
    """
    shown = rows if columns is None else rows[columns]
    names = [plain(str(name).replace("_", " ")) for name in shown]
    are_right = [types.is_numeric_dtype(shown[name]) or name in right for name in shown]
    sides = ["right" if is_right else "left" for is_right in are_right]
    cells = [[plain(_written(value)) for value in row] for row in shown.itertuples(index=False, name=None)]
    notes = [note] if note else []
    if "rate" in shown and shown["rate"].isna().any():
        notes.append(TOO_FEW)
    none = [None] * len(shown)
    to = list(zip(*((leads or {}).get(name, none) for name in shown), strict=True)) or [[]] * len(shown)
    own = [
        [linked(one) if isinstance(one, Led) else None for one in row]
        for row in shown.itertuples(index=False)
    ]
    html = _html(names, sides, cells, notes, to, own)
    return Table(html, *(make(names, sides, cells, notes) for make in (_text, _printed)))


def _written(value: object) -> str:
    if pd.isna(value):
        return NULL
    if isinstance(value, bool) or not types.is_number(value):
        return str(value)
    return f"{int(value):,}" if types.is_integer(value) else number(value, 2)


def _html(names, sides, cells, notes, leads, own) -> str:
    head = "".join(
        f'<th scope="col" style="{_HEAD}{side}{_unbroken(name)}">{escaped(name)}</th>'
        for name, side in zip(names, sides, strict=True)
    )
    body = "".join(
        "<tr>"
        + "".join(
            f'<td style="{_CELL}{side}{_unbroken(cell)}">'
            f"{led or link(cell, None if cell == NULL else lead)}</td>"
            for cell, side, lead, led in zip(row, sides, to, has, strict=True)
        )
        + "</tr>\n"
        for row, to, has in zip(cells, leads, own, strict=True)
    )
    below = "".join(f"<p><small>{escaped(note)}</small></p>\n" for note in notes)
    return (
        '<div class="scroll" tabindex="0" style="overflow-x:auto"><table style="border-collapse:collapse">\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table></div>\n{below}"
    )


def _printed(names, sides, cells, notes) -> str:
    """A bare table with shares of the width for its columns; `notes` in a `div` of the class `note`."""
    wide = _widths(list(zip(names, *cells, strict=True)))
    cols = "".join(f'<col style="width:{100 * one / sum(wide):.1f}%">' for one in wide)
    styles = [f' style="text-align:{side}"' for side in sides]
    head = "".join(f"<th{style}>{escaped(name)}</th>" for name, style in zip(names, styles, strict=True))
    body = "".join(
        "<tr>"
        + "".join(f"<td{style}>{escaped(cell)}</td>" for cell, style in zip(row, styles, strict=True))
        + "</tr>\n"
        for row in cells
    )
    below = "".join(f"<p>{escaped(note)}</p>\n" for note in notes)
    made = f"<table><colgroup>{cols}</colgroup>\n<thead><tr>{head}</tr></thead>\n"
    made += f"<tbody>\n{body}</tbody></table>\n"
    return f'{made}<div class="note">\n{below}</div>\n' if below else made


def _widths(columns: list[tuple[str, ...]]) -> list[float]:
    """Characters for each column: its longest word fits, and what is left goes to those with long texts."""
    least = [max(_NARROW, *(_word(cell) + 3 for cell in column)) for column in columns]
    more = [max(0, _text_width(column) - one) for column, one in zip(columns, least, strict=True)]
    share = min(1.0, max(0, _ACROSS - sum(least)) / (sum(more) or 1))
    return [one + share * extra for one, extra in zip(least, more, strict=True)]


def _word(cell: str) -> int:
    """Letters of the longest word; one that printed/filter.lua breaks needs few of them, a hash all."""
    lengths = (len(word) if len(word) <= 24 or _HEX.fullmatch(word) else 12 for word in cell.split())
    return max(lengths, default=0)


def _text_width(column: tuple[str, ...]) -> float:
    cells = sorted(map(len, column))
    high = cells[int(0.9 * (len(cells) - 1))]  # a single long text does not widen its column
    return min(_WIDE, high, 4 * high**0.5)


def _unbroken(cell: str) -> str:
    return ";white-space:nowrap" if len(cell) <= _SHORT else ""


def _text(names, sides, cells, notes) -> str:
    widths = [max(map(len, column)) for column in zip(names, *cells, strict=True)]
    justify = {"left": str.ljust, "right": str.rjust}
    lines = [
        "  ".join(justify[side](cell, width) for cell, side, width in zip(row, sides, widths, strict=True))
        for row in [names, *cells]
    ]
    return "\n".join([line.rstrip() for line in lines] + notes)
