"""A command that is told to stop: what it has begun is taken away, as after Ctrl-C."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread

_STOPS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def as_interrupts() -> Iterator[None]:
    """In the block, to be ended or to lose the terminal raises KeyboardInterrupt with the signal's number.

    A signal that the caller has ignored, as `nohup` does, stays so.
    """
    own = [one for one in _STOPS if signal.getsignal(one) == signal.SIG_DFL]
    if current_thread() is not main_thread():  # only the first thread may say what a signal does
        own = []
    for one in own:
        signal.signal(one, _interrupt)
    try:
        yield
    finally:
        for one in own:
            signal.signal(one, signal.SIG_DFL)


def exit_code(stopped: KeyboardInterrupt) -> int:
    """What a shell expects of a program that a signal ended: 130 after Ctrl-C."""
    return 128 + (stopped.args[0] if stopped.args else signal.SIGINT)


def _interrupt(number: int, frame: object) -> None:
    raise KeyboardInterrupt(number)
