"""A sheet as workbook and as page: nothing runs in it, and what comes back is read."""

import json
import re
import zipfile
from importlib.util import find_spec

import pytest

from analysis import coding, read
from analysis.cli import main
from analysis.read.folder.codes import CodesError


@pytest.fixture
def calamine():
    """What reads workbooks, where what writes them is here, too."""
    pytest.importorskip("xlsxwriter")
    return pytest.importorskip("python_calamine")


TEXTS = """doc_id,outlet,text
a,Herald,"=It may rain today. </script><b>Lee</b> left & went home."
b,Post,"Perhaps it will snow. The sun was out."
"""


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "texts.csv"
    path.write_text(TEXTS, encoding="utf-8")
    return path


def made(corpus, name, *asked):
    out = corpus.with_name(name)
    assert main(["suggest", "codes", str(corpus), "--variable", *asked, "--out", str(out)]) == 0
    return out


def test_a_workbook_has_the_units_a_list_for_each_variable_and_the_codebook(corpus, calamine):
    out = made(corpus, "new.xlsx", "hedge", "quotation_speaker")
    book = calamine.CalamineWorkbook.from_path(str(out))
    codes, told = (book.get_sheet_by_index(place).to_python() for place in (0, 1))
    assert codes[0] == ["unit", "sample", "text", "hedge", "quotation_speaker", "note"]
    assert {row[2][:20] for row in codes[1:]} == {
        "=It may rain today. ",
        "Perhaps it will snow",
        "The sun was out.",
    }
    assert [told[1][0], told[1][2], told[2][2]] == ["hedge", "yes", "no"] and told[3][2] == "(text)"
    with zipfile.ZipFile(out) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        everything = "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    assert "<f>" not in sheet and "hyperlink" not in everything
    (rule,) = re.findall(r"<dataValidation .*?</dataValidation>", sheet)
    assert f'sqref="D2:D{len(codes)}"' in rule and "codebook!$C$2:$C$3" in rule


def test_two_runs_write_the_same_bytes(corpus):
    for name in ("one.html", *(["one.xlsx"] if find_spec("xlsxwriter") else [])):
        first = made(corpus, name, "hedge").read_bytes()
        assert made(corpus, f"again-{name}", "hedge").read_bytes() == first


def test_a_workbook_that_was_filled_in_is_read_and_its_slips_are_named_by_row(corpus, tmp_path, calamine):
    out = made(corpus, "new.xlsx", "hedge")
    rows = calamine.CalamineWorkbook.from_path(str(out)).get_sheet_by_index(0).to_python()

    xlsxwriter = pytest.importorskip("xlsxwriter")

    def saved(name, codes):
        with xlsxwriter.Workbook(str(tmp_path / name)) as book:
            sheet = book.add_worksheet()
            for place, row in enumerate(rows):
                row = [*row[:3], "hedge" if not place else codes[place - 1], *row[4:]]
                sheet.write_row(place, 0, row)
            sheet.write_string(2, 9, " ")  # cells without anything
            sheet.write_blank(20, 0, None, book.add_format({"bold": True}))
        return tmp_path / name

    codes = [1, "no", "Yes", 0, ""][: len(rows) - 1]
    found = coding.agreed(corpus, [saved("anna.xlsx", codes)])
    assert sorted(found.coding.codes["code"]) == sorted(["yes", "no", "yes", "no"][: len(found.coding.codes)])
    with pytest.raises(CodesError, match='ben.xlsx:3: hedge "maybe" is no code'):
        coding.agreed(corpus, [saved("ben.xlsx", [1, "maybe", *codes[2:]])])
    (tmp_path / "cleo.xlsx").write_bytes(b"PK nothing")
    with pytest.raises(CodesError, match="cleo.xlsx: cannot be read"):
        coding.agreed(corpus, [tmp_path / "cleo.xlsx"])


def test_a_text_longer_than_a_cell_is_refused_with_what_to_do(tmp_path, capsys, calamine):
    path = tmp_path / "long.csv"
    path.write_text(
        'doc_id,outlet,text\na,Herald,"' + "The ship sank here. " * 2000 + '"\n', encoding="utf-8"
    )
    out = tmp_path / "new.xlsx"
    assert main(["suggest", "codes", str(path), "--variable", "entman", "--out", str(out)]) == 2
    assert "a cell of Excel holds 32,767; name a file that ends in .html" in capsys.readouterr().err
    assert not out.exists()


def test_a_page_holds_the_units_as_data_and_nothing_else_runs(corpus):
    page = made(corpus, "new.html", "hedge").read_text(encoding="utf-8")
    data = json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page)[1])
    assert ["=It may rain today. </script><b>Lee</b> left & went home."] in [
        text for _, text in data["units"]
    ]
    assert "<b>Lee" not in page and page.count("</script>") == 2
    assert "default-src 'none'" in page and "http://" not in page and "https://" not in page
    assert not {"Herald", "Post"} & set(re.findall(r"\w+", page))
    assert [one["name"] for one in data["variables"]] == ["hedge"]


def test_sheets_of_the_folder_codes_are_csv_or_xlsx(tmp_path, calamine):
    folder = tmp_path / "port"
    (folder / "codes").mkdir(parents=True)
    (folder / "port.txt").write_text("The port may close today.\n", encoding="utf-8")
    (folder / "catalog.csv").write_text("doc_id,path,outlet\na,port.txt,Herald\n", encoding="utf-8")
    out = folder / "codes" / "anna.xlsx"
    assert main(["suggest", "codes", str(folder), "--variable", "hedge", "--out", str(out)]) == 0
    (folder / "codes" / "~$anna.xlsx").write_bytes(b"open")  # as long as Excel has it open
    assert read.code_sheets(folder) == [out.resolve()] and read.coding_sheets(folder) == []
