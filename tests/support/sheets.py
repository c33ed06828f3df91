"""A chart on its sheet, and what is written there."""

from unittest.mock import patch

from matplotlib.text import Text

from analysis.tell.charts import style
from analysis.tell.charts.figures import sheet


def given(one, made):
    return [getattr(made, name) for name in one.tables]


def sheet_of(one, made, width="report"):
    return sheet(one, one.drawn_rows(*given(one, made)), width)


def texts_on(sheet):
    """Every text that is drawn: matplotlib keeps others, as the numbers beyond the end of an axis."""
    drawn, drawn_by = [], Text.draw

    def noted(text, *given, **named):
        if text.get_visible() and text.get_text().strip():
            drawn.append(text)
        return drawn_by(text, *given, **named)

    with style.styled(), patch.object(Text, "draw", noted):
        sheet.draw_without_rendering()
    return drawn


def written_on(sheet):
    return [text.get_text() for text in texts_on(sheet)]
