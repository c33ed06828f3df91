"""Tone's scores are vaderSentiment's own, and each is the sum of words that can be pointed at."""

import csv
import gzip
import json
import os
import random
import re
from itertools import pairwise
from pathlib import Path
from string import punctuation

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from vaderSentiment import vaderSentiment as vader

from analysis.mark.tone.sentences import inside
from analysis.mark.tone.valence import normalised, squeezed, valence, without_rules

with (Path(__file__).parent / "cases" / "tone.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))


class _Witness(vader.SentimentIntensityAnalyzer):
    """The package's analyzer, which also keeps the words and the values that it summed up."""

    def _but_check(self, words, sentiments):
        self.summed = [
            pair for pair in zip(words, super()._but_check(words, sentiments), strict=True) if pair[1]
        ]
        return sentiments

    def score(self, text):
        return self.polarity_scores(normalised(text))["compound"]


WITNESS = _Witness()
GOLD = Path(os.environ.get("ANALYSIS_GOLD") or Path(__file__).parents[2] / "shared" / "gold")
NEWS, ENCYCLOPEDIA = GOLD / "attribution" / "polnear-train.jsonl.gz", GOLD / "hedging" / "wiki-train.jsonl.gz"
SAMPLED = 3_000
EMOJI = sorted(emoji for emoji in WITNESS.emojis if len(emoji) == 1)
MARKS = ["!", "!!!", "?", "??", "????", ".", ",", ":", "'", '"', "’", "”", "…", "-"]
SPACES = [" ", " ", " ", "  ", "\n", "\r\n", "\t", "\u00a0", "\u202f", " – ", "—", "-", "", "\u200d"]
RULES = ["but", "no", "or", "nor", "not", "so", "this", "never so", "at least", "very", "kind of", "ain’t"]
IDIOMS = [word for idiom in vader.SPECIAL_CASES for word in idiom.split()]
# Values of which some are half of others or half as much again: that is where "but" finds the wrong word.
BALANCED = ["love", "accept", "agrees", "admit", "alright", "absolved", "good", "bad", "battle", "accuse"]

word = st.one_of(
    st.sampled_from(BALANCED),
    st.sampled_from(RULES),
    st.sampled_from(IDIOMS),
    st.sampled_from(sorted(WITNESS.lexicon)),
    st.sampled_from(sorted(vader.BOOSTER_DICT)),
    st.sampled_from(vader.NEGATE),
    st.sampled_from(EMOJI + ["👩\u200d⚖\ufe0f", "👍🏽", "\u0301"]),
    st.sampled_from(["talks", "trade", "U.S.", "İ", "Σ", "a", "doubt"]),
)
cased = st.builds(lambda word, case: case(word), word, st.sampled_from([str, str, str.upper, str.title]))
token = st.builds(
    lambda before, word, after: before + word + after,
    st.sampled_from(["", "", "", "“", "‘", "(", '"']),
    cased,
    st.just("") | st.sampled_from(MARKS),
)
written = st.lists(st.tuples(token, st.sampled_from(SPACES)), max_size=16).map(
    lambda tokens: "".join(token + space for token, space in tokens)
)
spoken = st.lists(st.sampled_from(BALANCED + RULES + IDIOMS), max_size=14).map(" ".join)
texts = written | spoken | st.text()
spans = st.lists(
    st.tuples(st.integers(0, 120), st.integers(0, 40)).map(lambda at: (at[0], at[0] + at[1])), max_size=4
)
for_any_text = settings(max_examples=500)


def without_emoji(text):
    """The text in which each contribution is one word, and each word has a place of its own."""
    return "".join(char for char in text if char not in WITNESS.emojis)


def assert_equals_the_package(text):
    scored = valence(text)
    assert scored.compound == WITNESS.score(text)
    assert scored.raw == sum(value for _, value in WITNESS.summed)
    if text == without_emoji(text):
        told = [(normalised(text[start:end]), value) for start, end, value in scored.contributions]
        assert told == WITNESS.summed


@pytest.mark.parametrize("case", CASES, ids=[case["note"] for case in CASES])
def test_a_score_and_each_word_of_it_equal_the_packages(case):
    assert_equals_the_package(case["text"])


@for_any_text
@given(texts)
@example("\r\ngood\r\nbad")
def test_scores_of_any_text_equal_the_packages(text):
    assert_equals_the_package(text)


@for_any_text
@given(texts)
@example("They “won” – and ‘lost’.")
def test_scores_of_any_text_as_it_is_written_equal_the_packages(text):
    scored = valence(text, as_written=True)
    assert scored.compound == WITNESS.polarity_scores(text)["compound"]
    assert scored.raw == sum(value for _, value in WITNESS.summed)
    if text == without_emoji(text):
        told = [(text[start:end], value) for start, end, value in scored.contributions]
        assert told == WITNESS.summed


@for_any_text
@given(texts, st.booleans())
def test_without_rules_a_score_is_the_squeezed_sum_of_the_lexicons_words(text, as_written):
    plain = text if as_written else normalised(text)
    described = "".join(f" {WITNESS.emojis[char]}" if char in WITNESS.emojis else char for char in plain)
    tokens = vader.SentiText(described).words_and_emoticons
    total = sum(WITNESS.lexicon.get(token.lower(), 0.0) for token in tokens)
    assert without_rules(text, as_written=as_written) == pytest.approx(squeezed(total), abs=1.01e-4)


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("not good", "good"),
        ("very good", "good"),
        ("GOOD for them", "good for them"),
        ("good but bad", "good bad"),
        ("good!!!", "good"),
    ],
)
def test_without_rules_no_rule_is_applied(text, alike):
    assert without_rules(text) == without_rules(alike)
    assert valence(text).compound != valence(alike).compound


def test_without_rules_what_is_masked_counts_nothing():
    assert without_rules("a great war", [(2, 7)]) == without_rules("a war") != without_rules("a great war")
    assert without_rules("war 😂", [(0, 5)]) == 0.0


@pytest.mark.skipif(
    not (NEWS.exists() and ENCYCLOPEDIA.exists()), reason="set ANALYSIS_GOLD to the gold sets"
)
def test_a_sample_of_real_sentences_equals_the_packages():
    """`benchmarks/valence.py` compares all of them."""
    texts = []
    for path in (NEWS, ENCYCLOPEDIA):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            texts += [json.loads(line)["text"] for line in file]
    sentences = [each for text in texts for each in re.split(r"(?<=[.!?])[\"'”’]*\s+|\n+", text) if each]
    assert len(sentences) > 40_000
    for sentence in random.Random(20261122).sample(sentences, SAMPLED):
        assert valence(sentence).compound == WITNESS.score(sentence)
        as_written = WITNESS.polarity_scores(sentence)["compound"]
        assert valence(sentence, as_written=True).compound == as_written


def test_a_long_text_equals_the_packages():
    assert_equals_the_package("Love, accept and agree; NOT bad, but no deal is great or accepted. " * 60)


def test_every_word_of_the_lexicon_and_every_emoji_equals_the_packages():
    for each in [*WITNESS.lexicon, *WITNESS.emojis]:
        for text in (each, f"was not {each}!", f"{each} but {each.upper()}s"):
            assert valence(text).compound == WITNESS.score(text), text


@for_any_text
@given(texts)
def test_contributions_stand_in_order_inside_the_text_and_sum_up_to_raw(text):
    scored = valence(text)
    assert all(0 <= each.start < each.end <= len(text) for each in scored.contributions)
    assert all(each.end <= following.start for each, following in pairwise(scored.contributions))
    assert all(each.value for each in scored.contributions)
    assert sum(each.value for each in scored.contributions) == pytest.approx(scored.raw, abs=1e-9)


@for_any_text
@given(texts.map(without_emoji))
def test_contributions_are_whole_tokens_but_for_punctuation(text):
    for start, end, _ in valence(text).contributions:
        assert not normalised(text[:start]).rstrip(punctuation)[-1:].strip()
        assert not normalised(text[end:]).lstrip(punctuation)[:1].strip()


@for_any_text
@given(texts)
def test_contributions_are_the_same_wherever_the_text_stands(text):
    in_the_text = valence(text).contributions
    further_down = valence("\n\n \u00a0" + text).contributions
    assert [(start + 4, end + 4, value) for start, end, value in in_the_text] == list(further_down)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("United States", [(0, "United", 1.8)]),
        ("They “won” – and ‘lost’.", [(6, "won", 2.7), (18, "lost", -1.3)]),
        ("a partygoer of a multiparty party", [(28, "party", 1.7)]),
        ("They aren’t bad — good!", [(12, "bad", 1.85), (18, "good", -1.406)]),
        ("so—very—good", [(8, "good", 2.1784)]),
        ("then 😂, then joy", [(5, "😂", 1.9), (13, "joy", 2.8)]),
        ("good:):) :)", [(0, "good", 1.9), (9, ":)", 2.0)]),
        ("love accept but", [(0, "love", 0.8), (5, "accept", 1.6)]),
        ("good but bad", [(0, "good", 0.95), (9, "bad", -3.75)]),
        ("kind of kind", [(8, "kind", 2.4)]),
        ("no,", []),
    ],
)
def test_contributions_point_at_the_words(text, found):
    contributions = valence(text).contributions
    assert [(start, text[start:end], round(value, 4)) for start, end, value in contributions] == found


def test_words_of_one_emoji_are_one_contribution():
    (joyful, sad) = valence("😄 and 💔").contributions
    assert joyful[:2] == (0, 1)
    assert sad[:2] == (6, 7)
    words = WITNESS.emojis["😄"].split()
    assert sum(word in WITNESS.lexicon for word in words) > 1
    assert joyful.value == pytest.approx(sum(WITNESS.lexicon.get(word, 0.0) for word in words))


@for_any_text
@given(texts.map(without_emoji), spans)
def test_masks_leave_the_contributions_outside_them_as_they_are(text, masked):
    outside = [
        each
        for each in valence(text).contributions
        if not any(start <= each.start and each.end <= end for start, end in masked)
    ]
    told = valence(text, masked)
    assert list(told.contributions) == outside
    assert told.raw == sum(each.value for each in outside)


@for_any_text
@given(texts)
def test_masks_without_a_word_change_nothing(text):
    gaps = [(end, end) for _, end, _ in valence(text).contributions]
    assert valence(text, gaps) == valence(text, [(len(text), len(text) + 9)]) == valence(text)


@for_any_text
@given(texts)
def test_a_text_of_which_all_words_are_masked_is_neutral(text):
    assert valence(text, [(0, len(text))]) == (0.0, 0.0, ())
    assert valence(text, [(start, end) for start, end, _ in valence(text).contributions]) == (0.0, 0.0, ())


def test_a_masked_word_still_stands_in_its_place():
    text = "The trade war was never so bad, but no deal was GREAT"
    war = text.index("war"), text.index("war") + 3
    apart = [each for each in valence(text).contributions if each[:2] != war]
    assert len(apart) == len(valence(text).contributions) - 1
    assert list(valence(text, [war]).contributions) == apart
    assert valence("no problem", [(3, 10)]) == (0.0, 0.0, ())
    assert valence("trade war", [(6, 8)]) == valence("trade war")


@for_any_text
@given(texts)
def test_compound_follows_from_raw_by_the_formula_in_the_docstring(text):
    scored = valence(text)
    described = "".join(WITNESS.emojis.get(char, char) for char in text)
    n_questions = described.count("?")
    e = 0.292 * min(4, described.count("!"))
    e += 0.96 if n_questions > 3 else 0.18 * n_questions if n_questions > 1 else 0
    s = scored.raw + e if scored.raw > 0 else scored.raw - e if scored.raw < 0 else 0.0
    assert scored.compound == round(s / (s * s + 15) ** 0.5, 4)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("it’s ‘so’", "it's 'so'"),
        ("“a” „b”", '"a" "b"'),
        ("2020–21 and—or", "2020 - 21 and - or"),
        ("a\u00a0b", "a b"),
        ('plain - "text" it\'s\r\n', 'plain - "text" it\'s\r\n'),
    ],
)
def test_normalised_writes_typographic_marks_as_on_a_typewriter(text, plain):
    assert normalised(text) == plain


def test_a_name_that_a_voice_cuts_in_two_is_masked_in_neither():
    stretches = ((0, 10), (20, 30))  # joined: 0 to 10, a space, 11 to 21
    assert inside(stretches, ((2, 5), (8, 22), (21, 25), (28, 33))) == ((2, 5), (12, 16))
