"""Many articles: samples that say so, whole lists, a reader of some, copies as groups, charts of articles."""

import dataclasses
import re
from contextlib import contextmanager
from io import BytesIO

import numpy as np
import pandas as pd
import pytest
from support.undrawn import draw_nothing

from analysis import compare, mark, read, tables, tell
from analysis.cli import main
from analysis.compare.copies import COPIES
from analysis.compare.rates.articles import PER_THOUSAND, article_hedging, by_period
from analysis.compare.tone.specifications import CHOICES
from analysis.compare.wording import keyness
from analysis.tell import sampling
from analysis.tell.charts import CHARTS, charts_of
from analysis.tell.charts.figures import chart, drawn
from analysis.tell.reader.data import book
from analysis.tell.reader.held import only
from analysis.tell.report import lists
from analysis.tell.views.evidence import evidence
from analysis.tell.views.listings import LISTINGS
from analysis.tell.views.passages import passages

FIRST = ("VADER", "sentence", "all", "normalised", "raw")
OUTLETS = ("Herald", "Post", "Mail")
SAID = "“We will rebuild every pier of the old harbour before the winter,” Ann Roe said."


def written(folder, n, text=None):
    """A corpus of `n` articles of our own sentences, in a table."""
    rows = [
        {
            "doc_id": f"a{number}",
            "outlet": OUTLETS[number % len(OUTLETS)],
            "published": f"2025-{1 + number % 9:02d}-{1 + number % 28:02d}",
            "text": text
            or f"The harbour may close in year {number}. Bo Lee said that {number} boats were sold.",
        }
        for number in range(n)
    ]
    path = folder / "many.jsonl"
    pd.DataFrame(rows).to_json(path, orient="records", lines=True)
    return path


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """One article more than the reader holds."""
    found = read.corpus(str(written(tmp_path_factory.mktemp("many"), sampling.IN_READER + 1)))
    return mark.corpus(found)


def shown(marked):
    given = {**marked._asdict(), "quotations": pd.DataFrame(), "tellings": pd.DataFrame()}
    return lists.sampled(given), given


def test_a_sample_is_the_same_each_time_and_spread_over_outlets():
    rows = pd.DataFrame({"doc_id": [f"a{n}" for n in range(900)]})
    outlets = {f"a{n}": "Small" if n < 5 else "Herald" if n < 500 else "Post" for n in range(900)}
    articles = rows.assign(outlet=rows["doc_id"].map(outlets))
    first, second = (sampling.sample(articles).shown(rows) for _ in range(2))
    assert first.equals(second) and len(first) == sampling.PASSAGES
    n = first["doc_id"].map(outlets).value_counts()
    assert n["Small"] == 5 and abs(n["Herald"] - n["Post"]) <= 1
    assert list(first.index) == sorted(first.index)


def test_of_few_articles_everything_is_shown_and_nothing_is_said(tmp_path):
    few = mark.corpus(read.corpus(str(written(tmp_path, sampling.FEW))))
    sample, _ = shown(few)
    assert sample.is_all and sample.holds_all and not sample.files
    assert sample.said(1, 2, "marks") == ""
    for led in (False, True):
        plainly = evidence(few, "hedging", most=None, led=led)
        assert evidence(few, "hedging", most=None, led=led, sample=sample) == plainly
        name = "speakers-by-outlet"
        assert passages(few, name, led=led, sample=sample) == passages(few, name, led=led)


def test_evidence_of_many_articles_says_how_many_of_all_it_shows(many):
    sample, _ = shown(many)
    made = evidence(many, "hedging", most=None, sample=sample)
    n = (many.marks["measure"] == "hedging").sum()
    assert f"{sampling.PASSAGES} of {n} marks shown" in made.html
    assert f'<a href="{sampling.LISTS}/hedging.csv">' in made.html
    assert made.html.count("<li>") == sampling.PASSAGES
    assert made == evidence(many, "hedging", most=None, sample=sample)
    assert all(f"{outlet}: 14 of 67 marks shown" in made.text for outlet in OUTLETS)


def test_passages_of_many_articles_keep_the_numbers_of_all(many):
    sample, _ = shown(many)
    made = passages(many, "speakers-by-outlet", sample=sample)
    every = passages(many, "speakers-by-outlet")
    n = len(chart("speakers-by-outlet").marks_behind(many.sentences, many.voices, many.attributions))
    assert f"{sampling.PASSAGES} of {n} passages shown" in made.html
    heading = "Bo Lee: 201"
    assert heading in made.text and heading in every.text
    assert made.html.count("<li>") == sampling.PASSAGES < every.html.count("<li>")


def test_the_reader_holds_some_of_many_articles_and_says_so(many, tmp_path):
    page = tell.reader(many, "many", tmp_path).read_text(encoding="utf-8")
    held = sampling.held(many.articles)
    assert "This page holds 200 of 201 articles, drawn at random over the outlets" in page
    (left_out,) = set(many.articles["doc_id"]) - set(held["doc_id"])
    assert len(re.findall(r'"id":"a\d+"', page)) == 200 and f'"id":"{left_out}"' not in page
    all_of_them = tell.reader(
        many._replace(articles=held, sentences=many.sentences[many.sentences["doc_id"] != left_out]),
        "some",
        tmp_path,
    )
    assert "This page holds" not in all_of_them.read_text(encoding="utf-8")


def test_a_quotation_in_the_reader_keeps_the_words_of_a_base_that_is_not_in_it(tmp_path):
    found = read.corpus(str(written(tmp_path, 3, text=f"{SAID} The harbour may close.")))
    marked = mark.corpus(found)
    quoted = compare.quotations(marked.articles, marked.marks, marked.voices, None)
    here = only({"a2"}, marked, None, quoted)
    assert list(here[0].sentences["doc_id"].unique()) == ["a2"]
    (article,) = book(here[0], "one", None, here[2])["articles"]
    (row,) = article["quotations"]
    assert SAID[: SAID.index("”") + 1] in row


def test_many_copies_of_texts_are_told_as_such():
    sentences, voices = [], []
    for number in range(2 * COPIES + 3):
        text = "Ships waited for days outside the flooded harbour." if number % 2 else "Fog lay on the town."
        doc_id = f"d{number}"
        sentences.append((doc_id, "Herald", 0, 0, len(text), "body", 0, 8, text))
        voices.append((doc_id, 0, 0, len(text), "narrator", None, 8))
    given = [tables.frame("sentences", sentences), tables.frame("voices", voices)]
    given += [tables.frame("marks", []), tables.frame("attributions", [])]
    assert "23 articles print 2 texts word for word; the most frequent stands in 12." in repr(
        tell.finding("ancestry", *given)
    )


def test_a_number_whose_passages_are_not_in_the_reader_leads_to_the_whole_list(many):
    sample, _ = shown(many)
    (left_out,) = set(many.articles["doc_id"]) - sample.held
    inside = min(sample.held)
    page = "".join(
        f'<a href="reader.html#{address}">{number}</a>'
        for number, address in enumerate(
            [
                "marks:measure=hedging&amp;outlet=Herald",
                f"{left_out}-0-9",
                f"{inside}-0-9-claims",
                "layers=hedging",
                "places:at=x-1-2",
                "speakers-by-outlet:who=Bo%20Lee",
            ]
        )
    )
    assert lists.led(page, sample) == (
        '<a href="evidence/hedging.csv">0</a>1'
        f'<a href="reader.html#{inside}-0-9-claims">2</a><a href="reader.html#layers=hedging">3</a>4'
        '<a href="evidence/attributions.csv">5</a>'
    )


def test_the_marks_of_quotations_and_the_quotations_compared_are_two_lists(tmp_path):
    corpus = str(written(tmp_path, sampling.FEW + 1, text="It is a “loss”, he said: “The war is lost.”"))
    made = compare.compared(corpus)
    sample = lists.sampled(made)
    files = {name: pd.read_csv(BytesIO(content)) for name, content in lists.files(made, sample)}
    assert len(files["evidence/quotations.csv"]) == 2 * len(made.marked.articles)
    assert len(files["evidence/quotations-compared.csv"]) == len(made.quoted.quotations) > 0
    asked = ("marks:measure=quotations", "quotations:status=exact")
    page = "".join(f'<a href="reader.html#{one}">1</a>' for one in asked)
    found = lists.led(page, dataclasses.replace(sample, held=frozenset()))
    assert re.findall(r"evidence/[a-z.-]+", found) == [
        "evidence/quotations.csv",
        "evidence/quotations-compared.csv",
    ]


def test_whole_lists_have_every_row_and_no_formula(many, monkeypatch):
    sample, given = shown(many)
    given["articles"] = given["articles"].assign(title="=1+1")
    n = {"articles": len(many.articles), "hedging": (many.marks["measure"] == "hedging").sum()}
    made = dict(lists.files(given, sample))
    for name, rows in n.items():
        assert len(pd.read_csv(BytesIO(made[f"evidence/{name}.csv"]))) == rows
    assert b"'=1+1" in made["evidence/articles.csv"]
    assert "outlet" not in many.attributions  # the tables themselves are not changed
    monkeypatch.setattr(lists, "_IN_CSV", 10)
    large = dict(lists.files(given, lists.sampled(given)))
    kept = pd.read_parquet(BytesIO(large["evidence/articles.parquet"]))
    assert len(kept) == n["articles"] and set(kept["title"]) == {"'=1+1"}


@pytest.mark.parametrize("n", [COPIES, COPIES + 1])
def test_quotations_of_copies_are_laid_on_the_first_one(tmp_path, n):
    marked = mark.corpus(read.corpus(str(written(tmp_path, n, text=f"{SAID} The harbour may close."))))
    made = compare.quotations(marked.articles, marked.marks, marked.voices, None)
    rows = made.quotations
    assert len(rows) == n and set(rows["utterance"]) == {0} and set(rows["status"]) == {"other text"}
    assert rows["base_id"].isna().tolist() == [True] + [False] * (n - 1)
    assert set(rows["base_id"].dropna()) == {"a0"} and list(rows["doc_id"]) == list(marked.articles["doc_id"])
    assert (rows["n_shared"][1:] == rows["n_words"][1:]).all() and made.differences.empty


def test_copies_that_differ_from_another_text_differ_alike(tmp_path):
    text = f"{SAID} The harbour may close."
    path = written(tmp_path, COPIES + 2, text=text)
    rows = pd.read_json(path, lines=True)
    rows.loc[0, "text"] = text.replace("old harbour before", "very old harbour in town before")
    rows.to_json(path, orient="records", lines=True)
    marked = mark.corpus(read.corpus(str(path)))
    made = compare.quotations(marked.articles, marked.marks, marked.voices, None)
    assert set(made.quotations["base_id"].dropna()) == {"a0"}
    n = made.differences.groupby("quotation").size()
    assert list(n.index) == list(range(1, COPIES + 2)) and n.nunique() == 1
    assert list(made.differences["doc_id"].unique()) == [f"a{number}" for number in range(1, COPIES + 2)]


def test_words_that_stand_out_are_counted_as_benjamini_and_hochberg_count_them():
    rng = np.random.default_rng(3)
    for shift in (0.0, 1.0, 2.5):
        z = rng.standard_normal((3, 400)) + shift * (rng.random((3, 400)) < 0.2)
        q = keyness._q(z)
        assert keyness._n_out(z) == ((z > 0) & (q <= keyness.LEVEL)).sum()


@pytest.mark.parametrize(("n", "dealt"), [(10, "articles"), (9, "sentences")])
def test_chance_is_shown_by_dealing_out_articles_where_each_outlet_has_ten(n, dealt):
    """One outlet's articles say each the same word six times: of articles dealt out, words come together."""
    sentences, voices, scores = [], [], []
    for number in range(2 * n):
        doc_id, outlet = f"d{number:02d}", ("Herald", "Post")[number % 2]
        for sent_id in range(6):
            text = f"odd{number} harbour"
            at = sent_id * 20
            sentences.append((doc_id, outlet, sent_id, at, at + len(text), "body", sent_id, 40, text))
            voices.append((doc_id, sent_id, at, at + len(text), "narrator", None, 40))
            scores.append((doc_id, sent_id, *FIRST, 0.9 if number % 4 < 2 else -0.9))
    given = tables.frame("voices", voices), tables.frame("sentences", sentences)
    assert compare.keyness(*given).dealt == dealt
    made = compare.specifications(
        pd.DataFrame(scores, columns=["doc_id", "sent_id", *CHOICES, "value"]), *given
    )
    wide = made["gap_high"].iloc[0] > 0.6  # sentences alone would be even in each deal
    assert wide == (dealt == "articles")


def test_charts_of_articles_are_for_many_and_those_of_each_article_for_few(many):
    few = many.articles.groupby("outlet").head(9)
    assert charts_of(few) == (*CHARTS, *LISTINGS)
    names = [one.name for one in charts_of(many.articles)]
    assert {"hedging-by-article", "tone-over-time"} < set(names)
    assert names.index("hedging-by-article") == names.index("hedging-by-outlet") + 1


def test_each_article_with_enough_words_is_a_point_and_months_add_up():
    units, spoken, marks, articles = [], [], [], []
    for number in range(12):
        doc_id, n_words = f"a{number}", 100 if number == 0 else 400
        articles.append((doc_id, "Herald", f"2025-{1 + number // 3:02d}-05" if number < 11 else None))
        units.append((doc_id, "Herald", 0, "body"))
        spoken.append((doc_id, 0, "narrator", n_words))
        marks += [(doc_id, 0, "hedging", label, "narrator") for label in ("modal", "modal", "belief")]
    given = (
        pd.DataFrame(articles, columns=["doc_id", "outlet", "published"]),
        pd.DataFrame(units, columns=["doc_id", "outlet", "sent_id", "kind"]),
        pd.DataFrame(spoken, columns=["doc_id", "sent_id", "voice", "n_words"]),
        pd.DataFrame(marks, columns=["doc_id", "sent_id", "measure", "label", "voice"]),
    )
    found = article_hedging(*given)
    assert found["value"].isna().tolist() == [True] + [False] * 11
    assert set(found["value"].dropna()) == {5.0}  # two modals in 400 words; belief is counted apart
    weeks = by_period(found, PER_THOUSAND)
    assert list(weeks["period"]) == ["2024-12-30", "2025-02-03", "2025-03-03", "2025-03-31"]
    assert list(weeks["n_docs"]) == [3, 3, 3, 2] and weeks["value"].iloc[0] == round(6000 / 900, 6)
    late = found.assign(published=found["published"].replace("2025-01-05", "2024-06-05"))
    assert list(by_period(late, PER_THOUSAND)["period"]) == ["2024-06", "2025-02", "2025-03", "2025-04"]


def test_the_charts_of_articles_are_drawn_the_same_each_time_with_a_text(many):
    for name in ("tone-by-article", "voices-over-time"):
        one = chart(name)
        given = [getattr(many, table) for table in one.tables]
        first, second = (drawn(one, *given, forms=("svg",)) for _ in range(2))
        assert first.files == second.files and all(outlet in first.alt for outlet in OUTLETS[:1])


@pytest.fixture
def reports(tmp_path, monkeypatch):
    """Where reports go; nothing is drawn, and of a notebook only its name is noted, in `ran`."""
    draw_nothing(monkeypatch)
    ran = []

    @contextmanager
    def executing(paths, *given):
        ran.extend(path.name for path in paths)
        yield dict

    monkeypatch.setattr("analysis.reporting.executing", executing)
    monkeypatch.setenv("ANALYSIS_OUTPUT", str(tmp_path))
    return tmp_path / "reports" / "many.jsonl", ran


def test_a_report_of_many_articles_has_whole_lists_which_go_when_they_are_no_longer_many(tmp_path, reports):
    folder, _ = reports
    n = sampling.FEW + 1
    corpus = str(written(tmp_path, n, text="Bo Lee won the war.\n\nBo Lee said that it was a great loss."))
    assert main(["report", corpus, "--html"]) == 0
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert "Sentences behind this chart" in page
    listed = {path.name for path in (folder / "evidence").iterdir()}
    assert {"articles.csv", "tone.csv", "tone_word.csv", "attributions.csv"} <= listed
    assert {f"evidence/{name}" for name in listed} >= set(re.findall(r'href="(evidence/[^"]*)"', page))
    (folder / "evidence" / "mine.txt").write_text("a note")
    written(tmp_path, sampling.FEW)
    assert main(["report", corpus, "--html"]) == 0
    assert [path.name for path in (folder / "evidence").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("limit", [2, 3])
def test_notebooks_are_not_run_on_more_articles_than_the_reader_holds_and_that_is_said(
    tmp_path, monkeypatch, capsys, reports, limit
):
    _, ran = reports
    monkeypatch.setattr(sampling, "IN_READER", limit)
    monkeypatch.setattr(tell, "report", lambda *tables, **more: tmp_path / "report.html")
    monkeypatch.setattr(tell, "reader", lambda *tables, **more: None)
    assert main(["report", str(written(tmp_path, 3))]) == 0
    said = capsys.readouterr().err
    assert bool(ran) == (limit == 3)
    assert ("notebooks left out: each would count and show 3 articles" in said) == (limit == 2)
