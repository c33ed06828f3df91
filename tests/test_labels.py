"""Labels: each name of an actor is found where it is one, with its kind and its actor."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import phrase_cases

from analysis import lexicon, mark, read
from analysis.mark.labels import MEASURE
from analysis.mark.speakers.actor_names import named, names
from analysis.words import folded

ACTORS = pd.DataFrame(
    [
        ("Bo Lee", "Lee;the mayor"),
        ("the port city", "Harbour Hill;the coastal giant"),
        ("Ann Roe; Bo Lee", "both mayors"),
        ("Ann Roe", None),
    ],
    columns=["actor", "aliases"],
)
KNOWN = names(ACTORS)
CASES = phrase_cases.cases("labels")
PIECES = [
    "Bo Lee",
    "Lee",
    "Lee’s",
    "the mayor",
    "of",
    "Mayor",
    "U.S.",
    "both mayors",
    "İ",
    "\n",
    "Kim",
    ", ",
    "“",
]


def hits(text, known=KNOWN):
    sentence = phrase_cases.sentence(text)
    return MEASURE.find(sentence._replace(named=named(sentence, known)))


@pytest.mark.parametrize("case", [case for case in CASES if case["label"]], ids=lambda case: case["text"])
def test_a_name_is_found_with_its_kind_and_its_actor(case):
    found = [(case["text"][hit.start : hit.end], hit.label, hit.rule) for hit in hits(case["text"])]
    assert found == [(case["phrase"], case["label"], case["rule"])]


@pytest.mark.parametrize("case", [case for case in CASES if not case["label"]], ids=lambda case: case["text"])
def test_a_near_miss_is_not_found(case):
    assert hits(case["text"]) == []


def test_every_kind_of_name_has_a_case():
    known = {row["label"] for row in lexicon.labels() if row["measure"] == "labels"}
    assert {case["label"] for case in CASES} - {""} == known


def test_the_longest_name_wins_and_a_name_of_two_actors_is_the_first_one_s():
    twice = pd.DataFrame(
        [("Bo Lee", "the mayor"), ("Ann Roe", "the mayor;the mayor's office")], columns=ACTORS.columns
    )
    found = hits("The mayor's office told the mayor.", names(twice))
    assert [hit.rule for hit in found] == ["Ann Roe: the mayor's office", "Bo Lee: the mayor"]


def test_without_actors_nothing_is_found():
    assert hits("Bo Lee came.", names(ACTORS.head(0))) == []


@given(st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join))
@settings(deadline=None)
def test_names_lie_inside_do_not_overlap_and_are_what_their_rule_says(text):
    free = 0
    for hit in hits(text):
        assert free <= hit.start < hit.end <= len(text)
        name = hit.rule.partition(": ")[2]
        assert "".join(folded(text[hit.start : hit.end]).split()) == "".join(folded(name).split())
        free = hit.end


def test_in_the_sample_the_daily_has_its_epithets_and_the_voices_hold():
    marked = mark.corpus(read.corpus("sample"), only=["attribution", "labels"])
    marks = marked.marks[marked.marks["measure"] == "labels"]
    ours = marks[marks["doc_id"] == "foreign-daily"]
    n = ours["rule"].value_counts()
    assert n["Donald Trump: the Republican"] == 5 and n["the Chinese government: the Asian giant"] == 2
    text = marked.articles.set_index("doc_id")["text"]
    for row in marks.itertuples():
        written = " ".join(folded(text[row.doc_id][row.start : row.end]).split())
        assert written == " ".join(folded(row.rule.partition(": ")[2]).split())
    assert set(marks["voice"]) == {"narrator", "attributed", "quoted", "unclear"}
