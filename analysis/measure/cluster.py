"""The same parts, marked and written by the workers of a Dask cluster: this process holds few of them."""

import logging
import pickle
import socket
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any
from uuid import uuid4

from analysis import mark, read, tables
from analysis.export import OutputError
from analysis.forks import cores
from analysis.kept.digests import of_files
from analysis.measure.part import marked_part
from analysis.measure.run import PART, list_problems, progress
from analysis.measure.staging import refuse, staged
from analysis.measure.workers import no_main_module
from analysis.measure.writing import writing

try:
    import distributed
except ImportError:
    distributed = None  # type: ignore[assignment]

_PARTS = 10  # in a partition: of news some ten seconds of work, 5 MB of text, and a file of each table
_SMALL = 2000  # documents: partitions of a smaller corpus have one part, so that there is something to share
_PATIENCE = 10  # seconds until a scheduler must have answered
_AHEAD = 2  # partitions a thread of the workers, waiting or done: they bound the memory of the scheduler


def measured(
    corpus: str | Path,
    out: Path,
    scheduler: str | None = None,
    only: Sequence[str] = mark.NAMES,
    documents: Path | None = None,
    keep_going: bool = False,
    workers: int | None = None,
) -> list[str]:
    """Write every table but `rates` into the new folder `out`, as a folder of Parquet files each.

    The files are numbered in the order of the corpus: read one after the other they hold the rows that
    one process writes, in its order. `scheduler` is the address of a Dask scheduler; none starts
    `workers` processes on this machine. The workers of a cluster must see `out` under the same path,
    and have the same version of this package. What a lost worker was at is done again by another.

    Raises
    ------
    CorpusError, OutputError : as for `analysis.measure.measured`; also for what the cluster lacks.
    ChildProcessError : a partition brought down several workers.
    """
    if distributed is None:
        raise OutputError("--engine dask needs Dask: python -m pip install 'dask[distributed]'")
    refuse(out)
    parts = read.parts(corpus, documents, PART, keep_going)
    first = next(parts)
    problems: list[str] = []
    with staged(out) as folder, _client(scheduler, workers) as client, progress(first.of) as shown:
        for name in tables.MEASURED:
            (folder / f"{name}.parquet").mkdir()
        given = (list(only), str(folder.resolve()), code_digest())
        size = max(1, min(_PARTS, first.of // _SMALL))
        for n_documents in _done(client, _partitions(chain([first], parts), size, problems), given):
            shown.update(n_documents)
        for left in folder.glob("*/.*"):  # by workers that were lost
            left.unlink()
        list_problems(problems, folder)
    return problems


def _partitions(parts: Iterable[read.Part], size: int, problems: list[str]) -> Iterator[list[read.Part]]:
    """The parts in lists of `size`; the rows left out of them are added to `problems`."""
    some: list[read.Part] = []
    for part in parts:
        problems += part.problems
        some.append(part._replace(problems=()))
        if len(some) == size:
            yield some
            some = []
    if some:
        yield some


def _done(client: Any, partitions: Iterable[list[read.Part]], given: tuple) -> Iterator[int]:
    """How many documents there were in each partition that is done, in the order in which they are."""
    running = distributed.as_completed()
    run = uuid4().hex
    try:
        for number, some in enumerate(partitions):
            # A partition goes along with its task, as bytes: where the worker is lost another gets it.
            task = (number, pickle.dumps(some, protocol=5), *given)
            running.add(client.submit(_written, *task, key=f"measure-{run}-{number}", pure=False))
            while running.count() >= _AHEAD * max(1, sum(client.nthreads().values())):
                yield next(running).result()
        for future in running:
            yield future.result()
    except distributed.KilledWorker:
        remedy = "give each more of it, and run it again"
        raise ChildProcessError(
            f"several workers were lost, perhaps because memory ran out: {remedy}"
        ) from None


def _written(number: int, pickled: bytes, only: Sequence[str], folder: str, code: str) -> int:
    """The tables of one partition, written by a worker; how many documents it has.

    Each file gets its name when it is whole: a partition that two workers did is there once.

    Raises
    ------
    OutputError : the worker has another version of this package, or does not see the folder.
    """
    here = f"the worker on {socket.gethostname()}"
    if code_digest() != code:
        raise OutputError(f"{here} has another version of analysis: install the same one there")
    if not Path(folder).is_dir():
        raise OutputError(f"{here} does not see {folder}: name a folder with --out that all machines share")
    mine = f".{number}-{uuid4().hex}"
    paths = {name: Path(folder, f"{name}.parquet", mine) for name in tables.MEASURED}
    n_documents = 0
    try:
        with writing(paths, "parquet") as write:
            for part in pickle.loads(pickled):
                write(marked_part(part, only).tables)
                n_documents += len(part.documents)
        for path in paths.values():
            path.replace(path.with_name(f"part-{number:06}.parquet"))
    finally:
        for path in paths.values():
            path.unlink(missing_ok=True)
    return n_documents


@contextmanager
def _client(scheduler: str | None, workers: int | None) -> Iterator[Any]:
    """A connection to the scheduler, or to one that is started here with its workers and ends with the block.

    Raises
    ------
    OutputError : nothing answers at the address.
    """
    quiet = logging.CRITICAL  # a lost worker is no news, another takes over; nor is what Ctrl-C interrupts
    if scheduler is None:
        options = {"threads_per_worker": 1, "dashboard_address": None, "silence_logs": quiet}
        with no_main_module():
            cluster = distributed.LocalCluster(n_workers=workers or cores(), **options)
        with cluster, distributed.Client(cluster) as client:
            yield client
        return
    try:
        client = distributed.Client(scheduler, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise OutputError(f"--scheduler {scheduler}: {error}") from None
    with client:
        if not client.nthreads():
            print(f"{scheduler} has no workers yet: waiting for them", file=sys.stderr)
        yield client


@cache
def code_digest() -> str:
    """One text for all files of this package: machines with the same give the same tables."""
    return of_files()
