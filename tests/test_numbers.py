"""Quantities: every case, and what holds for any text."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.texts import texts

from analysis.numbers import quantities

CASES = Path(__file__).parent / "cases" / "numbers.csv"
ROWS = list(csv.DictReader(CASES.open(encoding="utf-8", newline="")))
PIECES = ["1", "1/2", "½", "an hour and a half", "%", "$", "two", "-", " ", ",", ".", "billion", "May", "İ"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_each_case_gives_its_quantities(row):
    found = [f"{row['text'][q.start : q.end]}={q.value:g} {q.unit}" for q in quantities(row["text"])]
    wanted = [
        f"{words}={float(value.split(' ')[0]):g} {value.partition(' ')[2]}"
        for words, _, value in (case.partition("=") for case in filter(None, row["quantities"].split("; ")))
    ]
    assert found == wanted


@given(st.one_of(texts(), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)))
def test_spans_lie_in_the_text_in_order_and_hold_something(text):
    end = 0
    for one in quantities(text):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip()
        end = one.end
