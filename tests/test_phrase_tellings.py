"""Tellings: what a list of phrases finds, and on whose word, how and how surely each passage tells it."""

import csv
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.told import marked

from analysis import compare, mark, read, tables
from analysis.compare.claims.tellings import named
from analysis.words import words

with (Path(__file__).parent / "cases" / "told.csv").open(encoding="utf-8", newline="") as _file:
    CASES = list(csv.DictReader(_file))
COLUMNS = ("chain", "cue", "commitment", "act", "voice", "polarity", "hedge", "hedge_on", "tail_voice")
ASKED = ["at Trump's request", "at the request of", "requested", "asked for the call", "Trump + asked for it"]


@pytest.fixture(scope="module")
def cases(tmp_path_factory):
    return marked(tmp_path_factory.mktemp("told"), *(case["text"] for case in CASES))


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["case"] for case in CASES])
def test_a_passage_is_told_on_this_word_with_this_verb_and_this_hedge(cases, number):
    case = CASES[number]
    found = compare.phrase_tellings(cases, "call", case["phrases"].split(";"))
    rows = found[found["doc_id"] == f"d{number}"].astype(object).where(lambda cell: cell.notna(), "")
    expected = [] if case["chain"] == "none" else [tuple(case[name] for name in COLUMNS)]
    assert [tuple(row) for row in rows[list(COLUMNS)].itertuples(index=False)] == expected


def test_the_rows_are_those_of_the_table_and_point_at_the_words(cases):
    found = compare.phrase_tellings(cases, "call", ["at Lee's request", "at the request of"])
    assert tables.arrow("tellings", found).num_rows == len(found) > 10
    text = cases.articles.set_index("doc_id")["text"]
    for one in found.itertuples():
        passage = words(text[one.doc_id][one.start : one.end]).folded
        assert passage in (["at", "lee's", "request"], ["at", "the", "request", "of"])
    assert set(found["claim"]) == {"call"}


def test_the_sample_tells_who_asked_for_the_call_on_six_different_words():
    found = compare.phrase_tellings(mark.corpus(read.corpus("sample")), "request", ASKED).set_index("doc_id")
    assert list(found.index) == ["wire", "brief", "aggregator", "analysis", "foreign-daily", "state-agency"]
    assert found.loc["wire", ["chain", "commitment"]].tolist() == [
        "the Chinese Foreign Ministry (said)",
        "neutral",
    ]
    assert found.loc["brief", ["chain", "hedge", "hedge_on"]].tolist() == [
        "no source (reportedly)",
        "reportedly",
        "cue",
    ]
    assert found.loc["aggregator", ["chain", "commitment"]].tolist() == [
        "the Chinese embassy in Washington; the Chinese Foreign Ministry (confirmed)",
        "endorse",
    ]
    assert found.loc["foreign-daily", "speaker"] == "Xinhua"
    assert found.loc["state-agency", "voice"] == "narrator"


def test_the_five_articles_tell_it_in_five_ways():
    if read.missing("trump-xi-call"):
        pytest.skip("the five articles are not here: set ANALYSIS_DOCUMENTS to the folder that has them")
    found = compare.phrase_tellings(mark.corpus(read.corpus("trump-xi-call")), "request", ASKED)
    columns = ["doc_id", "speaker", "cue", "commitment", "act", "hedge", "tail_voice"]
    rows = found[columns].astype(object).where(lambda cell: cell.notna(), None)
    ministry = "the Chinese Foreign Ministry"
    both = f"the Chinese embassy in Washington; {ministry}"
    assert [tuple(row) for row in rows.itertuples(index=False)] == [
        ("blocknews", None, "reportedly", "neutral", "state", "reportedly", None),
        ("jewish-voice", both, "confirmed", "endorse", "state", None, "unclear"),
        ("el-pais", "Xinhua", "reported", "neutral", "state", None, None),
        ("bloomberg", ministry, "said", "neutral", "state", None, None),
        ("foreign-policy", ministry, "noting", "endorse", "state", None, "unclear"),
    ]
    assert found["chain"].iloc[0] == "no source (reportedly)"
    assert found["chain"].iloc[1].count(" and ") == 1  # two sources, as they are written
    assert found["chain"].iloc[4] == f"Scott Kennedy (said) ← {ministry} (noting)"


def test_passages_that_overlap_are_one_telling_and_others_are_apart(tmp_path):
    made = marked(
        tmp_path, "At the request of Lee it began. It began at the request of Lee and Chen requested it."
    )
    found = compare.phrase_tellings(
        made, "call", ["the request", "at the request of Lee", "request of", "requested"]
    )
    text = made.articles["text"].iloc[0]
    passages = [text[start:end] for start, end in zip(found["start"], found["end"], strict=True)]
    assert passages == ["At the request of Lee", "at the request of Lee", "requested"]
    assert found["position"].tolist() == pytest.approx([0, 9 / 18, 16 / 18])


def test_without_phrases_or_without_scores_there_are_no_rows(cases):
    for phrases in ([], ["", "+", " … "]):
        assert compare.phrase_tellings(cases, "call", phrases).empty
    unscored = cases._replace(voices=cases.voices.iloc[:0])
    assert compare.phrase_tellings(unscored, "call", ["request"]).empty


@given(st.text(alphabet="aİ’'“” +-\n.,é\u0301", max_size=30))
def test_any_phrase_is_looked_for(cases, phrase):
    assert list(compare.phrase_tellings(cases, "call", [phrase])) == tables.columns("tellings")


class _Cue(NamedTuple):
    source: str | None
    speaker: str | None


@pytest.mark.parametrize(
    ("source", "speaker", "expected"),
    [
        ("The Harbour and Coast Union", "Harbour and Coast Union", "Harbour and Coast Union"),
        ("the union and the mayor", "Harbour Union", "the union and the mayor"),
        ("Lee and Roe", "Bo Lee; Ann Roe", "Lee and Roe"),
        ("the mayor", "Bo Lee", "Bo Lee"),
        ("a clerk", None, "a clerk"),
        (None, None, "no source"),
    ],
)
def test_a_chain_names_the_speaker_and_joined_sources_as_they_are_written(source, speaker, expected):
    assert named(_Cue(source, speaker)) == expected
