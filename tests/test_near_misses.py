"""Near misses and the lines of `check`: what helps a journalist to mend a phrase, and what to paste."""

import re

import pytest
from support.told import claim, marked

from analysis import compare, tell
from analysis.read import CorpusError
from analysis.read.folder.claims import claims as read_claims

ASKED = "the mayor asked for a meeting"


def near(folder, texts, *wanted):
    made = marked(folder, *texts)
    rows = compare.near_misses(made, wanted, compare.tellings(made, wanted))
    return [(row.doc_id, row.missing if isinstance(row.missing, str) else None) for row in rows.itertuples()]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("The mayor asks for meetings.", None),
        ("A meeting was what the mayor asked for.", None),
        ("The mayor asked for talks.", "meeting"),
    ],
)
def test_another_ending_another_order_or_one_word_too_few_is_near(tmp_path, text, missing):
    rest = ["The meeting is open.", "A meeting is a meeting.", "Meetings end."]  # so that "meeting" is common
    assert ("d0", missing) in near(tmp_path, [text, *rest], claim("asked", [ASKED]))


@pytest.mark.parametrize(
    "text",
    ["The mayor asked for a meeting.", "The mayor slept.", "Asked for talks, the mayor's meeting ended."],
)
def test_what_is_told_or_lacks_more_is_not_near(tmp_path, text):
    found = near(tmp_path, [text, "It rained."], claim("asked", [ASKED], but_not=["asked for talks"]))
    assert [one for one in found if one[1]] == []
    assert not found or text.startswith("Asked")


def test_the_rarest_word_of_a_phrase_may_not_lack(tmp_path):
    texts = ["The mayor had a meeting.", "The mayor had meetings.", "The others asked."]
    assert near(tmp_path, texts, claim("asked", [ASKED])) == []


def test_another_number_of_the_same_unit_is_near(tmp_path):
    figure = claim("rate", ["Chinese goods"], value="30%")
    texts = [
        "The rate on Chinese goods is 25%.",
        "The rate on Chinese goods is 30%.",
        "Chinese goods wait 30 days.",
    ]
    assert near(tmp_path, texts, figure) == [("d0", None)]


def test_a_sentence_with_the_very_value_is_near_though_no_phrase_of_the_figure_is_there(tmp_path):
    pay = claim("pay", ["families", "each"], value="50,000 crowns")
    texts = [
        "Relatives are to get 50,000 crowns, about a month's rent.",
        "Families get 50,000 crowns.",
        "The 7 relatives wait.",
    ]
    assert near(tmp_path, texts, pay, claim("seven", ["boats"], value="7")) == [("d0", None)]


def test_a_value_that_another_figure_tells_is_not_near(tmp_path):
    wanted = claim("ours", ["rate on goods"], value="10%"), claim("theirs", ["rate on tea"], value="10%")
    assert near(tmp_path, ["The rate on tea is 10%."], *wanted) == []


def test_the_lines_name_where_a_claim_was_found_and_ask_for_a_check(tmp_path):
    made = marked(tmp_path, "The mayor asked for a meeting.", "It rained.", "It snowed.")
    wanted = [claim("asked", [ASKED], reference="post", checked={"d0": "A. Reader, 2025-06-07"})]
    lines = tell.preview(made, wanted)
    assert "  asked: found in d0 1; not in d1, d2" in lines
    assert "    d0 [0, 29): The mayor asked for a meeting" in lines
    assert "    checked as absent, but found: d0; look again" in lines
    assert lines[-3:] == ["    [claim.checked]", '    d1 = ""', '    d2 = ""']


def test_a_line_to_paste_is_refused_until_it_has_a_name(tmp_path):
    text = '[[claim]]\nid = "a"\nsays = "b"\norigin = "reference: post"\nfind = ["c"]\n'
    text += '[claim.checked]\nd1 = "{}"\n'
    (tmp_path / "claims.toml").write_text(text.format(""), encoding="utf-8")
    with pytest.raises(CorpusError, match='checked "d1" is not "who, 2025-06-05"'):
        read_claims(tmp_path, frozenset(["d1"]), frozenset(["post"]))
    (tmp_path / "claims.toml").write_text(text.format("A. Reader, 2025-06-07"), encoding="utf-8")
    assert read_claims(tmp_path, frozenset(["d1"]), frozenset(["post"]))[0].checked


def test_nothing_of_a_text_moves_the_terminal(tmp_path):
    made = marked(tmp_path, "The mayor \x1b[31m\u202easked for a meeting.")
    lines = tell.preview(made, [claim("asked", ["mayor + meeting"])])
    assert not re.search("[\x1b\u202e]", "".join(lines))
