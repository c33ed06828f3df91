"""The specification curve of tone: every outlet's score under every combination of choices."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet
from matplotlib.transforms import offset_copy

from analysis.compare.tone.specifications import ordered, pairs
from analysis.tell.charts import base, rates
from analysis.tell.charts.drawing import canvas
from analysis.tell.phrasing import counted, signed

_PANELS = {"sentence": "mean of sentences", "article": "article in one piece"}
_GRID = ("lexicon", "voice", "typography", "label")
_CURVE = 62.0  # mm, at least where the page is as high as needed
_BESIDE = 9.0  # mm for the title of a panel, and between curve and grid
_OPTIONS = ("VADER", "VADER's words", "all", "narrator", "normalised", "as written", "raw", "masked")


def _alt(rows: pd.DataFrame) -> str:
    n = counted(rows["specification"].nunique(), "specification")
    said = f"Dots joined by lines: each outlet's score under {n}, above a grid of the choices."
    found = pairs(rows)
    if len(found):
        kept = found["n_kept"] == found["n"]
        keep = f"{kept.sum():,} of {len(found):,} pairs of outlets {'keeps' if kept.sum() == 1 else 'keep'}"
        if len(found) == 1:
            keep = f"The two outlets {'keep' if kept.all() else 'do not keep'}"
        said += f" {keep} one order under all of them."
        if not kept.all():
            least = found.loc[found["share"].idxmin()]
            where = f"in {least['n_kept']:,} of {least['n']:,}"
            said += f" Kept in fewest: {least['higher']} above {least['lower']}, {where}."
    return f"{said}{rates.without_score(rows)}"


def _lines(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """The lines of the grid: a choice, and what can be chosen; the lexicons of the corpus by name."""
    lines = []
    for choice in _GRID:
        options = sorted(rows[choice].unique())
        known = [option for option in _OPTIONS if option in options]
        lines += [(choice, option) for option in dict.fromkeys([*known, *options])]
    return lines


def _line() -> float:
    """mm of a line of the grid, and of a name."""
    return canvas.height(1.3, "small")


def _panels(rows: pd.DataFrame) -> list[str]:
    return [name for name in _PANELS if (rows["scored"] == name).any()]


def _named(names: list[str]) -> dict[str, canvas.Name]:
    room = 27.0 if canvas.page().is_narrow else 36.0
    return dict(
        zip(
            names,
            (
                canvas.Name(name, "small")
                for name in base.labels(names, "outlet", room, 6 if canvas.page().is_narrow else 4, "small")
            ),
            strict=True,
        )
    )


def _high(name: canvas.Name) -> float:
    """mm of a name beside the curve, with the gap to the next; its lines stand close together."""
    return (name.count("\n") + 1) * canvas.mm(canvas.size(name.role)) + 1.0


def _heights(rows: pd.DataFrame) -> tuple[float, float]:
    """Of a curve and of its grid, in mm."""
    page, grid = canvas.page(), _line() * (len(_lines(rows)) + 1)
    names = sum(_high(name) for name in _named(base.outlets(rows)).values()) + _line()
    if page.height is None:
        return max(44.0 if page.is_narrow else _CURVE, names), grid
    room = page.room - _BESIDE - grid
    return max(min(room, _CURVE), names, 36.0), grid


def _height(rows: pd.DataFrame) -> float:
    deep = len(_panels(rows)) if canvas.page().is_narrow else 1
    return deep * (sum(_heights(rows)) + _BESIDE)


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    names, lines = base.outlets(rows), _lines(rows)
    panels, heights, narrow = _panels(rows), _heights(rows), canvas.page().is_narrow
    widths = [rows.loc[rows["scored"] == name, "specification"].nunique() for name in panels]
    if narrow:
        axes = sheet.subplots(2 * len(panels), 1, height_ratios=heights * len(panels), squeeze=False)
        pairs = [(axes[2 * place, 0], axes[2 * place + 1, 0]) for place in range(len(panels))]
    else:
        shape = {"width_ratios": widths, "height_ratios": heights, "squeeze": False}
        pairs = list(sheet.subplots(2, len(panels), **shape).T)
    room = 40.0 if narrow else canvas.page().across - 80.0
    size = canvas.pt(min(4.5, 1.1 * room * 72 / 25.4 / (max(widths) if narrow else sum(widths))))
    for place, (panel, (curve, grid)) in enumerate(zip(panels, pairs, strict=True)):
        ours = rows[rows["scored"] == panel]
        curve.set_title(_PANELS[panel])
        _draw_curve(ours, curve, names, size)
        _draw_grid(ours, grid, lines, named=narrow or place == 0)
        _name(ours, curve, names, heights[0], first=place == 0 and not narrow)
        for each in (curve, grid):
            each.set_xlim(ours["specification"].min() - 0.7, ours["specification"].max() + 0.7)


def _draw_curve(ours: pd.DataFrame, axes: Axes, names: list[str], size: float) -> None:
    look = canvas.looks(names)
    band = ours[ours["dealt_low"].notna()].drop_duplicates("specification")
    if len(band):
        between = (band[name].to_numpy(float) for name in ("specification", "dealt_low", "dealt_high"))
        axes.fill_between(*between, step="mid", color=canvas.colour("rule"), linewidth=0, zorder=0.5)
    for place, name in enumerate(names):
        points = ours[(ours["outlet"] == name) & ours["score"].notna()]
        if points.empty:
            continue
        # One marker an outlet here: in grey, colours that cross cannot be told apart.
        marker = canvas.MARKERS[place % len(canvas.MARKERS)]
        axes.plot(
            points["specification"], points["score"], color=look[name].colour, linewidth=canvas.line(0.55)
        )
        axes.plot(
            points["specification"],
            points["score"],
            marker,
            color=look[name].colour,
            markersize=size,
            markeredgecolor=canvas.colour("ground"),
            markeredgewidth=canvas.line(0.3),
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
    canvas.zero(axes, across=True, zorder=1)
    axes.locator_params("y", nbins=5)
    axes.yaxis.set_major_formatter(lambda value, _: signed(value))
    axes.grid(True, axis="y")


def _draw_grid(ours: pd.DataFrame, axes: Axes, lines: list[tuple[str, str]], named: bool) -> None:
    """A square for each choice that a specification makes."""
    dark, pale = canvas.colour("text"), canvas.colour("rule")
    each = ours.drop_duplicates("specification")
    for place, (choice, option) in enumerate(lines):
        colours = [dark if made else pale for made in each[choice] == option]
        axes.bar(each["specification"], 0.4, width=0.6, bottom=place - 0.2, color=colours, linewidth=0)
    labels = [f"{choice.replace('label', 'masks')}: {option}" for choice, option in lines] if named else []
    axes.set_yticks(range(len(lines)) if named else [], base.labels(labels, "choice", 40.0, 1, "small"))
    axes.tick_params("y", labelsize=canvas.size("small"))
    axes.set_ylim(len(lines) - 0.5, -0.5)
    axes.set_xticks([])
    axes.grid(False)
    axes.spines["bottom"].set_visible(False)
    starts = [place for place, (choice, _) in enumerate(lines) if place and lines[place - 1][0] != choice]
    for place in starts:
        axes.axhline(place - 0.5, color=pale, linewidth=canvas.line(0.4))


def _name(ours: pd.DataFrame, axes: Axes, names: list[str], height: float, first: bool) -> None:
    """The outlets' names beside the curve: at its begin in the first of two panels, else at its end.

    A name stands as near to its outermost point as the others allow, and a thin line leads there.
    """
    known = ours[ours["score"].notna()].sort_values("specification", ascending=first, kind="stable")
    ends = known.drop_duplicates("outlet").set_index("outlet")
    if ends.empty:
        return
    low, high = axes.get_ylim()
    written, look = _named(names), canvas.looks(names)
    unit = (high - low) / height  # of the axis, for a mm
    sizes = {name: _high(written[name]) * unit for name in ends.index}
    side, edge = (-1, 0.0) if first else (1, 1.0)
    if first:
        axes.yaxis.tick_right()
    axes.tick_params("y", pad=canvas.pt(2))
    lead = side * canvas.pt(9.0 if canvas.page().is_narrow else 18.0)
    beside = offset_copy(axes.get_yaxis_transform(), axes.figure, lead, units="points")
    for name, place in _apart(ends["score"], low, high, sizes).items():
        thin = {"color": look[name].colour, "linewidth": canvas.line(0.45), "shrinkA": 1, "shrinkB": 0}
        axes.annotate(
            written[name],
            (ends.loc[name, "specification"] + side * 0.3, ends.loc[name, "score"]),
            (edge, place),
            textcoords=beside,
            ha="right" if first else "left",
            va="center",
            linespacing=1.0,
            fontsize=canvas.size("small"),
            annotation_clip=False,
            arrowprops={"arrowstyle": "-", "relpos": (1.0 - edge, 0.5), **thin},
        )


def _apart(ends: pd.Series, low: float, high: float, sizes: dict[str, float]) -> dict[str, float]:
    """Where the middles of names stand, none on another, in the order of their points, from the top."""
    order = ends.sort_values(ascending=False, kind="stable")
    left = sum(sizes[name] for name in order.index)
    places, edge = {}, max(high, low + left)
    for name, value in order.items():
        middle = max(min(value, edge - sizes[name] / 2), low + left - sizes[name] / 2)
        places[name], edge = middle, middle - sizes[name] / 2
        left -= sizes[name]
    return places


def _note(rows: pd.DataFrame) -> str:
    whole = rows[(rows["voice"] == "all") & (rows["specification"] == rows["specification"].min())]
    scored = whole["scored"].iloc[0] if len(whole) else "sentence"
    n = counted(rows["specification"].nunique(), "specification")
    n += f"; {counted(whole['n_scored'].sum(), f'body {scored}')}"
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
    rows=ordered,
    alt=_alt,
    note=_note,
    height=_height,
    draw=_draw,
)
