"""Figures suggested for claims.toml: aligned by value and noun, the most shared first, ready to paste."""

import pytest
from support.told import claim, marked

from analysis import compare, mark, read
from analysis.cli import main
from analysis.read.folder.claims import claims as read_claims

TEXTS = [
    "The mayor cut the toll to 30% on Monday. The talks took an hour and a half.",
    "A toll of 30 percent was agreed, and 45 boats waited. Two boats left.",
    "Tolls fell to thirty percent, while 30% were rents. The 90-minute talks were hard.",
]


def suggested(folder, *texts, known=()):
    return compare.figure_suggestions(marked(folder, *texts), known)


def test_the_same_value_beside_the_same_noun_is_one_figure_however_it_is_written(tmp_path):
    found = suggested(tmp_path, *TEXTS)
    assert [(one.near[0], len(one.outlets)) for one in found][:2] == [("toll", 3), ("talks", 2)]
    assert [one.written for one in found[0].occurrences] == ["30%", "30 percent", "thirty percent"]
    assert found[0].near == ("toll", "tolls")


def test_one_value_in_two_roles_is_two_figures_and_small_counts_are_none(tmp_path):
    found = suggested(tmp_path, *TEXTS)
    assert [one.near[0] for one in found if one.value == "30%"] == ["toll", "rents"]
    assert not [one for one in found if one.value.lower() == "two"]
    assert ("45", "boats") in [(one.value, one.near[0]) for one in found]


def test_a_number_without_a_unit_is_a_figure_above_twelve(tmp_path):
    found = suggested(tmp_path, "In the port 12 boats waited, and 13 trucks came.")
    assert [(one.value, one.near[0]) for one in found] == [("13", "trucks")]


def test_what_the_claims_ask_about_is_not_suggested(tmp_path):
    known = [claim("toll", ["toll", "tolls"], value="30%")]
    assert "toll" not in [one.near[0] for one in suggested(tmp_path, *TEXTS, known=known)]


def test_a_name_is_no_noun(tmp_path):
    assert suggested(tmp_path, "The fleet of Portville is 30% of it.")[0].near == ("fleet",)


@pytest.mark.parametrize("corpus", ["sample", "trump-xi-call"])
def test_the_blocks_are_read_and_find_what_they_were_made_of(corpus, tmp_path, capsys):
    if read.missing(corpus):
        pytest.skip("its documents are not here: set ANALYSIS_DOCUMENTS to the folder that has them")
    assert main(["suggest", "claims", corpus]) == 0
    (tmp_path / "claims.toml").write_text(capsys.readouterr().out, encoding="utf-8")
    wanted = read_claims(tmp_path, None, None)
    found = compare.tellings(mark.corpus(read.corpus(corpus)), wanted)
    assert wanted and {one.id for one in wanted} == set(found["claim"])
