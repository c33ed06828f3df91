"""The view of one claim: a row for each telling, a row for each outlet without one, the sentences below."""

import re

import pytest
from support.fakes import fake
from support.hostile import HOSTILE, Tags

from analysis import compare, mark, read, tell

ASKED = ["at Trump's request", "at the request of", "requested", "asked for the call"]


@pytest.fixture(scope="module")
def sample():
    return mark.corpus(read.corpus("sample"))


def rows(shown):
    return {line.split("  ")[0]: re.split(r"\s{2,}", line)[1:] for line in shown.text.splitlines()[1:]}


def test_each_outlet_has_a_row_with_chain_verb_commitment_act_hedge_and_voice(sample):
    shown = rows(tell.tellings(sample, compare.phrase_tellings(sample, "request", ASKED)))
    ministry = "the Chinese Foreign Ministry (said)"
    assert shown["Wire"][:6] == [ministry, "said", "neutral", "state", "–", "paraphrase"]
    assert shown["Brief"][4] == "reportedly (cue)"
    assert shown["Analysis"][0] == "own voice" and shown["Analysis"][6] == "yes, own voice"


def test_a_second_hand_source_is_told_as_one_that_is_cited(sample):
    rows_of = compare.phrase_tellings(sample, "students", ["Chinese students were welcome"])
    shown = tell.tellings(sample, rows_of).text
    assert ", citing " in shown and "←" not in shown


def test_an_outlet_without_a_telling_is_there_with_the_words_that_were_searched(sample):
    shown = rows(tell.tellings(sample, compare.phrase_tellings(sample, "request", ASKED)))
    n = sample.articles.set_index("outlet").loc["Aggregator", "n_words"]
    assert re.fullmatch(r"not found by these words \(\d+ words searched\)", shown["Aggregator"][0])
    assert abs(int(re.search(r"\d+", shown["Aggregator"][0])[0]) - n) < 40  # boilerplate apart
    none = tell.tellings(sample, compare.phrase_tellings(sample, "request", ["no such words"]))
    assert none.text.count("not found by these words") == sample.articles["outlet"].nunique()
    assert "<details" not in none.html


def test_an_outlet_that_was_not_scored_is_not_said_to_tell_nothing(sample):
    kept = sample.voices[sample.voices["doc_id"] != "wire"]
    made = sample._replace(voices=kept)
    shown = rows(tell.tellings(made, compare.phrase_tellings(made, "request", ASKED)))
    assert shown["Wire"][0] == "nothing was scored"


def test_each_telling_opens_its_sentence_with_the_words_marked(sample):
    told = compare.phrase_tellings(sample, "request", ASKED)
    shown = tell.tellings(sample, told)
    text = sample.articles.set_index("doc_id")["text"]
    marked = re.findall(r"<mark [^>]*>(.*?)</mark>", shown.html)
    assert [word.replace("’", "'") for word in marked] == [
        text[one.doc_id][one.start : one.end].replace("’", "'") for one in told.itertuples()
    ]
    assert shown.html.count("<details>") == len(told) == shown.text.count("[[")


def test_hostile_text_shows_as_text():
    made = fake(("<b onmouseover=alert(1)>Wire</b>", "Brief"), 14, hostile=HOSTILE)
    shown = tell.tellings(made, compare.phrase_tellings(made, "x", ["bad tariff"]))
    tags = {tag for tag, _ in Tags(shown.html).found}
    assert {"table", "details", "mark"} <= tags and not tags & {"script", "img", "b"}
    assert "\u202e" not in shown.html + shown.text
