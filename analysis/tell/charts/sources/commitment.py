"""The chart of commitment and act: how the reporter's cues present the sources, and what these do."""

import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis.compare.sources.commitment import ALL, commitment_counts, commitment_cues
from analysis.compare.sources.cues import COMMITMENTS
from analysis.tell.charts import base
from analysis.tell.charts.drawing import canvas, tabled
from analysis.tell.charts.sources import cues
from analysis.tell.phrasing import counted, extremes, listed

_HEAD = {"neutral": "NEUTRAL", "endorse": "ENDORSE", "distance": "DISTANCE"}


def _sums(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["act"] == ALL]


def _alt(rows: pd.DataFrame) -> str:
    kind = "A table of counts: attribution cues by the reporter's commitment and the source's act."
    said = []
    unscored = list(dict.fromkeys(rows.loc[rows["n_cues"].isna(), "outlet"]))
    sums = _sums(rows).dropna(subset="n_cues")
    found = sums.groupby("outlet", sort=False)["n_cues"].sum()
    with_any = sums[sums["outlet"].map(found) > 0]
    if with_any.empty:
        return f"{kind} No attribution was found."
    for commitment in COMMITMENTS:
        ours = with_any[with_any["commitment"] == commitment]
        ends = extremes(list(ours["outlet"]), list(ours["n_cues"]), "{:,.0f}".format)
        said.append(f"{commitment.capitalize()}, {ends}.")
    acts = rows[rows["act"] != ALL].groupby("act")["n_cues"].sum().sort_index()
    top = acts[acts == acts.max()]
    said.append(f"Most frequent act: {listed(top.index)} ({top.iloc[0]:,}).")
    if (found == 0).any():
        said.append(f"No attribution was found in {listed(found.index[found == 0])}.")
    if unscored:
        said.append(f"Nothing was scored in {listed(unscored)}.")
    return f"{kind} {' '.join(said)}"


def _lines(rows: pd.DataFrame) -> list[str]:
    pairs = dict.fromkeys(zip(rows["commitment"], rows["act"], strict=True))
    return [_HEAD[kind] if act == ALL else act for kind, act in pairs]


def _kept(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that are drawn: of a slide that does not hold all acts the most frequent ones."""
    if canvas.page().height is None:
        return rows
    acts = rows[rows["act"] != ALL].groupby(["commitment", "act"], sort=False)["n_cues"].sum()
    rarest = sorted(acts.index, key=lambda act: acts[act])
    for n in range(len(rarest) + 1):
        left_out = pd.MultiIndex.from_frame(rows[["commitment", "act"]]).isin(rarest[:n])
        if _grid(rows[~left_out]).height <= canvas.page().room:
            break
    return rows[~left_out]


def _note(rows: pd.DataFrame) -> str:
    n_more = len(_lines(rows)) - len(_lines(_kept(rows)))
    more = f" {counted(n_more, 'rarer line')} in the figure's CSV." if n_more else ""
    return cues.note(_sums(rows)) + more


def _grid(rows: pd.DataFrame) -> tabled.Grid:
    return tabled.grid(_lines(rows), base.outlets(rows), ("act", "outlet"), 5.4)


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    rows = _kept(rows)
    lines, names = _lines(rows), base.outlets(rows)
    axes = sheet.subplots()
    heads = [line in _HEAD.values() for line in lines]
    tabled.counts(rows["n_cues"], lines, names, axes, _grid(rows))
    for tick, head in zip(axes.get_yticklabels(), heads, strict=True):
        tick.set_weight("bold" if head else "normal")
    for place, head in enumerate(heads):
        if head:
            axes.axhline(place, color=canvas.colour("zero"), linewidth=canvas.line(0.75), clip_on=False)
            for text in axes.texts:
                if int(text.get_position()[1]) == place:
                    text.set_weight("bold")


COMMITMENT = base.Chart(
    name="commitment-by-outlet",
    title="How sources are presented: the reporter's commitment and the source's act",
    caption="Attribution cues in the body. Neutral: said, told, according to. Endorse: the verb takes the "
    "words for true (confirmed, noted). Distance: it steps back from them (claimed, insisted). Below each "
    "in bold, what the source does by saying it. A dot is a zero; acts that occur in none are not listed.",
    tables=("sentences", "voices", "attributions"),
    rows=commitment_counts,
    alt=_alt,
    note=_note,
    height=lambda rows: _grid(_kept(rows)).height,
    draw=_draw,
    marks=commitment_cues,
    cells=("outlet", "commitment", "act"),
    is_dense=True,
)
