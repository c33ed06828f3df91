"""The five findings that head a report, the methods paragraph, how to cite: short, computed, guarded."""

import re
from pathlib import Path

import pandas as pd
import pytest
from support.fakes import CLAIMS, fake
from support.quoted import corpus

import analysis
from analysis import compare
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


def told(made, *rows):
    """The corpus with only these tellings of its first claim: doc_id, voice, chain, hedge, polarity."""
    first = made.tellings.iloc[[0] * len(rows)].reset_index(drop=True)
    columns = ["doc_id", "voice", "chain", "hedge", "polarity"]
    for place, name in enumerate(columns):
        first[name] = [row[place] for row in rows]
    made.tellings = first.assign(claim="deal", sent_id=1, hedge_on=None)
    made.claims = compare.claims(made, CLAIMS, made.tellings)
    return made


@pytest.fixture
def made():
    return fake(("Wire", "Brief", "Post"), 20)


def test_there_are_five_each_named_after_the_long_one_that_tells_more(made):
    found = brief(tables(made))
    assert [one.name for one in found] == ["first-claim", "claims", "quotations", "who-speaks", "hedging"]
    assert set(one.name for one in found) <= set(FINDINGS)


def test_each_is_short_and_has_its_counts(made):
    for one in brief(tables(made)):
        assert 1 <= len(one.sentences) <= 2, one
        assert re.search(r"\d", one.sentences[0]), one


def test_what_the_texts_have_nothing_for_gives_its_place_to_the_next(made):
    given = tables(made)
    given["asked"] = given["asked"].iloc[:0]
    assert [one.name for one in brief(given)] == [
        "quotations",
        "who-speaks",
        "hedging",
        "how-presented",
        "corpus",
    ]
    given["attributions"] = given["attributions"].iloc[:0]
    assert [one.name for one in brief(given)] == ["quotations", "hedging", "corpus"]


def test_outlets_with_one_source_stand_together_each_with_its_verb_and_hedge(made):
    rows = (
        ("d0", "attributed", "Xi Jinping (said)", None, "affirmed"),
        ("d1", "narrator", None, "may", "affirmed"),
        ("d2", "attributed", "Lee (noted) ← Xi Jinping (claimed)", None, "denied"),
    )
    assert said(told(made, *rows), "first-claim") == (
        "“There is a great deal” (3 of 3 articles): on the word of Xi Jinping in Wire (“said”) and Post "
        "(“claimed”, passed on by Lee, told as not so); in its own voice in Brief (hedged by “may”)."
    )


def test_two_outlets_tell_it_in_their_own_voice(made):
    rows = (("d0", "narrator", None, None, "affirmed"), ("d1", "narrator", None, None, "affirmed"))
    assert "in their own voice in Wire and Brief." in said(told(made, *rows), "first-claim")


def test_a_missing_source_is_said_and_so_is_where_the_claim_was_not_found(made):
    rows = (
        ("d0", "attributed", "no source (reportedly)", "reportedly", "affirmed"),
        ("d1", "quoted", None, None, "unspecified"),
    )
    assert said(told(made, *rows), "first-claim") == (
        "“There is a great deal” (2 of 3 articles): without a source in Wire (“reportedly”); in others' "
        "words, whose was not worked out in Brief (left open). It was not found by these phrases in Post; "
        "nobody has checked."
    )


def test_an_outlet_that_tells_it_in_several_ways_is_named_once_with_all_of_them(made):
    rows = (
        ("d0", "attributed", "Lee (said)", "may", "affirmed"),
        ("d1", "attributed", "Lee (claimed)", None, "affirmed"),
        ("d0", "attributed", "Lee (noted)", None, "affirmed"),
        ("d0", "narrator", None, None, "affirmed"),
        ("d0", "narrator", None, "may", "affirmed"),
    )
    assert said(told(made, *rows), "first-claim").startswith(
        "“There is a great deal” (2 of 3 articles): on the word of Lee in Wire (“said”, hedged by “may”; "
        "“noted”) and Brief (“claimed”); in its own voice in Wire (plainly; hedged by “may”). "
    )


def test_the_article_of_an_outlet_of_two_in_which_it_was_not_found_is_named(made):
    told(made, ("d0", "narrator", None, None, "affirmed"))
    for rows in (made.articles, made.sentences, made.claims):
        rows["outlet"] = rows["outlet"].mask(rows["doc_id"] == "d1", "Wire")
    assert "in its own voice in Wire. " in said(made, "first-claim")
    assert "It was not found by these phrases in Wire: d1 and Post; " in said(made, "first-claim")


def test_claims_in_every_text_and_in_one_only_are_counted(made):
    n = (
        made.tellings.merge(made.sentences[["doc_id", "sent_id", "outlet"]])
        .groupby("claim")["outlet"]
        .nunique()
    )
    first = f"{len(n)} of 4 claims were found in the texts of 3 outlets, "
    every, alone = ((n == k).sum() or "none" for k in (3, 1))
    first += f"{every} of them in every outlet's text and {alone} in one only."
    assert said(made, "claims").startswith(first)


def test_the_counts_of_quotations_add_up(made):
    n, laid, exact, changed, alone, *rest = map(
        int, re.findall(r"\d+", said(made, "quotations").partition(".")[0])
    )
    assert n == len(made.quotations) and exact + changed == laid and n == laid + alone + sum(rest)


def test_other_words_are_a_reference_s_only_where_a_reference_has_them():
    told = "We will {} the old port, and build a new one"
    documents = [("Herald", (f"{told.format('close')} for all", "Ann Roe"))]
    documents += [("Post", (told.format("shut"), "Ann Roe"))]
    for references, n in (([], 1), ([(f"{told.format('close')} for all.", "Ann Roe", "en")], 2)):
        found = compare.quotations(*corpus(*documents, references=references))
        assert list(found.differences["kind"]).count("substituted") == 1
        sentences = leading.compared(found.quotations, found.differences)
        assert len(sentences) == n
    assert sentences[1] == "Post puts “shut” in quotation marks; the reference has “close”."


def grouped(made, *groups):
    """The corpus with these groups, None for a source of no known one."""
    rows = made.attributions.iloc[: len(groups)]
    made.attributions = rows.assign(group=list(groups), speaker="A", source="A")
    return made


@pytest.mark.parametrize(
    ("groups", "told"),
    [
        ("aab", "Of 3 attributions, A has 2 and B 1, the largest groups of sources; none lacks a source."),
        ("aabc", "Of 4 attributions, A has 2, the largest group of sources;"),
        ("aabbc", "Of 5 attributions, A has 2 and B 2, the largest groups of sources;"),
        ("abc", "Of 3 attributions, A, B and C have 1 each, the largest groups of sources;"),
        ("a--", "Of 3 attributions, A has 1, the largest known group of sources;"),
        ("--", "No group is known of the sources of 2 attributions; none lacks a source."),
    ],
)
def test_the_largest_groups_are_those_that_are_and_known_ones_where_more_are_unknown(made, groups, told):
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
    assert said(made, "hedging").startswith(
        f"Most hedges per 1,000 words in the narrator's voice: {n}; fewest: "
    )


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
