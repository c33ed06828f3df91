"""report.docx and report.pdf: true tables and captions, the same bytes, and texts shown as text."""

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from support.fakes import LONG, fake
from support.reports import report
from support.undrawn import SVG, draw_nothing, picture

from analysis import export, tell
from analysis.tell.markup import escaped
from analysis.tell.report import printed
from analysis.tell.views.table import table

pytest.importorskip("pypandoc")
pytest.importorskip("typst")

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
HOSTILE = (
    '= head #import "x": * $x^2$ ] [ \\ \\u{41} *bold* _it_ `raw` @ref <lab> <script>alert(1)</script> // no '
    "/* x */ - item + item 1. one / term: x ~ -- --- ... ''q'' ### [l](u) ![i](u) | a | ^s^ {=typst} ``` ]] "
    "#{ } #panic() "
    "&amp; &lt; %s \u202eevil http://x.org/" + "a" * 90
)
DESCRIBED = {"title": f"T {HOSTILE}", "author": "analysis #0", "question": "Why $x$?"}


@pytest.fixture
def undrawn(monkeypatch):
    draw_nothing(monkeypatch)


@pytest.fixture(scope="module")
def made():
    return fake(("Wire", f"Brief {HOSTILE}", LONG), 10)


@pytest.fixture(scope="module")
def documents():
    """A page with every kind of block, all of it hostile."""
    said = escaped(HOSTILE)
    rows = table(
        pd.DataFrame({"name": [HOSTILE, "= a", "- b", "+ c", "/ d: e", ""], "n": range(6)}), note=HOSTILE
    )
    page = (
        f'<html lang="en"><head><title>{said}</title><meta name="author" content="{said}"></head><body>'
        f'<h2 id="a">{said}</h2><p>{said}</p><ul><li><p>{said}</p></li></ul><ol><li><p>{said}</p></li></ol>'
        f'<figure id="f"><img src="p.png" alt="{said}" data-said="{said}" width="100mm">'
        f'<figcaption>{said} <code>{said}</code></figcaption></figure>{rows.printed}'
        f'<dl><dt>{said}</dt><dd>{said}</dd></dl><div class="warning"><p>{said}</p></div>'
        f'<p><strong>{said}</strong> <em>{said}</em> <a href="#a">{said}</a></p></body></html>'
    )  # fmt: skip
    return page, printed.documents(page, {"p.png": picture(), "p.svg": SVG}, DESCRIBED)


def xml(docx, part="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return ElementTree.fromstring(archive.read(part))


def told(element):
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def styled(document, style):
    """The paragraphs of a style."""
    found = f".//{W}pStyle[@{W}val='{style}']"
    return [one for one in document.iter(f"{W}p") if one.find(found) is not None]


def as_told(text):
    """Without what only breaks lines."""
    return re.sub(r"[\s\u200b]+", "", text)


def pdf_text(pdf, tmp_path):
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not here: what the PDF says was not read")
    (tmp_path / "x.pdf").write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-raw", "x.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    return done.stdout.decode()


def test_whatever_a_text_holds_word_shows_as_text(documents):
    page, made = documents
    said = as_told(export.plain(HOSTILE))
    document = xml(made["report.docx"])
    assert as_told(told(document)).count(said) >= 11
    assert as_told(told(xml(made["report.docx"], "word/header1.xml"))) == "T" + said
    assert not document.findall(".//{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath")
    assert {one.get("descr") for one in document.iter(f"{WP}docPr")} != {""}


def test_whatever_a_text_holds_the_pdf_shows_as_text(documents, tmp_path):
    said, shown = as_told(export.plain(HOSTILE)), as_told(pdf_text(documents[1]["report.pdf"], tmp_path))
    assert shown.count(said) >= 10


def test_no_line_of_the_pdf_leaves_the_page(documents, tmp_path):
    pdf_text(documents[1]["report.pdf"], tmp_path)
    done = subprocess.run(["pdftotext", "-bbox", "x.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    ends = [float(end) for end in re.findall(r'xMax="([\d.]+)"', done.stdout.decode())]
    assert ends and max(ends) < 595.3 - 50  # A4 less most of a margin, in points


def test_for_typst_each_word_of_a_text_is_a_string(documents, tmp_path):
    """Outside the strings there is nothing but what the report itself writes."""
    (tmp_path / "page.html").write_text(documents[0], encoding="utf-8")
    printed._converted(tmp_path, "typst", "body.typ")
    markup = re.sub(r'"(?:\\.|[^"\\])*"', "", (tmp_path / "body.typ").read_text(encoding="utf-8"))
    for word in ("import", "x^2", "bold", "raw`", "ref", "script", "evil", "panic", "http", "{=", "u{41}"):
        assert word not in markup, word
    assert not re.search(r"^\s*([-+]|=+|\d+\.|/) (?!#)", markup.replace("= <a>", ""), re.MULTILINE)


def test_tables_are_tables_with_a_header_row_and_each_row_is_there_once(documents):
    (one,) = xml(documents[1]["report.docx"]).iter(f"{W}tbl")
    rows = list(one.iter(f"{W}tr"))
    assert [told(row)[:4] for row in rows[2:]] == ["= a1", "- b2", "+ c3", "/ d:", "\u00a05"]
    assert len(rows) == 7
    assert all(each.find(f".//{W}pStyle[@{W}val='TableTextKept']") is not None for each in one.iter(f"{W}tc"))
    assert [row.find(f".//{W}tblHeader") is not None for row in rows] == [True] + [False] * 6
    widths = [int(each.get(f"{W}w")) for each in one.iter(f"{W}gridCol")]
    assert len(widths) == 2 and min(widths) > 300


def test_a_printed_column_has_room_for_its_longest_word_however_long_other_texts_are():
    one = {"commitment": "distance", "said": "long " * 60, "w" * 60: "x", "sha": "f" * 64}
    shares = re.findall(r"width:([\d.]+)%", table(pd.DataFrame([one] * 3)).printed)
    short, text, broken, sha = map(float, shares)
    assert short + text + broken + sha == pytest.approx(100, abs=0.3)
    assert short / sha == pytest.approx(13 / 67, rel=0.03)
    assert broken / sha == pytest.approx(15 / 67, rel=0.03)
    assert text > short


def test_the_pdf_is_tagged_and_says_what_it_is(documents):
    pdf = documents[1]["report.pdf"]
    assert b"/StructTreeRoot" in pdf and b"pdfuaid" in pdf and b"/MarkInfo" in pdf
    assert b"CreationDate" not in pdf and b"xmp:CreateDate" not in pdf
    assert b"analysis #0" in pdf


def test_no_clock_is_in_the_word_document(documents):
    with zipfile.ZipFile(io.BytesIO(documents[1]["report.docx"])) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"1980-01-01T00:00:00Z"}


def test_letters_that_the_shipped_fonts_lack_stop_nothing(monkeypatch, tmp_path):
    page = '<html lang="en"><body><h2 id="a">新华社</h2><p>新华社 שלום 😀 \ue000</p></body></html>'
    compiled = printed._compiled

    def without_those_of_the_machine(source, fonts, machine, described):
        return compiled(source, fonts, False, described)

    for way in (compiled, without_those_of_the_machine):
        monkeypatch.setattr(printed, "_compiled", way)
        made = printed.documents(page, {}, {**DESCRIBED, "title": "新华社"})
        assert "新华社" in pdf_text(made["report.pdf"], tmp_path)
    assert made["report.pdf"].startswith(b"%PDF") and "新华社" in told(xml(made["report.docx"]))
    assert not printed._drawable(page) and printed._drawable("Zoë – “←” ■□∅ Привет")


PROCESS = """
import sys
sys.path.insert(0, sys.argv[1])
import test_tell_report_print as here
from pathlib import Path
page = Path(sys.argv[2]).read_text(encoding="utf-8")
pictures = {"p.png": here.picture(), "p.svg": here.SVG}
for name, content in here.printed.documents(page, pictures, here.DESCRIBED).items():
    Path(sys.argv[3], name).write_bytes(content)
"""


def test_another_process_elsewhere_gives_the_same_bytes(documents, tmp_path):
    (tmp_path / "page.html").write_text(documents[0], encoding="utf-8")
    paths = os.pathsep.join([str(Path(tell.__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PYTHONPATH": paths}
    arguments = [str(Path(__file__).parent), str(tmp_path / "page.html"), str(tmp_path)]
    subprocess.run([sys.executable, "-c", PROCESS, *arguments], env=environment, cwd=tmp_path, check=True)
    for name, content in documents[1].items():
        assert (tmp_path / name).read_bytes() == content, name


def test_the_report_is_printed_whole_with_captions_alternative_texts_and_a_manifest(undrawn, made, tmp_path):
    path = report(made, "made", tmp_path)
    docx, page = path.with_name("report.docx").read_bytes(), path.read_text(encoding="utf-8")
    document = xml(docx)
    shown = told(document)
    headings = [
        one for one in document.iter(f"{W}p") if one.find(f".//{W}pStyle[@{W}val='Heading1']") is not None
    ]
    assert "reader.html" in shown and not document.findall(f".//{W}hyperlink[@{R}id]")  # paper leads nowhere
    on_screen = re.findall(r"<h2 id=[^>]*>(.*?)</h2>", page)
    assert [told(one) for one in headings] == [one for one in on_screen if not one.startswith("Evidence")]
    assert path.with_name("report.pdf").read_bytes().startswith(b"%PDF")
    alts = [one.get("descr") for one in document.iter(f"{WP}docPr")]
    drawn = page.count("<figure") - page.count('alt=""')
    assert len(alts) == drawn > 5 and all(len(alt) > 40 for alt in alts)
    captions = [
        one for one in document.iter(f"{W}p") if one.find(f".//{W}pStyle[@{W}val='ImageCaption']") is not None
    ]
    assert len(captions) == drawn
    assert all(sha in shown for sha in made.articles["sha256"])
    assert "We compared 3 articles from 3 outlets" in shown
    for one in made.asked["says"]:
        assert one in shown
    assert as_told(export.plain(HOSTILE)) in as_told(shown)


def test_what_cannot_be_made_is_said_and_none_of_an_earlier_run_is_left(undrawn, made, tmp_path, monkeypatch):
    folder = tmp_path / "reports" / "made"
    folder.mkdir(parents=True)
    for name in ("report.docx", "report.pdf"):
        (folder / name).write_bytes(b"old")
    monkeypatch.setattr(printed, "find_spec", lambda name: None if name == "typst" else name)
    assert "report.pdf will not be written, for typst is not installed" in printed.remedy()
    monkeypatch.setattr(printed, "find_spec", lambda name: None)
    assert printed.remedy() == (
        "report.docx and report.pdf will not be written, for pypandoc-binary and typst are not installed; "
        "report.html is. Remedy: python -m pip install pypandoc-binary typst"
    )
    assert report(made, "made", tmp_path).exists()
    assert [one.name for one in folder.iterdir()] == ["report.html"]


def test_where_a_document_cannot_be_made_nothing_is_written(undrawn, made, tmp_path, monkeypatch):
    monkeypatch.setattr(printed, "_program", lambda: sys.executable)
    with pytest.raises(export.OutputError, match="pandoc could not print"):
        report(made, "made", tmp_path)
    assert not list(tmp_path.rglob("*.*"))


def test_all_that_can_be_made_has_no_remedy():
    assert printed.missing() == {} and printed.remedy() == ""
