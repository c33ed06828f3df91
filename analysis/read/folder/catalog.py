"""The catalog of a corpus folder, checked against the documents: every problem at once."""

import hashlib
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from analysis.read.files import dates
from analysis.read.folder import sheet
from analysis.read.folder.documents import SUFFIXES, decoded, located, own
from analysis.read.layout.document import Layout
from analysis.read.problems import CorpusError

COLUMNS = (
    *("doc_id", "path", "sha256", "outlet", "title", "byline", "published"),
    *("distributor", "host", "url", "note"),
)
NAME = "catalog.csv"
NEEDED = ("doc_id", "path", "outlet")
# Files beside the documents that need no row in the catalog.
NOTES = frozenset(("readme", "license", "licence", "notice", "notes"))
DOCUMENT_SUFFIXES = (*SUFFIXES, ".html", ".htm", ".pdf", ".docx")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?")

# Excel turns 2025-06-05 into a date of the system's region as soon as a sheet is opened in it.
_AS_EXCEL_WRITES = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}")


class Document(NamedTuple):
    """A row of the catalog, the file that it names, and the SHA-256 of what was in it when it was checked."""

    row: sheet.Row
    file: Path
    sha256: str


def documents(
    folder: Path, elsewhere: Path | None, laid: Callable[[dict[str, str]], Layout | None]
) -> list[Document]:
    """The documents of a corpus folder, in the order of its catalog; all of them were found and read.

    `laid` gives the layout of a document, from its cells with the true `sha256` and its `text`; or null
    where its boilerplate is known not to contradict its row.

    Raises
    ------
    CorpusError : with every disagreement between the catalog and the documents.
    """
    rows, problems = _rows(folder)
    found: list[Document] = []
    for row in rows:
        if not row.cells["path"]:
            continue
        try:
            file = _file(row, folder, elsewhere)
            if file is None:
                problems.append(_not_found(row, folder, elsewhere))
                continue
            content = file.read_bytes()
            sha256 = hashlib.sha256(content).hexdigest()
            problems += _digest_problems(row, sha256)
            text = decoded(content, row.cells["path"])
        except CorpusError as error:
            problems += [f"{row.place}: {problem}" for problem in error.problems]
            continue
        read = laid(row.cells | {"sha256": sha256, "text": text})
        problems += contradictions(row, read) if read else ()
        found.append(Document(row, file, sha256))
    ragged = any("where the header has" in problem for problem in problems)
    if rows and not ragged:  # the row of an unnamed document may be one that could not be read
        problems += _unnamed(folder, rows)
    if problems:
        raise CorpusError(sorted(problems, key=_line))
    return found


def _line(problem: str) -> int:
    """The line that a problem names; those that name none come last."""
    match = re.match(r"[^:]*:(\d+):", problem)
    return int(match[1]) if match else sys.maxsize


def missing(folder: Path, elsewhere: Path | None) -> list[str]:
    """The paths in the catalog whose documents are neither in `folder` nor `elsewhere`, in its order.

    Raises
    ------
    CorpusError : the catalog itself is bad, or a path leads out of the folder.
    """
    rows, problems = _rows(folder)
    if problems:
        raise CorpusError(problems)
    return [row.cells["path"] for row in rows if _file(row, folder, elsewhere) is None]


def _rows(folder: Path) -> tuple[list[sheet.Row], list[str]]:
    """The rows of the catalog, and what is wrong with it by itself."""
    path = own(folder, NAME)
    if path is None:
        remedy = f"write one with a row for each document and the columns {', '.join(NEEDED)}"
        return [], [f"catalog.csv: there is none in {folder.name}; {remedy}"]
    rows, problems = sheet.rows(path, COLUMNS, NEEDED, ("doc_id", "path"))
    day_first = dates.order([cells["published"] for _, cells in rows])
    for place, cells in rows:
        if _AS_EXCEL_WRITES.fullmatch(cells["published"]):
            cells["published"] = dates.iso(cells["published"], day_first) or cells["published"]
        if cells["published"] and not is_date(cells["published"]):
            remedy = "write 2025-06-05, or 2025-06 where the day is unknown"
            problems.append(f'{place}: published "{cells["published"]}" is not an ISO date; {remedy}')
    if not rows and not problems:
        remedy = "put each text into the folder as a .txt file, and add a row for it"
        problems.append(f"catalog.csv:2: there is no document; {remedy}")
    return rows, problems


def is_date(cell: str) -> bool:
    """Whether `cell` is an ISO date, "2025-06" and "2025" included."""
    match = _DATE.fullmatch(cell)
    try:
        return bool(match) and bool(date(*(int(part or 1) for part in match.groups())))
    except ValueError:
        return False


def _file(row: sheet.Row, folder: Path, elsewhere: Path | None) -> Path | None:
    return located(row.cells["path"], [folder] if elsewhere is None else [folder, elsewhere])


def _not_found(row: sheet.Row, folder: Path, elsewhere: Path | None) -> str:
    looked = folder.name if elsewhere is None else f"{folder.name} or in {elsewhere}"
    remedy = "put it there, or name the folder that has it with --documents or ANALYSIS_DOCUMENTS"
    return f"{row.place}: {row.cells['path']} is not in the folder {looked}; {remedy}"


def _digest_problems(row: sheet.Row, digest: str) -> Iterator[str]:
    wanted, path = row.cells["sha256"].lower(), row.cells["path"]
    if not wanted:
        return
    if not re.fullmatch(r"[0-9a-f]{64}", wanted):
        remedy = "run sha256sum on the file, or leave the cell empty"
        yield f'{row.place}: sha256 "{wanted}" is not 64 hexadecimal digits; {remedy}'
    elif digest != wanted:
        remedy = "restore the file, or enter its new SHA-256 if the change is meant"
        yield f"{row.place}: {path} was changed: its SHA-256 is {digest}; {remedy}"


def contradictions(row: sheet.Row, read: Layout) -> Iterator[str]:
    """What the boilerplate of a document tells otherwise than its row."""
    for span in read.boilerplate:
        if not span.harvested:
            continue
        field, told = span.harvested.split("=", 1)
        stands = row.cells[field]
        if stands and _plain(stands) != _plain(told):
            remedy = "correct the cell, or leave it empty to take what the document says"
            yield f'{row.place}: {field} "{stands}" is "{told}" in the document ({span.rule}); {remedy}'


def _plain(value: str) -> str:
    """`value` without what two spellings of one name differ in: case, marks and spaces."""
    return "".join(char for char in value.casefold() if char.isalnum())


def _unnamed(folder: Path, rows: Sequence[sheet.Row]) -> list[str]:
    """A problem for each document in the folder that the catalog does not name: it would go uncounted."""
    named = {folder / row.cells["path"] for row in rows}
    remedy = "add a row for it, or move it out of the folder"
    return [
        f"catalog.csv: {path.relative_to(folder).as_posix()} is in the folder but has no row; {remedy}"
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in DOCUMENT_SUFFIXES
        and path not in named
        and path.stem.lower() not in NOTES
        and not {"references", "originals"}.intersection(path.relative_to(folder).parts)
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
