"""A corpus in, every table out: the parts are read, marked by whoever does it, and written in order."""

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from analysis import mark, read, tables
from analysis.export import csv_bytes
from analysis.measure.part import Done
from analysis.measure.staging import refuse, staged
from analysis.measure.workers import marked_parts
from analysis.measure.writing import writing

PART = 100  # documents; fixed, so that the same corpus gives the same bytes whoever does the work


def measured(
    corpus: str | Path,
    out: Path,
    format: str = "parquet",
    only: Sequence[str] = mark.NAMES,
    documents: Path | None = None,
    keep_going: bool = False,
    workers: int | None = 1,
) -> list[str]:
    """Write every table but `rates` into the new folder `out`, empty ones too; the rows left out.

    The work is staged in `<out>.partial` and renamed when all of it is there: a run that stops
    leaves no `out`. With `keep_going`, bad rows of a table of texts are left out and listed in
    `problems.csv`. `workers` are as for `marked_parts`; the bytes are the same. Progress goes to
    stderr.

    Raises
    ------
    CorpusError : the corpus has problems; nothing is written.
    OutputError : `out` is there already, or cannot be written.
    ChildProcessError : a worker was killed; nothing is written.
    """
    refuse(out)
    parts = read.parts(corpus, documents, PART, keep_going)
    first = next(parts)  # a folder is checked whole before this: only now is anything written
    with staged(out) as folder:
        return _written(marked_parts(chain([first], parts), only, workers), folder, format, first.of)


def _written(done: Iterable[Done], folder: Path, format: str, n_documents: int) -> list[str]:
    problems: list[str] = []
    paths = {name: folder / f"{name}.{format}" for name in tables.MEASURED}
    with writing(paths, format) as write, progress(n_documents) as shown:
        for made, left_out in done:
            problems += left_out
            write(made)
            shown.update(made["articles"].num_rows + len(left_out))
    list_problems(problems, folder)
    return problems


def progress(n_documents: int) -> tqdm:
    """How many documents are done, how fast, and how long the others will take; 0 are not known."""
    return tqdm(unit=" articles", desc="measured", mininterval=1, total=n_documents or None)


def list_problems(problems: Sequence[str], folder: Path) -> None:
    """Write the rows that were left out to `problems.csv`, if any were."""
    if problems:
        (folder / "problems.csv").write_bytes(csv_bytes(pd.DataFrame({"problem": problems})))
