"""A chart on its sheet, and what is written there."""

from analysis.tell.charts.drawing import canvas


def given(one, made):
    return [getattr(made, name) for name in one.tables]


def sheet_of(one, made):
    rows = one.drawn_rows(*given(one, made))
    with canvas.styled():
        return canvas.sheet(one.title, one.note(rows), one.height(rows), lambda on: one.draw(rows, on))


def texts_on(sheet):
    from matplotlib.text import Text

    return [text for text in sheet.findobj(Text) if text.get_visible() and text.get_text()]


def written_on(sheet):
    return [text.get_text() for text in texts_on(sheet)]
