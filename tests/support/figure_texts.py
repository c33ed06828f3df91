"""What a reader would complain of in a drawn figure: texts that are cut off, and texts on one another."""

from contextlib import ExitStack
from unittest.mock import patch

import numpy as np
from matplotlib.collections import Collection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

CLOSE = 0.25  # of the smaller text's height: boxes have room around their letters


def texts_of(draw):
    """The sheet that `draw` makes, and every text drawn on it: matplotlib keeps others."""
    drawn, drawn_by = [], Text.draw

    def noted(text, *given, **named):
        if text.get_visible() and text.get_text().strip():
            drawn.append(text)
        return drawn_by(text, *given, **named)

    with ExitStack() as patched:
        patched.enter_context(patch.object(Text, "draw", noted))
        for kind in (Line2D, Patch, Collection):  # they hold no text, and take half of the time
            patched.enter_context(patch.object(kind, "draw", lambda *given, **named: None))
        sheet = draw()
    return sheet, drawn


def flaws(sheet, texts):
    """A line for each text that leaves the sheet, and for each two that lie on each other."""
    boxes = [(text.get_text(), *_corners(text)) for text in texts]
    size = np.array([sheet.bbox.width, sheet.bbox.height])
    found = []
    for text, corners, _ in boxes:
        if (corners < -1).any() or (corners > size + 1).any():
            found.append(f"cut off: {text!r}")
    low, high = (np.array([end(corners, axis=0) for _, corners, _ in boxes]) for end in (np.min, np.max))
    near = (low[:, None] < high[None]).all(axis=2) & (high[:, None] > low[None]).all(axis=2)
    for one, other in np.argwhere(np.triu(near, 1)):
        (first, box, tall), (second, beside, short) = boxes[one], boxes[other]
        if _overlap(box, beside) > CLOSE * min(tall, short):
            found.append(f"on each other: {first!r} and {second!r}")
    return found


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
    """How far two boxes lie in each other, along the axis on which it is least; in pixels."""
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
