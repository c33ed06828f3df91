"""The figure of what is missing: unnamed sources, sources that were not worked out, and none at all."""

import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis.tell.charts import base, cues
from analysis.tell.charts.cues import NO_SOURCE, UNNAMED, UNRESOLVED
from analysis.tell.charts.drawing import canvas
from analysis.tell.charts.drawing.listing import Columns, Line, counts, outlet_names
from analysis.tell.phrasing import counted, extremes
from analysis.words import folded

KINDS = (UNNAMED, NO_SOURCE, UNRESOLVED)
_MOST = 8  # different words in a cell
_COLUMNS = Columns(("", "unnamed", "no source (the cue)", "unresolved"), (42.0, 42.0, 40.0, 42.0))


def _marks(sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """The attributions without a known name by outlet, `missing` (kind) and `words`, in the figure's order.

    `words` is the source as it is written, and the cue where there is none; "Officials" at the head of a
    sentence is "officials", if that is written anywhere.
    """
    found = cues.cues(sentences, attributions)
    kind = found["who"].mask(found["from_group"] == UNNAMED, UNNAMED)
    words = found["source"].where(kind != NO_SOURCE, found["cue"]).fillna(found["speaker"])
    words = words.map(lambda text: " ".join(text.split()), na_action="ignore")
    words = words.groupby(words.map(folded, na_action="ignore")).transform("max")  # small letters come last
    found = found.assign(missing=kind, words=words)[kind.isin(KINDS)]
    return cues.in_order(found, {"outlet": base.outlets(sentences), "missing": KINDS}, "words")


def _rows(sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet, kind and wording; a kind that an outlet has not is one row with a count of 0.

    `n_all` is the outlet's number of attributions. Counts are null for an outlet that was not scored.
    """
    found = _marks(sentences, voices, attributions)
    every = cues.cues(sentences, attributions).groupby("outlet").size()
    n = (
        found.groupby(["outlet", "missing", "words"], sort=False).size()
        if len(found)
        else pd.Series(dtype=int)
    )
    by_place: dict[tuple, list] = {}
    for (outlet, kind, words), count in n.items():
        by_place.setdefault((outlet, kind), []).append((words, count))
    made = []
    for outlet, n_docs in base.n_scored(sentences, voices).items():
        n_all = every.get(outlet, 0) if n_docs else None
        for kind in KINDS:
            cells = by_place.get((outlet, kind), [(None, 0 if n_docs else None)])
            made += [(outlet, n_docs, n_all, kind, *cell) for cell in cells]
    columns = ["outlet", "n_docs", "n_all", "missing", "words", "n_cues"]
    return pd.DataFrame(made, columns=columns).astype({"n_cues": "Int64", "n_all": "Int64"})


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
    rows=_rows,
    alt=_alt,
    note=_note,
    height=lambda rows: _COLUMNS.height(_lines(rows)) + 1.0,
    draw=_draw,
    is_dense=True,
    marks=_marks,
    cells=("outlet", "missing", "words"),
)
