"""Tone against human ratings: correlation, and agreement in three classes, with intervals.

- Pearson: of the scores as they are. Spearman: of their ranks, ties sharing a rank.
- F1 of negative, neutral and positive, and their mean (macro). A score of the detector is positive from
  +0.05 on and negative from -0.05 down, as vaderSentiment's authors advise (Hutto & Gilbert 2014); a rating
  of people is neutral up to `neutral` on either side of 0.

Where it is wrong: the detector scores words, and a mean of twenty ratings is seldom 0, so where neutral
ends is a choice. The correlations do not depend on it.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.compare.rates.resampling import SEED, draws, harmonic, interval, share
from analysis.names import NEUTRAL

COLUMNS = ("measure", "figure", "value", "low", "high", "n")
CLASSES = ("negative", "neutral", "positive")
EDGE = 0.05  # of the detector's score, on a scale from -1 to 1


def tone_scores(
    found: Sequence[float],
    rated: Sequence[float],
    groups: Sequence[str] = (),
    neutral: float = NEUTRAL,
    seed: int = SEED,
) -> pd.DataFrame:
    """How far the detector's scores go with the ratings of people, one of each per text.

    Parameters
    ----------
    found, rated : -1 to 1; any scale with 0 in its middle. The higher, the more positive.
    groups : the document that each text is from; documents are resampled whole. Without them, texts are.

    Returns
    -------
    One row per figure, columns `COLUMNS`; correlations are -1 to 1, null where all scores or all ratings are
    alike, F1 is 0 to 1, null of a class in which neither people nor the detector put a text: it is no part
    of the mean. `n` is the number of texts (of a class: of those that people put there). `low` and `high`
    hold 95 % of 1,000 resamples.
    """
    scores, ratings = np.asarray(found, dtype=float), np.asarray(rated, dtype=float)
    n = len(scores)
    which = pd.factorize(pd.Series(list(groups) or range(n)))[0]
    classes = _classes(scores, EDGE, inclusive=True), _classes(ratings, neutral, inclusive=False)
    ranks = [np.unique(each, return_inverse=True)[1] for each in (scores, ratings)]

    def figures(weights: np.ndarray) -> dict[tuple[str, str], float]:
        ranked = [_ranks(each, weights) for each in ranks]
        correlations = {
            ("correlation", "Pearson"): _correlation(scores, ratings, weights),
            ("correlation", "Spearman"): _correlation(*ranked, weights),
        }
        return correlations | _class_figures(*classes, weights)

    values = figures(np.ones(n))
    resampled = [figures(drawn[which].astype(float)) for drawn in draws(which.max() + 1, seed)]
    rows = []
    for name, value in values.items():
        low, high = interval(np.array([each[name] for each in resampled], dtype=float))
        of_class = classes[1] == CLASSES.index(name[1]) if name[1] in CLASSES else np.ones(n)
        rows.append((*name, value, low, high, int(of_class.sum())))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _classes(values: np.ndarray, edge: float, inclusive: bool) -> np.ndarray:
    """The place of each value's class in `CLASSES`; `inclusive` edges are not neutral."""
    sizes = np.abs(values)
    neutral = sizes < edge if inclusive else sizes <= edge
    return np.where(neutral, 1, np.where(values > 0, 2, 0))


def _correlation(one: np.ndarray, other: np.ndarray, weights: np.ndarray) -> float:
    """Pearson's, each pair counted as often as its weight says; nan where either does not vary."""
    one, other = (each - np.average(each, weights=weights) for each in (one, other))
    spread = (weights @ one**2) * (weights @ other**2)
    return float(weights @ (one * other) / np.sqrt(spread)) if spread > 0 else np.nan


def _ranks(places: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The rank of each value among all drawn, ties sharing theirs, from its place among the values."""
    tied = np.bincount(places, weights=weights)
    return (np.cumsum(tied) - (tied - 1) / 2)[places]


def _class_figures(found: np.ndarray, rated: np.ndarray, weights: np.ndarray) -> dict[tuple[str, str], float]:
    cells = np.bincount(3 * rated + found, weights=weights, minlength=9).reshape(3, 3)
    right = np.diag(cells)
    n_found, n_rated = cells.sum(axis=0), cells.sum(axis=1)
    f1 = harmonic(share(right, n_found), share(right, n_rated))
    f1[n_found + n_rated == 0] = np.nan
    made = {("F1 of three classes", "mean"): float(np.nanmean(f1))}
    made |= {("F1 of three classes", name): float(f1[place]) for place, name in enumerate(CLASSES)}
    return made | {("right in three classes", "share"): float(right.sum() / weights.sum())}
