"""Intervals by resampling: how far a figure hangs on which texts happen to be in the set."""

import numpy as np

RESAMPLES = 1_000
SEED = 1


def draws(n: int, seed: int = SEED) -> np.ndarray:
    """How often each of `n` texts is drawn when n are drawn with replacement: resample x text.

    Of fewer than two texts nothing can be resampled: no rows.
    """
    rng = np.random.default_rng(seed)
    return rng.multinomial(n, np.full(n, 1 / n), size=RESAMPLES) if n > 1 else np.zeros((0, n), dtype=int)


def interval(figures: np.ndarray) -> tuple[float, float]:
    """The 2.5th and 97.5th percentile of a figure over the resamples that have it; nan where none has."""
    known = figures[~np.isnan(figures)]
    if not len(known):
        return np.nan, np.nan
    low, high = np.percentile(known, [2.5, 97.5])
    return float(low), float(high)


def share(part: np.ndarray, whole: np.ndarray, of_nothing: float = 0.0) -> np.ndarray:
    """part / whole, place by place; `of_nothing` where the whole is zero."""
    made = np.full(np.shape(whole), of_nothing, dtype=float)
    return np.divide(part, whole, out=made, where=np.asarray(whole) != 0)


def harmonic(precision: np.ndarray, recall: np.ndarray) -> np.ndarray:
    """F1: the harmonic mean, 0 where both are zero."""
    return share(2 * precision * recall, precision + recall)
