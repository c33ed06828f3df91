"""Other numbers: candidates only where a figure is not found, of its unit, right beside its words."""

import pytest
from support.told import claim, marked

from analysis import compare
from analysis.tell.views.claims.other_numbers import other_numbers

TEXTS = [
    "The storm sank 45 ships on Monday.",
    "The storm sank as many as 60 ships on Monday.",
    "The storm sank 60 old ships on Monday, and 45 ships of another port.",
    "The storm sank 30% ships and 19 boats.",
    "Ships 60 and 61 came home.",
]
ASKED = [
    claim("ships", ["ships"], value="45"),
    claim("boats", ["boats"], value="19"),
    claim("storm", ["storm"]),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    made = marked(tmp_path_factory.mktemp("others"), *TEXTS)
    told = compare.claim_tables(made, ASKED)
    return made, told, compare.other_values(made, ASKED, told.claims)


def test_another_number_beside_the_same_words_is_a_candidate_with_its_limit(found):
    rows = found[2][found[2]["claim"] == "ships"]
    assert list(zip(rows["doc_id"], rows["value"], strict=True)) == [("d1", "as many as 60"), ("d4", "60")]
    assert [TEXTS[int(one.doc_id[1])][one.start : one.end] for one in rows.itertuples()] == [
        "60 ships",
        "Ships 60",
    ]


def test_of_another_unit_or_of_another_figure_or_where_the_figure_is_told_it_is_none(found):
    assert set(found[2]["doc_id"]) == {"d1", "d4"} and set(found[2]["claim"]) == {"ships"}


def test_the_table_calls_the_figure_as_the_grid_does(found):
    shown = other_numbers(found[1].asked, found[2]).text
    assert "It is ships: 45" in shown and "as many as 60" in shown and TEXTS[1] in shown


def test_without_a_figure_there_are_none(found):
    made, told, _ = found
    assert compare.other_values(made, ASKED[2:], told.claims).empty
