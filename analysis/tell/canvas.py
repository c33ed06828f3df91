"""The sheet that a figure is drawn on: its size, its style, its files, the same bytes each time."""

import io
import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl
from matplotlib import colors, style
from matplotlib.figure import Figure as Sheet

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
    turns = (divmod(place, len(palette)) for place in range(1_000_000))
    names = dict.fromkeys(outlets)
    return {
        name: Look(colors.to_hex(palette[column]), _MARKERS[row % len(_MARKERS)])
        for name, (row, column) in zip(names, turns, strict=False)
    }


def lighter(colour: str, share: float) -> str:
    """`colour` mixed with that share of white."""
    return colors.to_hex([1 - (1 - part) * (1 - share) for part in colors.to_rgb(colour)])


def ink(colour: str) -> str:
    """Black or white, whichever is read more easily on `colour`."""
    red, green, blue = colors.to_rgb(colour)
    return "white" if 0.299 * red + 0.587 * green + 0.114 * blue < 0.5 else "#111111"


def label(text: str, width: int = 22, lines: int = 2) -> str:
    """A name as it is written beside a figure: on at most so many lines, without what would not show."""
    plain = "".join(char if unicodedata.category(char)[0] not in "CZ" else " " for char in text)
    plain = re.sub(r" +", " ", plain).strip() or "(no name)"
    return textwrap.fill(plain, width, max_lines=lines, placeholder=" …", break_long_words=True)


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
    return {**files, "screen": _bytes(drawn, "png", SCREEN_DPI, names["png"])}


def _bytes(drawn: Sheet, form: str, dpi: int, described: dict[str, str]) -> bytes:
    held = io.BytesIO()
    drawn.savefig(held, format=form, dpi=dpi, metadata={**_SILENT[form], **described})
    return held.getvalue()
