"""Work done by processes that begin with everything that this one has loaded and computed.

A fork starts in milliseconds where a new process loads its libraries for seconds. It is for work that begins
while this process has no other threads that could hold a lock.
"""

import os
import pickle
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

Note = Callable[[str], object]
Work = Callable[[Note], Any]


def cores() -> int:
    """The cores that this process may use: a container can have fewer than its machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


CORES = cores()
_LEFT_ALONE, _PAUSE = 3, 0.02  # an exit code; seconds between looks whether the work is done


class Killed(ChildProcessError):
    """A process ended before its work did: `at` is its place among all, `note` the last that it noted."""

    def __init__(self, at: int, note: str, how: str) -> None:
        self.at, self.note, self.how = at, note, how
        super().__init__(how)


def can_fork() -> bool:
    """Whether forks are safe here: the libraries of macOS are not made for them, and Windows has none."""
    return sys.platform == "linux"


@contextmanager
def forked(works: Sequence[Work], at_once: int = CORES) -> Iterator[Callable[..., list]]:
    """Each of `works` done in a process of its own, at most `at_once` at a time, from now on.

    The function given waits for all and gives back what each of them gave, in order; it is told how many
    are done, as they are. A work is given a function by which it says where it is. Its error is raised
    here. At the end of the context, and of this process, however it ends, whoever still works ends too.

    Raises
    ------
    Killed : a process was killed, by a person or for want of memory.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        leash, hand = os.pipe()

        def begun() -> None:
            os.close(hand)
            _do_all(works, folder, at_once, leash)

        runner = _process(begun)
        os.close(leash)
        try:
            yield lambda told=None: _results(runner, len(works), folder, told)
        finally:
            os.close(hand)
            with suppress(ChildProcessError):  # it was waited for
                os.waitpid(runner, 0)


def _process(work: Callable[[], object]) -> int:
    """The id of a process that does the work and nothing else: no clean-up of what its parent began."""
    sys.stdout.flush()
    sys.stderr.flush()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # pools of libraries wait, and know of forks
        number = os.fork()
    if number:
        return number
    code = 1
    try:
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, signal.SIG_DFL)
        work()
        code = 0
    finally:
        os._exit(code)


def _do_all(works: Sequence[Work], folder: Path, at_once: int, leash: int) -> None:
    """Every work begun as soon as there is room for it, and how each process ended."""
    waiting, running = list(range(len(works))), {}
    while waiting or running:
        while waiting and len(running) < at_once:
            at = waiting.pop(0)
            running[_process(lambda at=at: _do(works[at], folder, at, leash))] = at
        number, status = os.wait()
        at, code = running.pop(number), os.waitstatus_to_exitcode(status)
        if code == _LEFT_ALONE:
            return
        if code:
            how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
            _path(folder, at, "killed").write_text(how)


def _do(work: Work, folder: Path, at: int, leash: int) -> None:
    Thread(target=_end_with, args=(leash,), daemon=True).start()
    try:
        done = (True, work(_path(folder, at, "note").write_text))
    except Exception as error:
        done = (False, error)
    beside = _path(folder, at, "partial")
    beside.write_bytes(pickle.dumps(done, pickle.HIGHEST_PROTOCOL))
    beside.rename(_path(folder, at, "done"))


def _end_with(leash: int) -> None:
    """End this process once nobody holds the other end of the leash: its parent left, or wants no more."""
    os.read(leash, 1)
    os._exit(_LEFT_ALONE)


def _results(runner: int, n: int, folder: Path, told: Callable[[int], object] | None) -> list:
    while not os.waitpid(runner, os.WNOHANG)[0]:
        if told:
            told(len(list(folder.glob("*.done"))))
        time.sleep(_PAUSE)
    found = []
    for at in range(n):
        done, killed, note = (_path(folder, at, kind) for kind in ("done", "killed", "note"))
        if not done.exists():
            how = killed.read_text() if killed.exists() else "it was not begun"
            raise Killed(at, note.read_text() if note.exists() else "", how)
        is_done, given = pickle.loads(done.read_bytes())
        if not is_done:
            raise given
        found.append(given)
    return found


def _path(folder: Path, at: int, kind: str) -> Path:
    return folder / f"{at}.{kind}"
