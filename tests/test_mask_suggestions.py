"""What tone perhaps must not count: names and topics are proposed, by texts alone."""

import csv
import io
import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.texts import ALPHABET

from analysis import mark, read
from analysis.cli import main
from analysis.mark.tone.mask_suggestions import suggestions

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "seeds" / "sample"
with (HERE / "cases" / "masks.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))


def phrases(*texts, kind=None):
    found = suggestions([text.split("|") for text in texts])
    return [one.phrase for one in found if kind in (None, one.kind)]


@pytest.mark.parametrize("case", CASES, ids=[case["note"] for case in CASES])
def test_names_are_proposed_and_what_only_looks_like_one_is_not(case):
    sentences = case["text"].replace(". ", ".|").replace(".” ", ".”|")
    assert phrases(sentences, kind="name") == ([case["proposed"]] if case["proposed"] else [])


def test_a_term_that_half_of_the_texts_share_is_a_topic():
    shared = "The trade war goes on."
    assert phrases(shared, "A trade war hurts.", "It rains.", "It snows.") == ["trade war"]
    assert phrases(shared, "It rains.", "It snows.") == []
    assert phrases(shared) == []


def test_a_term_can_end_after_the_word():
    assert phrases("They sell critical minerals.", "Of critical minerals there are few.") == [
        "critical minerals"
    ]


def test_a_noun_is_a_topic_by_itself_and_praise_is_not():
    assert phrases("The agreement holds.", "They signed an agreement.") == ["agreement"]
    assert phrases("The talks were good.", "It was good to meet.") == []
    assert phrases("This is no longer so.", "It is no longer there.") == []


def test_a_suggestion_carries_its_counts_its_reason_and_excerpts():
    (one,) = suggestions([["The trade war goes on.", "A trade war!"], ["No trade war is good."]])
    assert (one.kind, one.n, one.n_texts) == ("topic", 3, 2)
    assert one.reason == '"war" is perhaps a word of the topic; VADER scores it -2.9'
    assert "The [trade war] goes on." in one.excerpts


word = st.sampled_from(["United", "States", "Truth", "war", "trade", "the", "of", "great", "Great", "."])
text = st.lists(word | st.sampled_from(ALPHABET), max_size=12).map(" ".join)
corpora = st.lists(st.lists(text, max_size=4), max_size=4)


@settings(max_examples=200)
@given(corpora, st.randoms())
def test_the_order_of_texts_changes_nothing(texts, rng):
    shuffled = list(texts)
    rng.shuffle(shuffled)
    assert suggestions(shuffled) == suggestions(texts)


@settings(max_examples=200)
@given(corpora)
def test_each_excerpt_shows_the_phrase_where_it_stands(texts):
    for one in suggestions(texts):
        assert one.n >= one.n_texts >= 1 and one.excerpts
        for excerpt in one.excerpts:
            inner = "".join(excerpt.strip("… ").replace("[", "\0", 1).split())
            assert inner.partition("\0")[2].lower().startswith("".join(one.phrase.lower().split()))


def test_whose_the_texts_are_changes_not_a_byte(tmp_path, capsys):
    outputs = []
    for number, shift in enumerate((0, 1, 4)):
        folder = tmp_path / f"corpus{number}"
        shutil.copytree(SAMPLE, folder)
        rows = list(csv.DictReader((SAMPLE / "catalog.csv").open(encoding="utf-8", newline="")))
        names = [row["outlet"] for row in rows]
        for row, name in zip(rows, names[shift:] + names[:shift], strict=True):
            row["outlet"] = name
        made = io.StringIO()
        writer = csv.DictWriter(made, rows[0])
        writer.writeheader()
        writer.writerows(rows)
        (folder / "catalog.csv").write_text(made.getvalue(), encoding="utf-8")
        assert main(["suggest", "masks", str(folder)]) == 0
        outputs.append(capsys.readouterr())
        read_back = read.corpus(folder)
        assert list(read_back.articles["outlet"]) == names[shift:] + names[:shift]
    assert outputs[0] == outputs[1] == outputs[2]
    assert "United States" in outputs[0].out


def test_no_score_and_no_outlet_is_printed(capsys):
    assert main(["suggest", "masks", "sample"]) == 0
    shown = capsys.readouterr()
    for name in read.corpus("sample").articles["outlet"]:
        assert name not in shown.out
        assert f"{name}:" not in shown.err


def test_the_rows_can_be_saved_as_they_are_printed_and_are_proposed_again_as_saved(tmp_path, capsys):
    folder = tmp_path / "own"
    shutil.copytree(SAMPLE, folder)
    (folder / "masks.csv").unlink()
    assert main(["suggest", "masks", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("\ufeffphrase,reason,kind,added\n")
    assert f",name,{date.today().isoformat()}\n" in printed
    saved = printed.replace(date.today().isoformat(), "2020-02-02")
    (folder / "masks.csv").write_text(saved, encoding="utf-8")
    assert main(["check", str(folder)]) == 0
    capsys.readouterr()
    assert main(["suggest", "masks", str(folder)]) == 0
    shown = capsys.readouterr()
    assert shown.out == saved
    assert "(in masks.csv)" in shown.err


def test_what_is_not_english_is_not_looked_at():
    corpus = read.corpus("sample")
    german = corpus._replace(articles=corpus.articles.assign(language="de"))
    assert mark.mask_suggestions(german).empty


def test_on_the_five_articles_the_name_of_the_country_is_proposed():
    if read.missing("trump-xi-call"):
        pytest.skip("the five articles are not here: set ANALYSIS_DOCUMENTS to the folder that has them")
    corpus = read.corpus("trump-xi-call")
    found = mark.mask_suggestions(corpus._replace(masks=corpus.masks.iloc[:0])).set_index("phrase")
    assert found.loc["United States", "kind"] == "name"
    assert pd.isna(found.loc["United States", "added"])
    assert {"Truth Social", "Treasury Secretary", "trade war"} <= set(found.index)
