"""`validate`: what it prints and writes, that bad input prints nothing, and that it scores what users run."""

import json
from io import StringIO

import pandas as pd
import pytest
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis import mark, read, validate
from analysis.cli import main
from analysis.mark.tone.valence import normalised
from analysis.read.gold import files

ARTICLES = [
    (
        "one",
        "Herald",
        "Ann Lee said that the port was closed.\n\n“It is safe,” Bo Ray said. The weather was good.",
        [("Ann Lee", "said", "that the port was closed"), ("Bo Ray", "said", "“It is safe,”")],
    ),
    (
        "two",
        "=Post",
        "The mayor claimed that nothing had happened. In the crowd, anger was in every eye.",
        [("The mayor", "claimed", "that nothing had happened"), ("", "anger", "in every eye")],
    ),
]


def _rows():
    for doc_id, outlet, text, marked in ARTICLES:
        made = []
        for pieces in marked:
            spans = [
                [[at, at + len(piece)]] if piece else [] for piece in pieces for at in [text.rindex(piece)]
            ]
            made.append(dict(zip(("source", "cue", "content"), spans, strict=True)))
        made[0]["cue"] = [[text.index(marked[0][1]), text.index(marked[0][1]) + len(marked[0][1])]]
        yield {"id": doc_id, "outlet": outlet, "text": text, "attributions": made}


@pytest.fixture
def articles(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in _rows()), encoding="utf-8")
    return path


@pytest.fixture
def sentences(tmp_path):
    rows = [
        {"id": "a#1", "text": "It may rain.", "cues": [[3, 6, "epistemic"]]},
        {"id": "a#2", "text": "If it rains, we stay.", "cues": [[0, 2, "condition"]]},
        {"id": "b#1", "text": "It rains.", "cues": []},
    ]
    path = tmp_path / "hedges.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def ratings(tmp_path):
    path = tmp_path / "tone.csv"
    rows = ["A great success.,3", "A terrible war.,-3", "The port is closed.,-0.1", "A good day.,-1"]
    path.write_text("text,score\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def printed(capsys, *command):
    assert main(["validate", *map(str, command)]) == 0
    return capsys.readouterr().out


def as_csv(capsys, *command):
    rows = pd.read_csv(StringIO(printed(capsys, *command, "--format", "csv")), keep_default_na=False)
    return rows.set_index([name for name in ("group", "measure", "figure") if name in rows])


def test_attribution_prints_every_measure_with_its_interval_and_the_people_s_beside(articles, capsys):
    said = printed(capsys, "attribution", articles)
    assert said.startswith("all: 4 attributions of people (1 direct, 3 indirect), 3 found\n")
    lines = {" ".join(line.split()[:2]): line for line in said.splitlines() if line}
    assert lines["relation soft"].split()[2:5] == ["100.0", "75.0", "85.7"]
    assert lines["relation soft"].split()[6:] == ["74.7", "100.0", "66.7"]
    assert "81.4" in lines["cue overlap"] and "79.6" in lines["content soft"]
    assert lines["source|content overlap"].split()[2] == "100.0"
    assert "over 1,000 resamples of 2 articles" in said and "Nothing is said of other outlets" in said


def test_by_outlet_adds_a_block_for_each_in_the_order_of_the_file(articles, capsys):
    said = printed(capsys, "attribution", articles, "--by", "outlet")
    heads = [line.split(":")[0] for line in said.splitlines() if " of people (" in line]
    assert heads == ["all", "Herald", "=Post"]
    rows = as_csv(capsys, "attribution", articles, "--by", "outlet")
    assert rows.loc[("Herald", "relation soft", "recall"), "value"] == 1
    assert rows.loc[("'=Post", "relation soft", "recall"), "value"] == 0.5  # no formula


def test_the_csv_holds_every_figure_that_is_printed_and_the_intervals_of_all(articles, capsys):
    rows = as_csv(capsys, "attribution", articles)
    assert set(rows.index.get_level_values("group")) == {""}
    assert rows.loc[("", "relation soft", "F1"), "value"] == pytest.approx(6 / 7, abs=1e-6)
    assert list(rows.columns) == ["value", "low", "high", "n"]
    assert (rows["low"].astype(float) <= rows["value"]).all()


def test_what_is_scored_is_what_a_user_of_measure_gets(articles, tmp_path, capsys):
    table = tmp_path / "texts.jsonl"
    table.write_text(
        "".join(json.dumps({"doc_id": row["id"], **row}) + "\n" for row in _rows()), encoding="utf-8"
    )
    marked = mark.corpus(read.corpus(table))
    found = [own for _, own, _ in validate._found(files.attribution(articles))]
    cues = [(start, end) for own in found for one in own for start, end in one.cue]
    assert cues == list(zip(marked.attributions["cue_start"], marked.attributions["cue_end"], strict=True))


def test_errors_are_written_with_positions_words_and_sentence(articles, tmp_path, capsys):
    out = tmp_path / "errors.csv"
    printed(capsys, "attribution", articles, "--errors", out)
    [row] = pd.read_csv(out, keep_default_na=False).to_dict("records")
    assert list(row) == list(validate.ERRORS)
    assert (row["kind"], row["why"], row["form"]) == ("missed", "no such attribution", "indirect")
    assert (row["cue"], row["content"], row["source"]) == ("anger", "in every eye", "")
    text = ARTICLES[1][2]
    start, end = map(int, row["cue_at"].split("-"))
    assert text[start:end] == "anger"
    assert row["sentence"] == "In the crowd, anger was in every eye."


def test_a_file_of_errors_that_is_there_is_not_overwritten(articles, tmp_path, capsys):
    out = tmp_path / "errors.csv"
    out.write_text("mine", encoding="utf-8")
    assert main(["validate", "attribution", str(articles), "--errors", str(out)]) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and "is there already" in captured.err
    assert out.read_text(encoding="utf-8") == "mine"


def test_polnear_s_own_files_can_be_named_instead(part, capsys):
    said = printed(capsys, "attribution", "--polnear", part)
    assert said.startswith("all: 4 attributions of people")


@pytest.mark.parametrize("more", [[], ["gold.jsonl", "--polnear", "folder"]])
def test_gold_is_named_once(more, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["validate", "attribution", *more])
    assert stopped.value.code == 2


def test_hedging_is_scored_with_conditions_and_without(sentences, capsys):
    whole, core = as_csv(capsys, "hedging", sentences), as_csv(capsys, "hedging", sentences, "--core")
    assert whole.loc[("exact", "recall"), "n"] == "2"
    assert core.loc[("exact", "recall"), "n"] == "1"
    assert core.loc[("exact", "F1"), "value"] == 1
    said = printed(capsys, "hedging", sentences, "--core")
    assert said.startswith(
        "3 sentences, hedges without conditions, approximators and scope: 1 of people, 1 found"
    )
    assert "over 1,000 resamples of 2 documents" in said


def test_of_a_single_text_no_range_is_spoken_of(sentences, capsys):
    sentences.write_text(sentences.read_text(encoding="utf-8").split("\n")[0], encoding="utf-8")
    said = printed(capsys, "hedging", sentences)
    assert said.endswith("One sentence cannot be resampled: there are no ranges.\n") and "1,000" not in said


def test_tone_is_correlated_and_classed(ratings, capsys):
    rows = as_csv(capsys, "tone", ratings)
    assert 0.5 < float(rows.loc[("correlation", "Pearson"), "value"]) < 1
    assert rows.loc[("right in three classes", "share"), "value"] == 0.75
    said = printed(capsys, "tone", ratings, "--neutral", "1")
    assert said.startswith(
        "4 texts, rated 1 negative, 2 neutral and 1 positive (neutral: up to 1 on either side of 0)"
    )


@pytest.mark.parametrize("neutral", ["-1", "inf", "nan", "x"])
def test_a_neutral_band_that_is_none_is_refused(ratings, neutral, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["validate", "tone", str(ratings), f"--neutral={neutral}"])
    assert stopped.value.code == 2


def test_the_tone_of_a_text_is_the_mean_of_its_whole_sentences_whatever_their_voices():
    first, second = "“It was a terrible war,” Bo Ray said with great joy.", "The day was good."
    reference = SentimentIntensityAnalyzer()
    expected = [reference.polarity_scores(normalised(one))["compound"] for one in (first, second)]
    rated = files.Rated("1", "1", f"{first} {second}", 0.0)
    assert list(validate.tone_of([rated])) == pytest.approx([sum(expected) / 2])


def test_a_text_without_a_word_is_neutral(tmp_path, capsys):
    path = tmp_path / "tone.csv"
    path.write_text("text,score\n...,0\nA great day.,1\n", encoding="utf-8")
    assert float(as_csv(capsys, "tone", path).loc[("F1 of three classes", "neutral"), "value"]) == 1


@pytest.mark.parametrize("detector", ["attribution", "hedging", "tone"])
def test_bad_gold_exits_2_with_every_problem_and_prints_nothing(tmp_path, detector, capsys):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"score,text\n\xff\n{}\n")
    assert main(["validate", detector, str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and "problem(s) in the gold data:\ngold.jsonl" in captured.err
    assert main(["validate", detector, str(tmp_path / "none")]) == 2
    assert "none" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "row", "what"),
    [
        (("attribution",), {"outlet": "X", "attributions": []}, "attribution"),
        (("hedging",), {"cues": []}, "hedge"),
        (("hedging", "--core"), {"cues": [[0, 2, "condition"]]}, "hedge"),
    ],
)
def test_gold_in_which_nothing_is_marked_is_nothing_to_score(tmp_path, command, row, what, capsys):
    path = tmp_path / "none.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "If it rains, we stay."} | row), encoding="utf-8")
    assert main(["validate", *command, str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert f"none.jsonl: no {what} is marked in it; there is nothing to score" in captured.err


@pytest.mark.parametrize("detector", ["attribution", "hedging", "tone"])
def test_two_runs_print_the_same(detector, articles, sentences, ratings, capsys):
    path = {"attribution": articles, "hedging": sentences, "tone": ratings}[detector]
    assert printed(capsys, detector, path) == printed(capsys, detector, path)


def test_how_many_texts_are_marked_at_a_time_changes_nothing(articles, capsys, monkeypatch):
    whole = printed(capsys, "attribution", articles)
    monkeypatch.setattr("analysis.validate.CHUNK", 1)
    assert printed(capsys, "attribution", articles) == whole
