"""Quotations compared: which are the same utterance, and what each text changed in it."""

from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from support.quoted import POST, corpus
from support.texts import texts

from analysis import compare, tables
from analysis.compare.quotations.alignment import Pair, _without_strays
from analysis.compare.quotations.differences import CLASSES
from analysis.compare.quotations.groups import groups
from analysis.words import words as words_of


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
        ("I won’t say that we lost", "I will not say that we lost"),
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


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("close the old port now", "unverified"),
        ("We will close the old port now", "other text"),  # six words that run together
        ("We will go to the place now", "unverified"),  # without three words of content
    ],
)
def test_two_known_speakers_say_one_utterance_only_in_a_long_run_and_that_is_told(words, status):
    found = compare.quotations(
        *corpus(("Herald", (words, "Ann Roe")), ("Post", (words, "Bo Lee")))
    ).quotations
    assert set(found["status"]) == {status}
    assert found["speakers_differ"].tolist() == [False, status != "unverified"]


def test_one_of_several_who_speak_together_is_the_same_speaker():
    two = (
        ("Herald", ("close the old port now", "Ann Roe; Bo Lee")),
        ("Post", ("close the old port", "Bo Lee")),
    )
    found = compare.quotations(*corpus(*two)).quotations
    assert set(found["status"]) == {"other text"} and not found["speakers_differ"].any()


def test_a_reference_by_another_speaker_is_told_apart_too():
    found = laid(("We will close the old port, and build", "Bo Lee"))
    assert found.quotations[["speakers_differ", "base_speaker"]].values.tolist() == [[True, "Ann Roe"]]


STATEMENT = """The Harbour Council met today.

Ann Roe, its director, said: "Nobody has lost a day of work; the boats are sailing again."

The council thanks Bo Lee for his patience and for the long night."""


@pytest.mark.parametrize(
    ("words", "other", "found"),
    [
        ("fewer than two of the old boats", "He said fewer than two of the old boats sank. ", True),
        ("two of the old boats", "He said fewer than two of the old boats sank. ", False),  # too few words
        ("fewer than two of the old boats", "He said fewer than two of the new boats sank. ", False),
        ("fewer than two of the old boats", "He said “fewer than two of the old boats sank today” ", False),
    ],
)
def test_words_that_stand_outside_quotation_marks_in_another_text_are_shown(words, other, found):
    given = corpus(("Herald", (words, "Ann Roe")), ("Post", ("It rained", "Bo Lee", other)))
    articles, marks = given[0], given[1]
    if "“" in other:
        more = ("d1", 0, other.index("“"), other.index("”") + 1, "quotations", "term", None, "quoted", "x")
        marks = tables.frame("marks", [*marks.itertuples(index=False, name=None), more])
    row = compare.quotations(articles, marks, *given[2:]).quotations.iloc[0]
    assert (row["nearest"] == words) == found
    if found:
        text = articles["text"][1]
        assert row["nearest_id"] == "d1"
        assert text[int(row["nearest_start"]) : int(row["nearest_end"])] == words


def test_who_is_quoted_in_the_statement_of_another_speaks_there_too():
    references = [(STATEMENT, "The Harbour Council", "en")]
    by_her = laid(("Nobody has lost a day of work", "Ann Roe"), references=references).quotations
    assert by_her["status"].tolist() == ["reference"] and not by_her["speakers_differ"].any()
    by_him = laid(("Nobody has lost a day of work", "Bo Lee"), references=references).quotations
    assert by_him["speakers_differ"].tolist() == [True]


def test_what_a_medium_is_said_to_have_said_can_stand_in_its_own_text():
    told = [("Herald", ("down on its luck", None)), ("Post", ("down on its luck", "Herald"))]
    assert set(compare.quotations(*corpus(*told)).quotations["status"]) == {"other text"}
    told[1] = ("Post", ("down on its luck", "Mail"))
    assert set(compare.quotations(*corpus(*told)).quotations["status"]) == {"unverified"}


def test_a_quotation_over_two_paragraphs_is_one_for_each():
    words = "We will close the old port, and build a NEW one!\n\n“It rained on the day of the talk."
    found = laid((words, "Ann Roe")).quotations
    assert found["status"].tolist() == ["reference", "unverified"]
    assert found["speaker"].tolist() == ["Ann Roe", "Ann Roe"]
    assert found["end"][0] < found["start"][1] and found["text"][1].startswith("“It rained")
    wrapped = laid(("We will close\nthe old port, and\nbuild a NEW one!", "Ann Roe")).quotations
    assert wrapped["status"].tolist() == ["reference"]


def laid(*quoted, references=((POST, "Ann Roe", "en"),)):
    """The quotations of one document on the post."""
    return compare.quotations(*corpus(("Herald", *quoted), references=references))


def test_what_a_broken_off_quotation_goes_on_with_is_not_left_out():
    pieces = ("We will close the old port,", "Ann Roe"), ("and build a NEW one!", "Ann Roe", "she said, ")
    assert laid(*pieces).differences.empty
    apart = pieces[0], (*pieces[1][:2], "she said. " + 30 * "Much else. ")
    assert laid(*apart).differences["base_words"].tolist() == [
        "and build a NEW one",
        "We will close the old port",
    ]


def test_what_stands_between_two_pieces_is_told_once():
    found = laid(("We will close", "Ann Roe"), ("and build a NEW one!", "Ann Roe", "she said, ")).differences
    assert found[["quotation", "base_words", "at"]].values.tolist() == [[0, "the old port", "edge"]]


def test_pieces_in_another_order_are_two_quotations():
    found = laid(("with Mayor Lee", "Ann Roe"), ("I had a very good talk", "Ann Roe", "she said, "))
    assert found.differences["base_words"].tolist() == ["I had a very good talk", "with Mayor Lee"]


@pytest.mark.parametrize(
    ("quotation", "change"),
    [
        ("[w]e will close the old port, and build a NEW one", ("case", "[w]e", "We", "edge", True)),
        (
            "We will [shut] the old port, and build a NEW one",
            ("substituted", "shut", "close", "inside", True),
        ),
        ("we will close the old port, and build a NEW one", ("case", "we", "We", "edge", False)),
        ("WE will close the old port, and build a NEW one", ("case", "WE", "We", "inside", False)),
        ("very Good talk with Mayor Lee", ("case", "Good", "good", "inside", False)),
    ],
)
def test_brackets_and_first_letters_are_what_a_part_needs(quotation, change):
    columns = ["kind", "words", "base_words", "at", "shown"]
    found = laid((quotation, "Ann Roe")).differences[columns]
    assert change in list(found.itertuples(index=False, name=None))


@pytest.mark.parametrize(
    "quotation",
    ["[We] will close the old port, and build a NEW one", "We will close the old port and build a NEW one"],
)
def test_brackets_around_a_word_that_is_right_change_nothing(quotation):
    base = "We will close the old port and build a NEW one" if "port and" in quotation else POST
    assert compare.quotations(
        *corpus(("Herald", (quotation, "Ann Roe")), references=[(base, "Ann Roe", "en")])
    ).differences.empty


def test_several_sentences_are_one_quotation():
    assert laid((POST, "Ann Roe")).differences.empty


def test_the_same_words_in_two_references_name_both():
    again = "Nobody came. I had a very good talk with Mayor Lee. It rained."
    found = laid(
        ("I had a very good talk", "Ann Roe"), references=[(POST, "Ann Roe", "en"), (again, "Ann Roe", "en")]
    )
    assert found.quotations[["base_id", "also"]].values.tolist() == [["r0", "r1"]]
    other = laid(
        ("I had a very good talk", "Ann Roe"), references=[(POST, "Bo Lee", "en"), (again, "Ann Roe", "en")]
    )
    assert other.quotations["base_id"].tolist() == ["r1"] and other.quotations["also"].isna().all()


@pytest.mark.parametrize(("day", "status"), [(8, "other text"), (9, "unverified")])
def test_a_few_words_weeks_apart_are_another_occasion(day, status):
    words = "build a new port"
    few = corpus(("Herald", (words, "Ann Roe")), ("Post", (words, "Ann Roe")), days=(1, day))
    assert set(compare.quotations(*few).quotations["status"]) == {status}
    two = corpus(
        ("Herald", ("harbour wall", "Ann Roe")), ("Post", ("harbour wall", "Ann Roe")), days=(1, day)
    )
    assert set(compare.quotations(*two).quotations["status"]) == {status}
    many = "We will build a new port here"
    long = corpus(("Herald", (many, "Ann Roe")), ("Post", (many, "Ann Roe")), days=(1, day))
    assert set(compare.quotations(*long).quotations["status"]) == {"other text"}


def test_a_name_in_capitals_without_a_speaker_is_no_utterance():
    for words, status in (
        ("The Grand Harbour Evening Show", "unverified"),
        ("a grand harbour show", "other text"),
    ):
        two = ("Herald", (words, None)), ("Post", (words, None))
        assert set(compare.quotations(*corpus(*two)).quotations["status"]) == {status}


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("washed before they leave us", "other text"),  # five words, two of them of content, all there
        ("before they leave us", "unverified"),
        ("washed before they will leave us", "unverified"),
    ],
)
def test_a_few_words_by_an_unknown_speaker_are_found_whole_in_another_text(words, status):
    base = "Our boats are washed before they leave us, and every sail is dried"
    found = compare.quotations(*corpus(("Herald", (base, None)), ("Post", (words, "Bo Lee")))).quotations
    assert found["status"].tolist() == [status, status]


def test_what_stands_around_a_word_tells_where_it_is_from():
    before = "The mayor and the harbour workers were told that the port would close in winter, "
    base = "The workers were told by the mayor to leave the harbour, and I agreed."
    found = laid(("agreed", None, before), references=[(base, "Ann Roe", "en")])
    assert found.quotations["status"].tolist() == ["reference"]
    assert (
        laid(("agreed", None, "She "), references=[(base, "Ann Roe", "en")])
        .quotations["base_id"]
        .isna()
        .all()
    )


def test_an_unverified_word_shows_the_nearest_sentence_of_its_speakers_reference():
    base = "I like Bo. Our teams will be meeting shortly at a place to be named. Thank you."
    found = laid(("soon", "Ann Roe", "The teams meet "), references=[(base, "Ann Roe", "en")]).quotations
    row = found.iloc[0]
    assert row["nearest"] == "Our teams will be meeting shortly at a place to be named."
    assert base[row["nearest_start"] : row["nearest_end"]] == row["nearest"] and row["nearest_id"] == "r0"
    for speaker, language in (("Bo Lee", "en"), ("Ann Roe", "zh")):
        other = laid(("soon", speaker, "The teams meet "), references=[(base, "Ann Roe", language)])
        assert other.quotations["nearest"].isna().all()
    assert (
        laid(("soon", "Ann Roe", "Then "), references=[(base, "Ann Roe", "en")])
        .quotations["nearest"]
        .isna()
        .all()
    )


def test_one_number_for_one_utterance_and_one_sentence_of_a_reference():
    found = compare.quotations(
        *corpus(
            ("Herald", ("a very good talk", "Ann Roe"), ("close the old port", "Ann Roe")),
            ("Post", ("talk with Mayor Lee", "Ann Roe"), ("It is a fine day", "Bo Lee")),
            references=[(POST, "Ann Roe", "en")],
        )
    )
    assert found.quotations["utterance"].tolist() == [0, 1, 0, 2]
    whole = ("Mail", (POST, "Ann Roe"))
    joined = compare.quotations(
        *corpus(
            ("Herald", ("a very good talk", "Ann Roe"), ("close the old port", "Ann Roe")),
            whole,
            references=[(POST, "Ann Roe", "en")],
        )
    )
    assert joined.quotations["utterance"].tolist() == [0, 0, 0]


def test_two_parts_of_one_long_quotation_do_not_vouch_for_each_other():
    long = ("The harbour wall is broken and we mend it. The night ferry is late and nobody minds", "Ann Roe")
    found = compare.quotations(
        *corpus(
            ("Herald", long, ("the harbour wall is broken", "Ann Roe")),
            ("Post", ("night ferry is late", "Ann Roe")),
        )
    ).quotations
    assert found["status"].tolist() == ["other text", "same text", "other text"]
    assert found["utterance"].nunique() == 1


def test_words_far_apart_in_a_long_text_are_no_quotation():
    base = (
        "We "
        + 40 * "slowly walked and talked about things, "
        + "will "
        + 40 * "nobody came here, "
        + "win it."
    )
    found = laid(("We talked and will win", "Ann Roe"), references=[(base, "Ann Roe", "en")])
    assert found.quotations["status"].tolist() == ["unverified"]


@pytest.mark.parametrize(("n", "expected"), [(9, "reference"), (10, "unverified")])
def test_a_word_alone_that_many_quote_is_nobodys(n, expected):
    others = [(f"P{i}", (f"port {i} is closed today", None)) for i in range(n - 1)]
    found = compare.quotations(
        *corpus(("Herald", ("port", "Ann Roe")), *others, references=[(POST, "Ann Roe", "en")])
    )
    assert found.quotations["status"][0] == expected


def status(quotation, base, speaker="Ann Roe", before=""):
    """The status of one quotation beside a reference by Ann Roe."""
    return laid((quotation, speaker, before), references=[(base, "Ann Roe", "en")]).quotations["status"][0]


def test_how_many_words_must_run_together_depends_on_the_speakers():
    base = "We close the harbour wall and then rest with friends today, and nobody is sad."
    assert status("close the harbour wall yesterday evening", base) == "reference"
    assert status("close the harbour wall yesterday evening", base, None) == "unverified"
    assert status("close the harbour wall and yesterday evening", base, None) == "reference"
    assert status("close the harbour wall and whatever ministers or engineers", base) == "unverified"


def test_without_a_run_most_words_must_stand_close_together():
    base = "They were working almost daily on harbour bridges."
    assert status("almost daily working on bridges", base) == "reference"
    assert status("almost daily nobody knew bridges", base) == "unverified"
    far = base.replace("on", "there, with Ann and Bo and Lee, on")
    assert status("almost daily working on bridges", far) == "unverified"


def test_other_words_at_an_edge_stand_for_as_many_of_the_base():
    base = "the mayor said long ago in town that harbour wall is closed for good"
    assert changed("The harbour wall is closed forever", base) == [
        ("trimmed", "", "the mayor said long ago in town"),
        ("substituted", "The", "that"),
        ("substituted", "forever", "for"),
        ("trimmed", "", "good"),
    ]


def test_words_far_away_are_no_part_of_the_place_that_is_quoted():
    base = f"Mayor Lee was here. {20 * 'Nobody came at all. '}They will close the old harbour wall."
    found = laid(
        ("Mayor Lee will close the old harbour wall", "Ann Roe"), references=[(base, "Ann Roe", "en")]
    )
    assert found.quotations["n_shared"].tolist() == [6]


def test_a_reference_comes_before_another_text_that_has_more_of_the_words():
    found = compare.quotations(
        *corpus(
            ("Herald", ("We will shut the old port", "Ann Roe")),
            ("Post", ("We will shut the old port today", "Ann Roe")),
            references=[(POST, "Ann Roe", "en")],
        )
    )
    assert found.quotations["base_id"].tolist() == ["r0", "r0"]


def test_a_word_twice_in_one_text_and_in_another_is_one_utterance():
    found = compare.quotations(
        *corpus(
            ("Herald", ("harbour wall", "Ann Roe")),
            ("Post", ("harbour wall", "Bo Lee"), ("harbour wall", "Ann Roe")),
        )
    ).quotations
    assert found["utterance"].tolist() == [0, 0, 0]
    assert set(found["status"]) == {"other text", "same text"}


def test_a_small_word_elsewhere_is_not_reordered():
    base = "We close the old port and build walls for Lee"
    kinds = {kind for kind, *_ in changed("We close old port and build the walls for Lee", base)}
    assert kinds == {"trimmed", "substituted"}


@pytest.mark.parametrize(
    ("before", "base"),
    [
        (
            "The mayor met the harbour workers, and she ",
            "I saw the mayor and the workers, and agreed.",
        ),  # two
        ("“The mayor met the harbour workers” and she ", "The mayor, the harbour, the workers: agreed."),
        ("The mayor met the harbour workers, and she ", "The mayor, the harbour, the workers. We agreed."),
    ],
)
def test_too_little_around_a_word_in_its_own_sentence_is_no_help(before, base):
    assert status("agreed", base, None, before) == "unverified"
    assert (
        status(
            "agreed",
            "The mayor, the harbour, the workers: agreed.",
            None,
            before.replace("“", "").replace("”", ""),
        )
        == "reference"
    )


def test_words_that_only_begin_alike_bring_no_sentence_near():
    base = "There should be no questions respecting it. Thanks."
    near = laid(("soon", "Ann Roe", "Bo responded "), references=[(base, "Ann Roe", "en")])
    assert near.quotations["nearest"].isna().all()


def test_a_name_alone_brings_no_sentence_near():
    near = laid(("soon", "Ann Roe", "Lee met her "), references=[("I saw Lee. Thanks.", "Ann Roe", "en")])
    assert near.quotations["nearest"].isna().all()


def test_in_the_standfirst_and_in_the_body_what_a_reference_has_is_found():
    found = laid(
        ("old port", None),
        ("We will close the old harbour port", "Ann Roe"),
        ("harbour port", None),
        references=[(POST.replace("old port", "old harbour port"), "Ann Roe", "en")],
    )
    assert found.quotations["status"].tolist() == ["unverified", "reference", "reference"]
    assert found.quotations["base_id"].tolist()[1:] == ["r0", "d0"]


def test_a_frequent_pair_of_words_does_not_bring_all_its_places():
    many = [(f"P{n}", ("old port", None), (f"old port number {n}", None)) for n in range(70)]
    assert set(compare.quotations(*corpus(*many)).quotations["status"]) == {"unverified"}


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
    assert list(found.quotations) == tables.columns("quotations") and found.quotations.empty
    assert list(found.differences) == tables.columns("differences") and found.differences.empty


@given(texts(), texts())
def test_no_text_makes_it_raise_and_spans_point_at_words(first, second):
    given = corpus(
        ("Herald", (first, None)), ("Post", (second, None)), references=[(POST + first, "A", "en")]
    )
    found = compare.quotations(*given)
    for name in ("quotations", "differences"):
        tables.arrow(name, getattr(found, name))
    by_id = dict(zip(given[0]["doc_id"], given[0]["text"], strict=True)) | {"r0": POST + first}
    for row in found.differences.itertuples():
        assert row.kind in CLASSES
        assert by_id[row.doc_id][row.start : row.end] == row.words
        assert by_id[row.base_id][row.base_start : row.base_end] == row.base_words


def test_a_small_word_that_stands_far_off_is_no_part_of_what_is_quoted_at_either_end():
    one = SimpleNamespace(words=words_of("the old port was closed for good by the"))
    runs = [(0, 0, 1), (1, 20, 4), (8, 40, 1)]  # "the", "old port was closed", "the"
    assert _without_strays(one, runs) == ((1, 20, 4),)
    assert _without_strays(one, runs[1:]) == ((1, 20, 4),)
    assert _without_strays(one, runs[:2]) == ((1, 20, 4),)
    near = [(0, 18, 1), (1, 20, 4), (8, 28, 1)]
    assert _without_strays(one, near) == tuple(near)
    far = [(1, 20, 4), (6, 40, 1)]  # "good" is no small word
    assert _without_strays(one, far) == tuple(far)


def test_a_single_word_does_not_join_the_utterances_in_which_it_stands():
    found = [
        SimpleNamespace(place=place, is_reference=False, text=text, n_words=text.count(" ") + 1)
        for place, text in enumerate(["No tariffs were named", "tariffs", "They lifted the tariffs", "named"])
    ]
    pair = Pair(found[1], found[2], ((0, 3, 1),), (found[0],))
    assert groups(found, {1: pair}) == {0: 0, 1: 1, 2: 1, 3: 3}
    found[1].n_words = 2
    assert groups(found, {1: pair}) == {0: 0, 1: 0, 2: 0, 3: 3}
