"""Rates: what is divided by what, and what happens at zero, at few words and at few passages."""

import pandas as pd
import pytest

from analysis import compare, tables


def corpus(outlets, hedges=(), tones=()):
    """Tables of one body sentence per paragraph; `outlets` maps an outlet to its words per paragraph."""
    sentences, voices = [], []
    for outlet, paragraphs in outlets.items():
        for paragraph, n_words in enumerate(paragraphs):
            where = (outlet, outlet, paragraph, 100 * paragraph, 100 * paragraph + 99)
            sentences.append((*where, "body", paragraph, n_words, "x" * 99))
            voices.append((outlet, paragraph, *where[3:], "narrator", None, n_words))
    marks = [
        (
            outlet,
            paragraph,
            100 * paragraph + at,
            100 * paragraph + at + 3,
            "hedging",
            label,
            None,
            voice,
            "may",
        )
        for outlet, paragraph, at, label, voice in hedges
    ]
    marks += [
        (outlet, paragraph, 100 * paragraph, 100 * paragraph + 99, "tone", label, value, voice, "vader")
        for outlet, paragraph, label, voice, value in tones
    ]
    return (
        tables.frame("marks", marks),
        tables.frame("voices", voices),
        tables.frame("sentences", sentences),
    )


def row(rates, **cells):
    chosen = rates
    for column, value in cells.items():
        chosen = chosen[chosen[column] == value]
    assert len(chosen) == 1
    return chosen.iloc[0]


TWO = {"Herald": [150, 250], "Post": [100, 200, 50]}


def test_two_hedges_in_400_words_are_5_per_1000():
    hedges = [("Herald", 0, 5, "modal", "narrator"), ("Herald", 1, 9, "likelihood", "narrator")]
    rates = compare.rates(*corpus(TWO, hedges))
    found = row(rates, outlet="Herald", measure="hedging", label="all", voice="narrator")
    assert (found["n_words"], found["n_marks"], found["rate"]) == (400, 2, 5.0)
    assert row(rates, outlet="Herald", measure="hedging", label="modal", voice="narrator")["rate"] == 2.5


def test_an_outlet_without_hedges_has_a_rate_of_zero_and_an_upper_limit():
    rates = compare.rates(*corpus(TWO, [("Herald", 0, 5, "modal", "narrator")]))
    found = row(rates, outlet="Post", measure="hedging", label="all", voice="narrator")
    assert (found["rate"], found["low"]) == (0.0, 0.0)
    assert found["high"] == pytest.approx(3_000 / 350, abs=1e-6)


def test_labels_counted_apart_are_shown_but_not_in_the_headline_rate():
    hedges = [("Herald", 0, 5, "modal", "narrator"), ("Herald", 1, 9, "approximator", "narrator")]
    rates = compare.rates(*corpus(TWO, hedges))
    assert row(rates, outlet="Herald", measure="hedging", label="all", voice="narrator")["n_marks"] == 1
    assert row(rates, outlet="Herald", measure="hedging", label="approximator", voice="all")["n_marks"] == 1


def test_a_voice_of_under_200_words_has_counts_only():
    rates = compare.rates(*corpus({"Herald": [150, 49]}, [("Herald", 0, 5, "modal", "narrator")]))
    found = row(rates, outlet="Herald", measure="hedging", label="all", voice="narrator")
    assert (found["n_words"], found["n_marks"]) == (199, 1)
    assert found[["rate", "low", "high", "resampled"]].isna().all()


def test_exactly_200_words_are_enough():
    rates = compare.rates(*corpus({"Herald": [150, 50]}, [("Herald", 0, 5, "modal", "narrator")]))
    assert row(rates, outlet="Herald", measure="hedging", label="all", voice="narrator")["rate"] == 5.0


def test_a_single_paragraph_has_a_rate_but_no_range():
    rates = compare.rates(*corpus({"Herald": [300]}, [("Herald", 0, 5, "modal", "narrator")]))
    found = row(rates, outlet="Herald", measure="hedging", label="all", voice="narrator")
    assert found["rate"] == pytest.approx(1000 / 300, abs=1e-6)
    assert found[["low", "high", "resampled"]].isna().all()


def test_one_article_is_resampled_by_paragraph_and_ten_by_article():
    sentences = tables.frame(
        "sentences", [(f"d{i}", "Daily", 0, 0, 9, "body", 0, 50, "x" * 9) for i in range(10)]
    )
    voices = tables.frame("voices", [(f"d{i}", 0, 0, 9, "narrator", None, 50) for i in range(10)])
    marks = tables.frame("marks", [("d1", 0, 0, 3, "hedging", "modal", None, "narrator", "may")])
    ten = row(compare.rates(marks, voices, sentences), measure="hedging", label="all", voice="narrator")
    assert (ten["resampled"], ten["n_docs"]) == ("article", 10)
    few = sentences["doc_id"] != "d9"
    nine = compare.rates(marks, voices, sentences[few])
    assert row(nine, measure="hedging", label="all", voice="narrator")["resampled"] == "paragraph"


def test_the_range_is_the_one_that_can_be_worked_out_by_hand():
    # Two paragraphs of 200 words, one with 4 hedges: drawn twice, once or never with chances 1/4, 1/2, 1/4.
    hedges = [("Herald", 0, at, "modal", "narrator") for at in (1, 11, 21, 31)]
    rates = compare.rates(*corpus({"Herald": [200, 200]}, hedges))
    found = row(rates, outlet="Herald", measure="hedging", label="all", voice="narrator")
    assert (found["low"], found["rate"], found["high"]) == (0.0, 10.0, 20.0)


def test_only_the_kind_asked_for_counts():
    marks, voices, sentences = corpus({"Herald": [250, 250]}, [("Herald", 0, 5, "modal", "narrator")])
    sentences.loc[0, "kind"] = "headline"
    assert row(compare.rates(marks, voices, sentences), label="modal", voice="all")["n_marks"] == 0
    headline = compare.rates(marks, voices, sentences, kind="headline")
    assert row(headline, label="modal", voice="all")["n_marks"] == 1


def test_tone_is_the_mean_over_sentences_and_has_no_label_all():
    tones = [("Herald", 0, "raw", "all", 0.5), ("Herald", 1, "raw", "all", -0.1)]
    rates = compare.rates(*corpus(TWO, tones=tones))
    found = row(rates, outlet="Herald", measure="tone", label="raw", voice="all")
    assert (found["rate"], found["n_marks"], found["unit"]) == (pytest.approx(0.2), 2, "mean")
    assert "all" not in set(rates.loc[rates["measure"] == "tone", "label"])


def test_an_outlet_s_rows_do_not_depend_on_the_other_outlets():
    hedges = [("Herald", 0, 5, "modal", "narrator"), ("Post", 1, 9, "modal", "narrator")]
    tones = [("Herald", 0, "raw", "all", 0.5), ("Herald", 1, "raw", "all", -0.1)]
    both = compare.rates(*corpus(TWO, hedges, tones))
    alone = compare.rates(*corpus({"Herald": TWO["Herald"]}, hedges[:1], tones))
    pd.testing.assert_frame_equal(both[both["outlet"] == "Herald"].reset_index(drop=True), alone)


def test_rows_are_in_corpus_order_then_report_order():
    rates = compare.rates(*corpus({"Zebra": [300, 10], "Ant": [300, 10]}))
    assert list(dict.fromkeys(rates["outlet"])) == ["Zebra", "Ant"]
    hedging = rates[(rates["outlet"] == "Ant") & (rates["measure"] == "hedging")]
    assert list(dict.fromkeys(hedging["label"]))[:3] == ["modal", "likelihood", "appearance"]
    assert list(hedging["voice"])[:5] == ["narrator", "attributed", "quoted", "unclear", "all"]


def test_the_same_seed_gives_the_same_rows_and_another_seed_other_ranges():
    hedges = [("Herald", p, 5, "modal", "narrator") for p in range(0, 30, 4)]
    made = corpus({"Herald": [40 + p for p in range(30)]}, hedges)
    pd.testing.assert_frame_equal(compare.rates(*made), compare.rates(*made))
    assert not compare.rates(*made)["low"].equals(compare.rates(*made, seed=2)["low"])


def test_inputs_are_not_changed():
    made = corpus(TWO, [("Herald", 0, 5, "modal", "narrator")])
    before = [table.copy() for table in made]
    compare.rates(*made)
    for table, copy in zip(made, before, strict=True):
        pd.testing.assert_frame_equal(table, copy)


def test_a_missing_column_is_named():
    marks, voices, sentences = corpus(TWO)
    with pytest.raises(tables.TableError, match="n_words"):
        compare.rates(marks, voices.drop(columns="n_words"), sentences)


def test_a_count_of_zero_was_not_resampled():
    # A range of paragraphs would be 0 to 0: the upper end is the rule of three, also for one paragraph.
    hedges = [("Herald", 0, 5, "modal", "narrator"), ("Herald", 1, 5, "modal", "narrator")]
    rates = compare.rates(*corpus({**TWO, "Single": [300]}, hedges))
    assert row(rates, outlet="Herald", label="modal", voice="narrator")["resampled"] == "paragraph"
    for outlet, n_words in (("Post", 350), ("Single", 300)):
        found = row(rates, outlet=outlet, label="modal", voice="narrator")
        assert found["high"] == pytest.approx(3_000 / n_words, abs=1e-6)
        assert pd.isna(found["resampled"])


def test_only_documents_with_words_of_the_kind_count_as_articles():
    kinds = ["body"] * 9 + ["headline"]
    units = [(f"d{i}", "Daily", 0, 0, 9, kind, 0, 50, "x" * 9) for i, kind in enumerate(kinds)]
    sentences = tables.frame("sentences", units)
    voices = tables.frame("voices", [(f"d{i}", 0, 0, 9, "narrator", None, 50) for i in range(10)])
    marks = tables.frame("marks", [("d1", 0, 0, 3, "hedging", "modal", None, "narrator", "may")])
    found = row(compare.rates(marks, voices, sentences), label="modal", voice="narrator")
    assert (found["n_docs"], found["resampled"]) == (9, "paragraph")
    whole = row(compare.rates(marks, voices, sentences.assign(kind="body")), label="modal", voice="narrator")
    assert (whole["n_docs"], whole["resampled"]) == (10, "article")


def test_an_outlet_that_was_read_but_not_scored_has_no_words_and_no_rates():
    marks, voices, sentences = corpus(TWO, [("Herald", 0, 5, "modal", "narrator")])
    rates = compare.rates(marks, voices[voices["doc_id"] != "Post"], sentences)
    post = rates[rates["outlet"] == "Post"]
    assert len(post) == len(rates) / 2
    assert not post[["n_docs", "n_words", "n_marks"]].any(axis=None)
    assert post[["rate", "low", "high", "resampled"]].isna().all(axis=None)


def test_the_range_holds_95_percent_of_the_resamples():
    # Of three equal paragraphs one is drawn three times with a chance of 1/27, 3.7 %: more than 2.5 %, less
    # than 5 %.
    rates = compare.rates(
        *corpus(
            {"Herald": [100, 100, 100], "Brief": [100, 100, 100]},
            [("Herald", 0, at, "modal", "narrator") for at in (1, 11, 21)]
            + [("Brief", place, 1, "modal", "narrator") for place in (0, 1)],
        )
    )
    assert row(rates, outlet="Herald", label="modal", voice="narrator")["high"] == 30.0
    assert row(rates, outlet="Brief", label="modal", voice="narrator")["low"] == 0.0


def test_outlets_with_the_same_numbers_are_drawn_apart():
    words = [40 + p for p in range(30)]
    hedges = [(outlet, p, 5, "modal", "narrator") for outlet in ("Herald", "Post") for p in range(0, 30, 4)]
    rates = compare.rates(*corpus({"Herald": words, "Post": words}, hedges))
    ranges = [
        row(rates, outlet=outlet, label="modal", voice="narrator")[["rate", "low", "high"]].tolist()
        for outlet in ("Herald", "Post")
    ]
    assert ranges[0][0] == ranges[1][0]
    assert ranges[0] != ranges[1]


def test_the_rule_of_three_is_not_for_means():
    tones = [("Herald", 0, "raw", "all", 0.5), ("Herald", 1, "raw", "all", -0.5)]
    rates = compare.rates(*corpus({"Herald": [200, 200]}, tones=tones))
    found = row(rates, label="raw", voice="all")
    assert found[["rate", "low", "high", "resampled"]].tolist() == [0.0, -0.5, 0.5, "paragraph"]
    assert row(rates, label="masked", voice="all")[["rate", "low", "high"]].isna().all()


TWO_VOICES = (
    # paragraph, words and hedges of the narrator's sentence, words and hedges of the quoted one
    (0, 150, 3, 100, 1),
    (1, 150, 0, 100, 2),
)


def two_voices(paragraphs=TWO_VOICES):
    """Paragraphs of two sentences, the first the narrator's, the second quoted."""
    units, voices, marks = [], [], []
    for paragraph, *pairs in paragraphs:
        spoken = zip(("narrator", "quoted"), (pairs[:2], pairs[2:]), strict=True)
        for voice, (n_words, n_hedges) in spoken:
            sent_id = len(units)
            span = (100 * sent_id, 100 * sent_id + 99)
            units.append(("h", "Herald", sent_id, *span, "body", paragraph, n_words, "x" * 99))
            voices.append(("h", sent_id, *span, voice, None, n_words))
            for at in range(span[0], span[0] + 5 * n_hedges, 5):
                marks.append(("h", sent_id, at, at + 3, "hedging", "modal", None, voice, "may"))
    rows = {"marks": marks, "voices": voices, "sentences": units}
    return [tables.frame(name, made) for name, made in rows.items()]


def test_each_voice_has_its_own_marks_and_words_and_all_has_everything():
    rates = compare.rates(*two_voices())
    found = rates[(rates["measure"] == "hedging") & (rates["label"] == "all")].set_index("voice")
    assert found["n_marks"].to_dict() == {"narrator": 3, "attributed": 0, "quoted": 3, "unclear": 0, "all": 6}
    assert found["n_words"].to_dict() == {
        "narrator": 300,
        "attributed": 0,
        "quoted": 200,
        "unclear": 0,
        "all": 500,
    }
    assert found["rate"].dropna().to_dict() == {"narrator": 10.0, "quoted": 15.0, "all": 12.0}


def test_a_paragraph_is_drawn_whole():
    # Each of the two paragraphs has 4 hedges in 250 words, in whatever sentence: every resample gives 16.
    rates = compare.rates(*two_voices([(0, 150, 4, 100, 0), (1, 150, 0, 100, 4)]))
    found = row(rates, measure="hedging", label="all", voice="all")
    assert (found["low"], found["rate"], found["high"]) == (16.0, 16.0, 16.0)
    single = compare.rates(*two_voices([(0, 150, 4, 100, 0)]))
    assert pd.isna(row(single, measure="hedging", label="all", voice="all")["low"])


def test_a_document_without_a_word_of_the_kind_is_not_counted():
    marks, voices, sentences = corpus({"Herald": [250], "Post": [0]})
    sentences["outlet"] = "Daily"
    assert set(compare.rates(marks, voices, sentences)["n_docs"]) == {1}
