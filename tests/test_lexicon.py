"""Word lists: every bad row is named with its file and line, and phrases are found whole."""

import pytest

from analysis import lexicon
from analysis.words import words

HEADER = "phrase,label,guard,source,note\n"


def listed(tmp_path, text):
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return lexicon.rows(path, lexicon.PHRASE_COLUMNS, ("phrase", "label", "source"), ("phrase",))


def test_every_bad_row_is_named_at_once(tmp_path):
    with pytest.raises(lexicon.LexiconError) as error:
        listed(
            tmp_path,
            HEADER
            + "may,modal,,Hyland 2005,\nmight,modal,,,\nMay,modal,,Hyland 2005,\ncould,modal\n,modal,,x,\n",
        )
    assert error.value.problems == [
        "list.csv:3: source is empty",
        "list.csv:4: may appears twice (first on line 2)",
        "list.csv:5: 2 cells where the header has 5",
        "list.csv:6: phrase is empty",
    ]


def test_a_wrong_header_is_named(tmp_path):
    with pytest.raises(
        lexicon.LexiconError, match="list.csv:1: the header is phrase,label, not phrase,label,guard"
    ):
        listed(tmp_path, "phrase,label\nmay,modal\n")


def test_an_empty_file_is_a_problem(tmp_path):
    with pytest.raises(lexicon.LexiconError, match="list.csv:1"):
        listed(tmp_path, "")


def test_every_row_of_every_list_has_a_source():
    for path in sorted(lexicon.FOLDER.glob("*.csv")):
        header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
        assert "source" in header, path.name
        assert lexicon.rows(path, header, ("source",), header)


def found(phrases, text):
    index = lexicon.Phrases([{"phrase": phrase} for phrase in phrases])
    return [[text[m.start : m.end] for m in matches] for matches in index.at(text, words(text))]


def test_the_longest_phrase_comes_first():
    assert found(["set", "set to", "set to be"], "It is set to be sold") == [["set to be", "set to", "set"]]


def test_a_phrase_is_not_found_across_punctuation():
    assert found(["set to"], "All set, to be sure; set\nto go") == [["set\nto"]]


def test_case_and_typographic_marks_do_not_matter():
    assert found(["don't know"], "DON’T\u00a0KNOW") == [["DON’T\u00a0KNOW"]]


def test_part_of_a_word_is_not_found():
    assert found(["may", "seem"], "Mayor Seems") == []
