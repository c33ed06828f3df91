"""Listings: the counts of their rows, with a way to the marks behind each, and the same rows as a CSV."""

import re

import pandas as pd
import pytest
from support.fakes import fake, unscored
from support.sheets import given

from analysis import export, tables, tell
from analysis.compare.by_outlet import outlets
from analysis.tell.charts.figures import chart
from analysis.tell.guard import guard
from analysis.tell.leads import READER
from analysis.tell.markup import escaped
from analysis.tell.views.listings import LISTINGS, shown

EACH = pytest.mark.parametrize("one", LISTINGS, ids=[one.name for one in LISTINGS])


@pytest.fixture(scope="module")
def made():
    return fake()


def of(one, made, led=False):
    return shown(one, one.drawn_rows(*given(one, made)), led)


@EACH
def test_a_listing_says_what_it_is_and_passes_the_guard(one, made):
    assert guard(one.title, single=True) and guard(one.caption, single=True)
    found = of(one, made)
    assert one.title in found.text and one.title in found.html and escaped(one.caption) in found.html
    assert re.search(r"\[data [0-9a-f]{12}\]$", found.text)


@EACH
def test_it_is_native_text_in_all_three_forms_and_a_csv_of_its_rows(one, made, tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_OUTPUT", str(tmp_path))
    found = tell.listing(one.name, *given(one, made), corpus="made")
    (csv,) = (tmp_path / "figures" / "made").iterdir()
    assert csv.name == f"{one.name}.csv" and csv.read_bytes() == export.csv_bytes(found.rows)
    kind = "<ul>" if one.name == "chains-by-outlet" else "<table"
    assert kind in found.html and kind in found.printed and "<img" not in found.html
    for name in outlets(found.rows):
        if name in found.text:
            assert name in found.html and name in found.printed
    assert set(found._repr_mimebundle_()) == {"text/html", "text/plain"}


@pytest.mark.parametrize("one", [one for one in LISTINGS if one.marks], ids=lambda one: one.name)
def test_each_number_leads_to_its_marks_and_none_does_unless_asked(one, made):
    rows = one.drawn_rows(*given(one, made))
    led = re.findall(rf'<a href="{READER}#{one.name}:([^"]*)"[^>]*>([^<]*)</a>', shown(one, rows, True).html)
    assert len(led) >= min(3, (rows[one.counts] > 0).sum()) and "<a " not in of(one, made).html
    for address, words in led:
        wanted = dict(pair.split("=") for pair in address.replace("&amp;", "&").replace("+", " ").split("&"))
        here = rows[rows[one.counts].fillna(0) > 0]
        for name, value in wanted.items():
            here = here[here[name].astype(str) == value.replace("%20", " ")]
        if one.name == "claims-by-outlet":  # symbols, each with the number before it
            n_there = sum(int(n or 1) for n in re.findall(r"(?:^| )(\d*)[^ ]+", words))
            assert here[one.counts].sum() == n_there, (address, words)
            continue
        n = re.search(r"\d+$", words.replace(",", ""))
        assert here[one.counts].sum() == (int(n[0]) if n else 1), (address, words)


def test_rates_and_labels_lead_to_the_marks_that_they_count(made):
    html = of(chart("hedging-labels"), made, led=True).html
    rows = chart("hedging-labels").drawn_rows(made.rates)
    assert len(re.findall(r"#marks:measure=hedging&amp;", html)) == (rows["n_marks"] > 0).sum() > 4
    made.rates.loc[made.rates["measure"] == "passive", "n_marks"] = 3
    assert of(chart("passive-by-outlet"), made, led=True).html.count("#marks:measure=passive") == 12


@EACH
def test_hostile_names_show_as_text(one):
    made = fake(("<script>alert(1)</script>", "Wire & \u202eCo", "]]> x"), 24)
    found = of(one, made, led=True)
    for page in (found.html, found.printed):
        assert "<script" not in page and "\u202e" not in page


@EACH
def test_empty_tables_are_said_to_be_empty(one):
    found = shown(one, one.drawn_rows(*(tables.frame(name, []) for name in one.tables)))
    assert "Nothing to list." in found.text and "Nothing to list." in found.html


@EACH
def test_an_outlet_of_which_nothing_was_scored_has_no_zero(one):
    made = unscored(fake(("Wire", "Brief", "Daily"), 24), "Brief")
    text = of(one, made).text
    if one.name in ("verbs-by-speaker", "labels-by-actor"):
        assert "Nothing was scored in Brief." in text
    elif one.name == "chains-by-outlet":
        assert "Brief\n  nothing was scored" in text
    elif one.name != "corpus-overview" and "Brief" in text:
        lines = [line for line in text.splitlines() if line.startswith("Brief")]
        assert all("–" in line and not re.search(r"\b0\b", line) for line in lines)


def test_counts_agree_with_counting_in_another_way(made):
    rows = chart("speakers-by-outlet").drawn_rows(made.sentences, made.voices, made.attributions)
    ids = dict(zip(made.articles["doc_id"], made.articles["outlet"], strict=True))
    body = {(s.doc_id, s.sent_id) for s in made.sentences.itertuples() if s.kind == "body"}
    counts = {}
    for act in made.attributions.itertuples():
        if (act.doc_id, act.sent_id) in body:
            who = act.speaker if isinstance(act.speaker, str) else None
            who = who or ("unresolved" if isinstance(act.source, str) else "no source")
            counts[who, ids[act.doc_id]] = counts.get((who, ids[act.doc_id]), 0) + 1
    assert {(r.speaker, r.outlet): r.n_cues for r in rows.itertuples() if r.n_cues} == counts
    line = next(line for line in of(chart("speakers-by-outlet"), made).text.splitlines() if "Trump" in line)
    shown_counts = [0 if one == "·" else int(one) for one in line.split()[2:]]
    own = [counts.get(("Donald Trump", name), 0) for name in outlets(rows)]
    assert shown_counts == [*own, sum(own)]


def test_the_words_behind_the_tone_are_cut_from_their_sentences(made):
    rows = chart("tone-words").drawn_rows(made.sentences, made.marks)
    brief = rows[rows["outlet"] == "Brief"].set_index("word")
    assert brief.loc["great", "value"] == pytest.approx(24 * 3.1) and brief.loc["bad", "n_marks"] == 24
    text = of(chart("tone-words"), made).text
    assert re.search(r"^Brief +great \+74\.4 \(×24\) +bad −60\.0 \(×24\)$", text, re.MULTILINE)


def test_an_outlet_without_a_headline_has_none_and_no_zero(made):
    made = fake(("Wire", "Brief"), 14)
    made.sentences = made.sentences[~((made.sentences["doc_id"] == "d1") & (made.sentences["sent_id"] == 0))]
    text = of(chart("tone-headlines"), made).text
    assert re.search(r"^Brief +no headline +– ", text, re.MULTILINE) and "Wire  " in text


def test_labels_counted_apart_are_marked_in_the_list_of_hedges(made):
    text = of(chart("hedging-labels"), made).text
    assert "open question " in text and "belief (counted apart)" in text and "open_question" not in text


def test_the_corpus_is_ordered_by_length_and_kinds_without_words_are_left_out():
    made = fake(("Wire", "Brief"), 8, words={"Brief": 20})
    lines = of(chart("corpus-overview"), made).text.splitlines()
    assert lines[1].split()[:3] == ["outlet", "articles", "body"] and "dateline" not in lines[1]
    assert [line.split()[:3] for line in lines[2:4]] == [["Brief", "1", "320"], ["Wire", "1", "128"]]


def test_the_same_rows_make_the_same_listing(made):
    for one in LISTINGS:
        first, second = of(one, made, led=True), of(one, made, led=True)
        assert (first.html, first.text, first.printed) == (second.html, second.text, second.printed)
        pd.testing.assert_frame_equal(first.rows, second.rows)
