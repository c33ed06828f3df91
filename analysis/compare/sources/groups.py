"""To which groups the sources of each outlet belong."""

import pandas as pd

from analysis.compare.by_outlet import frequent, in_order, outlets
from analysis.compare.sources.cues import NO_GROUP, NO_SOURCE, UNNAMED, cue_counts, cues
from analysis.once import remembered

OTHERS = "other groups"
LAST = (OTHERS, UNNAMED, NO_GROUP, NO_SOURCE)
_MOST = 5


@remembered
def group_cues(sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """The attributions of the body by outlet; `group` is one of the five most frequent, or one of `LAST`."""
    found = cues(sentences, attributions)
    ranked = [name for name in frequent(found["from_group"]) if name not in LAST]
    shown = found["from_group"].where(~found["from_group"].isin(ranked[_MOST:]), OTHERS)
    orders = {"outlet": outlets(sentences), "group": [*ranked[:_MOST], *LAST]}
    return in_order(found.assign(group=shown), orders)


@remembered
def group_shares(sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """One row per group and outlet with its `share` of the outlet's attributions, which are `n_all`.

    Most frequent group first, then unnamed, unknown and no source, which are always there. Columns
    `group, outlet, n_docs, n_cues, n_all, share`; counts are null for an outlet that was not scored, shares
    where it has no attribution, too.
    """
    found = group_cues(sentences, voices, attributions)
    ranked = frequent(found["group"], LAST)
    names = [name for name in ranked if name not in LAST]
    shown = [*names, *(name for name in LAST if name in ranked or name != OTHERS)]
    rows = cue_counts(found, ["group"], [(name,) for name in shown], sentences, voices)
    total = rows.groupby("outlet")["n_cues"].transform("sum")
    total = total.where(rows["n_cues"].notna())
    return rows.assign(n_all=total, share=(rows["n_cues"] / total.mask(total == 0)).astype("float64"))


def largest(sums: pd.Series) -> tuple[pd.Series, str]:
    """The known groups with their sums, largest first, and what they are called: "group", or "known group"
    where more have no name or are of no known group."""
    named = sums[~sums.index.isin(LAST) & (sums > 0)].sort_values(ascending=False, kind="stable")
    is_rest_larger = len(named) and sums.reindex([UNNAMED, NO_GROUP]).max() > named.max()
    return named, "known group" if is_rest_larger else "group"
