"""A corpus in, every table out: in chunks, so that memory does not grow, and whole or not at all."""

import shutil
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from itertools import chain
from pathlib import Path

import pandas as pd
import pyarrow as pa
from pyarrow.parquet import ParquetWriter
from tqdm import tqdm

from analysis import mark, read, tables
from analysis.export import OutputError, csv_bytes
from analysis.measure.part import Done
from analysis.measure.workers import marked_parts

CHUNK = 100  # documents; fixed, so that the same corpus gives the same bytes whoever does the work


def measured(
    corpus: str | Path,
    out: Path,
    format: str = "parquet",
    only: Sequence[str] = mark.NAMES,
    documents: Path | None = None,
    keep_going: bool = False,
    workers: int = 1,
) -> list[str]:
    """Write every table but `rates` into the new folder `out`, empty ones too; the rows left out.

    The work is staged in `<out>.partial` and renamed when all of it is there: a run that stops
    leaves no `out`. With `keep_going`, bad rows of a table of texts are left out and listed in
    `problems.csv`. More than one of `workers` are processes; the bytes are the same. Progress goes
    to stderr.

    Raises
    ------
    CorpusError : the corpus has problems; nothing is written.
    OutputError : `out` is there already.
    """
    if out.exists():
        raise OutputError(f"{out} is there already: remove it, or name another folder with --out")
    parts = read.parts(corpus, documents, CHUNK, keep_going)
    first = next(parts)  # a folder is checked whole before this: only now is anything written
    partial = out.with_name(f"{out.name}.partial")
    if partial.exists():
        raise OutputError(f"{partial} is there already: remove it, if no other run is writing it")
    partial.mkdir(parents=True)
    try:
        problems = _written(marked_parts(chain([first], parts), only, workers), partial, format)
    except BaseException:
        shutil.rmtree(partial)
        raise
    partial.rename(out)
    return problems


def _written(done: Iterable[Done], folder: Path, format: str) -> list[str]:
    problems: list[str] = []
    with ExitStack() as files, tqdm(unit=" articles", desc="measured", mininterval=1) as progress:
        writers = {name: _WRITERS[format](folder, name) for name in tables.MEASURED}
        for writer in writers.values():
            files.callback(writer.close)
        for made, left_out in done:
            problems += left_out
            for name, writer in writers.items():
                writer.write(made[name])
            progress.update(made["articles"].num_rows)
    if problems:
        (folder / "problems.csv").write_bytes(csv_bytes(pd.DataFrame({"problem": problems})))
    return problems


class _Csv:
    """A table as CSV that grows chunk by chunk: the same bytes as when written at once."""

    def __init__(self, folder: Path, name: str) -> None:
        self.file = (folder / f"{name}.csv").open("wb")
        self.file.write(csv_bytes(tables.frame(name, [])))

    def write(self, rows: pa.Table) -> None:
        self.file.write(csv_bytes(tables.pandas(rows)).split(b"\n", 1)[1])

    def close(self) -> None:
        self.file.close()


class _Parquet:
    """A table as Parquet, one row group a chunk."""

    def __init__(self, folder: Path, name: str) -> None:
        self.file = ParquetWriter(folder / f"{name}.parquet", tables.SCHEMAS[name])

    def write(self, rows: pa.Table) -> None:
        self.file.write_table(rows)

    def close(self) -> None:
        self.file.close()


_WRITERS = {"csv": _Csv, "parquet": _Parquet}
