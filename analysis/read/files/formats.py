"""Which reader has a file: told by its first bytes where they say so, else by its ending."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath

from analysis.read.files import exports
from analysis.read.files.encodings import decoded
from analysis.read.files.forms import pages, pdf, plain, tables, word
from analysis.read.files.found import Found, Refused

MB = 1_000_000
# The largest file of each kind: an article is far smaller, an export of thousands is not.
TEXTS = (".txt", ".md", ".markdown", ".text")
PAGES = (".html", ".htm", ".xhtml", ".mhtml", ".mht", ".webarchive")
WORDS = (".docx", ".odt", ".rtf")
TABLES = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".jsonl", ".ndjson", ".json", ".parquet")
_MOST = {
    **dict.fromkeys(TEXTS, 50),
    **dict.fromkeys(PAGES, 20),
    **dict.fromkeys(WORDS, 50),
    ".pdf": 100,
    ".zip": 500,
    **dict.fromkeys(TABLES, 200),
}
SUFFIXES = frozenset((*TEXTS, *PAGES, *WORDS, *TABLES, ".pdf", ".zip", ".doc"))
UNPACKED = 300 * MB  # of an archive: its files are held at once
_EXPORT = re.compile(
    rb"DOCUMENTS?\b|End of Document|Document [A-Z]{2,}[A-Za-z0-9]{8,}|ProQuest|Factiva|LexisNexis|Nexis"
)


def most(suffix: str) -> int:
    """The most bytes that a file of this ending may have."""
    return _MOST.get(suffix, 50) * MB


def found(content: bytes, name: str, columns: dict[str, str]) -> list[Found]:
    """The articles of a file; `columns` is for tables, see there.

    Raises
    ------
    Refused : nothing of it is read.
    """
    suffix = kind(content, name)
    stem = PurePosixPath(name).stem
    if suffix == ".doc":
        raise Refused("the old Word format is not read; open it and save it as .docx")
    if suffix in (".mhtml", ".mht", ".webarchive"):
        page, address = pages.unpacked(content, suffix)
        return [pages.article(page, stem, address)]
    if suffix in PAGES:
        return _page(content, stem)
    if suffix == ".pdf":
        return [pdf.article(content, stem)]
    if suffix in WORDS:
        lines, _ = word.lines(content, suffix)
        return exports.articles(exports.spaced(lines)) or [word.article(content, suffix, stem)]
    if suffix in TABLES:
        if suffix in (".xlsx", ".ods", ".xlsm"):
            word.check(content)
        return tables.articles(content, suffix, columns)
    text, said = decoded(content)
    if many := exports.articles(text.split("\n")):
        return [one._replace(said=(*one.said, *said)) for one in many]
    read: Callable[[str, str], Found] = plain.markdown if suffix in (".md", ".markdown") else plain.article
    one = read(text, stem)
    return [one._replace(said=(*one.said, *said))]


def _page(content: bytes, stem: str) -> list[Found]:
    if _EXPORT.search(content):
        lines = pages.all_lines(content)
        if many := exports.articles(exports.spaced(lines)):
            return many
    return [pages.article(content, stem)]


def kind(content: bytes, name: str) -> str:
    """The ending that a file should have: its own, unless its bytes are plainly of another kind."""
    suffix = PurePosixPath(name.lower()).suffix
    head = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF"):
        return ".pdf"
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if content.startswith(b"PK\x03\x04") and suffix not in (
        ".xlsx",
        ".xlsm",
        ".ods",
        ".odt",
        ".docx",
        ".zip",
    ):
        return _zipped(content) or suffix
    if suffix in (*TEXTS, ".doc") and re.match(rb"(?i)<!doctype html|<html", head):
        return ".html"
    return suffix


def _zipped(content: bytes) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except zipfile.BadZipFile:
        return ""
    parts = {"word/document.xml": ".docx", "xl/workbook.xml": ".xlsx"}
    return next((parts[name] for name in names if name in parts), ".zip")


def members(content: bytes) -> tuple[list[tuple[str, bytes]], list[tuple[str, str]]]:
    """The files of a .zip with their names, and those that are left out, each with the reason.

    Raises
    ------
    Refused : it is damaged, or unpacks to too much.
    """
    taken, left = [], []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            infos = [info for info in file.infolist() if not info.is_dir()]
            if len(infos) > 10_000 or sum(info.file_size for info in infos) > UNPACKED:
                raise Refused(
                    f"it unpacks to more than {UNPACKED // MB:,} MB or 10,000 files; unpack "
                    f"it yourself, and add what you mean"
                )
            for info in infos:
                name = info.filename.replace("\\", "/")
                path = PurePosixPath(name)
                if path.name.startswith(".") or "__MACOSX" in path.parts:
                    continue
                if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", name):
                    left.append((name, "its path leads out of the archive; it was not read"))
                elif (info.external_attr >> 16) & 0o170000 == 0o120000:
                    left.append((name, "is a link; put the file itself into the archive"))
                elif path.suffix.lower() == ".zip":
                    left.append((name, "is an archive inside an archive; unpack it, and add what is in it"))
                elif path.suffix.lower() not in SUFFIXES:
                    left.append((name, ""))
                elif info.file_size > most(path.suffix.lower()):
                    left.append((name, f"has {info.file_size // MB:,} MB, so it is no article"))
                else:
                    taken.append((name, file.read(info)))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused(f"it is damaged or locked ({error}); pack it again") from None
    return taken, left
