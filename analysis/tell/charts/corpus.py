"""The chart of the corpus: how much text each outlet has, and what was set aside."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from analysis import tables
from analysis.compare.rates.sizes import SET_ASIDE, sizes
from analysis.tell.charts import base
from analysis.tell.charts.drawing import canvas, lined
from analysis.tell.phrasing import counted, extremes

_BARS = 28.0  # mm that the bars need at least
_FEW_WORDS = [kind for kind in tables.KINDS if kind != "body"]


def _wide(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """Outlet x kind, in corpus order."""
    return rows.pivot(index="outlet", columns="kind", values=column).loc[base.outlets(rows)]


def _alt(rows: pd.DataFrame) -> str:
    words, characters = _wide(rows, "n_words"), _wide(rows, "n_characters")
    written = "{:,.0f}".format
    body = extremes(list(words.index), list(words["body"]), written)
    gone = extremes(list(words.index), list(characters[SET_ASIDE]), written)
    of = "of each article" if (rows["n_docs"] == 1).all() else "by outlet"
    return f"Words in the body {of}, {body}. Characters set aside as boilerplate, {gone}."


def _columns(rows: pd.DataFrame) -> list[lined.Column]:
    """What stands beside the bars, or below them where the page is narrow."""
    words, characters = _wide(rows, "n_words"), _wide(rows, "n_characters")
    of = [lined.Column(kind, [f"{n:,}" if n else "·" for n in words[kind]]) for kind in _FEW_WORDS]
    gone = [f"{n:,}" if n else "·" for n in characters[SET_ASIDE]]
    return [*of, lined.Column("set aside\n(characters)", gone)]


def _lines(rows: pd.DataFrame) -> lined.Lines:
    frame = lined.AXIS + lined.head(_columns(rows))
    if canvas.page().is_narrow:  # bars and numbers stand below each other, so that names have room
        return lined.lines_of(base.outlets(rows), frame, lined.ROW - 2.5, room=40.0)
    return lined.lines_of(base.outlets(rows), frame)


def _is_stacked(rows: pd.DataFrame) -> bool:
    return lined.width_of((1,), 0, _lines(rows), _columns(rows)) < _BARS


def _height(rows: pd.DataFrame) -> float:
    parts = 2 if _is_stacked(rows) else 1
    return lined.AXIS + 1.0 + lined.head(_columns(rows)) + parts * _lines(rows).height


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    columns, drawn = _columns(rows), _lines(rows)
    if not _is_stacked(rows):
        _draw_bars(rows, lined.panels(sheet, drawn, (1,), columns)[0])
        return
    axes, below = sheet.subplots(2, 1)
    for each in (axes, below):
        lined.lines(drawn, each)
    _draw_bars(rows, axes)
    lined.numbers_beside(below, columns, drawn)


def _draw_bars(rows: pd.DataFrame, axes: Axes) -> None:
    words = _wide(rows, "n_words")
    look = canvas.looks(words.index)
    for place, name in enumerate(words.index):
        n = int(words.loc[name, "body"])
        axes.barh(place, n, height=0.62, color=look[name].colour)
        lined.beside(axes, n, place, f"{n:,}")
    axes.set_xlim(0, 1.22 * max(1, int(words["body"].max())))
    axes.locator_params("x", nbins=4)
    axes.set_xlabel("words in the body")


OVERVIEW = base.Chart(
    name="corpus-overview",
    title="What was read: words by outlet and kind of text",
    caption="Bars: words in the body, from which all rates are computed. Beside them: words in headlines, "
    "standfirsts, headings, datelines and bullet points, which are compared apart, and the characters "
    "that were set aside as boilerplate (player lines, copyright, newsletter notices); these are "
    "counted nowhere.",
    tables=("articles", "sentences", "boilerplate"),
    rows=sizes,
    alt=_alt,
    note=lambda rows: (
        f"{counted(rows.drop_duplicates('outlet')['n_docs'].sum(), 'article')}, "
        f"{counted(rows['n_words'].sum(), 'word')}. Numbers without bars: words, except where named."
    ),
    height=_height,
    draw=_draw,
)
