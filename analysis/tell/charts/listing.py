"""Figures of words: under each heading a line for each outlet, its columns lists like "said 9, wrote 2"."""

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from analysis.tell import canvas

LINE = 3.6  # mm
_CHARACTER = 1.42  # mm of 7.5 pt, on average
_GAP = 3.0  # mm between columns
_LEFT = 5.0  # mm: the outlet's marker
WIDTH = canvas.WIDTH - 4.0
_INK = "#222222"
_LINES = 48  # of text: an A4 page with its caption


class Line(NamedTuple):
    """A heading (without cells), or an outlet with a text for each column."""

    text: str
    look: canvas.Look | None = None
    cells: tuple[str, ...] = ()
    italic: bool = False


class Columns(NamedTuple):
    """The headings of the columns and their widths in mm; the first is the outlet's."""

    names: tuple[str, ...]
    widths: tuple[float, ...]

    def wrapped(self, line: Line) -> list[list[str]]:
        """The lines of each cell."""
        if line.look is None:
            return [textwrap.wrap(line.text, int(WIDTH / _CHARACTER)) or [""]]
        room = [max(4, int((width - _GAP) / _CHARACTER)) for width in self.widths]
        texts = [line.text.replace("\n", " "), *line.cells]
        return [textwrap.wrap(text, width) or [""] for text, width in zip(texts, room, strict=True)]

    def height(self, lines: Sequence[Line]) -> float:
        """mm that the lines take, with the columns' headings."""
        return LINE * (1.6 + sum(self.n_lines(line) for line in lines))

    def n_lines(self, line: Line) -> float:
        """What a line takes, in lines of text."""
        return max(map(len, self.wrapped(line))) + (0.8 if line.look is None else 0.4)

    def draw(self, lines: Sequence[Line], sheet: Sheet) -> None:
        """The lines on a sheet, from top to bottom; nothing is cut off."""
        axes = sheet.subplots()
        axes.set_axis_off()
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(self.height(lines), 0)
        edges = [sum(self.widths[:place]) for place in range(len(self.widths))]
        for name, x in zip(self.names, edges, strict=True):
            axes.text(x, LINE * 0.2, name, va="top", fontsize=7.5, color=canvas.GREY)
        y = LINE * 1.6
        for line in lines:
            self._draw_line(axes, line, edges, y)
            y += LINE * self.n_lines(line)

    def _draw_line(self, axes: Axes, line: Line, edges: Sequence[float], y: float) -> None:
        cells = self.wrapped(line)
        if line.look is None:
            axes.axhline(y, color="#bbbbbb", linewidth=0.6)
            style = {"style": "italic", "color": canvas.GREY} if line.italic else {"weight": "bold"}
            axes.text(0, y + LINE * 0.35, "\n".join(cells[0]), va="top", fontsize=8, **style)
            return
        dot = {"marker": line.look.marker, "color": line.look.colour, "markersize": 5}
        axes.plot([1.6], [y + LINE * 0.48], clip_on=False, **dot)
        for place, (texts, x) in enumerate(zip(cells, edges, strict=True)):
            shown = line.text if place == 0 else "\n".join(texts)
            at = x + (_LEFT if place == 0 else 0)
            axes.text(at, y + LINE * 0.1, shown, va="top", fontsize=7.5, color=_INK, linespacing=1.15)


def fitting(columns: Columns, blocks: Sequence[tuple[str, list[Line]]]) -> list[tuple[str, list[Line]]]:
    """The first of the named blocks of lines, as many as an A4 page holds with its caption; at least two."""
    room, kept = float(_LINES), []
    for block in blocks:
        room -= sum(map(columns.n_lines, block[1]))
        if room < 0 and len(kept) >= 2:
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
