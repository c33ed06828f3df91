"""Tables of counts, darker the higher a count is: how they are laid out, and drawn."""

from collections.abc import Sequence
from typing import NamedTuple

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.tell.charts import base
from analysis.tell.charts.drawing import canvas
from analysis.tell.charts.drawing.lined import Lines, lines_of

_CELL, _MOST = 6.5, 5  # mm for a line of the table, and lines of a level name above it
_ROOMS = (32.0, 38.0, 44.0, 50.0, 60.0, 70.0)  # mm of a line of a turned name, as few as it takes


class Grid(NamedTuple):
    """How a table of counts is laid out: its names, and mm of a line, a column and the head."""

    lines: Lines
    columns: list[canvas.Name]
    rotation: int
    column: float
    head: float

    @property
    def height(self) -> float:
        return self.head + self.lines.height


def grid(
    index: Sequence[str],
    columns: Sequence[str],
    kinds: tuple[str, str],
    row: float = _CELL,
    frame: float = 0.0,
) -> Grid:
    """A table of these lines and columns on this page; `kinds` is what they are ("speaker", "outlet")."""
    page = canvas.page()
    room = 30.0 if page.is_narrow else 44.0 if page.height is None else 58.0
    beside = lines_of(index, 0.0, row, kinds[0], room)
    wide = (page.across - 5.0 - beside.room) / max(1, len(columns))
    shown = [canvas.shown(name, f"{kinds[1]} {place}") for place, name in enumerate(columns, start=1)]
    turned, names = 0, level_names(shown, wide)
    if not names:
        turned = 90 if page.is_narrow or wide < 7.0 else 45
        above, role, wide = turned_names(shown, turned, wide)
        names = [canvas.Name("\n".join(lines), role) for lines in above]
    head = _head(names, turned) + 2.0 + frame
    return Grid(lines_of(index, head, row, kinds[0], room), names, turned, wide, head)


def level_names(shown: Sequence[str], wide: float) -> list[canvas.Name]:
    """Names on level lines above columns `wide` mm wide; none at all if words or lines have no room there."""
    room = wide - 1.2
    if max((canvas.width(word, "number") for name in shown for word in name.split()), default=0.0) > room:
        return []
    names = [canvas.Name("\n".join(canvas.balanced(name, room, "number")), "number") for name in shown]
    return names if max((name.count("\n") for name in names), default=0) < _MOST else []


def turned_names(shown: list[str], turned: int, wide: float) -> tuple[list[list[str]], str, float]:
    """Names on lines that stand upright or aslant above columns `wide` mm wide, which the last can narrow.

    The head is kept low: a name takes as many lines as its column has room for before it grows taller, and
    only one that is longer than the last of `_ROOMS` on each of them is cut.
    """
    slant = np.sin(np.radians(turned))
    for room, role in [(room, role) for room in _ROOMS for role in ("number", "small")]:
        most = max(1, int((wide * slant + 0.1) / canvas.mm(canvas.size(role))))
        above = [canvas.balanced(name, room, role) for name in shown]
        if max(map(len, above), default=0) <= most:
            break
    else:
        above = [canvas.balanced(name, room, role, most) for name in shown]
    if turned != 90 and above:
        hangs = max(0.0, canvas.width("\n".join(above[-1]), role) * 0.707 - wide / 2)
        wide -= hangs / len(shown)
    return above, role, wide


def _head(names: Sequence[canvas.Name], turned: int) -> float:
    if turned == 0:
        return max((canvas.high(name) for name in names), default=0.0)
    wide = max((canvas.width(name, name.role) for name in names), default=0.0)
    return wide if turned == 90 else wide * 0.707 + max(canvas.high(name) for name in names) * 0.707


def numbers(
    matrix: pd.DataFrame, axes: Axes, drawn: Grid, top: float, shown: pd.DataFrame | None = None
) -> None:
    """A table of counts, names of columns above; a zero is a dot.

    A cell is darker the nearer its count is to `top`, or what `shown` has there. A row or a column of nulls
    is an outlet of which nothing was scored.
    """
    shades = mpl.colormaps[mpl.rcParams["image.cmap"]]
    weight = (matrix if shown is None else shown.mask(matrix == 0, 0.0)).to_numpy(float)
    share = weight / (top * 1.6 or 1.0) + 0.04
    axes.pcolormesh(
        np.ma.masked_invalid(share),
        cmap=shades,
        vmin=0,
        vmax=1,
        edgecolors=canvas.colour("ground"),
        linewidth=canvas.pt(1.2),
    )
    texts = [[f"{n:,.0f}" if n else "·" for n in row] for row in matrix.to_numpy(float)]
    widest = max((canvas.width(text) for row in texts for text in row), default=0.0)
    role = "text" if widest < drawn.column - 0.8 else "small"
    for (place, at), n in np.ndenumerate(matrix.to_numpy(float)):
        if not np.isnan(n):
            shade = mpl.colors.to_hex(shades(share[place, at]))
            style = {"ha": "center", "va": "center", "fontsize": canvas.size(role)}
            axes.text(at + 0.5, place + 0.5, texts[place][at], color=canvas.ink(shade), **style)
    empty = matrix.isna()
    for place in np.flatnonzero(empty.all(axis=1)):
        base.said(axes, place + 0.5, base.NOT_SCORED)
    for place in np.flatnonzero(empty.all(axis=0)) if not empty.all(axis=None) else ():
        style = {"fontsize": canvas.size("number"), "style": "italic", "color": canvas.colour("quiet")}
        axes.text(
            place + 0.5, len(matrix) / 2, base.NOT_SCORED, rotation=90, ha="center", va="center", **style
        )
    _named(axes, drawn)


def counts(counted: pd.Series, lines: Sequence[str], columns: Sequence[str], axes: Axes, drawn: Grid) -> None:
    """The numbers of rows that stand line by line, each with all its columns in their order."""
    shape = counted.astype(float).to_numpy().reshape(len(lines), len(columns))
    matrix = pd.DataFrame(shape, index=list(lines), columns=list(columns))
    top = matrix.max(axis=None, skipna=True)
    numbers(matrix, axes, drawn, int(0 if pd.isna(top) else top))


def _named(axes: Axes, drawn: Grid) -> None:
    axes.set_ylim(len(drawn.lines.names), 0)
    axes.grid(False)
    axes.spines[:].set_visible(False)
    axes.set_yticks(np.arange(len(drawn.lines.names)) + 0.5, drawn.lines.names)
    axes.set_xticks(np.arange(len(drawn.columns)) + 0.5, drawn.columns)
    axes.xaxis.tick_top()
    for tick, name in zip(axes.get_yticklabels(), drawn.lines.names, strict=True):
        tick.set(fontsize=canvas.size(name.role), linespacing=1.0)
    turned = {"rotation": 45, "ha": "left", "va": "center_baseline", "rotation_mode": "anchor"}
    for tick, name in zip(axes.get_xticklabels(), drawn.columns, strict=True):
        tick.set(fontsize=canvas.size(name.role), color=canvas.colour("text"), linespacing=0.95)
        tick.set(**turned if drawn.rotation == 45 else {"rotation": drawn.rotation})
    if drawn.rotation == 45:  # the lower lines of a name aslant would hang into the table
        for tick, name in zip(axes.xaxis.get_major_ticks(), drawn.columns, strict=True):
            tick.set_pad(tick.get_pad() + name.count("\n") * 0.5 * 0.707 * canvas.size(name.role))
