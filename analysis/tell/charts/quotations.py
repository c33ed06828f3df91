"""The chart of quotations compared: how many keep the words, how many change them, how many have no other."""

import pandas as pd

from analysis.compare.quotations.comparisons import (
    KINDS,
    LONGEST,
    PART,
    UNVERIFIED,
    WHOLE,
    compared_quotations,
    comparison_counts,
)
from analysis.compare.quotations.differences import CLASSES
from analysis.tell.charts import base, style
from analysis.tell.phrasing import counted, extremes, listed

_CHANGED = "changed"
_SHOWN = {
    WHOLE: "word for word",
    PART: "in part, word for word",
    _CHANGED: "words changed",
    LONGEST: "the fuller version itself",
    UNVERIFIED: "in no other text",
}


def _wide(rows: pd.DataFrame) -> pd.DataFrame:
    """Outlet x what a quotation is, each once: one with several changes is one that was changed."""
    made = rows.pivot(index="outlet", columns="compared", values="n_quotations").loc[base.outlets(rows)]
    n_all = rows.drop_duplicates("outlet").set_index("outlet")["n_all"]
    kept = made[[WHOLE, PART, LONGEST, UNVERIFIED]]
    made = kept.assign(**{_CHANGED: n_all - kept.sum(axis=1)})[list(_SHOWN)]
    order = n_all.fillna(-1).sort_values(ascending=False, kind="stable").index
    return made.loc[order]


def _says(rows: pd.DataFrame) -> str:
    n = _wide(rows).dropna()
    compared = int(n[[WHOLE, PART, _CHANGED]].sum().sum())
    changed = n[_CHANGED]
    if not compared:
        return ""
    if not changed.sum():
        return f"All {compared:,} quotations that could be checked keep the words" if compared > 1 else ""
    where = (
        f", {changed.max():,} of them in {changed.idxmax()}"
        if (changed == changed.max()).sum() == 1 < changed.sum()
        else ""
    )
    return (
        f"{changed.sum():,} of {counted(compared, 'quotation')} that could be checked change the words{where}"
    )


def _few(rows: pd.DataFrame) -> str:
    n = _wide(rows)
    total = n.sum().sum()
    if n.isna().all(axis=None):
        return base.nothing_in(rows, "n_quotations").strip()
    if total >= base.FEWEST:
        return ""
    return (
        f"Too few to draw: {counted(total, 'quotation')} that quote "
        f"somebody.{base.nothing_in(rows, 'n_quotations')}"
    )


def _alt(rows: pd.DataFrame) -> str:
    said = [
        "Stacked bars: quotations by outlet, and whether they keep the words of the original or a fuller "
        "version."
    ]
    n = _wide(rows).dropna()
    for kind, shown in _SHOWN.items():
        if n[kind].sum():
            said.append(
                f"{shown[0].upper()}{shown[1:]}, "
                f"{extremes(list(list(n.index)), list(n[kind]), '{:,.0f}'.format)}."
            )
    by = rows[rows["compared"].isin(CLASSES)].groupby("compared", sort=False)["n_quotations"].sum()
    changes = [f"{kind} {by[kind]:,}" for kind in KINDS if by.get(kind, 0)]
    said += [f"Changes: {listed(changes)}."] if changes else []
    return " ".join(said) + base.nothing_in(rows, "n_quotations")


def _note(rows: pd.DataFrame) -> str:
    first, n = rows.drop_duplicates("outlet"), _wide(rows)
    checked = n[[WHOLE, PART, _CHANGED]].sum().sum()
    return (
        f"{counted(first['n_docs'].sum(), 'article')}, {counted(first['n_all'].sum(), 'quotation')} that "
        f"quote somebody, headlines included; {checked:,} could be checked."
    )


def _draw(rows: pd.DataFrame, on: base.Plate) -> None:
    n = _wide(rows)
    (axes,) = on.lines(list(n.index))
    said = (
        n.reset_index().melt("outlet", var_name="kind", value_name="n").rename(columns={"compared": "kind"})
    )
    said["line"] = said["outlet"].map({name: place for place, name in enumerate(list(n.index))})
    said["kind"] = said["kind"].map(_SHOWN)
    said["n"] = said["n"].astype("Float64").fillna(0.0).astype(float)
    said["tip"] = [f"{row.outlet}, {row.kind}: {row.n:,.0f}" for row in said.itertuples()]
    first, ground = style.palette()[0], style.colour("ground")
    accent = style.palette()[1 % len(style.palette())]
    grey = style.colour("quiet")
    fills = [
        style.Fill(first, first),
        style.Fill(style.lighter(first, 0.65), first),
        style.Fill(accent, accent),
    ]
    fills += [style.Fill(style.lighter(grey, 0.45), grey), style.Fill(ground, grey, "////")]
    fills = dict(zip(_SHOWN.values(), fills, strict=True))
    base.stacked(axes, said, "n", "kind", fills, on)
    top = max(1.0, float(said.groupby("outlet")["n"].sum().max()))
    base.inside(axes, said, "n", "kind", fills, lambda row: f"{row['n']:,.0f}", 0.035 * top)
    for place, (_, row) in enumerate(n.iterrows()):
        if row.isna().any():
            base.said(axes, place, base.NOT_SCORED)
        else:
            base.beside(axes, float(row.sum()), place, f"{row.sum():,}", color=style.colour("quiet"))
    axes.set(xlim=(0, 1.08 * top), xticks=[])
    axes.spines["bottom"].set_visible(False)
    base.named(axes, list(list(n.index)), "outlet", on)
    base.legend(axes, fills, on, 46.0)


QUOTATIONS = base.Chart(
    name="quotations-by-outlet",
    title="Quotations beside the original or a fuller version",
    caption="Quotations that quote somebody, headlines included. Word for word: the whole sentence or a "
    "part. Words changed: something inside the quotation marks differs. The fuller version itself: no "
    "original is at hand, and other outlets' quotations were checked against this one. In no other text: "
    "it could not be checked, which says nothing of whether it is right.",
    tables=("sentences", "voices", "quotations", "differences"),
    rows=comparison_counts,
    says=_says,
    unit=lambda rows: "Quotations, by what the comparison shows",
    few=_few,
    alt=_alt,
    note=_note,
    draw=_draw,
    marks=compared_quotations,
    cells=("compared", "outlet"),
    counts="n_quotations",
    noun="quotation",
)
