"""A corpus that is one table: rows of a `.csv`, `.jsonl` or `.parquet` file, streamed, or of a DataFrame."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from pyarrow.parquet import ParquetFile

from analysis.read.folder.catalog import is_date
from analysis.read.folder.sheet import separated
from analysis.read.json_lines import objects
from analysis.read.problems import CorpusError, ragged

NEEDED = ("doc_id", "outlet", "text")
COLUMNS = (*NEEDED, "title", "byline", "published", "distributor", "host", "url")
_LONGEST = 2**31 - 1  # what csv can take as a limit on every machine


def is_table(path: Path) -> bool:
    """Whether the ending is one of a table of texts; the file need not be there."""
    return path.suffix.lower() in _READERS


def rows(source: Path | pd.DataFrame) -> Iterator[tuple[str, dict[str, str] | str]]:
    """Each row of the table: its place (`news.csv:4`), and its cells by column or what is wrong with it.

    Other columns than `COLUMNS` are left out; a cell that is not there is "". The text is as it stands
    in its cell. Memory grows by the ids of the documents only, for no id may come twice. A DataFrame needs
    no `doc_id`.

    Raises
    ------
    CorpusError : the file cannot be read on; its problem says from where.
    """
    first_place: dict[str, str] = {}
    place = ""
    is_frame = isinstance(source, pd.DataFrame)
    for place, cells in _frame(source) if is_frame else _READERS[source.suffix.lower()](source):
        if isinstance(cells, str):
            yield place, cells
            continue
        row = {column: _text(cells.get(column)) for column in COLUMNS}
        problem = _problem(row)
        if not problem and row["doc_id"] in first_place:
            first = first_place[row["doc_id"]]
            problem = f'doc_id "{row["doc_id"]}" appears twice (first at {first}); rename one'
        first_place.setdefault(row["doc_id"], place)
        yield place, problem or row
    if not place:
        name = "the table" if is_frame else source.name
        raise CorpusError([f"{name}: there is no document; add a row for each"])


def _frame(frame: pd.DataFrame) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of a DataFrame; without `doc_id` a document is called by its outlet and its number."""
    missing = [f"the table: the column {name} is missing; add it" for name in NEEDED[1:] if name not in frame]
    if missing:
        raise CorpusError(missing)
    found = frame[[name for name in COLUMNS if name in frame]].reset_index(drop=True)
    for name in found.select_dtypes("datetime"):
        if (found[name].dropna() == found[name].dropna().dt.normalize()).all():  # dates without a time
            found[name] = found[name].dt.date
    known = found.astype(object).where(found.notna(), None)
    for number, cells in enumerate(known.to_dict("records"), start=1):
        yield f"row {number}", {"doc_id": f"{cells['outlet']}-{number}", **cells}


def _problem(row: dict[str, str]) -> str:
    empty = [column for column in NEEDED if not row[column].strip("\ufeff \t\r\n")]
    if empty:
        return f"{', '.join(empty)} is empty; fill it in, or remove the row"
    try:
        "".join(row.values()).encode("utf-8")
    except UnicodeEncodeError:
        return "has half a character (a lone surrogate); export the text again as UTF-8"
    if row["published"] and not is_date(row["published"]):
        return f'published "{row["published"]}" is not an ISO date; write 2025-06-05, or 2025-06'
    return ""


def _text(cell: Any) -> str:
    if cell is None or cell != cell:  # NaN is not equal to itself
        return ""
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _check_columns(path: Path, columns: list[str]) -> None:
    missing = [
        f"{path.name}:1: the column {name} is missing; add it" for name in NEEDED if name not in columns
    ]
    if missing:
        raise CorpusError(missing)


def _csv(path: Path) -> Iterator[tuple[str, dict[str, str] | str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        try:
            header = [name.strip() for name in next(reader, [])]
            if problem := separated(path.name, header):
                raise CorpusError([problem])
            _check_columns(path, header)
            line = reader.line_num + 1
            for cells in _with_long_cells(reader):
                place, line = f"{path.name}:{line}", reader.line_num + 1
                if len(cells) == len(header):
                    yield place, dict(zip(header, cells, strict=True))
                elif cells:
                    yield place, ragged(len(cells), len(header))
        except (UnicodeDecodeError, csv.Error) as error:
            raise CorpusError([f"{path.name}:{reader.line_num + 1}: cannot be read on: {error}"]) from None


def _with_long_cells(reader) -> Iterator[list[str]]:
    """The rows of a `csv.reader`, whose cells may hold articles, longer than the 128 KiB that csv allows.

    That limit is one for the whole process, so it is lifted only while a row is read.
    """
    while True:
        before = csv.field_size_limit(_LONGEST)
        try:
            cells = next(reader, None)
        finally:
            csv.field_size_limit(before)
        if cells is None:
            return
        yield cells


def _jsonl(path: Path) -> Iterator[tuple[str, dict[str, Any] | str]]:
    with path.open("rb") as file:
        yield from objects(file, path.name)


def _parquet(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        file = ParquetFile(path)
    except (ValueError, OSError) as error:
        raise CorpusError([f"{path.name}: is not a Parquet file ({error}); export the table again"]) from None
    with file:
        names = file.schema_arrow.names
        _check_columns(path, names)
        number = 0
        for batch in file.iter_batches(batch_size=256, columns=[name for name in COLUMNS if name in names]):
            for cells in batch.to_pylist():
                number += 1
                yield f"{path.name}: row {number}", cells


_READERS = {".csv": _csv, ".jsonl": _jsonl, ".parquet": _parquet}
