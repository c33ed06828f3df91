"""The files of a figure: the same bytes each time, with its title, alt text and caption inside."""

import io
import re
from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from matplotlib.figure import Figure as Sheet
from PIL import Image, PngImagePlugin

FORMS = ("svg", "png", "pdf")
TIP = "tip: "  # begins the name of what has a tooltip
PHONE = "phone"  # an SVG as wide as a column, for a page on a phone
SCREEN = "screen"  # a smaller PNG, for notebooks
SCREEN_DPI, PRINT_DPI = 120, 300
_SCREEN_WIDTH = 170 / 25.4 * SCREEN_DPI  # pixels, however large the sheet is
# Who made a file and when would differ from machine to machine.
_SILENT = {
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}


class About(NamedTuple):
    """What is written inside a figure's files."""

    name: str
    title: str
    alt: str
    caption: str


def files(drawn: Sheet, about: About, forms: Iterable[str] = (*FORMS, SCREEN)) -> dict[str, bytes]:
    """The sheet in each of these forms.

    In SVG the alt text is the `desc` of a picture (`role="img"`), in PNG the international text
    "Description", in PDF the subject; the caption is the SVG's `dc:description`, the PNG's "Caption", and
    follows the alt text in the PDF's subject.
    """
    return {form: _MADE[form](drawn, about) for form in forms}


def _saved(drawn: Sheet, form: str, **how) -> bytes:
    held = io.BytesIO()
    drawn.savefig(held, format=form, **how)
    return held.getvalue()


def _svg(drawn: Sheet, about: About) -> bytes:
    told = {**_SILENT["svg"], "Title": about.title, "Description": about.caption}
    text = _saved(drawn, "svg", metadata=told).decode()
    name = escape(about.name)
    said = f'<title id="{name}-title">{escape(about.title)}</title>'
    said += f'\n <desc id="{name}-alt">{escape(about.alt)}</desc>'
    described = f' role="img" aria-labelledby="{name}-title {name}-alt">'
    text, n_roots = re.subn(r"(<svg [^>]*)>", lambda root: root[1] + described, text, count=1)
    text, n_titles = re.subn(r"<title>.*?</title>", lambda _: said, text, count=1, flags=re.DOTALL)
    assert n_roots == n_titles == 1, "matplotlib writes another SVG"
    text = re.sub(rf'<g id="{TIP}([^"]*)">', r"<g><title>\1</title>", text)
    return re.sub(r'<g id="[^"]*">', "<g>", text).encode()


def inline(svg: bytes, name: str) -> str:
    """An SVG as it stands in a page: its text can be searched there, and its tooltips show.

    `name` begins all its ids, which no other picture of the page may have.
    """
    text = re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>{name}-", svg.decode())
    text = re.sub(r'labelledby="(\S+) (\S+)"', rf'labelledby="{name}-\1 {name}-\2"', text)
    text = re.sub(r"\s*<metadata>.*?</metadata>", "", text[text.index("<svg") :], flags=re.DOTALL)
    text = re.sub(r"\s*<defs>\s*<style.*?</style>\s*</defs>", "", text, count=1, flags=re.DOTALL)
    family = re.search(r"; font-family: ([^;\"]*)", text)
    style = "width:100%;height:auto;stroke-linejoin:round"
    if family:  # said once, and not of each text
        text, style = text.replace(family[0], ""), f"{style};font-family:{family[1]}"
    text = re.sub(r'<g id="[^"]*"/>\s*|\n(?=[ LMzC"])', "", text)
    return re.sub(r'width="[\d.]+pt" height="[\d.]+pt"', f'style="{style}"', text, count=1)


def _png(drawn: Sheet, about: About) -> bytes:
    return _saved(drawn, "png", dpi=PRINT_DPI, pil_kwargs={"pnginfo": _inside(about)})


def _pdf(drawn: Sheet, about: About) -> bytes:
    told = {"Title": about.title, "Subject": f"{about.alt}\n\n{about.caption}"}
    return _saved(drawn, "pdf", metadata={**_SILENT["pdf"], **told})


def _screen(drawn: Sheet, about: About) -> bytes:
    """The same picture in 256 colours, the widest apart: a third of the bytes, which notebooks hold."""
    dpi, held = _SCREEN_WIDTH / drawn.get_figwidth(), io.BytesIO()
    size = tuple(int(side * dpi) for side in drawn.get_size_inches())
    dots = Image.frombuffer("RGBA", size, _saved(drawn, "rgba", dpi=dpi), "raw", "RGBA", 0, 1)
    few = dots.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(held, "png", pnginfo=_inside(about), optimize=True)
    return held.getvalue()


def _inside(about: About) -> PngImagePlugin.PngInfo:
    made = PngImagePlugin.PngInfo()
    for key, text in (("Title", about.title), ("Description", about.alt), ("Caption", about.caption)):
        made.add_itxt(key, text)
    return made


_MADE = {"svg": _svg, "png": _png, "pdf": _pdf, SCREEN: _screen}
