"""Figures of words: under each heading a line for each outlet, its columns lists like "said 9, wrote 2"."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from analysis.tell.charts import base
from analysis.tell.charts.drawing import canvas

_GAP = 3.0  # mm between columns
_LEFT = 5.0  # mm: the outlet's marker
_WIDER = 1.3  # the outlets' column on a slide, where a line of a name costs most
_ROOM = 90.0  # mm of a name or a word
_MOST = 12  # different words in a cell
_INDENT = 4.0  # mm, on a narrow page
_LINES = 52  # of text: an A4 page with its caption
_AROUND = 13.0  # mm for headings and what is said of the rest
_SHORT = (base.NOT_SCORED, "")


class Line(NamedTuple):
    """A heading (without cells), or an outlet with a text for each column."""

    text: str
    look: canvas.Look | None = None
    cells: tuple[str, ...] = ()
    italic: bool = False


class Columns(NamedTuple):
    """The headings of the columns and the shares of the page that they take; the first is the outlet's.

    On a narrow page the cells stand below the outlet, each behind its heading.
    """

    names: tuple[str, ...]
    shares: tuple[float, ...]

    def widths(self) -> list[float]:
        """mm of each column."""
        first, *rest = self.shares
        shares = [first * (1.0 if canvas.page().height is None else _WIDER), *rest]
        return [share / sum(shares) * across() for share in shares]

    def wrapped(self, line: Line) -> list[list[str]]:
        """The lines of each cell; on a narrow page all of them are in one."""
        if line.look is None:
            return [canvas.wrapped(line.text, across(), "name", weight="normal" if line.italic else "bold")]
        name = line.text.replace("\n", " ")
        if canvas.page().is_narrow:
            head, *cells = zip(self.names, (name, *line.cells), strict=True)
            said = [
                f"{column}: {text}" if text not in _SHORT else text for column, text in cells if text != "·"
            ]
            said = [text for text in said if text] or ["·"]
            room = across() - _LEFT
            under = [piece for text in said for piece in _hanging(text, room)]
            return [[*canvas.balanced(head[1], room, "number"), *under]]
        texts = [name, *line.cells]
        widths = self.widths()
        room = [widths[0] - _GAP - _LEFT, *(width - _GAP for width in widths[1:])]
        made = [canvas.wrapped(text, width, "number") for text, width in zip(texts, room, strict=True)]
        return [canvas.balanced(name, room[0], "number"), *made[1:]]

    def height(self, lines: Sequence[Line]) -> float:
        """mm that the lines take, with the columns' headings."""
        return _line() * (self._head() + sum(self.n_lines(line) for line in lines))

    def _head(self) -> float:
        return 0.3 if canvas.page().is_narrow else 1.6

    def n_lines(self, line: Line) -> float:
        """What a line takes, in lines of text."""
        parted = 0.4 if canvas.page().height is None else 0.2
        return max(map(len, self.wrapped(line))) + (0.8 if line.look is None else parted)

    def draw(self, lines: Sequence[Line], sheet: Sheet) -> None:
        """The lines on a sheet, from top to bottom; nothing is cut off."""
        axes = canvas.plate(sheet, across(), self.height(lines))
        widths = self.widths()
        edges = [sum(widths[:place]) for place in range(len(widths))]
        if not canvas.page().is_narrow:
            style = {"va": "top", "fontsize": canvas.size("number"), "color": canvas.colour("quiet")}
            for name, x in zip(self.names, edges, strict=True):
                axes.text(x, _line() * 0.2, name, **style)
        y = _line() * self._head()
        for line in lines:
            self._draw_line(axes, line, edges, y)
            y += _line() * self.n_lines(line)

    def _draw_line(self, axes: Axes, line: Line, edges: Sequence[float], y: float) -> None:
        cells, unit = self.wrapped(line), _line()
        if line.look is None:
            axes.axhline(y, color=canvas.colour("rule"), linewidth=canvas.line(0.45))
            style = (
                {"style": "italic", "color": canvas.colour("quiet")} if line.italic else {"weight": "bold"}
            )
            text = "\n".join(cells[0])
            axes.text(0, y + unit * 0.35, text, va="top", fontsize=canvas.size("name"), **style)
            return
        dot = {"marker": line.look.marker, "color": line.look.colour, "markersize": canvas.point(0.8)}
        axes.plot([1.6], [y + unit * 0.48], clip_on=False, **dot)
        for place, (texts, x) in enumerate(zip(cells, edges, strict=False)):
            at = x + (_LEFT if place == 0 else 0)
            style = {"va": "top", "fontsize": canvas.size("number"), "linespacing": 1.15}
            axes.text(at, y + unit * 0.1, "\n".join(texts), **style)


def across() -> float:
    """mm from the left edge of a list to the right one."""
    return canvas.page().across - 4.0


def _line() -> float:
    """mm of a line of text."""
    return canvas.height(1.13, "number")


def _hanging(text: str, room: float) -> list[str]:
    """The lines of a cell that stands below its outlet."""
    first, *rest = canvas.wrapped(text, room - _INDENT, "number")
    return [f"   {first}", *(f"   {line}" for line in rest)]


def listed(
    columns: Columns, rows: pd.DataFrame, who: str, kind: str, kinds: Sequence[str], word: str, n: str
) -> list[tuple[str, list[Line]]]:
    """The blocks of lines that the page holds; on a slide with fewer words, so that one fits."""
    for most in (_MOST,) if canvas.page().height is None else (4, 3, 2):
        kept = _fitting(columns, _blocks(rows, who, kind, kinds, word, n, most))
        if not kept or columns.height([*kept[0][1], Line("and more", italic=True)]) <= canvas.page().room:
            break
    return kept


def _blocks(
    rows: pd.DataFrame, who: str, kind: str, kinds: Sequence[str], word: str, n: str, most: int
) -> list[tuple[str, list[Line]]]:
    """Of each `who` (a column of `rows`) who is drawn a heading and a line for each outlet with any.

    A cell for each of the `kinds` (of the column `kind`) lists the words of the column `word` with the
    counts of the column `n`, `most` of them.
    """
    names = base.outlets(rows)
    look, labels = canvas.looks(names), outlet_names(names)
    found: dict[str, dict] = {}
    for one, outlet, of, text, count in rows[[who, "outlet", kind, word, n]].itertuples(
        index=False, name=None
    ):
        cells = found.setdefault(one, {}) if not pd.isna(one) else {}
        if not pd.isna(count) and count > 0:
            shown = canvas.label(text, f"(a {word})", _ROOM, 1)
            cells.setdefault(outlet, {}).setdefault(of, []).append((shown, count))
    made = []
    for place, (one, by_outlet) in enumerate(found.items(), start=1):
        lines = [Line(canvas.label(one, f"{who} {place}", _ROOM, 1))]
        for name in (name for name in names if name in by_outlet):
            texts = tuple(counts(by_outlet[name].get(of, []), most) for of in kinds)
            lines.append(Line(labels[name], look[name], texts))
        made.append((one, lines))
    return made


def outlet_names(names: Sequence[str]) -> dict[str, str]:
    """Each outlet's name on one line, for lists wrap it."""
    return dict(zip(names, base.labels(names, "outlet", 400.0, 1), strict=True))


def _fitting(columns: Columns, blocks: Sequence[tuple[str, list[Line]]]) -> list[tuple[str, list[Line]]]:
    """The first of the named blocks of lines, as many as the page holds with its caption; at least one.

    Where it is as high as needed, that is an A4 page, and at least two if a page holds them.
    """
    page, used, kept = canvas.page(), 0.0, []
    room = (page.leaf - _AROUND) / _line()
    for block in blocks:
        used += sum(map(columns.n_lines, block[1]))
        is_full = used > room or (page.height is None and used > _LINES and len(kept) >= 2)
        if is_full and kept:
            break
        kept.append(block)
    return kept


def counts(pairs: Sequence[tuple[str, int]], most: int | None = None) -> str:
    """As in "said 9, wrote 2"; of more than `most` different words the first ones and "and 3 more".

    A word and its number are not parted at the end of a line.
    """
    shown = [f"{word}\u00a0{n:,}" for word, n in pairs]
    if most is not None and len(shown) > most:
        return f"{', '.join(shown[:most])} and {len(shown) - most:,} more"
    return ", ".join(shown) or "·"
