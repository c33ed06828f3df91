"""Other numbers for the figures that a text does not give, as a table to look at."""

import pandas as pd

from analysis.compare.claims.grid import labels
from analysis.tell.views.table import Table, table

_COLUMNS = {"claim": "figure", "outlet": "not found in", "value": "another number there", "text": "sentence"}
_NOTE = (
    "Where a figure was not found and another number of its unit stands right beside the same words. Whether "
    "both are of the same thing is for a reader to say."
)


def other_numbers(asked: pd.DataFrame, others: pd.DataFrame) -> Table:
    """What `compare.other_values` gives, each figure called as in the grid of claims."""
    rows = others.assign(claim=others["claim"].map(labels(asked)))[list(_COLUMNS)]
    return table(rows.rename(columns=_COLUMNS), note=_NOTE)
