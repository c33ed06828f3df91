"""The figure of labels: what each outlet calls the same actor, voice by voice."""

import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis.tables import VOICES
from analysis.tell.charts import base, cues
from analysis.tell.charts.drawing import canvas, listing
from analysis.tell.charts.drawing.listing import Columns, Line, outlet_names
from analysis.tell.phrasing import counted, listed

_COLUMNS = Columns(("", *VOICES), (42.0, 58.0, 33.0, 33.0))
_NOBODY = "No actor is called by a name that the corpus knows"


def _marks(sentences: pd.DataFrame, voices: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """Every name of an actor in the body by actor, outlet, voice and name, in the figure's order."""
    ours = marks[marks["measure"] == "labels"]
    found = base.of_outlets(ours, base.body(sentences))
    parts = found["rule"].str.partition(": ")
    found = found.assign(actor=parts[0], name=parts[2]) if len(found) else found.assign(actor="", name="")
    orders = {"actor": _shared_first(found), "outlet": base.outlets(sentences), "voice": VOICES}
    return cues.in_order(found, orders, "name")


def _shared_first(found: pd.DataFrame) -> list[str]:
    """The actors whom most outlets name first, for they can be compared; then the most frequent."""
    n_outlets = found.groupby("actor")["outlet"].nunique()
    return sorted(cues.frequent(found["actor"]), key=lambda name: -n_outlets[name])


def _rows(sentences: pd.DataFrame, voices: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """One row per actor, outlet, voice and name that occurs, the most shared actor first.

    An actor whom an outlet does not name has one row with a count of 0 and no name there; for an outlet that
    was not scored the count is null. Without a name of any actor there is a row for each outlet.
    """
    found = _marks(sentences, voices, marks)
    scored = base.n_scored(sentences, voices)
    by_place: dict[tuple, list] = {}
    for (actor, outlet, *cell), ours in found.groupby(["actor", "outlet", "voice", "name"], sort=False):
        by_place.setdefault((actor, outlet), []).append((*cell, len(ours)))
    made = [
        (actor, outlet, scored[outlet], *cell)
        for actor in dict.fromkeys(found["actor"]) or [None]
        for outlet in scored.index
        for cell in by_place.get((actor, outlet), [(None, None, 0 if scored[outlet] else None)])
    ]
    columns = ["actor", "outlet", "n_docs", "voice", "name", "n"]
    return pd.DataFrame(made, columns=columns).astype({"n": "Int64"})


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
            lines.append(Line(label, look[name], (said, "", "")))
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
    rows=_rows,
    alt=_alt,
    note=_note,
    height=lambda rows: _COLUMNS.height(_lines(rows)) + 1.0,
    draw=_draw,
    is_dense=True,
    marks=_marks,
    cells=("actor", "outlet", "voice", "name"),
    counts="n",
    noun="name",
)
