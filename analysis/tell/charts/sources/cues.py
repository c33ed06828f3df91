"""What the charts of attribution share: their source line, and what is said of too few."""

import pandas as pd

from analysis.tell.charts import base
from analysis.tell.phrasing import counted, listed


def note(rows: pd.DataFrame) -> str:
    """The source line: how many articles were scored, and how many attributions they have."""
    n_docs = rows.drop_duplicates("outlet")["n_docs"].sum()
    return f"{counted(n_docs, 'article')}, {counted(rows['n_cues'].sum(), 'attribution')} in the body."


def few(rows: pd.DataFrame) -> str:
    """How many attributions each outlet has, where they are too few to be drawn."""
    n = rows.groupby("outlet", sort=False)["n_cues"].sum(min_count=1)
    if n.isna().all():
        return base.nothing_in(rows, "n_cues").strip()
    if n.sum() >= base.FEWEST:
        return ""
    found = [f"{name} {n[name]:,}" for name in n.index if n[name] is not pd.NA and n[name] > 0]
    some = f": {listed(found)}" if found else ""
    return (
        f"Too few to draw: {counted(n.sum(), 'attribution')} in the "
        f"body{some}.{base.nothing_in(rows, 'n_cues')}"
    )
