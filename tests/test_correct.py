"""`correct CORPUS`: rows enter corrections.csv after a check, all or none; what does not fit is named."""

import io
import sys
from types import SimpleNamespace

import pytest
from support import corrected
from support.corrected import HEAD, TEXTS, hedges, row

from analysis import mark, read
from analysis.cli import main

folder = corrected.folder


@pytest.fixture
def paste(folder, monkeypatch, capsys):
    """Paste rows, and give the exit code, what was printed, and what went to stderr."""

    def pasted(rows, *options, corpus=folder):
        content = rows.encode() if isinstance(rows, str) else rows
        stdin = SimpleNamespace(buffer=io.BytesIO(content), isatty=lambda: False)
        monkeypatch.setattr(sys, "stdin", stdin)
        code = main(["correct", str(corpus), "--paste", *options])
        return code, *capsys.readouterr()

    return pasted


def kept(folder):
    path = folder / "corrections.csv"
    return path.read_bytes() if path.exists() else None


def test_a_pasted_row_changes_the_tables_and_it_is_said_what_and_what_next(folder, paste):
    assert ("a", "may", "modal") in hedges(mark.corpus(read.corpus(folder)))
    code, out, _ = paste(
        row("a", "may", "hedging", "modal", "") + row("a", "claimed", "speaker", "Bo Ray", "Kim")
    )
    assert code == 0
    assert "corrections.csv: 2 corrections added, 2 in all\n  in a (2)\n  hedging removed: 1" in out
    assert f"Next: report {folder}" in out
    made = mark.corpus(read.corpus(folder))
    assert ("a", "may", "modal") not in hedges(made)
    assert made.attributions.set_index("cue").loc["claimed", "speaker"] == "Kim"


@pytest.mark.parametrize("form", ["header", "tabs", "semicolons", "crlf", "no line end", "file"])
def test_rows_are_taken_in_the_forms_in_which_people_have_them(form, folder, paste, tmp_path):
    rows = row("a", "may", "hedging", "modal", "") + row("b", "may", "hedging", "modal", "scope")
    signs = {"tabs": "\t", "semicolons": ";"}
    given = (HEAD if form in ("header", "semicolons") else "") + rows
    given = given.replace(",", signs.get(form, ",")).replace("\n", "\r\n" if form == "crlf" else "\n")
    if form == "file":
        (tmp_path / "saved.csv").write_text("\ufeff" + HEAD + rows, encoding="utf-8")
        assert main(["correct", str(folder), "--file", str(tmp_path / "saved.csv")]) == 0
    else:
        assert paste(given.rstrip() if form == "no line end" else given)[0] == 0
    made = hedges(mark.corpus(read.corpus(folder)))
    assert ("a", "may", "modal") not in made and ("b", "may", "scope") in made


def test_what_stands_in_the_file_stays_byte_for_byte(folder, paste):
    before = (HEAD + row("a", "may", "hedging", "modal", "")).replace("\n", "\r\n").rstrip().encode()
    (folder / "corrections.csv").write_bytes(before)
    assert paste(row("b", "may", "hedging", "modal", ""))[0] == 0
    assert kept(folder).startswith(before + b"\r\nb,") and kept(folder).count(b"\r\n") == 3
    assert len(read.corpus(folder).corrections) == 2


def test_a_sheet_of_another_shape_keeps_its_rows(folder, paste):
    other = "why;who;field;doc_id;start;end;was\nnicht so, nein;Jörg;hedging;a;9;12;modal\n"
    (folder / "corrections.csv").write_bytes(other.encode("cp1252"))
    assert paste(row("b", "may", "hedging", "modal", "scope"))[0] == 0
    made = read.corpus(folder).corrections
    assert [(one.doc_id, one.who, one.why) for one in made][0] == ("a", "Jörg", "nicht so, nein")
    assert made[0].now is None and made[1].now == "scope"


def test_who_and_why_are_of_the_row_or_of_the_command(folder, paste):
    bare = row("a", "may", "hedging", "modal", "", who="", why="")
    own = row("b", "may", "hedging", "modal", "", who="Bea", why="own reason")
    code, _, err = paste(bare + own)
    assert code == 2 and kept(folder) is None
    assert "pasted:1: who is empty; fill it in, or say it for all rows with --who" in err
    assert "pasted:1: why is empty" in err and "pasted:2" not in err
    assert paste(bare + own, "--who", "Al", "--why", "read again")[0] == 0
    assert [(one.who, one.why) for one in read.corpus(folder).corrections] == [
        ("Al", "read again"),
        ("Bea", "own reason"),
    ]


def test_every_problem_is_named_at_once_and_nothing_is_written(folder, paste):
    good = row("a", "may", "hedging", "modal", "")
    code, out, err = paste(good + "z,1,2,hedging,,modal,A,b\na,5,3,tone,x,y,A,b\na,1\n")
    assert code == 2 and out == "" and kept(folder) is None
    for problem in (
        'pasted:2: doc_id "z" is no document of the catalog',
        'pasted:3: start "5" and end "3" are no stretch',
        'pasted:3: field "tone" cannot be corrected',
        "pasted:4: ",
    ):
        assert problem in err
    code, _, err = paste(
        good
        + row("a", "port", "act", "argue", "accuse")
        + row("b", "may", "hedging", "scope", "")
        + "b,900,950,article,,no,A,b\n"
    )
    assert code == 2 and kept(folder) is None
    assert "pasted:2: act in a from 4 to 8: no attribution has its cue there" in err
    assert "pasted:4: no line stands from 900 to 950" in err


def test_a_row_that_no_longer_fits_is_named_with_what_stands_there(folder, paste):
    _, _, err = paste(row("b", "may", "hedging", "scope", ""))
    assert (
        "pasted:1: hedging in b from" in err and 'was is "scope", but the detector has "modal" there' in err
    )
    assert kept(folder) is None


def test_duplicates_and_contradictions_are_named_among_the_rows_and_with_the_file(folder, paste):
    one, other = (row("a", "may", "hedging", "modal", now) for now in ("", "scope"))
    assert "pasted:2: a 9 12 hedging is corrected twice (first on line 1); keep one" in paste(one + one)[2]
    assert 'twice (first on line 1) and they contradict: now is "" and "scope"' in paste(one + other)[2]
    assert kept(folder) is None and paste(one)[0] == 0
    before = kept(folder)
    assert "pasted:1: a 9 12 hedging is corrected so in corrections.csv:2 already" in paste(one)[2]
    said = 'contradicts corrections.csv:2, where now is "" and not "scope"; change or remove that row'
    assert said in paste(other)[2]
    assert kept(folder) == before


def test_nothing_pasted_is_said(folder, paste):
    for nothing in ("", HEAD, "\n\n"):
        code, _, err = paste(nothing)
        assert code == 2 and "there is no row in it; copy one in the reader" in err
    assert kept(folder) is None


def test_a_table_is_refused_with_a_remedy(tmp_path, paste):
    table = tmp_path / "texts.csv"
    table.write_text("outlet,text\nHerald,The port may close.\n", encoding="utf-8")
    code, _, err = paste(row("a", "may", "hedging", "modal", ""), corpus=table)
    assert code == 2
    assert "a table has no corrections.csv; begin a folder with `new FOLDER`" in err


def test_lines_that_are_set_aside_count_for_the_rows_after_them(folder, paste):
    """A line that a row sets aside has no marks left, and a row for one of them does not fit."""
    aside = f"b,0,{len(TEXTS['b'])},article,,no,A,caption\n"
    code, _, err = paste(aside + row("b", "may", "hedging", "modal", ""))
    assert code == 2 and kept(folder) is None and "b" in err
    assert paste(aside)[0] == 0
    assert not (read.corpus(folder).sentences["doc_id"] == "b").any()


def test_the_words_of_an_attribution_are_changed_and_its_verb_stays(folder, paste):
    assert paste(row("a", "claimed", "attribution", "sure", "Bo Ray :: Lee clearly lied"))[0] == 0
    made = mark.corpus(read.corpus(folder))
    spans = made.attribution_spans
    number = made.attributions.set_index("cue").loc["claimed", "attribution_id"]
    content = spans[(spans["attribution_id"] == number) & (spans["role"] == "content")].iloc[0]
    assert TEXTS["a"][content.start : content.end] == "Lee clearly lied"
    assert made.attributions.set_index("cue").loc["claimed", "commitment"] == "distance"
