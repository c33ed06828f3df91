"""Reading a CSV sheet that people wrote by hand, with every slip named by file and line."""

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from analysis.export import meant
from analysis.read.problems import CorpusError, encoding_of, ragged, reading, utf_8

LONGEST = 100_000  # characters of a cell: nobody writes more into a sheet by hand


class Row(NamedTuple):
    """A row of a sheet: where it begins (`catalog.csv:4`), and its cells, stripped, by column."""

    place: str
    cells: dict[str, str]


def rows(
    path: Path, columns: Sequence[str], needed: Sequence[str], unique: Sequence[str] = ()
) -> tuple[list[Row], list[str]]:
    """The rows of a sheet, in file order, and its problems; a column that is left out is empty.

    `columns` are all that the sheet may have, `needed` those that no row may leave empty, and in
    each column of `unique` no value may stand twice. Rows with too few or too many cells are left out. What
    Excel makes of a sheet is read: parted by semicolons or tabs, in Windows-1252, its columns "Doc Id".
    """
    name = path.name
    try:
        with reading(name, "put a file there that can be read"):
            content = path.read_bytes()
            text = utf_8(content, name, encoding_of(content))
    except CorpusError as error:
        return [], error.problems
    return rows_of(name, text, columns, needed, unique)


def rows_of(
    name: str,
    text: str,
    columns: Sequence[str],
    needed: Sequence[str],
    unique: Sequence[str] = (),
    header: Sequence[str] | None = None,
) -> tuple[list[Row], list[str]]:
    """The same of the text of a sheet, called `name` in problems; `header` is for a text that has none."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text))
    try:
        return _rows(name, reader, columns, needed, unique, header)
    except csv.Error as error:
        return [], [f"{name}:{reader.line_num}: {error}; is a quotation mark left open?"]


def _rows(name: str, reader, columns: Sequence[str], needed: Sequence[str], unique: Sequence[str], header):
    header = [column_name(cell, columns) for cell in (header or next(reader, []))]
    problems = _header_problems(name, header, columns, needed)
    missing = {column for column in needed if column not in header}
    found: list[Row] = []
    first_place: dict[tuple[str, str], str] = {}
    line = reader.line_num + 1
    for raw in reader:
        place, line = f"{name}:{line}", reader.line_num + 1
        if not raw:
            continue
        if len(raw) != len(header):
            problems.append(f"{place}: {ragged(len(raw), len(header))}")
            continue
        if max(map(len, raw)) > LONGEST:
            remedy = "is a quotation mark left open?"
            problems.append(f"{place}: a cell of more than {LONGEST:,} characters; {remedy}")
            continue
        cells = dict.fromkeys(columns, "") | dict(zip(header, map(meant, map(str.strip, raw)), strict=True))
        for column in needed:
            if not cells[column] and column not in missing:
                problems.append(f"{place}: {column} is empty; fill it in")
            if "\n" in cells[column]:
                remedy = "close the quotation mark that is open there"
                problems.append(f"{place}: {column} runs over several lines; {remedy}")
        for column in unique:
            value = cells[column]
            if value and (column, value) in first_place:
                first = first_place[column, value].rpartition(":")[2]
                remedy = "keep one of the two rows, or rename one"
                problems.append(
                    f'{place}: {column} "{value}" appears twice (first on line {first}); {remedy}'
                )
            first_place.setdefault((column, value), place)
        found.append(Row(place, cells))
    return found, problems


def separator(text: str) -> str:
    """What parts the columns of a sheet: a comma, or what Excel takes in other regions."""
    header = text.lstrip("\ufeff").split("\n", 1)[0]
    return max(",;\t", key=header.count)


def column_name(cell: str, columns: Sequence[str]) -> str:
    """The column that a header means, in any spelling ("Doc Id"); another one as it stands."""
    name = cell.strip()
    plain = re.sub(r"[\s-]+", "_", name.lower())
    return plain if plain in columns else name


def _header_problems(
    name: str, header: list[str], columns: Sequence[str], needed: Sequence[str]
) -> list[str]:
    known = ", ".join(columns)
    problems = [
        f'{name}:1: no column is named "{column}"; the columns are {known}'
        for column in header
        if column not in columns
    ]
    problems += [
        f'{name}:1: the column "{column}" appears twice; remove one'
        for column in sorted(set(header))
        if header.count(column) > 1
    ]
    problems += [
        f"{name}:1: the column {column} is missing; add it" for column in needed if column not in header
    ]
    return problems
