"""In which ways the articles of a group differ: who vouches for it, who is its source, how it is put."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from analysis.compare.contrasts.cells import Cell
from analysis.numbers import quantities

_FEW = 2  # shared words that are too few to say that one denies what the other tells
Told = Sequence[Cell]


def differing(told: Told) -> Iterator[str]:
    """The kinds of contrast between the cells of a group, the names of `weights.toml`."""
    clear = [one for one in told if one.way != "unclear"]
    if len(clear) > 1:
        yield from (kind for kind, differ in _KINDS.items() if differ(clear))


def _denied(told: Told) -> bool:
    plain = [one for one in told if not one.negates]
    is_clear = min(one.n_shared for one in told) > _FEW
    return bool(plain) and any(one.denied for one in told) and is_clear


def _voice(told: Told) -> bool:
    ways = {one.way for one in told}
    return "own" in ways and len(ways) > 1


def _named(told: Told) -> bool:
    return {"source"} < {one.way for one in told} - {"own"}


def _source(told: Told) -> bool:
    named = [one.source for one in told if one.way == "source" and one.source]
    return len(set(named)) > 1


def _verb(told: Told) -> bool:
    return len({one.commitment for one in told if one.commitment}) > 1


def _hedge(told: Told) -> bool:
    return len({one.hedge is not None for one in told}) > 1


def _figure(told: Told) -> bool:
    """Whether two have one number each of the same unit, and not the same."""
    found = [quantities(one.value) for one in told if one.value]
    single = [one[0] for one in found if len(one) == 1 and one[0].unit]
    return any(a.unit == b.unit and a.value != b.value for a, b in combinations(single, 2))


_KINDS: dict[str, Callable[[Told], bool]] = {
    "denied": _denied,
    "voice": _voice,
    "named": _named,
    "source": _source,
    "figure": _figure,
    "verb": _verb,
    "hedge": _hedge,
}
