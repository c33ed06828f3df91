"""What is asked of the command `figures`: every slip at once, then the figures of a corpus, in files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from logging import getLogger
from pathlib import Path
from tempfile import TemporaryDirectory

import matplotlib as mpl
import pandas as pd
from matplotlib import font_manager
from matplotlib.figure import Figure as Sheet

from analysis import export
from analysis.read.problems import on_one_line
from analysis.tell.charts import EVERY, Chart, charts_of
from analysis.tell.charts.figures import Figure, drawn
from analysis.tell.charts.files import FORMS, About, files
from analysis.tell.charts.style import NARROWEST, WIDEST, WIDTHS, pages, palette, styled

_FORMS = (*FORMS, "csv")
_SHOWN = 100  # characters of what matplotlib says: it can list all that there is
_LARGEST = 10_000  # of any size in a style sheet, in points, inches or dots per inch


class RequestError(export.OutputError):
    """What is asked for is not there; `problems` lists every slip."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = [export.plain(problem) for problem in problems]
        super().__init__("\n".join([f"{len(problems)} problem(s) in what is asked for:", *self.problems]))


@dataclass(frozen=True)
class Request:
    """Figures by name, forms, a width and a style sheet, all of them there."""

    charts: tuple[Chart, ...]
    forms: tuple[str, ...]
    width: str | float
    look: Path | None
    is_named: bool  # and drawn whatever the number of articles

    def figures(self, given: Mapping[str, pd.DataFrame]) -> Iterator[Figure]:
        """Each figure drawn, in the order in which a reader asks; `given` are the tables of a corpus."""
        for one in self.fitting(given["articles"]):
            tables = (given[name] for name in one.tables)
            how = {"width": self.width, "look": self.look, "forms": self.forms}
            yield drawn(one, *tables, **how)

    def fitting(self, articles: pd.DataFrame) -> tuple[Chart, ...]:
        """Those that are drawn of these articles: all that are named, else those that a report has."""
        return self.charts if self.is_named else charts_of(articles)

    def folder(self, corpus: str) -> Path:
        """Where the figures lie unless said: those of another width or style beside those of the report."""
        parts = [] if self.width == "report" else [f"{self.width:g}mm" if self._is_mm else str(self.width)]
        parts += [self.look.stem] if self.look else []
        return export.folder("figures", corpus) / "-".join(parts)

    @property
    def _is_mm(self) -> bool:
        return isinstance(self.width, float)


def request(
    only: Sequence[str] | None = None,
    forms: Sequence[str] = _FORMS,
    width: str = "report",
    look: Path | None = None,
) -> Request:
    """What is asked for, checked.

    Raises
    ------
    RequestError : a figure, a form, a width or a style is not there; all slips are listed.
    """
    names = [one.name for one in EVERY]
    unknown = [name for name in dict.fromkeys(only or ()) if name not in names]
    problems = [f"no figure is named {name[:_SHOWN]!r}" for name in unknown]
    if problems:
        problems[-1] += f"; there are {', '.join(names)}"
    wrong = [form for form in dict.fromkeys(forms) if form not in _FORMS]
    problems += [
        f"no form of a figure is called {form[:_SHOWN]!r}; there are {', '.join(_FORMS)}" for form in wrong
    ]
    try:
        pages(width)
    except ValueError:
        between = f"a number of mm from {NARROWEST:g} to {WIDEST:g}"
        problems.append(
            f"no width is called {width[:_SHOWN]!r}; there are {', '.join(WIDTHS)}, and {between}"
        )
    problems += _slips(look) if look else []
    if problems:
        raise RequestError(problems)
    chosen = tuple(one for one in EVERY if not only or one.name in only)
    return Request(
        chosen,
        tuple(form for form in _FORMS if form in forms),
        width if width in WIDTHS else float(width),
        look,
        bool(only),
    )


def _slips(look: Path) -> list[str]:
    """Every line of a style sheet that matplotlib does not understand, and every font that is not here."""
    try:
        text = look.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return [f"{look}: no style sheet can be read there ({type(error).__name__})"]
    problems = []
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        key, colon, value = (part.strip() for part in line.partition(" #")[0].partition(":"))
        if key.startswith("#") or not (key or colon):
            continue
        slip = _slip(key, value.strip("\"'")) if colon else "write `name: value`"
        if slip:
            problems.append(on_one_line(f"{look.name}:{number}: {slip}"))
    return problems or list(_undrawable(look, lines))


def _undrawable(look: Path, lines: Sequence[str]) -> Iterator[str]:
    """What matplotlib takes and then cannot draw with: some settings it looks at only when it draws."""
    failure = _failure(look)
    if not failure:
        return
    with TemporaryDirectory() as folder:
        for number, line in enumerate(lines, start=1):
            alone = Path(folder) / f"{number}.mplstyle"
            alone.write_text(line, encoding="utf-8")
            if why := _failure(alone):
                yield f"{look.name}:{number}: matplotlib cannot draw with it ({why}); change or remove it"
                return
    yield f"{look.name}: matplotlib cannot draw with it ({failure}); leave lines out until it can"


def _failure(look: Path) -> str:
    """Why a small picture cannot be drawn in this style, or ""."""
    try:
        mpl.rc_params_from_file(look, fail_on_error=True)  # it only logs a bad value otherwise
        with styled(look=look):
            sheet = Sheet(figsize=(5, 5))
            above, below = sheet.subplots(2)
            for shade in palette():
                above.plot([0, 1], "o-", color=shade, label="a")
            above.set(title="a", xlabel="a", ylabel="a")
            above.legend()
            below.pcolormesh([[0, 1]])
            files(sheet, About("a", "a", "a", "a"), ("svg",))
    except Exception as error:  # matplotlib promises nothing of what it raises at a setting that is none
        return str(error)[:_SHOWN] or type(error).__name__
    return ""


def _slip(key: str, value: str) -> str | None:
    """What is wrong with a line of a style sheet."""
    if key not in mpl.rcParams:
        return f'"{key}" is no setting of matplotlib {mpl.__version__}'
    try:
        meant = mpl.rcParams.validate[key](value)
    except Exception as error:  # as in `_failure`
        return f"{key}: {' '.join(str(error).split())}"
    if isinstance(meant, float) and not abs(meant) <= _LARGEST:  # also nan
        return f"{key}: {value} is no size; write a number"
    if key == "axes.prop_cycle" and not meant.by_key().get("color"):
        return f"{key}: give it colours, for each side has one"
    if key == "font.family":
        absent = [name for name in meant if not _is_here(name)]
        return f"{key}: no font called {', '.join(absent)} is installed here" if absent else None
    return None


def _is_here(family: str) -> bool:
    log = getLogger("matplotlib.font_manager")
    before = log.level
    log.setLevel("ERROR")  # it says the same in its own words
    try:
        font_manager.findfont(family, fallback_to_default=False)
    except ValueError:
        return False
    finally:
        log.setLevel(before)
    return True


def saved(figures: Iterable[Figure], forms: Sequence[str], folder: Path) -> int:
    """How many figures are now in the folder; nothing is written before the last is drawn."""
    made = list(figures)
    for figure in made:
        figure.saved(folder, forms)
    return len(made)
