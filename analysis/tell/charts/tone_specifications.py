"""The specification curve of tone: every outlet's score under every combination of choices."""

from itertools import combinations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from analysis.compare.specifications import CHOICES, DECIMALS, pairs
from analysis.tell import canvas
from analysis.tell.charts import base, rates
from analysis.tell.phrasing import counted, listed, signed

_MARKERS = "osD^vPX<>p*h"  # one an outlet here: in grey, colours that cross cannot be told apart
_PANELS = {"sentence": "mean of sentences", "article": "article in one piece"}
_GRID = ("lexicon", "voice", "typography", "label")
_CURVE, _LINE = 62.0, 3.9  # mm: the curve, and a line of the grid or of names
_OPTIONS = ("VADER", "VADER's words", "all", "narrator", "normalised", "as written", "raw", "masked")
_ROOM = 215  # pt for the columns of both panels
_SCORED = {"sentence": "sentences", "article": "articles"}


def _rows(given: pd.DataFrame) -> pd.DataFrame:
    """The table `specifications`, each numbered from 1: those that score sentences come first.

    Of those that score alike, the ones that order the outlets as the first one does come first, and those
    with most pairs the other way round last.
    """
    if given.empty:
        return given
    wide = given.pivot(index=CHOICES, columns="outlet", values="score")
    wide = wide.reindex(list(dict.fromkeys(given[CHOICES].itertuples(index=False, name=None))))
    signs = _signs(wide.round(DECIMALS))
    turned = [int((signs[at] != signs[0]).sum()) for at in range(len(wide))]
    scored = [list(_PANELS).index(key[1]) for key in wide.index]
    order = sorted(range(len(wide)), key=lambda at: (scored[at], turned[at], at))
    number = {wide.index[at]: place for place, at in enumerate(order, start=1)}
    keys = given[CHOICES].itertuples(index=False, name=None)
    made = given.assign(specification=[number[key] for key in keys])
    made = made.sort_values("specification", kind="stable", ignore_index=True)
    return made[["specification", *given.columns]]


def _signs(wide: pd.DataFrame) -> np.ndarray:
    """Specification x pair of outlets: which of the two stands higher; 0 where one has no score."""
    signs = [np.sign(wide[one] - wide[other]) for one, other in combinations(wide.columns, 2)]
    return np.nan_to_num(np.column_stack(signs)) if signs else np.zeros((len(wide), 0))


def _alt(rows: pd.DataFrame) -> str:
    n = counted(rows["specification"].nunique(), "specification")
    said = f"Dots joined by lines: each outlet's score under {n}, above a grid of the choices."
    found = pairs(rows)
    if len(found):
        kept = found["n_kept"] == found["n"]
        of = f"{kept.sum():,} of {counted(len(found), 'pair')} of outlets"
        said += f" {of} {'keeps' if kept.sum() == 1 else 'keep'} one order under all of them."
        if not kept.all():
            least = found.loc[found["share"].idxmin()]
            where = f"in {least['n_kept']:,} of {least['n']:,}"
            said += f" Kept in fewest: {least['higher']} above {least['lower']}, {where}."
    return f"{said}{_without(rows)}"


def _without(rows: pd.DataFrame) -> str:
    """Which outlets have no score at all, and why."""
    each = rows.groupby("outlet", sort=False).agg(n=("n_scored", "sum"), known=("score", "count"))
    nothing = list(each.index[each["n"] == 0])
    few = list(each.index[(each["n"] > 0) & (each["known"] == 0)])
    said = f" Nothing was scored in {listed(nothing)}." if nothing else ""
    return said + (f" {rates.TOO_FEW.capitalize()} for a rate: {listed(few)}." if few else "")


def _lines(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """The lines of the grid: a choice, and what can be chosen; the lexicons of the corpus by name."""
    lines = []
    for choice in _GRID:
        options = sorted(rows[choice].unique())
        known = [option for option in _OPTIONS if option in options]
        lines += [(choice, option) for option in dict.fromkeys([*known, *options])]
    return lines


def _heights(rows: pd.DataFrame) -> tuple[float, float]:
    """Of the curve and of the grid, in mm."""
    return max(_CURVE, _LINE * (len(base.outlets(rows)) + 1)), _LINE * (len(_lines(rows)) + 1)


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    names, lines = base.outlets(rows), _lines(rows)
    panels = [name for name in _PANELS if (rows["scored"] == name).any()]
    widths = [rows.loc[rows["scored"] == name, "specification"].nunique() for name in panels]
    heights = _heights(rows)
    shape = {"width_ratios": widths, "height_ratios": heights, "squeeze": False}
    axes = sheet.subplots(2, len(panels), sharex="col", **shape)
    for place, panel in enumerate(panels):
        ours = rows[rows["scored"] == panel]
        curve, grid = axes[0, place], axes[1, place]
        curve.set_title(_PANELS[panel])
        _draw_curve(ours, curve, names, min(4.5, 1.1 * _ROOM / sum(widths)))
        _draw_grid(ours, grid, lines, named=place == 0)
        _name(ours, curve, names, heights[0], first=place == 0)
        curve.set_xlim(ours["specification"].min() - 0.7, ours["specification"].max() + 0.7)


def _draw_curve(ours: pd.DataFrame, axes: Axes, names: list[str], size: float) -> None:
    look = canvas.looks(names)
    band = ours[ours["dealt_low"].notna()].drop_duplicates("specification")
    if len(band):
        between = (band[name].to_numpy(float) for name in ("specification", "dealt_low", "dealt_high"))
        axes.fill_between(*between, step="mid", color="#e9e9e9", linewidth=0, zorder=0.5)
    for place, name in enumerate(names):
        points = ours[(ours["outlet"] == name) & ours["score"].notna()]
        if points.empty:
            continue
        marker = _MARKERS[place % len(_MARKERS)]
        axes.plot(points["specification"], points["score"], color=look[name].colour, linewidth=0.8)
        axes.plot(
            points["specification"],
            points["score"],
            marker,
            color=look[name].colour,
            markersize=size,
            markeredgecolor="white",
            markeredgewidth=0.4,
            clip_on=False,
        )
    axes.grid(False, axis="x")
    axes.tick_params("x", labelbottom=False)
    axes.spines["bottom"].set_visible(False)
    if ours["score"].isna().all():
        axes.set_ylim(0, 1)
        axes.set_yticks([])
        base.said(axes, 0.5, rates.TOO_FEW)
        return
    axes.axhline(0, color="#444444", linewidth=0.8, zorder=1)
    axes.locator_params("y", nbins=6)
    axes.yaxis.set_major_formatter(lambda value, _: signed(value))
    axes.grid(True, axis="y")


def _draw_grid(ours: pd.DataFrame, axes: Axes, lines: list[tuple[str, str]], named: bool) -> None:
    """A square for each choice that a specification makes."""
    each = ours.drop_duplicates("specification")
    for place, (choice, option) in enumerate(lines):
        colours = ["#333333" if made else "#e4e4e4" for made in each[choice] == option]
        axes.bar(each["specification"], 0.4, width=0.6, bottom=place - 0.2, color=colours, linewidth=0)
    labels = [f"{choice.replace('label', 'masks')}: {option}" for choice, option in lines] if named else []
    axes.set_yticks(range(len(lines)) if named else [], base.labels(labels, "choice", 34, 1))
    axes.set_ylim(len(lines) - 0.5, -0.5)
    axes.set_xticks([])
    axes.grid(False)
    axes.spines["bottom"].set_visible(False)
    starts = [place for place, (choice, _) in enumerate(lines) if place and lines[place - 1][0] != choice]
    for place in starts:
        axes.axhline(place - 0.5, color="#cccccc", linewidth=0.5)


def _name(ours: pd.DataFrame, axes: Axes, names: list[str], height: float, first: bool) -> None:
    """The outlets' names beside the curve: at its begin in the first panel, else at its end.

    A name stands as near to its point as the others allow, and a thin line leads there.
    """
    at = ours["specification"].min() if first else ours["specification"].max()
    ends = ours[(ours["specification"] == at) & ours["score"].notna()].set_index("outlet")["score"]
    if ends.empty:
        return
    low, high = axes.get_ylim()
    places = _apart(ends, low, high, (high - low) * _LINE / height)
    written = dict(zip(names, base.labels(names, "outlet", 24, 1), strict=True))
    side = -1 if first else 1
    if first:
        axes.yaxis.tick_right()
    axes.tick_params("y", pad=2)
    for name, place in places.items():
        look = canvas.looks(names)[name]
        axes.annotate(
            written[name],
            (at + side * 0.3, ends[name]),
            (side * 22, (place - ends[name]) / (high - low) * height * 72 / 25.4),
            textcoords="offset points",
            ha="right" if first else "left",
            va="center",
            fontsize=7,
            annotation_clip=False,
            arrowprops={
                "arrowstyle": "-",
                "color": look.colour,
                "linewidth": 0.6,
                "shrinkA": 1,
                "shrinkB": 0,
                "relpos": (1.0, 0.5) if first else (0.0, 0.5),
            },
        )


def _apart(ends: pd.Series, low: float, high: float, step: float) -> dict[str, float]:
    """Where names stand, at least `step` apart, in the order of their points, from the top."""
    order = ends.sort_values(ascending=False, kind="stable")
    places = {}
    before = high + step
    for left, (name, value) in zip(range(len(order) - 1, -1, -1), order.items(), strict=True):
        before = max(min(value, before - step), low + left * step)
        places[name] = before
    return places


def _note(rows: pd.DataFrame) -> str:
    whole = rows[(rows["voice"] == "all") & (rows["specification"] == rows["specification"].min())]
    scored = _SCORED[whole["scored"].iloc[0]] if len(whole) else "sentences"
    n = f"{rows['specification'].nunique():,} specifications; {whole['n_scored'].sum():,} body {scored}"
    return (
        f"{n}, or their narrator's stretches. Grey band: where 95 % of the outlets' means lie when the same "
        "sentences are dealt out at random, 2,000 times. Dark squares: the choices made."
    )


CURVE = base.Chart(
    name="tone-specifications",
    title="Lexicon valence under every combination of choices",
    caption="Each column is one combination of choices; on the left are those that order the outlets as the "
    "first does, on the right those that turn most pairs round. An article scored in one piece is near −1 or "
    "+1 as soon as its words lean to one side. After Simonsohn, Simmons & Nelson 2020, without their test.",
    tables=("specifications",),
    rows=_rows,
    alt=_alt,
    note=_note,
    height=lambda rows: base.FRAME + sum(_heights(rows)),
    draw=_draw,
)
