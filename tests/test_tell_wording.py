"""The picture and the finding of keyness: noise is called noise, and more than noise has its words."""

import re

import numpy as np
import pytest
from support.worded import corpus, noise

from analysis import compare, mark, read, tell
from analysis.tell.charts.figures import chart, drawn

PLANTED = {"Herald": ["heist"], "Post": ["often"], "Mail": ["storm"]}


def rows_of(voices, sentences):
    return chart("keyness-by-outlet").drawn_rows(sentences, voices)


@pytest.fixture(scope="module")
def planted():
    return corpus(**{name: noise(200, seed, words) for seed, (name, words) in enumerate(PLANTED.items())})


def test_words_that_stand_out_are_named_with_their_counts(planted):
    voices, sentences = planted
    said = repr(tell.finding("keyness", sentences, voices))
    assert said.startswith("3 words stand out, more than by chance, among 48 pairs of outlet and word")
    assert "“often” in Post (50 of 2,450 words, 0 of 4,900 elsewhere)" in said
    assert "Each is spread over its outlet's paragraphs" in said


def test_words_of_one_place_are_said_to_be_so(monkeypatch):
    voices, sentences = corpus(Herald=[*noise(100, 1), " ".join(["heist"] * 60)], Post=noise(100, 2))
    said = repr(tell.finding("keyness", sentences, voices))
    # Dealt at random, the one sentence makes a word stand out wherever it falls.
    assert said.startswith("Noise: 1 word at q ≤ 0.05 among ")
    assert re.search(r"\d words? or fewer stand out in 190 or more of 200 shuffles", said)
    assert "By name: “heist” in Herald (60 of 1,260 words, 0 of 1,200 elsewhere)" in said
    monkeypatch.setattr(compare.Keyness, "baseline", 0)
    said = repr(tell.finding("keyness", sentences, voices))
    assert said.startswith("1 word stands out, more than by chance, among ")
    assert "In few places of the text (dispersion 0.8 or more): “heist” in Herald." in said


@pytest.mark.parametrize("words", [3, 30])
def test_noise_is_called_noise_with_its_counts(words):
    voices, sentences = corpus(Herald=noise(words, 1), Post=noise(words, 2))
    said = repr(tell.finding("keyness", sentences, voices))
    assert said.startswith("No word stands out among ")
    assert "When sentences are shuffled among the outlets, none stands out in 190 or more of 200" in said
    assert "The highest z has “" in said


def test_one_outlet_alone_is_compared_with_nothing():
    voices, sentences = corpus(Herald=noise(30, 1))
    none = "No two outlets have words in their own voice to compare"
    assert repr(tell.finding("keyness", sentences, voices)) == f"{none}: only Herald has any, 360 words."
    assert repr(tell.finding("keyness", sentences, voices.iloc[:0])) == f"{none}: none has any."
    few = corpus(Herald=["Rain came."], Post=["Snow fell."])
    assert repr(tell.finding("keyness", *few[::-1])) == f"{none}: none occurs 3 times."
    rows = rows_of(voices, sentences)
    assert chart("keyness-by-outlet").few(rows).startswith("Nothing is compared: no two outlets have words")
    assert list(rows["outlet"]) == ["Herald"] and rows["word"].isna().all()


def test_the_picture_has_the_highest_words_of_each_outlet_and_where_chance_puts_such_words(planted):
    voices, sentences = planted
    rows, found = rows_of(voices, sentences), compare.keyness(voices, sentences)
    for outlet, ours in rows.groupby("outlet"):
        words = found.words[(found.words["outlet"] == outlet) & (found.words["z"] > 0)]
        assert list(ours["word"]) == list(words["word"])[:6]
        assert list(ours["rank"]) == list(range(1, len(ours) + 1))
    out = rows[rows["stands_out"] == True]  # noqa: E712 - nulls are possible
    assert list(out["word"]) == ["heist", "often", "storm"]
    assert (out["z"] > out["chance_high"]).all()
    assert (rows["chance_low"] <= rows["chance_high"]).all()


def test_noise_is_a_sentence_and_words_that_stand_out_are_a_picture(planted):
    voices, sentences = planted
    one = chart("keyness-by-outlet")
    made = drawn(one, sentences, voices, forms=("svg",))
    assert made.title == "“heist” (Herald), “often” (Post) and “storm” (Mail) stand out beyond chance"
    assert made.few == "" and all(f">{word}<" in made.files["svg"].decode() for word in ("heist", "50 : 0"))
    voices, sentences = corpus(Herald=noise(30, 1), Post=noise(30, 2))
    assert "it would show noise. Of " in drawn(one, sentences, voices, forms=()).few


def test_words_dealt_at_random_lie_within_what_chance_gives():
    rng = np.random.default_rng(3)
    inside = n = 0
    for seed in range(20):
        pool = noise(120, seed, ["heist", "vault"])
        dealt = [pool[i] for i in rng.permutation(120)]
        rows = rows_of(*corpus(Herald=dealt[:60], Post=dealt[60:]))
        first = rows[rows["rank"] == 1]
        inside += int(((first["z"] >= first["chance_low"]) & (first["z"] <= first["chance_high"])).sum())
        n += len(first)
    assert 0.85 <= inside / n < 1


@pytest.mark.parametrize("name", ["sample"])
def test_each_word_of_the_picture_opens_to_as_many_places_as_it_has(name):
    marked = mark.corpus(read.corpus(name), only=["attribution"])
    rows = rows_of(marked.voices, marked.sentences)
    shown = tell.passages(marked, "keyness-by-outlet")
    assert f"said: {rows.loc[rows['word'] == 'said', 'n'].iloc[0]}\n" in shown.text
    assert "Wire: " in shown.text and " words\n" in shown.text
