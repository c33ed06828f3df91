"""Findings: where the articles differ most, found without a claim that somebody wrote."""

import pandas as pd

from analysis.tell.leads import Led, place
from analysis.tell.phrasing import counted

N_SHOWN = 5
N_LEADING = 3
NONE = "0 contrasts: nothing was found that two articles tell and tell differently."
_MORE = (
    "They are found by words that articles share: what was not found can stand there all the same, in other "
    "words."
)


def sentences(contrasts: pd.DataFrame) -> list[str]:
    """The heaviest contrasts between articles, a sentence each; what one article alone tells is left out."""
    top = contrasts[contrasts["kind"] != "alone"].head(N_SHOWN)
    if top.empty:
        return [NONE]
    return [
        *(_sentence(one) for one in top.itertuples()),
        f"{counted(len(contrasts), 'contrast')} in all.",
        _MORE,
    ]


def leading(contrasts: pd.DataFrame) -> list[str]:
    """The heaviest ones, each a finding by itself; of one kind that is no group's at most one."""
    found = contrasts[contrasts["kind"] != "alone"]
    repeated = found["group"].isna() & found.duplicated("kind")
    top = found[~repeated].head(N_LEADING)
    return [_sentence(one) for one in top.itertuples()]


def _sentence(one) -> str:
    name = one.says.partition("”")[0] + "”" if one.says.startswith("“") else ""
    return Led(one.says, [(name, place(one.doc_id, one.start, one.end))] if name else [])
