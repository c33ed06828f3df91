"""A concordance: each place of a phrase once, cut where it stands, and shown as text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.fakes import fake
from support.hostile import HOSTILE, Tags
from support.worded import corpus

from analysis import cli, compare, mark, read, tables, tell
from analysis.words import folded, words


def found(phrase, **outlets):
    voices, sentences = corpus(**outlets)
    return compare.concordance(sentences, voices, phrase)


def cuts(rows):
    return list(rows[["left", "hit", "right"]].itertuples(index=False, name=None))


def test_a_place_is_its_sentence_cut_in_three_with_outlet_voice_and_positions():
    rows = found("the port", Herald=["It rained."], Post=["Fog.", "On Monday the Port closed."])
    assert cuts(rows) == [("On Monday ", "the Port", " closed.")]
    place = rows.loc[0, ["doc_id", "outlet", "voice", "start", "end", "sent_id", "kind"]]
    assert list(place) == ["Post", "Post", "narrator", 15, 23, 1, "body"]


def test_case_typography_and_quotation_marks_between_words_do_not_matter():
    rows = found("at Lee's request", A=["“At” Lee’s request."], B=["at ‘Lee's’ REQUEST"])
    assert [hit for _, hit, _ in cuts(rows)] == ["At” Lee’s request", "at ‘Lee's’ REQUEST"]


def test_a_comma_parts_words_and_no_other_form_is_found():
    assert found("the port", A=["the, port", "the ports", "theport", "the port-side"]).empty


def test_a_hyphen_between_the_words_does_not_matter_and_whole_words_count():
    rows = found("well known", A=["A well-known port, well known here."])
    assert [hit for _, hit, _ in cuts(rows)] == ["well-known", "well known"]
    assert [hit for _, hit, _ in cuts(found("well-known", A=["It is well known."]))] == ["well known"]
    assert found("known", A=["A well-known port."]).empty and found("well", A=["A well-known port."]).empty


def test_a_possessive_is_found_without_its_ending():
    assert cuts(found("Lee", A=["Then Lee’s port closed."])) == [("Then ", "Lee", "’s port closed.")]
    assert cuts(found("Lee's", A=["Lee’s port, Lee said"])) == [("", "Lee’s", " port, Lee said")]


def test_places_do_not_overlap():
    assert len(found("a a", A=["a a a a a"])) == 2


def test_the_voice_is_that_of_the_first_character():
    voices, sentences = corpus(Herald=["rain and “rain” and rain"])
    start, end = voices.loc[0, ["start", "end"]]
    parted = [("Herald", 0, start, 9, "narrator", None, 2), ("Herald", 0, 9, 15, "quoted", None, 1)]
    voices = tables.frame("voices", [*parted, ("Herald", 0, 15, end, "narrator", None, 2)])
    assert list(compare.concordance(sentences, voices, "rain")["voice"]) == ["narrator", "quoted", "narrator"]
    none = tables.frame("voices", [])
    assert compare.concordance(sentences, none, "rain")["voice"].isna().all()
    assert "not scored" in tell.concordance(compare.concordance(sentences, none, "rain")).text


def test_a_phrase_without_a_word_is_refused():
    with pytest.raises(ValueError, match="has none"):
        found(" “”… ", A=["a"])


@given(st.lists(st.sampled_from([*"aİb“”'’., \n-", "the ", "port ", "Port’s "]), max_size=40).map("".join))
@settings(deadline=None)
def test_every_place_is_the_phrase_and_the_sentence_whole(text):
    voices, sentences = corpus(Herald=[text])
    rows = compare.concordance(sentences, voices, "the port")
    for row in rows.itertuples():
        assert row.left + row.hit + row.right == text
        assert text[row.start : row.end] == row.hit
        assert words(folded(row.hit)).folded == ["the", "port"]
    loose = [i for i, word in enumerate(words(text).folded) if word in ("port", "port's")]
    assert len(rows) <= len(loose)


def test_hits_stand_below_each_other_in_text_and_each_sentence_is_whole_in_html():
    long = "very " * 30 + "far from the port " + "of call " * 30
    shown = tell.concordance(found("port", Herald=["A port.", long], Post=["No port"]))
    lines = shown.text.split("\n")
    assert [line for line in lines if not line.startswith("  ")] == ["Herald: 2 places", "Post: 1 place"]
    assert lines[1].index("[[") == lines[2].index("[[") and "…" in lines[2]
    assert long.strip()[:-5].split(" port ")[0] in shown.html


def test_nothing_found_is_said():
    assert tell.concordance(found("port", A=["a"])).text == "No place has it."


def test_hostile_text_shows_as_text():
    made = fake(("<b onmouseover=alert(1)>Wire</b>",), 6, hostile=HOSTILE)
    rows = compare.concordance(made.sentences, made.voices, "may")
    shown = tell.concordance(rows)
    allowed = {"details", "summary", "div", "table", "tbody", "tr", "td", "bdi", "mark", "small"}
    assert len(rows) == 7 and {tag for tag, _ in Tags(shown.html).found} == allowed
    assert "\u202e" not in shown.html + shown.text


def test_the_command_prints_what_the_function_gives(capsys):
    assert cli.main(["concordance", "sample", "trade war"]) == 0
    marked = mark.corpus(read.corpus("sample"), only=["attribution"])
    rows = compare.concordance(marked.sentences, marked.voices, "trade war")
    assert len(rows) > 1
    assert capsys.readouterr().out == f"{tell.concordance(rows).text}\n"


def test_the_command_refuses_a_phrase_without_a_word(capsys):
    with pytest.raises(SystemExit):
        cli.main(["concordance", "sample", "…"])
    assert "a phrase is made of words" in capsys.readouterr().err
