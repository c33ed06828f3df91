"""Charts of many articles: how those of each outlet are spread, and how they change over time.

A mean of hundreds of articles hides whether they are alike. Only a report in which an outlet has ten articles
or more has these charts; over time only dates of the catalog count.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.compare.by_outlet import with_all
from analysis.compare.rates.articles import (
    MEAN,
    PER_THOUSAND,
    PERCENT,
    article_hedging,
    article_tone,
    article_voices,
    by_period,
)
from analysis.compare.rates.rates import FEWEST_ARTICLES, FEWEST_WORDS
from analysis.tell.charts import base, style
from analysis.tell.phrasing import counted, extremes, number

_POINTS = 1_000  # more are one picture in the SVG, which would have an element for each
_SPREAD = 0.2  # of a line, to both sides
_SEED = 1
_PANEL = 17.0  # mm of an outlet over time
_MOST_TICKS = 6


class Measure(NamedTuple):
    """What is measured of each article: name, title, unit and decimals, and what it is made of."""

    name: str
    title: str
    caption: str
    unit: str
    decimals: int
    tables: tuple[str, ...]
    of_articles: Callable[..., pd.DataFrame]
    scale: float

    @property
    def named(self) -> str:
        return f"{self.unit[0].upper()}{self.unit[1:]}"

    def written(self, value: float) -> str:
        return number(value, self.decimals)


_LEFT_OUT = f"With fewer than {FEWEST_WORDS} such words a point is left out."
_VOICES = Measure(
    "voices",
    "Own voice",
    f"The share of the outlet's own voice in the words of the body. {_LEFT_OUT}",
    "own voice, % of the body's words",
    0,
    (),
    article_voices,
    PERCENT,
)
_HEDGING = Measure(
    "hedging",
    "Hedges in own voice",
    f"Hedges per 1,000 words of own voice in the body. {_LEFT_OUT} A single article has few hedges, so that "
    "points are spread wider than articles differ.",
    "hedges per 1,000 words of own voice",
    1,
    ("marks",),
    article_hedging,
    PER_THOUSAND,
)
_TONE = Measure(
    "tone",
    "Tone",
    "The mean of vaderSentiment's compound over body sentences, all voices. It scores words and not what is "
    "said.",
    "mean compound of body sentences",
    2,
    ("marks",),
    article_tone,
    MEAN,
)


def _points(of: Measure):
    """One row per article with a value; an outlet without any has one row without."""

    def rows(*tables: pd.DataFrame) -> pd.DataFrame:
        found = of.of_articles(*tables)
        names = list(dict.fromkeys(tables[0]["outlet"]))
        known = found[found["value"].notna()]
        return with_all(known, names)

    return rows


def quartiles(rows: pd.DataFrame) -> pd.DataFrame:
    """Outlet x articles, median, quartiles and the 5th and 95th of 100 articles, in corpus order."""
    by = rows.groupby("outlet", sort=False)["value"]
    made = by.quantile([0.05, 0.25, 0.5, 0.75, 0.95]).unstack()
    return made.set_axis(["5th", "low", "median", "high", "95th"], axis=1).assign(n=by.count())


def _spread_alt(of: Measure):
    def alt(rows: pd.DataFrame) -> str:
        found = quartiles(rows).dropna()
        ends = extremes(list(found.index), list(found["median"]), of.written)
        wide = extremes(list(found.index), list(found["high"] - found["low"]), of.written)
        return (
            f"Points, one an article, with each outlet's median and middle half: {of.unit}. Median, {ends}. "
            f"The middle half of the articles spans, {wide}.{base.nothing_in(rows, 'value')}"
        )

    return alt


def _says(of: Measure):
    def says(rows: pd.DataFrame) -> str:
        """Who lies highest and lowest, if the middle halves of their articles do not overlap."""
        found = quartiles(rows)
        found = found[found["n"] >= FEWEST_ARTICLES]
        if len(found) < 2:
            return ""
        top, bottom = found.loc[found["median"].idxmax()], found.loc[found["median"].idxmin()]
        ends = base.ends(found["median"], of.written)
        if not ends or top["low"] <= bottom["high"]:
            return ""
        (most, high), (least, low) = ends
        return f"{of.named}: median {high} in {most}, {low} in {least}"

    return says


def _draw_spread(of: Measure):
    def draw(rows: pd.DataFrame, on: base.Plate) -> None:
        import seaborn as sns
        import seaborn.objects as so

        found = quartiles(rows)
        names = list(found["median"].sort_values(ascending=False, kind="stable", na_position="last").index)
        (axes,) = on.lines(names)
        known = rows[rows["value"].notna()].astype({"value": float})
        rng = np.random.default_rng(_SEED)
        lines = known["outlet"].map({name: place for place, name in enumerate(names)}).astype(float)
        beside = rng.uniform(-_SPREAD, _SPREAD, len(known))
        dots = {"color": style.colour("zero"), "alpha": 0.35, "linewidth": 0, "s": style.point(0.5) ** 2}
        dots |= {"rasterized": len(known) > _POINTS, "clip_on": False, "ax": axes}
        sns.scatterplot(known.assign(line=lines + beside), x="value", y="line", **dots)
        spread = found.loc[names].assign(line=range(len(names))).dropna().astype(float)
        spans = ("5th", "95th", style.line(0.6)), ("low", "high", style.line(2.2))
        for low, high, wide in spans:
            dark = so.Range(color=style.colour("text"), linewidth=wide)
            base.plotted(axes, spread, y="line", xmin=low, xmax=high).add(dark, orient="y").plot()
        shades = {"color": style.colour("ground"), "edgecolor": style.colour("text")}
        dot = so.Dot(pointsize=style.point(), edgewidth=style.line(0.8), **shades)
        base.plotted(axes, spread, x="median", y="line").add(dot, orient="y").plot()
        axes.collections[-1].set_zorder(3)  # the median, above all lines
        for place, name in enumerate(names):
            own = found.loc[name]
            if pd.isna(own["median"]):
                base.said(axes, place, base.NOT_SCORED)
            else:
                end = known.loc[known["outlet"] == name, "value"].max()
                base.beside(axes, end, place, f"{of.written(own['median'])}  ({own['n']:,.0f})", gap=5.0)
        low, high = known["value"].min(), known["value"].max()
        if low < 0:
            axes.axvline(0, color=style.colour("zero"), linewidth=style.line(0.6))
        across = high - min(0.0, low) or 1.0
        axes.set_xlim(min(0.0, low - 0.02 * across), high + 0.2 * across)
        axes.locator_params("x", nbins=6)
        base.named(axes, names, "outlet", on)

    return draw


def _spread(of: Measure) -> base.Chart:
    return base.Chart(
        name=f"{of.name}-by-article",
        title=f"{of.title}, article by article",
        caption=f"{of.caption} Dot: the median of an outlet's articles; thick: their middle half; thin: from "
        "the 5th to the 95th of 100. Points stand beside each other by chance.",
        tables=("articles", "sentences", "voices", *of.tables),
        rows=_points(of),
        alt=_spread_alt(of),
        says=_says(of),
        unit=lambda rows: f"{of.named}: a point each article; number: the median (articles)",
        note=lambda rows: f"{counted(rows['value'].count(), 'article')}.",
        draw=_draw_spread(of),
        least=FEWEST_ARTICLES,
    )


def _course_alt(of: Measure):
    def alt(rows: pd.DataFrame) -> str:
        known = rows[rows["value"].notna()]
        if known.empty:
            return f"Lines over time, {of.unit}: no period has enough words."
        by = known.groupby("outlet", sort=False)["value"]
        spread = (by.max() - by.min()).dropna()
        from_to = f"from {rows['period'].min()} to {rows['period'].max()}"
        return (
            f"A line for each outlet, {of.unit}, by {_kind(rows)} {from_to}. Between an outlet's highest and "
            f"lowest {_kind(rows)} lie, {extremes(list(spread.index), list(spread), of.written)}."
        )

    return alt


def _kind(rows: pd.DataFrame) -> str:
    return "week" if rows["period"].str.len().max() > len("2016-03") else "month"


def _draw_course(rows: pd.DataFrame, on: base.Plate) -> None:
    import seaborn as sns

    names = base.outlets(rows)
    panels = on.panels(_PANEL * len(names), len(names), 1, sharex=True, sharey=True)[:, 0]
    at = rows.assign(day=pd.to_datetime(rows["period"]), value=rows["value"].astype(float))
    days = at["day"].drop_duplicates().sort_values()
    for place, (axes, name) in enumerate(zip(panels, names, strict=True)):
        own = (
            at[at["outlet"] == name].set_index("day")["value"].reindex(days).rename_axis("day").reset_index()
        )
        axes.axhline(own["value"].median(), color=style.colour("rule"), linewidth=style.line(0.8))
        own["run"] = own["value"].isna().cumsum()  # a period without enough words ends the line
        how = {"color": style.colour("text"), "linewidth": style.line(0.8), "errorbar": None, "legend": False}
        how |= {"marker": "o", "markersize": style.point(0.6), "clip_on": False, "ax": axes}
        sns.lineplot(own.dropna(), x="day", y="value", units="run", estimator=None, **how)
        base.named_above(axes, name, place, on)
        axes.locator_params("y", nbins=3)
        axes.set(xlabel="", ylabel="")
    step = max(1, -(-len(days) // (3 if on.page.is_narrow else _MOST_TICKS)))
    written = "%Y-%m" if _kind(rows) == "month" else "%Y-%m-%d"
    panels[-1].set_xticks(days[::step], [day.strftime(written) for day in days[::step]])


def _course_note(rows: pd.DataFrame) -> str:
    few = int(rows["value"].isna().sum())
    n, periods = counted(rows["n_docs"].sum(), "dated article"), rows["period"].nunique()
    said = f"{n} in {counted(periods, _kind(rows))}."
    return f"{said} {counted(few, 'point')} left out for too few words." if few else said


def _course(of: Measure) -> base.Chart:
    return base.Chart(
        name=f"{of.name}-over-time",
        title=f"{of.title} over time",
        caption=f"{of.caption} All of an outlet's articles of the month or week together; grey: the median "
        "of its points. What changes from one to the next can be what was written about.",
        tables=("articles", "sentences", "voices", *of.tables),
        rows=lambda *tables: by_period(of.of_articles(*tables), of.scale),
        alt=_course_alt(of),
        unit=lambda rows: f"{of.named}, by {_kind(rows)}; grey: the median",
        note=_course_note,
        draw=_draw_course,
        least=FEWEST_ARTICLES,
    )


VOICES, HEDGING, TONE = ((_spread(of), _course(of)) for of in (_VOICES, _HEDGING, _TONE))
