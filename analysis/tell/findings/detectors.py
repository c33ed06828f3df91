"""The finding on the detectors: how near they come to people on public gold; it is of no corpus."""

import pandas as pd

from analysis.tell.phrasing import counted, listed, number
from analysis.tell.views.accuracy import rows as measured

_NO_RANK = "A share, an F1 and a correlation are no one scale: only figures of one kind can be compared."


def sentences() -> list[str]:
    """From what is stored of the detectors: see `told`."""
    return told(measured())


def told(rows: pd.DataFrame) -> list[str]:
    """Where each detector's figures lie, the distance to people where it is known, and the gold.

    `rows` are those of `accuracy.rows`; those without a range are left out.
    """
    known = rows[rows["low"].notna()]
    return [_ends(known), _NO_RANK, *_beside_people(known[known["people"].notna()]), _gold(known)]


def _ends(rows: pd.DataFrame) -> str:
    ends = listed(_between(name, own["detector"]) for name, own in rows.groupby("measure", sort=False))
    return f"Agreement with people on public gold data, 0 to 100: {ends}."


def _between(name: str, figures: pd.Series) -> str:
    low, high = number(figures.min()), number(figures.max())
    return f"{name} {low if low == high else f'{low} to {high}'} ({counted(len(figures), 'figure')})"


def _beside_people(rows: pd.DataFrame) -> list[str]:
    if rows.empty:
        return []
    gaps = (rows["people"] - rows["detector"]).round(1)
    below = rows[gaps > 0]
    said = [
        f"For {len(rows)} of them two people were measured too; the detector is below them in {len(below)}."
    ]
    if len(below):
        widest = gaps.idxmax()
        row, name = rows.loc[widest], _names(rows.loc[[widest]])[0]
        ends = f"{number(row['low'])} to {number(row['high'])}"
        reached = f"{number(row['detector'])} (range {ends}) beside {number(row['people'])}"
        said.append(f"Widest apart, by {number(gaps[widest])}: {name}, {reached}.")
    return said


def _gold(rows: pd.DataFrame) -> str:
    sets = "; ".join(dict.fromkeys(rows["gold"]))
    return f"Measured on: {sets}. What holds there need not hold for other texts."


def _names(rows: pd.DataFrame) -> list[str]:
    return [f"{row.measure}, {row.figure}" for row in rows.itertuples()]
