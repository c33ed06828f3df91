"""The figure of verbs: with which words each outlet introduces the same speaker."""

import re

import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis.tell.charts import base, cues
from analysis.tell.charts.cues import COMMITMENTS, NOBODY
from analysis.tell.charts.drawing import canvas, listing
from analysis.tell.charts.drawing.listing import Columns, Line, outlet_names
from analysis.tell.phrasing import counted, listed
from analysis.words import folded

_NOT = re.compile(r"\b(?:not|never|no|nor|neither)\b|n't\b")
_COLUMNS = Columns(("", *COMMITMENTS), (42.0, 62.0, 31.0, 31.0))


def _marks(
    sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame, marks: pd.DataFrame
) -> pd.DataFrame:
    """The attributions to a known speaker by speaker, outlet, commitment and verb, in the figure's order."""
    found = cues.cues(sentences, attributions)
    found = found.assign(verb=named(found, marks), speaker=found["who"])
    found = found[~found["who"].isin(NOBODY)]
    orders = {
        "speaker": _shared_first(found),
        "outlet": base.outlets(sentences),
        "commitment": COMMITMENTS,
    }
    return cues.in_order(found, orders, "verb")


def _shared_first(found: pd.DataFrame) -> list[str]:
    """The speakers whom most outlets use first, for they can be compared; then the most frequent."""
    n_outlets = found.groupby("speaker")["outlet"].nunique()
    return sorted(cues.frequent(found["speaker"]), key=lambda name: -n_outlets[name])


def named(found: pd.DataFrame, marks: pd.DataFrame) -> pd.Series:
    """Each cue by the commonest form of its verb: "says", "has said" and "said" are all "said".

    A negated cue ("did not say") is a word of its own. The base form is that of the cue's rule.
    """
    rules = marks[marks["measure"] == "attribution"].drop_duplicates(["doc_id", "start", "end"])
    known = found.merge(rules[["doc_id", "start", "end", "rule"]], on=["doc_id", "start", "end"], how="left")
    assert len(known) == len(found), "a cue has two marks"
    written = found["cue"].map(lambda cue: " ".join(folded(cue).split()))
    base_form = known["rule"].map(lambda rule: rule.rpartition(": ")[0], na_action="ignore")
    base_form = base_form.set_axis(found.index)
    base_form = base_form.where(base_form.notna(), written)
    negated = written.map(lambda cue: bool(_NOT.search(cue)))
    base_form = base_form.where(~negated, "not " + written)
    if found.empty:
        return written
    commonest = written.groupby(base_form).agg(
        lambda forms: min(forms.unique(), key=lambda form: (-(forms == form).sum(), len(form), form))
    )
    return base_form.map(commonest)


def _rows(
    sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame, marks: pd.DataFrame
) -> pd.DataFrame:
    """One row per speaker, outlet, commitment and verb that occurs, the most shared speaker first.

    A speaker whom an outlet does not use has one row with a count of 0 and no verb there; for an
    outlet that was not scored the count is null.
    """
    found = _marks(sentences, voices, attributions, marks)
    scored = base.n_scored(sentences, voices)
    keys = ["speaker", "outlet", "commitment", "verb"]
    n = found.groupby(keys, sort=False).size() if len(found) else pd.Series(dtype="int64")
    by_place: dict[tuple, list] = {}
    for (speaker, outlet, commitment, verb), count in n.items():
        by_place.setdefault((speaker, outlet), []).append((commitment, verb, count))
    made = [
        (speaker, outlet, scored[outlet], *cell)
        for speaker in dict.fromkeys(found["speaker"])
        for outlet in scored.index
        for cell in by_place.get((speaker, outlet), [(None, None, 0 if scored[outlet] else None)])
    ]
    columns = ["speaker", "outlet", "n_docs", "commitment", "verb", "n_cues"]
    return pd.DataFrame(made, columns=columns).astype({"n_cues": "Int64"})


def _blocks(rows: pd.DataFrame) -> list[tuple[str, list[Line]]]:
    """Of each speaker who is drawn the lines."""
    return listing.listed(_COLUMNS, rows, "speaker", "commitment", COMMITMENTS, "verb", "n_cues")


def _shown(rows: pd.DataFrame) -> list[str]:
    with canvas.styled():
        return [speaker for speaker, _ in _blocks(rows)]


def _lines(rows: pd.DataFrame) -> list[Line]:
    drawn, names = _blocks(rows), base.outlets(rows)
    lines = [line for _, block in drawn for line in block]
    n_more = rows["speaker"].nunique() - len(drawn)
    if n_more:
        lines.append(Line(f"and {counted(n_more, 'more speaker')}, all in the figure's CSV", italic=True))
    look, labels = canvas.looks(names), outlet_names(names)
    n = rows.groupby("outlet")["n_cues"].sum(min_count=1)
    unscored = [name for name in names if pd.isna(n[name])]
    return [*lines, *(Line(labels[name], look[name], (base.NOT_SCORED, "", "")) for name in unscored)]


def _alt(rows: pd.DataFrame) -> str:
    said = ["Lists of the cues with which each outlet introduces the same speaker."]
    for speaker in _shown(rows)[:3]:
        ours = rows[(rows["speaker"] == speaker) & (rows["n_cues"].fillna(0) > 0)]
        by = ours.groupby("verb")["n_cues"].sum()
        top = sorted(by.index, key=lambda verb: (-by[verb], verb))[:3]
        verbs = listed(f"{verb} {by[verb]:,}" for verb in top)
        where = counted(ours["outlet"].nunique(), "outlet")
        said.append(f"{speaker}, {counted(by.sum(), 'attribution')} in {where}: most frequent {verbs}.")
    return " ".join(said) + base.nothing_in(rows, "n_cues")


def _note(rows: pd.DataFrame) -> str:
    n_docs = rows.drop_duplicates("outlet")["n_docs"].sum()
    n = rows["n_cues"].sum()
    shown = rows.loc[rows["speaker"].isin(_shown(rows)), "n_cues"].sum()
    return f"{counted(n_docs, 'article')}, {shown:,} of {counted(n, 'attribution')} to known speakers shown."


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    _COLUMNS.draw(_lines(rows), sheet)


VERBS = base.Chart(
    name="verbs-by-speaker",
    title="The same speaker, introduced with other verbs",
    caption="Attributions in the body to speakers who are known, by the words that introduce them and the "
    "reporter's commitment in these. Forms of one verb stand together under the commonest; numbers are "
    "attributions, a dot is none. Below a speaker stand the outlets with an attribution to this one.",
    tables=("sentences", "voices", "attributions", "marks"),
    rows=_rows,
    alt=_alt,
    note=_note,
    height=lambda rows: _COLUMNS.height(_lines(rows)) + 1.0,
    draw=_draw,
    is_dense=True,
    marks=_marks,
    cells=("speaker", "outlet", "commitment", "verb"),
)
