"""Charts of many articles over time: a small panel for each outlet, a point for each month or week.

Only a report in which an outlet has ten articles or more has them, and only dates of the catalog count.
"""

from collections.abc import Callable

import pandas as pd
from matplotlib.figure import Figure as Sheet

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
from analysis.tell.charts import base
from analysis.tell.charts.drawing import canvas
from analysis.tell.phrasing import counted, extremes, number

_PANEL = 15.0  # mm of an outlet
_AXIS = 11.0  # mm below the last
_MOST_TICKS = 6


def _rows(of_articles: Callable[..., pd.DataFrame], scale: float):
    return lambda *tables: by_period(of_articles(*tables), scale)


def _alt(what: str, decimals: int):
    def alt(rows: pd.DataFrame) -> str:
        known = rows[rows["value"].notna()]
        if known.empty:
            return f"Lines over time, {what}: no period has enough words."
        by = known.groupby("outlet", sort=False)["value"]
        spread = (by.max() - by.min()).dropna()
        written = lambda value: number(value, decimals)  # noqa: E731
        from_to = f"from {rows['period'].min()} to {rows['period'].max()}"
        return (
            f"A line for each outlet, {what}, by {_kind(rows)} {from_to}. Between an outlet's highest and "
            f"lowest {_kind(rows)} lie, {extremes(list(spread.index), list(spread), written)}."
        )

    return alt


def _kind(rows: pd.DataFrame) -> str:
    return "week" if rows["period"].str.len().max() > len("2016-03") else "month"


def _draw(unit: str):
    def draw(rows: pd.DataFrame, sheet: Sheet) -> None:
        names = base.outlets(rows)
        look, shown = canvas.looks(names), base.labels(names, "outlet", room=60.0)
        panels = sheet.subplots(len(names), 1, sharex=True, sharey=True, squeeze=False)[:, 0]
        at = rows.assign(day=pd.to_datetime(rows["period"]), value=rows["value"].astype(float))
        for axes, name, title in zip(panels, names, shown, strict=True):
            own = at[at["outlet"] == name]
            every = at["day"].drop_duplicates().sort_values()
            own = own.set_index("day")["value"].reindex(every).rename_axis("day").reset_index()
            axes.axhline(
                at.loc[at["outlet"] == name, "value"].median(),
                color=canvas.colour("rule"),
                linewidth=canvas.line(0.8),
            )
            how = {"color": look[name].colour, "marker": look[name].marker, "markersize": canvas.point(0.8)}
            # a period without enough words ends the line, which seaborn would draw through
            axes.plot(own["day"], own["value"], linewidth=canvas.line(0.8), clip_on=False, **how)
            axes.set_title(title, loc="left", fontsize=canvas.size("number"), pad=2.0)
            axes.locator_params("y", nbins=3)
        last = panels[-1]
        days = at["day"].drop_duplicates().sort_values()
        step = max(1, -(-len(days) // _MOST_TICKS))
        written = "%Y-%m" if _kind(rows) == "month" else "%Y-%m-%d"
        last.set_xticks(days[::step], [day.strftime(written) for day in days[::step]])
        last.set_xlabel(f"{unit}, by {_kind(rows)}")

    return draw


def _note(rows: pd.DataFrame) -> str:
    few = int(rows["value"].isna().sum())
    n, periods = counted(rows["n_docs"].sum(), "dated article"), rows["period"].nunique()
    said = f"{n} in {counted(periods, _kind(rows))}."
    return f"{said} {counted(few, 'point')} left out for too few words." if few else said


def _chart(
    name: str,
    title: str,
    caption: str,
    unit: str,
    decimals: int,
    tables: tuple[str, ...],
    of_articles: Callable[..., pd.DataFrame],
    scale: float,
) -> base.Chart:
    return base.Chart(
        name=name,
        title=title,
        caption=f"{caption} All of an outlet's articles of the month or week together; grey: the median of "
        "its points. What changes from one to the next can be what was written about.",
        tables=("articles", "sentences", "voices", *tables),
        rows=_rows(of_articles, scale),
        alt=_alt(unit, decimals),
        note=_note,
        height=lambda rows: _PANEL * len(base.outlets(rows)) + _AXIS,
        draw=_draw(unit),
        least=FEWEST_ARTICLES,
    )


_LEFT_OUT = f"Points with fewer than {FEWEST_WORDS} such words are left out."
VOICES = _chart(
    "voices-over-time",
    "The narrator's share over time",
    f"The narrator's words in 100 of the body's. {_LEFT_OUT}",
    "narrator's words, % of the body's",
    0,
    (),
    article_voices,
    PERCENT,
)
HEDGING = _chart(
    "hedging-over-time",
    "Hedging in the narrator's voice over time",
    f"Hedges per 1,000 of the narrator's words in the body. {_LEFT_OUT}",
    "hedges per 1,000 of the narrator's words",
    1,
    ("marks",),
    article_hedging,
    PER_THOUSAND,
)
TONE = _chart(
    "tone-over-time",
    "Lexicon valence over time",
    "The mean of vaderSentiment's compound over body sentences, all voices.",
    "mean compound of body sentences",
    2,
    ("marks",),
    article_tone,
    MEAN,
)
