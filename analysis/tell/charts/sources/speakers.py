"""The chart of speakers: who is given a voice in which outlet, and how often."""

import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis.compare.sources.cues import NOBODY
from analysis.compare.sources.speakers import LAST, speaker_counts, speaker_cues
from analysis.tell.charts import base
from analysis.tell.charts.drawing import tabled
from analysis.tell.charts.sources import cues
from analysis.tell.phrasing import extremes, joint


def _alt(rows: pd.DataFrame) -> str:
    sums = rows.groupby("speaker", sort=False)["n_cues"].sum()
    named, none = sums.drop(list(NOBODY)), base.nothing_in(rows, "n_cues")
    said = "A table of counts, speakers by outlets."
    if rows["n_cues"].isna().all():
        return said + none
    if len(named):
        ends = extremes(list(map(joint, named.index)), list(named), "{:,.0f}".format)
        said += f" Attributions over all outlets, {ends}."
    return f"{said} {'; '.join(f'{name}: {sums[name]:,}' for name in NOBODY).capitalize()}.{none}"


def _grid(rows: pd.DataFrame) -> tabled.Grid:
    return tabled.grid(list(dict.fromkeys(rows["speaker"])), base.outlets(rows), ("speaker", "outlet"))


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    matrix = cues.wide(rows, "speaker")
    axes = sheet.subplots()
    top = int(matrix.fillna(0).max(axis=None))
    tabled.numbers(matrix, axes, _grid(rows), top)
    for tick, speaker in zip(axes.get_yticklabels(), matrix.index, strict=True):
        tick.set_style("italic" if speaker in LAST else "normal")


SPEAKERS = base.Chart(
    name="speakers-by-outlet",
    title="Who is given a voice: attributions by speaker",
    caption="Attributions in the body. Unnamed: officials, analysts and the like. Unresolved: a source is "
    "there (he, it, a role), but who it is was not worked out. No source: the text attributes without "
    "saying to whom (reportedly). A dot is a zero.",
    tables=("sentences", "voices", "attributions"),
    rows=speaker_counts,
    alt=_alt,
    note=cues.note,
    height=lambda rows: _grid(rows).height,
    draw=_draw,
    marks=speaker_cues,
    cells=("speaker", "outlet"),
)
