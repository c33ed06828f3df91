"""What each outlet calls the same actor, voice by voice."""

import pandas as pd

from analysis.compare.by_outlet import (
    body,
    cell_counts,
    in_order,
    n_scored,
    of_outlets,
    outlets,
    shared_first,
)
from analysis.once import remembered
from analysis.tables import VOICES


@remembered
def label_marks(sentences: pd.DataFrame, voices: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """The names of actors in the body by `actor`, outlet, voice and `name`, the most shared actor first."""
    ours = marks[marks["measure"] == "labels"]
    found = of_outlets(ours, body(sentences))
    parts = found["rule"].str.partition(": ")
    found = found.assign(actor=parts[0], name=parts[2]) if len(found) else found.assign(actor="", name="")
    orders = {"actor": shared_first(found, "actor"), "outlet": outlets(sentences), "voice": VOICES}
    return in_order(found, orders, "name")


@remembered
def label_counts(sentences: pd.DataFrame, voices: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """One row per actor, outlet, voice and name that occurs, the most shared actor first.

    Columns `actor, outlet, n_docs, voice, name, n`. An actor whom an outlet does not name has one row with
    a count of 0 and no name there; for an outlet that was not scored the count is null. Without a name of
    any actor there is a row for each outlet.
    """
    found = label_marks(sentences, voices, marks)
    names, scored = list(dict.fromkeys(found["actor"])) or [None], n_scored(sentences, voices)
    made = list(cell_counts(found, "actor", ["voice", "name"], names, scored))
    columns = ["actor", "outlet", "n_docs", "voice", "name", "n"]
    return pd.DataFrame(made, columns=columns).astype({"n": "Int64"})
