"""How many units to code: how wide the range of alpha and of F1 can be expected to be.

Two coders, a nominal variable. The share of units that they code differently is d = (1 - alpha) x expected
disagreement; its standard error, divided by the expected disagreement, is about that of alpha (delta method,
the expected disagreement taken as known). F1 is 2J / (1 + J) of J, the share of right ones among all that
either marks. Both are checked in the tests against simulated codes. A value that is rare makes the range
wide: then more units are needed, or units drawn so that it is in more of them.
"""

from collections.abc import Sequence
from math import ceil, sqrt

Z = 1.96  # 95 %
LIKELY = 0.8  # the alpha and the F1 that are planned for


def alpha_half_width(n: int, shares: Sequence[float], alpha: float = LIKELY) -> float:
    """Half the width of the 95 % range of alpha on `n` units, whose values are as frequent as `shares`."""
    expected = 1 - sum(share**2 for share in shares)
    differing = (1 - alpha) * expected
    return Z * sqrt(differing * (1 - differing) / n) / expected


def units_for_alpha(half_width: float, shares: Sequence[float], alpha: float = LIKELY) -> int:
    """How many units make the range of alpha no wider than twice `half_width`."""
    return ceil((alpha_half_width(1, shares, alpha) / half_width) ** 2 - 1e-9)


def f1_half_width(n: int, share: float, f1: float = LIKELY) -> float:
    """The same of a detector's F1 on `n` units, a `share` of which has what it looks for."""
    right = f1 / (2 - f1)
    n_either = n * share * 2 / (1 + right)
    return Z * 2 / (1 + right) ** 2 * sqrt(right * (1 - right) / n_either)
