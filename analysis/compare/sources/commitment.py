"""How the reporter's cues present the sources, and what these do by saying it."""

import pandas as pd

from analysis.compare.by_outlet import frequent, in_order, outlets
from analysis.compare.sources.cues import COMMITMENTS, cue_counts, cues
from analysis.once import remembered

ALL, NO_ACT = "all acts", "no act"


@remembered
def commitment_cues(
    sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame
) -> pd.DataFrame:
    """The attributions of the body by outlet, commitment and act; an act that is not known is `NO_ACT`."""
    found = cues(sentences, attributions)
    found = found.assign(act=found["act"].fillna(NO_ACT))
    acts = frequent(found["act"], (NO_ACT,))
    orders = {"outlet": outlets(sentences), "commitment": COMMITMENTS, "act": acts}
    return in_order(found, orders)


@remembered
def commitment_counts(
    sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame
) -> pd.DataFrame:
    """One row per commitment, act and outlet: of each commitment the row of all acts, then each that occurs.

    Columns `commitment, act, outlet, n_docs, n_cues`. The acts stand most frequent first. Counts are null
    for an outlet that was not scored.
    """
    found = commitment_cues(sentences, voices, attributions)
    together = pd.concat([found.assign(act=ALL), found], ignore_index=True)
    order = [ALL, *frequent(found["act"], (NO_ACT,))]
    present = set(zip(together["commitment"], together["act"], strict=True))
    cells = [(kind, act) for kind in COMMITMENTS for act in order if act == ALL or (kind, act) in present]
    return cue_counts(together, ["commitment", "act"], cells, sentences, voices)
