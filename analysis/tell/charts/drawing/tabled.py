"""Names above the columns of the grid of claims. It goes with that grid."""

from collections.abc import Sequence

import numpy as np

from analysis.tell.charts.drawing import canvas

_MOST = 5  # lines of a level name
_ROOMS = (32.0, 38.0, 44.0, 50.0, 60.0, 70.0)  # mm of a line of a turned name, as few as it takes


def level_names(shown: Sequence[str], wide: float) -> list[canvas.Name]:
    """Names on level lines above columns `wide` mm wide; none at all if words or lines have no room there."""
    room = wide - 1.2
    if max((canvas.width(word, "number") for name in shown for word in name.split()), default=0.0) > room:
        return []
    names = [canvas.Name("\n".join(canvas.balanced(name, room, "number")), "number") for name in shown]
    return names if max((name.count("\n") for name in names), default=0) < _MOST else []


def turned_names(shown: list[str], turned: int, wide: float) -> tuple[list[list[str]], str, float]:
    """Names on lines that stand upright or aslant above columns `wide` mm wide, which the last can narrow.

    The head is kept low: a name takes as many lines as its column has room for before it grows taller, and
    only one that is longer than the last of `_ROOMS` on each of them is cut.
    """
    slant = np.sin(np.radians(turned))
    for room, role in [(room, role) for room in _ROOMS for role in ("number", "small")]:
        most = max(1, int((wide * slant + 0.1) / canvas.mm(canvas.size(role))))
        above = [canvas.balanced(name, room, role) for name in shown]
        if max(map(len, above), default=0) <= most:
            break
    else:
        above = [canvas.balanced(name, room, role, most) for name in shown]
    if turned != 90 and above:
        hangs = max(0.0, canvas.width("\n".join(above[-1]), role) * 0.707 - wide / 2)
        wide -= hangs / len(shown)
    return above, role, wide
