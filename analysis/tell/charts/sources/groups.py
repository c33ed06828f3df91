"""The chart of the source mix: to which groups the sources of each outlet belong."""

from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from analysis.compare.sources.groups import LAST, group_cues, group_shares
from analysis.tell.charts import base
from analysis.tell.charts.drawing import canvas, lined, tabled
from analysis.tell.charts.sources import cues
from analysis.tell.phrasing import extremes, group_name, listed

_ALL = "all"
_PANEL = 12.0  # mm that the bars of a group take at least


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _alt(rows: pd.DataFrame) -> str:
    kind = "Shades" if _is_table(rows) else "Bars"
    said = [f"{kind}: share of each outlet's attributions by the group of the source."]
    known = rows[rows["share"].notna()]
    for group in dict.fromkeys(known["group"]):
        ours = known[known["group"] == group]
        if ours["n_cues"].sum():
            ends = extremes(list(ours["outlet"]), list(ours["share"]), _percent)
            said.append(f"{group_name(group)}, {ends}.")
    none = base.outlets(rows[rows["share"].isna() & rows["n_cues"].notna()])
    if none:
        said.append(f"No attribution was found in {listed(none)}.")
    return " ".join(said) + base.nothing_in(rows, "n_cues")


class _Plan(NamedTuple):
    """Panels of the groups, beside each other and, on a narrow page, in several rows."""

    lines: lined.Lines
    titles: list[str]
    beside: int
    room: float
    total: lined.Column

    @property
    def rows(self) -> int:
        return -(-len(self.titles) // self.beside)

    @property
    def head(self) -> float:
        return canvas.height(max(title.count("\n") + 1 for title in self.titles), "small") + 2.5


def _plan(rows: pd.DataFrame) -> _Plan:
    names, groups = base.outlets(rows), list(dict.fromkeys(rows["group"]))
    totals = rows.drop_duplicates("outlet").set_index("outlet")["n_all"][names]
    total = lined.Column(_ALL, ["–" if pd.isna(n) else f"{n:,}" for n in totals])
    lines = lined.lines_of(names, 14.0, 6.5 if canvas.page().is_narrow else lined.ROW)
    wide = canvas.page().across - lines.room - 6.0 - total.width
    shown = [canvas.shown(_short(group), f"group {place}") for place, group in enumerate(groups, start=1)]
    words = [word for group in shown for word in group.split()]
    narrowest = max(_PANEL, *(canvas.width(word, "small") + 0.9 for word in words))
    rows_of = -(-len(groups) // max(1, int(wide / narrowest)))
    beside = -(-len(groups) // rows_of)
    room = wide / beside - 1.5
    titles = ["\n".join(canvas.wrapped(group, room + 0.7, "small", 4)) for group in shown]
    return _Plan(lines, titles, beside, room, total)


def _short(group: str) -> str:
    return group_name(group).replace("government", "gov’t")


def _is_table(rows: pd.DataFrame) -> bool:
    """Whether bars would be higher than a printed page: many outlets on a narrow one."""
    return canvas.page().is_narrow and _bars_height(rows) > canvas.page().leaf


def _grid(rows: pd.DataFrame) -> tabled.Grid:
    groups = [_short(group) for group in dict.fromkeys(rows["group"])]
    return tabled.grid(base.outlets(rows), [*groups, _ALL], ("outlet", "group"))


def _height(rows: pd.DataFrame) -> float:
    return _grid(rows).height if _is_table(rows) else _bars_height(rows)


def _bars_height(rows: pd.DataFrame) -> float:
    plan = _plan(rows)
    return plan.rows * (plan.head + plan.lines.height) + 2.0


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    if _is_table(rows):
        _draw_table(rows, sheet)
    else:
        _draw_bars(rows, sheet)


def _draw_table(rows: pd.DataFrame, sheet: Sheet) -> None:
    """Numbers of attributions, darker the higher the share."""
    groups, names = list(dict.fromkeys(rows["group"])), base.outlets(rows)
    wide = [rows.pivot(index="outlet", columns="group", values=name) for name in ("n_cues", "share")]
    counts, shares = (table.loc[names, groups].astype(float) for table in wide)
    n_all = rows.drop_duplicates("outlet").set_index("outlet")["n_all"].astype(float)
    axes = sheet.subplots()
    top, shown = shares.max(axis=None, skipna=True), shares.assign(**{_ALL: n_all * 0.0})
    tabled.numbers(counts.assign(**{_ALL: n_all}), axes, _grid(rows), 0.0 if pd.isna(top) else top, shown)
    for tick, group in zip(axes.get_xticklabels(), groups, strict=False):
        tick.set_style("italic" if group in LAST else "normal")


def _draw_bars(rows: pd.DataFrame, sheet: Sheet) -> None:
    names, groups = base.outlets(rows), list(dict.fromkeys(rows["group"]))
    look, plan = canvas.looks(names), _plan(rows)
    ratios = [plan.room + 1.5] * plan.beside + [plan.total.width]
    made = sheet.subplots(plan.rows, plan.beside + 1, width_ratios=ratios, squeeze=False)
    panels = list(made[:, :-1].flat)
    top = max(0.01, float(rows["share"].max()) if rows["share"].notna().any() else 0.01)
    for place, axes in enumerate(panels):
        lined.lines(plan.lines, axes)
        axes.tick_params("y", labelleft=place % plan.beside == 0)
        if place >= len(groups):
            axes.set_visible(False)
            continue
        _bars(axes, rows[rows["group"] == groups[place]], look, top, plan.room)
        style = "italic" if groups[place] in LAST else "normal"
        axes.set_title(plan.titles[place], fontsize=canvas.size("small"), style=style)
    for place, name in enumerate(names):
        if rows.loc[rows["outlet"] == name, "n_all"].isna().all():
            base.said(panels[0], place, base.NOT_SCORED)
    for place, axes in enumerate(made[:, -1]):
        lined.lines(plan.lines, axes)
        lined.numbers_beside(axes, [plan.total] if place == 0 else [])


def _bars(axes: Axes, ours: pd.DataFrame, look: dict, top: float, room: float) -> None:
    widest = max(canvas.width(f"{n:,}") for n in ours["n_cues"].fillna(0)) + 2.5
    for place, (name, n, share) in enumerate(zip(ours["outlet"], ours["n_cues"], ours["share"], strict=True)):
        if pd.isna(n):
            continue
        length = 0.0 if pd.isna(share) else share
        axes.barh(place, length, height=0.62, color=look[name].colour)
        lined.beside(axes, length, place, f"{n:,}" if n else "·")
    canvas.zero(axes, clip_on=False)
    axes.set_xlim(0, top * room / max(room - widest, room * 0.3))
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)


GROUPS = base.Chart(
    name="sources-by-group",
    title="On whose word: sources by group",
    caption="Bars: share of the outlet's attributions in the body, all on one scale; numbers: attributions. "
    "The groups are those of the corpus's list of actors. Unnamed: officials, analysts, sources without a "
    "name. Group unknown: a source that is not in the list. No source: the text attributes without saying "
    "to whom. A dot is a zero. On a narrow page many outlets are a table: the darker, the higher the share.",
    tables=("sentences", "voices", "attributions"),
    rows=group_shares,
    alt=_alt,
    note=cues.note,
    height=_height,
    draw=_draw,
    marks=group_cues,
    cells=("outlet", "group"),
)
