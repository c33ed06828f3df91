"""The sheet that a figure is drawn on: its size, its style, its files, the same bytes each time."""

import io
import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl
from matplotlib import colors, font_manager, style
from matplotlib.figure import Figure as Sheet
from PIL import Image, PngImagePlugin

STYLE = Path(__file__).with_name("style.mplstyle")
WIDTH = 170  # mm: a report's column
SCREEN_DPI, PRINT_DPI = 120, 300
GREY, PALE = "#555555", "#c8c8c8"
_MARKERS = "osD^vP"
_NOTE_WIDTH = 108  # characters of 7 pt that fit into a report's column
# Who made a file and when would differ from machine to machine.
_SILENT = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}
_TITLE = {"png": ("Title", "Description"), "svg": ("Title", "Description"), "pdf": ("Title", "Subject")}


class Look(NamedTuple):
    """How an outlet is drawn everywhere: the seventh has the first one's colour and another marker."""

    colour: str
    marker: str


def looks(outlets: Iterable[str]) -> dict[str, Look]:
    """Each outlet's colour and marker, by corpus order."""
    palette = mpl.rcParams["axes.prop_cycle"].by_key()["color"]
    n = len(palette)
    return {
        name: Look(colors.to_hex(palette[place % n]), _MARKERS[place // n % len(_MARKERS)])
        for place, name in enumerate(dict.fromkeys(outlets))
    }


def lighter(colour: str, share: float) -> str:
    """`colour` mixed with that share of white."""
    return colors.to_hex([1 - (1 - part) * (1 - share) for part in colors.to_rgb(colour)])


def ink(colour: str) -> str:
    """Black or white, whichever is read more easily on `colour`."""
    red, green, blue = colors.to_rgb(colour)
    return "white" if 0.299 * red + 0.587 * green + 0.114 * blue < 0.5 else "#111111"


def label(text: str, stand_in: str, width: int = 22, lines: int = 2) -> str:
    """A name as it is written beside a figure: on at most so many lines, without what would not show.

    Where nothing is left, or the style's fonts lack one of its characters (新华社), it is `stand_in`
    ("outlet 3", the third in the order of the corpus), whole, so that two names never look alike for
    what they lost; the figure's CSV and alt text keep the name. A style that names a font with these
    characters draws them.
    """
    plain = "".join(char if unicodedata.category(char)[0] not in "CZ" else " " for char in text)
    plain = re.sub(r" +", " ", plain).strip()
    shown = plain if plain and _drawable(plain) else stand_in
    return textwrap.fill(shown, width, max_lines=lines, placeholder=" …", break_long_words=True)


def _drawable(text: str) -> bool:
    """Whether the fonts of the style have every character: matplotlib draws boxes for others, and warns."""
    fonts = [font_manager.get_font(font_manager.findfont(name)) for name in mpl.rcParams["font.family"]]
    return all(any(font.get_char_index(ord(char)) for font in fonts) for char in text)


def sheet(title: str, note: str, height: float, draw: Callable[[Sheet], None]) -> Sheet:
    """A report column wide, `height` mm high: the title, what `draw` draws, and the source line."""
    made = Sheet(figsize=(WIDTH / 25.4, height / 25.4))
    left = 0.006
    made.suptitle(textwrap.fill(title, 80), x=left, ha="left")
    made.supxlabel(textwrap.fill(note, _NOTE_WIDTH), x=left, ha="left", color=GREY)
    draw(made)
    made.draw_without_rendering()  # lays everything out, once for all formats
    made.set_layout_engine("none")
    return made


def styled():
    """The context in which the house's style holds, whatever the user's own matplotlib settings are."""
    return style.context(["default", STYLE])


def saved(drawn: Sheet, title: str, alt: str) -> dict[str, bytes]:
    """The sheet as `svg`, `png` and `pdf`, and as `screen`, a smaller PNG; title and alt text are inside."""
    names = {form: dict(zip(keys, (title, alt), strict=True)) for form, keys in _TITLE.items()}
    files = {form: _bytes(drawn, form, PRINT_DPI, names[form]) for form in ("svg", "png", "pdf")}
    return {**files, "screen": _small(_bytes(drawn, "png", SCREEN_DPI, names["png"]), names["png"])}


def _bytes(drawn: Sheet, form: str, dpi: int, described: dict[str, str]) -> bytes:
    held = io.BytesIO()
    drawn.savefig(held, format=form, dpi=dpi, metadata={**_SILENT[form], **described})
    return held.getvalue()


def _small(png: bytes, described: dict[str, str]) -> bytes:
    """The same picture in 256 colours, the widest apart: a third of the bytes, which notebooks hold."""
    about, held = PngImagePlugin.PngInfo(), io.BytesIO()
    for key, text in described.items():
        about.add_itxt(key, text)
    few = (
        Image.open(io.BytesIO(png))
        .convert("RGB")
        .quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    )
    few.save(held, "png", pnginfo=about, optimize=True)
    return held.getvalue()
