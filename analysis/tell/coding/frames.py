"""What was coded, outlet by outlet: a table, and sentences that say no more than the articles carry."""

from collections.abc import Iterator

import pandas as pd

from analysis.compare.reliability.agreement import RELIABLE, TENTATIVE
from analysis.compare.reliability.by_outlet import FEWEST
from analysis.compare.reliability.settled import DIFFER, MACHINES, PEOPLE
from analysis.tell.coding.agreement import FEWEST_UNITS
from analysis.tell.findings import Finding
from analysis.tell.guard import guard
from analysis.tell.markup import plain
from analysis.tell.phrasing import counted, extremes, listed, number
from analysis.tell.views.table import NULL, Table, table

FEW = 5  # units of an outlet that are no articles: of fewer no share is told in words; the number is ours
_ONE_OF_AN_ARTICLE = ("article", "headline", "lead")
_COLUMNS = ["variable", "code", "outlet", "articles", "units", "value", "95 %", "alpha"]
_NOTE = (
    "value: the share of the outlet's units with that code, or the mean of a scale from 0 to 1. 95 %: over "
    f"resamples of its articles, from {FEWEST} on. alpha: of the people who coded; {NULL} where one coded "
    "alone, or it cannot be computed."
)


def frames_table(coded) -> Table:
    """Each row of `by_outlet`, with alpha beside it; codes that an outlet has in no unit are left out."""
    alphas = _alphas(coded.figures)
    found = coded.by_outlet
    many = found["code"].notna() & (found["code"] != "yes")
    rows = [
        (
            row.variable,
            NULL if pd.isna(row.code) else row.code,
            row.outlet,
            row.n_docs,
            row.n_units,
            number(row.value, 2),
            NULL if pd.isna(row.low) else f"{number(row.low, 2)} to {number(row.high, 2)}",
            number(alphas[row.variable].alpha, 2) if row.variable in alphas else NULL,
        )
        for row in found[~many | (found["value"] > 0)].itertuples(index=False)
    ]
    return table(pd.DataFrame(rows, columns=_COLUMNS), note=_NOTE)


def on_frames(coded) -> Finding:
    """The finding on what was coded: whose codes count, then what they show, scales before items.

    Items of a scale are in the table alone. A variable on which people agree too little is not told.

    Raises
    ------
    GuardError : a sentence would say more than the articles carry.
    """
    found = coded.by_outlet
    names = [*found["outlet"].unique(), *found["variable"], *found["code"].dropna()]
    said = [*_whose(coded.settled), *_shown(coded), *_carried(found)]
    few = bool((found["n_docs"] < FEWEST).any())
    return Finding("frames", tuple(guard(one, names, single=few) for one in said))


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
    """A sentence for each scale and each variable that is no item of one."""
    alphas = _alphas(coded.figures)
    names = [name for name in dict.fromkeys(coded.by_outlet["variable"]) if name not in coded.items]
    for name in dict.fromkeys([*coded.scales, *names]):
        rows = coded.by_outlet[coded.by_outlet["variable"] == name]
        if rows.empty:
            continue
        row = alphas.get(name)
        if row is not None and row.n >= FEWEST_UNITS and row.high < TENTATIVE:
            yield f"{plain(name)} is not told: all of the range of alpha is below {TENTATIVE}."
            continue
        enough = rows["kind"].isin(_ONE_OF_AN_ARTICLE) | (rows["n_units"] >= FEW)
        few = list(map(plain, dict.fromkeys(rows.loc[~enough, "outlet"])))
        left = f"; fewer than {FEW} units: {listed(few)}" if few else ""
        told = rows[enough]
        if len(told):
            yield f"{_ends(name, told)}{left}; {_sureness(row)}."


def _ends(name: str, rows: pd.DataFrame) -> str:
    """Which outlets have the highest and the lowest value; of many values, the most frequent of each."""
    code = rows["code"].iloc[0]
    if pd.isna(code) or code == "yes":
        what = f"Mean of {plain(name)} (0 to 1)" if pd.isna(code) else f"Share of {plain(name)} “yes”"
        ends = extremes([plain(one) for one in rows["outlet"]], list(rows["value"]), lambda x: number(x, 2))
        return f"{what}: {ends}{_on(rows)}"
    each = []
    for outlet, own in rows.groupby("outlet", sort=False):
        top = own[own["value"] == own["value"].max()]
        n, of = round(top["value"].iloc[0] * top["n_units"].iloc[0]), top["n_units"].iloc[0]
        share = f" ({n} of {of})" if of > 1 else ""
        each.append(f"{plain(outlet)} {listed(f'“{plain(one)}”' for one in top['code'])}{share}")
    return f"Most frequent of {plain(name)}: {'; '.join(each)}"


def _on(own: pd.DataFrame) -> str:
    """Of how many articles, and whether the ranges of the two ends lie apart."""
    n = own["n_docs"]
    alike = n.nunique() == 1
    said = f" ({counted(int(n.min()), 'article')} each)" if alike else f" ({n.min()} to {n.max()} articles)"
    if len(own) > 1 and own["low"].notna().all() and own["value"].nunique() > 1:
        top, bottom = own.loc[own["value"].idxmax()], own.loc[own["value"].idxmin()]
        apart = top["low"] > bottom["high"]
        said += "; their ranges lie apart" if apart else "; their ranges overlap, so do not rank them"
    return said


def _sureness(row) -> str:
    if row is None:
        return "no alpha"
    said = f"alpha {number(row.alpha, 2)}"
    if row.n < FEWEST_UNITS:
        return f"{said} on {counted(row.n, 'unit')}, too few to rely on"
    if row.low >= RELIABLE:
        return said
    return f"{said}, tentative" if row.low >= TENTATIVE else f"{said}, its range reaches below {TENTATIVE}"


def _carried(rows: pd.DataFrame) -> Iterator[str]:
    if len(rows) and (rows["n_docs"] == 1).all():
        yield "With one article each, this is of these articles, and of no outlet."
    elif len(rows) and (rows["n_docs"] < FEWEST).any():
        few = f"An outlet with fewer than {FEWEST} articles has no range"
        yield f"{few}: its numbers are of these articles alone."


def _alphas(figures: pd.DataFrame) -> dict:
    """The row of each variable that tells how people agree, where alpha is known."""
    people = figures[(figures["kind"] == "all") & figures["low"].notna()]
    return {row.variable: row for row in people.itertuples(index=False)}
