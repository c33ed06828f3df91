"""What the charts of attribution share: their source line, and their rows as a matrix."""

import pandas as pd

from analysis.tell.charts import base
from analysis.tell.phrasing import counted


def note(rows: pd.DataFrame) -> str:
    """The source line: how many articles were scored, and how many cues they have."""
    n_docs = rows.drop_duplicates("outlet")["n_docs"].sum()
    return f"{counted(n_docs, 'article')}, {counted(rows['n_cues'].sum(), 'attribution cue')} in the body."


def wide(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """`column` x outlet, both in the order of the rows; a null stays one."""
    made = rows.pivot(index=column, columns="outlet", values="n_cues")
    return made.loc[list(dict.fromkeys(rows[column])), base.outlets(rows)].astype(float)
