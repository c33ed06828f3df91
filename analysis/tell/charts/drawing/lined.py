"""Charts that give each outlet a line: the names beside it, panels, and columns of numbers."""

from collections.abc import Sequence
from typing import NamedTuple

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from analysis.tell.charts.drawing import canvas

ROW = 9.0  # mm for an outlet in a chart that gives it one line
AXIS = 10.0  # mm for the numbers below an axis and its label
_PARTED, _AIR = 3.2, 0.2  # mm between panels, and between names
_WIDER = (54.0, 62.0, 72.0)  # mm of long names on a slide


class Lines(NamedTuple):
    """The outlets' names as they stand beside their lines, the mm of a line, and of the widest name."""

    names: list[canvas.Name]
    row: float
    room: float

    @property
    def height(self) -> float:
        return self.row * len(self.names)


def lines_of(
    names: Sequence[str],
    frame: float = AXIS,
    row: float = ROW,
    kind: str = "outlet",
    room: float | None = None,
    least: float = 0.0,
) -> Lines:
    """A line for each name: `row` mm, or more for a long name, or less where the page is not as high.

    `frame` is what the drawing takes beside its lines, apart from title and source line; `least` the mm that
    a line has on a slide. That is wide and low: names take more width than `room` before lines grow higher.
    """
    page = canvas.page()
    if room is None:
        room = 31.0 if page.is_narrow else 38.0 if page.height is None else 46.0
    is_slide = page.height is not None
    left = (page.room - frame) / max(1, len(names))
    for wide in (room, *(wide for wide in _WIDER if is_slide and wide > room)):
        whole = canvas.names(names, kind, wide, 13.0, is_slide)
        needed = max(map(_high, whole), default=0.0)
        if needed + _AIR <= left:
            break
    if is_slide:
        row = min(max(left, needed + _AIR, canvas.height(1, "name") + 0.8, least), max(row, needed + 1.4))
    else:
        row = max(row, needed + 1.4)
    widest = max((canvas.width(name, name.role) for name in whole), default=0.0)
    return Lines(whole, row, widest)


def _high(name: canvas.Name) -> float:
    """mm of a name beside its line: its own lines stand close together, so that they are seen as one name."""
    return (name.count("\n") + 1) * canvas.mm(canvas.size(name.role))


def lines(drawn: Lines, axes: Axes) -> None:
    """One line for each outlet, the first at the top, its name beside it."""
    axes.set_yticks(range(len(drawn.names)), drawn.names)
    for tick, name in zip(axes.get_yticklabels(), drawn.names, strict=True):
        tick.set(fontsize=canvas.size(name.role), linespacing=1.0)
    axes.set_ylim(len(drawn.names) - 0.5, -0.5)


class Column(NamedTuple):
    """Numbers beside a chart, one for each line, below a heading."""

    heading: str
    texts: Sequence[str]

    @property
    def width(self) -> float:
        """mm, with the gap at its left."""
        return max(canvas.width(text, "number") for text in (self.heading, *self.texts)) + 3.0


def are_upright(columns: Sequence[Column]) -> bool:
    """Whether the headings stand upright: beside each other the columns would not go on the page."""
    return sum(column.width for column in columns) > canvas.page().across - 36.0


def head(columns: Sequence[Column]) -> float:
    """mm that the headings of the columns take above the lines."""
    if are_upright(columns):
        return max(canvas.width(column.heading, "number") for column in columns) + 1.0
    return canvas.height(max((one.heading.count("\n") + 1 for one in columns), default=0), "number") + 1.0


def panels(sheet: Sheet, drawn: Lines, shares: Sequence[float], columns: Sequence[Column] = ()) -> list[Axes]:
    """Axes beside each other, as wide as `shares` say, a line for each outlet, and columns of numbers."""
    ratios = [width_of(shares, place, drawn, columns) for place in range(len(shares))]
    if columns:
        ratios.append(sum(column.width for column in columns))
    made = list(sheet.subplots(1, len(ratios), width_ratios=ratios, squeeze=False)[0])
    for axes in made:
        lines(drawn, axes)
        axes.tick_params("y", labelleft=axes is made[0])
    if columns:
        numbers_beside(made.pop(), columns)
    return made


def numbers_beside(axes: Axes, columns: Sequence[Column], drawn: Lines | None = None) -> None:
    """The columns of numbers on axes of their own, each as wide as it needs; below a chart with names."""
    if drawn is None:
        axes.axis("off")
    else:
        axes.set_xticks([])
        axes.spines[:].set_visible(False)
    turned = are_upright(columns)
    widths = [canvas.height(1.5, "number") + 6.0 if turned else column.width for column in columns]
    axes.set_xlim(0, sum(widths) or 1.0)
    right = 0.0
    style = {"ha": "right", "fontsize": canvas.size("number"), "color": canvas.colour("quiet")}
    for column, wide in zip(columns, widths, strict=True):
        right += wide
        for place, text in enumerate(column.texts):
            axes.text(right, place, text, va="center", **style)
        above = {"xycoords": ("data", "axes fraction"), "textcoords": "offset points"}
        text = axes.annotate(column.heading, (right, 1.0), (0, canvas.pt(1.5)), va="bottom", **above, **style)
        text.set(rotation=90 if turned else 0, linespacing=0.95)


def beside(axes: Axes, value: float, place: float, text: str, **how) -> None:
    """A number at the end of a bar."""
    how = {"va": "center", "fontsize": canvas.size("text"), **how}
    axes.annotate(text, (value, place), (canvas.pt(3), 0), textcoords="offset points", **how)


def width_of(shares: Sequence[float], place: int, drawn: Lines, columns: Sequence[Column] = ()) -> float:
    """About how many mm the panel at `place` has."""
    wide = sum(column.width for column in columns)
    parted = _PARTED * (len(shares) + bool(columns))
    room = canvas.page().across - drawn.room - 3.0 - parted - wide
    return max(room, 12.0 * len(shares)) * shares[place] / sum(shares)


def below(axes: Axes, text: str, room: float) -> None:
    """The label of an axis, on as many lines as it takes."""
    size = mpl.rcParams["axes.labelsize"]
    axes.set_xlabel("\n".join(canvas.balanced(text, room, "number")), fontsize=size)


def low(text: str, room: float) -> float:
    """mm that numbers below an axis and its label take."""
    return AXIS - 3.2 + canvas.height(len(canvas.wrapped(text, room, "number")), "number")
