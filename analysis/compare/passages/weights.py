"""How much it tells that two sentences share a term: the rarer here and in news, the more."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from analysis import lexicon
from analysis.compare.claims.phrases import Key
from analysis.compare.passages.units import Unit, keys

# How rare a term is in news, from 0 (in every sentence) to 1: where it is not counted, a name, a quantity, a
# bare number. What is counted in no list is as rare as what is in `_UNSEEN` sentences.
_NAME, _QUANTITY, _NUMBER = 0.6, 0.8, 0.5
_UNSEEN, _FULL = 15, 8.0
_PLAIN = 12  # numbers without a unit up to here count anything
_POWER = 0.7
_COMMON = 0.3  # what is in more sentences of news than this says is shared by any two ("said", "new")


def weights(units: Sequence[Unit]) -> dict[Key, float]:
    """Of each term the logarithm of how few sentences of the corpus have it, less for what news often has."""
    n_units = Counter(key for unit in units for key in keys(unit.terms))
    names = {term.key for unit in units for term in unit.terms if term.is_name}
    common = _common()
    return {
        key: max(0.05, _rarity(key, key in names, common)) ** _POWER
        * max(0.05, math.log((len(units) + 1) / n))
        for key, n in n_units.items()
    }


def light(units: Sequence[Unit]) -> frozenset[Key]:
    """Names, and what is common in all news: two sentences that share nothing else may tell anything."""
    names = {term.key for unit in units for term in unit.terms if term.is_name}
    return frozenset(names | {stem for stem, rarity in _common().items() if rarity < _COMMON})


def _rarity(key: Key, is_name: bool, common: Mapping[str, float]) -> float:
    if is_name:
        return _NAME
    if isinstance(key, tuple):
        return _QUANTITY if key[2] or key[1] > _PLAIN else _NUMBER
    return common.get(str(key), 1.0)


@cache
def _common() -> dict[str, float]:
    """Stems that news often has: how rare each is, from 0 to 1."""
    columns = ("stem", "sentences", "of", "source")
    found = lexicon.rows(lexicon.FOLDER / "stem_counts.csv", columns, columns, ("stem",))
    return {
        row["stem"]: math.log(int(row["of"]) / (int(row["sentences"]) + _UNSEEN / 2)) / _FULL for row in found
    }
