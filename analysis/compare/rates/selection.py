"""Rates of one kind, picked from the table of all."""

import pandas as pd

from analysis import lexicon


def chosen(rates: pd.DataFrame, measure: str, label: str, voice: str) -> pd.DataFrame:
    """The rates of one measure, label and voice: a row for each outlet, in corpus order."""
    wanted = (rates["measure"] == measure) & (rates["label"] == label) & (rates["voice"] == voice)
    return rates[wanted].reset_index(drop=True)


def hedging_labels(rates: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet and label of hedging: marks in the narrator's voice, and whether counted `apart`."""
    apart = {row["label"]: row["apart"] == "yes" for row in lexicon.labels() if row["measure"] == "hedging"}
    ours = rates[(rates["measure"] == "hedging") & (rates["voice"] == "narrator") & (rates["label"] != "all")]
    made = ours.assign(apart=ours["label"].map(lambda label: apart.get(label, False)))
    return made[["outlet", "n_docs", "label", "apart", "n_words", "n_marks"]].reset_index(drop=True)
