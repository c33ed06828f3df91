"""The chart of voices: how many of an article's words are the narrator's, attributed and quoted."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet
from matplotlib.patches import Patch

from analysis import tables
from analysis.compare.rates.voices import voice_shares, voice_stretches
from analysis.tell.charts import base
from analysis.tell.charts.drawing import canvas, lined
from analysis.tell.phrasing import counted, extremes, listed

_SHADES = {"narrator": (0.0, ""), "attributed": (0.5, "////"), "quoted": (0.85, ""), "unclear": (1.0, "....")}
_KEY = 6.0  # mm above the bars


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _voice_alt(rows: pd.DataFrame) -> str:
    known = rows[rows["share"].notna()]
    said = []
    for voice in tables.VOICES:
        ours = known[known["voice"] == voice]
        if len(ours):
            said.append(
                f"{voice.capitalize()}, {extremes(list(ours['outlet']), list(ours['share']), _percent)}"
            )
    none = base.outlets(rows[rows["share"].isna()])
    if none:
        said.append(f"No words were scored in {listed(none)}")
    return f"Stacked bars: share of body words in each voice. {'. '.join(said)}."


def _draw_voices(rows: pd.DataFrame, sheet: Sheet) -> None:
    names, drawn, columns = base.outlets(rows), _lines(rows), _columns(rows)
    look, (axes,) = canvas.looks(names), lined.panels(sheet, drawn, (1,), columns)
    room = lined.width_of((1,), 0, drawn, columns)
    for place, name in enumerate(names):
        left = 0.0
        if rows.loc[rows["outlet"] == name, "share"].isna().all():
            base.said(axes, place, base.NOT_SCORED)
        for _, row in rows[(rows["outlet"] == name) & rows["share"].notna()].iterrows():
            white, hatch = _SHADES[row["voice"]]
            colour = canvas.lighter(look[name].colour, white)
            edge = canvas.colour("ground") if not white else canvas.lighter(look[name].colour, 0.1)
            axes.barh(
                place,
                row["share"],
                left=left,
                height=0.66,
                color=colour,
                edgecolor=edge,
                hatch=hatch,
                clip_on=False,
            )
            if row["share"] * room >= canvas.width(_percent(row["share"])) + 1.0:
                axes.text(
                    left + row["share"] / 2,
                    place,
                    _percent(row["share"]),
                    ha="center",
                    va="center",
                    color=canvas.ink(colour),
                    fontsize=canvas.size("text"),
                    bbox={"facecolor": colour, "edgecolor": "none", "pad": canvas.pt(1.2)},
                )
            left += row["share"]
    axes.set_xlim(0, 1)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "25", "50", "75", "100 %"])
    axes.set_xlabel("share of body words")
    _explain(axes, drawn.room / room)


def _columns(rows: pd.DataFrame) -> list[lined.Column]:
    words = rows.groupby("outlet", sort=False)["n_words"].sum()
    return [lined.Column("words", [f"{n:,}" for n in words])]


def _lines(rows: pd.DataFrame) -> lined.Lines:
    return lined.lines_of(base.outlets(rows), lined.AXIS + _KEY)


def _explain(axes: Axes, left: float) -> None:
    """What the shades are, from the left of the names on.

    The bars' parts move, so that words at one of them would mislead.
    """
    grey = canvas.colour("quiet")
    key = [
        Patch(
            facecolor=canvas.lighter(grey, white),
            edgecolor=canvas.colour("ground") if not white else grey,
            hatch=hatch,
        )
        for white, hatch in _SHADES.values()
    ]
    place = {"loc": "lower left", "bbox_to_anchor": (-left, 1.0), "ncols": 4, "borderaxespad": 0.2}
    axes.legend(key, list(_SHADES), columnspacing=1.2, handletextpad=0.5, **place)


def _body_words(rows: pd.DataFrame) -> str:
    n_docs = rows.drop_duplicates("outlet")["n_docs"].sum()
    return f"{counted(n_docs, 'article')}, {counted(rows['n_words'].sum(), 'word')} of body text."


WORDS = base.Chart(
    name="words-by-voice",
    title="In whose voice: narrator, attributed and quoted words",
    caption="Quoted: inside quotation marks that quote someone. Attributed: what a source is said to have "
    "said, outside quotation marks; whose words these are is undetermined. Unclear: what only an unsure "
    "attribution holds, and so counts for nobody. Narrator: the rest, the outlet's own voice.",
    tables=("sentences", "voices"),
    rows=voice_shares,
    alt=_voice_alt,
    note=_body_words,
    height=lambda rows: lined.AXIS + _KEY + _lines(rows).height,
    draw=_draw_voices,
    marks=voice_stretches,
    cells=("outlet", "voice"),
    counts="n_words",
)
