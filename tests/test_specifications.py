"""The outlets' order of tone under every combination of choices, and what chance alone would make of it."""

import numpy as np
import pandas as pd
import pytest
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis import compare, lexicon, mark, read, tables
from analysis.compare.tone.specifications import CHOICES
from analysis.mark.tone.valence import normalised, valence
from analysis.words import words

FIRST = ("VADER", "sentence", "all", "normalised", "raw")


@pytest.fixture(scope="module")
def corpus():
    return read.corpus("sample")


@pytest.fixture(scope="module")
def marked(corpus):
    return mark.corpus(corpus)


@pytest.fixture(scope="module")
def scores(corpus, marked):
    return mark.tone_scores(corpus, marked.voices)


@pytest.fixture(scope="module")
def made(scores, marked):
    return compare.specifications(scores, marked.voices, marked.sentences)


def of(made, *choices):
    rows = made[(made[CHOICES] == list(choices)).all(axis=1)]
    return rows.set_index("outlet")["score"]


def small(values, words=300, seed=1):
    """Specifications of made-up scores: outlet -> its sentences' scores under one specification."""
    scores, voices, sentences = [], [], []
    for number, (outlet, own) in enumerate(values.items()):
        for sent_id, value in enumerate(own):
            scores.append((f"d{number}", sent_id, *FIRST, value))
            voices.append((f"d{number}", sent_id, 0, 9, "narrator", None, words // len(own)))
            sentences.append((f"d{number}", outlet, sent_id, 0, 9, "body", 0, 9, "x"))
    scores = pd.DataFrame(scores, columns=["doc_id", "sent_id", *CHOICES, "value"])
    given = tables.frame("voices", voices), tables.frame("sentences", sentences)
    return compare.specifications(scores, *given, seed=seed)


def test_every_combination_is_there_for_every_outlet(made, marked):
    tables.arrow("specifications", made)
    assert len(made) == 2 * 2 * 2 * 2 * 2 * marked.sentences["outlet"].nunique()
    assert not made.duplicated([*CHOICES, "outlet"]).any()
    assert tuple(made[CHOICES].iloc[0]) == FIRST


@pytest.mark.parametrize("voice", ["all", "narrator"])
@pytest.mark.parametrize("label", ["raw", "masked"])
def test_vader_on_sentences_is_what_the_rates_say(made, marked, voice, label):
    rates = compare.rates(marked.marks, marked.voices, marked.sentences)
    rates = rates[(rates["measure"] == "tone") & (rates["voice"] == voice) & (rates["label"] == label)]
    assert of(made, "VADER", "sentence", voice, "normalised", label).to_dict() == pytest.approx(
        rates.set_index("outlet")["rate"].to_dict(), abs=2e-6
    )


@pytest.mark.parametrize("typography", ["normalised", "as written"])
def test_an_article_in_one_piece_has_the_packages_score(made, marked, typography):
    package = SentimentIntensityAnalyzer()
    body = marked.sentences[marked.sentences["kind"] == "body"]
    for outlet, own in body.groupby("outlet"):
        whole = " ".join(own["text"])
        text = normalised(whole) if typography == "normalised" else whole
        score = of(made, "VADER", "article", "all", typography, "raw")[outlet]
        assert score == package.polarity_scores(text)["compound"]


def test_in_an_article_in_one_piece_the_masks_lie_on_their_phrases(corpus, made, marked):
    masks = lexicon.Phrases(corpus.masks.to_dict("records"))
    body = marked.sentences[marked.sentences["kind"] == "body"]
    for outlet, own in body.groupby("outlet"):
        whole = " ".join(own["text"])
        spans = [(found[0].start, found[0].end) for found in masks.at(whole, words(whole))]
        score = of(made, "VADER", "article", "all", "normalised", "masked")[outlet]
        assert score == valence(whole, spans).compound


def test_masks_and_typography_and_rules_each_change_some_score(made):
    for choice in ("typography", "label", "lexicon", "voice", "scored"):
        others = [name for name in CHOICES if name != choice]
        one, other = made[choice].unique()[:2]
        wide = made.pivot(index=[*others, "outlet"], columns=choice, values="score")
        assert (wide[one] != wide[other]).any(), choice


def test_the_highest_has_rank_one_and_what_is_written_alike_shares_a_rank():
    made = small({"A": [0.1, 0.1], "B": [0.3, 0.31], "C": [0.104, 0.1], "D": [-0.5, 0.2]})
    assert made["rank"].tolist() == [2, 1, 2, 4]
    assert made["score"].tolist() == pytest.approx([0.1, 0.305, 0.102, -0.15])


def test_what_differs_in_the_second_decimal_is_no_tie():
    made = small({"A": [0.11, 0.11], "B": [0.14, 0.14]})
    assert made["rank"].tolist() == [2, 1]
    assert compare.pairs(made)[["higher", "n_kept", "n_tied"]].values.tolist() == [["B", 1, 0]]


def test_an_outlet_with_too_few_words_has_no_score_and_no_rank():
    made = small({"A": [0.1, 0.1], "B": [0.3, 0.3]}, words=199)
    assert made["score"].isna().all() and made["rank"].isna().all()
    assert made["n_scored"].tolist() == [2, 2]


def test_dealt_at_random_the_sentences_do_not_know_whose_they_were():
    values = list(np.random.default_rng(5).uniform(-1, 1, 60))
    mixed = small({"A": values[:20], "B": values[20:40], "C": values[40:]})
    apart = sorted(values)
    sorted_out = small({"A": apart[:20], "B": apart[20:40], "C": apart[40:]})
    bands = ["dealt_low", "dealt_high", "gap_low", "gap_high"]
    assert np.allclose(mixed[bands], sorted_out[bands], atol=0.02)
    gap = sorted_out["score"].max() - sorted_out["score"].min()
    assert gap > sorted_out["gap_high"].iloc[0] > sorted_out["gap_low"].iloc[0] > 0
    mean = np.mean(values)
    assert mixed["dealt_low"].iloc[0] < mean < mixed["dealt_high"].iloc[0]


def test_the_deals_have_the_spread_that_drawing_without_replacement_has():
    values = list(np.random.default_rng(3).normal(0, 0.4, 80))
    made = small({"A": values[:40], "B": values[40:]})
    spread = np.std(values) * np.sqrt((80 - 40) / (80 - 1) / 40)
    width = (made["dealt_high"] - made["dealt_low"]).iloc[0]
    assert width == pytest.approx(2 * 1.96 * spread, rel=0.08)


def test_the_same_seed_gives_the_same_deals_and_another_seed_others():
    values = {"A": [0.1, 0.5, -0.2, 0.0], "B": [0.3, 0.3, -0.9, 0.7]}
    pd.testing.assert_frame_equal(small(values), small(values))
    one = {"A": list(np.linspace(-1, 1, 37)), "B": list(np.linspace(0, 1, 23))}
    assert small(one)["dealt_low"].iloc[0] != small(one, seed=2)["dealt_low"].iloc[0]


def test_one_outlet_is_dealt_with_nobody():
    assert small({"A": [0.1, 0.2]})["gap_low"].isna().all()


def test_articles_are_not_dealt(made):
    assert made.loc[made["scored"] == "article", "gap_low"].isna().all()
    assert made.loc[made["scored"] == "sentence", "gap_low"].notna().all()


def test_pairs_count_where_they_keep_their_order_turn_and_tie():
    rows = []
    for place, (one, other) in enumerate([(0.2, 0.1), (0.1, 0.3), (0.1, 0.4), (0.1, 0.104), (None, 0.1)]):
        for outlet, score in (("A", one), ("B", other)):
            choices = (f"lexicon {place}", "sentence", "all", "normalised", "raw")
            rows.append((outlet, *choices, 5, score, None, None, None, None, None))
    found = compare.pairs(tables.frame("specifications", rows))
    assert found.iloc[0].to_dict() == {
        "higher": "B",
        "lower": "A",
        "n": 4,
        "n_kept": 2,
        "n_turned": 1,
        "n_tied": 1,
        "share": 0.5,
    }


def test_an_empty_corpus_has_no_specifications_and_no_pairs():
    empty = [tables.frame(name, []) for name in ("voices", "sentences")]
    scores = pd.DataFrame(columns=["doc_id", "sent_id", *CHOICES, "value"])
    made = compare.specifications(scores, *empty)
    assert made.empty and compare.pairs(made).empty


def test_masks_are_told_with_their_words_and_their_effect(corpus, marked):
    effects = compare.mask_effects(marked.marks, marked.sentences)
    tone = marked.marks[(marked.marks["measure"] == "tone") & (marked.marks["voice"] == "all")]
    body = marked.sentences[marked.sentences["kind"] == "body"]
    own = tone.merge(body[["doc_id", "sent_id", "outlet"]], on=["doc_id", "sent_id"])
    means = own.pivot_table(index="outlet", columns="label", values="value", sort=False)
    assert effects["difference"].tolist() == pytest.approx((means["masked"] - means["raw"]).tolist())
    analysis = effects.set_index("outlet").loc["Analysis"]
    assert analysis["words"].startswith("united ×10, ")
    uses = compare.mask_uses(corpus.masks, marked.sentences).set_index("phrase")
    assert uses.loc["United States", ["n", "n_articles"]].tolist() == [10, 1]
    assert {"reason", "kind", "added"} <= set(uses)


def test_gaps_of_chance_leave_out_two_and_a_half_in_a_hundred_at_either_end():
    # One sentence of 30 or 31 is dealt to the Herald: the odd one in 3 of 100 deals.
    high = small({"Herald": [1.0], "Post": [0.0] * 29}).iloc[0]
    assert (high["gap_low"], high["gap_high"]) == (pytest.approx(1 / 29, abs=1e-6), 1)
    low = small({"Herald": [0.0], "Post": [1.0, -1.0] * 15}).iloc[0]
    assert (low["gap_low"], low["gap_high"]) == (0, pytest.approx(31 / 30, abs=1e-6))
