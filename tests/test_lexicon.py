"""Word lists: every bad row is named with its file and line, and phrases are found whole."""

import pytest

from analysis import lexicon
from analysis.mark.base import phrase_measure
from analysis.mark.guards import HEDGING
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
        "list.csv:3: source is empty; fill it in",
        "list.csv:4: may appears twice (first on line 2); keep one",
        "list.csv:5: 2 cells where the header has 5; put values that contain a comma in double quotes",
        "list.csv:6: phrase is empty; fill it in",
    ]


def test_a_label_that_there_is_not_and_a_phrase_without_a_word_are_named_with_their_line(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(HEADER + "may,maybe,,Hyland 2005,\n%,modal,,Hyland 2005,\n", encoding="utf-8")
    with pytest.raises(lexicon.LexiconError) as error:
        lexicon.rows(path, lexicon.PHRASE_COLUMNS, ("phrase",), ("phrase",), {"label": {"modal", "scope"}})
    assert error.value.problems == [
        'list.csv:2: label "maybe" is none of: modal, scope',
        'list.csv:3: phrase "%" has no word; a phrase is made of words',
    ]


def test_a_measure_s_list_may_name_only_the_labels_and_guards_that_there_are(tmp_path, monkeypatch):
    for name in ("labels", "hedging"):
        (tmp_path / f"{name}.csv").write_bytes((lexicon.FOLDER / f"{name}.csv").read_bytes())
    with (tmp_path / "hedging.csv").open("a", encoding="utf-8") as file:
        file.write("zzz top,modal,noguard,our reading,\n")
    line = (tmp_path / "hedging.csv").read_text(encoding="utf-8").count("\n")
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)
    with pytest.raises(lexicon.LexiconError) as error:
        phrase_measure("hedging", "?", HEDGING)
    assert [problem.split(":")[:2] for problem in error.value.problems] == [["hedging.csv", str(line)]]
    assert 'guard "noguard"' in error.value.problems[0]


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


def test_a_sign_in_a_phrase_is_asked_for():
    assert found(["Roe & Lee"], "Roe & Lee met; Roe Lee and Roe, Lee did not") == [["Roe & Lee"]]
    assert found(["two ports' boats"], "Two ports’ boats, not two ports boats") == [["Two ports’ boats"]]


def test_case_and_typographic_marks_do_not_matter():
    assert found(["don't know"], "DON’T\u00a0KNOW") == [["DON’T\u00a0KNOW"]]


def test_part_of_a_word_is_not_found():
    assert found(["may", "seem"], "Mayor Seems") == []
