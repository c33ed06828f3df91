"""Charts of rates: a dot and its range for each outlet, and the labels behind them."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from analysis import lexicon
from analysis.compare.rates.selection import chosen, hedging_labels
from analysis.tell.charts import base
from analysis.tell.charts.drawing import canvas, lined, tabled
from analysis.tell.phrasing import counted, extremes, listed, number

TOO_FEW = "too few words"
_COLUMNS = ["outlet", "n_docs", "n_words", "n_marks", "rate", "low", "high", "resampled"]


def dot(axes: Axes, place: float, row, look: canvas.Look, filled: bool = True) -> None:
    """A rate and its range on the line `place`; words instead where there is no rate."""
    if pd.isna(row["rate"]):
        base.said(axes, place, TOO_FEW if row["n_docs"] else base.NOT_SCORED)
        return
    if not pd.isna(row["low"]):
        ends = [row["low"], row["high"]]
        axes.plot(ends, [place, place], color=look.colour, solid_capstyle="butt")
        axes.plot(ends, [place, place], "|", color=look.colour, markersize=canvas.point(0.8))
    face = look.colour if filled else canvas.colour("ground")
    axes.plot(
        row["rate"],
        place,
        look.marker,
        color=look.colour,
        markerfacecolor=face,
        markeredgewidth=canvas.line(0.85),
        clip_on=False,
    )


def without_axis(axes: Axes) -> None:
    """Axes on which there is no rate to be read off: no ticks, no grid."""
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)


def resampled(rows: pd.DataFrame) -> str:
    """What the lines of a chart of rates show."""
    kinds = list(rows["resampled"].dropna().unique())
    said = {
        "paragraph": "sensitivity ranges over paragraphs (how far the figure hangs on single passages)",
        "article": "ranges over resampled articles",
    }
    shown = [f"Lines: {' or '.join(said[kind] for kind in kinds)}."] if kinds else []
    if (rows["high"].notna() & rows["resampled"].isna()).any():
        shown.append("Where nothing was found, the line goes up to 3,000 / words (rule of three).")
    return " ".join(shown) or "No ranges."


def without_rate(rows: pd.DataFrame) -> str:
    """A sentence each, after a space, on outlets not scored, and on those with too few words for a rate."""
    is_scored = rows["n_docs"] > 0
    return base.nothing_in(rows[~is_scored], "rate") + too_few(rows[is_scored & rows["rate"].isna()])


def without_score(rows: pd.DataFrame) -> str:
    """The same on outlets of which no row has a score."""
    each = rows.groupby("outlet", sort=False).agg(n=("n_scored", "sum"), known=("score", "count"))
    nothing = rows[rows["outlet"].isin(each.index[each["n"] == 0])]
    few = rows[rows["outlet"].isin(each.index[(each["n"] > 0) & (each["known"] == 0)])]
    return base.nothing_in(nothing, "score") + too_few(few)


def too_few(rows: pd.DataFrame) -> str:
    """A sentence, after a space, on outlets with too few words for a rate; "" where there is none."""
    return f" {TOO_FEW.capitalize()} for a rate: {listed(base.outlets(rows))}." if len(rows) else ""


def _alt(noun: str):
    def alt(rows: pd.DataFrame) -> str:
        known = rows[rows["rate"].notna()]
        said = f"Dots with ranges: {noun} per 1,000 words in the narrator's voice"
        if known.empty:
            return f"{said}. No outlet has a rate.{without_rate(rows)}"
        ends = extremes(list(known["outlet"]), list(known["rate"]))
        return f"{said}, {ends}.{without_rate(rows)}"

    return alt


def _draw_dots(noun: str):
    def draw(rows: pd.DataFrame, sheet: Sheet) -> None:
        unit = _unit(noun)
        drawn, columns = lined.lines_of(base.outlets(rows), lined.AXIS + 6.0), _columns(rows)
        look, (axes,) = canvas.looks(base.outlets(rows)), lined.panels(sheet, drawn, (1,), columns)
        for place, row in rows.iterrows():
            dot(axes, place, row, look[row["outlet"]])
        if rows["rate"].isna().all():
            without_axis(axes)
        else:
            axes.set_xlim(0, 1.05 * max(0.1, rows[["rate", "high"]].max().max()))
            canvas.zero(axes, zorder=1.5, clip_on=False)
            axes.locator_params("x", nbins=6)
            lined.below(axes, unit, lined.width_of((1,), 0, drawn, columns))

    return draw


def _columns(rows: pd.DataFrame) -> list[lined.Column]:
    rate = ["–" if pd.isna(value) else number(value) for value in rows["rate"]]
    is_scored = rows["n_docs"] > 0  # where none was read, no zero
    marks, words = (
        [f"{n:,}" if scored else "–" for n, scored in zip(rows[name], is_scored, strict=True)]
        for name in ("n_marks", "n_words")
    )
    return [lined.Column("rate", rate), lined.Column("marks", marks), lined.Column("words", words)]


def _unit(noun: str) -> str:
    """What the axis shows; on a narrow page the title alone says in whose voice."""
    return f"{noun} per 1,000 words" + ("" if canvas.page().is_narrow else " in the narrator's voice")


def _height(noun: str):
    def height(rows: pd.DataFrame) -> float:
        unit = _unit(noun)
        columns, frame = _columns(rows), lined.AXIS + 6.0
        drawn = lined.lines_of(base.outlets(rows), frame)
        room = lined.width_of((1,), 0, drawn, columns)
        return drawn.height + lined.head(columns) + lined.low(unit, room) + 1.0

    return height


def _note(rows: pd.DataFrame) -> str:
    n_docs, n_words, n_marks = (rows[column].sum() for column in ("n_docs", "n_words", "n_marks"))
    n = f"{counted(n_docs, 'article')}, {counted(n_marks, 'mark')} in {counted(n_words, 'word')}"
    return f"{n} of body text in the narrator's voice. {resampled(rows)}"


def _by_outlet(measure: str, title: str, noun: str, caption: str) -> base.Chart:
    return base.Chart(
        name=f"{measure}-by-outlet",
        title=title,
        caption=f"{caption} Under 200 words in a voice only counts are given.",
        tables=("rates",),
        rows=lambda rates: chosen(rates, measure, "all", "narrator")[_COLUMNS],
        alt=_alt(noun),
        note=_note,
        height=_height(noun),
        draw=_draw_dots(noun),
    )


HEDGING = _by_outlet(
    "hedging",
    "Hedging in the narrator's voice",
    "hedges",
    "Words that hold back from a claim, outside quotations and attributed passages, in the body. "
    "Labels that are counted apart (belief, approximator, condition) are not in this rate.",
)
CERTAINTY = _by_outlet(
    "certainty",
    "Words of certainty in the narrator's voice",
    "boosters",
    "Words that leave no doubt (clearly), outside quotations and attributed passages, in the body.",
)
PASSIVE = _by_outlet(
    "passive",
    "Passives without an actor in the narrator's voice",
    "passives without an actor",
    "Something is done and the sentence does not say who does it (was cut, is being portrayed), outside "
    "quotations and attributed passages, in the body.",
)

# Measures that are a word list and nothing else.
PLAIN = tuple(
    _by_outlet(
        name,
        f"{name.replace('_', ' ').capitalize()} in the narrator's voice",
        f"marks of {name.replace('_', ' ')}",
        f"Phrases of the word list {name}.csv, outside quotations and attributed passages, in the body.",
    )
    for name in lexicon.plain_measures()
)


def _label_alt(rows: pd.DataFrame) -> str:
    said, known = "A table of counts, outlets by hedging label.", rows[rows["n_docs"] > 0]
    if len(known):
        sums = known.groupby("label", sort=False)["n_marks"].sum()
        said += f" Over all outlets, {extremes(list(sums.index), list(sums), '{:,.0f}'.format)}."
    if known["n_marks"].any():
        top = known.loc[known["n_marks"].idxmax()]
        said += f" Most in one cell: {top['outlet']}, {top['label']} ({top['n_marks']})."
    return said + base.nothing_in(rows.assign(n_docs=rows["n_docs"].where(rows["n_docs"] > 0)), "n_docs")


def _spoken(label: str) -> str:
    """As in "open question"."""
    return label.replace("_", " ")


def _draw_labels(rows: pd.DataFrame, sheet: Sheet) -> None:
    names = base.outlets(rows)
    groups = [list(dict.fromkeys(rows.loc[rows["apart"] == apart, "label"])) for apart in (False, True)]
    shown = [labels for labels in groups if labels]
    drawn = _grid(rows)
    panels = sheet.subplots(1, len(shown), width_ratios=[len(labels) for labels in shown], squeeze=False)[0]
    counts = rows.assign(n_marks=rows["n_marks"].where(rows["n_words"] > 0))  # where none was read, no zero
    wide = counts.pivot(index="outlet", columns="label", values="n_marks").loc[names]
    top = int(rows["n_marks"].max())
    for axes, labels in zip(panels, shown, strict=True):
        first = sum(map(len, shown[: shown.index(labels)]))
        columns = drawn.columns[first : first + len(labels)]
        tabled.numbers(wide[labels], axes, drawn._replace(columns=columns), top=top)
        axes.xaxis.set_label_position("bottom")
        axes.set_xlabel("counted apart" if labels is groups[1] else "in the rate")
        if axes is not panels[0]:
            axes.set_yticks([])


def _grid(rows: pd.DataFrame) -> tabled.Grid:
    labels = rows.sort_values("apart", kind="stable")["label"].map(_spoken)
    return tabled.grid(base.outlets(rows), list(dict.fromkeys(labels)), ("outlet", "label"), 7.5, 5.0)


LABELS = base.Chart(
    name="hedging-labels",
    title="What kind of hedges: marks in the narrator's voice",
    caption="Counts of marks by label, in the body, outside quotations and attributed passages. The labels "
    "at the right are counted apart: they look like hedges, but need not hold back from a claim.",
    tables=("rates",),
    rows=hedging_labels,
    alt=_label_alt,
    note=lambda rows: (
        f"{counted(rows['n_marks'].sum(), 'mark')} in "
        f"{counted(rows.drop_duplicates('outlet')['n_words'].sum(), 'word')} of body text "
        "in the narrator's voice."
    ),
    height=lambda rows: _grid(rows).height,
    draw=_draw_labels,
)
