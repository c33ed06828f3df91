"""What was coded, outlet by outlet: a table, and sentences that say no more than the articles carry."""

from collections.abc import Iterator

import pandas as pd

from analysis.compare.reliability.agreement import RELIABLE, TENTATIVE
from analysis.compare.reliability.by_outlet import FEWEST
from analysis.compare.reliability.settled import DIFFER, MACHINES, PEOPLE
from analysis.tell.guard import guard
from analysis.tell.markup import plain
from analysis.tell.phrasing import counted, extremes, number
from analysis.tell.views.table import NULL, Table, table

_COLUMNS = ["variable", "code", "outlet", "articles", "units", "value", "95 %", "alpha"]
_NOTE = (
    "value: the share of the outlet's units with that code, or the mean of a scale from 0 to 1. 95 %: over "
    f"resamples of its articles, from {FEWEST} on. alpha: of the people who coded; {NULL} where one coded "
    "alone, or it cannot be computed."
)


def frames_table(coded) -> Table:
    """Each row of `by_outlet`, with alpha beside it."""
    alphas = _alphas(coded.figures)
    rows = [
        (
            row.variable,
            NULL if pd.isna(row.code) else row.code,
            row.outlet,
            row.n_docs,
            row.n_units,
            number(row.value, 2),
            NULL if pd.isna(row.low) else f"{number(row.low, 2)}–{number(row.high, 2)}",
            number(alphas[row.variable][0], 2) if row.variable in alphas else NULL,
        )
        for row in coded.by_outlet.itertuples(index=False)
    ]
    return table(pd.DataFrame(rows, columns=_COLUMNS), note=_NOTE)


def on_frames(coded) -> list[str]:
    """Sentences, each passed by the guard: whose codes count, then what they show, scales before items.

    A variable on which people agree too little is not told; nor is any, where nothing was coded.
    """
    names = [
        *coded.by_outlet["outlet"].unique(),
        *coded.by_outlet["variable"],
        *coded.by_outlet["code"].dropna(),
    ]
    names += [one.id for one in coded.coding.coders]
    few = bool((coded.by_outlet["n_docs"] < FEWEST).any())
    said = [*_whose(coded.settled), *_shown(coded), *_carried(coded.by_outlet)]
    return [guard(one, names, single=few) for one in said]


def _whose(settled: pd.DataFrame) -> Iterator[str]:
    n = {by: int((settled["by"] == by).sum()) for by in (PEOPLE, DIFFER, MACHINES)}
    counts = n[PEOPLE] + n[MACHINES]
    if not counts:
        yield "No code counts: nothing was coded, or people differ on all of it."
        return
    machines = f", {n[MACHINES]:,} a machine's alone" if n[MACHINES] else ""
    yield f"{counted(counts, 'code')} count: {n[PEOPLE]:,} of people who agree or coded alone{machines}."
    if n[DIFFER]:
        yield f"Where people differ, none counts: {counted(n[DIFFER], 'answer')}."


def _shown(coded) -> Iterator[str]:
    """For each scale and variable which outlets have the highest and the lowest value."""
    alphas = _alphas(coded.figures)
    told = [
        *coded.scales,
        *(name for name in dict.fromkeys(coded.by_outlet["variable"]) if name not in coded.items),
    ]
    for name in dict.fromkeys(told):
        rows = coded.by_outlet[coded.by_outlet["variable"] == name]
        if rows.empty:
            continue
        alpha, low, high = alphas.get(name, (None, None, None))
        if high is not None and high < TENTATIVE:
            yield f"{plain(name)} is not told: all of the range of alpha is below {TENTATIVE}."
            continue
        for code, own in rows.groupby("code", sort=False, dropna=False):
            what = (
                f"Mean of {plain(name)} (0 to 1)"
                if pd.isna(code)
                else f"Share of {plain(name)} “{plain(code)}”"
            )
            ends = extremes([plain(one) for one in own["outlet"]], list(own["value"]), lambda x: number(x, 2))
            yield f"{what}: {ends}{_on(own)}; {_sureness(alpha, low)}."


def _on(own: pd.DataFrame) -> str:
    """Of how many articles, and whether the ranges of the two ends lie apart."""
    n = own["n_docs"]
    articles = counted(int(n.min()), "article") if n.nunique() == 1 else f"{n.min()} to {n.max()} articles"
    said = f" ({articles} each)" if n.nunique() == 1 else f" ({articles})"
    if len(own) > 1 and own["low"].notna().all() and own["value"].nunique() > 1:
        top, bottom = own.loc[own["value"].idxmax()], own.loc[own["value"].idxmin()]
        apart = top["low"] > bottom["high"]
        said += "; their ranges lie apart" if apart else "; their ranges overlap, so do not rank them"
    return said


def _sureness(alpha: float | None, low: float | None) -> str:
    if alpha is None:
        return "no alpha"
    if low >= RELIABLE:
        return f"alpha {number(alpha, 2)}"
    if low >= TENTATIVE:
        return f"alpha {number(alpha, 2)}, tentative"
    return f"alpha {number(alpha, 2)}, its range reaches below {TENTATIVE}"


def _carried(rows: pd.DataFrame) -> Iterator[str]:
    if len(rows) and (rows["n_docs"] == 1).all():
        yield "With one article each, this is of these articles, and of no outlet."
    elif len(rows) and (rows["n_docs"] < FEWEST).any():
        few = f"An outlet with fewer than {FEWEST} articles has no range"
        yield f"{few}: its numbers are of these articles alone."


def _alphas(figures: pd.DataFrame) -> dict[str, tuple[float, float, float]]:
    people = figures[(figures["kind"] == "all") & figures["low"].notna()]
    ends = zip(people["alpha"], people["low"], people["high"], strict=True)
    return dict(zip(people["variable"], ends, strict=True))
