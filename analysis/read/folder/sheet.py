"""Reading a CSV sheet that people wrote by hand, with every slip named by file and line."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from analysis.read.problems import CorpusError, ragged, reading, utf_8

LONGEST = 100_000  # characters of a cell: nobody writes more into a sheet by hand
_SEPARATORS = {";": "semicolons", "\t": "tabs"}


class Row(NamedTuple):
    """A row of a sheet: where it begins (`catalog.csv:4`), and its cells, stripped, by column."""

    place: str
    cells: dict[str, str]


def rows(
    path: Path, columns: Sequence[str], needed: Sequence[str], unique: Sequence[str] = ()
) -> tuple[list[Row], list[str]]:
    """The rows of a sheet, in file order, and its problems; a column that is left out is empty.

    `columns` are all that the sheet may have, `needed` those that no row may leave empty, and in
    each column of `unique` no value may stand twice. Rows with too few or too many cells are left out; of a
    sheet that is not parted by commas nothing is read, and that is its one problem.
    """
    name = path.name
    try:
        with reading(name, "put a file there that can be read"):
            text = utf_8(path.read_bytes(), name)
    except CorpusError as error:
        return [], error.problems
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        return _rows(name, reader, columns, needed, unique)
    except csv.Error as error:
        return [], [f"{name}:{reader.line_num}: {error}; is a quotation mark left open?"]


def _rows(name: str, reader, columns: Sequence[str], needed: Sequence[str], unique: Sequence[str]):
    header = [cell.strip() for cell in next(reader, [])]
    if problem := separated(name, header):
        return [], [problem]
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
        cells = dict.fromkeys(columns, "") | dict(zip(header, map(str.strip, raw), strict=True))
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


def separated(name: str, header: Sequence[str]) -> str:
    """What is wrong with a file whose header has its columns parted by something else than commas, or ""."""
    for separator, called in _SEPARATORS.items():
        if len(header) == 1 and separator in header[0]:
            remedy = "save the file with commas (Excel takes the list separator of the system's region)"
            return f"{name}:1: the columns are parted by {called}; {remedy}"
    return ""


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
