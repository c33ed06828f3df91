"""Charts of many articles over time: a small panel for each outlet, a point for each month or week.

Only a report in which an outlet has ten articles or more has them, and only dates of the catalog count.
"""

from collections.abc import Callable

import pandas as pd

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

_PANEL = 17.0  # mm of an outlet
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


def _draw(rows: pd.DataFrame, on: base.Plate) -> None:
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
        sns.lineplot(
            own.dropna(),
            x="day",
            y="value",
            units="run",
            estimator=None,
            marker="o",
            markersize=style.point(0.6),
            clip_on=False,
            ax=axes,
            **how,
        )
        base.named_above(axes, name, place, on)
        axes.locator_params("y", nbins=3)
        axes.set(xlabel="", ylabel="")
    step = max(1, -(-len(days) // (3 if on.page.is_narrow else _MOST_TICKS)))
    written = "%Y-%m" if _kind(rows) == "month" else "%Y-%m-%d"
    panels[-1].set_xticks(days[::step], [day.strftime(written) for day in days[::step]])


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
        unit=lambda rows: f"{unit[0].upper()}{unit[1:]}, by {_kind(rows)}; grey: the median",
        draw=_draw,
        least=FEWEST_ARTICLES,
    )


_LEFT_OUT = f"Points with fewer than {FEWEST_WORDS} such words are left out."
VOICES = _chart(
    "voices-over-time",
    "Own voice over time",
    f"Words of own voice in 100 of the body's. {_LEFT_OUT}",
    "own voice, % of the body's words",
    0,
    (),
    article_voices,
    PERCENT,
)
HEDGING = _chart(
    "hedging-over-time",
    "Hedges in own voice over time",
    f"Hedges per 1,000 words of own voice in the body. {_LEFT_OUT}",
    "hedges per 1,000 words of own voice",
    1,
    ("marks",),
    article_hedging,
    PER_THOUSAND,
)
TONE = _chart(
    "tone-over-time",
    "Tone over time",
    "The mean of vaderSentiment's compound over body sentences, all voices.",
    "mean compound of body sentences",
    2,
    ("marks",),
    article_tone,
    MEAN,
)
