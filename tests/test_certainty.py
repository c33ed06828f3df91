"""Certainty finds words that vouch for a claim, and drops clear skies and certain people."""

import pytest
from support import phrase_cases

from analysis.mark import guards
from analysis.mark.certainty import MEASURE

NAME = "certainty"
CASES = phrase_cases.cases(NAME)
NEAR_MISSES = [case for case in CASES if not case["label"]]
LISTED = phrase_cases.listed(NAME)


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
