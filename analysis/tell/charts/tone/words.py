"""The chart of the words behind the tone."""

import math

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from analysis.compare.tone.words import MOST_WORDS, strongest, tone_words
from analysis.tell.charts import base
from analysis.tell.charts.drawing import canvas
from analysis.tell.phrasing import counted, signed

_NARROWEST = 46.0  # mm of a panel
_LINE, _BELOW = 3.5, 9.0  # mm of a word, and of the axis


def _alt(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Nothing to draw: no word was scored."
    said = []
    none = base.nothing_in(rows, "word")
    for name, ours in rows[rows["word"].notna()].groupby("outlet", sort=False):
        ends = [ours.iloc[0], ours.iloc[-1]] if len(ours) > 1 else [ours.iloc[0]]
        said.append(f"{name}: " + ", ".join(f"“{row['word']}” {signed(row['value'], 1)}" for row in ends))
    return f"Bars of the words that add to and take from the tone most. Strongest, {'; '.join(said)}.{none}"


def _beside(n: int) -> int:
    """So many outlets stand beside each other."""
    return min(max(1, int(canvas.page().across / _NARROWEST)), n)


def _names(rows: pd.DataFrame) -> list[str]:
    names = base.outlets(rows)
    return base.labels(names, "outlet", canvas.page().across / _beside(len(names)) - 4.0, 3, "panel")


def _high(rows: pd.DataFrame, most: int) -> float:
    names = _names(rows)
    head = canvas.height(max(name.count("\n") + 1 for name in names), "panel") + 3.0
    n_rows = math.ceil(len(names) / _beside(len(names)))
    return n_rows * (head + (2 * most + 0.6) * _line()) + _BELOW


def _line() -> float:
    """mm of a word: less where the page is not as high."""
    return _LINE if canvas.page().height is None else canvas.height(1, "small")


def _most(rows: pd.DataFrame) -> int:
    """How many words of each sign have room."""
    fits = [n for n in range(1, MOST_WORDS + 1) if _high(rows, n) <= canvas.page().leaf]
    return max(fits, default=1)


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    names = base.outlets(rows)
    look, wide = canvas.looks(names), _beside(len(names))
    deep = math.ceil(len(names) / wide)
    panels = list(sheet.subplots(deep, wide, sharex=True, squeeze=False).flat)
    most, room = _most(rows), canvas.page().across / wide / 2 - 2.5
    reach = _reach(rows.dropna(), room)
    for axes, name, above in zip(panels, names, _names(rows), strict=False):
        ours = strongest(rows[(rows["outlet"] == name) & rows["word"].notna()], most)
        axes.set_ylim(2 * most - 0.4, -0.6)
        axes.set_xlim(-reach, reach)
        _draw_words(ours, axes, look[name], room)
        axes.set_yticks([])
        axes.locator_params("x", nbins=5)
        if ours.empty:
            base.said(axes, 0, base.NOT_SCORED)
            axes.grid(False)
        else:
            canvas.zero(axes)
        axes.set_title(above)
    for axes in panels[len(names) :]:
        axes.set_visible(False)
    for axes in panels[max(0, len(names) - wide) : len(names)]:
        axes.tick_params("x", labelbottom=True)
        axes.set_xlabel("sum of values")


def _reach(words: pd.DataFrame, room: float) -> float:
    """Where the axis ends, so that each value has room in its bar, or beyond its end."""
    bars = [(abs(row["value"]), canvas.width(_said(row), "small") + 2.0) for _, row in words.iterrows()]
    reach = max((value for value, _ in bars), default=1.0) * 1.05
    while any(wide > room * value / reach and room * (1 - value / reach) < wide for value, wide in bars):
        reach *= 1.01
        if all(wide > room * (1 - value / reach) for value, wide in bars):
            break
    return reach


def _draw_words(ours: pd.DataFrame, axes: Axes, look: canvas.Look, room: float) -> None:
    for place, row in ours.iterrows():
        up = row["value"] > 0
        axes.barh(
            place,
            row["value"],
            height=0.7,
            color=look.colour if up else canvas.lighter(look.colour, 0.6),
            hatch="" if up else "////",
            edgecolor=look.colour,
        )
        word = canvas.label(row["word"], f"word {place + 1}", room, 1, "small")
        out, back = (canvas.pt(2.5), -canvas.pt(2.5)) if up else (-canvas.pt(2.5), canvas.pt(2.5))
        style = {"textcoords": "offset points", "va": "center", "fontsize": canvas.size("small")}
        axes.annotate(word, (0, place), (back, 0), ha="right" if up else "left", **style)
        is_inside = canvas.width(_said(row), "small") + 2.0 <= room * abs(row["value"]) / axes.get_xlim()[1]
        fill = look.colour if up else canvas.lighter(look.colour, 0.6)
        if is_inside:
            style |= {"color": canvas.ink(fill), "bbox": {"facecolor": fill, "edgecolor": "none", "pad": 0.5}}
        at = (row["value"], place), (back if is_inside else out, 0)
        axes.annotate(_said(row), *at, ha="left" if up != is_inside else "right", **style)


def _said(row: pd.Series) -> str:
    """As in "+18.0 ×10"."""
    return signed(row["value"], 1) + (f" ×{row['n_marks']}" if row["n_marks"] > 1 else "")


WORDS = base.Chart(
    name="tone-words",
    title="The words that make the tone",
    caption="For each outlet the words that add most to the valence of body sentences and take most from it, "
    "with how often they occur and the sum of their values (negations and intensifiers counted in).",
    tables=("sentences", "marks"),
    rows=tone_words,
    alt=_alt,
    note=lambda rows: (
        f"The strongest {_most(rows)} of each sign per outlet; the figure's CSV has {MOST_WORDS} each, "
        f"{counted(rows['n_marks'].sum(), 'occurrence')} in all. "
        "Values: vaderSentiment 3.3.2, before the sentence's sum is normalised."
    ),
    height=lambda rows: _high(rows, _most(rows)),
    draw=_draw,
    is_dense=True,
)
