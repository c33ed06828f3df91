"""A sheet of units to code: drawn at random, in random order, without outlet, document or detector."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.read.coding.codebooks import Variable
from analysis.read.coding.rounds import Round, wording


def unit_sheet(
    units: pd.DataFrame, kind: str, variables: Sequence[Variable], n: int, seed: int
) -> tuple[Round, pd.DataFrame]:
    """What was drawn, and the sheet: `n` of the `units` of a kind or, where there are fewer, all.

    Its columns are `unit, sample, text`, one for each variable, and `note`, all texts; those from the first
    variable on are empty. Each unit is as likely as any other, and so is each order: nothing tells which
    article one is from, but what its own words tell. Krippendorff 2018, on reliability data: coders work
    apart, on the same units, and do not know what is expected.
    """
    rng = np.random.default_rng(seed)
    drawn = units.iloc[rng.permutation(len(units))[:n]]
    of = Round(kind, len(drawn), len(units), seed, wording(variables))
    made = drawn[["unit", "text"]].reset_index(drop=True)
    made.insert(1, "sample", str(of))
    empty = {name: "" for name in (*(one.name for one in variables), "note")}
    return of, made.assign(**empty).astype("str")
