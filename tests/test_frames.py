"""What was coded, outlet by outlet: shares, means and ranges, and sentences that fit so few articles."""

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis import coding, read
from analysis.cli import main
from analysis.compare.reliability.agreement import COLUMNS, Scale
from analysis.compare.reliability.by_outlet import by_outlet
from analysis.tell.coding import frames
from analysis.tell.coding.agreement import agreement_table, on_agreement
from analysis.tell.coding.frames import frames_table, on_frames
from analysis.tell.guard import GuardError, guard

YES_NO = Scale("nominal", ("yes", "no"))


def told(codes, scale, n_of_article=1, kind="article"):
    """`codes` has for each outlet a code per unit; so many units are of one article."""
    settled = [(f"{outlet}{n}", "it", code) for outlet, own in codes.items() for n, code in enumerate(own)]
    units = [
        (f"{outlet}{n}", kind, f"{outlet}-{n // n_of_article}", outlet)
        for outlet, own in codes.items()
        for n in range(len(own))
    ]
    return by_outlet(
        pd.DataFrame(settled, columns=["unit", "variable", "code"]),
        pd.DataFrame(units, columns=["unit", "kind", "doc_id", "outlet"]),
        {"it": scale},
    )


def test_of_yes_and_no_the_share_of_yes_is_told_outlet_by_outlet():
    found = told({"Herald": ["yes", "no", "no", "no"], "Post": ["yes", None]}, YES_NO)
    assert found[["code", "outlet", "n_units", "value"]].to_numpy().tolist() == [
        ["yes", "Herald", 4, 0.25],
        ["yes", "Post", 1, 1.0],
    ]


def test_of_a_scale_the_mean_is_told_and_of_other_values_the_share_of_each():
    (row,) = told({"Herald": ["0.25", "0.75"]}, Scale("interval")).to_dict("records")
    assert row["value"] == 0.5 and row["code"] is None
    found = told({"Herald": ["a", "b", "b"], "Post": ["b"]}, Scale("nominal", ("a", "b", "c")))
    assert found[["code", "outlet", "value"]].round(2).to_numpy().tolist() == [
        ["a", "Herald", 0.33],
        ["a", "Post", 0.0],
        ["b", "Herald", 0.67],
        ["b", "Post", 1.0],
    ]


def test_there_is_a_range_from_ten_articles_on_and_it_is_over_articles():
    nine, ten = (
        told({"Herald": ["yes", "no"] * (n // 2) + ["yes"] * (n % 2)}, YES_NO).iloc[0] for n in (9, 10)
    )
    assert pd.isna(nine["low"]) and ten["low"] < 0.5 < ten["high"]
    many = told({"Herald": ["yes", "no"] * 10}, YES_NO).iloc[0]
    alike = told({"Herald": (["yes"] * 2 + ["no"] * 2) * 5}, YES_NO, n_of_article=2).iloc[0]
    assert alike["n_docs"] == 10 and alike["high"] - alike["low"] > many["high"] - many["low"]
    assert pd.isna(told({"Herald": ["yes", "no"] * 10}, YES_NO, n_of_article=10).iloc[0]["low"])


def coded(by, alpha=(0.9, 0.85, 0.95), items=(), scales=(), n_coded=60):
    figures = [("it", "all", "anna, ben", *alpha, 0, 0, 1, n_coded)] if alpha else []
    n = int(by["n_units"].sum())
    settled = pd.DataFrame({"by": ["people"] * n + ["people differ"] * 2})
    return SimpleNamespace(
        by_outlet=by,
        figures=pd.DataFrame(figures, columns=list(COLUMNS)),
        settled=settled,
        scales=scales,
        items=items,
        coding=SimpleNamespace(coders=()),
    )


def sentences(given):
    return list(on_frames(given).sentences)


def test_of_single_articles_the_numbers_are_said_to_be_theirs_alone():
    said = sentences(coded(told({"Herald": ["yes"], "Post": ["no"]}, YES_NO)))
    assert (
        "Share of it “yes”: highest: Herald (1.00); lowest: Post (0.00) (1 article each); alpha 0.90." in said
    )
    assert said[-1] == "With one article each, this is of these articles, and of no outlet."
    assert said[:2] == [
        "2 codes count: 2 of people who agree or coded alone.",
        "Where people differ, none counts: 2 answers.",
    ]


def test_of_several_values_the_most_frequent_of_each_outlet_is_told_and_of_few_units_none():
    scale = Scale("nominal", ("a", "b", "c"))
    by = told({"Herald": list("aabbc"), "Post": list("bbbbca"), "Wire": list("ccc")}, scale, 9, "sentence")
    said = sentences(coded(by))
    words = "Most frequent of it: Herald “a” and “b” (2 of 5); Post “b” (4 of 6); fewer than 5 units: Wire;"
    assert f"{words} alpha 0.90." in said
    by = told({"Herald": ["a"], "Post": ["b"]}, scale)  # articles are told one by one
    assert any("Most frequent of it: Herald “a”; Post “b”;" in one for one in sentences(coded(by)))


def test_alpha_of_a_few_units_is_not_relied_on():
    said = sentences(coded(told({"Herald": ["yes"], "Post": ["no"]}, YES_NO), (0.5, 0.3, 0.66), n_coded=6))
    assert any("alpha 0.50 on 6 units, too few to rely on." in one for one in said)


def test_what_is_alike_is_a_tie():
    said = sentences(coded(told({"Herald": ["yes"], "Post": ["yes"]}, YES_NO)))
    assert any("Herald and Post: 1.00 each" in one for one in said)


def test_outlets_are_ranked_only_where_ranges_lie_apart():
    apart = sentences(coded(told({"Herald": ["yes"] * 20, "Post": ["no"] * 20}, YES_NO)))
    assert any("their ranges lie apart" in one for one in apart)
    over = sentences(coded(told({"Herald": ["yes", "no"] * 6, "Post": ["yes", "no", "no"] * 4}, YES_NO)))
    assert any("their ranges overlap, so do not rank them" in one for one in over)


@pytest.mark.parametrize(
    ("alpha", "words"),
    [
        ((0.5, 0.3, 0.66), "it is not told: all of the range of alpha is below 0.667."),
        ((0.7, 0.5, 0.9), "alpha 0.70, its range reaches below 0.667."),
        ((0.75, 0.7, 0.82), "alpha 0.75, tentative."),
        (None, "no alpha."),
    ],
)
def test_alpha_stands_beside_and_too_low_a_one_holds_back(alpha, words):
    said = sentences(coded(told({"Herald": ["yes"], "Post": ["no"]}, YES_NO), alpha))
    assert any(words in one for one in said)
    assert any("highest" in one for one in said) == ("not told" not in words)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Herald uses the conflict frame more.",
        "The Herald framed it less as a conflict than the Post did.",
        "Post has more of a morality frame.",
        "The Herald relies on conflict most.",
    ],
)
def test_of_single_articles_no_outlet_uses_a_frame_more(sentence):
    with pytest.raises(GuardError, match="single articles do not show what an outlet uses more"):
        guard(sentence, single=True)
    assert guard(sentence) == sentence  # of many, with their ranges, it may be said


def test_sentences_on_frames_are_passed_by_the_guard_of_few_articles(monkeypatch):
    monkeypatch.setattr(frames, "extremes", lambda *given: "the first uses it more")
    with pytest.raises(GuardError):
        sentences(coded(told({"Herald": ["yes"], "Post": ["no"]}, YES_NO)))
    many = told({"Herald": ["yes", "no"] * 6, "Post": ["yes", "no", "no"] * 4}, YES_NO)
    assert any("uses it more" in one for one in sentences(coded(many)))


def test_a_name_of_an_outlet_or_variable_may_be_what_it_is():
    by = told({"The Usual Bias": ["yes"], "Frames More": ["no"]}, YES_NO)
    assert any("The Usual Bias" in one for one in sentences(coded(by)))


def test_the_table_has_alpha_beside_each_row():
    text = frames_table(coded(told({"Herald": ["yes"], "Post": ["no"]}, YES_NO))).text
    assert "Herald" in text and "0.90" in text and "–" in text


def test_of_a_corpus_without_sheets_nothing_is_known(tmp_path):
    articles = read.articles("sample")
    articles[["doc_id", "outlet", "text"]].to_csv(tmp_path / "texts.csv", index=False)
    nothing = coding.agreed(tmp_path / "texts.csv")
    assert on_frames(nothing).sentences == (
        "No code counts: nothing was coded, or people differ on all of it.",
    )
    assert "No variable was coded by two people" in on_agreement(nothing).sentences[0]
    assert len(frames_table(nothing).text.splitlines()) and agreement_table(nothing).text


def test_the_sheets_of_the_sample_fit_it_and_their_codebook():
    coded = coding.agreed("sample")
    assert [one.id for one in coded.coding.coders] == ["anna", "ben"] and not coded.coding.doubts
    assert len(coded.coding.units) == 6 and set(coded.scales) == {
        one.scale for one in coded.coding.variables if one.scale
    }


def test_a_corpus_without_sheets_is_told_so(tmp_path, capsys):
    path = tmp_path / "texts.csv"
    path.write_text("outlet,text\nHerald,The port may close.\n", encoding="utf-8")
    assert main(["frames", str(path)]) == 2
    assert "no sheet of variables is named" in capsys.readouterr().err
