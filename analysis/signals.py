"""A command that is told to stop: what it has begun is taken away, as after Ctrl-C."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer, current_thread, main_thread
from types import FrameType

_STOPS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def as_interrupts() -> Iterator[None]:
    """In the block, to be ended or to lose the terminal raises KeyboardInterrupt with the signal's number.

    A signal that the caller has ignored, as `nohup` does, stays so. Where Python drops an exception,
    as in a `__del__`, the signal is sent once more.
    """
    dropped = sys.unraisablehook

    def again(what: "sys.UnraisableHookArgs") -> None:
        if isinstance(what.exc_value, KeyboardInterrupt):
            Timer(0.05, signal.raise_signal, what.exc_value.args[:1] or (signal.SIGINT,)).start()
        else:
            dropped(what)

    sys.unraisablehook = again
    try:
        with _handled(_interrupt):
            yield
    finally:
        sys.unraisablehook = dropped


@contextmanager
def postponed() -> Iterator[None]:
    """What is not to be cut in two is done to its end; a signal that comes meanwhile is heeded then."""
    came: list[int] = []
    with _handled(lambda number, frame: came.append(number)):
        yield
    if came:
        signal.raise_signal(came[0])


def exit_code(stopped: KeyboardInterrupt) -> int:
    """What a shell expects of a program that a signal ended: 130 after Ctrl-C."""
    return 128 + (stopped.args[0] if stopped.args else signal.SIGINT)


@contextmanager
def _handled(handler: "signal._HANDLER") -> Iterator[None]:
    """In the block, the signals that stop a program go to this handler, unless they are ignored."""
    first = current_thread() is main_thread()  # no other may say what a signal does
    own = {one: signal.getsignal(one) for one in _STOPS if first}
    own = {one: handled for one, handled in own.items() if handled not in (signal.SIG_IGN, None)}
    for one in own:
        signal.signal(one, handler)
    try:
        yield
    finally:
        for one, handled in own.items():
            signal.signal(one, handled)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt(number)
