"""Findings: their own sentence for a tie, for zero, for too few words; and what the guard refuses."""

import csv
import re
from pathlib import Path

import pandas as pd
import pytest
from support.fakes import NAMES, fake, unscored

from analysis import tables, tell
from analysis.tell.findings import FINDINGS
from analysis.tell.findings.rates import overlapping
from analysis.tell.guard import GuardError, guard

with (Path(__file__).parent / "cases" / "tell_guard.csv").open(encoding="utf-8", newline="") as _file:
    CASES = list(csv.DictReader(_file))

COUNTED = pytest.mark.parametrize(("name", "noun"), [("hedging", "hedge"), ("certainty", "booster")])


def text(name, *given):
    return repr(tell.finding(name, *given))


def rates_of(measure, *rows, label="all", voice="narrator", unit="per 1,000 words"):
    """A rates table; each row is outlet, articles, words, marks, rate, low, high, resampled."""
    return tables.frame(
        "rates",
        [
            (outlet, measure, label, voice, n_docs, n_words, n_marks, rate, low, high, unit, resampled)
            for outlet, n_docs, n_words, n_marks, rate, low, high, resampled in rows
        ],
    )


def tones(**by_outlet):
    """Rates of tone: outlet -> raw and masked for all voices, then for the narrator."""
    rows = []
    for outlet, values in by_outlet.items():
        places = [(label, voice) for voice in ("all", "narrator") for label in ("raw", "masked")]
        for (label, voice), value in zip(places, values, strict=True):
            ends = (None, None) if value is None else (value - 0.1, value + 0.1)
            resampled = None if value is None else "paragraph"
            rows.append((outlet, "tone", label, voice, 1, 500, 20, value, *ends, "mean", resampled))
    return tables.frame("rates", rows)


HIGH = ("Wire", 1, 800, 8, 10.0, 8.0, 12.0, "paragraph")
MIDDLE = ("Brief", 1, 500, 2, 4.0, 1.0, 9.0, "paragraph")
LOW = ("Daily", 1, 1000, 2, 2.0, 0.5, 3.0, "paragraph")
FEW = ("Short", 1, 120, 3, None, None, None, None)
ZERO = ("Empty", 1, 600, 0, 0.0, 0.0, 5.0, None)


@COUNTED
def test_most_and_fewest_are_named_with_words_marks_range_and_voice(name, noun):
    said = text(name, rates_of(name, HIGH, MIDDLE, LOW))
    ends = "Wire (10.0), fewest in Daily (2.0)."
    assert said.startswith(f"{noun.capitalize()}s per 1,000 words of own voice: most in {ends}")
    assert f"Wire: 8 {noun}s in 800 words, sensitivity range over paragraphs 8.0 to 12.0; Daily: 2 " in said
    assert "The ranges of 2 of 3 pairs overlap, so do not rank those outlets." in said


def test_ranges_that_all_overlap_leave_no_stable_order():
    said = text("hedging", rates_of("hedging", HIGH, MIDDLE))
    assert said.endswith("The ranges overlap, so do not rank the outlets.")


@pytest.mark.parametrize("rows", [(HIGH, LOW), (LOW, HIGH)], ids=["high first", "low first"])
def test_ranges_that_do_not_overlap_say_nothing_of_other_texts(rows):
    said = text("hedging", rates_of("hedging", *rows))
    assert said.endswith("The ranges do not overlap; that holds for these texts and says nothing of others.")


@COUNTED
def test_a_tie_of_all_has_its_own_sentence(name, noun):
    # 8.04 and 7.96 are both written 8.0: what is written alike is a tie.
    rows = [(*HIGH[:4], 8.04, *HIGH[5:]), ("Brief", 1, 500, 4, 7.96, 1.0, 9.0, "paragraph")]
    said = text(name, rates_of(name, *rows))
    assert f"No article stands out: each has 8.0 {noun}s per 1,000 words of own voice" in said
    assert f"12 {noun}s in 1,300 words in all" in said
    assert "Most" not in said and "order" not in said


def test_a_tie_at_the_top_names_all_of_them():
    second = ("Gazette", *HIGH[1:])
    said = text("hedging", rates_of("hedging", HIGH, LOW, second))
    assert "voice: most in Wire and Gazette (10.0), fewest in Daily (2.0)." in said
    assert "Wire: 8 hedges in 800 words" in said and "Gazette: 8 hedges in 800 words" in said


@COUNTED
def test_no_mark_at_all_has_its_own_sentence_and_an_upper_limit(name, noun):
    said = text(name, rates_of(name, ZERO, ("Also", 1, 1500, 0, 0.0, 0.0, 2.0, None)))
    assert said.startswith(f"No {noun} was found in the 2,100 words of own voice of 2 articles.")
    assert "Up to 5.0 per 1,000 words in the shortest of them is not excluded (rule of three)." in said


def test_a_zero_beside_others_is_the_fewest_and_its_range_is_the_rule_of_three():
    said = text("hedging", rates_of("hedging", HIGH, ZERO))
    assert "fewest in Empty (0.0)." in said
    assert "Empty: 0 hedges in 600 words, with none found, up to 5.0 by the rule of three" in said


@COUNTED
def test_too_few_words_is_said_with_the_counts(name, noun):
    said = text(name, rates_of(name, HIGH, LOW, FEW))
    assert f"Too few words of own voice for a rate: Short (3 {noun}s in 120 words)." in said


def test_too_few_words_everywhere_gives_no_rate():
    said = text("hedging", rates_of("hedging", FEW))
    assert said.startswith("No outlet's text has enough words of own voice for a rate of hedges.")


def test_a_single_outlet_is_compared_with_nothing():
    said = text("hedging", rates_of("hedging", HIGH))
    assert said.startswith("The article in Wire has 10.0 hedges per 1,000 words of own voice (8 hedges")
    assert "no other to compare" in said
    many = ("Daily", 12, 9000, 18, 2.0, 1.5, 2.5, "article")
    said = text("hedging", rates_of("hedging", many))
    assert said.startswith("The 12 articles in Daily have 2.0 hedges per 1,000 words")


def test_no_rates_at_all_are_said():
    assert text("hedging", tables.frame("rates", [])) == "There are no rates of hedging."


def test_an_outlet_of_many_articles_is_spoken_of_as_so_many_articles():
    many = ("Daily", 12, 9000, 18, 2.0, 1.5, 2.5, "article")
    said = text("hedging", rates_of("hedging", HIGH, many))
    assert "fewest in the 12 articles in Daily (2.0)" in said
    assert "Daily: 18 hedges in 9,000 words, range over resampled articles 1.5 to 2.5." in said


def test_a_missing_range_is_said_and_nothing_of_the_order():
    rows = [(*row[:5], None, None, None) for row in (HIGH, LOW)]
    said = text("hedging", rates_of("hedging", *rows))
    assert "no range: a single paragraph" in said
    assert "Without ranges nothing can be said of the order." in said


def test_only_the_narrator_and_all_labels_together_count():
    given = rates_of("hedging", HIGH, LOW)
    others = rates_of("hedging", ("Daily", 1, 900, 90, 100.0, 90.0, 110.0, "paragraph"), voice="quoted")
    import pandas as pd

    assert text("hedging", pd.concat([given, others], ignore_index=True)) == text("hedging", given)


def curve(**by_outlet):
    """Specifications: outlet -> its score under each; the label turns, the rest stays."""
    rows = []
    for place in range(len(next(iter(by_outlet.values())))):
        for outlet, scores in by_outlet.items():
            choices = (f"lexicon {place}", "sentence", "all", "normalised", "raw")
            score = scores[place]
            rows.append((outlet, *choices, 20, score, None if score is None else 1, -0.1, 0.1, 0.02, 0.31))
    return tables.frame("specifications", rows)


TWO = tones(Wire=(0.2, 0.1, 0.2, 0.1), Brief=(0.1, 0.15, 0.1, 0.0))


def test_tone_says_when_the_order_turns_and_how_often():
    said = text("tone", TWO, curve(Wire=(0.2, 0.2, 0.1), Brief=(0.1, 0.1, 0.2)))
    assert said.startswith("Tone: the order is not stable across the listed choices (lexicon, ")
    assert "3 specifications): it changes or ties." in said
    assert "The ranges over resampled passages overlap." in said
    assert "Wire stands above Brief in 2 of 3, below in 1." in said


def test_tone_says_when_one_order_holds_and_that_it_carries_no_more():
    said = text("tone", TWO, curve(Wire=(0.4, 0.3), Brief=(0.1, 0.1)))
    assert said.startswith("Tone: each pair of outlets stands in one order under all of the listed choices")
    assert "so few texts carry no more than that" in said


def test_tone_that_is_written_alike_has_no_order():
    said = text("tone", TWO, curve(Wire=(0.201, 0.1), Brief=(0.199, 0.1)))
    assert said.startswith("Tone: no order shows")
    said = text("tone", TWO, curve(Wire=(0.201, 0.1, 0.3), Brief=(0.199, 0.1, None)))
    assert "masks; 2 of 3 specifications with two means or more): the scores are written alike." in said


def test_a_tie_under_one_choice_only_is_not_a_stable_order():
    said = text("tone", TWO, curve(Wire=(0.2, 0.1), Brief=(0.1, 0.101)))
    assert "not stable" in said and "Wire stands above Brief in 1 of 2, level with it in 1." in said


def test_of_many_pairs_that_turn_the_loosest_are_named_and_the_others_counted():
    scores = {name: (place / 10, -place / 10, -place / 10) for place, name in enumerate("ABCD")}
    said = text("tone", tones(**{name: (0.1,) * 4 for name in "ABCD"}), curve(**scores))
    assert "it changes or ties in 6 of 6 pairs of outlets." in said
    assert said.count(" stands above ") == 3 and "; 3 more." in said


def test_tone_of_one_outlet_has_no_order():
    said = text("tone", tones(Wire=(0.2, 0.1, 0.2, 0.1)), curve(Wire=(0.2, 0.1), Brief=(None, None)))
    assert said.startswith("Fewer than two outlets have a mean")


def test_tone_with_too_few_words_everywhere_says_so():
    said = text("tone", tones(Wire=(None,) * 4), curve(Wire=(None,)))
    assert said == "No outlet's text has enough words for a mean lexicon valence."


def test_each_mean_of_tone_carries_its_sentences_its_range_and_its_voice():
    said = text("tone", TWO, curve(Wire=(0.2,), Brief=(0.1,)))
    assert "Mean raw compound of body sentences, all voices, on a scale from −1 to +1 (in brackets" in said
    assert "+0.10 in Brief (20; 0.00 to +0.20) and +0.20 in Wire (20; +0.10 to +0.30)." in said


def test_the_gap_between_the_means_stands_beside_that_of_sentences_dealt_at_random():
    said = text("tone", TWO, curve(Wire=(0.2, 0.9), Brief=(0.1, 0.0)))
    assert "The highest and the lowest stand 0.10 apart; when the same sentences are shuffled" in said
    assert "they stand 0.02 to 0.31 apart in 95 % of 2,000 shuffles." in said


def test_the_mean_that_masks_move_most_is_named():
    assert "The saved masks move the mean most in Wire: by −0.10." in text("tone", TWO, curve(Wire=(0.2,)))
    still = tones(Wire=(0.2, 0.2, 0.2, 0.1), Brief=(0.1, 0.1, 0.1, 0.0))
    assert "The saved masks move no mean by as much as 0.01." in text("tone", still, curve(Wire=(0.2,)))


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (("paragraph", "paragraph"), "resampled passages overlap."),
        (("article", "article"), "resampled articles overlap."),
        (("article", "paragraph"), "resampled passages or articles overlap."),
    ],
)
def test_tone_says_what_was_resampled(kinds, said):
    resampled = TWO["outlet"].map(dict(zip(("Wire", "Brief"), kinds, strict=True)))
    assert f"The ranges over {said}" in text(
        "tone", TWO.assign(resampled=resampled), curve(Wire=(0.2,), Brief=(0.1,))
    )


def test_headlines_are_told_one_by_one_and_beside_the_body():
    made = fake(("Wire", "Brief"), 24)
    said = text("headlines", made.sentences, made.marks, made.rates)
    assert (
        "all voices, on a scale from −1 to +1: −0.90 in Wire (1 headline) and −0.60 in Brief (1 headli"
        in said
    )
    assert "It is below the mean of the body's sentences in 2 and above it in 0 of 2 outlets." in said


def test_several_headlines_of_an_outlet_have_a_span_and_none_has_its_own_sentence():
    made = fake(("Wire", "Brief"), 24)
    made.sentences["outlet"] = "Wire"
    made.rates = made.rates[made.rates["outlet"] == "Wire"]
    said = text("headlines", made.sentences, made.marks, made.rates)
    assert "−0.75 in Wire (2 headlines, from −0.90 to −0.60)" in said
    body = made.sentences[made.sentences["kind"] == "body"]
    assert text("headlines", body, made.marks, made.rates).startswith("No headline was scored")


def test_the_corpus_is_counted():
    made = fake(("Wire", "Brief"), 24, words={"Brief": 8})
    said = text("corpus", made.articles, made.sentences, made.boilerplate)
    assert said.startswith("2 articles from 2 outlets, 544 words in all.")
    assert "the longest has 400 words (Wire); the shortest has 144 words (Brief)" in said
    assert "The body has 512 words in 32 sentences" in said
    assert "Published 2025-06-05 (1); 1 without a known date." in said
    assert "24 characters in 2 spans of 2 articles" in said


def test_a_corpus_of_equal_lengths_without_dates_and_boilerplate_has_its_own_sentences():
    made = fake(("Wire", "Brief"), 8)
    made.articles["published"] = None
    said = text("corpus", made.articles, made.sentences, made.boilerplate.iloc[:0])
    assert "Each has 144 words." in said
    assert "No date of publication is known." in said
    assert "Nothing was set aside as boilerplate." in said


def test_a_single_article_is_compared_with_no_other():
    made = fake(("Wire",), 8)
    said = text("corpus", made.articles, made.sentences, made.boilerplate)
    assert said.startswith("1 article from 1 outlet, 144 words in all. The body has ")
    assert "Each" not in said and "longest" not in said


def test_the_longest_article_of_an_outlet_of_several_is_named():
    made = fake(("Wire", "Brief", "Daily"), 24, words={"Brief": 8, "Daily": 10})
    made.articles["outlet"] = ["Wire", "Wire", "Daily"]
    said = text("corpus", made.articles, made.sentences, made.boilerplate)
    assert "the longest has 400 words (Wire: d0); the shortest has 144 words (Wire: d1)" in said
    longer = made.articles.assign(n_words=[200, 100, 300])
    assert "longest has 300 words (Daily);" in text("corpus", longer, made.sentences, made.boilerplate)


def test_an_article_s_name_may_be_any_word():
    made = fake(("Wire", "Brief"), 24, words={"Brief": 8})
    articles = made.articles.assign(outlet="Wire", doc_id=["always", "d1"])
    assert "(Wire: always)" in text("corpus", articles, made.sentences, made.boilerplate)


def test_articles_in_other_languages_are_said_to_be_unscored_and_are_not_in_the_body_s_words():
    made = fake(("Wire", "Brief", "Daily"), 8)
    articles = made.articles.assign(language=["en", "zh", None])
    said = text("corpus", articles, made.sentences, made.boilerplate)
    assert "The body of what was scored has 256 words in 16 sentences; rates are computed from it." in said
    assert "1 article in other languages than English was read but not scored: Brief (zh)." in said
    two = articles.assign(language=["ru", "zh", None])
    said = text("corpus", two, made.sentences, made.boilerplate)
    assert "2 articles in other languages than English were read but not scored: Wire (ru) and Brief" in said
    assert "not scored" not in text("corpus", made.articles, made.sentences, made.boilerplate)


def test_an_outlet_of_which_nothing_was_scored_is_in_no_order():
    made = unscored(fake(("Wire", "Brief", "Daily"), 24), "Brief")
    for name in ("hedging", "certainty", "tone"):
        said = text(name, *(getattr(made, each) for each in FINDINGS[name][0]))
        assert "Nothing was scored in Brief." in said
        assert said.count("Brief") == 1
    spoken = text("who-speaks", made.sentences, made.voices, made.attributions)
    assert "Brief" not in spoken
    none = unscored(unscored(made, "Wire"), "Daily")
    for name in ("hedging", "tone"):
        said = text(name, *(getattr(none, each) for each in FINDINGS[name][0]))
        assert said == "Nothing was scored in Wire, Brief and Daily."
    none = [rows.iloc[:0] for rows in (made.voices, made.attributions)]
    assert text("who-speaks", made.sentences, *none) == "The corpus has no body text that was scored."


def test_an_empty_corpus_is_said():
    empty = [tables.frame(name, []) for name in FINDINGS["corpus"][0]]
    assert text("corpus", *empty) == "The corpus has no articles."


def test_who_speaks_names_shares_verbs_speakers_and_missing_sources():
    made = fake(NAMES, 24)
    said = text("who-speaks", made.sentences, made.voices, made.attributions)
    body = {(s.doc_id, s.sent_id) for s in made.sentences.itertuples() if s.kind == "body"}
    acts = [a for a in made.attributions.itertuples() if (a.doc_id, a.sent_id) in body]
    without = sum(not isinstance(a.source, str) for a in acts)
    by = {kind: sum(a.commitment == kind for a in acts) for kind in ("neutral", "endorse", "distance")}
    presented = text("how-presented", made.sentences, made.voices, made.attributions, made.marks)
    kinds = (
        f"{by['neutral']} neutral, {by['endorse']} endorse the source and {by['distance']} doubt the source"
    )
    assert f"{len(acts)} attributions in the body, by cue verb: {kinds}." in presented
    assert f"{len(acts)} attributions in the body, by the side of the source: " in said
    assert f"{without} attributions give no source" in said
    assert "Cited most: " in said
    narrator = made.voices[(made.voices["voice"] == "narrator") & (made.voices["sent_id"] > 0)][
        "n_words"
    ].sum()
    words = made.sentences[made.sentences["kind"] == "body"]["n_words"].sum()
    assert f"{100 * narrator / words:.0f} % are in the outlets' own voice" in said


def test_no_attribution_has_its_own_sentence():
    made = fake(("Wire",), 8)
    said = text("who-speaks", made.sentences, made.voices, made.attributions.iloc[:0])
    assert said.endswith("No sure attribution was found in the body of the articles.")


def test_speakers_who_are_all_as_frequent_do_not_stand_out_and_each_source_named_is_said():
    made = fake(("Wire",), 24)
    acts = made.attributions.iloc[1:3].assign(speaker=["A", "B"], source=["he", "she"])
    said = text("who-speaks", made.sentences, made.voices, acts)
    assert "No speaker stands out: each of 2 has 1 attribution." in said
    assert "None of the 2 attributions lacks a source." in said
    assert "None of the 2 attributions is to an unnamed source." in said


@pytest.mark.parametrize("names", [NAMES[:1], NAMES[:2], NAMES], ids=["one", "two", "six"])
@pytest.mark.parametrize("name", FINDINGS)
def test_every_finding_of_every_corpus_passes_the_guard_and_has_its_counts(name, names):
    made = fake(names, 24)
    shown = tell.finding(name, *(getattr(made, each) for each in FINDINGS[name][0]))
    assert re.search(r"\d", repr(shown))
    assert set(shown._repr_mimebundle_()) == {"text/markdown", "text/plain"}
    assert shown._repr_mimebundle_()["text/markdown"].startswith("**")


@pytest.mark.parametrize("case", CASES, ids=[case["sentence"] for case in CASES])
def test_the_guard_refuses_what_a_few_articles_cannot_carry(case):
    if case["refused"] == "yes":
        with pytest.raises(GuardError, match="is refused"):
            guard(case["sentence"])
    else:
        assert guard(case["sentence"]) == case["sentence"]


def test_a_name_of_the_corpus_may_be_any_word_but_our_own_words_may_not():
    assert guard("The article in Bias Watch has 3 hedges.", ["Bias Watch"])
    with pytest.raises(GuardError):
        guard("The article in Bias Watch has a bias.", ["Bias Watch"])


def test_an_outlet_with_a_forbidden_name_is_told_of():
    rows = [("Always Objective", *HIGH[1:]), LOW]
    assert "Always Objective" in text("hedging", rates_of("hedging", *rows))


def test_every_finding_goes_through_the_guard(monkeypatch):
    monkeypatch.setitem(FINDINGS, "bad", (("rates",), lambda rates: ["Fine.", "Wire is biased."]))
    with pytest.raises(GuardError, match="biased"):
        tell.finding("bad", tables.frame("rates", []))


def test_hostile_names_are_text_in_markdown():
    rows = [("<img src=x onerror=alert(1)> [a](b) `c`", *HIGH[1:]), LOW]
    shown = tell.finding("hedging", rates_of("hedging", *rows))._repr_mimebundle_()
    assert "\\<img src=x onerror=alert(1)\\> \\[a\\](b) \\`c\\`" in shown["text/markdown"]
    assert "<img" in shown["text/plain"]


def test_wrong_tables_and_unknown_findings_are_refused_by_name():
    with pytest.raises(KeyError, match="who-speaks"):
        tell.finding("speakers")
    with pytest.raises(tables.TableError, match="corpus is found from articles, sentences, boilerplate"):
        tell.finding("corpus", tables.frame("articles", []))


def cues_of(made, *cells):
    """Other attributions: the number of the outlet, cue, commitment, act, speaker, group, parent."""
    starts = made.sentences.set_index(["doc_id", "sent_id"])["start"]
    rows = []
    for number, (outlet, cue, commitment, act, speaker, group, parent) in enumerate(cells):
        place = (f"d{outlet}", number + 1)
        rows.append(
            (place[0], number, parent, place[1], cue, starts[place], starts[place] + 4, commitment, act)
            + (speaker or "x", speaker, group, "indirect", 0.9, True)
        )
    return tables.frame("attributions", rows)


def presented(made, *cells):
    given = cues_of(made, *cells)
    return text("how-presented", made.sentences, made.voices, given, made.marks)


def mixed(made, *groups):
    cells = [(outlet, "said", "neutral", "state", "A", group, None) for outlet, group in groups]
    return text("who-speaks", made.sentences, made.voices, cues_of(made, *cells))


def test_the_source_mix_says_how_the_largest_share_runs_with_its_counts():
    made = fake(("Wire", "Brief"), 24)
    said = mixed(
        made, (0, "us_government"), (0, "us_government"), (0, "media"), (1, "us_government"), (1, None)
    )
    assert "by the side of the source: US government 3, Media 1 and side unknown 1." in said
    ends = "50 % (Brief, 1 of 2) to 67 % (Wire, 2 of 3)"
    assert f"The share of the largest, US government, runs from {ends}." in said


def test_a_tie_of_groups_and_a_share_that_is_the_same_everywhere_have_their_own_sentences():
    made = fake(("Wire", "Brief"), 24)
    assert "No group stands out: Media and US government have 1 attribution each." in mixed(
        made, (0, "us_government"), (1, "media")
    )
    said = mixed(made, (0, "media"), (0, None), (1, "media"), (1, None))
    assert "The largest, Media, has 50 % in each outlet's text." in said
    assert "No source's side is known." in mixed(made, (0, None), (1, None))


def test_the_largest_known_group_is_called_so_where_more_sources_have_none():
    made = fake(("Wire", "Brief"), 24)
    groups = [(0, "media"), (0, "unnamed"), (0, "unnamed"), (1, "media"), (1, "unnamed"), (1, None)]
    ends = "33 % in each outlet's text."
    assert f"The largest known group, Media, has {ends}" in mixed(made, *groups)
    said = mixed(made, (0, "media"), (0, None), (0, None), (1, "union"))
    assert "No known group stands out: Media and Union have 1 attribution each." in said


def test_speakers_as_frequent_as_the_third_are_named_too():
    made = fake(("Wire", "Brief"), 24)
    cells = [(0, "said", "neutral", "state", one, None, None) for one in "AAABBBCDE"]
    said = text("who-speaks", made.sentences, made.voices, cues_of(made, *cells))
    assert "Cited most: A (3), B (3), C (1), D (1) and E (1)." in said


def test_sources_that_speak_together_are_not_parted_like_a_list():
    made = fake(("Wire", "Brief"), 24)
    cells = [(0, "claimed", "distance", "state", one, "us; eu", None) for one in ("A; B", "A; B", "C")]
    assert "by source, A with B 2 and C 1." in presented(made, *cells)
    behind = [("A; B", None), ("C", 0), ("A; B", None), ("C", 2)]
    chained = [(0, "said", "neutral", "state", one, None, parent) for one, parent in behind]
    assert "most frequent: A with B, citing C (2)." in presented(made, *chained)
    said = text("who-speaks", made.sentences, made.voices, cues_of(made, *cells))
    assert "US with eu 3" in said and "Cited most: A with B (2) and C (1)." in said


def test_unnamed_sources_and_missing_ones_are_counted_where_they_are():
    made = fake(("Wire", "Brief"), 24)
    given = cues_of(made, *((n % 2, "said", "neutral", "state", None, "unnamed", None) for n in range(3)))
    given.loc[1, ["source", "group"]] = None
    said = text("who-speaks", made.sentences, made.voices, given)
    assert "2 attributions to unnamed sources: Wire (2)." in said
    assert "1 attribution gives no source: Brief (1)." in said
    assert "No speaker was identified." in said


def test_words_that_endorse_or_distance_are_named_with_where_and_who():
    made = fake(("Wire", "Brief"), 24)
    said = presented(
        made,
        (0, "claimed", "distance", "argue", "Donald Trump", None, None),
        (0, "claimed", "distance", "argue", "Xi Jinping", None, None),
        (0, "said", "neutral", "state", "Donald Trump", None, None),
        (1, "said", "neutral", "state", "Donald Trump", None, None),
        (1, "said", "neutral", "state", "Donald Trump", None, None),
    )
    assert (
        "5 attributions in the body, by cue verb: 3 neutral, 0 endorse the source and 2 doubt the source."
        in said
    )
    assert "No cue verb was found to endorse the source." in said
    who = "by source, Donald Trump 1 and Xi Jinping 1"
    assert f"Cue verbs that doubt the source: Wire (2 of 3); by word, “claimed” 2; {who}." in said
    assert "What sources do most, of 5 acts: state (3) and argue (2)." in said
    assert said.endswith("No second-hand source was found.")


def test_acts_that_are_as_frequent_do_not_stand_out():
    made = fake(("Wire",), 24)
    two = [(0, "said", "neutral", act, "A", None, None) for act in ("state", "deny")]
    assert "No act of the sources stands out: deny and state come first with 1 of 2 each." in presented(
        made, *two
    )


@pytest.mark.parametrize(
    ("parents", "said"),
    [
        ((None, 0, None, 2), "2 second-hand sources: Wire (2); most frequent: A, citing B (2)."),
        ((None, 0), "1 second-hand source: Wire (1); each chain occurs once."),
    ],
)
def test_chains_are_counted_with_their_outlets_and_the_most_frequent(parents, said):
    made = fake(("Wire",), 24)
    cells = [(0, "said", "neutral", "state", "AB"[n % 2], None, parent) for n, parent in enumerate(parents)]
    assert presented(made, *cells).endswith(said)


def test_no_attribution_is_said_of_how_sources_are_presented_too():
    made = fake(("Wire",), 8)
    said = text("how-presented", made.sentences, made.voices, made.attributions.iloc[:0], made.marks)
    assert said == "No attribution was found in the body of the articles: nothing is presented as a source's."


def test_a_cue_a_source_or_a_group_may_be_any_word():
    made = fake(("Wire",), 24)
    cells = [
        (0, "Biased", "distance", "state", None, "propaganda_office", None),
        (0, "proves", "endorse", "state", "The Always Fair", "media", 0),
    ]
    given = cues_of(made, *cells)
    given["source"] = ["the agenda", "x"]
    said = text("how-presented", made.sentences, made.voices, given, made.marks)
    assert "by word, “biased” 1; by source, unresolved 1." in said
    assert "by word, “proves” 1; by source, The Always Fair 1." in said
    assert "Propaganda office 1" in text("who-speaks", made.sentences, made.voices, given)


def test_ranges_that_touch_overlap_and_those_apart_do_not():
    for low, n in ((2.0, 1), (2.1, 0)):
        pair = pd.DataFrame({"low": [1.0, low], "high": [2.0, 3.0]})
        assert overlapping(pair) == overlapping(pair[::-1]) == (n, 1)
    assert overlapping(pd.DataFrame({"low": [1.0, None], "high": [2.0, None]})) == (0, 0)
