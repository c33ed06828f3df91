"""Keyness: which words stand out, which only seem to, and where in the text they are."""

import math

import numpy as np
import pandas as pd
import pytest
from support.worded import corpus, noise

from analysis import compare, tables
from analysis.compare.wording.keyness import LEAST, PRIOR


def row(found, outlet, word):
    chosen = found.words[(found.words["outlet"] == outlet) & (found.words["word"] == word)]
    assert len(chosen) == 1
    return chosen.iloc[0]


def test_z_is_the_log_odds_ratio_over_its_deviation():
    found = compare.keyness(*corpus(Herald=["grain grain grain port"], Post=["port port grain ship port"]))
    # Grain: 3 of 4 here, 1 of 5 there; the prior is 500 words mixed as all nine are, 4/9 of them grain.
    prior = PRIOR * 4 / 9
    ours, theirs = (3 + prior) / (4 - 3 + PRIOR - prior), (1 + prior) / (5 - 1 + PRIOR - prior)
    z = math.log(ours / theirs) / math.sqrt(1 / (3 + prior) + 1 / (1 + prior))
    assert row(found, "Herald", "grain")["z"] == pytest.approx(z, abs=1e-6)
    assert row(found, "Post", "grain")["z"] == pytest.approx(-z, abs=1e-6)


def test_a_word_is_counted_in_its_outlet_and_in_the_rest():
    found = compare.keyness(*corpus(Herald=["grain grain grain port"], Post=["port port grain ship port"]))
    cells = row(found, "Herald", "grain")[["n", "n_words", "n_rest", "n_words_rest"]]
    assert list(cells) == [3, 4, 1, 5]
    assert set(found.words["word"]) == {"grain", "port"}  # one ship is fewer than LEAST
    assert LEAST == 3


def test_planted_words_stand_out_and_chance_does_not_explain_them():
    planted = {"Herald": ["heist"], "Post": ["treaty"], "Mail": ["storm"]}
    told = {outlet: noise(200, seed, words) for seed, (outlet, words) in enumerate(planted.items())}
    found = compare.keyness(*corpus(**told))
    out = found.words[found.words["stands_out"]]
    stand_out = zip(out["outlet"], out["word"], strict=True)
    assert list(stand_out) == [(outlet, word) for outlet, (word,) in planted.items()]
    assert found.baseline < len(out)
    assert (out["q"] <= 0.05).all() and (out["z"] > 0).all()


def test_a_word_that_an_outlet_avoids_does_not_stand_out_there():
    found = compare.keyness(*corpus(Herald=noise(200, 1, ["heist"]), Post=noise(200, 2)))
    assert row(found, "Post", "heist")["z"] < -3
    assert not row(found, "Post", "heist")["stands_out"]


def test_sentences_dealt_at_random_are_at_or_under_the_baseline_in_38_of_40_runs():
    rng = np.random.default_rng(5)
    pool = noise(150, 7, ["heist", "vault"]) + noise(150, 8, ["treaty"])
    under = 0
    for _ in range(40):
        dealt = [pool[i] for i in rng.permutation(len(pool))]
        found = compare.keyness(*corpus(A=dealt[:100], B=dealt[100:200], C=dealt[200:]))
        under += found.words["stands_out"].sum() <= found.baseline
    assert under >= 38


def test_shuffling_keeps_sentences_whole():
    # Each sentence repeats one rare word six times: dealt whole, chance alone makes such words stand out.
    clumps = [" ".join([f"clump{i}"] * 12) for i in range(60)]
    found = compare.keyness(*corpus(Herald=clumps[:30], Post=clumps[30:]))
    assert found.baseline >= 30


def test_q_is_what_benjamini_and_hochberg_give():
    found = compare.keyness(*corpus(Herald=noise(80, 1, ["heist", "loot"]), Post=noise(80, 2)))
    p = [0.5 * math.erfc(z / math.sqrt(2)) for z in found.words["z"]]
    expected = [min(len(p) * other / sum(x <= other for x in p) for other in p if other >= one) for one in p]
    assert found.words["q"].tolist() == pytest.approx([min(1.0, one) for one in expected], abs=1e-4)


def test_dispersion_is_0_where_a_word_is_spread_as_the_text_is_and_near_1_in_one_place():
    even = ["grain port"] * 5
    lump = ["port ship ship ship"] * 19 + ["grain grain grain grain"]
    found = compare.keyness(*corpus(Herald=even, Post=lump))
    assert row(found, "Herald", "grain")["dispersion"] == 0
    assert row(found, "Post", "grain")["dispersion"] == pytest.approx(0.95)
    assert pd.isna(row(found, "Herald", "ship")["dispersion"])


def test_only_words_of_the_voice_and_kind_are_counted():
    voices, sentences = corpus(Herald=["grain grain grain port"], Post=["grain port port"])
    quoted = voices.assign(voice=["quoted", "narrator"])
    assert compare.keyness(quoted, sentences).words.empty
    assert compare.keyness(voices, sentences.assign(kind="headline")).words.empty
    assert len(compare.keyness(voices, sentences.assign(kind="headline"), kind="headline").words)


def test_a_stretch_is_cut_at_its_positions():
    voices, sentences = corpus(Herald=["grain grain grain port port port"], Post=["port port port"])
    voices.loc[0, "end"] = len("grain grain grain")
    assert row(compare.keyness(voices, sentences), "Herald", "port")["n"] == 0


def test_one_outlet_has_nothing_to_be_compared_with():
    found = compare.keyness(*corpus(Herald=noise(20, 1)))
    assert found.words.empty and found.baseline == 0


def test_the_same_seed_gives_the_same_and_another_only_another_baseline():
    given = corpus(Herald=noise(60, 1, ["heist"]), Post=noise(60, 2))
    first, again, other = (compare.keyness(*given, seed=seed) for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(first.words, again.words)
    pd.testing.assert_frame_equal(first.words, other.words)
    assert (first.by_chance == again.by_chance).all()


def test_a_missing_column_is_named():
    voices, sentences = corpus(Herald=["grain"])
    with pytest.raises(tables.TableError, match="no column voice"):
        compare.keyness(voices.drop(columns="voice"), sentences)
