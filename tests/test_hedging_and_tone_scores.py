"""Scores of hedges and of tone: counted by hand, computed in another way, and what holds for any input."""

from unittest.mock import patch

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import compare
from analysis.compare.agreement.tone_scores import CLASSES, _correlation, _ranks
from analysis.compare.rates import resampling

# The values are looked at, not their intervals: 20 resamples of each example, not 1,000.
FEW_RESAMPLES = patch.object(resampling, "RESAMPLES", 20)
MAY = (0, 3, "epistemic")


def scored(*pairs, groups=()):
    made = compare.hedging_scores([compare.hedging_counts(*pair) for pair in pairs], groups)
    return made.set_index(["measure", "figure"])


def values(made, measure):
    return [made.loc[(measure, figure), "value"] for figure in ("precision", "recall", "F1")]


def test_exact_asks_for_the_same_stretch_overlap_for_a_character_and_sentence_for_any():
    made = scored(
        ([MAY], [(0, 3, "modal")]), ([MAY], [(2, 9, "modal")]), ([MAY], [(3, 9, "modal")]), ([], [])
    )
    assert values(made, "exact") == [pytest.approx(1 / 3)] * 3
    assert values(made, "overlap") == [pytest.approx(2 / 3)] * 3
    assert values(made, "sentence") == [1, 1, 1]


def test_each_hedge_counts_once():
    made = scored(([(0, 9, "")], [(0, 3, ""), (4, 9, "")]))
    assert values(made, "overlap") == [0.5, 1, pytest.approx(2 / 3)]


def test_the_order_in_which_hedges_were_found_does_not_matter():
    later = (10, 13, "epistemic")
    assert values(scored(([MAY, later], [later, MAY])), "exact") == [1, 1, 1]


def test_nothing_found_is_zero():
    assert values(scored(([MAY], [])), "exact") == [0, 0, 0]
    assert values(scored(([], [])), "sentence") == [0, 0, 0]


def test_the_core_has_no_conditions_nothing_that_touches_one_and_no_kind_that_nobody_marks():
    gold = [(0, 2, "condition"), (10, 13, "epistemic")]
    found = [
        (0, 2, "modal"),
        (1, 4, "scope"),
        (10, 13, "modal"),
        (20, 25, "approximator"),
        (30, 32, "condition"),
    ]
    assert compare.core(gold, found) == ([(10, 13, "epistemic")], [(10, 13, "modal")])


def test_documents_are_drawn_whole():
    pairs = [([MAY], [MAY])] * 20 + [([MAY], [])] * 20
    alone = scored(*pairs).loc[("exact", "recall")]
    whole = scored(*pairs, groups=["a"] * 20 + ["b"] * 20).loc[("exact", "recall")]
    assert alone["value"] == whole["value"] == 0.5
    assert (whole["low"], whole["high"]) == (0, 1)
    assert 0.2 < alone["low"] < alone["high"] < 0.8
    assert scored(*pairs, groups=["a"] * 40)[["low", "high"]].isna().all(axis=None)


NUMBERS = st.lists(st.tuples(st.integers(-40, 40), st.integers(-40, 40)), min_size=3, max_size=30)


def toned(found, rated, **more):
    return compare.tone_scores(found, rated, **more).set_index(["measure", "figure"])


@given(NUMBERS)
def test_correlations_are_those_that_pandas_computes(pairs):
    found, rated = (np.array(each) / 10 for each in zip(*pairs, strict=True))
    with FEW_RESAMPLES:
        made = toned(found, rated)
    if len(set(found)) > 1 and len(set(rated)) > 1:
        pearson = pd.Series(found).corr(pd.Series(rated))
        spearman = pd.Series(found).rank().corr(pd.Series(rated).rank())
        assert made.loc[("correlation", "Pearson"), "value"] == pytest.approx(pearson, abs=1e-9)
        assert made.loc[("correlation", "Spearman"), "value"] == pytest.approx(spearman, abs=1e-9)
    else:
        assert made.loc["correlation"]["value"].isna().all()


def test_a_resample_is_as_if_the_texts_stood_there_so_often():
    found, rated, often = [0.1, 0.5, -0.3, 0.5], [1.0, 2.0, -1.0, 0.5], [2, 0, 1, 3]
    places = [np.unique(each, return_inverse=True)[1] for each in (found, rated)]
    weights = np.array(often, dtype=float)
    ours = _correlation(*(_ranks(each, weights) for each in places), weights)
    repeated = pd.DataFrame({"found": np.repeat(found, often), "rated": np.repeat(rated, often)}).rank()
    assert ours == pytest.approx(repeated["found"].corr(repeated["rated"]))


def test_classes_end_where_the_docstring_says():
    made = toned([0.05, 0.049, -0.049, -0.05], [0.3, 0.2, -0.2, -0.3])
    assert made.loc["F1 of three classes"]["value"].tolist() == [1, 1, 1, 1]
    assert made.loc["F1 of three classes"]["n"].tolist() == [4, 1, 2, 1]
    wider = toned([0.05, 0.049, -0.049, -0.05], [0.3, 0.2, -0.2, -0.3], neutral=0.5)
    assert wider.loc[("right in three classes", "share"), "value"] == 0.5
    assert wider.loc[("F1 of three classes", "neutral"), "value"] == pytest.approx(2 / 3)
    assert wider.loc[("F1 of three classes", "mean"), "value"] == pytest.approx(2 / 9)


def test_a_class_that_nobody_gave_has_no_f1_and_one_that_only_the_detector_gave_has_zero():
    made = toned([0.5, 0.7], [1.0, 2.0]).loc["F1 of three classes"]["value"]
    assert made["mean"] == made["positive"] == 1 and made[["negative", "neutral"]].isna().all()
    wrong = toned([0.5, 0.0], [1.0, 2.0]).loc["F1 of three classes"]["value"]
    assert wrong["neutral"] == 0 and wrong["mean"] == pytest.approx(1 / 3) and np.isnan(wrong["negative"])


@given(NUMBERS)
def test_the_mean_f1_is_that_of_the_three_classes_and_n_their_sum(pairs):
    with FEW_RESAMPLES:
        made = toned(*zip(*pairs, strict=True))
    of = made.loc["F1 of three classes"]
    assert of.loc["mean", "value"] == pytest.approx(of.loc[list(CLASSES), "value"].mean())
    assert of.loc[list(CLASSES), "n"].sum() == len(pairs)


def test_the_intervals_of_tone_hold_the_value_and_are_the_same_each_time():
    rng = np.random.default_rng(3)
    rated = rng.normal(size=300)
    found = np.tanh(rated + rng.normal(size=300))
    made, again = toned(found, rated), toned(found, rated)
    pd.testing.assert_frame_equal(made, again)
    assert (made["low"] < made["value"]).all() and (made["value"] < made["high"]).all()
    clustered = toned(found, rated, groups=[str(n // 100) for n in range(300)])
    assert (clustered["value"] == made["value"]).all() and (clustered["low"] != made["low"]).any()
