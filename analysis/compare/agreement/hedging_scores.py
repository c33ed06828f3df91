"""Hedges found against those of people: exact, overlap and by sentence, with intervals.

- exact: the same stretch. overlap: a character in common. In the order of the text each hedge that was found
  takes the first of the gold that is free, so that each counts once.
- sentence: whether there is any hedge in it (Farkas et al. 2010, CoNLL shared task).
"""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from analysis.compare.rates.resampling import SEED, draws, harmonic, interval, share

COLUMNS = ("measure", "figure", "value", "low", "high", "n")
MEASURES = ("exact", "overlap", "sentence")
# People who mark uncertainty do not mark these kinds of hedge: they are no part of the core of the measure.
NOT_CORE = frozenset({"approximator", "scope", "condition"})
_CONDITION = "condition"

Cue = Sequence  # start, end and perhaps a type


def core(gold: Sequence[Cue], found: Sequence[Cue]) -> tuple[list[Cue], list[Cue]]:
    """Both without conditions ("if", "unless", "would"), which neither count nor cost.

    Left out are the gold cues of that type, whatever was found that touches one of them, and what was found
    of a kind in `NOT_CORE`.
    """
    free = [cue for cue in gold if cue[2] == _CONDITION]
    kept = [cue for cue in found if cue[2] not in NOT_CORE and not any(_touch(cue, one) for one in free)]
    return [cue for cue in gold if cue[2] != _CONDITION], kept


def hedging_counts(gold: Sequence[Cue], found: Sequence[Cue]) -> np.ndarray:
    """What one sentence adds: a row per measure of `MEASURES`, with columns right, found, gold."""
    return np.array(
        [
            (
                _taken(gold, found, lambda one, other: tuple(one[:2]) == tuple(other[:2])),
                len(found),
                len(gold),
            ),
            (_taken(gold, found, _touch), len(found), len(gold)),
            (bool(gold and found), bool(found), bool(gold)),
        ],
        dtype=float,
    )


def _touch(one: Cue, other: Cue) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _taken(gold: Sequence[Cue], found: Sequence[Cue], same: Callable[[Cue, Cue], bool]) -> int:
    free = list(gold)
    for one in found:
        match = next((place for place, other in enumerate(free) if same(one, other)), None)
        if match is not None:
            del free[match]
    return len(gold) - len(free)


def hedging_scores(
    counts: Sequence[np.ndarray], groups: Sequence[str] = (), seed: int = SEED
) -> pd.DataFrame:
    """Precision, recall and F1 of each measure.

    Parameters
    ----------
    counts : what `hedging_counts` gives for each sentence.
    groups : the document of each sentence; documents are resampled whole. Without them, sentences are.

    Returns
    -------
    Three rows per measure, columns `COLUMNS`; value, low and high are 0 to 1 (0 where there is nothing), `n`
    is what the figure is divided by, null for F1. `low` and `high` hold 95 % of 1,000 resamples.
    """
    table = np.array(counts).reshape(len(counts), -1)
    which = pd.factorize(pd.Series(list(groups) or range(len(counts))))[0]
    by_group = np.zeros((which.max() + 1, table.shape[1]))
    np.add.at(by_group, which, table)
    values, resampled = _figures(by_group.sum(axis=0)), _figures(draws(len(by_group), seed) @ by_group)
    rows = [
        (*name, float(value), *interval(resampled[name][0]), None if n is None else int(n))
        for name, (value, n) in values.items()
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"n": "Int64"})


def _figures(sums: np.ndarray) -> dict[tuple[str, str], tuple[np.ndarray, np.ndarray | None]]:
    made = {}
    for place, name in enumerate(MEASURES):
        right, n_found, n_gold = (sums[..., 3 * place + column] for column in range(3))
        precision, recall = share(right, n_found), share(right, n_gold)
        made[name, "precision"] = precision, n_found
        made[name, "recall"] = recall, n_gold
        made[name, "F1"] = harmonic(precision, recall), None
    return made
