"""Every measure that is a word list finds what its case table says, and drops the near misses."""

from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import phrase_cases

from analysis import lexicon, mark


def _is_list(name: str) -> bool:
    path = lexicon.FOLDER / f"{name}.csv"
    header = ",".join(lexicon.PHRASE_COLUMNS)
    return path.is_file() and path.read_text(encoding="utf-8").partition("\n")[0] == header


LISTS = {name: import_module(f"analysis.mark.{name}").MEASURE for name in mark.NAMES if _is_list(name)}
CASES = [(name, case) for name in LISTS for case in phrase_cases.cases(name)]
MUST = [(name, case) for name, case in CASES if case["label"]]
NEAR_MISSES = [(name, case) for name, case in CASES if not case["label"]]


def said(value):
    return value["text"] if isinstance(value, dict) else value


def test_every_list_of_phrases_is_that_of_a_measure():
    others = {path.stem for path in lexicon.FOLDER.glob("*.csv") if _is_list(path.stem)} - set(LISTS)
    assert not others, f"add {', '.join(others)} to MEASURES in analysis/names.py"


@pytest.mark.parametrize("name", mark.NAMES)
def test_a_measure_is_the_module_of_its_name(name):
    assert import_module(f"analysis.mark.{name}").MEASURE.name == name


@pytest.mark.parametrize("name", LISTS)
def test_a_word_list_has_cases_that_must_match_and_near_misses(name):
    cases = phrase_cases.cases(name)
    assert sum(bool(case["label"]) for case in cases) >= 2
    assert sum(not case["label"] for case in cases) >= 2


@pytest.mark.parametrize("name", LISTS)
def test_every_label_of_a_word_list_has_a_case(name):
    labels = {row["label"] for row in lexicon.labels() if row["measure"] == name}
    assert {case["label"] for case in phrase_cases.cases(name)} - {""} == labels


@pytest.mark.parametrize(("name", "case"), MUST, ids=said)
def test_what_must_match_is_found_with_its_label(name, case):
    assert (case["phrase"], case["label"]) in phrase_cases.found(LISTS[name], case["text"])


@pytest.mark.parametrize(("name", "case"), NEAR_MISSES, ids=said)
def test_a_near_miss_is_not_found(name, case):
    assert phrase_cases.hits_on(LISTS[name], case) == []


@pytest.mark.parametrize("name", LISTS)
@given(data=st.data())
@settings(max_examples=300)
def test_hits_lie_inside_do_not_overlap_and_are_the_phrase_of_their_rule(name, data):
    phrase_cases.assert_hits_are_their_rules(LISTS[name], data.draw(phrase_cases.texts(name)))
