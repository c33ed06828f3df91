"""How far coders agree on the variables of a codebook: all of them, each pair, without each, on each value.

Alpha is that of `alpha`; its range and the probability that it lies under .667 and .800 (Krippendorff 2018:
tentative conclusions from .667 on, conclusions from .800 on) are over seeded resamples of the units, of
those in which it is known; where nobody disagreed, they are what so few units leave open. In simulated
sheets of two coders, of 60 and of 120 units, the range holds the true alpha in 92 to 100 %; with 10 or 20
units, one in ten with the rarer code, in 60 to 97 %: it is too narrow then, and some have no alpha at all.
Percent agreement stands beside it and is never enough: two coders who write "no" everywhere have 100.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.compare.rates.resampling import SEED, draws, interval
from analysis.compare.reliability.alpha import agreeing, alpha, counts

TENTATIVE, RELIABLE = 0.667, 0.8
COLUMNS = ("variable", "kind", "compared", "alpha", "low", "high", "under_667", "under_800", "agreement", "n")
CONFUSION = ("variable", "one", "other", "code_of_one", "code_of_other", "n")


class Scale(NamedTuple):
    """What codes a variable has: `values` in their order, none where any text is one."""

    level: str
    values: tuple[str, ...] = ()


class _Coded(NamedTuple):
    """The codes of one variable: unit x coder, nan for none, as numbers. Free texts have no `values`."""

    codes: np.ndarray
    coders: tuple[str, ...]
    level: str
    numbers: tuple[float, ...]
    values: tuple[str, ...]


def agreement(codes: pd.DataFrame, scales: Mapping[str, Scale], seed: int = SEED) -> pd.DataFrame:
    """Alpha, its range, and percent agreement, for every variable that two or more coded.

    Parameters
    ----------
    codes : one row per code given, columns `unit, variable, coder, code`; a code that is not given has no
        row. Codes are texts; those of an interval scale are numbers.
    scales : the level and the values of each variable.

    Returns
    -------
    Columns `COLUMNS`, variables in the order of `scales`. `kind` is "all", "pair" or "without" (of three
    coders and more: what alpha is without the one `compared` names), or "value" (of three values and more:
    that value against all others, nominal). `n` is how many units have two codes or more. Alpha is null where
    all codes are alike; `agreement` is the share of pairs of codes that are alike.
    """
    made = [
        (name, kind, compared, *_figures(one, seed))
        for name, scale in scales.items()
        if (of := _coded(codes, name, scale)) and len(of.coders) > 1
        for kind, compared, one in _comparisons(of)
    ]
    return pd.DataFrame(made, columns=list(COLUMNS)).astype({"n": "int64"})


def confusions(codes: pd.DataFrame, scales: Mapping[str, Scale]) -> pd.DataFrame:
    """How often each pair of coders gave a unit each pair of codes; columns `CONFUSION`, pairs that occur."""
    made = []
    for name in scales:
        wide = _wide(codes, name)
        for one, other in combinations(wide.columns, 2):
            both = wide[[one, other]].dropna()
            n = both.groupby([one, other], sort=True).size()
            made += [(name, one, other, *pair, int(times)) for pair, times in n.items()]
    return pd.DataFrame(made, columns=list(CONFUSION))


def _wide(codes: pd.DataFrame, variable: str) -> pd.DataFrame:
    """Unit x coder, coders in the order in which they first come."""
    own = codes[codes["variable"] == variable]
    coders = list(dict.fromkeys(own["coder"]))
    return own.pivot(index="unit", columns="coder", values="code").reindex(columns=coders)


def _coded(codes: pd.DataFrame, variable: str, scale: Scale) -> _Coded | None:
    wide = _wide(codes, variable)
    if wide.empty:
        return None
    values = scale.values or tuple(sorted(codes.loc[codes["variable"] == variable, "code"].unique()))
    given = [float(value) for value in values] if scale.level == "interval" else range(len(values))
    numbers = dict(zip(values, map(float, given), strict=True))
    known = wide.apply(lambda column: column.map(numbers)).to_numpy(dtype=float)
    return _Coded(known, tuple(wide.columns), scale.level, tuple(numbers.values()), scale.values)


def _comparisons(of: _Coded) -> Iterator[tuple[str, str, _Coded]]:
    """Who is held against whom, and the codes to do it with."""
    yield "all", ", ".join(of.coders), of
    if len(of.coders) > 2:
        for pair in combinations(range(len(of.coders)), 2):
            yield "pair", ", ".join(of.coders[place] for place in pair), _of_coders(of, pair)
        for place, coder in enumerate(of.coders):
            others = [other for other in range(len(of.coders)) if other != place]
            yield "without", coder, _of_coders(of, others)
    if len(of.values) > 2 and of.level == "nominal":
        for value, number in zip(of.values, of.numbers, strict=True):
            if (of.codes == number).any():
                is_it = np.where(np.isnan(of.codes), np.nan, of.codes == number)
                yield "value", value, of._replace(codes=is_it, numbers=(0.0, 1.0))


def _of_coders(of: _Coded, places: Sequence[int]) -> _Coded:
    return of._replace(codes=of.codes[:, list(places)], coders=tuple(of.coders[place] for place in places))


def _figures(of: _Coded, seed: int) -> tuple[float, float, float, float, float, float, int]:
    """What `COLUMNS` has from alpha on."""
    several = of.codes[(~np.isnan(of.codes)).sum(axis=1) > 1]
    n_of = counts(several, of.numbers)
    figure = float(alpha(n_of, level=of.level, values=of.numbers)[0])
    if figure == 1:
        return figure, *_none_seen(n_of), agreeing(n_of), len(several)
    resampled = alpha(n_of, _draws(len(several), seed), of.level, of.numbers)
    return figure, *interval(resampled), *under(resampled), agreeing(n_of), len(several)


def _none_seen(n_of: np.ndarray) -> tuple[float, float, float, float]:
    """Low, high and the two probabilities where nobody disagreed: of any few units resamples say 1 to 1.

    That none of n units was coded differently leaves open a share of up to 3 / n (the rule of three), and of
    d a probability of (1 - d) ** (n + 1) that it is higher (a uniform prior); alpha is 1 - share / expected.
    """
    of_value, n = n_of.sum(axis=0), n_of.sum()
    expected = (n**2 - (of_value**2).sum()) / (n * (n - 1))
    shares = [(1 - limit) * expected for limit in (TENTATIVE, RELIABLE)]
    chances = [float((1 - share) ** (len(n_of) + 1)) for share in shares]
    return max(1 - 3 / len(n_of) / expected, -1.0), 1.0, chances[0], chances[1]


_draws = lru_cache(maxsize=8)(draws)  # the same for every variable of a sheet


def under(resampled: np.ndarray) -> tuple[float, float]:
    """The share of resamples, of those in which alpha is known, that lie under .667 and under .800."""
    known = resampled[~np.isnan(resampled)]
    if not len(known):
        return np.nan, np.nan
    return float((known < TENTATIVE).mean()), float((known < RELIABLE).mean())
