"""The page that a figure is made for: how wide, how high at most, and how large its type; and its style."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl
from matplotlib import style

STYLE = Path(__file__).with_name("style.mplstyle")
NARROWEST, WIDEST = 80.0, 420.0  # mm
LEAF = 240.0  # mm of a printed page that a figure can take with its title and source line
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
_LAST_FONT = "DejaVu Sans"  # comes with matplotlib, and has the signs that another font may lack
_NOT_OURS = ("backend", "text.hinting_factor")  # the second is going, and says so whenever it is touched
_KEPT = {
    "text.parse_math": False,
    "text.usetex": False,
    "axes.formatter.use_locale": False,
    "text.hinting": "no_hinting",  # so that text is as wide on a screen as in print, and as it was measured
    "svg.hashsalt": "analysis",
    "figure.autolayout": False,
    "figure.constrained_layout.use": False,
    "savefig.bbox": "standard",
}


class Page(NamedTuple):
    """`width` and `height` in mm, and the size of the type: 1 is a report's.

    `height` is the most that there is (None: as much as needed), `around` what title and source line take.

    Charts reckon in mm of a report, and the sheet is enlarged with its type: on a slide whose type is
    1.5 times as large a line of text still takes 3 mm, and the slide is `across` = 254 / 1.5 mm wide.
    """

    width: float
    height: float | None = None
    scale: float = 1.0
    around: float = 17.0

    @property
    def across(self) -> float:
        return self.width / self.scale

    @property
    def tall(self) -> float:
        return float("inf") if self.height is None else self.height / self.scale

    @property
    def room(self) -> float:
        """mm for the drawing: title and source line are taken off."""
        return self.tall - self.around

    @property
    def leaf(self) -> float:
        """mm for a drawing that is to stand on one page: a printed one, where the figure's own has no end."""
        return min(self.room, LEAF / self.scale - self.around)

    @property
    def is_narrow(self) -> bool:
        return self.across < _NARROW


REPORT = Page(170.0)
# Of a slide the first on which a chart fits; below 1.5 it is for tables that no room reads anyway.
_SLIDES = tuple(Page(254.0, 143.0, scale) for scale in (1.8, 1.65, 1.5, 1.25, 1.1, 1.0))
DENSE = 1.5  # the largest type of a chart that leaves out what a slide has no room for
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


def mm(points: float) -> float:
    """Points as they are drawn, in mm of a report."""
    return points / page().scale * 25.4 / 72


def pt(points: float) -> float:
    """Points of a report, as they are drawn."""
    return points * page().scale
