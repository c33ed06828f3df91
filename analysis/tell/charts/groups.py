"""The chart of the source mix: to which groups the sources of each outlet belong."""

import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis.tell import canvas
from analysis.tell.charts import base, cues
from analysis.tell.charts.cues import NO_GROUP, NO_SOURCE, UNNAMED
from analysis.tell.phrasing import extremes, listed

OTHERS = "other groups"
LAST = (OTHERS, UNNAMED, NO_GROUP, NO_SOURCE)
_MOST = 5


def _marks(sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """The attributions by outlet and group as the chart names it."""
    found = cues.cues(sentences, attributions)
    ranked = [name for name in cues.frequent(found["from_group"]) if name not in LAST]
    shown = found["from_group"].where(~found["from_group"].isin(ranked[_MOST:]), OTHERS)
    orders = {"outlet": base.outlets(sentences), "group": [*ranked[:_MOST], *LAST]}
    return cues.in_order(found.assign(group=shown), orders)


def _rows(sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """One row per group and outlet with its `share` of the outlet's attributions, which are `n_all`.

    Most frequent group first, then unnamed, unknown and no source, which are always there. Counts
    are null for an outlet that was not scored; shares where it has no attribution, too.
    """
    found = _marks(sentences, voices, attributions)
    ranked = cues.frequent(found["group"], LAST)
    names = [name for name in ranked if name not in LAST]
    shown = [*names, *(name for name in LAST if name in ranked or name != OTHERS)]
    rows = cues.counted_rows(found, ["group"], [(name,) for name in shown], sentences, voices)
    total = rows.groupby("outlet")["n_cues"].transform("sum")
    total = total.where(rows["n_cues"].notna())
    return rows.assign(n_all=total, share=(rows["n_cues"] / total.mask(total == 0)).astype("float64"))


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _alt(rows: pd.DataFrame) -> str:
    said = ["Bars: share of each outlet's attributions by the group of the source."]
    known = rows[rows["share"].notna()]
    for group in dict.fromkeys(known["group"]):
        ours = known[known["group"] == group]
        if ours["n_cues"].sum():
            ends = extremes(list(ours["outlet"]), list(ours["share"]), _percent)
            said.append(f"{written(group)}, {ends}.")
    none = base.outlets(rows[rows["share"].isna() & rows["n_cues"].notna()])
    if none:
        said.append(f"No attribution was found in {listed(none)}.")
    return " ".join(said) + base.nothing_in(rows, "n_cues")


def written(group: str) -> str:
    """A group as it is shown: "us_government" is "US government", "media" is "Media"."""
    words = ["US" if word == "us" else word for word in group.replace("_", " ").split()]
    shown = " ".join(words)
    return shown[:1].upper() + shown[1:]


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    names, groups = base.outlets(rows), list(dict.fromkeys(rows["group"]))
    look = canvas.looks(names)
    panels = base.with_numbers(sheet, names, *([1.0] * len(groups)), 0.5)
    top = max(0.01, float(rows["share"].max()) if rows["share"].notna().any() else 0.01)
    for axes, group in zip(panels, groups, strict=False):
        _bars(axes, rows[rows["group"] == group], look, top)
        heading = canvas.label(
            written(group).replace("government", "gov’t"), f"group {groups.index(group) + 1}", 11, 3
        )
        axes.set_title(heading, fontsize=7, style="italic" if group in LAST else "normal")
    totals = rows.drop_duplicates("outlet").set_index("outlet")["n_all"]
    for place, name in enumerate(names):
        if pd.isna(totals[name]):
            base.said(panels[0], place, base.NOT_SCORED)
    texts = ["–" if pd.isna(n) else f"{n:,}" for n in totals[names]]
    base.column(panels[-1], 1.0, texts, "all")


def _bars(axes, ours: pd.DataFrame, look: dict, top: float) -> None:
    for place, (name, n, share) in enumerate(zip(ours["outlet"], ours["n_cues"], ours["share"], strict=True)):
        if pd.isna(n):
            continue
        length = 0.0 if pd.isna(share) else share
        axes.barh(place, length, height=0.62, color=look[name].colour)
        axes.annotate(
            f"{n:,}" if n else "·", (length, place), (2.5, 0), textcoords="offset points", va="center"
        )
    axes.axvline(0, color="#444444", linewidth=1.0, clip_on=False)
    axes.set_xlim(0, 1.6 * top)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)


GROUPS = base.Chart(
    name="sources-by-group",
    title="On whose word: sources by group",
    caption="Bars: share of the outlet's attributions in the body, all on one scale; numbers: attributions. "
    "The groups are those of the corpus's list of actors. Unnamed: officials, analysts, sources without a "
    "name. Group unknown: a source that is not in the list. No source: the text attributes without saying "
    "to whom. A dot is a zero.",
    tables=("sentences", "voices", "attributions"),
    rows=_rows,
    alt=_alt,
    note=cues.note,
    height=lambda rows: base.FRAME + 12 + base.ROW * len(base.outlets(rows)),
    draw=_draw,
    marks=_marks,
    cells=("outlet", "group"),
)
