"""What is wrong with a codebook: every slip with its line and what to write instead."""

import re
from collections.abc import Iterator
from typing import Any

from analysis.names import CODED, UNITS
from analysis.read.toml_places import TYPES, Told

LEVELS = ("nominal", "ordinal", "interval")
ANSWERS = ("yes/no", "text", "words")
DETECTORS = (*CODED, "commitment", "act", "source", "cue", "content", "speaker")
TAKEN = ("unit", "sample", "text", "coder", "note", "sentence", "code")  # columns of sheets
_BOOK = {"title": str, "about": str, "source": str, "units": list, "variable": list}
_VARIABLE = dict.fromkeys(
    (
        "name",
        "scale",
        "question",
        "answers",
        "level",
        "detector",
        "definition",
        "example",
        "near_miss",
        "source",
    ),
    str,
) | {"units": list, "value": list}
_VALUE = dict.fromkeys(("code", "definition", "example", "near_miss"), str)
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_CODE = re.compile(r"[A-Za-z0-9][\w /.-]{0,39}")  # no spreadsheet runs it, no separator is in it
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,6})?")
_AT = tuple[str | int, ...]


def problems(read: Told) -> Iterator[str]:
    """Every problem of one file, `file:line: value; remedy`."""
    book = read.cells
    yield from _fields(read, (), book, _BOOK, ("title", "source", "units", "variable"), "codebook")
    yield from _choice(read, (), book, "units", UNITS)
    names: dict[str, str] = {}
    for number, cells in enumerate(_tables(book.get("variable"))):
        at: _AT = ("variable", number)
        yield from _variable(read, at, cells)
        yield from _unlike(read, at, cells, "name", names)
    for number, cells in enumerate(_tables(book.get("variable"))):
        if isinstance(scale := cells.get("scale"), str) and scale in names:
            place = read.place(("variable", number), "scale")
            yield f'{place}: scale "{scale}" is the name of a variable; call one of them otherwise'


def _variable(read: Told, at: _AT, cells: dict[str, Any]) -> Iterator[str]:
    yield from _fields(read, at, cells, _VARIABLE, ("name", "question"), "variable")
    choices: dict[str, tuple[str, ...]] = {"answers": ANSWERS, "level": LEVELS}
    choices |= {"detector": DETECTORS, "units": UNITS}
    for key, known in choices.items():
        yield from _choice(read, at, cells, key, known)
    for key in ("name", "scale"):
        name = cells.get(key)
        if isinstance(name, str) and name and not _NAME.fullmatch(name):
            remedy = "write at most 40 small letters, digits and _, a letter first"
            yield f'{read.place(at, key)}: {key} "{name}" cannot be a column; {remedy}'
        elif name in TAKEN:
            yield f'{read.place(at, key)}: {key} "{name}" is a column of every sheet; call it otherwise'
    values, answers, level = _tables(cells.get("value")), cells.get("answers"), cells.get("level", "nominal")
    if answers and "value" in cells:
        yield f"{read.place(at, 'answers')}: there are answers and values; keep one of them"
    elif not answers and len(values) < 2:
        remedy = f"add [[variable.value]] twice or more, or answers, one of {', '.join(ANSWERS)}"
        yield f"{read.place(at)}: the variable has no two values; {remedy}"
    if answers in ANSWERS:
        if not cells.get("definition"):
            yield f"{read.place(at, 'definition')}: definition is empty or missing; say what counts"
        if level != "nominal":
            place = read.place(at, "level")
            yield f'{place}: level "{level}" needs values of its own; leave it out, or add values'
    if cells.get("scale") and answers != "yes/no":
        yield f'{read.place(at, "scale")}: a scale is the mean of yes/no variables; write answers = "yes/no"'
    codes: dict[str, str] = {}
    for number, value in enumerate(values):
        below = (*at, "value", number)
        yield from _value(read, below, value, level)
        yield from _unlike(read, below, value, "code", codes)


def _value(read: Told, at: _AT, cells: dict[str, Any], level: Any) -> Iterator[str]:
    yield from _fields(read, at, cells, _VALUE, ("code", "definition"), "value")
    code = cells.get("code")
    if not isinstance(code, str) or not code:
        return
    place = read.place(at, "code")
    if not _CODE.fullmatch(code):
        remedy = "write letters, digits and spaces, at most 40"
        yield f'{place}: code "{code}" cannot be typed into a cell; {remedy}'
    elif level == "interval" and not _NUMBER.fullmatch(code):
        yield f'{place}: code "{code}" is no number; write one, or level = "ordinal"'


def _fields(
    read: Told, at: _AT, cells: dict[str, Any], fields: dict[str, Any], needed: tuple[str, ...], kind: str
) -> Iterator[str]:
    """Fields that there are not, of another type, or that are needed and empty."""
    for key, value in cells.items():
        wanted = fields.get(key)
        if wanted is None:
            yield f'{read.place(at, key)}: no field is called "{key}"; a {kind} has {", ".join(fields)}'
        elif key in ("variable", "value"):
            if not _is_tables(value):
                header = "[[variable]]" if key == "variable" else "[[variable.value]]"
                yield f"{read.place(at, key)}: {key} is no table; write {header} above its fields"
        elif not isinstance(value, wanted) or (wanted is list and not all(isinstance(x, str) for x in value)):
            yield f"{read.place(at, key)}: {key} is not {TYPES[wanted]}; write it so"
    for key in needed:
        if not cells.get(key):
            yield f"{read.place(at, key)}: {key} is empty or missing; fill it in"


def _choice(read: Told, at: _AT, cells: dict[str, Any], key: str, known: tuple[str, ...]) -> Iterator[str]:
    given = cells.get(key)
    values: list[Any] = given if isinstance(given, list) else [given]
    for value in values:
        if isinstance(value, str) and value not in known:
            yield f'{read.place(at, key)}: {key} "{value}" is none; write one of {", ".join(known)}'


def _unlike(read: Told, at: _AT, cells: dict[str, Any], key: str, first: dict[str, str]) -> Iterator[str]:
    """A name or code that was there before, in any case."""
    value, place = cells.get(key), read.place(at, key)
    if isinstance(value, str) and value:
        other = first.setdefault(value.lower(), place)
        if other is not place:
            yield f'{place}: {key} "{value}" appears twice (first on line {other.split(":")[1]}); rename one'


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _tables(value: Any) -> list[dict[str, Any]]:
    return value if _is_tables(value) else []
