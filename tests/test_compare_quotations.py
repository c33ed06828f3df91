"""Quotations compared: which are the same utterance, and what each text changed in it."""

import pandas as pd
import pytest
from hypothesis import given
from texts import texts

from analysis import compare, tables
from analysis.compare.differences import CLASSES

POST = "I had a very good talk with Mayor Lee. We will close the old port, and build a NEW one!"


def corpus(*documents, references=()):
    """Tables of documents whose quotations are `(text, speaker)`; one paragraph of text each."""
    articles, marks, voices = [], [], []
    for number, (outlet, *quoted) in enumerate(documents):
        doc_id, text = f"d{number}", ""
        for words, speaker in quoted:
            start = len(text)
            text += f"“{words}” "
            where = (doc_id, 0, start, len(text) - 1)
            marks.append((*where, "quotations", "speech", None, "quoted", "speech"))
            voices.append((*where, "quoted", speaker, 1))
        articles.append((doc_id, outlet, *[None] * 6, "x.txt", None, "en", 9, text))
    known = pd.DataFrame(
        [(f"r{n}", speaker, language, text) for n, (text, speaker, language) in enumerate(references)],
        columns=["doc_id", "speaker", "language", "text"],
    )
    return (
        tables.frame("articles", articles),
        tables.frame("marks", marks),
        tables.frame("voices", voices),
        known,
    )


def changed(quotation, base=POST, language="en"):
    """The differences of a quotation from a reference: (kind, words, base's words)."""
    found = compare.quotations(
        *corpus(("Herald", (quotation, "Ann Roe")), references=[(base, "Ann Roe", language)])
    )
    assert found.quotations["status"].tolist() == ["reference"]
    return list(found.differences[["kind", "words", "base_words"]].itertuples(index=False, name=None))


def test_a_whole_sentence_quoted_exactly_has_no_difference():
    assert changed("I had a very good talk with Mayor Lee.") == []
    assert changed("I had a very good talk with Mayor Lee,") == []  # the comma is the newspaper's


@pytest.mark.parametrize(
    ("quotation", "differences"),
    [
        ("a very good talk with Mayor Lee.", [("trimmed", "", "I had")]),
        ("We will close the old port", [("trimmed", "", "and build a NEW one")]),
        ("We will close the port, and build a NEW one", [("trimmed", "", "old")]),
        ("We will shut the old port, and build a NEW one", [("substituted", "shut", "close")]),
        ("We will close the old port, and build a new one", [("case", "new", "NEW")]),
        ("We will close the old port and build a NEW one", [("punctuation", " ", ", ")]),
        ("a talk very good with Mayor Lee", [("trimmed", "", "I had"), ("reordered", "talk", "talk")]),
    ],
)
def test_each_change_has_its_class(quotation, differences):
    assert changed(quotation) == differences


@pytest.mark.parametrize(
    ("quotation", "base"),
    [
        ("We are going to win every race", "We are gonna win every race"),
        ("It’s fine. No problem, we will win it", "It’s fine. No problem. No problem, we will win it"),
        ("We will win ten ports today", "We will win 10 ports today"),
        ("We will, uh, win the ports today", "We will win the ports today"),
    ],
)
def test_the_same_said_words_written_otherwise_are_a_transcription(quotation, base):
    kinds = {kind for kind, _, _ in changed(quotation, base)}
    assert "transcription" in kinds and kinds <= {"transcription", "punctuation", "case"}


def test_other_words_for_an_original_in_another_language_are_a_translation():
    base = "The giant ship needs a steady course today"
    quotation = "The great ship needs a steady course today"
    assert changed(quotation, base, "zh") == [("translated", "great", "giant")]
    assert changed(quotation, base, "en") == [("substituted", "great", "giant")]


@pytest.mark.parametrize(("mark", "shown"), [("…", True), ("...", True), ("[…]", True), (",", False)])
def test_an_ellipsis_or_a_bracket_shows_the_reader_what_was_left_out(mark, shown):
    quotation = f"We will close{mark} and build a NEW one"
    found = compare.quotations(
        *corpus(("Herald", (quotation, "Ann Roe")), references=[(POST, "Ann Roe", "en")])
    )
    trimmed = found.differences[found.differences["kind"] == "trimmed"]
    assert trimmed["base_words"].tolist() == ["the old port"]
    assert trimmed["shown"].tolist() == [shown]


def test_positions_point_at_the_words_in_both_documents():
    given = corpus(("Herald", ("We will shut the old port", "Ann Roe")), references=[(POST, "Ann Roe", "en")])
    text = given[0]["text"][0]
    for row in compare.quotations(*given).differences.itertuples():
        assert text[row.start : row.end] == row.words
        assert POST[row.base_start : row.base_end] == row.base_words


def test_without_a_reference_a_quotation_is_laid_on_the_longest_in_another_text():
    found = compare.quotations(
        *corpus(
            ("Herald", ("We will close the old port", "Ann Roe")),
            ("Post", ("We will close the old port, and build a new one", None)),
            ("Mail", ("The weather is fine", "Ann Roe")),
        )
    )
    assert found.quotations["status"].tolist() == ["other text", "other text", "unverified"]
    assert found.quotations["base_id"].fillna("none").tolist() == ["d1", "none", "none"]
    assert found.quotations["n_shared"].tolist() == [6, 0, 0]


def test_twice_in_one_text_is_told_apart_from_other_texts():
    twice = ("We will close the old port", "Ann Roe"), ("close the very old port", None)
    found = compare.quotations(*corpus(("Herald", *twice)))
    assert found.quotations["status"].tolist() == ["same text", "same text"]


def test_two_known_speakers_do_not_say_the_same_utterance():
    two = ("Herald", ("close the old port now", "Ann Roe")), ("Post", ("close the old port now", "Bo Lee"))
    assert set(compare.quotations(*corpus(*two)).quotations["status"]) == {"unverified"}


@pytest.mark.parametrize(
    ("words", "speaker", "status"),
    [
        ("build", "Ann Roe", "reference"),
        ("build", None, "unverified"),  # anybody can have said one word
        ("build", "Bo Lee", "unverified"),
        ("very good", "Ann Roe", "reference"),
        ("with", "Ann Roe", "unverified"),  # a word without content
        ("soon", "Ann Roe", "unverified"),
    ],
)
def test_one_or_two_words_are_found_only_in_their_own_speakers_reference(words, speaker, status):
    found = compare.quotations(*corpus(("Herald", (words, speaker)), references=[(POST, "Ann Roe", "en")]))
    assert found.quotations["status"].tolist() == [status]


def test_two_short_quotations_of_content_by_one_speaker_are_the_same_utterance():
    two = ("Herald", ("giant ship", "Bo Lee")), ("Post", ("giant ship,", "Bo Lee"))
    assert set(compare.quotations(*corpus(*two)).quotations["status"]) == {"other text"}


def test_sentences_that_share_only_common_words_are_not_one_utterance():
    two = (
        ("Herald", ("We will go to the old town", None)),
        ("Post", ("We will look at the old harbour", None)),
    )
    assert set(compare.quotations(*corpus(*two)).quotations["status"]) == {"unverified"}


def test_a_quotation_inside_another_is_part_of_it():
    articles, marks, voices, references = corpus(("Herald", ("We will close the old port", "Ann Roe")))
    inner = marks.iloc[[0]].assign(start=9, end=14)
    found = compare.quotations(articles, pd.concat([marks, inner]), voices, references)
    assert len(found.quotations) == 1


def test_no_quotations_give_empty_tables_with_all_columns():
    found = compare.quotations(*corpus(("Herald",)))
    assert found.quotations.empty and "base_speaker" in found.quotations
    assert found.differences.empty and "shown" in found.differences


@given(texts(), texts())
def test_no_text_makes_it_raise_and_spans_point_at_words(first, second):
    given = corpus(
        ("Herald", (first, None)), ("Post", (second, None)), references=[(POST + first, "A", "en")]
    )
    found = compare.quotations(*given)
    by_id = dict(zip(given[0]["doc_id"], given[0]["text"], strict=True)) | {"r0": POST + first}
    for row in found.differences.itertuples():
        assert row.kind in CLASSES
        assert by_id[row.doc_id][row.start : row.end] == row.words
        assert by_id[row.base_id][row.base_start : row.base_end] == row.base_words
