"""A chart on its sheet, and what is written there."""

from analysis.tell.charts.figures import sheet


def given(one, made):
    return [getattr(made, name) for name in one.tables]


def sheet_of(one, made, width="report"):
    return sheet(one, one.drawn_rows(*given(one, made)), width)


def texts_on(sheet):
    from matplotlib.text import Text

    return [text for text in sheet.findobj(Text) if text.get_visible() and text.get_text()]


def written_on(sheet):
    return [text.get_text() for text in texts_on(sheet)]
