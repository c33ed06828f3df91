"""Alpha for every level and for spans, against published examples and another implementation."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask

from analysis.compare.reliability.alpha import agreeing, alpha, counts
from analysis.compare.reliability.unitizing import unitizing_alpha

# Krippendorff 2011, example C: four coders, twelve units, five values, some missing.
FOUR = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]
VALUES = (1, 2, 3, 4, 5)


def matrix(rows):
    """Unit x coder."""
    return np.array([[np.nan if cell == "." else float(cell) for cell in row] for row in rows]).T


@pytest.mark.parametrize(
    ("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_alpha_of_four_coders_is_the_published_one(level, published):
    of = counts(matrix(FOUR), VALUES)
    assert alpha(of, level=level, values=VALUES)[0] == pytest.approx(published, abs=0.0005)


@pytest.mark.parametrize(
    ("rows", "values", "published"),
    [(["0100000010", "1110010000"], (0, 1), 0.095), (FOUR, VALUES, 0.743)],
)
def test_nominal_alpha_is_the_published_one(rows, values, published):
    assert alpha(counts(matrix(rows), values))[0] == pytest.approx(published, abs=0.0005)


CODES = st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=2, max_size=12)


@given(CODES)
def test_nominal_alpha_is_that_of_nltk(rows):
    task = AnnotationTask(
        [(str(c), str(u), str(code)) for u, row in enumerate(rows) for c, code in enumerate(row)]
    )
    ours = alpha(counts(np.array(rows, dtype=float), range(4)))[0]
    if len({code for row in rows for code in row}) == 1:
        assert np.isnan(ours)  # NLTK says 1; all codes alike tell nothing
    else:
        assert ours == pytest.approx(task.alpha())


def plain_alpha(rows, apart):
    """Alpha as it is defined, pair by pair; rows of codes, None where there is none."""
    units = [[code for code in row if code is not None] for row in rows]
    units = [unit for unit in units if len(unit) > 1]
    codes = [code for unit in units for code in unit]
    observed = sum(apart(a, b, codes) / (len(unit) - 1) for unit in units for a, b in product(unit, unit))
    expected = sum(apart(a, b, codes) for a, b in product(codes, codes)) / (len(codes) - 1)
    return 1 - observed / expected if expected else None


def between_ranks(a, b, codes):
    low, high = min(a, b), max(a, b)
    n = [codes.count(value) for value in range(low, high + 1)]
    return (sum(n) - (n[0] + n[-1]) / 2) ** 2


GAPPED = st.lists(
    st.lists(st.sampled_from([None, 0, 1, 2, 3]), min_size=4, max_size=4), min_size=1, max_size=8
)


@given(GAPPED)
def test_ordinal_and_interval_alpha_are_as_defined_pair_by_pair(rows):
    of = counts(np.array([[np.nan if code is None else code for code in row] for row in rows]), range(4))
    for level, apart in (("ordinal", between_ranks), ("interval", lambda a, b, codes: (a - b) ** 2)):
        plain = plain_alpha(rows, apart)
        found = alpha(of, level=level, values=range(4))[0]
        assert np.isnan(found) if plain is None else found == pytest.approx(plain)


@given(GAPPED, st.integers(0, 9))
def test_a_resample_has_the_alpha_of_the_units_as_often_as_they_are_in_it(rows, seed):
    of = counts(np.array([[np.nan if code is None else code for code in row] for row in rows]), range(4))
    times = np.random.default_rng(seed).integers(0, 3, (4, len(of)))
    for level in ("nominal", "ordinal", "interval"):
        each = [alpha(np.repeat(of, row, axis=0), level=level, values=range(4))[0] for row in times]
        assert alpha(of, times, level, range(4)) == pytest.approx(each, nan_ok=True)


def test_an_unknown_level_is_refused():
    with pytest.raises(ValueError, match="nominal, ordinal, interval"):
        alpha(np.array([[1.0, 1.0]]), level="ratio")


def test_agreement_is_the_share_of_pairs_that_are_alike():
    assert agreeing(np.array([[2.0, 0.0], [1.0, 1.0], [1.0, 0.0]])) == 0.5
    assert agreeing(np.array([[2.0, 1.0]])) == pytest.approx(1 / 3)
    assert np.isnan(agreeing(np.array([[1.0, 0.0]])))


# Spans

# Krippendorff 2004, Quality & Quantity 38: a text of 300, two coders, spans of the kinds c and k.
C = [[(75, 145), (220, 250)], [(70, 150), (205, 225), (250, 270)]]
K = [[(30, 90), (150, 200)], [(30, 90), (150, 200)]]


def test_alpha_of_spans_is_the_published_one():
    assert unitizing_alpha(C, 300) == pytest.approx(0.7285, abs=0.001)
    assert unitizing_alpha(K, 300) == 1


# Krippendorff 1995, page 57: made finer and finer, alpha comes near the continuous one.
FINE = {
    "A": ([[(2, 10), (14, 20)], [(4, 8), (15, 17)]], 0.553),
    "B": ([[(0, 18)], [(0, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 9), (9, 10)]], -0.926),
    "C": ([[(2, 8), (10, 12), (14, 18), (20, 22)], [(0, 2), (4, 8), (10, 14), (16, 18), (20, 22)]], 0.679),
    "D": (
        [[(0, 2), (2, 10), (10, 14), (14, 20), (20, 24)], [(0, 4), (4, 8), (8, 15), (15, 17), (17, 24)]],
        0.066,
    ),
}


@pytest.mark.parametrize("name", FINE)
def test_alpha_of_spans_in_a_fine_text_is_that_of_1995(name):
    coded, published = FINE[name]
    finer = [[(1000 * start, 1000 * end) for start, end in spans] for spans in coded]
    assert unitizing_alpha(finer, 24_000) == pytest.approx(published, abs=0.02)


def test_spans_nobody_marked_tell_nothing_and_what_one_alone_marked_is_no_agreement():
    assert np.isnan(unitizing_alpha([[], []], 100)) and np.isnan(unitizing_alpha([[(0, 5)]], 100))
    assert unitizing_alpha([[(10, 20)], []], 100) < 0.1


SPANS = st.lists(st.integers(0, 60), max_size=6, unique=True).map(
    lambda edges: list(zip(*[iter(sorted(edges))] * 2, strict=False))
)


@given(st.lists(SPANS, min_size=2, max_size=3))
def test_alpha_of_spans_is_1_for_the_same_spans_and_does_not_hang_on_who_comes_first(coded):
    found = unitizing_alpha(coded, 60)
    assert found == pytest.approx(unitizing_alpha(coded[::-1], 60), nan_ok=True)
    assert np.isnan(found) or found <= 1
    if coded[0]:
        assert unitizing_alpha([coded[0], coded[0]], 60) == 1


@pytest.mark.parametrize("spans", [[(0, 5), (4, 9)], [(5, 5)], [(90, 101)], [(-1, 3)]])
def test_spans_that_overlap_or_lie_outside_are_refused(spans):
    with pytest.raises(ValueError, match="overlap"):
        unitizing_alpha([spans, [(0, 3)]], 100)
