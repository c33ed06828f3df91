"""Passives: found without a doer, dropped with one, and never an adjective of the list."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import phrase_cases

from analysis import lexicon
from analysis.mark.passive import MEASURE

CASES = phrase_cases.cases("passive")
MUST = [case for case in CASES if case["label"]]
NEAR_MISSES = [case for case in CASES if not case["label"]]
ADJECTIVES = lexicon.rows(
    lexicon.FOLDER / "passive.csv", ("word", "source", "note"), ("word", "source"), ("word",)
)
SHEET = Path(__file__).parents[1] / "benchmarks" / "readings" / "passive.csv"
PIECES = [
    "is",
    "was",
    "been ",
    "being",
    " raised",
    " by ",
    "the bank",
    "not",
    "It's",
    "10 %",
    ", ",
    "cut",
    " ",
]
PIECES += ["İ", "\r\n", "“", "’s", "e\u0301", "isn’t", "very", "concerned"]


@pytest.mark.parametrize("case", MUST, ids=lambda case: case["text"])
def test_a_passive_without_an_actor_is_found(case):
    assert phrase_cases.found(MEASURE, case["text"]) == [(case["phrase"], case["label"])]


@pytest.mark.parametrize("case", NEAR_MISSES, ids=lambda case: case["text"])
def test_a_near_miss_is_not_found(case):
    assert phrase_cases.hits_on(MEASURE, case) == []


@pytest.mark.parametrize("row", ADJECTIVES, ids=lambda row: row["word"])
def test_an_adjective_of_the_list_would_be_found_if_it_were_not_there(row):
    text = f"The port was {row['word']}."
    assert phrase_cases.found(MEASURE, text) == []
    assert row["word"].endswith("ed") or phrase_cases.found(MEASURE, "The port was shut.")


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
@settings(deadline=None)
def test_hits_lie_inside_do_not_overlap_and_end_with_their_rule(text):
    free = 0
    for hit in MEASURE.find(phrase_cases.sentence(text)):
        assert free <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end].lower().endswith(hit.rule)
        free = hit.end


def test_of_the_hits_that_were_read_94_of_100_are_right():
    with SHEET.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len({(row["id"], row["start"]) for row in rows}) == 100
    assert sum(row["verdict"] == "right" for row in rows) == 94
    assert all((row["note"] != "") == (row["verdict"] == "wrong") for row in rows)
    assert max(len(row["participle"]) for row in rows) < 20
