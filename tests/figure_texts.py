"""What a reader would complain of in a drawn figure: texts that are cut off, and texts on one another."""

from itertools import combinations
from unittest.mock import patch

import numpy as np
from matplotlib.text import Text

CLOSE = 0.25  # of the smaller text's height: boxes have room around their letters


def shown(sheet):
    """Every text that is drawn: matplotlib keeps others, such as the numbers beyond the end of an axis."""
    drawn, draw = [], Text.draw

    def noted(text, *given, **named):
        if text.get_visible() and text.get_text().strip():
            drawn.append(text)
        return draw(text, *given, **named)

    with patch.object(Text, "draw", noted):
        sheet.draw_without_rendering()
    return drawn


def flaws(sheet):
    """A line for each text that leaves the sheet, and for each two that lie on each other."""
    width, height = sheet.bbox.width, sheet.bbox.height
    boxes = [(text, *_corners(text)) for text in shown(sheet)]
    found = []
    for text, corners, _ in boxes:
        low, high = corners.min(axis=0), corners.max(axis=0)
        if low[0] < -1 or low[1] < -1 or high[0] > width + 1 or high[1] > height + 1:
            found.append(f"cut off: {text.get_text()!r}")
    for (one, first, tall), (other, second, low) in combinations(boxes, 2):
        if _overlap(first, second) > CLOSE * min(tall, low):
            found.append(f"on each other: {one.get_text()!r} and {other.get_text()!r}")
    return found


def smallest(sheet):
    """The size of the smallest type, in points."""
    return min(text.get_fontsize() for text in shown(sheet))


def _corners(text):
    """The four corners of the box of a text, turned as it is, in pixels; and the height of its lines."""
    turned = text.get_rotation()
    around = Text.get_window_extent(text)
    if not turned % 180:
        return _box(around.width, around.height, around, 0.0), around.height
    mode, across = text.get_rotation_mode(), (text.get_ha(), text.get_va())
    text.set_rotation(0)
    flat = Text.get_window_extent(text)
    text.set_rotation(turned)
    assert (text.get_rotation_mode(), (text.get_ha(), text.get_va())) == (mode, across)
    return _box(flat.width, flat.height, around, np.radians(turned)), flat.height


def _box(width, height, around, angle):
    middle = np.array([(around.x0 + around.x1) / 2, (around.y0 + around.y1) / 2])
    across = np.array([np.cos(angle), np.sin(angle)]) * width / 2
    up = np.array([-np.sin(angle), np.cos(angle)]) * height / 2
    return np.array([middle + across + up, middle - across + up, middle - across - up, middle + across - up])


def _overlap(one, other):
    """How far two boxes lie in each other, by the axis along which they lie in each other least; in pixels."""
    depths = []
    for corners in (one, other):
        for edge in (corners[0] - corners[1], corners[1] - corners[2]):
            length = np.hypot(*edge)
            if length == 0:
                return 0.0
            axis = edge / length
            first, second = one @ axis, other @ axis
            depths.append(min(first.max(), second.max()) - max(first.min(), second.min()))
            if depths[-1] <= 0:
                return 0.0
    return min(depths)
