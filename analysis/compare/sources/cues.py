"""Which attributions count, whose they are, and how they are counted by outlet."""

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.compare.by_outlet import body, n_scored, of_outlets
from analysis.once import remembered

COMMITMENTS = ("neutral", "endorse", "distance")
UNNAMED, UNRESOLVED, NO_SOURCE = "unnamed", "unresolved", "no source"
NO_GROUP = "group unknown"
NOBODY = (UNNAMED, UNRESOLVED, NO_SOURCE)


@remembered
def cues(sentences: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """The sure attributions of the body: `outlet`, `who`, `from_group`, and where the cue stands.

    `who` is a speaker's canonical name, unnamed (officials), unresolved, or no source; `from_group` the
    group that the corpus gives the speaker, unnamed, unknown, or no source.
    """
    found = of_outlets(attributions[attributions["sure"]], body(sentences))
    missing = found["source"].isna() & found["speaker"].isna()
    nameless = found["speaker"].isna() & (found["group"] == UNNAMED)
    return found.assign(
        who=found["speaker"].fillna(UNRESOLVED).mask(nameless, UNNAMED).mask(missing, NO_SOURCE),
        from_group=found["group"].fillna(NO_GROUP).mask(missing, NO_SOURCE),
        start=found["cue_start"],
        end=found["cue_end"],
    )


@remembered
def cue_counts(
    found: pd.DataFrame,
    columns: Sequence[str],
    cells: Iterable[tuple],
    sentences: pd.DataFrame,
    voices: pd.DataFrame,
) -> pd.DataFrame:
    """One row per cell and outlet, in this order: the `columns`, `outlet`, `n_docs` scored, `n_cues`.

    A count is null for an outlet that was not scored, and 0 where a scored one has none.
    """
    n = found.groupby([*columns, "outlet"]).size().to_dict() if len(found) else {}
    scored = n_scored(sentences, voices)
    made = [
        (*cell, outlet, n_docs, n.get((*cell, outlet), 0) if n_docs else None)
        for cell in cells
        for outlet, n_docs in scored.items()
    ]
    return pd.DataFrame(made, columns=[*columns, "outlet", "n_docs", "n_cues"]).astype({"n_cues": "Int64"})
