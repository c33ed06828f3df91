"""Who is given a voice in which outlet, and how often."""

import pandas as pd

from analysis.compare.by_outlet import frequent, in_order, outlets
from analysis.compare.sources.cues import NOBODY, cue_counts, cues
from analysis.once import remembered

OTHERS = "other speakers"
LAST = (OTHERS, *NOBODY)
_MOST = 12


@remembered
def speaker_cues(sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """The attributions of the body; `speaker` is one of the twelve most frequent, or one of `LAST`.

    In the order of `speaker_counts`.
    """
    found = cues(sentences, attributions)
    named = frequent(found.loc[~found["who"].isin(NOBODY), "who"])
    shown = found["who"].where(~found["who"].isin(named[_MOST:]), OTHERS)
    orders = {"speaker": [*named[:_MOST], *LAST], "outlet": outlets(sentences)}
    return in_order(found.assign(speaker=shown), orders)


@remembered
def speaker_counts(sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """One row per speaker and outlet, most frequent first, then the rest, and those without a name.

    Columns `speaker, outlet, n_docs, n_cues`; counts are null for an outlet that was not scored.
    """
    found = speaker_cues(sentences, voices, attributions)
    shown = list(dict.fromkeys([*found["speaker"], *NOBODY]))
    shown.sort(key=lambda name: LAST.index(name) if name in LAST else -1)
    return cue_counts(found, ["speaker"], [(name,) for name in shown], sentences, voices)
