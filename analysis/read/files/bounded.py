"""Files are read in a process of their own, with bounded memory and time: a file made to do harm ends that
alone.

Where the system knows no such limit (Windows), time and the sizes that each reader checks bound the work.
"""

import os
import pickle
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import BinaryIO

from analysis.read.files import formats
from analysis.read.files.found import Found, Refused

MEMORY = 1_000_000_000  # bytes beyond what the libraries take
SECONDS = 120
# Small texts are read at once: nothing in them unpacks to more, and another process takes half a second.
_PLAIN = frozenset((".txt", ".text", ".md", ".markdown", ".csv", ".tsv"))
_HARMLESS = 2_000_000
_ROOT = Path(__file__).parents[3]


class Reader:
    """Reads files in another process, which is started when it is first needed and ends with the `with`
    block.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def found(self, content: bytes, name: str, columns: dict[str, str]) -> list[Found]:
        """What `formats.found` gives of a file.

        Raises
        ------
        Refused : as there, or the file takes too much memory or time.
        """
        if len(content) <= _HARMLESS and formats.kind(content, name) in _PLAIN:
            return formats.found(content, name, columns)
        process = self._process = self._process or _started()
        late = Timer(SECONDS, process.kill)
        late.start()
        try:
            _send(process.stdin, (content, name, columns))
            answer = _received(process.stdout)
        except (BrokenPipeError, EOFError, OSError, pickle.UnpicklingError):
            timed_out = not late.is_alive()
            self._end()
            why = (
                f"takes more than {SECONDS} seconds"
                if timed_out
                else f"needs more than {MEMORY // 1_000_000_000} GB of memory"
            )
            raise Refused(f"it {why} to read, so it is no article; save its text as .txt") from None
        except BaseException:
            self._end()
            raise
        finally:
            late.cancel()
        if isinstance(answer, str):
            raise Refused(answer)
        return answer

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _started() -> subprocess.Popen[bytes]:
    paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-m", __name__]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )


def _send(to: BinaryIO, what: object) -> None:
    data = pickle.dumps(what)
    to.write(len(data).to_bytes(8, "big") + data)
    to.flush()


def _received(source: BinaryIO):
    head = source.read(8)
    if len(head) < 8:
        raise EOFError
    return pickle.loads(source.read(int.from_bytes(head, "big")))


def _limited() -> None:
    """Bound the memory of this process from here on."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:
            own = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (own + MEMORY, own + MEMORY))
    except (ImportError, OSError, ValueError):
        pass


def _serve() -> None:
    """Read what is asked for until nobody asks any more."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    _limited()
    while True:
        try:
            content, name, columns = _received(sys.stdin.buffer)
        except EOFError:
            return
        answer: object
        try:
            answer = formats.found(content, name, columns)
        except Refused as error:
            answer = str(error)
        except MemoryError:
            os._exit(1)
        except Exception as error:  # a reader's own fault is no reason to lose the other files
            answer = f"it cannot be read ({type(error).__name__}: {str(error)[:100]}); save its text as .txt"
        _send(out, answer)


if __name__ == "__main__":
    _serve()
