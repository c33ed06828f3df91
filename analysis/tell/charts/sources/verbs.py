"""The figure of verbs: with which words each outlet introduces the same speaker."""

import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis.compare.sources.cues import COMMITMENTS
from analysis.compare.sources.verbs import verb_counts, verb_cues
from analysis.tell.charts import base
from analysis.tell.charts.drawing import canvas, listing
from analysis.tell.charts.drawing.listing import Columns, Line, outlet_names
from analysis.tell.phrasing import counted, listed

_COLUMNS = Columns(("", *COMMITMENTS), (42.0, 62.0, 31.0, 31.0))


def _blocks(rows: pd.DataFrame) -> list[tuple[str, list[Line]]]:
    """Of each speaker who is drawn the lines."""
    return listing.listed(_COLUMNS, rows, "speaker", "commitment", COMMITMENTS, "verb", "n_cues")


def _shown(rows: pd.DataFrame) -> list[str]:
    with canvas.styled():
        return [speaker for speaker, _ in _blocks(rows)]


def _lines(rows: pd.DataFrame) -> list[Line]:
    drawn, names = _blocks(rows), base.outlets(rows)
    lines = [line for _, block in drawn for line in block]
    n_more = rows["speaker"].nunique() - len(drawn)
    if n_more:
        lines.append(Line(f"and {counted(n_more, 'more speaker')}, all in the figure's CSV", italic=True))
    look, labels = canvas.looks(names), outlet_names(names)
    n = rows.groupby("outlet")["n_cues"].sum(min_count=1)
    unscored = [name for name in names if pd.isna(n[name])]
    return [*lines, *(Line(labels[name], look[name], (base.NOT_SCORED, "", "")) for name in unscored)]


def _alt(rows: pd.DataFrame) -> str:
    said = ["Lists of the cues with which each outlet introduces the same speaker."]
    for speaker in _shown(rows)[:3]:
        ours = rows[(rows["speaker"] == speaker) & (rows["n_cues"].fillna(0) > 0)]
        by = ours.groupby("verb")["n_cues"].sum()
        top = sorted(by.index, key=lambda verb: (-by[verb], verb))[:3]
        verbs = listed(f"{verb} {by[verb]:,}" for verb in top)
        where = counted(ours["outlet"].nunique(), "outlet")
        said.append(f"{speaker}, {counted(by.sum(), 'attribution')} in {where}: most frequent {verbs}.")
    return " ".join(said) + base.nothing_in(rows, "n_cues")


def _note(rows: pd.DataFrame) -> str:
    n_docs = rows.drop_duplicates("outlet")["n_docs"].sum()
    n = rows["n_cues"].sum()
    shown = rows.loc[rows["speaker"].isin(_shown(rows)), "n_cues"].sum()
    return f"{counted(n_docs, 'article')}, {shown:,} of {counted(n, 'attribution')} to known speakers shown."


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    _COLUMNS.draw(_lines(rows), sheet)


VERBS = base.Chart(
    name="verbs-by-speaker",
    title="The same speaker, introduced with other verbs",
    caption="Attributions in the body to speakers who are known, by the words that introduce them and the "
    "reporter's commitment in these. Forms of one verb stand together under the commonest; numbers are "
    "attributions, a dot is none. Below a speaker stand the outlets with an attribution to this one.",
    tables=("sentences", "voices", "attributions", "marks"),
    rows=verb_counts,
    alt=_alt,
    note=_note,
    height=lambda rows: _COLUMNS.height(_lines(rows)) + 1.0,
    draw=_draw,
    is_dense=True,
    marks=verb_cues,
    cells=("speaker", "outlet", "commitment", "verb"),
)
