"""A report without its pictures, for tests that do not look at them."""

import importlib
import struct
import zlib

from analysis.tell.charts.figures import Figure
from analysis.tell.views.listings import Listing
from analysis.tell.views.listings import shown as listed


def picture(wide=200, high=100):
    """A white PNG."""
    rows = zlib.compress(b"".join(b"\0" + b"\xff" * 3 * wide for _ in range(high)))
    parts = ((b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b""))
    chunks = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="9" height="9"/></svg>'


FILES = {"png": picture(), "svg": SVG, "pdf": b"", "screen": b""}


def undrawn(one, *tables, forms=tuple(FILES), led=False):
    """A figure with its real rows and words, and one small picture for all: drawing takes long."""
    rows = one.drawn_rows(*tables)
    if isinstance(one, Listing):
        return listed(one, rows, led)
    alt = "" if rows.empty else one.alt(rows)
    return Figure(one.name, one.title, one.caption, alt, rows, {form: FILES.get(form, SVG) for form in forms})


def draw_nothing(monkeypatch):
    monkeypatch.setattr(importlib.import_module("analysis.tell.report.report"), "drawn", undrawn)
    monkeypatch.setattr("analysis.tell.charts.figures.drawn_once", lambda given, forms, told=None: None)
