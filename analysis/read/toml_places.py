"""TOML files that people write: read with the line of every table and key, so that a slip can be named."""

import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from analysis.read.problems import CorpusError, reading, utf_8

LARGEST = 1_000_000  # bytes: nobody writes more by hand
_TABLE = re.compile(r"\s*\[\[\s*([\w.]+)\s*\]\]|\s*\[\s*([\w.]+)\s*\]")
_KEY = re.compile(r"\s*([\w-]+)\s*=")
_SYNTAX = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)")
TYPES: dict[type, str] = {str: "a text in double quotes", list: 'a list of texts: ["...", "..."]'}


class Told(NamedTuple):
    """What a file says, and where: `lines` has for each table (its names and numbers, () for the top) the
    line of each of its keys, and of itself under "".
    """

    name: str
    cells: dict[str, Any]
    lines: dict[tuple[str | int, ...], dict[str, int]]

    def place(self, table: tuple[str | int, ...] = (), key: str = "") -> str:
        """`file:line` of a key, or of its table where the key is not there."""
        at = self.lines.get(table, {})
        return f"{self.name}:{at.get(key, at.get('', 1))}"


def told(path: Path, name: str = "") -> Told:
    """The file at `path`, called `name` in problems.

    Raises
    ------
    CorpusError : it cannot be read, is no UTF-8, or is no TOML.
    """
    name = name or path.name
    with reading(name, "put a file there that can be read"):
        content = path.read_bytes()
    if len(content) > LARGEST:
        raise CorpusError([f"{name}: is larger than {LARGEST:,} bytes; keep what is written by hand"])
    text = utf_8(content, name)
    with reading(f"{name}:1", "write it shorter, or with fewer brackets"):
        try:
            return Told(name, tomllib.loads(text), _lines(text))
        except tomllib.TOMLDecodeError as error:
            raise CorpusError([_syntax(name, text, str(error))]) from None


def _syntax(name: str, text: str, message: str) -> str:
    parts = _SYNTAX.fullmatch(message)
    what = parts[1] if parts else message
    line = (parts and parts[2]) or text.count("\n") + 1
    remedy = "is a quotation mark, a comma or a bracket missing there?"
    return f"{name}:{line}: {what[:1].lower()}{what[1:]}; {remedy}"


def _lines(text: str) -> dict[tuple[str | int, ...], dict[str, int]]:
    """The lines of `Told.lines`; a header in a text of several lines can mislead it by some lines."""
    found: dict[tuple[str | int, ...], dict[str, int]] = {(): {"": 1}}
    at: tuple[str | int, ...] = ()
    for line, content in enumerate(text.split("\n"), start=1):
        if table := _TABLE.match(content):
            at = _numbered(found, (table[1] or table[2]).split("."), many=bool(table[1]))
            found.setdefault(at, {"": line})
        elif key := _KEY.match(content):
            found[at].setdefault(key[1], line)
    return found


def _numbered(found: dict, names: list[str], many: bool) -> tuple[str | int, ...]:
    """A table's names, each that is one of several followed by the number of the last of it."""
    at: tuple[str | int, ...] = ()
    for depth, name in enumerate(names):
        known = [
            one[len(at) + 1] for one in found if one[: len(at) + 1] == (*at, name) and len(one) > len(at) + 1
        ]
        numbers = [number for number in known if isinstance(number, int)]
        last = max(numbers, default=-1)
        if depth == len(names) - 1 and many:
            at = (*at, name, last + 1)
        else:
            at = (*at, name, last) if numbers else (*at, name)
    return at
