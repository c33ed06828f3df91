"""What `check` says, in the terminal and in a notebook."""

import re

import pytest

from analysis.check import checked
from analysis.cli import main


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder `my-event` with one text, in the working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ANALYSIS_DOCUMENTS", raising=False)
    made = tmp_path / "my-event"
    made.mkdir()
    (made / "a.txt").write_text("Rain fell on Monday.\n", encoding="utf-8")
    return made


def test_a_notebook_says_what_the_command_says(folder, capsys):
    assert main(["check", "my-event"]) == 2
    assert checked("my-event").text == capsys.readouterr().err.rstrip("\n")
    (folder / "catalog.csv").write_text("doc_id,path,outlet\na,a.txt,Herald\n", encoding="utf-8")
    assert main(["check", "my-event"]) == 0
    said = capsys.readouterr().out.rstrip("\n")
    assert checked("my-event").text == said
    assert "\n  a: Herald, 4 words (language unknown), 0 lines set aside" in said


def test_one_of_a_thing_is_said_as_one(folder):
    (folder / "catalog.csv").write_text("doc_id,path,outlet\na,a.txt,Herald\n", encoding="utf-8")
    (folder / "a.txt").write_text("Perhaps.\n", encoding="utf-8")
    first, second, *_ = checked("my-event").text.split("\n")
    assert first.startswith("my-event: 1 document, ") and second.startswith("  a: Herald, 1 word (")


def test_what_comes_from_the_input_shows_as_text_and_keeps_its_indentation(folder):
    row = "a,a.txt,<b>\u202eHerald</b>\n"
    (folder / "catalog.csv").write_text(f"doc_id,path,outlet\n{row}", encoding="utf-8")
    page = checked("my-event").html
    assert "\n  a: &lt;b&gt;⟨U+202E⟩Herald&lt;/b&gt;, 4 words" in page
    (folder / "catalog.csv").write_text(f"doc_id,path,<i>\n{row}", encoding="utf-8")
    page = checked("my-event").html
    assert "no column is named &quot;&lt;i&gt;&quot;" in page and "<i>" not in page


def test_a_bad_word_list_is_shown_and_not_raised(folder, monkeypatch):
    (folder / "catalog.csv").write_text("doc_id,path,outlet\na,a.txt,Herald\n", encoding="utf-8")
    (folder / "lexicons").mkdir()
    (folder / "lexicons" / "mine.csv").write_text("word,value\nrain,wet\n", encoding="utf-8")
    assert "mine.csv:2" in checked("my-event").text


def test_what_was_read_beside_the_catalog_is_counted_and_nothing_is_said_where_there_is_nothing(folder):
    (folder / "catalog.csv").write_text("doc_id,path,outlet\na,a.txt,Herald\n", encoding="utf-8")
    assert not re.search("beside it|not read", checked("my-event").text)
    (folder / "actors.csv").write_text("actor,group,aliases,description\nAnn Lee,,,\n", encoding="utf-8")
    asked = '[[claim]]\nid = "{}"\nsays = "It rained"\norigin = "coverage"\nfind = ["rain"]\n'
    figure = '[[figure]]\nid = "c"\nsays = "Rain"\nvalue = "90 days"\nrole = "days"\nnear = ["rain"]\n'
    (folder / "claims.toml").write_text(asked.format("a") + asked.format("b") + figure, encoding="utf-8")
    (folder / "codes").mkdir()
    (folder / "codes" / "anna.csv").write_text("unit,sample,sentence,code,note\n", encoding="utf-8")
    said = checked("my-event").text.split("\n")
    assert "  beside it: 1 actor, 2 claims, 1 figure, 1 coding sheet" in said
    assert not any("not read" in line for line in said)


def test_a_file_that_nothing_reads_is_named(folder):
    (folder / "catalog.csv").write_text("doc_id,path,outlet\na,a.txt,Herald\n", encoding="utf-8")
    unread = ("actor.csv", "claim.toml", "codes/anna.ods", "masks.csv.bak")
    known = (".hidden", "README.md", "LICENSE", "answers/a.csv", "references/b.pdf.bak", "lexicons/source.md")
    for name in (*unread, *known):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("", encoding="utf-8")
    reference = "doc_id,path,speaker,published\n"
    (folder / "references" / "catalog.csv").write_text(reference, encoding="utf-8")
    said = checked("my-event").text.split("\n")
    assert said[-1:] == ["  not read: actor.csv, claim.toml, codes/anna.ods and masks.csv.bak"]
    for number in range(20):
        (folder / f"z{number}.md").write_text("", encoding="utf-8")
    assert checked("my-event").text.endswith(" and 5 more")


def test_a_misnamed_sheet_is_told_by_its_case_only_where_case_matters(folder):
    (folder / "catalog.csv").write_text("doc_id,path,outlet\na,a.txt,Herald\n", encoding="utf-8")
    (folder / "Actors.csv").write_text("actor\nAnn Lee\n", encoding="utf-8")
    case_matters = not (folder / "actors.csv").is_file()
    assert ("not read: Actors.csv" in checked("my-event").text) == case_matters
