"""What is made once: within `remembering()` the same of the same tables is not made again.

It is for one run of one report: outside it nothing is remembered, and nothing outlives it.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")
_memory: ContextVar[dict | None] = ContextVar("memory", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """The context in which things are made once; a process forked within it knows all that this one made."""
    before = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(before)


def made(key: Hashable, make: Callable[[], Made]) -> Made:
    """What `make` gives, or gave before under this key."""
    memory = _memory.get()
    if memory is None:
        return make()
    if key not in memory:
        memory[key] = make()
    return memory[key]


def remembered(function: Callable[Given, Made]) -> Callable[Given, Made]:
    """`function`, called once with the same tables: the very same, for tables are never changed in place."""

    @wraps(function)
    def once(*given: Given.args, **how: Given.kwargs) -> Made:
        key = (function, *map(_same, given), *((name, _same(value)) for name, value in how.items()))
        # What was given is kept beside: nothing else can come to lie where it lies in memory.
        return made(key, lambda: (function(*given, **how), given, how))[0]

    return once


def _same(value: object) -> Hashable:
    try:
        hash(value)
    except TypeError:
        return id(value)
    return value
