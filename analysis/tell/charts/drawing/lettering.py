"""Text on a sheet: its sizes, how wide it is, and where its lines end."""

import re
from collections.abc import Sequence
from functools import lru_cache

import matplotlib as mpl
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

from analysis.tell.charts.style import mm, shown, size

LEADING = 1.2  # a line's height, in sizes
_paths = TextToPath()
_CUT = " …"
_TOGETHER = re.compile(r"\([^()]*\)| [|–/]")
_STEPS = 12  # widths that are tried to make lines alike


def width(text: str, role: str = "text", **font: str) -> float:
    """How wide the widest line is, in mm of a report."""
    return max(_width(line, role, **font) for line in text.split("\n"))


def height(n_lines: float, role: str = "text") -> float:
    """How high so many lines are, in mm of a report."""
    return n_lines * mm(size(role)) * LEADING


def _width(line: str, role: str, **font: str) -> float:
    family = tuple(mpl.rcParams["font.family"])
    names = tuple(tuple(mpl.rcParams.get(f"font.{name}", ())) for name in family)
    weight = font.get("weight") or mpl.rcParams["figure.titleweight" if role == "title" else "font.weight"]
    measured = _measured(line, family, names, str(weight), font.get("style", mpl.rcParams["font.style"]))
    return mm(measured * size(role))


@lru_cache(maxsize=50_000)
def _measured(line: str, family: tuple, _names: tuple, weight: str, style: str) -> float:
    """In sizes of the type; `_names` is what a family like "sans-serif" stands for."""
    font = FontProperties(family=list(family), weight=weight, style=style, size=100)
    return _paths.get_text_width_height_descent(line, font, False)[0] / 100 if line else 0.0


def wrapped(text: str, room: float, role: str = "text", lines: int | None = None, **font: str) -> list[str]:
    """The lines of `text`, none wider than `room` mm of a report; of more than `lines` the last ends in "…".

    A word that is wider than the room is broken. What stands after a no-break space is not parted from what
    stands before it.
    """
    made, rest = [], [word for word in re.split(r"[ \n\t]+", text) if word]
    while rest:
        made.append(_line(rest, room, role, font))
    if lines is not None and len(made) > lines:
        whole = " ".join(made[lines - 1 :])
        made = [*made[: lines - 1], _cut(whole, room, role, font)]
    return made or [""]


def _line(rest: list[str], room: float, role: str, font: dict) -> str:
    """The next line; its words are taken away from the head of `rest`."""
    line = rest.pop(0)
    if _width(line, role, **font) > room:
        fits = [n for n in range(1, len(line)) if _width(line[:n], role, **font) <= room]
        at = max(1, len(fits))
        at = next((n + 1 for n in range(at - 1, 2, -1) if line[n] in "-/\u00a0"), at)
        rest.insert(0, line[at:])
        return line[:at]
    while rest and _width(f"{line} {rest[0]}", role, **font) <= room:
        line = f"{line} {rest.pop(0)}"
    return line


def _cut(text: str, room: float, role: str, font: dict) -> str:
    words = text.split(" ")
    for n in range(len(words) - 1, 0, -1):
        shown = " ".join(words[:n]).rstrip(",;:") + _CUT
        if _width(shown, role, **font) <= room:
            return shown
    long = words[0]
    for n in range(len(long), 0, -1):
        if _width(long[:n] + "…", role, **font) <= room:
            return long[:n] + "…"
    return "…"


def balanced(text: str, room: float, role: str = "text", lines: int | None = None, **font: str) -> list[str]:
    """As `wrapped`, with lines about equally long: no word hangs alone that could have company.

    "(English edition)" stays on one line, and " |" where it is, unless that takes another line.
    """
    made = wrapped(text, room, role, lines, **font)
    if len(made) == 1 or _is_cut(made, text):
        return made
    kept = _TOGETHER.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
    fits = all(_width(word, role, **font) <= room for word in kept.split(" "))
    if fits and len(wrapped(kept, room, role, **font)) == len(made):
        text, made = kept, wrapped(kept, room, role, **font)
    least = max(_width(word, role, **font) for line in made for word in line.split(" "))
    for step in range(1, _STEPS):
        tried = wrapped(text, least + (room - least) * step / _STEPS, role, **font)
        if len(tried) == len(made):
            return tried
    return made


def _is_cut(lines: Sequence[str], text: str) -> bool:
    return lines[-1].endswith("…") and not text.endswith("…")


def label(text: str, stand_in: str, room: float = 34.0, lines: int = 2, role: str = "text", **font) -> str:
    """A name as it is written beside a figure: on at most so many lines, without what would not show.

    Where nothing is left, or the style's fonts lack one of its characters (新华社), it is `stand_in`
    ("outlet 3", the third in the order of the corpus), whole, so that two names never look alike for
    what they lost; the figure's CSV and alt text keep the name. A style that names a font with these
    characters draws them.
    """
    return "\n".join(wrapped(shown(text, stand_in), room, role, lines, **font))


class Name(str):
    """A name on its lines, with the role of its type: a long one is written smaller."""

    role: str

    def __new__(cls, text: str, role: str) -> "Name":
        made = super().__new__(cls, text)
        made.role = role
        return made


def names(texts: Sequence[str], kind: str, room: float, tall: float, snug: bool = False) -> list[Name]:
    """Each name as large as it can stand whole on `room` x `tall` mm; one that cannot is cut.

    It is written smaller before it takes a third line, or a second one if `snug`.
    """
    made = []
    for place, text in enumerate(texts, start=1):
        plain = shown(text, f"{kind} {place}")
        for role, most in (("name", 1 if snug else 2), ("small", 5)):
            most = max(1, min(most, int(tall / height(1, role) + 0.05)))
            lines = balanced(plain, room, role, most)
            if not _is_cut(lines, plain):
                break
        made.append(Name("\n".join(lines), role))
    return made


def high(name: Name) -> float:
    """How high a name on its lines is, in mm of a report."""
    return height(name.count("\n") + 1, name.role)
