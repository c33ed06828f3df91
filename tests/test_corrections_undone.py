"""Every kind of correction, applied to the sample and taken back, leaves every table byte for byte."""

import shutil

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import correct, export, mark, read
from analysis.read.corpora import SEEDS
from analysis.read.folder.corrections import COLUMNS, MARKS, NAME

TABLES = ("articles", "boilerplate", "sentences", "voices", "marks", "attributions", "attribution_spans")
KINDS = (
    *(
        "remove a mark",
        "change a mark",
        "add a mark",
        "confirm",
        "remove an attribution",
        "add an attribution",
    ),
    *("change its words", "speaker", "commitment", "act", "set aside", "take in"),
)


def tables(folder):
    made = mark.corpus(read.corpus(folder))
    return {name: export.csv_bytes(getattr(made, name)) for name in TABLES}


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = shutil.copytree(SEEDS / "sample", tmp_path_factory.mktemp("undone") / "sample")
    (folder / NAME).unlink(missing_ok=True)
    made = mark.corpus(read.corpus(folder))
    return folder, made, tables(folder)


def labelled(rows, kind, draw):
    """A correction of a mark of a word list: its place, and what it was and is to be."""
    marks = rows[rows["measure"].isin(MARKS)].to_dict("records")
    one = draw(st.sampled_from(marks))
    labels = sorted({row["label"] for row in marks if row["measure"] == one["measure"]} - {one["label"]})
    now = "" if kind == "remove a mark" else draw(st.sampled_from(labels or [""]))
    return one["doc_id"], one["start"], one["end"], one["measure"], one["label"], now


def added_mark(made, draw):
    """A certainty put on a word that is the first of its sentence, where no such mark is."""
    taken = made.marks[made.marks["measure"] == "certainty"]
    free = [
        one
        for one in made.sentences.itertuples()
        if one.text.split()[0].isalpha()
        and not ((taken["doc_id"] == one.doc_id) & (taken["start"] == one.start)).any()
        and one.doc_id in set(made.marks["doc_id"])
    ]
    one = draw(st.sampled_from(free))
    return one.doc_id, one.start, one.start + len(one.text.split()[0]), "certainty", "", "certain"


def of_words(made, kind, draw):
    """An attribution of the first words of a sentence, or one that was found with one word as its content."""
    if kind == "change its words":
        spans = made.attribution_spans[made.attribution_spans["role"] == "content"]
        one = draw(st.sampled_from(made.attributions.to_dict("records")))
        own = spans[
            (spans["doc_id"] == one["doc_id"]) & (spans["attribution_id"] == one["attribution_id"])
        ].iloc[0]
        text = made.articles.set_index("doc_id").loc[one["doc_id"], "text"]
        word = text[own.start : own.end].split()[0]
        was = "sure" if one["sure"] else "unsure"
        return one["doc_id"], one["cue_start"], one["cue_end"], "attribution", was, f":: {word}"
    cues = set(zip(made.attributions["doc_id"], made.attributions["cue_start"], strict=True))
    long = [
        one
        for one in made.sentences.itertuples()
        if len(one.text.split()) > 4 and (one.doc_id, one.start) not in cues and one.kind == "body"
    ]
    one = draw(st.sampled_from(long))
    first, second = one.text.split()[:2]
    return one.doc_id, one.start, one.start + len(first), "attribution", "", f":: {second}"


def of_attribution(made, kind, draw):
    rows = made.attributions
    if kind == "confirm":
        rows = rows[~rows["sure"]]
    one = draw(st.sampled_from(rows.to_dict("records")))
    was = "sure" if one["sure"] else "unsure"
    place = one["doc_id"], one["cue_start"], one["cue_end"]
    if kind in ("confirm", "remove an attribution"):
        return *place, "attribution", was, "sure" if kind == "confirm" else ""
    before = one[kind] if isinstance(one[kind], str) else ""
    values = {"speaker": ["Nobody At All"], "commitment": ["neutral", "endorse", "distance"]}
    others = values.get(kind) or sorted(made.attributions["act"].unique())
    return *place, kind, before, draw(st.sampled_from([other for other in others if other != before]))


def of_lines(made, kind, draw):
    rows = made.sentences[made.sentences["kind"] == "body"] if kind == "set aside" else made.boilerplate
    one = draw(st.sampled_from(rows.to_dict("records")))
    return one["doc_id"], one["start"], one["end"], "article", "", "no" if kind == "set aside" else "yes"


def a_row(made, kind, draw):
    if kind in ("remove a mark", "change a mark"):
        return labelled(made.marks, kind, draw)
    if kind == "add a mark":
        return added_mark(made, draw)
    if kind in ("add an attribution", "change its words"):
        return of_words(made, kind, draw)
    return (
        of_lines(made, kind, draw) if kind in ("set aside", "take in") else of_attribution(made, kind, draw)
    )


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_correction_taken_back_leaves_no_trace(kind, sample, data):
    folder, made, before = sample
    row = a_row(made, kind, data.draw)
    if row[4] == row[5]:
        return  # a measure with one label has no other
    content = export.csv_text(_frame(row)).encode()
    correct.taken(folder, content, "drawn")
    try:
        assert tables(folder) != before
    finally:
        (folder / NAME).unlink()
    assert tables(folder) == before


def _frame(row):
    return pd.DataFrame([(*row, "A. Reader", "a trial")], columns=list(COLUMNS))
