"""The chart of the source mix: to which side the sources of each outlet belong."""

import pandas as pd

from analysis.compare.sources.groups import LAST, group_cues, group_shares
from analysis.tell.charts import base, style
from analysis.tell.charts.sources import cues
from analysis.tell.charts.voices import percent
from analysis.tell.phrasing import extremes, group_name, listed

_CLEAR = 0.1  # of the attributions: nearer to each other than that, outlets are not told apart in the title
_ROOM = 0.05  # of the bar that a number needs
_NOBODY = {"unnamed": "unnamed source", "group unknown": "side unknown", "no source": "no source given"}


def _shown(group: str) -> str:
    return _NOBODY.get(group, group_name(group).replace("government", "gov’t"))


def _first(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the largest side with a share, the largest share first."""
    known = rows[rows["share"].notna() & ~rows["group"].isin(LAST)]
    if known.empty:
        return known
    ours = known[known["group"] == known["group"].iloc[0]]
    return ours.sort_values("share", ascending=False, kind="stable")


def _says(rows: pd.DataFrame) -> str:
    ours = _first(rows)
    ends = base.ends(ours.set_index("outlet")["share"], percent) if len(ours) else None
    if not ends or ours["share"].iloc[0] - ours["share"].iloc[-1] < _CLEAR:
        return ""
    (most, high), (least, low) = ends
    return (
        f"{group_name(ours['group'].iloc[0])}: source of {high} of the attributions in {most}, {low} in "
        f"{least}"
    )


def _alt(rows: pd.DataFrame) -> str:
    said = ["Stacked bars: share of each outlet's attributions by the side of the source."]
    known = rows[rows["share"].notna()]
    for group in dict.fromkeys(known["group"]):
        ours = known[known["group"] == group]
        if ours["n_cues"].sum():
            ends = extremes(list(ours["outlet"]), list(ours["share"]), percent)
            said.append(f"{group_name(_NOBODY.get(group, group))}, {ends}.")
    none = base.outlets(rows[rows["share"].isna() & rows["n_cues"].notna()])
    if none:
        said.append(f"No attribution was found in {listed(none)}.")
    return " ".join(said) + base.nothing_in(rows, "n_cues")


def _draw(rows: pd.DataFrame, on: base.Plate) -> None:
    first = list(_first(rows)["outlet"])
    names = [*first, *(name for name in base.outlets(rows) if name not in first)]
    (axes,) = on.lines(names)
    groups = [name for name, ours in rows.groupby("group", sort=False) if ours["n_cues"].sum()]
    fills = {_shown(name): fill for name, fill in style.side_fills(groups, LAST).items()}
    lines = {name: place for place, name in enumerate(names)}
    said = rows.assign(line=rows["outlet"].map(lines), group=rows["group"].map(_shown))
    said["tip"] = [
        "" if pd.isna(row.share) else f"{row.outlet}, {row.group}: {row.n_cues} of {row.n_all}"
        for row in said.itertuples()
    ]
    base.stacked(axes, said, "share", "group", fills, on)
    base.inside(axes, said, "share", "group", fills, lambda row: f"{row['n_cues']:,}", _ROOM)
    for name, ours in said.groupby("outlet", sort=False):
        if ours["n_all"].isna().all():
            base.said(axes, lines[name], base.NOT_SCORED)
        elif ours["share"].isna().all():
            base.said(axes, lines[name], "no attribution found")
    axes.set(xlim=(0, 1), xticks=[])
    axes.spines["bottom"].set_visible(False)
    base.named(axes, names, "outlet", on)
    base.legend(axes, fills, on)


GROUPS = base.Chart(
    name="sources-by-group",
    title="Sources by side",
    caption="Bars: share of the outlet's attributions in the body; numbers: attributions. The sides are "
    "those of the corpus's list of actors. Unnamed source: officials, analysts and the like. Side unknown: "
    "a source that is not in the list. No source given: the text attributes without saying to whom.",
    tables=("sentences", "voices", "attributions"),
    rows=group_shares,
    says=_says,
    unit=lambda rows: "Share of the attributions in the body; numbers: attributions",
    few=lambda rows: cues.few(rows),
    alt=_alt,
    note=cues.note,
    draw=_draw,
    marks=group_cues,
    cells=("outlet", "group"),
)
