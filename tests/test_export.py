"""What leaves the program: no formulas, the same bytes, whole files or none."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import export, tables
from analysis.export import OutputError

TEXTS = st.text(alphabet="=+-@＝＋－＠\t\r\n,\"' aİ„“😀\u0301", max_size=12)

MARK = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@x", "\t=x", "\r+x", "\n\n-x", "＝1", "＋1", "－1", "＠x", '=HYPERLINK("x")'],
)
def test_a_text_that_is_a_formula_gets_an_apostrophe(text):
    made = export.csv_bytes(pd.DataFrame({"text": [text]})).decode("utf-8-sig")
    assert next(csv.reader(io.StringIO(made, newline=""), strict=True)) == ["text"]
    assert list(csv.reader(io.StringIO(made, newline="")))[1] == [f"'{text}"]


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_no_cell_begins_as_a_formula_and_all_else_reads_back(texts):
    made = export.csv_bytes(pd.DataFrame({"a": texts, "b": ["x"] * len(texts)})).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(made, newline=""), strict=True))
    assert rows[0] == ["a", "b"] and len(rows) == len(texts) + 1
    for cell, text in zip((row[0] for row in rows[1:]), texts, strict=True):
        assert not cell.lstrip("\t\r\n").startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
        assert cell in (text, f"'{text}")


def test_a_text_that_begins_with_a_blank_line_keeps_its_positions():
    made = export.csv_bytes(pd.DataFrame({"text": ["\n\nIt rained.", "\tIt snowed."]})).decode("utf-8-sig")
    assert made == 'text\n"\n\nIt rained."\n\tIt snowed.\n'


def test_numbers_are_untouched_rounded_and_without_a_negative_zero():
    rows = pd.DataFrame({"n": [-5, 7], "x": [-0.1234567891, -0.0], "y": [1e-9, 1 / 3]})
    assert export.csv_bytes(rows) == MARK + b"n,x,y\n-5,-0.123457,0.0\n7,0.0,0.333333\n"


def test_null_is_an_empty_cell_in_every_kind_of_column():
    rows = pd.DataFrame(
        {
            "text": pd.Series([None, "a"], dtype="str"),
            "n": pd.Series([None, 3], dtype="Int32"),
            "x": [None, 1.5],
            "b": pd.Series([None, True], dtype="boolean"),
        }
    )
    assert export.csv_bytes(rows) == MARK + b"text,n,x,b\n,,,\na,3,1.5,True\n"


def test_every_table_can_be_exported_even_when_it_is_empty():
    for name in tables.SCHEMAS:
        made = export.csv_bytes(tables.frame(name, [])).decode("utf-8-sig")
        assert made == ",".join(tables.columns(name)) + "\n"


def test_lines_end_in_lf_and_text_is_utf_8_with_the_mark_that_excel_needs():
    assert export.csv_bytes(pd.DataFrame({"a": ["İ“"]})) == MARK + "a\nİ“\n".encode()


def test_the_index_and_the_dtype_of_text_do_not_matter():
    rows = pd.DataFrame({"a": ["x", None]})
    assert export.digest(rows) == export.digest(rows.astype(object).set_index(pd.Index([7, 9])))


def test_one_changed_value_changes_the_digest():
    assert export.digest(pd.DataFrame({"a": [1.0]})) != export.digest(pd.DataFrame({"a": [1.00001]}))


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = export.written(tmp_path / "new" / "a.csv", b"old")
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OutputError, match="a.csv cannot be written: full"):
        export.written(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in path.parent.iterdir()] == ["a.csv"]


def test_what_is_staged_takes_its_place_at_the_end_and_what_it_replaces_goes(tmp_path):
    (tmp_path / "a").mkdir()
    for name in ("old.txt", "mine.txt", "same.txt"):
        (tmp_path / "a" / name).write_text("old")
    gone = [Path("a") / name for name in ("old.txt", "same.txt", "never.txt")]
    with export.staged(tmp_path, tmp_path / "b", gone) as stage:
        export.written(stage / "a" / "same.txt", b"new")
        export.written(stage / "c" / "d.txt", b"new")
        assert (tmp_path / "a" / "same.txt").read_text() == "old" and not (tmp_path / "c").exists()
    found = {path.relative_to(tmp_path).as_posix(): path.read_text() for path in tmp_path.rglob("*.*")}
    assert found == {"a/mine.txt": "old", "a/same.txt": "new", "c/d.txt": "new"}
    assert not (tmp_path / "b").exists()


def test_what_fails_leaves_no_stage_and_what_a_killed_process_left_goes_with_the_next(tmp_path):
    with pytest.raises(KeyError), export.staged(tmp_path, tmp_path / "b", [Path("b/old.txt")]) as stage:
        (stage / "new.txt").touch()
        raise KeyError
    assert not list(tmp_path.iterdir())
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left = stage.with_name(stage.name.replace(str(os.getpid()), str(dead.pid)))
    alive = stage.with_name(stage.name.replace(str(os.getpid()), str(os.getppid())))
    for folder in (left, alive, stage):
        folder.mkdir(parents=True)
    (stage / "old.txt").touch()  # of a process that was killed and had the number of this one
    with export.staged(tmp_path, tmp_path / "b"):
        assert not left.exists() and alive.exists() and not list(stage.iterdir())


def test_outputs_go_where_the_environment_says_also_by_a_relative_path(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for named in (str(tmp_path / "out"), "out"):
        monkeypatch.setenv("ANALYSIS_OUTPUT", named)
        assert export.root() == tmp_path / "out"


def test_without_it_they_go_to_the_checkout_that_one_stands_in_or_else_just_there(monkeypatch, tmp_path):
    monkeypatch.delenv("ANALYSIS_OUTPUT", raising=False)
    monkeypatch.chdir(tmp_path)
    assert export.root() == tmp_path
    monkeypatch.chdir(Path(__file__).parent / "cases")
    assert export.root() == Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("corpus", "name"),
    [("sample", "sample"), ("/far/my-event", "my-event"), ("a/texts.csv", "texts.csv"), ("ev.1/", "ev.1")],
)
def test_the_folder_of_a_corpus_has_its_name_wherever_the_corpus_lies(tmp_path, corpus, name):
    assert export.folder("figures", corpus, tmp_path) == tmp_path / "figures" / name


@pytest.mark.parametrize("corpus", ["", ".", "..", "/", "a/.."])
def test_a_corpus_without_a_name_has_no_folder(corpus):
    with pytest.raises(ValueError, match="no name"):
        export.folder("figures", corpus)
