"""The files that coders send back: a CSV or XLSX as text, its columns, and who says to have filled it in."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from analysis.read.coding.coders import MACHINE, PERSON
from analysis.read.coding.rounds import Round, round_of
from analysis.read.folder import sheet
from analysis.read.problems import CorpusError, encoding_of, reading, utf_8

OWN = ("unit", "sample", "text", "coder", "note")


class File(NamedTuple):
    """`columns` are those of the header that are known; `rows` have all that are, empty where they lack."""

    columns: tuple[str, ...]
    rows: list[sheet.Row]
    problems: list[str]


def is_of_variables(path: Path) -> bool:
    """Whether a sheet is of variables, and not of sentences (`folder.codes`), by its header."""
    if path.suffix.lower() == ".xlsx":
        return True
    try:
        header = _header(_text(path), ("unit", "code"))
    except CorpusError:
        return False  # whoever reads it says what is wrong with it
    return "unit" in header and "code" not in header


def file(path: Path, variables: Sequence[str]) -> File:
    """A sheet with some of these variables."""
    if not path.is_file():
        return File((), [], [f"{path}: there is no such file; name the sheets that were filled in"])
    columns = (*OWN, *variables)
    try:
        text = _text(path)
    except CorpusError as error:
        return File((), [], error.problems)
    rows, problems = sheet.rows_of(path.name, text, columns, ("unit", "sample"), unique=("unit",))
    header = _header(text, columns)
    made = tuple(name for name in columns if name in header)
    if not problems and not set(made) & set(variables):
        problems.append(
            f"{path.name}:1: no column is a variable of a codebook; name its codebook: --codebook"
        )
    return File(made, rows, problems)


def _text(path: Path) -> str:
    if path.suffix.lower() == ".xlsx":
        return _of_workbook(path)
    with reading(path.name, "put a file there that can be read"):
        content = path.read_bytes()
    return utf_8(content, path.name, encoding_of(content))


def _header(text: str, columns: Sequence[str]) -> list[str]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sheet.separator(text))
    try:
        return [sheet.column_name(cell, columns) for cell in next(reader, [])]
    except csv.Error:
        return []


def _of_workbook(path: Path) -> str:
    """The first sheet of an XLSX as CSV, a line for each of its rows."""
    try:
        from python_calamine import CalamineWorkbook
    except ImportError:
        remedy = 'save it as CSV, or run: python -m pip install "analysis[documents]"'
        raise CorpusError([f"{path.name}: an XLSX needs the extra documents; {remedy}"]) from None
    try:
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    except Exception as error:  # of classes that the library does not name
        raise CorpusError([f"{path.name}: cannot be read ({error}); save it anew as XLSX or CSV"]) from None
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    wide = (
        max((place for place, cell in enumerate(rows[0], start=1) if str(cell).strip()), default=0)
        if rows
        else 0
    )
    for row in rows:
        cells = [int(cell) if isinstance(cell, float) and cell.is_integer() else cell for cell in row]
        texts = [" ".join(str(cell).split()) for cell in cells]
        writer.writerow(texts[: wide if not any(texts[wide:]) else len(texts)] if any(texts) else [])
    return made.getvalue()


def said(rows: Sequence[sheet.Row], wrong: list[str]) -> str:
    """What the column coder says of who filled it in; adds what is wrong with it."""
    found = ""
    for place, cells in rows:
        one = cells["coder"].lower()
        if one not in ("", PERSON, MACHINE):
            wrong.append(f'{place}: coder "{one}" is none; write machine or person, or remove the column')
        elif found and one and one != found:
            wrong.append(f'{place}: coder "{one}" is not that of the rows above; keep a sheet for each coder')
        found = found or one
    return found


def round_in(path: Path, rows: Sequence[sheet.Row], problems: list[str]) -> Round | None:
    """The round that all rows of a sheet say that it is of; adds what is wrong with it."""
    if not rows:
        problems.append(f"{path.name}: there is no row; draw it anew")
        return None
    made: Round | None = None
    for place, cells in rows:
        of = round_of(cells["sample"])
        if of is None:
            problems.append(f'{place}: sample "{cells["sample"]}" cannot be read; copy it as it was drawn')
            return None
        if made and of != made:
            problems.append(
                f'{place}: sample "{of}" is not that of the rows above; keep a sheet for each sample'
            )
            return None
        made = made or of
    return made
