"""Agreement of coders on the variables of a codebook, and how many units it takes."""

import numpy as np
import pandas as pd
import pytest

from analysis.compare.reliability.agreement import COLUMNS, Scale, agreement, confusions
from analysis.compare.reliability.sizes import alpha_half_width, f1_half_width, units_for_alpha

FOUR = {"anna": "123321412...", "ben": "1233224125.3", "cleo": ".3332342251.", "dan": "12332441251."}
FIVE = tuple("12345")


def codes(by_coder, variable="tone"):
    rows = [
        (f"unit-{place:02}", variable, coder, code)
        for coder, given in by_coder.items()
        for place, code in enumerate(given)
        if code != "."
    ]
    return pd.DataFrame(rows, columns=["unit", "variable", "coder", "code"])


def found(by_coder, scale, **given):
    return agreement(codes(by_coder), {"tone": scale}, **given).set_index(["kind", "compared"])


@pytest.mark.parametrize(
    ("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_each_level_has_the_published_alpha(level, published):
    of = found(FOUR, Scale(level, FIVE))
    assert of.loc[("all", "anna, ben, cleo, dan"), "alpha"] == pytest.approx(published, abs=0.0005)
    assert of.loc[("all", "anna, ben, cleo, dan"), "n"] == 11


def test_every_pair_every_coder_left_out_and_every_value_has_a_row():
    of = found(FOUR, Scale("nominal", FIVE))
    assert list(of.reset_index()["kind"]) == ["all"] + ["pair"] * 6 + ["without"] * 4 + ["value"] * 5
    alone = found({name: FOUR[name] for name in ("anna", "ben", "dan")}, Scale("nominal", FIVE))
    assert of.loc[("without", "cleo"), "alpha"] == alone.loc[("all", "anna, ben, dan"), "alpha"]
    pair = found({name: FOUR[name] for name in ("anna", "dan")}, Scale("nominal", FIVE))
    assert of.loc[("pair", "anna, dan"), "alpha"] == pair.loc[("all", "anna, dan"), "alpha"]
    assert (pair.index.get_level_values("kind") != "pair").all()


def test_a_value_is_held_against_all_others():
    of = found({"anna": "aabbcc", "ben": "aabbcb"}, Scale("nominal", ("a", "b", "c")))
    assert of.loc[("value", "a"), "alpha"] == 1
    as_two = found({"anna": "xxxxcc", "ben": "xxxxcx"}, Scale("nominal", ("x", "c")))
    assert of.loc[("value", "c"), "alpha"] == as_two.loc[("all", "anna, ben"), "alpha"]


def test_the_range_holds_alpha_and_the_probabilities_are_of_its_resamples():
    row = found(FOUR, Scale("nominal", FIVE)).iloc[0]
    assert row["low"] < row["alpha"] < row["high"]
    assert 0 < row["under_667"] < row["under_800"] < 1
    assert found(FOUR, Scale("nominal", FIVE)).iloc[0].equals(row)
    assert found(FOUR, Scale("nominal", FIVE), seed=2).iloc[0]["low"] != row["low"]


def test_that_nobody_disagreed_on_a_few_units_is_not_taken_for_full_agreement():
    few, many = (
        found({"anna": "01" * n, "ben": "01" * n}, Scale("nominal", ("0", "1"))).iloc[0] for n in (3, 60)
    )
    assert few["alpha"] == many["alpha"] == few["high"] == 1
    assert few["low"] < 0.2 and many["low"] > 0.9
    assert 0.2 < few["under_667"] < few["under_800"] < 0.6 and many["under_800"] < 0.001


@pytest.mark.parametrize("share", [0.5, 0.1])
def test_the_range_of_sixty_units_holds_the_true_alpha_about_nineteen_times_in_twenty(share):
    rng, held, times = np.random.default_rng(1), 0, 100
    for _ in range(times):
        first, again = (rng.random(60) < share for _ in range(2))
        second = np.where(rng.random(60) < 0.8, first, again)
        by = {"anna": np.where(first, "1", "0"), "ben": np.where(second, "1", "0")}
        row = found(by, Scale("nominal", ("0", "1"))).iloc[0]
        held += row["low"] <= 0.8 <= row["high"]
    assert 0.88 < held / times < 1


def test_all_alike_is_full_agreement_of_which_alpha_knows_nothing():
    row = found({"anna": "0000", "ben": "0000"}, Scale("nominal", ("0", "1"))).iloc[0]
    assert row["agreement"] == 1 and np.isnan(row["alpha"]) and np.isnan(row["under_667"])


def test_of_a_coder_alone_and_of_no_code_nothing_is_told():
    assert list(found({"anna": "0101"}, Scale("nominal", ("0", "1"))).reset_index()["kind"]) == []
    nothing = agreement(codes({}), {"tone": Scale("nominal", ("0", "1"))})
    assert nothing.empty and list(nothing) == list(COLUMNS)


def test_free_texts_have_the_values_that_were_written():
    of = found({"anna": ["Xi", "Trump", "Li"], "ben": ["Xi", "Trump", "Trump"]}, Scale("nominal"))
    assert list(of.reset_index()["kind"]) == ["all"]  # of each name by itself nothing is told
    row = of.iloc[0]
    assert row["agreement"] == pytest.approx(2 / 3) and row["n"] == 3


@pytest.mark.parametrize("level", ["nominal", "interval"])
def test_what_one_left_empty_is_no_value_of_free_texts_and_of_scales(level):
    by = {"anna": ["0.5", "1", ".", "0"], "ben": ["0.5", "0", "1", "."]}
    row = found(by, Scale(level)).iloc[0]
    assert (row["n"], row["agreement"]) == (2, 0.5)


def test_confusions_count_each_pair_of_codes_and_leave_out_what_one_did_not_code():
    of = confusions(codes({"anna": "0011.", "ben": "01110"}), {"tone": Scale("nominal", ("0", "1"))})
    assert of.to_numpy().tolist() == [
        ["tone", "anna", "ben", "0", "0", 1],
        ["tone", "anna", "ben", "0", "1", 1],
        ["tone", "anna", "ben", "1", "1", 2],
    ]


# How many units


def test_the_expected_range_of_alpha_is_that_of_simulated_codes():
    rng = np.random.default_rng(1)
    for shares in ((0.5, 0.5), (0.8, 0.2), (0.2,) * 5):
        widths = []
        for _ in range(30):
            first = rng.choice(len(shares), 120, p=shares)
            again = rng.choice(len(shares), 120, p=shares)
            second = np.where(rng.random(120) < 0.8, first, again)  # alpha is 0.8
            of = found(
                {"anna": "".join(map(str, first)), "ben": "".join(map(str, second))},
                Scale("nominal", tuple("01234"[: len(shares)])),
            ).iloc[0]
            widths.append((of["high"] - of["low"]) / 2)
        assert np.mean(widths) == pytest.approx(alpha_half_width(120, shares), rel=0.15)


def test_the_expected_range_of_f1_is_that_of_simulated_codes():
    rng = np.random.default_rng(1)
    n, share, figures = 200, 0.3, []
    for _ in range(2000):
        right, wrong, missed, _ = rng.multinomial(n, [0.8 * share, 0.2 * share, 0.2 * share, 1 - 1.2 * share])
        figures.append(2 * right / (2 * right + wrong + missed))
    assert 1.96 * np.std(figures) == pytest.approx(f1_half_width(n, share), rel=0.1)


def test_units_for_a_range_give_that_range_and_rare_values_take_more():
    n = units_for_alpha(0.1, (0.5, 0.5))
    assert alpha_half_width(n, (0.5, 0.5)) <= 0.1 < alpha_half_width(n - 1, (0.5, 0.5))
    assert units_for_alpha(0.1, (0.9, 0.1)) > 2 * n
