"""The figure of labels: what each outlet calls the same actor, voice by voice."""

import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis.compare.wording.labels import label_counts, label_marks
from analysis.tables import VOICES
from analysis.tell.charts import base
from analysis.tell.charts.drawing import canvas, listing
from analysis.tell.charts.drawing.listing import Columns, Line, outlet_names
from analysis.tell.phrasing import counted, listed

_COLUMNS = Columns(("", *VOICES), (36.0, 49.0, 29.0, 29.0, 23.0))
_NOBODY = "No actor is called by a name that the corpus knows"


def _blocks(rows: pd.DataFrame) -> list[tuple[str, list[Line]]]:
    """Of each actor who is drawn the lines."""
    return listing.listed(_COLUMNS, rows, "actor", "voice", VOICES, "name", "n")


def _lines(rows: pd.DataFrame) -> list[Line]:
    drawn = _blocks(rows)
    lines = [line for _, block in drawn for line in block] or [Line(_NOBODY, italic=True)]
    n_more = rows["actor"].nunique() - len(drawn)
    if n_more:
        lines.append(Line(f"and {counted(n_more, 'more actor')}, all in the figure's CSV", italic=True))
    look, n = canvas.looks(base.outlets(rows)), rows.groupby("outlet")["n"].sum(min_count=1)
    for name, label in outlet_names(base.outlets(rows)).items():
        if pd.isna(n[name]) or not drawn:
            said = base.NOT_SCORED if pd.isna(n[name]) else "·"
            lines.append(Line(label, look[name], (said, *[""] * (len(VOICES) - 1))))
    return lines


def _alt(rows: pd.DataFrame) -> str:
    if rows["actor"].isna().all():
        return f"A list that is empty. {_NOBODY}.{base.nothing_in(rows, 'n')}"
    said = ["Lists of the names by which each outlet calls the same actor."]
    shown = [actor for actor, _ in _blocks(rows)]
    for actor in shown[:3]:
        ours = rows[(rows["actor"] == actor) & (rows["n"].fillna(0) > 0)]
        by = ours.groupby("name")["n"].sum()
        top = sorted(by.index, key=lambda name: (-by[name], name))[:3]
        where = counted(ours["outlet"].nunique(), "outlet")
        names = listed(f"{name} {by[name]:,}" for name in top)
        said.append(f"{actor}, {counted(by.sum(), 'time')} in {where}: most frequent {names}.")
    return " ".join(said) + base.nothing_in(rows, "n")


def _note(rows: pd.DataFrame) -> str:
    n_docs = rows.drop_duplicates("outlet")["n_docs"].sum()
    shown = [actor for actor, _ in _blocks(rows)]
    n = rows.loc[rows["actor"].isin(shown), "n"].sum()
    of = f"{n:,} of {counted(rows['n'].sum(), 'name')} of actors"
    return f"{counted(n_docs, 'article')}, {of} in the body shown."


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    _COLUMNS.draw(_lines(rows), sheet)


LABELS = base.Chart(
    name="labels-by-actor",
    title="What each outlet calls the same actor",
    caption="Names and descriptions of the corpus's actors in the body, with a title that stands before a "
    "person's name, by the voice in which they stand. Pronouns are not counted. Numbers are places, a dot is "
    "none. A description is taken for its actor wherever it stands.",
    tables=("sentences", "voices", "marks"),
    rows=label_counts,
    alt=_alt,
    note=_note,
    height=lambda rows: _COLUMNS.height(_lines(rows)) + 1.0,
    draw=_draw,
    is_dense=True,
    marks=label_marks,
    cells=("actor", "outlet", "voice", "name"),
    counts="n",
    noun="name",
)
