"""Charts of many articles: how those of each outlet are spread, one point an article, and their median.

A mean of hundreds of articles hides whether they are alike. Only a report in which an outlet has ten articles
or more has these charts.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis.compare.by_outlet import with_all
from analysis.compare.rates.articles import article_hedging, article_tone, article_voices
from analysis.compare.rates.rates import FEWEST_ARTICLES, FEWEST_WORDS
from analysis.tell.charts import base
from analysis.tell.charts.drawing import canvas, lined
from analysis.tell.phrasing import counted, extremes, number

_POINTS = 1_000  # more are one picture in the SVG, which would have an element for each
_SPREAD = 0.28  # of a line, to both sides
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
    """Outlet x articles, median, lower and upper quartile, in corpus order."""
    by = rows.groupby("outlet", sort=False)["value"]
    made = by.quantile([0.25, 0.5, 0.75]).unstack()
    return made.set_axis(["low", "median", "high"], axis=1).assign(n=by.count())


def _alt(what: str, decimals: int):
    def alt(rows: pd.DataFrame) -> str:
        found = quartiles(rows).dropna()
        written = lambda value: number(value, decimals)  # noqa: E731
        ends = extremes(list(found.index), list(found["median"]), written)
        wide = extremes(list(found.index), list(found["high"] - found["low"]), written)
        return (
            f"Points, one an article, and a box for each outlet: {what}. Median, {ends}. "
            f"The middle half of the articles spans, {wide}.{base.nothing_in(rows, 'value')}"
        )

    return alt


def _columns(rows: pd.DataFrame, decimals: int) -> list[lined.Column]:
    found = quartiles(rows)
    shown = {
        "median": ["–" if pd.isna(one) else number(one, decimals) for one in found["median"]],
        "middle half": [
            "–" if pd.isna(one.low) else f"{number(one.low, decimals)} to {number(one.high, decimals)}"
            for one in found.itertuples()
        ],
        "articles": [f"{n:,}" for n in found["n"]],
    }
    return [lined.Column(heading, texts) for heading, texts in shown.items()]


def _draw(unit: str, decimals: int):
    def draw(rows: pd.DataFrame, sheet: Sheet) -> None:
        import seaborn as sns  # not above: it takes a second, and few reports have these charts

        names, columns = base.outlets(rows), _columns(rows, decimals)
        drawn = lined.lines_of(names, lined.AXIS + 6.0)
        (axes,) = lined.panels(sheet, drawn, (1,), columns)
        look = canvas.looks(names)
        place = {name: at for at, name in enumerate(names)}
        beside = np.random.default_rng(_SEED).uniform(-_SPREAD, _SPREAD, len(rows))
        at = rows.assign(line=rows["outlet"].map(place) + beside)
        at = at[at["value"].notna()].astype({"value": float})
        for name, own in at.groupby("outlet", sort=False):
            dots = {"color": look[name].colour, "marker": look[name].marker, "alpha": 0.35, "linewidth": 0}
            dots |= {
                "s": canvas.point(0.5) ** 2,
                "rasterized": len(at) > _POINTS,
                "legend": False,
                "clip_on": False,
            }
            sns.scatterplot(own, x="value", y="line", ax=axes, zorder=1.5, **dots)
        dark = {"color": canvas.colour("text"), "linewidth": canvas.line(0.8)}
        spread = [at.loc[at["outlet"] == name, "value"].to_numpy() for name in names]
        box = {"positions": range(len(names)), "orientation": "horizontal", "widths": 0.5, "whis": (5, 95)}
        box |= {"showfliers": False, "showcaps": False, "boxprops": dark, "whiskerprops": dark}
        axes.boxplot(spread, **box, medianprops={**dark, "linewidth": canvas.line(1.6)}, zorder=2.5)
        lined.lines(drawn, axes)
        axes.set_ylabel("")
        if at["value"].min() < 0:
            canvas.zero(axes)
        else:
            axes.set_xlim(left=0)
        axes.locator_params("x", nbins=6)
        lined.below(axes, unit, lined.width_of((1,), 0, drawn, columns))

    return draw


def _height(unit: str, decimals: int):
    def height(rows: pd.DataFrame) -> float:
        columns = _columns(rows, decimals)
        drawn = lined.lines_of(base.outlets(rows), lined.AXIS + 6.0)
        room = lined.width_of((1,), 0, drawn, columns)
        return drawn.height + lined.head(columns) + lined.low(unit, room) + 1.0

    return height


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
        caption=f"{caption} Box: the middle half of an outlet's articles and their median; whiskers: from "
        "the 5th to the 95th of 100. Points stand beside each other by chance.",
        tables=("articles", "sentences", "voices", *tables),
        rows=_rows(of_articles),
        alt=_alt(unit, decimals),
        note=lambda rows: f"{counted(rows['value'].count(), 'article')}, a point each.",
        height=_height(unit, decimals),
        draw=_draw(unit, decimals),
        least=FEWEST_ARTICLES,
    )


_LEFT_OUT = f"Articles with fewer than {FEWEST_WORDS} such words are left out."
VOICES = _chart(
    "voices-by-article",
    "How much each article tells in its own voice",
    f"The narrator's share of the words of an article's body. {_LEFT_OUT}",
    "narrator's words, % of the body's",
    0,
    (),
    article_voices,
)
HEDGING = _chart(
    "hedging-by-article",
    "Hedging in the narrator's voice, article by article",
    f"Hedges per 1,000 of the narrator's words in an article's body. {_LEFT_OUT} A single article has few "
    "hedges, so that points are spread wider than articles differ.",
    "hedges per 1,000 of the narrator's words",
    1,
    ("marks",),
    article_hedging,
)
TONE = _chart(
    "tone-by-article",
    "Lexicon valence, article by article",
    "The mean of vaderSentiment's compound over the sentences of an article's body, all voices. It scores "
    "words, not what is said.",
    "mean compound of the body's sentences",
    2,
    ("marks",),
    article_tone,
)
