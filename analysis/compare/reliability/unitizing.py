"""Alpha for spans: how far coders agree on where something begins and ends in a text.

Krippendorff 1995, On the reliability of unitizing continuous data, Sociological Methodology 25:47-76, as
corrected in Krippendorff 2004, Measuring the reliability of qualitative text analysis data, Quality &
Quantity 38:787-800 (its example is in the tests). Two spans that overlap differ by the squares of how far
their starts and their ends lie apart; a span in another coder's gap differs by the square of its length.

Where it is wrong: a long span that is missed weighs more than several short ones; spans of one coder must
not overlap. Krippendorff et al. 2016 (Quality & Quantity 50:2347-2364) count lengths, not squares: not here.
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

Spans = Sequence[tuple[int, int]]


def unitizing_alpha(coded: Sequence[Spans], length: int) -> float:
    """Alpha of what each of two or more coders marked in a text of `length` characters.

    `coded` has for each coder half-open spans [start, end) that do not overlap. 1 is agreement. nan where
    nobody marked anything, or there are fewer than two coders: then nothing is known.

    Raises
    ------
    ValueError : spans of one coder overlap, or lie outside the text.
    """
    of = [_in_order(spans, length) for spans in coded]
    if len(of) < 2 or not any(len(spans) for spans in of):
        return float("nan")
    expected = _expected(of, length)
    return float(1 - _observed(of, length) / expected) if expected else float("nan")


def _in_order(spans: Spans, length: int) -> np.ndarray:
    """The spans sorted, as rows of start and end."""
    made = np.array(sorted(spans), dtype=float).reshape(-1, 2)
    inside = (made[:, 0] >= 0) & (made[:, 1] <= length) & (made[:, 0] < made[:, 1])
    if not inside.all() or (made[1:, 0] < made[:-1, 1]).any():
        raise ValueError(f"spans overlap, or lie outside the {length} characters: {list(spans)}")
    return made


def _observed(of: Sequence[np.ndarray], length: int) -> float:
    """The mean squared difference of two coders, per squared length of the text."""
    total = 0.0
    for one, other in combinations(of, 2):
        overlap = (one[:, None, 0] < other[None, :, 1]) & (other[None, :, 0] < one[:, None, 1])
        apart = ((one[:, None] - other[None, :]) ** 2).sum(axis=2)
        total += (apart * overlap).sum()
        for spans, met in ((one, overlap.any(axis=1)), (other, overlap.any(axis=0))):
            total += ((spans[:, 1] - spans[:, 0])[~met] ** 2).sum()
    return 2 * total / (len(of) * (len(of) - 1) * length**2)


def _expected(of: Sequence[np.ndarray], length: int) -> float:
    """The same if the spans and gaps of all coders lay anywhere."""
    lengths = np.concatenate([spans[:, 1] - spans[:, 0] for spans in of])
    gaps = np.concatenate([_gaps(spans, length) for spans in of])
    room = np.maximum(gaps[None, :] - lengths[:, None] + 1, 0).sum(axis=1)
    spread = (len(lengths) - 1) / 3 * (2 * lengths**3 - 3 * lengths**2 + lengths) + lengths**2 * room
    whole = len(of) * length
    return float(2 / length * spread.sum() / (whole * (whole - 1) - (lengths * (lengths - 1)).sum()))


def _gaps(spans: np.ndarray, length: int) -> np.ndarray:
    edges = np.concatenate([[0.0], spans.ravel(), [length]]).reshape(-1, 2)
    return (edges[:, 1] - edges[:, 0])[edges[:, 1] > edges[:, 0]]
