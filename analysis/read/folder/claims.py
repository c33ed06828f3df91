"""Claims: what the corpus's author asks of every text, from `claims.toml`, with every slip named by line."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from analysis.numbers import quantities
from analysis.read.folder.catalog import is_date
from analysis.read.folder.documents import own
from analysis.read.problems import CorpusError, reading, utf_8
from analysis.words import count

NAME = "claims.toml"
MOST = 2_000  # tables: each is looked for in every sentence
ORIGINS = ("reference", "coverage", "hypothesis")
_CLAIM = {"id": str, "says": str, "origin": str, "find": list, "denies": list, "not": list}
_CLAIM |= {"checked": dict}
_FIGURE = {"id": str, "says": str, "value": str, "role": str, "near": list, "not": list}
_FIGURE |= {"baseline": str, "in_force": str, "origin": str, "checked": dict}
_KEYS = {"claim": _CLAIM, "figure": _FIGURE}
_NEEDED = {"claim": ("id", "says", "origin", "find"), "figure": ("id", "says", "value", "role", "near")}
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_TABLE = re.compile(r"\s*\[\[\s*(\w+)\s*\]\]")
_KEY = re.compile(r"\s*([\w-]+)\s*=")
_TOO_MUCH = re.compile(r"\d[\d_]{4000}|(?:[\[{][^][{}\n]{0,99}){100}")
_TYPES = {str: "a text in double quotes", list: 'a list of texts: ["...", "..."]', dict: "a table"}


class Claim(NamedTuple):
    """A claim, or a figure (then `value` is set, and `find` holds what must stand near it).

    `find`, `denies` and `but_not` are phrases, "+" for "in the same sentence". `reference` is the id of the
    text in `references/` that it is from; without one nothing can be called absent. `checked` gives for a
    document who looked, and when, and found the claim absent.
    """

    id: str
    says: str
    origin: str
    find: tuple[str, ...]
    but_not: tuple[str, ...] = ()
    value: str | None = None
    role: str | None = None
    baseline: str | None = None
    in_force: str | None = None
    reference: str | None = None
    checked: Mapping[str, str] = {}
    denies: tuple[str, ...] = ()


Ids = frozenset[str] | None


def claims(folder: Path | None, documents: Ids, references: Ids) -> tuple[Claim, ...]:
    """The claims and figures of a corpus folder, in the order of the file; none where there is no file.

    `documents` and `references` are the ids that a claim may name; null where they are not known.

    Raises
    ------
    CorpusError : with every problem of the file, each with its line.
    """
    path = own(folder, NAME)
    if path is None:
        return ()
    with reading(NAME, "put a file there that can be read"):
        text = utf_8(path.read_bytes(), NAME)
    if (n := len(re.findall(r"(?m)^[ \t]*\[\[[ \t]*\w", text))) > MOST:
        remedy = f"keep the {MOST:,} or fewer that you ask of every article"
        raise CorpusError([f"{NAME}: there are {n:,} claims and figures; {remedy}"])
    with reading(f"{NAME}:{_line_of_too_much(text)}", "write it shorter, or with fewer brackets"):
        try:
            told = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise CorpusError([_syntax_problem(str(error))]) from None
    lines = _lines(text)
    problems = [
        f'{NAME}:{_line_of(text, key)}: there is no table "{key}"; write [[claim]] or [[figure]]'
        for key in told
        if key not in _KEYS or not _is_tables(told[key])
    ]
    found: list[tuple[int, dict]] = []
    first_line: dict[str, int] = {}
    for kind in _KEYS:
        tables = told.get(kind, [])
        for number, cells in enumerate(tables if _is_tables(tables) else ()):
            at = lines.get((kind, number), {})
            line = at.get("", 1)
            problems += _problems(kind, cells, at, documents, references)
            name = cells.get("id")
            here = at.get("id", line)
            if isinstance(name, str) and name in first_line:
                first = first_line[name]
                problems.append(f'{NAME}:{here}: id "{name}" appears twice (first on line {first})')
            elif isinstance(name, str):
                first_line[name] = here
            found.append((line, cells))
    if problems:
        raise CorpusError(sorted(problems, key=lambda problem: int(problem.split(":")[1])))
    return tuple(_claim(cells) for _, cells in sorted(found, key=lambda one: one[0]))


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _syntax_problem(message: str) -> str:
    """tomllib's message with its line first."""
    match = re.search(r"^(.*) \(at (?:line (\d+), column \d+|end of document)\)$", message)
    what, line = (match[1], match[2]) if match else (message, None)
    remedy = "is a quotation mark, a comma or a bracket missing there?"
    return f"{NAME}:{line or 1}: {what[0].lower()}{what[1:]}; {remedy}"


def _line_of_too_much(text: str) -> int:
    """The line of what tomllib can fail at without saying where: too long a number, too many brackets."""
    match = _TOO_MUCH.search(text)
    return text.count("\n", 0, match.start()) + 1 if match else 1


def _lines(text: str) -> dict[tuple[str, int], dict[str, int]]:
    """The line of each key of each table ("" for the table itself), by its kind and number."""
    found: dict[tuple[str, int], dict[str, int]] = {}
    own: dict[str, int] = {}
    for line, content in enumerate(text.split("\n"), start=1):
        if table := _TABLE.match(content):
            kind = table[1]
            number = sum(known == kind for known, _ in found)
            own = found.setdefault((kind, number), {"": line})
        elif key := _KEY.match(content):
            own.setdefault(key[1], line)
    return found


def _line_of(text: str, key: str) -> int:
    pattern = re.compile(rf"\s*\[*\s*{re.escape(key)}\b")
    return next((n for n, line in enumerate(text.split("\n"), start=1) if pattern.match(line)), 1)


def _problems(kind: str, cells: dict, at: dict[str, int], documents: Ids, references: Ids) -> Iterator[str]:
    """Everything that is wrong with one claim or figure."""
    line = at.get("", 1)
    for key, value in cells.items():
        place, wanted = f"{NAME}:{at.get(key, line)}", _KEYS[kind].get(key)
        if wanted is None:
            yield f'{place}: no field is called "{key}"; a {kind} has {", ".join(_KEYS[kind])}'
        elif not isinstance(value, wanted) or (wanted is list and not all(isinstance(x, str) for x in value)):
            yield f"{place}: {key} is not {_TYPES[wanted]}"
        elif wanted is list:
            yield from (
                f'{place}: {key} "{phrase}" has a part without a word; a phrase is made of words'
                for phrase in value
                if not all(count(part) for part in phrase.split("+"))
            )
    for key in _NEEDED[kind]:
        if not cells.get(key):
            yield f"{NAME}:{at.get(key, line)}: {key} is empty or missing; fill it in"
    yield from _value_problems(cells, at, line, documents, references)


def _value_problems(
    cells: dict, at: dict[str, int], line: int, documents: Ids, references: Ids
) -> Iterator[str]:
    name, origin, checked = cells.get("id"), cells.get("origin"), cells.get("checked")
    if isinstance(name, str) and name and not _ID.fullmatch(name):
        yield f'{NAME}:{at.get("id", line)}: id "{name}" is not of small letters, digits and hyphens'
    if isinstance(origin, str) and origin:
        kind, _, reference = (part.strip() for part in origin.partition(":"))
        place = f"{NAME}:{at.get('origin', line)}"
        if kind not in ORIGINS:
            yield f'{place}: origin "{origin}" is none of: {", ".join(ORIGINS)}'
        elif kind == "reference" and references is not None and reference not in references:
            known = ", ".join(sorted(references)) or "none"
            yield f'{place}: there is no reference "{reference}" in references/catalog.csv; there is: {known}'
    value = cells.get("value")
    if isinstance(value, str) and value and not quantities(value):
        yield f'{NAME}:{at.get("value", line)}: value "{value}" has no number; write "30%" or "90 days"'
    for document, who in checked.items() if isinstance(checked, dict) else ():
        place = f"{NAME}:{at.get('checked', line)}"
        if documents is not None and document not in documents:
            yield f'{place}: checked names "{document}", which is no doc_id of the catalog'
        if not (isinstance(who, str) and who.strip() and is_date(who.split()[-1])):
            yield f'{place}: checked "{document}" is not "who, 2025-06-05"'


def _claim(cells: dict) -> Claim:
    origin = cells.get("origin", "coverage")
    reference = origin.partition(":")[2].strip() or None
    return Claim(
        id=cells["id"],
        says=cells["says"],
        origin=origin,
        find=tuple(cells.get("find") or cells["near"]),
        but_not=tuple(cells.get("not", ())),
        value=cells.get("value"),
        role=cells.get("role"),
        baseline=cells.get("baseline"),
        in_force=cells.get("in_force"),
        reference=reference,
        checked=dict(cells.get("checked", {})),
        denies=tuple(cells.get("denies", ())),
    )
