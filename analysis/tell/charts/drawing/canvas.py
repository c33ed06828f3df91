"""What figures are drawn on and with: the sheet, and the colours and lines that the style decides."""

from collections.abc import Callable

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from analysis.tell.charts.drawing.lettering import (
    Name,
    balanced,
    height,
    high,
    label,
    names,
    shown,
    size,
    width,
    wrapped,
)
from analysis.tell.charts.style import REPORT, colour, line, mm, page, pt, styled

__all__ = [
    "REPORT",
    "Name",
    "balanced",
    "colour",
    "height",
    "high",
    "label",
    "line",
    "mm",
    "names",
    "page",
    "plate",
    "pt",
    "sheet",
    "shown",
    "size",
    "styled",
    "total",
    "width",
    "wrapped",
]
_PLATE = "plate"
_MARGIN = 1.0  # mm at the left, and at the right
_ABOVE, _BELOW = 3.4, 3.2  # mm around the title, and around the source line


def plate(made: Sheet, across: float, tall: float) -> Axes:
    """Axes that are not drawn, in mm of a report from the top left corner, for what is no diagram.

    Its texts stand where they were measured to fit: nothing makes way for them.
    """
    axes = made.subplots(subplot_kw={"label": _PLATE})
    axes.set_axis_off()
    axes.set_xlim(0, across)
    axes.set_ylim(tall, 0)
    return axes


def _headings(title: str, note: str) -> tuple[str, str]:
    """Title and source line on the lines that they take, on this page."""
    room = page().across - 2 * _MARGIN
    return "\n".join(wrapped(title, room, "title")), "\n".join(wrapped(note, room, "small") if note else [])


def _lines(text: str) -> int:
    return text.count("\n") + 1 if text else 0


def total(title: str, note: str, high: float) -> float:
    """mm that a drawing takes which is `high`, with its title and its source line."""
    above, below = (_lines(text) for text in _headings(title, note))
    below = height(below, "small") + _BELOW if below else 0.0
    return high + height(above, "title") + _ABOVE + below


def sheet(title: str, note: str, high: float, draw: Callable[[Sheet], None]) -> Sheet:
    """As wide as the page: the title, what `draw` draws on `high` mm, and the source line."""
    on = page()
    tall = min(total(title, note, high), on.tall) * on.scale
    made = Sheet(figsize=(on.width / 25.4, tall / 25.4), layout="constrained")
    left = _MARGIN / on.across
    above, below = _headings(title, note)
    made.suptitle(above, x=left, ha="left")
    if below:
        made.supxlabel(below, x=left, ha="left", color=colour("quiet"), linespacing=1.15)
    draw(made)
    for text in (text for axes in made.axes if axes.get_label() == _PLATE for text in axes.texts):
        text.set_in_layout(False)
    if made.axes:
        made.get_layout_engine().execute(made)  # once for all formats
    made.set_layout_engine(None)  # and not "none", for which each format would first lay all out anew
    for axes in made.axes:
        # The solver's last digits hang on where in memory its variables lie, and the files would with them.
        axes.set_position([round(edge, 6) for edge in axes.get_position().bounds])
        axes.set_in_layout(True)
    return made
