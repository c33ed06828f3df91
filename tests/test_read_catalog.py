"""Bad input: every problem at once, with file, line, value and remedy."""

import csv

import pytest

from analysis import read
from analysis.read.folder.catalog import is_date

HEADER = "doc_id,path,sha256,outlet,title,byline,published"
EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.delenv("ANALYSIS_DOCUMENTS", raising=False)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The talks ended late.\nBy: Jane Doe\n", encoding="utf-8")
    return tmp_path


def problems(folder, *rows, header=HEADER):
    (folder / "catalog.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    with pytest.raises(read.CorpusError) as caught:
        read.corpus(folder)
    return caught.value.problems


def good(folder, *rows, header=HEADER):
    (folder / "catalog.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return read.corpus(folder)


A, B = "a,a.txt,,A,,,", "b,b.txt,,B,,,"


def test_six_different_problems_are_reported_at_once(folder):
    (folder / "latin.txt").write_bytes("The café closed.".encode("latin-1"))
    (folder / "empty.txt").write_text(" \n", encoding="utf-8")
    (folder / "actors.csv").write_text("actor,group\n,us\n", encoding="utf-8")

    found = problems(
        *(folder, A, "a,b.txt,,B,,,"),
        "c,herald.txt,,C,,,",
        "d,latin.txt,,,,,5 June",
        "e,empty.txt,,E,,,",
    )

    assert found == [
        'catalog.csv:3: doc_id "a" appears twice (first on line 2); keep one of the two rows, or rename one',
        f"catalog.csv:4: herald.txt is not in the folder {folder.name}; "
        "put it there, or name the folder that has it with --documents or ANALYSIS_DOCUMENTS",
        "catalog.csv:5: outlet is empty; fill it in",
        'catalog.csv:5: published "5 June" is not an ISO date; '
        "write 2025-06-05, or 2025-06 where the day is unknown",
        "catalog.csv:5: latin.txt is not UTF-8 (byte 7); save it as UTF-8",
        "catalog.csv:6: empty.txt is empty; put the document's text there, or remove the row",
        "actors.csv:2: actor is empty; fill it in",
    ]


def test_all_problems_stand_in_the_message(folder):
    (folder / "catalog.csv").write_text(f"{HEADER}\nc,c.txt,,C,,,\nd,d.txt,,D,,,\n", encoding="utf-8")

    with pytest.raises(read.CorpusError, match=r"^4 problem\(s\) in the corpus:\ncatalog\.csv:2: c\.txt"):
        read.corpus(folder)


def test_a_folder_without_a_catalog_is_refused(tmp_path):
    with pytest.raises(read.CorpusError, match="catalog.csv: there is none in"):
        read.corpus(tmp_path)


def test_a_catalog_without_a_row_is_refused(tmp_path):
    remedy = "put each text into the folder as a .txt file, and add a row for it"
    assert problems(tmp_path) == [f"catalog.csv:2: there is no document; {remedy}"]


def test_a_changed_document_is_refused(folder):
    (found,) = problems(folder, f"a,a.txt,{EMPTY_SHA256},A,,,", B)

    assert found.startswith("catalog.csv:2: a.txt was changed: its SHA-256 is ")
    assert found.endswith("; restore the file, or enter its new SHA-256 if the change is meant")


def test_a_digest_that_is_none_is_refused(folder):
    assert problems(folder, "a,a.txt,12ab,A,,,", B) == [
        'catalog.csv:2: sha256 "12ab" is not 64 hexadecimal digits; '
        "run sha256sum on the file, or leave the cell empty"
    ]


def test_a_path_that_appears_twice_is_refused(folder):
    assert problems(folder, A, "b,a.txt,,B,,,", "c,b.txt,,C,,,") == [
        'catalog.csv:3: path "a.txt" appears twice (first on line 2); keep one of the two rows, or rename one'
    ]


def test_an_unknown_column_is_refused(folder):
    (found,) = problems(folder, "a,a.txt,A,calm", "b,b.txt,B,", header="doc_id,path,outlet,mood")

    assert found.startswith('catalog.csv:1: no column is named "mood"; the columns are doc_id, path, sha256,')


def test_a_missing_column_is_reported_once(folder):
    assert problems(folder, "a,a.txt", "b,b.txt", header="doc_id,path") == [
        "catalog.csv:1: the column outlet is missing; add it"
    ]


def test_a_column_that_appears_twice_is_refused(folder):
    found = problems(folder, "a,a.txt,A,A", "b,b.txt,B,B", header="doc_id,path,outlet,outlet")

    assert found == ['catalog.csv:1: the column "outlet" appears twice; remove one']


def test_a_problem_is_reported_with_the_line_on_which_its_row_begins(folder):
    assert problems(folder, A, 'b,b.txt,,,"two\nlines",,', "c,c.txt,,C, Inc.,,,", "c") == [
        "catalog.csv:3: outlet is empty; fill it in",
        "catalog.csv:5: 8 cells where the header has 7; put values that contain a comma in double quotes",
        "catalog.csv:6: 1 cell where the header has 7; write a comma for each empty cell, or remove the row",
    ]


LONG = f"{'a' * 300}.txt"


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        (
            "../a.txt",
            'path "../a.txt" leads out of the corpus folder; give a path inside the folder, with "/" between',
        ),
        ("/etc/a.txt", 'path "/etc/a.txt" leads out of the corpus folder'),
        ("C:\\a.txt", 'path "C:\\a.txt" leads out of the corpus folder'),
        ("old\\a.txt", 'path "old\\a.txt" leads out of the corpus folder'),
        ("a.html", "a.html is not a .txt file; save the document as plain text (UTF-8)"),
        (".", ". is not a .txt file"),
        pytest.param(LONG, f"{LONG} is not in the folder", id="too long for a file"),
        ("out.txt", "out.txt is a link that leads out of"),
    ],
)
def test_a_path_that_leads_out_or_names_no_plain_text_is_refused(folder, path, problem, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "out.txt"
    outside.write_text("Rain.", encoding="utf-8")
    if path == "out.txt":
        (folder / "out.txt").symlink_to(outside)

    found = problems(folder, A, B, f"c,{path},,C,,,")

    assert found[0].startswith(f"catalog.csv:4: {problem}")


def test_a_link_within_the_folder_is_read(folder):
    (folder / "c.txt").symlink_to(folder / "a.txt")

    assert len(good(folder, A, B, "c,c.txt,,C,,,").articles) == 3


def test_a_document_that_the_catalog_does_not_name_is_refused(folder):
    assert problems(folder, A) == [
        "catalog.csv: b.txt is in the folder but has no row; add a row for it, or move it out of the folder"
    ]


def test_notes_and_references_need_no_row(folder):
    for name in ("README.txt", "references/readout.txt", ".hidden/old.txt", "notes.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("Rain.", encoding="utf-8")
    named = "doc_id,path,speaker,published\nreadout,readout.txt,the ministry,2025-06\n"
    (folder / "references" / "catalog.csv").write_text(named, encoding="utf-8")

    assert len(good(folder, A, B).articles) == 2


def test_a_catalog_that_contradicts_the_document_is_refused(folder):
    assert problems(folder, "a,a.txt,,A,,John Roe,", B) == [
        'catalog.csv:2: byline "John Roe" is "Jane Doe" in the document (byline); '
        "correct the cell, or leave it empty to take what the document says"
    ]


def test_two_spellings_of_one_name_do_not_contradict(folder):
    assert good(folder, "a,a.txt,,A,,JANE DOE,", B).articles["byline"][0] == "JANE DOE"


def test_a_catalog_in_no_encoding_that_is_known_is_refused(folder):
    (folder / "catalog.csv").write_bytes(f"{HEADER}\na,a.txt,,Caf\x81\x8d,,,\n".encode("latin-1"))

    with pytest.raises(read.CorpusError, match="catalog.csv:2: byte .. is not UTF-8; save the file as UTF-8"):
        read.corpus(folder)


def test_a_catalog_that_excel_saved_is_read_and_its_dates_too(folder):
    rows = ["Doc ID;Path;Outlet;Published", "a;a.txt;Café;13.06.2025", "b;b.txt;B;05.06.2025"]
    (folder / "catalog.csv").write_bytes("\r\n".join(rows).encode("cp1252"))

    found = read.articles(folder)
    assert found["outlet"].tolist() == ["Café", "B"]
    assert found["published"].tolist() == ["2025-06-13", "2025-06-05"]


def test_a_date_of_excel_that_can_be_two_days_is_none(folder):
    (folder / "catalog.csv").write_text("doc_id,path,outlet,published\na,a.txt,A,05/06/2025\nb,b.txt,B,\n")

    with pytest.raises(read.CorpusError, match='published "05/06/2025" is not an ISO date'):
        read.corpus(folder)


def test_a_catalog_that_a_spreadsheet_saved_is_read(folder):
    text = f"\ufeff{HEADER}\r\n{A}\r\n{B}\r\n"
    (folder / "catalog.csv").write_bytes(text.encode())

    assert list(read.articles(folder)["doc_id"]) == ["a", "b"]


@pytest.mark.parametrize(
    ("sheet", "text", "problem"),
    [
        (
            "actors.csv",
            "actor,group\nA,us\nA,us\n",
            'actors.csv:3: actor "A" appears twice (first on line 2)',
        ),
        ("actors.csv", "actor,side\nA,us\n", 'actors.csv:1: no column is named "side"'),
        ("masks.csv", "phrase,reason\nwar,\n", "masks.csv:2: reason is empty; fill it in"),
    ],
)
def test_bad_actors_and_masks_are_refused(folder, sheet, text, problem):
    (folder / sheet).write_text(text, encoding="utf-8")

    assert problems(folder, A, B)[0].startswith(problem)


@pytest.mark.parametrize(
    "cell", ["2025", "2025-06", "2025-06-05", "2025-06-05T10:00Z", "2025-06-05T10:00:30+02:00"]
)
def test_iso_dates_are_dates(cell):
    assert is_date(cell)


@pytest.mark.parametrize(
    "cell", ["5 June 2025", "2025-6-5", "2025-13", "2025-02-30", "06/05/2025", "2025-06-05 "]
)
def test_other_dates_are_none(cell):
    assert not is_date(cell)


def _catalog_problems(tmp_path, catalog, **documents):
    (tmp_path / "catalog.csv").write_text(catalog, encoding="utf-8")
    for name, text in documents.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with pytest.raises(read.CorpusError) as error:
        read.corpus(tmp_path)
    return error.value.problems


@pytest.mark.parametrize("separator", [";", "\t"])
def test_sheets_parted_by_semicolons_or_tabs_are_read(tmp_path, separator):
    for name, rows in {
        "catalog.csv": ["doc_id,path,outlet", "a,a.txt,A"],
        "actors.csv": ['"actor","aliases"', '"Ann, Q.C.","Lee"', ""],
    }.items():
        text = "\n".join(rows).replace(",", separator).replace(f"Ann{separator} Q", "Ann, Q")
        (tmp_path / name).write_text(text, encoding="utf-8-sig")
    (tmp_path / "a.txt").write_text("Text.", encoding="utf-8")
    found = read.corpus(tmp_path)
    assert found.articles["outlet"].tolist() == ["A"] and found.actors["actor"].tolist() == ["Ann, Q.C."]


def test_a_quotation_mark_left_open_is_a_problem(tmp_path):
    catalog = 'doc_id,path,outlet\na,a.txt,"A\nb,b.txt,B"\nc,c.txt,C\n'
    problems = _catalog_problems(tmp_path, catalog, a="Text.", b="Text.", c="Text.")
    assert any(problem.startswith("catalog.csv:2: outlet runs over several lines") for problem in problems)


@pytest.mark.parametrize("limit", [131_072, 2**31 - 1], ids=["csv's own limit", "no limit"])
def test_a_cell_as_long_as_an_open_quotation_mark_makes_it_is_a_problem(tmp_path, limit):
    catalog = "doc_id,path,outlet,note\na,a.txt,A," + "x" * 200_000 + "\n"
    before = csv.field_size_limit(limit)  # one for the whole process: others may have lifted it
    try:
        problems = _catalog_problems(tmp_path, catalog, a="Text.")
    finally:
        csv.field_size_limit(before)
    assert "quotation mark left open" in problems[0]


def test_the_document_of_a_ragged_row_is_not_called_unnamed(tmp_path):
    problems = _catalog_problems(
        tmp_path, "doc_id,path,outlet\na,a.txt,A,B\nb,b.txt,B\n", a="Text.", b="Text."
    )
    assert len(problems) == 1 and "4 cells where the header has 3" in problems[0]


def test_a_mask_without_a_word_is_a_problem(tmp_path):
    (tmp_path / "masks.csv").write_text("phrase,reason\n%,a sign\n", encoding="utf-8")
    problems = _catalog_problems(tmp_path, "doc_id,path,outlet\na,a.txt,A\n", a="Text.")
    assert problems == ['masks.csv:2: phrase "%" has no word; write one, or remove the row']


def test_an_actor_without_a_word_and_a_name_of_two_actors_are_problems(tmp_path):
    rows = ["the Council,town,Council;the board", "…,x,", "Ann Lee,press,Lee;The Board", "LEE,town,"]
    sheet = "\n".join(["actor,group,aliases", *rows])
    (tmp_path / "actors.csv").write_text(sheet, encoding="utf-8")
    assert _catalog_problems(tmp_path, "doc_id,path,outlet\na,a.txt,A\n", a="Text.") == [
        'actors.csv:3: actor "…" has no word; write one, or remove the row',
        'actors.csv:4: "The Board" is the Council, too (line 2); leave it to one of them',
        'actors.csv:5: "LEE" is Ann Lee, too (line 4); leave it to one of them',
    ]
