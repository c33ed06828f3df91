"""Fonts in PDF figures: the same outlines as in the whole font, and none that is not shown."""

import io

import pytest
from fontTools.ttLib import TTFont
from matplotlib.backends import _backend_pdf_ps as backend
from matplotlib.font_manager import findfont
from matplotlib.ft2font import FT2Font, LoadFlags

from analysis.tell.charts.drawing import fonts

pytestmark = pytest.mark.skipif(not hasattr(backend, "SubsetResults"), reason="matplotlib before 3.11")
PATH = findfont("DejaVu Sans")
TEXT = "aé “Ǻ”→"  # letters put together from others, and others from these


def part(glyphs):
    with fonts.embedded(), backend.get_glyphs_subset(PATH, glyphs) as made:
        held = io.BytesIO()
        made.font.save(held, reorderTables=False)
        return held, made.glyph_index_map


def outline(font, glyph):
    font.set_size(100, 72)
    font.load_glyph(glyph, flags=LoadFlags.NO_HINTING)
    points, codes = font.get_path()
    return points.tolist(), codes.tolist()


def test_each_glyph_keeps_its_number_its_outline_and_its_width():
    whole = FT2Font(PATH)
    glyphs = {whole.get_char_index(ord(char)) for char in TEXT}
    held, numbers = part(glyphs)
    own = FT2Font(held)
    for glyph in glyphs:
        assert numbers[glyph] == glyph
        assert outline(own, glyph) == outline(whole, glyph)
        widths = [font.load_glyph(glyph, flags=LoadFlags.NO_HINTING).horiAdvance for font in (own, whole)]
        assert widths[0] == widths[1] > 0


def test_only_what_is_shown_has_an_outline():
    whole = FT2Font(PATH)
    held, _ = part({whole.get_char_index(ord("b"))})
    own = FT2Font(held)
    assert outline(own, whole.get_char_index(ord("b")))[0]
    assert outline(whole, whole.get_char_index(ord("c")))[0]
    assert not outline(own, whole.get_char_index(ord("c")))[0]
    held.seek(0)
    tables = set(TTFont(held).keys()) - {"GlyphOrder"}
    assert tables == {"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}


def test_matplotlib_has_its_own_way_back_afterwards():
    before = backend.get_glyphs_subset
    with pytest.raises(KeyError), fonts.embedded():
        assert backend.get_glyphs_subset is not before
        raise KeyError
    assert backend.get_glyphs_subset is before
