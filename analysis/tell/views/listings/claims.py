"""The claims as a table of symbols: who tells which, in whose voice, how surely."""

from collections.abc import Iterator

import pandas as pd

from analysis.compare.by_outlet import outlets
from analysis.compare.claims.grid import grid, told_ways
from analysis.tell import leads
from analysis.tell.claim_symbols import ABSENT, LEGEND, NOT_FOUND, symbol
from analysis.tell.views.listings import base
from analysis.tell.views.table import NULL, Table, table

_ACROSS = 6  # outlets in one table: more would not fit on paper


def _grid(rows: pd.DataFrame, led: bool) -> Table:
    """Many outlets make several tables; the last has the legend. Each cell leads to its passages."""
    cells = {key: _cell(own) for key, own in rows.groupby(["asked", "outlet"], sort=False)}
    told = set(rows.loc[rows["how"].notna(), ["asked", "outlet"]].itertuples(index=False, name=None))
    claims, names = list(dict.fromkeys(rows["asked"])), outlets(rows)
    parts = list(_evenly(names, -(-len(names) // _ACROSS)))
    made = [
        table(
            base.frame(
                [(claim, *(cells[claim, name] for name in part)) for claim in claims], ["claim", *part]
            ),
            note=LEGEND if part == parts[-1] else "",
            leads={
                name: [_address(claim, name) if led and (claim, name) in told else None for claim in claims]
                for name in part
            },
        )
        for part in parts
    ]
    faces = ("".join(one.html for one in made), "\n".join(one.text for one in made))
    return Table(*faces, "".join(one.printed for one in made))


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


CLAIMS = base.Listing(
    name="claims-by-outlet",
    title="Who tells what",
    caption="Each claim that the corpus asks about, and how each outlet tells it; symbols that differ in one "
    f"cell are passages that tell it in different ways. {LEGEND}",
    tables=("sentences", "voices", "asked", "tellings", "claims"),
    rows=grid,
    table=_grid,
    marks=told_ways,
    cells=("asked", "outlet", "how"),
    counts="n_tellings",
    noun="passage",
)
