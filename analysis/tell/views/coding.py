"""How far coders and detector agree on the sentences of coding sheets, as a table."""

import pandas as pd

from analysis.compare.rates.resampling import RESAMPLES
from analysis.tell.findings.codes import NO_SHEET, value_of
from analysis.tell.views.table import NULL, Table, table

_COLUMNS = ["compared", "figure", "value", "95 %", "sentences"]
_NOTE = (
    f"All x 100 but alpha. 95 %: of alpha over {RESAMPLES:,} resamples of the sentences, of all others what "
    "so many codes leave open. sentences: the coded ones that a figure is of."
)


def coding_agreement(found) -> Table:
    """Each figure of `validate.codes` with its range; without a sheet, that there is none."""
    if not found.coders:
        return table(pd.DataFrame(columns=_COLUMNS), note=NO_SHEET)
    rows = [
        (row.compared, row.figure, _value(row, "value"), _range(row), row.n)
        for row in found.scores.itertuples(index=False)
    ]
    return table(pd.DataFrame(rows, columns=_COLUMNS).astype({"sentences": "Int64"}), note=_NOTE)


def _value(row, name: str) -> str:
    return NULL if pd.isna(getattr(row, name)) else value_of(row, name)


def _range(row) -> str:
    return NULL if pd.isna(row.low) else f"{_value(row, 'low')}–{_value(row, 'high')}"
