"""The chart of quotations compared: how many are exact, changed in which way, and unverified."""

import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis.compare.quotations.differences import CLASSES, EDGE
from analysis.tell.charts import base
from analysis.tell.charts.drawing import canvas, tabled
from analysis.tell.phrasing import counted, extremes

WHOLE, PART = "exact", "exact, in part"
LONGEST, UNVERIFIED = "longest version", "unverified"
KINDS = (WHOLE, PART, *CLASSES, LONGEST, UNVERIFIED)


def kinds(quotations: pd.DataFrame, differences: pd.DataFrame) -> list[list[str]]:
    """Of each quotation what the comparison says of it: one of `KINDS`, or several classes of changes.

    A part of a sentence in the words of the base is exact in part; another first letter alone is no change.
    """
    inside = differences[differences["at"] != EDGE]
    changed = inside.groupby("quotation")["kind"].agg(set).to_dict()
    cut = set(differences.loc[differences["kind"] == "trimmed", "quotation"])
    made = []
    for number, (status, base_id) in enumerate(zip(quotations["status"], quotations["base_id"], strict=True)):
        if status == UNVERIFIED:
            made.append([UNVERIFIED])
        elif pd.isna(base_id):
            made.append([LONGEST])
        else:
            found = changed.get(number, {PART if number in cut else WHOLE})
            made.append([kind for kind in KINDS if kind in found])
    return made


def _marks(
    sentences: pd.DataFrame, voices: pd.DataFrame, quotations: pd.DataFrame, differences: pd.DataFrame
) -> pd.DataFrame:
    """The quotations by `compared` and outlet, in the figure's order; each once for each of its changes."""
    found = quotations.assign(compared=kinds(quotations, differences)).explode("compared")
    outlets = {name: place for place, name in enumerate(base.outlets(sentences))}
    order = {kind: place for place, kind in enumerate(KINDS)}
    keys = pd.DataFrame({"kind": found["compared"].map(order), "outlet": found["outlet"].map(outlets)})
    places = keys.reset_index(drop=True).sort_values(["kind", "outlet"], kind="stable").index
    return found.iloc[places].reset_index(drop=True)


def _rows(
    sentences: pd.DataFrame, voices: pd.DataFrame, quotations: pd.DataFrame, differences: pd.DataFrame
) -> pd.DataFrame:
    """One row per kind and outlet, zeros included; null for an outlet that was not scored.

    `n_all` is the outlet's number of quotations that quote somebody.
    """
    scored = base.n_scored(sentences, voices)
    n = _marks(sentences, voices, quotations, differences).groupby(["compared", "outlet"]).size()
    n_all = quotations.groupby("outlet").size()
    made = [
        (
            kind,
            outlet,
            n_docs,
            *((n.get((kind, outlet), 0), n_all.get(outlet, 0)) if n_docs else (None, None)),
        )
        for kind in KINDS
        for outlet, n_docs in scored.items()
    ]
    columns = ["compared", "outlet", "n_docs", "n_quotations", "n_all"]
    return pd.DataFrame(made, columns=columns).astype({"n_quotations": "Int64", "n_all": "Int64"})


def _alt(rows: pd.DataFrame) -> str:
    said = ["A table of counts: quotations by what their comparison with a base shows, and by outlet."]
    for kind, ours in rows.dropna(subset="n_quotations").groupby("compared", sort=False):
        if ours["n_quotations"].sum():
            ends = extremes(list(ours["outlet"]), list(ours["n_quotations"]), "{:,.0f}".format)
            said.append(f"{kind.capitalize()}, {ends}.")
    return " ".join(said) + base.nothing_in(rows, "n_quotations")


def _note(rows: pd.DataFrame) -> str:
    first = rows.drop_duplicates("outlet")
    unverified = rows.loc[rows["compared"] == UNVERIFIED, "n_quotations"].sum()
    n_all = first["n_all"].sum()
    return (
        f"{counted(first['n_docs'].sum(), 'article')}, {counted(n_all, 'quotation')} that quote somebody; "
        f"{n_all - unverified:,} could be compared."
    )


def _grid(rows: pd.DataFrame) -> tabled.Grid:
    return tabled.grid(KINDS, base.outlets(rows), ("kind", "outlet"), 5.4)


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    names = base.outlets(rows)
    counts = rows["n_quotations"].astype(float).to_numpy().reshape(len(KINDS), len(names))
    matrix = pd.DataFrame(counts, index=pd.Index(KINDS, name="kind"), columns=pd.Index(names, name="outlet"))
    axes = sheet.subplots()
    top = matrix.max(axis=None, skipna=True)
    tabled.numbers(matrix, axes, _grid(rows), int(0 if pd.isna(top) else top))
    for place in (KINDS.index(CLASSES[0]), KINDS.index(LONGEST)):
        axes.axhline(place, color=canvas.colour("zero"), linewidth=canvas.line(0.75), clip_on=False)


QUOTATIONS = base.Chart(
    name="quotations-by-outlet",
    title="Quotations beside their original, or beside the longest version in another text",
    caption="Quotations that quote somebody, headlines included. Exact: word for word, the whole sentence or "
    "a part. Between the lines: what was changed inside, where one quotation can have several changes. "
    "Longest version: no reference has it, and others are laid on it. Unverified: found nowhere else, so "
    "that there is nothing to compare it with; it says nothing of whether it is right. A dot is a zero.",
    tables=("sentences", "voices", "quotations", "differences"),
    rows=_rows,
    alt=_alt,
    note=_note,
    height=lambda rows: _grid(rows).height,
    draw=_draw,
    marks=_marks,
    cells=("compared", "outlet"),
    counts="n_quotations",
    noun="quotation",
)
