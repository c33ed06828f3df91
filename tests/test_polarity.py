"""Polarity: whether a passage tells its claim as so, as not so, or leaves it open."""

import csv
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.told import claim, marked

from analysis import compare
from analysis.compare.claims.clauses import clauses
from analysis.compare.claims.polarity import polarity
from analysis.compare.claims.search import asked, passages

with (Path(__file__).parent / "cases" / "polarity.csv").open(encoding="utf-8", newline="") as _file:
    CASES = list(csv.DictReader(_file))
ASKED = asked([claim("asked", ["Bell + asked for the vote"])])


@pytest.fixture(scope="module")
def polarities(tmp_path_factory):
    made = marked(tmp_path_factory.mktemp("polarity"), *(case["text"] for case in CASES))
    wanted = [
        claim(f"c{number}", [case["find"]], value=case["value"] or None) for number, case in enumerate(CASES)
    ]
    found = compare.tellings(made, wanted)
    own = found[found["doc_id"].str[1:] == found["claim"].str[1:]]
    return own.groupby("claim")["polarity"].agg(list).to_dict()


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["case"] for case in CASES])
def test_a_passage_tells_a_claim_as_so_as_not_so_or_leaves_it_open(polarities, number):
    expected = CASES[number]["mistaken_for"] or CASES[number]["polarity"]
    assert polarities.get(f"c{number}") == [expected]


def test_most_cases_were_written_before_their_rule_and_hardly_any_is_mistaken():
    written = Counter(case["written"] for case in CASES)
    assert written["before"] >= 90 and written["after"] == 60
    assert sum(bool(case["mistaken_for"]) for case in CASES) <= 1


def of(text, line=()):
    (passage,) = passages(text, ASKED)
    return polarity(SimpleNamespace(text=text, start=0), passage, line)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["not", "denied", "that", "whether", ",", "“", "nobody", "İ", "is false", "No. 10"])
    ),
    st.lists(
        st.sampled_from(["has never", ", who slept,", "refused to say", "is", "unclear", "?", "”", "$5"])
    ),
)
def test_any_sentence_around_a_passage_has_one_of_three_polarities(before, after):
    text = " ".join([*before, "Bell", *after, "asked for the vote", *reversed(after)])
    assert of(text) in ("affirmed", "denied", "unspecified")


@settings(deadline=None)
@given(st.text(alphabet="aİ 5$%’'.,“”-–\n", max_size=30))
def test_the_words_of_a_passage_are_found_in_any_text(noise):
    text = f"{noise} Bell {noise} asked for the vote {noise}"
    for passage in passages(text, ASKED):
        read = clauses(text, passage)
        assert read.folded[read.begins[0]].startswith("bell")
        assert read.folded[read.end - 1].endswith("vote")
        assert {"asked", "for", "the"} <= {read.folded[at] for at in read.own}


def test_nobody_is_no_source(tmp_path):
    made = marked(tmp_path, "Nobody says that Bell asked for the vote.")
    (told,) = compare.tellings(made, [claim("asked", ["Bell + asked for the vote"])]).itertuples()
    assert (told.chain, told.polarity) == ("no source (says)", "unspecified")


def test_two_negations_affirm_and_a_negation_of_a_denial_leaves_open(tmp_path):
    made = marked(
        tmp_path,
        "The ministry denied that Bell had not asked for the vote.",
        "The ministry has not denied that Bell had asked for the vote.",
    )
    told = compare.tellings(made, [claim("asked", ["Bell + asked for the vote"])])
    assert told["polarity"].tolist() == ["affirmed", "unspecified"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The aide said no rules were broken.", "denied"),
        ("The aide denied that no rules were broken.", "affirmed"),
        ("The rules were broken, Lee said.", "affirmed"),
        ("Ann Lee asked whether no rules were broken.", "unspecified"),
    ],
)
def test_a_phrase_that_denies_the_claim_turns_what_is_told(tmp_path, text, expected):
    broken = claim("broken", ["rules were broken"], denies=("no rules were broken",))
    (told,) = compare.tellings(marked(tmp_path, text), [broken]).itertuples()
    assert told.polarity == expected


@pytest.mark.parametrize(
    ("find", "text", "expected"),
    [
        ("was hurt", "Nobody was hurt.", "affirmed"),
        ("was hurt", "One man was hurt.", "denied"),
        ("hurt anyone", "The fire did not hurt anyone.", "affirmed"),
        ("unhurt", "All of them were unhurt.", "affirmed"),
        ("nobody was hurt", "Nobody was hurt.", "affirmed"),
    ],
)
def test_a_claim_of_what_was_not_is_told_by_a_negation(tmp_path, find, text, expected):
    hurt = claim("hurt", [find])._replace(says="Nobody was hurt")
    (told,) = compare.tellings(marked(tmp_path, text), [hurt]).itertuples()
    assert told.polarity == expected
