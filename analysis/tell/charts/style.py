"""How figures look: the page they are made for, the house's style, one palette of sides and voices."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from textwrap import shorten
from typing import NamedTuple

import matplotlib as mpl
from matplotlib import colors, font_manager, style

STYLE = Path(__file__).with_name("style.mplstyle")
NARROWEST, WIDEST = 80.0, 420.0  # mm
_NARROW = 120.0  # mm: below, panels stand below each other and type is smaller
_SMALL = 0.875  # of a report's type, which is 7 pt at the least: 6.1 pt
_LENGTHS = (
    *(f"{part}.{name}size" for part in ("axes", "figure") for name in ("title", "label")),
    *("font.size", "xtick.labelsize", "ytick.labelsize", "legend.fontsize", "legend.title_fontsize"),
    *("axes.titlepad", "axes.labelpad", "lines.markersize", "lines.markeredgewidth"),
    *(f"{part}.linewidth" for part in ("axes", "grid", "lines", "patch", "hatch")),
    *(f"{axis}tick.major.{part}" for axis in "xy" for part in ("pad", "size", "width")),
    *(f"figure.constrained_layout.{axis}_pad" for axis in "hw"),
)
# What no style decides: outlets' names are text and no formulas, and the same rows give the same bytes.
_LAST_FONT = "sans-serif"  # begins with DejaVu Sans, which comes with matplotlib and has all our signs
_NOT_OURS = ("backend", "text.hinting_factor")  # the second is going, and says so whenever it is touched
_KEPT = {
    "text.parse_math": False,
    "text.usetex": False,
    "axes.formatter.use_locale": False,
    "text.hinting": "no_hinting",  # so that text is as wide on a screen as in print, and as it was measured
    "svg.hashsalt": "analysis",
    "svg.fonttype": "none",  # text stays text: it can be searched, and read aloud
    "figure.autolayout": False,
    "figure.constrained_layout.use": False,
    "savefig.bbox": "standard",
}


class Page(NamedTuple):
    """`width` and `height` in mm, and the size of the type: 1 is a report's.

    `height` is the most that there is (None: as much as needed).

    Charts reckon in mm of a report, and the sheet is enlarged with its type: on a slide whose type is
    1.5 times as large a line of text still takes 3 mm, and the slide is `across` = 254 / 1.5 mm wide.
    """

    width: float
    height: float | None = None
    scale: float = 1.0

    @property
    def across(self) -> float:
        return self.width / self.scale

    @property
    def is_narrow(self) -> bool:
        return self.across < _NARROW


REPORT = Page(170.0)
# Of a slide the first on which a chart fits; below 1.5 it is for tables that no room reads anyway.
_SLIDES = tuple(Page(254.0, 143.0, scale) for scale in (1.8, 1.65, 1.5, 1.25, 1.1, 1.0))
WIDTHS: dict[str, tuple[Page, ...]] = {
    "report": (REPORT,),
    "column": (Page(85.0, None, _SMALL),),
    "slide": _SLIDES,
}


def pages(width: str | float) -> tuple[Page, ...]:
    """The pages to try, the best first: for a name of `WIDTHS`, or for so many mm.

    Raises
    ------
    ValueError : it is neither, or narrower or wider than a figure can be.
    """
    if width in WIDTHS:
        return WIDTHS[width]
    wide = float(width)
    if not NARROWEST <= wide <= WIDEST:
        raise ValueError(width)
    return (Page(wide, None, _SMALL if wide < _NARROW * _SMALL else 1.0),)


_now: ContextVar[tuple[Page, Path] | None] = ContextVar("page", default=None)


def page() -> Page:
    """The page that is being drawn on; a report's where none is."""
    now = _now.get()
    return now[0] if now else REPORT


@contextmanager
def styled(on: Page | None = None, look: Path | None = None) -> Iterator[None]:
    """The context in which the house's style holds, whatever the user's own matplotlib settings are.

    `on` is the page, and `look` a style sheet that stands above the house's. Inside another such context
    and without a page it changes nothing.
    """
    if on is None and _now.get():
        yield
        return
    made = (on or REPORT, look or STYLE)
    before = _now.set(made)
    try:
        with mpl.rc_context(_parameters(*made)):
            yield
    finally:
        _now.reset(before)


@cache
def _parameters(on: Page, look: Path) -> dict:
    with style.context(["default", STYLE, look]):
        held = {key: mpl.rcParams[key] for key in mpl.rcParams if not key.startswith(_NOT_OURS)}
    enlarged = {key: held[key] * on.scale for key in _LENGTHS if isinstance(held[key], int | float)}
    family = list(dict.fromkeys([*held["font.family"], _LAST_FONT]))
    return {**held, **enlarged, **_KEPT, "font.family": family}


COLOURS = {
    "text": "text.color",
    "quiet": "axes.labelcolor",
    "zero": "xtick.color",
    "rule": "grid.color",
    "ground": "axes.facecolor",
}
# Tone has one direction of colours, in charts, in lists and in the reader: below zero orange, above purple.
BELOW, ABOVE = "#b35806", "#542788"


_SIZES = {
    "text": "font.size",
    "name": "ytick.labelsize",
    "number": "xtick.labelsize",
    "small": "figure.labelsize",
    "title": "figure.titlesize",
    "panel": "axes.titlesize",
}


def size(role: str) -> float:
    """Points, as the style has them on this page: of "text", "name", "number", "small", "title", "panel"."""
    points = mpl.rcParams[_SIZES[role]]
    return font_manager.FontProperties(size=points).get_size_in_points()  # a style may say "small"


def parameters() -> dict:
    """The settings that hold, as far as seaborn would have its own."""
    groups = ("axes.", "figure.", "font.", "grid.", "lines.", "patch.", "text.", "xtick.", "ytick.")
    return {key: mpl.rcParams[key] for key in mpl.rcParams if key.startswith(groups)}


def colour(role: str) -> str:
    """The style's colour of "text", of "quiet" text, of the "zero" line, of a "rule", of the "ground"."""
    return colors.to_hex(mpl.rcParams[COLOURS[role]])


def lighter(shade: str, share: float) -> str:
    """`shade` mixed with that share of white."""
    return colors.to_hex([1 - (1 - part) * (1 - share) for part in colors.to_rgb(shade)])


def ink(shade: str) -> str:
    """Black or white, whichever is read more easily on `shade`."""
    red, green, blue = colors.to_rgb(shade)
    return "white" if 0.299 * red + 0.587 * green + 0.114 * blue < 0.5 else "#111111"


def line(share: float = 1.0) -> float:
    """The width of such a share of the style's lines, in points."""
    return mpl.rcParams["lines.linewidth"] * share


def point(share: float = 1.0) -> float:
    """The size of such a share of the style's markers, in points."""
    return mpl.rcParams["lines.markersize"] * share


class Fill(NamedTuple):
    """How a part of a bar is filled."""

    face: str
    edge: str
    hatch: str = ""


def palette() -> list[str]:
    """The style's colours: those of sides, the largest first; the first is that of quotations too."""
    return [colors.to_hex(one) for one in mpl.rcParams["axes.prop_cycle"].by_key()["color"]]


def voice_fills() -> dict[str, Fill]:
    """Own voice grey, what is quoted solid, what is paraphrased light, what is unsure hatched."""
    first, grey, ground = palette()[0], mpl.rcParams["axes.edgecolor"], colour("ground")
    return {
        "narrator": Fill(colors.to_hex(grey), colors.to_hex(grey)),
        "attributed": Fill(lighter(first, 0.65), first),
        "quoted": Fill(first, first),
        "unclear": Fill(ground, first, "////"),
    }


def side_fills(sides: Iterable[str], nobody: Iterable[str]) -> dict[str, Fill]:
    """A colour for each side; those of `nobody`, which are no side, have greys and hatches."""
    shades, grey, quiet = palette(), colour("rule"), colour("quiet")
    plain = iter(
        [
            Fill(lighter(quiet, 0.45), quiet),
            Fill(colour("ground"), quiet, "////"),
            Fill(grey, quiet),
            Fill(colour("ground"), quiet),
        ]
    )
    last, made = dict(zip(nobody, plain, strict=False)), {}
    for side in sides:
        made[side] = (
            last[side] if side in last else Fill(*[shades[len(set(made) - set(last)) % len(shades)]] * 2)
        )
    return made


def shown(text: str, stand_in: str, most: int | None = None) -> str:
    """A name as it is written in a figure, on one line, of `most` characters at most.

    Where nothing of it would show, or the style's fonts lack one of its characters (新华社), it is `stand_in`
    ("outlet 3", the third in the order of the corpus): the figure's CSV and alt text keep the name.
    """
    plain = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in text)
    plain = re.sub(r" +", " ", plain).strip()
    plain = plain if plain and _drawable(plain) else stand_in
    return shorten(plain, most, placeholder=" …") if most else plain


def _drawable(text: str) -> bool:
    """Whether the fonts of the style have every character: matplotlib draws boxes for others, and warns."""
    families = [font_manager.FontProperties(family=[name]) for name in mpl.rcParams["font.family"]]
    fonts = [font_manager.get_font(font_manager.findfont(one)) for one in families]
    return all(any(font.get_char_index(ord(char)) for font in fonts) for char in text)


def pt(points: float) -> float:
    """Points of a report, as they are drawn."""
    return points * page().scale
