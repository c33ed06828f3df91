"""What things are called, as a reader sees it: a row a thing, a column an outlet, each label a link."""

import re

import pandas as pd
import pytest
from support.told import marked

from analysis import compare, tell

HERALD = "The bitter dispute went on. Officials met the two rivals. The dispute ended on Friday."
POST = "The old dispute went on. “It is a silly dispute,” Ann Lee said. Officials met the two giants."
GAZETTE = "The dispute went on for days."


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    made = marked(tmp_path_factory.mktemp("labels"), HERALD, POST, GAZETTE)
    return made, compare.labels(made)


def rows(shown):
    lines = [line.split(" | ") for line in shown.text.splitlines() if " | " in line]
    return {line[0]: line[1:] for line in lines}


def test_a_thing_has_what_each_outlet_calls_it_in_its_own_voice(told):
    found = rows(tell.labels(*told))
    assert found["dispute"] == ["bitter dispute, dispute", "old dispute", "dispute"]
    assert "silly" not in tell.labels(*told).html


def test_what_all_call_alike_has_no_row(told):
    assert "officials" not in {name.lower() for name in rows(tell.labels(*told))}


def test_a_word_that_one_outlet_alone_adds_is_no_difference_of_two(tmp_path):
    made = marked(tmp_path, "The bitter dispute went on.", "The dispute went on.")
    assert tell.labels(made, compare.labels(made)).html == ""


def test_each_label_leads_to_where_it_stands(told):
    made, found = told
    shown = tell.labels(made, found, led=True).html
    (to,) = re.findall(r'href="reader\.html#places:at=(d0-\d+-\d+)"[^>]*>bitter dispute<', shown)
    start, end = map(int, to.split("-")[1:])
    assert made.articles["text"][0][start:end].endswith("bitter dispute")


def test_without_a_difference_there_is_nothing_to_show(tmp_path):
    made = marked(tmp_path, GAZETTE, GAZETTE)
    assert tell.labels(made, compare.labels(made)).html == ""


def test_texts_are_shown_as_text(tmp_path):
    made = marked(tmp_path, "The <i>dispute went on. A bitter dispute ended.", "The old dispute went on.")
    shown = tell.labels(made, compare.labels(made))
    assert "<i>" not in shown.html and "<i>" not in shown.printed


def test_the_table_is_kept_and_is_one_of_the_corpus_s_tables(tmp_path):
    frame = pd.DataFrame({"outlet": ["A", "B"], "text": [HERALD, POST]})
    found = compare.compared(frame)
    assert (
        found["labels"] is found.labels
        and list(found.labels) == compare.labels(found.marked).columns.tolist()
    )
    assert "" not in set(found.labels["adjectives"].dropna())
