"""How good the detectors are on public gold data: figures that stand beside every result."""

from functools import cache
from pathlib import Path

import pandas as pd

from analysis.tell.phrasing import number
from analysis.tell.views.table import Table, table

NOTE = (
    "0 to 100. 95 %: of resamples of the gold's documents, how far the figure hangs on them. People: how far "
    "two annotators agree with each other, where that is known. Public gold data, not these articles; "
    "our key is of texts that the rules were made with. On other texts the detectors can do better or worse."
)
_SHOWN = ["measure", "figure", "detector", "95 %", "people", "gold", "measured"]


def accuracy(*measures: str) -> Table:
    """What was measured of the detectors of `measures`, in this order; or that nothing was."""
    known = rows()
    unknown = pd.DataFrame({"measure": [name for name in measures if name not in set(known["measure"])]})
    parts = [known[known["measure"] == name] for name in measures]
    shown = pd.concat([*parts, unknown.assign(figure="not yet measured")], ignore_index=True)
    ranges = [_range(low, high) for low, high in zip(shown["low"], shown["high"], strict=True)]
    numbers = {name: shown[name].map(number, na_action="ignore") for name in ("detector", "people")}
    return table(shown.assign(**numbers, **{"95 %": ranges}), _SHOWN, NOTE)


def commands() -> Table:
    """The command that measures each figure; "–" where a person read the hits."""
    shown = rows()[["measure", "figure", "command"]].replace({"command": {"": None}})
    return table(shown, note="$ANALYSIS_GOLD is the folder of the gold files.")


def people(measure: str) -> dict[str, float]:
    """How far two people agree, 0 to 100, by what `python -m analysis validate` calls the figure."""
    known = rows()
    known = known[(known["measure"] == measure) & known["people"].notna()]
    return dict(zip(known["shown"], known["people"], strict=True))


@cache
def rows() -> pd.DataFrame:
    """What was measured, one row per figure, 0 to 100.

    `shown` is what the output of `command` calls it ("relation soft: F1"); where a person read the hits, it
    is empty. `$ANALYSIS_GOLD` in a command is the folder of the gold files. `low` and `high` are null without
    an interval.
    """
    return pd.read_csv(
        Path(__file__).with_name("accuracy.csv"),
        keep_default_na=False,
        na_values={name: [""] for name in ("detector", "low", "high", "people")},
    )


def _range(low: float, high: float) -> str | None:
    return None if pd.isna(low) else f"{number(low)}–{number(high)}"
