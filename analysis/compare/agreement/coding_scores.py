"""How far coders agree with each other, and a detector with them, on sentences drawn in two strata.

- alpha: Krippendorff's for nominal codes, any number of coders, empty codes allowed (Krippendorff 2018;
  Hayes & Krippendorff 2007). 1 is agreement, 0 what chance gives. Its range is over resamples of the
  sentences. It is of the sheet, half of which the detector marked, and it hangs on how frequent a code is.
- precision, recall, F1 of a detector, and F1 of two coders, are of the corpus: each stratum counts by how
  many sentences it has there. Their range is what so many codes leave open: the shares of each stratum are
  drawn from what its codes make likely (Jeffreys' prior; Brown, Cai & DasGupta 2001), so that "none of 30" is
  not taken for "none". Of simulated sheets of 60 and 120 they hold the corpus's own recall in 94 to 99 %;
  resamples, in which a miss that nobody saw never is, in 27 to 90 %.

Where it is wrong: what is left empty is taken to be as the rest; codes are taken to be right.
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.compare.rates.resampling import RESAMPLES, SEED, draws, interval, share
from analysis.compare.reliability.alpha import alpha

COLUMNS = ("compared", "figure", "value", "low", "high", "n")
DETECTOR, SHARED = "detector", "shared codes"
_FIGURES = ("precision", "recall", "F1")


def coding_scores(
    units: pd.DataFrame, coders: Sequence[str], n_marked: int, n_sentences: int, seed: int = SEED
) -> pd.DataFrame:
    """Alpha of the coders, and how far the detector and each second coder agree with each coder.

    Parameters
    ----------
    units : one row per sentence of the sheet: whether it was `drawn` as one with a mark, whether one is
        `found` in it now, and a column of 1, 0 or null per coder.
    coders : their columns.
    n_marked, n_sentences : of the corpus's sentences, those with a mark when the sheet was drawn, and all.

    Returns
    -------
    One row per figure, columns `COLUMNS`: `compared` is who is held against whom ("detector, anna"), or all
    coders; of several coders also the codes that all of them share, of sentences that two or more coded.
    `value`, `low` and `high` are 0 to 1, alpha from -1; null where there is nothing to divide by, or no code
    in a stratum. `n` is how many coded sentences the figure is of: of precision those that the detector
    marks, of recall those that are coded 1.
    """
    codes = units[list(coders)].to_numpy(dtype=float)
    drawn, found = (units[name].to_numpy(dtype=float) for name in ("drawn", "found"))
    sizes = n_sentences - n_marked, n_marked
    gold = dict(zip(coders, codes.T, strict=True))
    rows = []
    if len(coders) > 1:
        counts = np.stack([(codes == code).sum(axis=1) for code in (0, 1)], axis=1)
        several = counts[counts.sum(axis=1) > 1]
        spread = interval(alpha(several, draws(len(several), seed)))
        rows.append((", ".join(coders), "alpha", float(alpha(several)[0]), *spread, len(several)))
        alike = (counts.sum(axis=1) > 1) & (counts.min(axis=1) == 0)
        gold[SHARED] = np.where(alike, counts[:, 1] > 0, np.nan)
    for one, other in combinations(coders, 2):
        f1 = _figures(gold[other], gold[one], drawn, sizes, seed)[-1]  # either way the same
        rows.append((f"{one}, {other}", *f1))
    for name, of in gold.items():
        rows += [
            (f"{DETECTOR}, {name}", *each) for each in _figures(found, of, drawn, sizes, seed, is_known=True)
        ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"n": "Int64"})


def _figures(
    found: np.ndarray,
    gold: np.ndarray,
    drawn: np.ndarray,
    sizes: Sequence[int],
    seed: int,
    is_known: bool = False,
) -> list[tuple[str, float, float, float, int]]:
    """Figure, value, low, high and n of `found` against `gold` (1, 0 or nan), weighted back to the corpus.

    `is_known`: what is found is known of every sentence; else it is a person's code, as open as the other.
    """
    coded = ~np.isnan(found) & ~np.isnan(gold)
    cells = 2 * found[coded].astype(int) + gold[coded].astype(int)
    value, spread = np.zeros((1, 4)), np.zeros((RESAMPLES, 4))
    rng = np.random.default_rng(seed)
    for stratum, size in enumerate(sizes):
        counts = np.bincount(cells[drawn[coded] == stratum], minlength=4)
        value, spread = value + _whole(counts, size), spread + _drawn(counts, size, is_known, rng)
    n = np.bincount(cells, minlength=4)
    of = n[2] + n[3], n[1] + n[3], n.sum()
    values, resampled = [float(each[0]) for each in _shares(value)], _shares(spread)
    return [
        (name, value, *_around(value, *interval(resampled[place])), int(of[place]))
        for place, (name, value) in enumerate(zip(_FIGURES, values, strict=True))
    ]


def _whole(counts: np.ndarray, size: int) -> np.ndarray:
    """The sentences of a stratum in each of the four cells, if those not coded are as the coded ones."""
    if not counts.sum():
        return np.full(4, np.nan if size else 0.0)
    return counts * size / counts.sum()


def _drawn(counts: np.ndarray, size: int, is_known: bool, rng: np.random.Generator) -> np.ndarray:
    """The same in each of many draws of what the codes make likely."""
    if not counts.sum():
        return _whole(counts, size)
    possible = np.repeat(counts.reshape(2, 2).any(axis=1), 2) if is_known else np.full(4, True)
    made = np.zeros((RESAMPLES, 4))
    made[:, possible] = size * rng.dirichlet(counts[possible] + 0.5, RESAMPLES)
    return made


def _around(value: float, low: float, high: float) -> tuple[float, float]:
    """A range that holds its figure: where all codes are alike, it ends at 0 or 1."""
    if np.isnan(value):
        return np.nan, np.nan
    return float(np.fmin(low, value)), float(np.fmax(high, value))


def _shares(cells: np.ndarray) -> list[np.ndarray]:
    """Precision, recall and F1, from rows of cells: neither, gold only, found only, both."""
    _, missed, wrong, right = cells.T
    found, gold = right + wrong, right + missed
    wholes = found, gold, (found + gold) / 2
    return [share(right, whole, of_nothing=np.nan) for whole in wholes]
