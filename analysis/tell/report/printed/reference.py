"""How report.docx looks: pandoc's reference document with our styles, page, header and page numbers."""

import io
import re
import zipfile
from html import escape
from pathlib import Path

from analysis.export import plain

_STYLES = Path(__file__).with_name("styles.xml")
_THEN = (1980, 1, 1, 0, 0, 0)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# A4 in twentieths of a point; 170 mm between the margins: as wide as a figure.
_PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId91"/>'
    '<w:footerReference w:type="default" r:id="rId92"/>'
    '<w:headerReference w:type="first" r:id="rId93"/><w:footerReference w:type="first" r:id="rId92"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1134" w:bottom="1247" w:left="1134" '
    'w:header="680" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
)


def reference(given: bytes, title: str) -> bytes:
    """`given`, which is pandoc's reference.docx, made ours; `title` heads each page but the first."""
    with zipfile.ZipFile(io.BytesIO(given)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    document = parts["word/document.xml"].decode()
    document = re.sub(r"<w:sectPr>.*?</w:sectPr>", _PAGE, document, flags=re.DOTALL)
    parts["word/document.xml"] = document.encode()
    parts["word/styles.xml"] = _STYLES.read_bytes()
    parts["word/header1.xml"] = _part("hdr", "Header", _run(plain(title)))
    parts["word/header2.xml"] = _part("hdr", "Normal", "")
    parts["word/footer1.xml"] = _part("ftr", "Footer", f"{_field('PAGE')}{_run(' / ')}{_field('NUMPAGES')}")
    links, types = [], []
    for name, place in (("header1", 91), ("footer1", 92), ("header2", 93)):
        kind = name[:-1]
        links.append(f'<Relationship Id="rId{place}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>')
        types.append(f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>')
    _append(parts, "word/_rels/document.xml.rels", "</Relationships>", links)
    _append(parts, "[Content_Types].xml", "</Types>", types)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _THEN), content)
    return held.getvalue()


def _append(parts: dict[str, bytes], name: str, end: str, more: list[str]) -> None:
    parts[name] = parts[name].decode().replace(end, f"{''.join(more)}{end}").encode()


def _part(kind: str, style: str, runs: str) -> bytes:
    inside = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'
    return f"{_HEAD}<w:{kind} {_W} {_R}>{inside}</w:{kind}>".encode()


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
