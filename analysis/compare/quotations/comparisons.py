"""What the comparison says of quotations: how many are exact, changed in which way, and unverified."""

import pandas as pd

from analysis.compare.by_outlet import n_scored, outlets
from analysis.compare.quotations.differences import CLASSES, EDGE

WHOLE, PART = "exact", "exact, in part"
LONGEST, UNVERIFIED = "longest version", "unverified"
KINDS = (WHOLE, PART, *CLASSES, LONGEST, UNVERIFIED)


def kinds(quotations: pd.DataFrame, differences: pd.DataFrame) -> list[list[str]]:
    """Of each quotation what the comparison says of it: one of `KINDS`, or several classes of changes.

    A part of a sentence in the words of the base is exact in part; another first letter alone is no change.
    """
    inside = differences[differences["at"] != EDGE]
    changed = inside.groupby("quotation")["kind"].agg(set).to_dict()
    cut = set(differences.loc[differences["kind"] == "trimmed", "quotation"])
    made = []
    for number, (status, base_id) in enumerate(zip(quotations["status"], quotations["base_id"], strict=True)):
        if status == UNVERIFIED:
            made.append([UNVERIFIED])
        elif pd.isna(base_id):
            made.append([LONGEST])
        else:
            found = changed.get(number, {PART if number in cut else WHOLE})
            made.append([kind for kind in KINDS if kind in found])
    return made


def compared_quotations(
    sentences: pd.DataFrame, voices: pd.DataFrame, quotations: pd.DataFrame, differences: pd.DataFrame
) -> pd.DataFrame:
    """The quotations by `compared` (one of `KINDS`) and outlet; each once for each of its changes."""
    found = quotations.assign(compared=kinds(quotations, differences)).explode("compared")
    places = {name: place for place, name in enumerate(outlets(sentences))}
    order = {kind: place for place, kind in enumerate(KINDS)}
    keys = pd.DataFrame({"kind": found["compared"].map(order), "outlet": found["outlet"].map(places)})
    at = keys.reset_index(drop=True).sort_values(["kind", "outlet"], kind="stable").index
    return found.iloc[at].reset_index(drop=True)


def comparison_counts(
    sentences: pd.DataFrame, voices: pd.DataFrame, quotations: pd.DataFrame, differences: pd.DataFrame
) -> pd.DataFrame:
    """One row per kind and outlet, zeros included; null for an outlet that was not scored.

    Columns `compared, outlet, n_docs, n_quotations, n_all`; `n_all` is the outlet's number of quotations
    that quote somebody.
    """
    scored = n_scored(sentences, voices)
    n = compared_quotations(sentences, voices, quotations, differences).groupby(["compared", "outlet"]).size()
    n_all = quotations.groupby("outlet").size()
    made = [
        (
            kind,
            outlet,
            n_docs,
            *((n.get((kind, outlet), 0), n_all.get(outlet, 0)) if n_docs else (None, None)),
        )
        for kind in KINDS
        for outlet, n_docs in scored.items()
    ]
    columns = ["compared", "outlet", "n_docs", "n_quotations", "n_all"]
    return pd.DataFrame(made, columns=columns).astype({"n_quotations": "Int64", "n_all": "Int64"})
