"""Files as people have them, made here: a saved page, exports, tables, a Word file, a PDF."""

import io
import zipfile
from textwrap import fill

BODY = [
    "The bridge over the river Dene was closed on Thursday after engineers found cracks in two of its beams.",
    "“We had no choice,” said Mara Quill, who leads the county’s roads office. “Nobody should cross it.”",
    "The mayor claimed that the county had known of the cracks since March and had kept them secret.",
]


def page(title="Bridge closed after cracks found", site="Dene Courier", body=BODY, head=""):
    """A page with a consent banner, navigation, a caption, related links, comments and a footer."""
    paragraphs = "".join(f"<p>{text}</p>" for text in body)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title} | {site}</title>
<link rel="canonical" href="https://www.dc.example/bridge">{head}</head><body>
<div class="consent"><h2>We value your privacy</h2><p>We use cookies to store information.</p>
<button>Accept all</button></div><nav><a href="/">Home</a><a href="/s">Sport</a></nav>
<main><article><h1>{title}</h1><p class="byline">By Ann Pell</p><p>4 min read</p>
<figure><img src="a.jpg"><figcaption>The bridge on Monday. Photograph: Jo Marsh</figcaption></figure>
{paragraphs}
<aside class="related"><h3>Related</h3><ul><li><a href="/x">Why it was never mended</a></li></ul></aside>
</article><section id="comments"><h2>Comments (2)</h2><p>Bob1971: About time too, say I.</p></section></main>
<footer>© 2025 {site}. All rights reserved.</footer></body></html>"""


LD = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "DC"},
{"@type": "NewsArticle", "headline": "Bridge closed after cracks found",
"datePublished": "2025-06-05T14:03:00+01:00", "author": [{"name": "Ann Pell"}, {"name": "Cal Munt"}],
"publisher": {"name": "The Dene Courier"}}]}</script>"""


def nexis(*articles):
    """An old export: outlet, date, headline and byline of each."""
    made = "Download Request: Selected Items: 1-3\n\n\n"
    for number, (outlet, day, title, byline) in enumerate(articles, 1):
        middle = f"{'':30}{outlet}\n\n{'':28}{day}\n\n{title}\n\n"
        made += f"{'':30}{number} of {len(articles)} DOCUMENTS\n\n\n\n{middle}"
        made += f"BYLINE: {byline}\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 58 words\n\n\n"
        made += "\n\n".join(fill(f"{text} ({number})", 70) for text in BODY)
        made += "\n\nGRAPHIC: The bridge on\nThursday\n\nLOAD-DATE: June 10, 2025\n\n"
        made += (
            f"PUBLICATION-TYPE: Newspaper\n\n\n{'':20}Copyright 2025 {outlet}\n{'':25}All Rights Reserved\n\n"
        )
    return made


FACTIVA = """HD  Port sues union
BY  By Tess Arden
WC  120 words
PD  13 November 2024
SN  Inland Daily
LA  English
LP
The port sued the union on Wednesday.

TD
Its lawyers dismissed the suit.

AN  Document INBD00002024

HD  Farmers fear for exports
WC  90 words
PD  14 November 2024
SN  Rural Gazette
LP
Farmers said that grain might rot.

TD
The minister confirmed a letter.

CO  prt : Port
"""
PROQUEST = """Report Information from ProQuest

____________________________________________________________

Picket lines grow

Author: Marsh, Una

Publication info: Daily Examiner ; Westhaven [Westhaven] 14 Nov 2024: A.1.

Full text:

Picket lines grew on Thursday.

Police closed a road.

Subject: Strikes

Title: Picket lines grow

Publication title: Daily Examiner

Publication date: Nov 14, 2024

ProQuest document ID: 12

____________________________________________________________
"""


def zipped(**files):
    """An archive; a name's "__" is a "/"."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name.replace("__", "/"), content)
    return made.getvalue()


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def word(*paragraphs, before=""):
    """A Word file; `before` stands above its root element."""
    text = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    types = f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
    types += 'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>'
    relations = (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="a" Type="{_OFFICE}" '
        f'Target="word/document.xml"/>'
    )
    document = f'{before}<w:document xmlns:w="{_WORD}"><w:body>{text}</w:body></w:document>'
    made = {
        "[Content_Types].xml": types,
        "_rels__.rels": f"{relations}</Relationships>",
        "word__document.xml": document,
    }
    return zipped(**made)


def pdf(lines, pages=1, count=None):
    """A PDF whose pages have these lines: (x, y, size, text). `count` is how many pages it says it has."""
    shown = "".join(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n" for x, y, size, text in lines)
    kids = " ".join(f"{5 + number} 0 R" for number in range(pages))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count or pages}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Length {len(shown)}>>stream\n{shown}endstream",
        *["<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>>>"]
        * pages,
    ]
    made, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size "
        f"{len(objects) + 1}/Root 1 0 R>>\n"
    )
    return f"{made}{end}startxref\n{len(made)}\n%%EOF".encode("latin-1")
