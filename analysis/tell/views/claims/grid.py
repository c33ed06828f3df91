"""The grid of claims as a table of symbols: for those who cannot see the chart, and for paper."""

from collections.abc import Iterator

import pandas as pd

from analysis.compare.by_outlet import outlets
from analysis.tell import leads
from analysis.tell.claim_symbols import ABSENT, LEGEND, NOT_FOUND, symbol
from analysis.tell.views.table import NULL, Table, table

_ACROSS = 6  # outlets in one table: more would not fit on paper


def grid(rows: pd.DataFrame) -> list[Table]:
    """The rows of the chart `claims-by-outlet`, claims down and outlets across.

    Many outlets make several tables; the last has the legend. Each cell leads to its tellings in the reader.
    """
    cells = {key: _cell(own) for key, own in rows.groupby(["asked", "outlet"], sort=False)}
    told = set(rows.loc[rows["how"].notna(), ["asked", "outlet"]].itertuples(index=False, name=None))
    claims, names = list(dict.fromkeys(rows["asked"])), outlets(rows)
    parts = list(_evenly(names, -(-len(names) // _ACROSS)))
    return [
        table(
            pd.DataFrame(
                [(claim, *(cells[claim, name] for name in part)) for claim in claims],
                columns=["claim", *part],
            ),
            note=LEGEND if part == parts[-1] else "",
            leads={
                name: [_address(claim, name) if (claim, name) in told else None for claim in claims]
                for name in part
            },
        )
        for part in parts
    ]


def _address(claim: str, outlet: str) -> str:
    return leads.rows_of("claims-by-outlet", {"asked": claim, "outlet": outlet})


def _evenly(names: list[str], n: int) -> Iterator[list[str]]:
    for place in range(n):
        yield names[place * len(names) // n : (place + 1) * len(names) // n]


def _cell(own: pd.DataFrame) -> str:
    """As in "2□ “”~": a number for several passages, then how they tell it."""
    told = own[own["how"].notna()]
    if len(told):
        pairs = zip(told["n_tellings"], told["how"], strict=True)
        return " ".join(f"{n if n > 1 else ''}{symbol(how)}" for n, how in pairs)
    if own["n_tellings"].isna().all():
        return NULL
    return ABSENT if (own["status"] == "absent").any() else NOT_FOUND
