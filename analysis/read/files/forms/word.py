"""Word, OpenDocument and rich text: pandoc and striprtf read them, and we take paragraphs, headings and rows.

pandoc is run without a network and with bounded memory. A file whose XML declares entities is not read at
all.
"""

import io
import json
import os
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis.read.files.encodings import mended
from analysis.read.files.forms.facts import told
from analysis.read.files.found import Found, Refused, needs, squeezed

_FORMS = {".docx": "docx", ".odt": "odt"}
_MEMORY, _SECONDS = "1G", 60
UNPACKED = 200_000_000  # bytes of a zipped document
_SKIPPED = frozenset(("Note", "Image", "RawInline"))


class Paragraph(str):
    """A paragraph, and how it is set: the level of a heading (0: none), and whether all of it is bold."""

    level: int = 0
    bold: bool = False


def lines(content: bytes, suffix: str) -> tuple[list[Paragraph], str]:
    """The paragraphs of a document, in order, and the title in its properties or its title style.

    Raises
    ------
    Refused : it is damaged, locked, or made to do harm.
    """
    if suffix == ".rtf":
        return _rich_text(content), ""
    needs("pypandoc", "a Word document")
    check(content)
    tree = json.loads(_pandoc(content, _FORMS[suffix]))
    title = squeezed(_inlines(tree.get("meta", {}).get("title", {}).get("c", []))) if tree.get("meta") else ""
    return [one for one in _blocks(tree["blocks"]) if one.strip()], mended(title)[0]


def article(content: bytes, suffix: str, name: str) -> Found:
    """The article of a document; see `lines`."""
    paragraphs, title = lines(content, suffix)
    if not paragraphs:
        raise Refused("there is no text in it")
    if not title:
        head = next((one for one in paragraphs[:6] if one.level == 1), None) or next(
            (one for one in paragraphs[:6] if one.level), None
        )
        head = head or next((one for one in paragraphs[:1] if one.bold and len(one) < 200), None)
        title = str(head or "")
    return told([str(one) for one in paragraphs], title, name)


def _rich_text(content: bytes) -> list[Paragraph]:
    """The lines of rich text. Not by pandoc: it loses what follows some characters."""
    if not content.lstrip().startswith(b"{\\rtf"):
        raise Refused("it is no rich text, whatever its name says; save it again")
    needs("striprtf", "rich text")
    from striprtf.striprtf import rtf_to_text

    text = mended(rtf_to_text(content.decode("cp1252", "replace"), errors="replace"))[0]
    return [Paragraph(line.strip()) for line in text.split("\n") if line.strip()]


def check(content: bytes) -> None:
    """Refuse what unpacks to too much or declares entities, before anything reads it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            infos = file.infolist()
            if sum(info.file_size for info in infos) > UNPACKED or len(infos) > 10_000:
                raise Refused(
                    f"it unpacks to more than {UNPACKED // 1_000_000} MB, so it is no "
                    f"article; nothing of it was read"
                )
            for info in infos:
                if info.filename.lower().endswith((".xml", ".rels")):
                    with file.open(info) as part:
                        head = part.read(100_000).replace(b"\0", b"")
                    if b"<!ENTITY" in head or b"<!DOCTYPE" in head:
                        raise Refused(
                            f"its part {info.filename} declares entities, as no word "
                            f"processor does; nothing of it was read"
                        )
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused(f"it is damaged or locked ({error}); save it again") from None


def _pandoc(content: bytes, form: str) -> bytes:
    import pypandoc

    shipped = sorted((Path(pypandoc.__file__).parent / "files").glob("pandoc*"))
    program = str(shipped[0]) if shipped else pypandoc.get_pandoc_path()
    command = [program, "+RTS", f"-M{_MEMORY}", "-RTS", "--sandbox", "-f", form, "-t", "json"]
    try:
        made = subprocess.run(
            command,
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired:
        raise Refused(f"it takes longer than {_SECONDS} seconds to read; save its text as .txt") from None
    if made.returncode:
        why = squeezed(made.stderr.decode("utf-8", "replace"))[:120]
        raise Refused(f"it cannot be read ({why}); save it again, or its text as .txt")
    return made.stdout


def _blocks(blocks: list[dict[str, Any]]) -> Iterator[Paragraph]:
    for block in blocks:
        kind, value = block["t"], block.get("c")
        if kind in ("Para", "Plain"):
            yield from _paragraphs(value)
        elif kind == "Header":
            yield from _paragraphs(value[2], value[0])
        elif kind == "LineBlock":
            for line in value:
                yield from _paragraphs(line)
        elif kind in ("BlockQuote",):
            yield from _blocks(value)
        elif kind == "Div":
            yield from _blocks(value[1])
        elif kind in ("BulletList", "OrderedList"):
            for item in value if kind == "BulletList" else value[1]:
                for number, one in enumerate(_blocks(item)):
                    yield one if number else _as(f"- {one}", one)
        elif kind == "DefinitionList":
            for term, meanings in value:
                yield from _paragraphs(term)
                for meaning in meanings:
                    yield from _blocks(meaning)
        elif kind == "Table":
            yield from _rows(value)
        elif kind == "CodeBlock":
            yield from (Paragraph(line) for line in value[1].split("\n"))
        elif kind == "Figure":
            continue


def _rows(table: list[Any]) -> Iterator[Paragraph]:
    """The rows of a table: those of two cells, as an export's fields, on one line; of one, as paragraphs."""
    _, _, _, head, bodies, foot = table
    rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
    for _, cells in rows:
        filled = [list(_blocks(cell[4])) for cell in cells]
        filled = [cell for cell in filled if cell]
        if len(filled) > 1 and len(filled[0]) == 1 and len(filled[0][0]) < 30:
            yield Paragraph(f"{filled[0][0]}\t{filled[1][0]}")
            yield from (one for cell in (filled[1][1:], *filled[2:]) for one in cell)
        else:
            yield from (one for cell in filled for one in cell)


def _paragraphs(inlines: list[dict[str, Any]], level: int = 0) -> Iterator[Paragraph]:
    bold = bool(inlines) and all(one["t"] in ("Strong", "Space", "LineBreak", "SoftBreak") for one in inlines)
    for text in _inlines(inlines).split("\n"):
        one = Paragraph(mended(squeezed(text))[0])
        one.level, one.bold = level, bold
        yield one


def _as(text: str, like: Paragraph) -> Paragraph:
    made = Paragraph(text)
    made.level, made.bold = like.level, like.bold
    return made


def _inlines(inlines: Any) -> str:
    """The text of inlines; a line break stays one, notes and pictures are left out."""
    made: list[str] = []
    todo = [inlines]
    while todo:
        one = todo.pop(0)
        if isinstance(one, list):
            todo = [*one, *todo]
        elif isinstance(one, dict):
            kind, value = one["t"], one.get("c")
            if kind == "Str":
                made.append(value)
            elif kind in ("Space", "SoftBreak"):
                made.append(" ")
            elif kind == "LineBreak":
                made.append("\n")
            elif kind == "Code" or kind == "Math":
                made.append(value[1])
            elif kind == "Quoted":
                marks = "“”" if value[0]["t"] == "DoubleQuote" else "‘’"
                made.append(marks[0])
                todo = [*value[1], {"t": "Str", "c": marks[1]}, *todo]
            elif kind in ("Link", "Span", "Cite"):
                todo = [*value[1], *todo]
            elif kind not in _SKIPPED and value:
                todo = [value, *todo]
    return "".join(made)
