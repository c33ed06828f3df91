"""The grid of claims on its page: laid out by hand, on pages where it is long. It goes with that grid."""

from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis.tell.charts.base import Chart
from analysis.tell.charts.drawing import canvas
from analysis.tell.charts.style import Page, pages, styled

_GIVES = 1.5  # mm by which a drawing can be squeezed
_DENSE = 1.5  # the largest type of a chart that leaves out what a slide has no room for


def sheet(one: Chart, rows: pd.DataFrame) -> Sheet:
    return canvas.sheet(one.title, one.note(rows), one.height(rows), lambda on: one.draw(rows, on))


def fitting(one: Chart, rows: pd.DataFrame, width: str | float = "report", look: Path | None = None) -> Page:
    """The page of this width on which it is drawn: of a slide the one with the largest type.

    Where not even the smallest holds it, for there are too many outlets, it is as high as it needs to be.
    """
    for page in pages(width):
        if page.scale > _DENSE:
            continue
        with styled(page, look):
            on = page._replace(around=canvas.total(one.title, one.note(rows), 0.0))
        with styled(on, look):
            over = one.height(rows) - on.room
        if over <= _GIVES:
            return on
    return on if on.height is None else on._replace(height=on.height + over * on.scale)
