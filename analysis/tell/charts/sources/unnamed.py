"""The figure of what is missing: unnamed sources, sources that were not worked out, and none at all."""

import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis.compare.sources.unnamed import KINDS, nameless_counts, nameless_cues
from analysis.tell.charts import base
from analysis.tell.charts.drawing import canvas
from analysis.tell.charts.drawing.listing import Columns, Line, counts, outlet_names
from analysis.tell.phrasing import counted, extremes

_MOST = 8  # different words in a cell
_COLUMNS = Columns(("", "unnamed", "no source (the cue)", "unresolved"), (42.0, 42.0, 40.0, 42.0))


def _lines(rows: pd.DataFrame) -> list[Line]:
    """A line for each outlet, with fewer words where the page does not hold all."""
    room = canvas.page().room - 1.0
    fewest = 1 if canvas.page().scale > 1 else 0  # smaller type comes before no word at all
    for most in range(_MOST, fewest - 1, -1):
        lines = _lines_of(rows, most)
        if _COLUMNS.height(lines) <= room:
            break
    return lines


def _lines_of(rows: pd.DataFrame, most: int) -> list[Line]:
    names = base.outlets(rows)
    look = canvas.looks(names)
    labels = outlet_names(names).items()
    return [Line(label, look[name], _cells(rows[rows["outlet"] == name], most)) for name, label in labels]


def _cells(here: pd.DataFrame, most: int) -> tuple[str, ...]:
    if here["n_cues"].isna().any():
        return (base.NOT_SCORED, "", "")
    cells = []
    for kind in KINDS:
        ours = here[(here["missing"] == kind) & (here["n_cues"] > 0)]
        words = [canvas.label(text, "(a source)", 55.0, 1) for text in ours["words"]]
        total = ours["n_cues"].sum()
        said = counts(list(zip(words, ours["n_cues"], strict=True)), most) if most else ""
        n = f"{total:,} of {here['n_all'].iloc[0]:,}"
        cells.append((f"{n}: {said}" if said else n) if total else "·")
    return tuple(cells)


def _alt(rows: pd.DataFrame) -> str:
    sums = rows.groupby(["outlet", "missing"], sort=False)["n_cues"].sum(min_count=1).dropna()
    said = ["Lists of sources without a known name, with counts, by outlet."]
    for kind in KINDS:
        ours = sums[sums.index.get_level_values("missing") == kind]
        if len(ours):
            outlets = list(ours.index.get_level_values("outlet"))
            said.append(f"{kind.capitalize()}, {extremes(outlets, list(ours), '{:,.0f}'.format)}.")
    return " ".join(said) + base.nothing_in(rows, "n_cues")


def _note(rows: pd.DataFrame) -> str:
    first = rows.drop_duplicates("outlet")
    n = f"{rows['n_cues'].sum():,} of {counted(first['n_all'].sum(), 'attribution')} in the body."
    return f"{counted(first['n_docs'].sum(), 'article')}, {n}"


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    _COLUMNS.draw(_lines(rows), sheet)


UNNAMED_SOURCES = base.Chart(
    name="unnamed-sources",
    title="Sources without a name, and attributions without a source",
    caption="As they are written in the body. Unnamed: officials, analysts and the like. No source: the "
    "text attributes without saying to whom; shown is the cue. Unresolved: a source is there (he, it, a "
    "role), but who it is was not worked out: that is the detector's limit or the text's. A dot is none.",
    tables=("sentences", "voices", "attributions"),
    rows=nameless_counts,
    alt=_alt,
    note=_note,
    height=lambda rows: _COLUMNS.height(_lines(rows)) + 1.0,
    draw=_draw,
    is_dense=True,
    marks=nameless_cues,
    cells=("outlet", "missing", "words"),
)
