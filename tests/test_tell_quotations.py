"""Quotations shown and told: the aligned lines, the finding, the answer key, and the known contrasts."""

import csv
import re

import pytest
from support.answer_keys import SEEDS
from support.fakes import fake
from support.hostile import Tags
from support.quoted import POST, corpus

from analysis import compare, mark, read, tell
from analysis.compare.quotations.comparisons import KINDS, LONGEST, PART, UNVERIFIED, WHOLE, kinds
from analysis.mark import Marked

# What the comparison does not see: words between two pieces that end and begin with a sentence.
NOT_FOUND = {("aggregator", 1831, "transcription", "", "No problem")}


def compared(*documents, **more):
    given = corpus(*documents, **more)
    return given, compare.quotations(*given)


def of_corpus(name):
    found = read.corpus(name)
    marked = mark.corpus(found)
    return marked, compare.quotations(marked.articles, marked.marks, marked.voices, found.references)


@pytest.fixture(scope="module")
def sample():
    return of_corpus("sample")


@pytest.fixture(scope="module")
def five():
    if read.missing("trump-xi-call"):
        pytest.skip("the five articles are not here: set ANALYSIS_DOCUMENTS to the folder that has them")
    return of_corpus("trump-xi-call")


def changes(found):
    """Each change inside a quotation, or shown by a mark: (doc_id, start, kind, words, base words)."""
    rows = found.differences[(found.differences["at"] == "inside") | found.differences["shown"]]
    start = rows["quotation"].map(found.quotations["start"])
    columns = rows["doc_id"], start, rows["kind"], rows["words"], rows["base_words"]
    return list(zip(*columns, strict=True))


def test_the_sample_s_answers_are_what_is_found(sample):
    with (SEEDS / "sample" / "answers" / "differences.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    key = {(row["doc_id"], int(row["start"]), row["kind"], row["words"], row["base_words"]) for row in rows}
    found = changes(sample[1])
    assert len(found) == len(set(found)) and len(key) == len(rows)
    assert key - set(found) == NOT_FOUND
    assert set(found) - key == set()
    bases = {(row["doc_id"], int(row["start"])): row["base"] for row in rows}
    laid = sample[1].quotations
    for row in laid[laid["base_id"].notna()].itertuples():
        assert bases.get((row.doc_id, row.start), row.base_id) == row.base_id


def test_the_known_contrasts_of_the_five_articles_are_found(five):
    found = changes(five[1])
    assert {(doc_id, *rest) for doc_id, _, *rest in found} == {
        ("el-pais", "substituted", "product", "products"),
        ("el-pais", "substituted", "strike", "MAKE"),
        ("el-pais", "case", "very tough, and extremely hard to", "VERY TOUGH, AND EXTREMELY HARD TO"),
        ("el-pais", "case", "a deal with", "A DEAL WITH"),
        ("el-pais", "case", "countries", "Countries"),
        ("jewish-voice", "reordered", "focused", "focused"),
        ("jewish-voice", "case", "trade", "TRADE"),
        ("foreign-policy", "transcription", "", "No problem"),
        ("foreign-policy", "case", "no", "No"),
        ("foreign-policy", "trimmed", "frankly", ""),
    }
    rows = five[1].quotations
    near = rows[rows["nearest"].notna()]
    assert near["text"].tolist() == ["“soon”"] and " shortly " in near["nearest"].iloc[0]
    assert set(near["status"]) == {"unverified"}
    standfirst = rows[(rows["doc_id"] == "el-pais") & rows["text"].str.contains("Rare Earth product")]
    assert standfirst["utterance"].nunique() == 1 and len(standfirst) == 2


def test_every_quotation_is_of_one_sort_or_of_several_classes_of_change(sample):
    told = kinds(sample[1].quotations, sample[1].differences)
    assert len(told) == len(sample[1].quotations)
    assert all(len(one) == 1 or not {WHOLE, PART, LONGEST, UNVERIFIED} & set(one) for one in told)
    assert {kind for one in told for kind in one} <= set(KINDS)
    unverified = (sample[1].quotations["status"] == "unverified").tolist()
    assert [one == [UNVERIFIED] for one in told] == unverified


@pytest.mark.parametrize(
    ("quotation", "sort"),
    [
        (POST.split(". ")[0], [WHOLE]),
        ("a very good talk with Mayor Lee", [PART]),
        ("we will close the old port, and build a NEW one", [WHOLE]),
        ("We will shut the old port and build a NEW one", ["substituted", "punctuation"]),
        ("Nobody knows", [UNVERIFIED]),
    ],
)
def test_a_part_and_a_first_letter_are_exact_and_changes_have_their_classes(quotation, sort):
    _, found = compared(("Herald", (quotation, "Ann Roe")), references=[(POST, "Ann Roe", "en")])
    assert kinds(found.quotations, found.differences) == [sort]


def shown_of(*documents, **more):
    (articles, marks, voices, _), found = compared(*documents, **more)
    made = fake(("Wire",), 2)._asdict()
    units = [
        (row.doc_id, row.outlet, 0, 0, len(row.text), "body", 0, 9, row.text) for row in articles.itertuples()
    ]
    from analysis import tables

    made |= {
        "articles": articles,
        "marks": marks,
        "voices": voices,
        "sentences": tables.frame("sentences", units),
    }
    return tell.quotations(Marked(**made), found)


def test_the_aligned_lines_have_the_base_on_top_and_every_change_marked_in_text():
    shown = shown_of(
        ("Herald", ("will shut the old port", "Ann Roe")), references=[(POST, "Ann Roe", "en")]
    ).text.splitlines()
    assert shown[1] == "Ann Roe: 1 quotation"
    assert shown[2] == "  r0: We will close the old port, and build a NEW one!"
    expected = "“(We) will [-close-] {+shut+} the old port (and build a NEW one)”  (substituted)"
    assert shown[3] == f"    Herald (d0 [0, 24)): {expected}"
    assert shown[4] == "Unverified: 0 quotations"


def test_who_is_said_to_speak_and_what_was_trimmed_in_the_base_is_told():
    text = shown_of(
        ("Herald", ("We will close the old port today, and build", "Ann Roe")),
        ("Post", ("We will close the old port, and build a ship", "Bo Lee")),
    ).text
    assert "trimmed in the base" in text and "here Ann Roe speaks, in the base Bo Lee" in text


def test_the_lines_are_the_same_as_page_and_as_text(sample):
    shown = tell.quotations(*sample)
    marked = re.findall(r"\[-.*?-\]|\{\+.*?\+\}", shown.text)[2:]  # two in the note
    page = re.findall(r"<(?:del|ins) [^>]*> ?(.*?)</(?:del|ins)>", shown.html)
    assert len(page) == len(marked) > 20
    n = sample[1].quotations
    assert shown.html.count("<tr>") == len(n[n["base_id"].notna()]) + shown.text.count("\n  post") + len(
        n[n["base_id"].isna() & (n["status"] != "unverified")]
    )
    assert shown.html.count("<li>") == (n["status"] == "unverified").sum()
    assert tell.quotations(*sample).html == shown.html


def test_hostile_text_shows_as_text():
    evil = "<script>alert(1)</script> close the \u202e old port"
    shown = shown_of(
        ("<b>Herald</b>", (evil, "<i>Ann</i>")), references=[(f"{evil} today", "<i>Ann</i>", "en")]
    )
    tags = Tags(shown.html).found
    allowed = {
        "p",
        "small",
        "details",
        "summary",
        "div",
        "table",
        "tr",
        "th",
        "td",
        "bdi",
        "del",
        "span",
        "ins",
        "ul",
        "li",
    }
    assert {tag for tag, _ in tags} <= allowed | {"tbody"}
    assert "\u202e" not in shown.html + shown.text


def finding(*documents, **more):
    _, found = compared(*documents, **more)
    return tell.finding("quotations", found.quotations, found.differences).sentences


def test_no_quotation_and_none_that_can_be_compared_have_sentences_of_their_own():
    assert finding(("Herald",)) == ("No quotation that quotes somebody was found.",)
    said = finding(("Herald", ("We will close", "Ann Roe")))
    assert said[0] == "None of 1 quotation appears a second time." and "could be checked" in said[1]


def test_the_finding_names_what_stands_in_quotation_marks_and_what_the_base_has():
    said = finding(
        (
            "Herald",
            ("We will always shut the old port", "Ann Roe"),
            ("soon", "Ann Roe", "The old port talks are "),
        ),
        ("Post", ("We will close the old port", "Ann Roe"), ("It is a bad and biased plan", "Bo Lee")),
        ("Mail", ("It is a bad and silly plan", "Bo Lee"), ("build a NEW one", "Bo Lee")),
        references=[(POST, "Ann Roe", "en")],
    )
    assert said[0] == "4 of 6 quotations appear a second time: 2 in an original and 2 in another text."
    assert said[1].startswith("2 appear in no other text here")
    assert "3 checked against an original or a fuller version, 1 keeps its words and 2 change them" in said[2]
    assert "Herald puts “always shut” in quotation marks; the original has “close”." in said
    assert "Mail puts “silly” in quotation marks; Post has “biased”." in said
    assert any(one.startswith("Herald puts “soon” in quotation marks, unverified; ") for one in said)


def test_the_finding_names_what_is_left_out_without_a_mark():
    references = [("Nobody has won and nobody has lost; what matters is the tide.", "Ann Roe", "en")]
    said = finding(
        ("Herald", ("Nobody has won. What matters is the tide", "Ann Roe")),
        ("Post", ("Nobody has won ... what matters is the tide", "Ann Roe")),
        references=references,
    )
    left = [one for one in said if "nobody has lost" in one]
    whole = "“Nobody has won. What matters is the tide”"
    between = "between its words the original has “and nobody has lost”"
    assert left == [f"Herald puts {whole} in quotation marks; {between}."]


def test_small_words_that_were_put_for_others_stand_with_the_words_before_them():
    references = [("We acted as soon as we had the test", "Ann Roe", "en")]
    said = finding(("Herald", ("acted as soon as it had the test", "Ann Roe")), references=references)
    assert "Herald puts “soon as it” in quotation marks; the original has “soon as we”." in said


def test_the_finding_says_where_quoted_words_stand_outside_quotation_marks():
    said = finding(
        ("Herald", ("fewer than two of the old boats", "Ann Roe")),
        ("Post", ("It is a bad and biased plan", "Bo Lee", "He saw fewer than two of the old boats. ")),
        ("Mail", ("It is a bad and biased plan", "Bo Lee")),
    )
    other = "in Post these words stand outside quotation marks."
    assert f"Herald puts “fewer than two of the old boats” in quotation marks, unverified; {other}" in said


def test_unverified_is_never_called_false(sample, five):
    for _, found in (sample, five):
        said = " ".join(tell.finding("quotations", found.quotations, found.differences).sentences)
        assert not re.search(r"\b(?:false|fake|invented|misquot\w*|fabricat\w*)\b", said)
