"""What each form of a file gives: headline, byline, date, outlet and body, and what is left out."""

import io
import json
import plistlib
from email.mime.text import MIMEText

import pandas as pd
import pytest
from support import piles
from support.piles import BODY, nexis

from analysis.read.files import dates, formats
from analysis.read.files.found import Refused

NEXIS = nexis(
    ("The Northern Star", "June 5, 2025 Thursday", "Cracks close bridge", "Ola Finch"),
    (
        "Daily Sentinel (London)",
        "June 6, 2025 Friday\n                 Final Edition",
        "Who knew?",
        "Mo Idris",
    ),
)
FACTS = ("outlet", "published", "title", "byline")


def read(name, content, **columns):
    content = content if isinstance(content, bytes) else content.encode()
    return formats.found(content, name, columns)


def facts(found):
    return tuple(getattr(found, name) for name in FACTS)


def test_a_page_gives_its_article_and_what_it_says_of_itself():
    (one,) = read("a.html", piles.page(head=piles.LD))
    assert facts(one) == (
        "The Dene Courier", "2025-06-05", "Bridge closed after cracks found", "Ann Pell, Cal Munt",
    )  # fmt: skip
    assert one.url == "https://www.dc.example/bridge"
    assert [line for line in one.paragraphs if line != "4 min read"] == BODY
    for line in ("Accept all", "The bridge on Monday. Photograph: Jo Marsh", "Why it was never mended"):
        assert line in one.left_out


@pytest.mark.parametrize(
    ("head", "title", "outlet"),
    [
        ('<meta property="og:site_name" content="Bay Standard">', "Rain | Bay Standard", "Bay Standard"),
        ("", "Bridge closed after cracks found – Bay Standard", "Bay Standard"),
        ("", "Rain and wind", "dc.example"),
    ],
)
def test_the_outlet_is_the_sites_name_or_its_host_and_never_a_guess(head, title, outlet):
    text = piles.page(head=head).replace("Bridge closed after cracks found | Dene Courier", title)
    (one,) = read("a.html", text)
    assert one.outlet == outlet


def test_a_page_of_a_browsers_own_form_is_the_same_page():
    plain = read("a.html", piles.page())[0]
    part = MIMEText(piles.page(), "html", "utf-8")
    archive = {
        "WebMainResource": {"WebResourceData": piles.page().encode(), "WebResourceURL": "https://x.example"}
    }
    for name, content in (("a.mhtml", part.as_bytes()), ("a.webarchive", plistlib.dumps(archive))):
        assert read(name, content)[0].paragraphs == plain.paragraphs


def test_an_old_export_of_nexis_is_its_articles():
    first, second = read("n.txt", NEXIS)
    assert facts(first) == ("The Northern Star", "2025-06-05", "Cracks close bridge", "Ola Finch")
    assert facts(second) == ("Daily Sentinel (London)", "2025-06-06", "Who knew?", "Mo Idris")
    assert second.paragraphs == [f"{text} (2)" for text in BODY]
    assert (first.place, second.place) == ("article 1", "article 2")


def test_an_export_that_has_fewer_words_than_it_says_is_told():
    cut = NEXIS.replace("LENGTH: 58", "LENGTH: 412", 1)
    assert read("n.txt", cut)[0].said == ("the export says 412 words, 57 were read",)


def test_a_new_export_of_nexis_in_word_is_its_articles_without_the_list_before_them():
    head = ["Job Number: 1", "Documents (1)", "1. Strike spreads", "Client/Matter: -None-"]
    lines = [
        "Strike spreads",
        "The Capital Times",
        "November 13, 2024 Wednesday",
        "Copyright 2024 X",
        "Length: 9 words",
    ]
    text = [
        *head,
        *lines,
        "Byline: Eve Lorne",
        "Body",
        "The strike spread.",
        "It may last.",
        "Load-Date: 1 May 2025",
    ]
    (one,) = read("n.docx", piles.word(*text, "End of Document"))
    assert facts(one) == ("The Capital Times", "2024-11-13", "Strike spreads", "Eve Lorne")
    assert one.paragraphs == ["The strike spread.", "It may last."]


@pytest.mark.parametrize("form", ["text", "html", "rtf"])
def test_an_export_of_factiva_is_its_articles(form):
    text = piles.FACTIVA
    if form == "html":
        rows = [line.partition("  ") for line in text.split("\n") if line]
        text = "".join(f"<tr><td>{code}</td><td>{value}</td></tr>" for code, _, value in rows)
        text = f"<html><body><table>{text}</table><p>Factiva</p></body></html>"
    if form == "rtf":
        text = "{\\rtf1 " + "".join(f"{line}\\par\n" for line in text.replace("  ", " ").split("\n")) + "}"
    first, second = read({"text": "f.txt", "html": "f.html", "rtf": "f.rtf"}[form], text)
    assert facts(first) == ("Inland Daily", "2024-11-13", "Port sues union", "Tess Arden")
    assert first.paragraphs == ["The port sued the union on Wednesday.", "Its lawyers dismissed the suit."]
    assert facts(second) == ("Rural Gazette", "2024-11-14", "Farmers fear for exports", "")


def test_an_article_of_factiva_as_the_screen_shows_it_is_read_without_codes():
    above = [
        "Port sues union",
        "By Tess Arden",
        "120 words",
        "13 November 2024",
        "06:10",
        "Inland Daily",
        "INBD",
        "English",
    ]
    lines = [
        *above,
        "Copyright 2024. All rights reserved.",
        "",
        "The port sued.",
        "",
        "Nobody spoke.",
        "",
        "Document INBD00020241113ek0",
    ]
    first, second = read("f.txt", "\n".join([*lines, "", *lines]))
    assert facts(first) == ("Inland Daily", "2024-11-13", "Port sues union", "Tess Arden")
    assert first.paragraphs == second.paragraphs == ["The port sued.", "Nobody spoke."]


def test_an_export_of_proquest_is_its_articles():
    (one,) = read("p.txt", piles.PROQUEST)
    assert facts(one) == ("Daily Examiner", "2024-11-14", "Picket lines grow", "Marsh, Una")
    assert one.paragraphs == ["Picket lines grew on Thursday.", "Police closed a road."]


def test_a_text_says_what_its_first_and_last_lines_say():
    lines = [
        "THE MORNING POST",
        "Bridge row “a disgrace”",
        "By Kit Barrow",
        "Monday 9 June 2025",
        BODY[0],
        BODY[1],
    ]
    (one,) = read("post.txt", "\n\n".join(lines).encode("cp1252"))
    assert facts(one) == ("The Morning Post", "2025-06-09", "Bridge row “a disgrace”", "Kit Barrow")
    assert one.paragraphs == BODY[:2] and one.said == ("read as Windows-1252",)
    (one,) = read(
        "x.txt", f"Rain falls\n\nSource: The Wet Times\n\n{BODY[0]}\n\nDate: 2025-06-01\n".encode("utf-16")
    )
    assert facts(one)[:3] == ("The Wet Times", "2025-06-01", "Rain falls")
    (one,) = read(
        "x.md",
        f"# Rain *falls*\n\n{BODY[0].replace(' was ', chr(10) + 'was ')}\n\nThe Wet Times, 3 June 2025\n",
    )
    assert facts(one)[:3] == ("The Wet Times", "2025-06-03", "Rain falls") and one.paragraphs == [BODY[0]]


def test_a_masthead_below_the_headline_is_the_outlet_and_furniture_is_no_headline():
    (one,) = read("x.txt", f"Rain falls on the valley\n\nThe Wet Gazette\n\nBy Ann Lee\n\n{BODY[0]}")
    assert facts(one) == ("The Wet Gazette", "", "Rain falls on the valley", "Ann Lee")
    (one,) = read("2025-06-05 pr.txt", f"FOR IMMEDIATE RELEASE\n\nBridge opens\n\n{BODY[0]}")
    assert (one.title, one.published) == ("Bridge opens", "2025-06-05")
    assert one.said == ("the date is from the file's name",)


def test_broken_characters_are_mended_and_that_is_said():
    (one,) = read("x.txt", "It isnâ€™t clear, she said. The offi\u00adcer &quot;saw&quot; it.")
    assert one.paragraphs == ['It isn’t clear, she said. The officer "saw" it.']
    assert one.said == ("broken characters mended in 1 line",)


def test_a_pdf_is_read_by_its_columns_without_its_running_heads():
    left = [f"word{number} stands in the left column and" for number in range(8)]
    right = [f"word{number} stands in the right column and" for number in range(8)]
    lines = [(72, 760, 9, "Coastal Weekly 3"), (72, 700, 22, "A town divided"), (300, 20, 9, "3")]
    lines += [(72, 660 - 14 * i, 11, text) for i, text in enumerate(left)]
    lines += [(330, 660 - 14 * i, 11, text) for i, text in enumerate(right)]
    (one,) = read("a.pdf", piles.pdf(lines, pages=2))
    text = " ".join(one.paragraphs)
    assert one.title == "A town divided" and "Coastal" not in text
    assert text.index("word7 stands in the left") < text.index("word0 stands in the right")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_is_its_rows_whatever_parts_its_columns(separator):
    rows = [["Source", "Headline", "Date", "Author", "Body text", "Link"]]
    rows.append(
        [
            "Lake Tribune",
            "Rain",
            "10/06/2025",
            "By Jo Marsh",
            "It rained.\n\nIt was wet; very.",
            "https://x.example/1",
        ]
    )
    rows.append(["Hill News", "Snow", "13/06/2025", "", "“It – snowed.”", ""])
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    first, second = read("t.csv", text.encode("cp1252"))
    assert facts(first) == ("Lake Tribune", "2025-06-10", "Rain", "Jo Marsh")
    assert first.paragraphs == ["It rained.", "It was wet; very."] and second.paragraphs == ["“It – snowed.”"]


def test_tables_of_programs_are_read_and_columns_can_be_named():
    frame = pd.DataFrame(
        {"publication": ["A"], "headline": ["B"], "date": [pd.Timestamp("2024-11-18")], "XY": ["It rained."]}
    )
    (one,) = read("t.parquet", frame.to_parquet(), text="XY")
    assert facts(one)[:3] == ("A", "2024-11-18", "B") and one.paragraphs == ["It rained."]
    entry = {
        "source": {"id": None, "name": "Wire"},
        "title": "Deal",
        "publishedAt": "2024-11-17T06:40:00Z",
        "content": "Over.",
    }
    for name, text in (("t.jsonl", json.dumps(entry)), ("t.json", json.dumps({"articles": [entry]}))):
        assert facts(read(name, text)[0])[:3] == ("Wire", "2024-11-17", "Deal")
    with pytest.raises(Refused, match="say which: --column text=NAME, one of XY"):
        read("t.csv", "XY\nIt rained.")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Thursday, June 5, 2025", "2025-06-05"),
        ("5th of June 2025 at 3 pm", "2025-06-05"),
        ("20250605", "2025-06-05"),
        ("June 2025", "2025-06"),
        ("13/6/2025", "2025-06-13"),
        ("5/6/2025", ""),
        ("31 June 2025", "2025-06"),
    ],
)
def test_a_date_is_read_where_it_can_be_only_one(text, iso):
    assert dates.iso(text) == iso


ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.docx", piles.word("x", before=ENTITY), "declares entities"),
        ("a.docx", piles.zipped(a=b"0" * 201_000_000), "unpacks to more than 200 MB"),
        ("a.docx", b"no archive", "damaged or locked"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "save it as .docx"),
        (
            "a.pdf",
            piles.pdf([(72, 700, 12, "A page of text, no more.")], pages=201, count=10**6),
            "more than 200 pages",
        ),
        ("a.pdf", piles.pdf([]), "no text layer"),
        ("a.pdf", b"%PDF-1.4 no", "damaged"),
        ("a.html", "<html><body></body></html>", "no article was found"),
        ("a.txt", " \n", "no text"),
        ("a.jsonl", "[" * 100_000, "no JSON"),
        ("a.csv", "text\n" + "a\n" * 100_001, "more than 100,000 rows"),
    ],
)
def test_what_cannot_be_read_says_why(name, content, why):
    with pytest.raises(Refused, match=why):
        read(name, content)


def test_of_an_archive_nothing_leads_out():
    content = piles.zipped(
        **{"..__..__evil.txt": "x", "__abs.txt": "x", "in.zip": "x", "a__b.txt": "x", "p.png": "x"}
    )
    taken, left = formats.members(content)
    assert taken == [("a/b.txt", b"x")]
    assert [(name, why[:24]) for name, why in left] == [
        ("../../evil.txt", "its path leads out of th"),
        ("/abs.txt", "its path leads out of th"),
        ("in.zip", "is an archive inside an "),
        ("p.png", ""),
    ]
    with pytest.raises(Refused, match="unpacks to more than"):
        formats.members(piles.zipped(**{f"{n}.txt": b"0" * 80_000_000 for n in "abcd"}))


def test_a_spreadsheet_is_its_rows_and_its_dates_are_dates():
    sheet = pd.DataFrame({"Outlet": ["Hill Courier"], "Text": ["It rained."], "Date": ["45611"]})
    buffer = io.StringIO()
    sheet.to_csv(buffer, index=False)
    assert read("t.csv", buffer.getvalue())[0].published == "2024-11-15"
