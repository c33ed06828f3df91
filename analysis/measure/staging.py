"""A folder whole or not at all: filled beside its place under a lock, then put there by one rename."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from analysis.export import OutputError

try:
    import fcntl
except ImportError:  # Windows
    import msvcrt

# What lies in `<folder>.partial`. What is staged has a name of its own in each run, so that a worker of a
# cluster that was lost in one never writes into the next.
_LOCK, _STAGED = "lock", "staged-"


_REMEDY = "remove it, or name another folder with --out"


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """An empty folder to fill; it becomes `out` when the block ends, and is removed when the block fails.

    It lies in `<out>.partial`. What a killed process left there is cleared: the system lets go of a
    lock when its holder dies, so a stale folder and one in use are always told apart.

    Raises
    ------
    OutputError : `out` is there, at the beginning or at the end; another process is writing it; it
        cannot be written.
    """
    refuse(out)
    with _held(out) as partial:
        if out.exists():  # whoever held the lock before has just finished
            refuse(out)
        _clear(partial)
        folder = partial / f"{_STAGED}{uuid4().hex}"
        folder.mkdir()
        try:
            yield folder
        except OSError as error:
            if error.filename or isinstance(error, ChildProcessError):
                raise
            why = os.strerror(error.errno) if error.errno else error
            raise OutputError(f"{out} cannot be written: {why}; what was there of it is removed") from error
        if out.exists():
            raise OutputError(f"{out} came to be while its tables were made, which are removed: {_REMEDY}")
        folder.rename(out)


def refuse(out: Path) -> None:
    """See that there is no `out`.

    Raises
    ------
    OutputError : there is.
    """
    partial = _partial(out)
    if not out.exists():
        return
    if partial.is_dir() and not any(partial.glob(f"{_STAGED}*")):  # its writer was killed after the rename
        with suppress(OutputError), _held(out):
            pass
    raise OutputError(f"{out} is there already: {_REMEDY}")


def _partial(out: Path) -> Path:
    return out.parent / f"{out.name}.partial"  # `with_name` would raise where `out` is "/" or "."


@contextmanager
def _held(out: Path) -> Iterator[Path]:
    """The folder beside `out`, made and locked for this process; removed at the end, whatever the end."""
    partial = _partial(out)
    lock = _locked(partial, out)
    try:
        yield partial
    finally:
        # While the lock is held nobody else fills the folder; the lock itself goes last.
        _clear(partial)
        with suppress(OSError):
            if os.name == "nt":
                lock.close()  # Windows removes no open file
            (partial / _LOCK).unlink()
            partial.rmdir()
        lock.close()


def _clear(partial: Path) -> None:
    for path in partial.glob(f"{_STAGED}*"):
        shutil.rmtree(path, ignore_errors=True)


def _locked(partial: Path, out: Path) -> BinaryIO:
    """The open lock file of the folder; it tells who holds it, for people only.

    Raises
    ------
    OutputError : another process holds it, or the folder is not ours.
    """
    while True:
        partial.mkdir(parents=True, exist_ok=True)
        if any(path.name != _LOCK and not path.name.startswith(_STAGED) for path in partial.iterdir()):
            raise OutputError(f"{partial} is there already, and holds other files: {_REMEDY}")
        # Who held the lock before may have removed it since: then once more.
        with suppress(FileNotFoundError), ExitStack() as closing:
            file = closing.enter_context((partial / _LOCK).open("a+b"))
            if not _locks(file, partial):
                file.seek(0)
                who = file.read().decode(errors="replace")
                raise OutputError(f"{out}: process {who} is writing it; wait, or name another folder")
            if os.path.samestat(os.fstat(file.fileno()), (partial / _LOCK).stat()):
                file.truncate(0)
                file.write(str(os.getpid()).encode())
                file.flush()
                closing.pop_all()
                return file


def _locks(file: BinaryIO, partial: Path) -> bool:
    """Whether an open file could be locked, until it is closed: no other process holds it.

    Raises
    ------
    OutputError : the disk knows no locks.
    """
    try:
        if os.name == "nt":
            file.seek(1 << 30)  # a byte behind the content, which others may read
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError as error:
        raise OutputError(f"{partial} cannot be locked ({error}); name a folder on another disk") from error
    return True
