"""Scores of attributions: each measure on cases counted by hand, and what holds for any spans."""

from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import compare
from analysis.compare.agreement import matching
from analysis.compare.agreement.attribution_pairs import MEASURES
from analysis.compare.agreement.span_words import Quoted, Tokens
from analysis.read.gold.files import Attribution

TEXT = "Ann Lee said the port is closed. “It is safe,” said Bo."


def spans(*pieces, text=TEXT):
    found = [text.index(piece) for piece in pieces]
    return tuple((start, start + len(piece)) for start, piece in zip(found, pieces, strict=True))


def one(source, cue, *content, text=TEXT):
    of = [spans(piece, text=text) if piece else () for piece in (source, cue)]
    return Attribution(*of, spans(*content, text=text))


LEE = one("Ann Lee", "said", "the port is closed")
BO = Attribution(spans("Bo"), ((47, 51),), spans("“It is safe,”"))


def scores(*pairs, groups=()):
    """The figures of articles, each a (gold, found) of `TEXT`, by measure and figure."""
    counts = [compare.attribution_counts(TEXT, gold, found) for gold, found in pairs]
    made = compare.attribution_scores(counts, groups)
    return made[made["group"] == ""].set_index(["measure", "figure"])


def value(made, measure, figure="F1"):
    return made.loc[(measure, figure), "value"]


def agreeing(found):
    """The measures that pair what was found with Lee's attribution."""
    made = scores(([LEE], [found]))
    return {name for name in MEASURES if value(made, name) == 1}


def test_what_is_found_as_in_the_gold_has_every_score():
    made = scores(([LEE, BO], [BO, LEE]))
    assert (made["value"] == 1).all()
    assert made.loc[("relation soft", "recall direct"), "n"] == 1
    assert made.loc[("relation soft", "recall indirect"), "n"] == 1
    assert ("relation soft", "recall mixed") not in made.index


ALL = set(MEASURES)


@pytest.mark.parametrize(
    ("found", "not_paired"),
    [
        (one("Ann Lee", "said", "the port is closed."), {"content strict"}),
        (one("Lee", "said", "the port is closed"), {"source alone exact", "relation exact"}),
        (
            one("Ann Lee", "said", "port is closed"),
            {"content strict", "content exact", "relation exact"},
        ),
        (
            one("Ann Lee", "said", "closed"),
            {"content strict", "content exact", "content soft", "relation exact", "relation soft"},
        ),
        (
            one("", "said", "the port is closed"),
            {name for name in ALL if name.startswith(("source", "relation"))},
        ),
        (
            one("Ann Lee", "is", "the port"),
            ALL - {"content soft", "content any", "source alone exact", "source alone overlap"},
        ),
    ],
    ids=["full stop", "part of the source", "most of the content", "a quarter", "no source", "another cue"],
)
def test_each_measure_asks_for_what_it_says(found, not_paired):
    assert agreeing(found) == ALL - not_paired


def test_no_source_on_both_sides_is_right():
    nobody = LEE._replace(source=())
    made = scores(([nobody], [nobody]))
    assert value(made, "relation exact") == 1
    assert value(made, "source|content", "overlap") == 1
    assert value(made, "source|content", "overlap, gold has source") == 0
    assert value(made, "source alone exact") == 0


def test_two_found_for_one_gold_cost_precision():
    made = scores(([LEE], [LEE, LEE]))
    assert value(made, "relation soft", "precision") == 0.5
    assert value(made, "relation soft", "recall") == 1
    assert value(made, "relation soft") == pytest.approx(2 / 3)


def test_counts_are_added_before_anything_is_divided():
    made = scores(([LEE, BO], [LEE, BO]), ([LEE], []))
    assert value(made, "relation soft", "recall") == pytest.approx(2 / 3)


def test_words_of_contents_are_pooled():
    made = scores(([LEE], [one("Ann Lee", "said", "the port")]))
    assert value(made, "content tokens", "recall") == 0.5
    assert value(made, "content tokens", "precision") == 1
    assert value(made, "content partial", "recall") == 0.5


def test_nothing_found_and_nothing_to_be_found_is_zero_not_an_error():
    assert (scores(([LEE], []))["value"] == 0).all()
    assert (scores(([], []))["value"] == 0).all()
    assert (scores(([], [LEE]))["value"] == 0).all()


def test_a_colon_as_a_cue_counts_though_it_is_no_word():
    text = "Lee: It is safe."
    colon = one("Lee", ":", "It is safe", text=text)
    counts = compare.attribution_counts(text, [colon], [colon])
    assert counts["cue exact", "right"] == 1


def test_each_group_has_its_own_rows_after_those_of_all():
    counts = [compare.attribution_counts(TEXT, [LEE], found) for found in ([LEE], [], [LEE])]
    made = compare.attribution_scores(counts, ["B", "A", "B"])
    recall = made[(made["measure"] == "relation soft") & (made["figure"] == "recall")]
    assert list(recall["group"]) == ["", "B", "A"]
    assert list(recall["value"]) == [pytest.approx(2 / 3), 1, 0]


def test_the_interval_holds_the_value_is_the_same_each_time_and_shrinks_with_more_articles():
    few = [compare.attribution_counts(TEXT, [LEE], [LEE] if n % 3 else []) for n in range(12)]
    short, same, long = (compare.attribution_scores(each) for each in (few, few, few * 20))
    pd.testing.assert_frame_equal(short, same)
    known = short.dropna(subset="low")
    assert (known["low"] <= known["value"]).all() and (known["value"] <= known["high"]).all()
    width = [
        made.set_index(["measure", "figure"]).eval("high - low")["relation soft", "F1"]
        for made in (short, long)
    ]
    assert 0 < width[1] < width[0] / 2


def test_a_single_article_has_no_interval():
    assert scores(([LEE], [LEE]))[["low", "high"]].isna().all(axis=None)


def test_what_is_drawn_anew_are_articles_not_attributions():
    """Two articles, one all right and one all wrong: a resample has either, or both."""
    made = scores(([LEE] * 50, [LEE] * 50), ([LEE] * 50, []))
    row = made.loc[("relation soft", "recall")]
    assert (row["low"], row["high"]) == (0, 1)


@pytest.mark.parametrize(
    ("text", "content", "form"),
    [
        ("“It is safe,” he said.", "“It is safe,”", "direct"),
        ("''It is safe,'' he said.", "It is safe", "direct"),
        ("It is safe, he said.", "It is safe", "indirect"),
        ("It is “safe,” he said.", "It is “safe,”", "mixed"),
        ("He said “it is all quite safe.”", "said “it is all quite safe.”", "mixed"),
        ("He said “it.\n\nIt is safe.", "It is safe", "indirect"),
        ("He said “it.\nIt is safe.", "It is safe", "direct"),
        ("He said: ...", "...", "indirect"),
    ],
)
def test_a_form_is_the_share_of_letters_inside_quotation_marks(text, content, form):
    assert Quoted(text).form(spans(content, text=text)) == form


def test_tokens_are_words_and_single_marks():
    tokens = Tokens("Trump’s “no_way” (3.5)")
    everything = tokens.within([(0, 30)])
    assert len(everything) == 11  # Trump’s “ no _ way ” ( 3 . 5 )
    assert len(tokens.words(everything)) == 5
    assert tokens.within([(2, 3)]) == frozenset({0})
    assert tokens.within([(7, 8)]) == frozenset()


def _largest(candidates):
    """The size of a largest set of pairs, by trying every one."""
    edges = [(gold, found) for gold, each in enumerate(candidates) for found in set(each)]
    for size in range(min(len(candidates), 6), 0, -1):
        for chosen in combinations(edges, size):
            if len({gold for gold, _ in chosen}) == len({found for _, found in chosen}) == size:
                return size
    return 0


@given(st.lists(st.lists(st.integers(0, 3), max_size=3, unique=True), max_size=4))
def test_as_many_pairs_are_made_as_can_be_and_each_is_a_candidate(candidates):
    made = matching.pairs(candidates)
    assert all(found in candidates[gold] for found, gold in made.items())
    assert len(set(made.values())) == len(made) == _largest(candidates)


def test_a_long_chain_of_pairs_that_must_be_moved_is_no_recursion():
    n = 1_200
    candidates = [[place, place + 1] for place in range(n)] + [[0]]
    assert len(matching.pairs(candidates)) == n + 1


WORDS = "one two “three four” five, six: seven. ''eight'' nine"
STARTS, LENGTHS = st.integers(0, len(WORDS) - 1), st.integers(1, 12)
SPAN = st.builds(lambda start, length: (start, min(start + length, len(WORDS))), STARTS, LENGTHS)
SPANS = st.lists(SPAN, max_size=2).map(tuple)
ANY = st.builds(Attribution, SPANS, SPANS, SPANS)
# A cue of white space has no word, takes part in no measure of cues, and no detector finds one.
CUE = SPAN.filter(lambda span: WORDS[slice(*span)].strip()).map(lambda span: (span,))
CUED = st.builds(Attribution, SPANS, CUE, SPANS)
STRICTER = [
    ("cue overlap", "cue exact"),
    ("content any", "content soft"),
    ("content soft", "content exact"),
    ("content exact", "content strict"),
    ("relation overlap", "relation soft"),
    ("relation soft", "relation exact"),
    ("content soft", "relation soft"),
    ("cue overlap", "relation soft"),
]


@given(st.lists(ANY, max_size=5), st.lists(ANY, max_size=5))
def test_gold_and_found_can_change_sides_and_every_figure_is_a_share(gold, found):
    there = compare.attribution_counts(WORDS, gold, found)
    back = compare.attribution_counts(WORDS, found, gold)
    for name in MEASURES:
        right = there[name, "right"]
        assert right == back[name, "right"] <= min(there[name, "gold"], there[name, "found"])
        assert right == sum(there[name, f"right {form}"] for form in ("direct", "indirect", "mixed"))
    assert compare.attribution_scores([there, back])["value"].between(0, 1).all()


@given(st.lists(CUED, max_size=5), st.lists(CUED, max_size=5))
def test_a_stricter_measure_pairs_no_more(gold, found):
    counts = compare.attribution_counts(WORDS, gold, found)
    for looser, stricter in STRICTER:
        assert counts[looser, "right"] >= counts[stricter, "right"]


@given(st.lists(ANY, max_size=4), st.permutations(range(4)))
def test_the_order_in_which_things_were_found_changes_no_count(found, order):
    shuffled = [found[place] for place in order if place < len(found)]
    gold = found[::2]
    one_way, other = (compare.attribution_counts(WORDS, gold, each) for each in (found, shuffled))
    for name in MEASURES:
        assert one_way[name, "right"] == other[name, "right"]


def test_errors_say_what_stood_in_the_way():
    found = [LEE._replace(source=spans("Bo")), BO._replace(content=spans("closed"))]
    made = compare.attribution_errors(TEXT, [LEE, BO], found)
    told = [(error.kind, error.why, error.form) for error in made]
    assert told == [
        ("missed", "another source", "indirect"),
        ("missed", "another content", "direct"),
        ("not in the gold", "another source", "indirect"),
        ("not in the gold", "another content", "indirect"),
    ]
    assert [error.one for error in made] == [LEE, BO, *found]
    assert [error.other for error in made] == [*found, LEE, BO]


def test_an_error_with_nothing_near_it_says_so_and_what_is_right_is_no_error():
    assert compare.attribution_errors(TEXT, [LEE], [LEE]) == []
    [miss] = compare.attribution_errors(TEXT, [LEE, BO], [LEE])
    assert (miss.kind, miss.why, miss.one, miss.other) == ("missed", "no such attribution", BO, None)
    [twice] = compare.attribution_errors(TEXT, [LEE], [LEE, LEE])
    assert (twice.kind, twice.why) == ("not in the gold", "paired with another")
    other_cue = BO._replace(cue=spans("Ann"))
    assert {error.why for error in compare.attribution_errors(TEXT, [BO], [other_cue])} == {"another cue"}


@given(st.lists(ANY, max_size=4), st.lists(ANY, max_size=4))
def test_every_gold_and_every_found_is_paired_or_an_error(gold, found):
    counts = compare.attribution_counts(WORDS, gold, found)
    errors = compare.attribution_errors(WORDS, gold, found)
    assert len(errors) == len(gold) + len(found) - 2 * counts["relation soft", "right"]
