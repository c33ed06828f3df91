"""Certainty finds words that vouch for a claim, and drops clear skies and certain people."""

import pytest
from hypothesis import given, settings
from support import phrase_cases

from analysis.mark import guards
from analysis.mark.certainty import MEASURE

NAME = "certainty"
CASES = phrase_cases.cases(NAME)
MUST = [case for case in CASES if case["label"]]
NEAR_MISSES = [case for case in CASES if not case["label"]]
LISTED = phrase_cases.listed(NAME)


@pytest.mark.parametrize("case", MUST, ids=lambda case: case["text"])
def test_a_booster_is_found_with_its_label(case):
    assert (case["phrase"], case["label"]) in phrase_cases.found(MEASURE, case["text"])


@pytest.mark.parametrize("case", NEAR_MISSES, ids=lambda case: case["text"])
def test_a_near_miss_is_not_found(case):
    assert phrase_cases.hits_on(MEASURE, case) == []


@pytest.mark.parametrize("case", NEAR_MISSES, ids=lambda case: case["text"])
def test_a_near_miss_would_be_found_without_its_guard(case):
    careless = phrase_cases.careless(MEASURE, guards.CERTAINTY)
    assert phrase_cases.consumed(NAME, case) or phrase_cases.hits_on(careless, case)


def test_every_guard_has_two_boosters_and_two_near_misses():
    assert phrase_cases.guards_short_of_cases(NAME, guards.CERTAINTY) == []


def test_every_guard_is_used_by_the_word_list():
    assert set(guards.CERTAINTY) == {row["guard"] for rows in LISTED.values() for row in rows} - {""}


def test_what_is_almost_certain_is_no_booster():
    assert phrase_cases.found(MEASURE, "The bill is almost certain to fail.") == []


@given(phrase_cases.texts(NAME))
@settings(max_examples=300)
def test_hits_lie_inside_do_not_overlap_and_are_the_phrase_of_their_rule(text):
    phrase_cases.assert_hits_are_their_rules(MEASURE, text)
