"""Krippendorff's alpha for nominal, ordinal and interval codes: any number of coders, empty codes allowed.

1 is agreement, 0 what chance gives, below 0 coders who contradict each other. Krippendorff 2011, Computing
Krippendorff's Alpha-Reliability (the figures of its examples are in the tests); Hayes & Krippendorff 2007,
Communication Methods and Measures 1(1):77-89. It hangs on how frequent each code is: where nearly all units
have one code, few disagreements make it low.
"""

from collections.abc import Sequence

import numpy as np

LEVELS = ("nominal", "ordinal", "interval")


def counts(codes: np.ndarray, values: Sequence[float]) -> np.ndarray:
    """How many coders gave each unit each value: unit x value, from unit x coder with nan for no code."""
    return np.stack([(codes == value).sum(axis=1) for value in values], axis=1).astype(float)


def alpha(
    counts: np.ndarray,
    times: np.ndarray | None = None,
    level: str = "nominal",
    values: Sequence[float] | None = None,
) -> np.ndarray:
    """Alpha of the units, once per row of `times`.

    Parameters
    ----------
    counts : unit x value, how many coders gave the unit that value; ordinal values in their order.
    times : resample x unit, how often each is in it (default: once, each).
    level : one of `LEVELS`; what lies between two values: 1 (nominal), as many codes as lie between their
        ranks (ordinal), the difference of the numbers (interval), each squared.
    values : the numbers that interval values stand for, one per column.

    Returns
    -------
    nan where no two coders coded one unit, or all codes are alike: then nothing is known of agreement.
    """
    times = np.ones((1, len(counts))) if times is None else times
    counts = np.where(counts.sum(axis=1, keepdims=True) > 1, counts, 0)  # a code alone has none beside it
    of_value = times @ counts
    n = of_value.sum(axis=1)
    if level == "nominal":  # as below, without a table of every two values: texts can be of hundreds
        differing = counts.sum(axis=1) ** 2 - (counts**2).sum(axis=1)
        observed, expected = times @ _each(counts, differing), n**2 - (of_value**2).sum(axis=1)
    else:
        observed, expected = _apart(counts, times, _distances(of_value, level, values))
    made = np.full(len(times), np.nan)
    known = expected > 0
    made[known] = 1 - (n[known] - 1) * observed[known] / expected[known]
    return made


def _each(counts: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    """Pairs of the codes of a unit, weighted so that each code counts once."""
    coders = np.maximum(counts.sum(axis=1) - 1, 1)
    return pairs / coders.reshape(-1, *[1] * (pairs.ndim - 1))


def _apart(counts: np.ndarray, times: np.ndarray, distances: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How far codes of one unit lie apart, and any two codes: one number each per resample."""
    n_values = counts.shape[1]
    pairs = _each(counts, counts[:, :, None] * counts[:, None, :]).reshape(len(counts), n_values**2)
    together = (times @ pairs).reshape(len(times), n_values, n_values)
    of_value = times @ counts
    anywhere = of_value[:, :, None] * of_value[:, None, :]
    return (together * distances).sum(axis=(1, 2)), (anywhere * distances).sum(axis=(1, 2))


def _distances(of_value: np.ndarray, level: str, values: Sequence[float] | None) -> np.ndarray:
    """Squared distance of every two values: resample x value x value, or 1 x value x value."""
    if level == "interval":
        numbers = np.asarray(values, dtype=float)
        return ((numbers[:, None] - numbers[None, :]) ** 2)[None]
    if level != "ordinal":
        raise ValueError(f"no level is called {level}; there are {', '.join(LEVELS)}")
    # The codes of the ranks from one to the other, half of those of the two themselves.
    middle = np.cumsum(of_value, axis=1) - of_value / 2
    return (middle[:, :, None] - middle[:, None, :]) ** 2


def agreeing(counts: np.ndarray) -> float:
    """The share of pairs of codes of one unit that are alike; nan without such a pair."""
    coders = counts.sum(axis=1)
    pairs = (coders * (coders - 1)).sum()
    return float((counts * (counts - 1)).sum() / pairs) if pairs else np.nan
