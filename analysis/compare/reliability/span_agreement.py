"""How far coders agree on spans: unitizing alpha over the units that all coded, one after the other.

Its range and the probability that it lies under .667 and .800 are over seeded resamples of the units, as for
codes (`agreement`).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.compare.rates.resampling import SEED, draws, interval
from analysis.compare.reliability.agreement import under
from analysis.compare.reliability.unitizing import unitizing_alpha

COLUMNS = ("variable", "kind", "compared", "alpha", "low", "high", "under_667", "under_800", "exact", "n")
_Spans = tuple[tuple[int, int], ...]


def span_agreement(
    codes: pd.DataFrame, lengths: Mapping[str, int], variables: Sequence[str], seed: int = SEED
) -> pd.DataFrame:
    """Alpha of the spans of all coders, and of each pair; columns `COLUMNS`.

    Parameters
    ----------
    codes : columns `unit, variable, coder, code`; a code is such as "0-5;9-12", or "none".
    lengths : the number of characters of each unit, in the order in which they are laid end to end.

    `exact` is the share of units in which the two (all) marked the same; `n` the units that all coded. The
    units are one text for alpha: a gap can run from one into the next, which makes chance a little likelier.
    """
    made = []
    for name in variables:
        own = codes[codes["variable"] == name]
        by_coder = {who: _spans(rows) for who, rows in own.groupby("coder", sort=False)}
        for kind, who in _compared(list(by_coder)):
            shared = [unit for unit in lengths if all(unit in by_coder[one] for one in who)]
            given = [[by_coder[one][unit] for unit in shared] for one in who]
            exact = [len(set(of_unit)) == 1 for of_unit in zip(*given, strict=True)]
            figures = _figures(given, [lengths[unit] for unit in shared], seed)
            made.append((name, kind, ", ".join(who), *figures, np.mean(exact or [np.nan]), len(shared)))
    return pd.DataFrame(made, columns=list(COLUMNS)).astype({"n": "int64"})


def _figures(given: Sequence[Sequence[_Spans]], lengths: Sequence[int], seed: int) -> tuple[float, ...]:
    """Alpha, the ends of its range, and the two probabilities."""

    def of(places: Sequence[int]) -> float:
        own = [lengths[place] for place in places]
        return unitizing_alpha([_laid([one[place] for place in places], own) for one in given], sum(own))

    if not lengths:
        return (np.nan,) * 5
    n = range(len(lengths))
    resampled = np.array([of(np.repeat(n, times)) for times in draws(len(lengths), seed)])
    return of(n), *interval(resampled), *under(resampled)


def _compared(coders: list[str]) -> Iterator[tuple[str, Sequence[str]]]:
    if len(coders) > 1:
        yield "all", coders
    if len(coders) > 2:
        yield from (("pair", pair) for pair in combinations(coders, 2))


def _spans(rows: pd.DataFrame) -> dict[str, _Spans]:
    return {unit: _read(code) for unit, code in zip(rows["unit"], rows["code"], strict=True)}


def _read(code: str) -> _Spans:
    if "-" not in code:
        return ()
    return tuple((int(start), int(end)) for start, _, end in (one.partition("-") for one in code.split(";")))


def _laid(spans: Sequence[_Spans], lengths: Sequence[int]) -> list[tuple[int, int]]:
    """The spans of units that are laid end to end."""
    made, at = [], 0
    for own, length in zip(spans, lengths, strict=True):
        made += [(at + start, at + end) for start, end in own]
        at += length
    return made
