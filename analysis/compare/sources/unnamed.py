"""What is missing: unnamed sources, sources that were not worked out, and none at all."""

import pandas as pd

from analysis.compare.by_outlet import in_order, n_scored, outlets
from analysis.compare.sources.cues import NO_SOURCE, UNNAMED, UNRESOLVED, cues
from analysis.once import remembered
from analysis.words import folded

KINDS = (UNNAMED, NO_SOURCE, UNRESOLVED)


@remembered
def nameless_cues(sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """The attributions without a known name by outlet, `missing` (one of `KINDS`) and `words`.

    `words` is the source as it is written, and the cue where there is none; "Officials" at the head of a
    sentence is "officials", if that is written anywhere.
    """
    found = cues(sentences, attributions)
    kind = found["who"].mask(found["from_group"] == UNNAMED, UNNAMED)
    words = found["source"].where(kind != NO_SOURCE, found["cue"]).fillna(found["speaker"])
    words = words.map(lambda text: " ".join(text.split()), na_action="ignore")
    words = words.groupby(words.map(folded, na_action="ignore")).transform("max")  # small letters come last
    found = found.assign(missing=kind, words=words)[kind.isin(KINDS)]
    return in_order(found, {"outlet": outlets(sentences), "missing": KINDS}, "words")


@remembered
def nameless_counts(
    sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame
) -> pd.DataFrame:
    """One row per outlet, kind and wording; a kind that an outlet has not is one row with a count of 0.

    Columns `outlet, n_docs, n_all, missing, words, n_cues`; `n_all` is the outlet's number of attributions.
    Counts are null for an outlet that was not scored.
    """
    found = nameless_cues(sentences, voices, attributions)
    every = cues(sentences, attributions).groupby("outlet").size()
    n = (
        found.groupby(["outlet", "missing", "words"], sort=False).size()
        if len(found)
        else pd.Series(dtype=int)
    )
    by_place: dict[tuple, list] = {}
    for (outlet, kind, words), count in n.items():
        by_place.setdefault((outlet, kind), []).append((words, count))
    made = []
    for outlet, n_docs in n_scored(sentences, voices).items():
        n_all = every.get(outlet, 0) if n_docs else None
        for kind in KINDS:
            cells = by_place.get((outlet, kind), [(None, 0 if n_docs else None)])
            made += [(outlet, n_docs, n_all, kind, *cell) for cell in cells]
    columns = ["outlet", "n_docs", "n_all", "missing", "words", "n_cues"]
    return pd.DataFrame(made, columns=columns).astype({"n_cues": "Int64", "n_all": "Int64"})
