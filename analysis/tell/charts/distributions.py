"""Charts of many articles: how those of each outlet are spread, one point an article, and their median.

A mean of hundreds of articles hides whether they are alike. Only a report in which an outlet has ten articles
or more has these charts.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis.compare.by_outlet import with_all
from analysis.compare.rates.articles import article_hedging, article_tone, article_voices
from analysis.compare.rates.rates import FEWEST_ARTICLES, FEWEST_WORDS
from analysis.tell.charts import base, style
from analysis.tell.phrasing import counted, extremes, number

_POINTS = 1_000  # more are one picture in the SVG, which would have an element for each
_SPREAD = 0.2  # of a line, to both sides
_SEED = 1


def _rows(of_articles: Callable[..., pd.DataFrame]):
    """One row per article with a value; an outlet without any has one row without."""

    def rows(*tables: pd.DataFrame) -> pd.DataFrame:
        found = of_articles(*tables)
        names = list(dict.fromkeys(tables[0]["outlet"]))
        known = found[found["value"].notna()]
        return with_all(known, names)

    return rows


def quartiles(rows: pd.DataFrame) -> pd.DataFrame:
    """Outlet x articles, median, quartiles and the 5th and 95th of 100 articles, in corpus order."""
    by = rows.groupby("outlet", sort=False)["value"]
    made = by.quantile([0.05, 0.25, 0.5, 0.75, 0.95]).unstack()
    return made.set_axis(["5th", "low", "median", "high", "95th"], axis=1).assign(n=by.count())


def _alt(what: str, decimals: int):
    def alt(rows: pd.DataFrame) -> str:
        found = quartiles(rows).dropna()
        written = lambda value: number(value, decimals)  # noqa: E731
        ends = extremes(list(found.index), list(found["median"]), written)
        wide = extremes(list(found.index), list(found["high"] - found["low"]), written)
        return (
            f"Points, one an article, with each outlet's median and middle half: {what}. Median, {ends}. "
            f"The middle half of the articles spans, {wide}.{base.nothing_in(rows, 'value')}"
        )

    return alt


def _draw(decimals: int):
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
                base.beside(
                    axes, end, place, f"{number(own['median'], decimals)}  ({own['n']:,.0f})", gap=5.0
                )
        low, high = known["value"].min(), known["value"].max()
        if low < 0:
            axes.axvline(0, color=style.colour("zero"), linewidth=style.line(0.6))
        across = high - min(0.0, low) or 1.0
        axes.set_xlim(min(0.0, low - 0.02 * across), high + 0.2 * across)
        axes.locator_params("x", nbins=6)
        base.named(axes, names, "outlet", on)

    return draw


def _says(what: str, decimals: int):
    def says(rows: pd.DataFrame) -> str:
        """Who lies highest and lowest, if the middle halves of their articles do not overlap."""
        found = quartiles(rows)
        found = found[found["n"] >= FEWEST_ARTICLES]
        if len(found) < 2:
            return ""
        top, bottom = found.loc[found["median"].idxmax()], found.loc[found["median"].idxmin()]
        ends = base.ends(found["median"], lambda value: number(value, decimals))
        if not ends or top["low"] <= bottom["high"]:
            return ""
        (most, high), (least, low) = ends
        return f"{what}: median {high} in {most}, {low} in {least}"

    return says


def _chart(
    name: str,
    title: str,
    caption: str,
    unit: str,
    decimals: int,
    tables: tuple[str, ...],
    of_articles: Callable[..., pd.DataFrame],
) -> base.Chart:
    return base.Chart(
        name=name,
        title=title,
        caption=f"{caption} Dot: the median of an outlet's articles; thick: their middle half; thin: "
        "from the 5th to the 95th of 100. Points stand beside each other by chance.",
        tables=("articles", "sentences", "voices", *tables),
        rows=_rows(of_articles),
        alt=_alt(unit, decimals),
        says=_says(f"{unit[0].upper()}{unit[1:]}", decimals),
        unit=lambda rows: f"{unit[0].upper()}{unit[1:]}: a point each article; number: the median (articles)",
        note=lambda rows: f"{counted(rows['value'].count(), 'article')}.",
        draw=_draw(decimals),
        least=FEWEST_ARTICLES,
    )


_LEFT_OUT = f"Articles with fewer than {FEWEST_WORDS} such words are left out."
VOICES = _chart(
    "voices-by-article",
    "Own voice, article by article",
    f"The share of the outlet's own voice in the words of an article's body. {_LEFT_OUT}",
    "own voice, % of the body's words",
    0,
    (),
    article_voices,
)
HEDGING = _chart(
    "hedging-by-article",
    "Hedges in own voice, article by article",
    f"Hedges per 1,000 words of own voice in an article's body. {_LEFT_OUT} A single article has few "
    "hedges, so that points are spread wider than articles differ.",
    "hedges per 1,000 words of own voice",
    1,
    ("marks",),
    article_hedging,
)
TONE = _chart(
    "tone-by-article",
    "Tone, article by article",
    "The mean of vaderSentiment's compound over the sentences of an article's body, all voices. It scores "
    "words, not what is said.",
    "mean compound of the body's sentences",
    2,
    ("marks",),
    article_tone,
)
