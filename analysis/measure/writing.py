"""Tables written part by part, as CSV or Parquet: the bytes are the same whoever made the parts."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from analysis import tables
from analysis.export import csv_bytes


class _Csv:
    """A table as CSV that grows part by part: the same bytes as when written at once."""

    def __init__(self, path: Path, name: str) -> None:
        self.file = path.open("wb")
        self.file.write(csv_bytes(tables.frame(name, [])))

    def write(self, rows: pa.Table) -> None:
        self.file.write(csv_bytes(tables.pandas(rows)).split(b"\n", 1)[1])

    def close(self) -> None:
        self.file.close()


class _Parquet:
    """A table as Parquet, one row group a part."""

    def __init__(self, path: Path, name: str) -> None:
        self.file = ParquetWriter(path, tables.SCHEMAS[name])

    def write(self, rows: pa.Table) -> None:
        self.file.write_table(rows)

    def close(self) -> None:
        self.file.close()


_WRITERS: dict[str, type[_Csv] | type[_Parquet]] = {"csv": _Csv, "parquet": _Parquet}


@contextmanager
def writing(paths: Mapping[str, Path], format: str) -> Iterator[Callable[[Mapping[str, pa.Table]], None]]:
    """What writes a part's tables, each behind those before it in the file at the path of its name."""
    with ExitStack() as files:
        writers = {name: _WRITERS[format](path, name) for name, path in paths.items()}
        for writer in writers.values():
            files.callback(writer.close)

        def write(made: Mapping[str, pa.Table]) -> None:
            for name, writer in writers.items():
                writer.write(made[name])

        yield write
