"""Quotation marks: every case in `cases/quotations.csv`, and what holds for any text."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from support.texts import sentences, stories, texts

from analysis.mark.quotations.pairs import KINDS, quotations

CASES = Path(__file__).parent / "cases" / "quotations.csv"


def _cases() -> list[tuple[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [(row["text"], row["quotations"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("text", "expected"), _cases())
def test_each_case_gives_its_quotations(text, expected):
    found = quotations(sentences(text))
    assert " | ".join(f"{one.kind}: {text[one.start : one.end]}" for one in found) == expected


def test_there_are_cases_of_every_kind_and_near_misses():
    expected = [expected for _, expected in _cases()]
    assert all(any(f"{kind}: " in one for one in expected) for kind in KINDS)
    assert sum(not one for one in expected) >= 5


@given(texts() | stories())
def test_no_text_raises_and_quotations_lie_in_their_document(text):
    found = quotations(sentences(text))
    assert all(0 <= one.start < one.end <= len(text) and one.kind in KINDS for one in found)
    assert found == sorted(found, key=lambda one: (one.start, -one.end))


@given(texts() | stories())
def test_quotations_are_nested_or_apart(text):
    found = quotations(sentences(text))
    for one in found:
        around = [other for other in found if other is not one and other.start <= one.start < other.end]
        assert all(one.end <= other.end for other in around)
        assert one.depth == len(around)


def test_an_open_quotation_does_not_reach_into_a_paragraph_that_does_not_repeat_its_mark():
    text = "“The port is safe.\n\nThe mayor left.\n\n“Nobody knows,” she said."
    assert [text[one.start : one.end] for one in quotations(sentences(text))] == [
        "“The port is safe.",
        "“Nobody knows,”",
    ]


def test_a_quotation_that_would_cross_another_is_left_out():
    text = "“One ‘two. Three’ four."
    assert [text[one.start : one.end] for one in quotations(sentences(text))] == ["“One ‘two."]
