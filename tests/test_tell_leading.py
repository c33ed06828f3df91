"""The five findings that head a report, the methods paragraph, how to cite: short, computed, guarded."""

import re
from pathlib import Path

import pandas as pd
import pytest
from support.fakes import fake
from support.quoted import corpus

import analysis
from analysis import compare
from analysis import tables as schemas
from analysis.read.folder.corrections import Correction
from analysis.tell.findings import FINDINGS, brief, leading
from analysis.tell.guard import guard
from analysis.tell.report.methods import CITATION, methods
from analysis.tell.views.accuracy import rows as measured

ROOT = Path(__file__).parents[1]


def tables(made):
    return {**made._asdict(), **made.more, "rates": made.rates, "specifications": made.specifications}


def said(made, name):
    (found,) = [one for one in brief(tables(made)) if one.name == name]
    return " ".join(found.sentences)


@pytest.fixture
def made():
    return fake(("Wire", "Brief", "Post"), 20)


def test_there_are_five_each_named_after_the_long_one_that_tells_more(made):
    found = brief(tables(made))
    names = ["quotations", "who-speaks", "hedging", "how-presented", "corpus"]
    assert [one.name for one in found] == names
    assert set(one.name for one in found) <= set(FINDINGS)


def test_each_is_short_and_has_its_counts(made):
    for one in brief(tables(made)):
        assert 1 <= len(one.sentences) <= 2, one
        assert re.search(r"\d", one.sentences[0]), one


def test_what_the_texts_have_nothing_for_gives_its_place_to_the_next(made):
    given = tables(made)
    given["attributions"] = given["attributions"].iloc[:0]
    assert [one.name for one in brief(given)] == ["quotations", "hedging", "corpus"]


def test_the_heaviest_contrasts_come_first_each_by_itself_and_one_of_a_kind_that_is_no_group_s(made):
    rows = [
        (1, "voice", 4, 0.9, "“the port”: Wire says it in its own voice; Brief cites Ann Lee.", "d0", 0, 5),
        (
            2,
            "quotation",
            None,
            0.8,
            "Ann Lee is quoted in two versions: Wire has “a”, Brief has not.",
            "d0",
            0,
            5,
        ),
        (
            3,
            "quotation",
            None,
            0.7,
            "Bo Ray is quoted in two versions: Wire has “b”, Brief has not.",
            "d0",
            0,
            5,
        ),
        (4, "alone", None, 0.6, "Found in Wire only: “A bridge”.", "d0", 0, 5),
        (5, "source", 6, 0.5, "“the tunnel”: Wire cites Ann Lee; Brief cites Bo Ray.", "d0", 0, 5),
    ]
    found = brief({**tables(made), "contrasts": schemas.frame("contrasts", rows)})
    assert [one.name for one in found] == ["contrasts"] * 3 + ["quotations", "who-speaks"]
    assert [one.sentences for one in found[:3]] == [(rows[0][4],), (rows[1][4],), (rows[4][4],)]
    assert found[0].sentences[0].leads == (("“the port”", "d0-0-5"),)


def test_the_counts_of_quotations_add_up(made):
    laid, n, exact, changed = map(int, re.findall(r"\d+", said(made, "quotations")))
    assert n == len(made.quotations) and exact + changed == laid and laid < n


def test_quotations_that_could_not_be_checked_are_said_to_be_so():
    found = compare.quotations(*corpus(("Herald", ("We will close the old port", "Ann Roe")), references=[]))
    assert leading.compared(found.quotations, found.differences) == [
        "None of 1 quotation appears in an original or in a second text here, so none could be checked."
    ]


def grouped(made, *groups):
    """The corpus with these groups, None for a source of no known one."""
    rows = made.attributions.iloc[: len(groups)]
    made.attributions = rows.assign(group=list(groups), speaker="A", source="A")
    return made


@pytest.mark.parametrize(
    ("groups", "told"),
    [
        ("aab", "Of 3 attributions, 2 cite A sources and 1 cites B sources; each gives a source."),
        ("aabc", "Of 4 attributions, 2 cite A sources; each gives a source."),
        ("aabbc", "Of 5 attributions, 2 cite A sources and 2 cite B sources; each gives a source."),
        ("abc", "Of 3 attributions, A, B and C sources have 1 each; each gives a source."),
        ("a--", "Of 3 attributions, 1 cites A sources; each gives a source."),
        ("--", "Of 2 attributions, none has a source of a known side; each gives a source."),
    ],
)
def test_the_sides_cited_most_are_named_with_their_counts(made, groups, told):
    kinds = [None if one == "-" else one for one in groups]
    assert said(grouped(made, *kinds), "who-speaks").startswith(told)


def test_a_narrator_s_share_that_is_written_alike_everywhere_has_no_ends():
    made = fake(("Wire",), 20)
    again = made.sentences.assign(outlet="Brief", doc_id="d1")
    made.sentences = pd.concat([made.sentences, again], ignore_index=True)
    made.voices = pd.concat([made.voices, made.voices.assign(doc_id="d1")], ignore_index=True)
    share, *rest = re.findall(r"\d+ %", said(made, "who-speaks"))
    assert rest == [share] and said(made, "who-speaks").endswith(f", {share} in each outlet's text.")


def test_the_ends_of_the_rates_of_hedges_come_with_their_counts(made):
    rows = made.rates[(made.rates["measure"] == "hedging") & (made.rates["label"] == "all")]
    top = rows[rows["voice"] == "narrator"].sort_values("rate").iloc[-1]
    n = f"{top['outlet']} ({top['rate']:.1f}: {top['n_marks']} hedges in {top['n_words']} words)"
    assert said(made, "hedging").startswith(f"Hedges per 1,000 words of own voice: most in {n}, fewest in ")


def test_hedges_that_are_as_frequent_do_not_stand_out():
    made = fake(("Wire", "Brief"), 20)
    made.rates = made.rates.assign(rate=1.0, n_marks=1, n_words=1000)
    assert said(made, "hedging").startswith("No article stands out")


def given(made):
    return {"rates": made.rates, "told": made.told, "quoted": made.compared, "corrections": ()}


def test_the_methods_paragraph_has_the_numbers_of_the_corpus_and_passes_the_guard(made):
    text = methods(made, **given(made))
    assert f"We compared 3 articles from 3 outlets ({made.articles['n_words'].sum():,} words" in text
    assert f"with analysis {analysis.__version__}" in text and "vaderSentiment 3.3.2" in text
    assert f"{len(made.quotations)} quotations were compared, word by word, with 1 reference" in text
    assert "4 claims were looked for by phrases in each article; of 12 pairs of claim and article" in text
    assert "a person checked 1." in text
    assert guard(text)
    assert "\n" not in text


def test_every_figure_of_accuracy_in_it_is_a_stored_one_with_its_gold_and_date(made):
    text, known = methods(made, **given(made)), measured()
    for measure, shown in (
        ("attribution", "relation soft: F1"),
        ("hedging", "exact: F1"),
        ("tone", "correlation: Pearson"),
    ):
        (row,) = known[(known["measure"] == measure) & (known["shown"] == shown)].itertuples()
        assert f"{row.detector:.1f} ({row.gold}" in text and f"measured {row.measured}" in text


def test_it_says_whether_single_marks_were_changed_by_hand_and_by_whom(made):
    assert "No single mark was changed by hand." in methods(made, **given(made))
    one = Correction("c:2", "d0", 1, 2, "hedging", "modal", None, "Fair & Co", "a month")
    text = methods(made, **{**given(made), "corrections": (one,)})
    assert "Changed by hand: hedging removed 1, by Fair & Co." in text and "No single mark" not in text


def test_what_was_resampled_is_said_as_it_was(made):
    text = methods(made, **given(made))
    assert "of an outlet's paragraphs" in text and "ten articles" not in text
    many = {**given(made), "rates": made.rates.assign(resampled="article")}
    assert "ten articles or more" in methods(made, **many) and "paragraphs" not in methods(made, **many)


def test_the_citation_file_is_valid_and_has_the_version_of_the_package():
    yaml = pytest.importorskip("yaml")
    cff = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(cff)
    assert cff["cff-version"] == "1.2.0" and cff["type"] == "software" and cff["license"] == "MIT"
    assert cff["authors"] == [{"name": "The analysis developers"}]
    assert str(cff["version"]) == analysis.__version__ and analysis.__version__ in CITATION
    assert "doi" not in cff
