"""What a chart is, the sheet it is drawn on, and the pieces that several charts share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.cbook import is_math_text
from matplotlib.figure import Figure as Sheet
from matplotlib.patches import Patch
from matplotlib.text import Text

from analysis.compare.by_outlet import outlets
from analysis.tell.charts import style
from analysis.tell.charts.files import TIP
from analysis.tell.declared import Declared
from analysis.tell.markup import plain
from analysis.tell.phrasing import listed

NOT_SCORED = "nothing was scored"
FEWEST = 5  # marks of a chart: fewer are one sentence
_ROW, BAR, _NAME = 9.5, 4.3, 3.4  # mm of a line with its name, of a bar, and of a name's second line
_LETTER = 1.7  # mm that a letter takes about, for names that need a second line
_HEAD = 25.0  # mm of title, axis and source line to begin with: the sheet grows to what they need


@dataclass(frozen=True, kw_only=True)
class Chart(Declared):
    """A figure, declared once.

    All that it says is made of its rows: `says` the finding as its title, or "" where there is none and
    `title` stands for it; `unit` what is measured and in which unit; `note` how much was counted; `alt` what
    those hear who do not see it; `few` the sentence in its place where there is too little to draw, or "".
    `draw` puts the rows on a sheet.
    """

    alt: Callable[[pd.DataFrame], str]
    note: Callable[[pd.DataFrame], str]
    draw: Callable
    says: Callable[[pd.DataFrame], str] = lambda rows: ""
    unit: Callable[[pd.DataFrame], str] = lambda rows: ""
    few: Callable[[pd.DataFrame], str] = lambda rows: ""


@dataclass
class Plate:
    """A sheet with its title on it, and the room below it in which a chart is drawn."""

    sheet: Sheet
    page: style.Page
    high: float = 0.0
    row: float = 9.5
    axes: list[Axes] = field(default_factory=list)

    def lines(self, names: Sequence[str], wide: int = 1, **how) -> list[Axes]:
        """Axes beside each other with a line for each name, which stands above it.

        A line is higher where a name is longer than the page is wide.
        """
        letters = max(map(len, names), default=0)
        self.row = _ROW + _NAME * int(letters * _LETTER // (self.page.across - 4.0))
        return list(self.panels(self.row * (len(names) + 0.4), 1, wide, **how)[0])

    def panels(self, high: float, deep: int = 1, wide: int = 1, **how) -> np.ndarray:
        """Axes of `high` mm together, `deep` below each other and `wide` beside each other."""
        self.high = high
        grid = (
            self.sheet.axes[0]
            .get_gridspec()[1]
            .subgridspec(
                deep, wide, **{key: how.pop(key) for key in ("height_ratios", "width_ratios") if key in how}
            )
        )
        made = grid.subplots(squeeze=False, **how)
        self.axes = list(made.flat)
        return made


def sheet(title: str, unit: str, note: str, draw: Callable[[Plate], None]) -> Sheet:
    """A sheet as wide as the page that holds: title, what is measured, what `draw` draws, source line.

    matplotlib breaks the lines and keeps things apart (constrained layout); the sheet grows until the axes
    are as high as they were asked to be.
    """
    page = style.page()
    made = Sheet(figsize=(page.width / 25.4, 5.0), layout="constrained")
    head = made.add_subplot(made.add_gridspec(2, 1, height_ratios=[0.01, 1])[0])
    head.set(xticks=[], yticks=[])
    head.spines[:].set_visible(False)
    head.set_title(title, fontsize=style.size("title"), wrap=_is_plain(title))
    head.set_xlabel(unit, loc="left", wrap=_is_plain(unit), color=style.colour("quiet"))
    left = made.get_layout_engine().get()["w_pad"] / made.get_figwidth()
    if note:
        foot = made.supxlabel(note, x=left, ha="left", wrap=_is_plain(note), color=style.colour("quiet"))
        foot.set_linespacing(1.15)
    on = Plate(made, page)
    draw(on)
    made.set_figheight((on.high + _HEAD) * page.scale / 25.4)
    made.get_layout_engine().execute(made)
    if on.axes:
        _grown(made, head, on)
    made.set_layout_engine(None)  # and not "none", for which each format would first lay all out anew
    for axes in made.axes:
        # The solver's last digits hang on where in memory its variables lie, and the files would with them.
        axes.set_position([round(edge, 6) for edge in axes.get_position().bounds])
        axes.set_in_layout(True)
    for text in made.findobj(Text):
        if text.get_wrap() and text.get_text():
            text.get_window_extent()  # its lines stay: another resolution could break others
            text.set(text=text._get_wrapped_text(), wrap=False)
    return made


def _grown(made: Sheet, head: Axes, on: Plate) -> None:
    """The sheet, laid out once, as much higher or lower as its axes are to be.

    Of panels in one row only their upper edge moves, and all above them; others are laid out anew.
    """
    edges, high = [axes.get_position() for axes in on.axes], made.get_figheight()
    had = (max(edge.y1 for edge in edges) - min(edge.y0 for edge in edges)) * high
    more = round(on.high * on.page.scale / 25.4 - had, 3)
    made.set_figheight(high + more)
    if len({round(edge.y0, 6) for edge in edges}) > 1:
        made.get_layout_engine().execute(made)
        return
    for axes, below in ((head, more), *((axes, 0.0) for axes in on.axes)):
        box = axes.get_position()
        low, top = (box.y0 * high + below) / (high + more), (box.y1 * high + more) / (high + more)
        axes.set_position([box.x0, low, box.width, top - low])
    if made._supxlabel:
        made._supxlabel.set_y(made._supxlabel.get_position()[1] * high / (high + more))


def _is_plain(text: str) -> bool:
    """Whether matplotlib can break its lines: it would read "$x$" as a formula then."""
    return not is_math_text(text)


def plotted(axes: Axes, rows: pd.DataFrame, **variables):
    """A `seaborn.objects` plot of these rows on the axes, in the style that holds; end it with `.plot()`."""
    import seaborn.objects as so  # not above: those who draw nothing do not wait for it

    return so.Plot(rows, **variables).theme(style.parameters()).on(axes)


def named(axes: Axes, names: Sequence[str], kind: str, on: Plate) -> None:
    """Each name above its line, which is the first from the top for the first."""
    for place, name in enumerate(names):
        shown = style.shown(name, f"{kind} {place + 1}")
        text = axes.annotate(
            shown,
            (0, place - 0.5 * BAR / on.row - 0.04),
            xycoords=("axes fraction", "data"),
            va="bottom",
            wrap=_is_plain(shown),
            annotation_clip=False,
            bbox={"facecolor": style.colour("ground"), "edgecolor": "none", "pad": style.pt(0.6)},
        )
        text.set_in_layout(False)
    lines(axes, len(names))
    axes.patch.set_visible(False)
    axes.set_zorder(2)  # a long name goes on above the next panel


def named_above(axes: Axes, name: str, place: int, on: Plate, wide: int = 1) -> None:
    """The name of the outlet at `place` above a panel of its own, of `wide` beside each other."""
    most = int((on.page.across / wide - 8.0) / _LETTER)
    axes.set_title(style.shown(name, f"outlet {place + 1}", most), fontsize=style.size("number"))


def lines(axes: Axes, n: int) -> None:
    """`n` lines from the top, and no names beside them."""
    axes.set(ylim=(n - 0.55, -0.95), yticks=[], xlabel="", ylabel="")


def said(axes: Axes, place: float, text: str) -> None:
    """Words on the line `place`, where there is nothing to draw."""
    beside = {"transform": axes.get_yaxis_transform(), "va": "center", "style": "italic"}
    axes.text(0.0, place, text, fontsize=style.size("number"), color=style.colour("quiet"), **beside)


def beside(axes: Axes, value: float, place: float, text: str, gap: float = 3.0, **how) -> None:
    """A number at the right of a mark."""
    how = {"va": "center", "fontsize": style.size("number"), "annotation_clip": False, **how}
    axes.annotate(text, (value, place), (style.pt(gap), 0), textcoords="offset points", **how)


def stacked(
    axes: Axes, rows: pd.DataFrame, value: str, part: str, fills: dict[str, style.Fill], on: Plate
) -> None:
    """Bars in parts, each where the one before it ends, in the order of `fills`; `rows` have their `line`.

    A column `tip` is what a part says to those who point at it.
    """
    import seaborn.objects as so

    ours = rows[rows[value].notna() & (rows[value] > 0)].astype({value: float, "line": float})
    order = ours[part].map({name: place for place, name in enumerate(fills)})
    ours = ours.assign(order=order).sort_values(["line", "order"], kind="stable")  # as seaborn has its bars
    if ours.empty:
        return
    plot = plotted(axes, ours, x=value, y="line", color=part)
    faces = so.Nominal({name: fill.face for name, fill in fills.items()}, order=list(fills))
    plot.add(so.Bar(width=BAR / on.row, alpha=1), so.Stack(), orient="y", legend=False).scale(
        color=faces
    ).plot()
    for patch, row in zip(axes.patches, ours.to_dict("records"), strict=True):
        assert abs(patch.get_width() - row[value]) < 1e-6, "seaborn has another order of bars"
        fill = fills[row[part]]
        patch.set(edgecolor=fill.edge, linewidth=style.line(0.5), hatch=fill.hatch or None, clip_on=False)
        tip(patch, row.get("tip", ""))


def ranges(axes: Axes, rows: pd.DataFrame) -> None:
    """A dot at `value` and a line from `low` to `high`, on each `line`; in its `shade`, where it has one."""
    import seaborn.objects as so

    plain = {"shade": style.colour("text"), "is_hollow": False}
    ours = rows.assign(**{name: value for name, value in plain.items() if name not in rows})
    ours = ours[ours["value"].notna()].astype({name: float for name in ("value", "low", "high", "line")})
    if ours.empty:
        return
    plot = plotted(axes, ours, x="value", y="line", color="shade").scale(color=None)
    if ours["low"].notna().any():
        span = so.Range(linewidth=style.line())
        plot = plot.add(span, xmin="low", xmax="high", orient="y", legend=False)
    for is_hollow, part in ours.groupby("is_hollow"):
        dot = so.Dot(pointsize=style.point(), fill=not is_hollow, stroke=style.line(0.9))
        plot = plot.add(dot, data=part, orient="y", legend=False)
    plot.plot()
    for collection in axes.collections:
        collection.set_clip_on(False)


def legend(axes: Axes, fills: dict[str, style.Fill], on: Plate, wide: float = 42.0) -> None:
    """What the parts are, above the bars."""
    keys = [Patch(facecolor=fill.face, edgecolor=fill.edge, hatch=fill.hatch) for fill in fills.values()]
    shown = [style.shown(name, f"part {place}", 34) for place, name in enumerate(fills, start=1)]
    place = {"loc": "lower left", "bbox_to_anchor": (0, 1), "ncols": max(1, int(on.page.across // wide))}
    axes.legend(keys, shown, borderaxespad=0.0, borderpad=0.0, columnspacing=1.2, handletextpad=0.5, **place)


def tip(artist: Artist, text: str) -> None:
    """What a page says of a mark to those who point at it: the `<title>` of its element in the SVG."""
    artist.set_gid(f"{TIP}{plain(text)}" if text else None)


def ends(
    values: pd.Series, written: Callable[[float], str]
) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """Who is highest and who lowest, each with the value; none where all are written alike.

    `values` are by outlet. Those who are written alike share their place.
    """
    shown = values.dropna().astype(float).sort_values(ascending=False, kind="stable").map(written)
    if shown.nunique() < 2:
        return None
    high, low = (list(shown.index[shown == end]) for end in (shown.iloc[0], shown.iloc[-1]))
    return (who(high), shown.iloc[0]), (who(low), shown.iloc[-1])


def who(names: Sequence[str]) -> str:
    """One or two names, or how many outlets they are."""
    return listed(names) if len(names) < 3 else f"{len(names)} outlets"


def nothing_in(rows: pd.DataFrame, column: str) -> str:
    """Which outlets have nothing in `column`; nothing is said where all have."""
    none = outlets(rows[rows[column].isna()])
    return f" Nothing was scored in {listed(none)}." if none else ""


def inside(
    axes: Axes,
    rows: pd.DataFrame,
    value: str,
    part: str,
    fills: dict[str, style.Fill],
    written: Callable[[dict], str],
    room: float,
) -> None:
    """In each part of `stacked` bars that is at least `room` long what is `written` of it."""
    order = {name: place for place, name in enumerate(fills)}
    for _, ours in rows[rows[value].notna()].groupby("line", sort=False):
        left = 0.0
        for row in ours.sort_values(part, key=lambda names: names.map(order)).to_dict("records"):
            long = float(row[value])
            if long >= room:
                fill = fills[row[part]]
                style_of = {"ha": "center", "va": "center", "fontsize": style.size("number")}
                if fill.hatch:
                    style_of["bbox"] = {"facecolor": fill.face, "edgecolor": "none", "pad": style.pt(0.8)}
                axes.text(left + long / 2, row["line"], written(row), color=style.ink(fill.face), **style_of)
            left += long
