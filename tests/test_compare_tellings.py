"""Claims looked for all at once: what is told or taken back, figures in their clause, each status."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.told import claim, marked

from analysis import compare, mark, read, tables
from analysis.compare.claims.phrases import phrase, places, terms

with (Path(__file__).parent / "cases" / "tellings.csv").open(encoding="utf-8", newline="") as _file:
    CASES = list(csv.DictReader(_file))


def of_case(number):
    case = CASES[number]
    split = [part.split(";") if part else [] for part in (case["find"], case["not"])]
    return claim(f"c{number}", *split, case["value"] or None)


@pytest.fixture(scope="module")
def cases(tmp_path_factory):
    made = marked(tmp_path_factory.mktemp("tellings"), *(case["text"] for case in CASES))
    return made, compare.tellings(made, [of_case(number) for number in range(len(CASES))])


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["case"] for case in CASES])
def test_a_claim_is_found_by_its_phrases(cases, number):
    found = cases[1]
    rows = found[(found["doc_id"] == f"d{number}") & (found["claim"] == f"c{number}")]
    told = [
        f"{CASES[number]['text'][one.start : one.end]}|{one.value if isinstance(one.value, str) else ''}"
        f"|{one.polarity}"
        for one in rows.itertuples()
    ]
    assert told == ([] if CASES[number]["passages"] == "none" else [CASES[number]["passages"]])


def test_all_claims_at_once_are_found_as_each_alone(cases):
    made, found = cases
    for number in range(len(CASES)):
        alone = compare.tellings(made, [of_case(number)])
        assert alone.equals(found[found["claim"] == f"c{number}"].reset_index(drop=True))


def test_rows_stand_in_the_order_of_the_corpus_then_of_the_text_then_of_the_claims(tmp_path):
    made = marked(tmp_path, "Tea came first. Then tea and rice came.", "Rice came, and tea.")
    found = compare.tellings(made, [claim("rice", ["rice"]), claim("tea", ["tea"]), claim("two", ["tea"])])
    assert list(zip(found["doc_id"], found["claim"], strict=True)) == [
        *[("d0", "tea"), ("d0", "two"), ("d0", "tea"), ("d0", "two"), ("d0", "rice")],
        *[("d1", "rice"), ("d1", "tea"), ("d1", "two")],
    ]


CALL = ["at Lee's request"]


@pytest.fixture(scope="module")
def statuses(tmp_path_factory):
    texts = [
        "The call came at Lee's request.",
        "The call did not come at Lee's request.",
        "The ministry did not say that the call came at Lee's request.",
        "It rained.",
        "It snowed.",
    ]
    made = marked(tmp_path_factory.mktemp("statuses"), *texts)
    checked = {"d3": "R. Meyer, 2025-06-07", "d0": "R. Meyer, 2025-06-07"}
    wanted = [
        claim("known", CALL, reference="post", checked=checked),
        claim("unknown", CALL, checked=checked),
    ]
    return made, wanted, compare.claim_tables(made, wanted)


def test_each_document_has_a_status_for_each_claim(statuses):
    rows = statuses[2].claims
    by = rows.set_index(["claim", "doc_id"])["status"]
    assert by["known"].to_dict() == {
        "d0": "told",
        "d1": "denied",
        "d2": "told",
        "d3": "absent",
        "d4": "not found",
    }
    assert tables.arrow("claims", rows).num_rows == 10
    assert rows["n_tellings"].sum() == len(statuses[2].tellings) == 6


def test_a_document_that_tells_a_claim_in_one_place_and_denies_it_in_another_tells_it(tmp_path):
    made = marked(tmp_path, "The call came at Lee's request. Before, no call had come at Lee's request.")
    told = compare.claim_tables(made, [claim("call", CALL)])
    assert set(told.tellings["polarity"]) == {"affirmed", "denied"}
    assert told.claims["status"].tolist() == ["told"]


def test_nothing_is_absent_without_a_reference_or_without_a_check(statuses):
    by = statuses[2].claims.set_index(["claim", "doc_id"])
    assert by.loc[("unknown", "d3"), "status"] == "not found"
    assert by.loc[("known", "d4"), "status"] == "not found"
    assert by.loc[("known", "d3"), "checked_by"] == "R. Meyer, 2025-06-07"


def test_what_was_found_is_not_absent_whoever_checked(statuses):
    assert statuses[2].claims.set_index(["claim", "doc_id"]).loc[("known", "d0"), "status"] == "told"


def test_a_document_that_was_not_scored_has_no_row(statuses):
    made, wanted, _ = statuses
    kept = made._replace(voices=made.voices[made.voices["doc_id"] != "d3"])
    assert "d3" not in set(compare.claim_tables(kept, wanted).claims["doc_id"])


def test_no_claims_give_empty_tables(cases):
    for name, rows in compare.claim_tables(cases[0], ())._asdict().items():
        assert rows.empty and list(rows) == tables.columns(name)


def test_the_claims_of_the_five_articles_are_told_where_a_reader_finds_them():
    if read.missing("trump-xi-call"):
        pytest.skip("the five articles are not here: set ANALYSIS_DOCUMENTS to the folder that has them")
    corpus = read.corpus("trump-xi-call")
    told = compare.claim_tables(mark.corpus(corpus), corpus.claims)
    where = told.tellings.groupby("claim")["doc_id"].agg(lambda names: tuple(dict.fromkeys(names)))
    assert where["taiwan-warning"] == ("bloomberg", "foreign-policy")
    assert where["us-rate-height"] == ("blocknews", "jewish-voice", "el-pais", "foreign-policy")
    assert where["us-rate-cut"] == where["china-rate-cut"] == ("el-pais", "foreign-policy")
    assert where["students-welcome"] == ("bloomberg", "foreign-policy")
    assert where["not-discussed"] == ("blocknews", "jewish-voice", "el-pais")
    durations = told.tellings.loc[told.tellings["claim"] == "duration", "value"]
    assert {text.lower() for text in durations} == {
        *("90-minute", "1 1/2-hour", "an hour and a half", "an hour-and-a-half")
    }
    assert "absent" not in set(told.claims["status"])


@settings(deadline=None)
@given(st.text(alphabet="aİtwo ’'“”-–%$1290.,é\u0301\n", max_size=40))
def test_terms_are_in_order_and_point_at_their_text(text):
    found = terms(text)
    spans = list(zip(found.starts, found.ends, strict=True))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in zip(spans, spans[1:], strict=False))
    assert all(0 <= a < b <= len(text) for a, b in places(text, found, phrase(text.replace("+", " "))))


@settings(deadline=None)
@given(st.lists(st.sampled_from(["two", "90-minute", "percent", "Lee's", "at", "30%", "call"]), min_size=1))
def test_a_phrase_stands_in_its_own_words(words):
    text = " ".join(words)
    assert places(text, terms(text), phrase(text)) == [(0, len(text))]


def test_what_was_done_at_a_request_is_told_by_the_outlet_and_not_by_who_asked(tmp_path):
    made = marked(
        tmp_path,
        "The mayor opened the bridge at the behest of Ann Lee.",
        "The port said the mayor opened the bridge at the behest of Ann Lee.",
    )
    told = compare.tellings(made, [claim("opened", ["opened the bridge"])])
    assert told["voice"].tolist() == ["narrator", "attributed"]
    assert told["chain"].isna().tolist() == [True, False]
    assert told["chain"].iloc[1].endswith("port (said)")


@pytest.mark.parametrize(
    ("find", "text", "n"),
    [
        ("the old, broken bridge", "They closed the old, broken bridge.", 1),
        ("the old, broken bridge", "They closed the old broken bridge.", 1),
        ("the old broken bridge", "They closed the old, broken bridge.", 0),
        ("closed the old, broken bridge", "They closed, the old, broken bridge.", 0),
    ],
)
def test_a_comma_in_a_phrase_stands_where_the_text_has_one_or_none(tmp_path, find, text, n):
    assert len(compare.tellings(marked(tmp_path, text), [claim("closed", [find])])) == n
