"""The chart of quotations compared: how many are exact, changed in which way, and unverified."""

import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis.compare.quotations.comparisons import (
    KINDS,
    LONGEST,
    UNVERIFIED,
    compared_quotations,
    comparison_counts,
)
from analysis.compare.quotations.differences import CLASSES
from analysis.tell.charts import base
from analysis.tell.charts.drawing import canvas, tabled
from analysis.tell.phrasing import counted, extremes


def _alt(rows: pd.DataFrame) -> str:
    said = ["A table of counts: quotations by what their comparison with a base shows, and by outlet."]
    for kind, ours in rows.dropna(subset="n_quotations").groupby("compared", sort=False):
        if ours["n_quotations"].sum():
            ends = extremes(list(ours["outlet"]), list(ours["n_quotations"]), "{:,.0f}".format)
            said.append(f"{kind.capitalize()}, {ends}.")
    return " ".join(said) + base.nothing_in(rows, "n_quotations")


def _note(rows: pd.DataFrame) -> str:
    first = rows.drop_duplicates("outlet")
    unverified = rows.loc[rows["compared"] == UNVERIFIED, "n_quotations"].sum()
    n_all = first["n_all"].sum()
    return (
        f"{counted(first['n_docs'].sum(), 'article')}, {counted(n_all, 'quotation')} that quote somebody; "
        f"{n_all - unverified:,} could be compared."
    )


def _grid(rows: pd.DataFrame) -> tabled.Grid:
    return tabled.grid(KINDS, base.outlets(rows), ("kind", "outlet"), 5.4)


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    axes = sheet.subplots()
    tabled.counts(rows["n_quotations"], KINDS, base.outlets(rows), axes, _grid(rows))
    for place in (KINDS.index(CLASSES[0]), KINDS.index(LONGEST)):
        axes.axhline(place, color=canvas.colour("zero"), linewidth=canvas.line(0.75), clip_on=False)


QUOTATIONS = base.Chart(
    name="quotations-by-outlet",
    title="Quotations beside their original, or beside the longest version in another text",
    caption="Quotations that quote somebody, headlines included. Exact: word for word, the whole sentence or "
    "a part. Between the lines: what was changed inside, where one quotation can have several changes. "
    "Longest version: no reference has it, and others are laid on it. Unverified: found nowhere else, so "
    "that there is nothing to compare it with; it says nothing of whether it is right. A dot is a zero.",
    tables=("sentences", "voices", "quotations", "differences"),
    rows=comparison_counts,
    alt=_alt,
    note=_note,
    height=lambda rows: _grid(rows).height,
    draw=_draw,
    marks=compared_quotations,
    cells=("compared", "outlet"),
    counts="n_quotations",
    noun="quotation",
)
