"""How good the detectors are on public gold data: figures that stand beside every result."""

from functools import cache
from pathlib import Path

import pandas as pd

from analysis.tell.table import Table, table

NOTE = (
    "0 to 100. People: how far two annotators agree with each other, where that is known. Public gold data, "
    "not these articles: on other texts the detectors can do better or worse."
)


def accuracy(*measures: str) -> Table:
    """What was measured of the detectors of `measures`, in this order; or that nothing was."""
    known = _rows()
    unknown = pd.DataFrame({"measure": [name for name in measures if name not in set(known["measure"])]})
    parts = [known[known["measure"] == name] for name in measures]
    rows = pd.concat([*parts, unknown.assign(figure="not yet measured")], ignore_index=True)
    return table(rows, list(known), NOTE)


@cache
def _rows() -> pd.DataFrame:
    return pd.read_csv(Path(__file__).with_name("accuracy.csv"))
