"""Fonts in PDF: a file holds the outlines of the letters that it shows, and of the font nothing else.

matplotlib has fontTools take the whole font apart for each file anew, which took a third of the time of all
figures. Outlines can be left as they are: a reader of PDF finds them by their numbers, which are kept.
"""

import io
import struct
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import cache
from typing import NamedTuple

import numpy as np
from fontTools.ttLib import TTFont
from fontTools.ttLib.sfnt import SFNTWriter
from matplotlib.backends import _backend_pdf_ps as backend

# Tables of a TrueType font that a PDF has (ISO 32000-1, 9.9).
_KEPT = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")
_HINTS = ("cvt ", "fpgm", "prep")
_LONG_OFFSETS = slice(50, 52), b"\x00\x01"  # in `head`: how `loca` is written
_MORE, _WIDE, _SCALES = 0x20, 0x01, {0x08: 2, 0x40: 4, 0x80: 8}  # flags of the parts of a glyph


class Font(NamedTuple):
    """A font as bytes; called as fontTools does where matplotlib asks for one."""

    content: bytes

    def save(self, file: io.BytesIO, reorderTables: bool = False) -> None:
        file.write(self.content)


class Part(NamedTuple):
    """As matplotlib's `SubsetResults`: the font, and the number of each glyph in it, which is its own."""

    font: Font
    glyph_index_map: dict[int, int]


@contextmanager
def embedded() -> Iterator[None]:
    """The context in which matplotlib embeds fonts as this module has them.

    Before its version 3.11 it names letters and not glyphs, and embeds them in its own way.
    """
    if not hasattr(backend, "SubsetResults"):
        yield
        return
    theirs = backend.get_glyphs_subset

    @contextmanager
    def part(path, glyphs: Collection[int]) -> Iterator:
        tables = _tables(str(path), getattr(path, "face_index", 0))
        if set(_KEPT) <= set(tables):
            yield Part(Font(_font(tables, glyphs)), {glyph: glyph for glyph in glyphs})
        else:  # PostScript outlines
            with theirs(path, glyphs) as made:
                yield made

    backend.get_glyphs_subset = part
    try:
        yield
    finally:
        backend.get_glyphs_subset = theirs


@cache
def _tables(path: str, face: int) -> dict[str, bytes]:
    with TTFont(path, fontNumber=face, lazy=True) as font:
        return {tag: font.reader[tag] for tag in (*_KEPT, *_HINTS) if tag in font.reader}


def _font(tables: dict[str, bytes], glyphs: Collection[int]) -> bytes:
    """A font in which only these glyphs, and what they are made of, have outlines and widths."""
    is_long = tables["head"][_LONG_OFFSETS[0]] == _LONG_OFFSETS[1]
    places = np.frombuffer(tables["loca"], ">u4" if is_long else ">u2").astype(int) * (1 if is_long else 2)
    found: dict[int, bytes] = {}
    sought = [0, *glyphs]
    while sought:
        glyph = sought.pop()
        if glyph not in found:
            found[glyph] = tables["glyf"][places[glyph] : places[glyph + 1]]
            sought += _parts(found[glyph])
    sizes = np.zeros(len(places), int)
    widths, n_widths = bytearray(len(tables["hmtx"])), struct.unpack(">H", tables["hhea"][34:36])[0]
    for glyph, outline in found.items():
        sizes[glyph + 1] = len(outline)
        at = min(glyph, n_widths - 1) * 4
        widths[at : at + 4] = tables["hmtx"][at : at + 4]
    head = bytearray(tables["head"])
    head[_LONG_OFFSETS[0]] = _LONG_OFFSETS[1]
    made = {
        **tables,
        "glyf": b"".join(found[glyph] for glyph in sorted(found)),
        "head": bytes(head),
        "hmtx": bytes(widths),
        "loca": sizes.cumsum().astype(">u4").tobytes(),
    }
    held = io.BytesIO()
    writer = SFNTWriter(held, len(made))
    for tag in sorted(made):
        writer[tag] = made[tag]
    writer.close()
    return held.getvalue()


def _parts(outline: bytes) -> Iterator[int]:
    """The glyphs that a glyph is put together from, as an "é" is."""
    if not outline or struct.unpack(">h", outline[:2])[0] >= 0:
        return
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack(">HH", outline[at : at + 4])
        yield glyph
        at += 4 + (4 if flags & _WIDE else 2) + sum(n for flag, n in _SCALES.items() if flags & flag)
