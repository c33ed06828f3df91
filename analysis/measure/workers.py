"""Many parts marked by several processes of this machine, in order; none of them outlives this one."""

import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from threading import Thread
from types import ModuleType

from analysis import mark, read
from analysis.forks import cores
from analysis.measure.part import Done, marked_part
from analysis.signals import postponed

MANY = 200  # documents from which on other processes are worth their start
_AHEAD = 2  # parts a worker, waiting or done: they bound the memory


def marked_parts(
    parts: Iterable[read.Part], only: Sequence[str] = mark.NAMES, workers: int | None = 1
) -> Iterator[Done]:
    """Each part read and marked, in order; the rows are the same whoever did the work.

    `workers` are processes; one is this process, and None is one for each core from `MANY`
    documents on. They end when the iterator is closed or this process ends, however it ends.

    Raises
    ------
    ChildProcessError : a worker was killed, by a person or for want of memory.
    """
    if workers is None:
        first, parts = _up_to(MANY, iter(parts))
        workers = cores() if sum(len(part.documents) for part in first) >= MANY else 1
        parts = chain(first, parts)
    if workers == 1:
        yield from (marked_part(part, only) for part in parts)
        return
    with _pool(workers) as pool:
        waiting: deque[Future[Done]] = deque()
        for part in parts:
            with no_main_module(), postponed():  # a worker is started here, if there are too few
                waiting.append(pool.submit(marked_part, part, only))
            if len(waiting) > _AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _up_to(n: int, parts: Iterator[read.Part]) -> tuple[list[read.Part], Iterator[read.Part]]:
    """The parts that hold the first `n` documents, and the others."""
    first: list[read.Part] = []
    while sum(len(part.documents) for part in first) < n and (part := next(parts, None)) is not None:
        first.append(part)
    return first, parts


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that hold the end of a pipe: once it is closed, they end in the middle of their work.

    The system closes it when this process ends, also where nothing of ours can run any more.
    """
    context = _starting()
    leash, hand = context.Pipe(duplex=False)
    with leash, hand, ProcessPoolExecutor(workers, context, _on_leash, (leash,)) as pool:
        try:
            yield pool
        except (BrokenProcessPool, EOFError, ConnectionError):  # the latter two: from what starts workers
            hand.close()
            remedy = "close other programs or use fewer --workers, and run it again"
            raise ChildProcessError(
                f"a worker was killed, perhaps because memory ran out; {remedy}"
            ) from None
        except BaseException:  # also Ctrl-C, and a reader that wants no more: do not finish what is begun
            hand.close()
            raise


def _starting() -> BaseContext:
    """How workers are started: from a process that loads the libraries once for all of them.

    Not forked from this one: a fork could inherit a lock that a thread holds. Windows cannot fork at all.
    """
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def _on_leash(leash: Connection) -> None:
    """Begin a worker. Ctrl-C and a closed terminal reach it too, but when to stop its parent says."""
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    Thread(target=_end_with, args=(leash,), daemon=True).start()


def _end_with(leash: Connection) -> None:
    try:
        leash.recv_bytes()
    except (EOFError, OSError):
        os._exit(1)


@contextmanager
def no_main_module() -> Iterator[None]:
    """While workers start: they would run the user's script anew, and need nothing of it."""
    own = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = own
