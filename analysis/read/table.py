"""A corpus that is one table: rows of a `.csv`, `.jsonl` or `.parquet` file, streamed, or of a DataFrame."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TextIO

import pandas as pd
from pyarrow import RecordBatch
from pyarrow.parquet import ParquetFile, read_metadata

from analysis.read.folder.catalog import NAME as CATALOG
from analysis.read.folder.catalog import is_date
from analysis.read.folder.sheet import column_name, separator
from analysis.read.json_lines import objects
from analysis.read.problems import FAILURES, CorpusError, encoding_of, ragged, reading, unreadable

NEEDED = ("doc_id", "outlet", "text")
COLUMNS = (*NEEDED, "title", "byline", "published", "distributor", "host", "url")
_AGAIN = "export the table again as UTF-8"
_HEAD = 1_000_000  # bytes by which the encoding of a file is told
_SHOWN = 60  # characters of a cell that is no text
_LONGEST = 2**31 - 1  # what csv can take as a limit on every machine


def is_table(path: Path) -> bool:
    """Whether it is a table of texts, by its ending, or a folder that holds one in several files."""
    if path.is_dir():
        return not (path / CATALOG).exists() and bool(files(path))
    return path.suffix.lower() in _READERS


def files(path: Path) -> list[Path]:
    """The files of a table: itself, or those in its folder by name, of which each has some of the rows."""
    if not path.is_dir():
        return [path]
    found = [one for one in path.iterdir() if one.suffix.lower() in (".jsonl", ".parquet")]
    return sorted(one for one in found if not one.name.startswith((".", "_")))  # not rows: notes of programs


def rows(source: Path | pd.DataFrame) -> Iterator[tuple[str, dict[str, str] | str]]:
    """Each row of the table: its place (`news.csv:4`), and its cells by column or what is wrong with it.

    Other columns than `COLUMNS` are left out; a cell that is not there is "". The text is as it stands
    in its cell, and `path` the name of the file. Memory grows by the ids of the documents only, for no
    id may come twice. A DataFrame needs no `doc_id`; its name is "table".

    Raises
    ------
    CorpusError : the file cannot be read on; its problem says from where.
    """
    first_place: dict[str, str] = {}
    place = ""
    is_frame = isinstance(source, pd.DataFrame)
    for file, place, cells in _frame(source) if is_frame else _cells(source):
        if isinstance(cells, str):
            yield place, cells
            continue
        problem, row = "", dict.fromkeys(COLUMNS, "") | {"path": file}
        for column in COLUMNS:
            try:
                row[column] = _text(cells.get(column))
            except ValueError as error:
                problem = problem or f"{column} {error}"
        problem = problem or _problem(row)
        if not problem and row["doc_id"] in first_place:
            first = first_place[row["doc_id"]]
            problem = f'doc_id "{row["doc_id"]}" appears twice (first at {first}); rename one'
        first_place.setdefault(row["doc_id"], place)
        yield place, problem or row
    if not place:
        name = "the table" if is_frame else source.name
        raise CorpusError([f"{name}: there is no document; add a row for each"])


def _frame(frame: pd.DataFrame) -> Iterator[tuple[str, str, dict[str, Any]]]:
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
        yield "table", f"row {number}", {"doc_id": f"{cells['outlet']}-{number}", **cells}


def n_rows(path: Path) -> int:
    """How many rows the table has, bad ones too, where that is quickly told; 0 where it is not.

    What is wrong with a file is for `rows` to say.
    """
    return sum(_n_rows(file) for file in files(path))


def _n_rows(path: Path) -> int:
    try:
        match path.suffix.lower():
            case ".parquet":
                return read_metadata(path).num_rows
            case ".jsonl":
                with path.open("rb") as lines:
                    return sum(1 for line in lines if line.strip())
            case _:
                with _opened(path) as file:
                    return sum(1 for cells in _with_long_cells(csv.reader(file)) if cells) - 1
    except (ValueError, OSError, csv.Error):
        return 0


def _cells(path: Path) -> Iterator[tuple[str, str, dict[str, Any] | str]]:
    """The file, the place and the cells of each row, or what is wrong with it."""
    for file in files(path):
        for place, cells in _READERS[file.suffix.lower()](file):
            yield file.name, place, cells


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
    """The cell as text; bytes are text that an export did not call so.

    Raises
    ------
    ValueError : it is a list, an object or the like, or bytes that are no text; says what it is.
    """
    if cell is None or cell != cell:  # NaN is not equal to itself
        return ""
    if isinstance(cell, bytes):
        try:
            return cell.decode("utf-8")
        except UnicodeDecodeError as error:
            raise ValueError(f"is not UTF-8 (byte {error.start}); {_AGAIN}") from None
    if isinstance(cell, list | tuple | dict):
        kind = "an object" if isinstance(cell, dict) else "a list"
        raise ValueError(f"is {kind}, not a text: {str(cell)[:_SHOWN]}; write it as one text")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _check_columns(path: Path, columns: list[str]) -> None:
    missing = [
        f"{path.name}:1: the column {name} is missing; add it" for name in NEEDED if name not in columns
    ]
    if missing:
        raise CorpusError(missing)


def _csv(path: Path) -> Iterator[tuple[str, dict[str, str] | str]]:
    with _opened(path) as file:
        reader = csv.reader(file, delimiter=separator(_first_line(path)))
        try:
            header = [column_name(name, COLUMNS) for name in next(reader, [])]
            _check_columns(path, header)
            line = reader.line_num + 1
            for cells in _with_long_cells(reader):
                place, line = f"{path.name}:{line}", reader.line_num + 1
                if len(cells) == len(header):
                    yield place, dict(zip(header, cells, strict=True))
                elif cells:
                    yield place, ragged(len(cells), len(header))
        except (UnicodeDecodeError, csv.Error) as error:
            not_utf_8 = isinstance(error, UnicodeDecodeError)
            remedy = "save it as UTF-8" if not_utf_8 else "is a quotation mark left open?"
            raise unreadable(f"{path.name}:{reader.line_num + 1}", error, remedy) from None


def _opened(path: Path) -> TextIO:
    """A CSV file as text, also as Excel writes it."""
    with path.open("rb") as file:
        encoding = encoding_of(file.read(_HEAD))
    return path.open(encoding=encoding, newline="")


def _first_line(path: Path) -> str:
    with path.open("rb") as file:
        return file.readline(_HEAD).decode("utf-8", "replace")


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


def _parquet(path: Path) -> Iterator[tuple[str, dict[str, Any] | str]]:
    try:
        file = ParquetFile(path)
        names = file.schema_arrow.names
    except FAILURES as error:
        raise CorpusError([f"{path.name}: is not a Parquet file ({error}); export the table again"]) from None
    with file:
        _check_columns(path, names)
        batches = file.iter_batches(batch_size=256, columns=[name for name in COLUMNS if name in names])
        number = 0
        while True:
            with reading(f"{path.name}: row {number + 1}", "the file is damaged: export the table again"):
                batch = next(batches, None)
            if batch is None:
                return
            for cells in _batch_rows(batch):
                number += 1
                yield f"{path.name}: row {number}", cells


def _batch_rows(batch: RecordBatch) -> Iterable[dict[str, Any] | str]:
    """The cells of each row, or which of them is none; row by row only where a whole batch fails."""
    try:
        return batch.to_pylist()
    except FAILURES:
        return [_batch_row(batch, number) for number in range(batch.num_rows)]


def _batch_row(batch: RecordBatch, number: int) -> dict[str, Any] | str:
    cells = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        try:
            cells[name] = column[number].as_py()
        except FAILURES as error:
            return f"{name} cannot be read ({error}); {_AGAIN}"
    return cells


_READERS = {".csv": _csv, ".jsonl": _jsonl, ".parquet": _parquet}
