"""Gold files: texts in which people marked what a detector should find; every bad line is named at once.

- attribution, JSONL: `id, outlet, text, attributions: [{source, cue, content}]`, each a list of [start, end).
- hedging, JSONL: `id, text, cues: [[start, end, type]]`; the type may be left out.
- tone, CSV: `text, score`, and perhaps `id`.

Positions count code points of `text`. Other keys and columns are left alone. A file may be packed (`.gz`).
"""

import csv
import gzip
import io
import json
import math
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from analysis.read.json_lines import objects
from analysis.read.problems import CorpusError, ragged, utf_8

ROLES = ("source", "cue", "content")
Span = tuple[int, int]
# "Title_119#S1.2" is a sentence of Title_119, "12_3" a snippet of 12.
_PART_OF = re.compile(r"(.+)(?:#[A-Z]?[\d.]+|_\d+)")


class GoldError(CorpusError):
    """A gold file has bad lines; `problems` lists every one: `file:line: value and what is wrong; remedy`."""

    of = "the gold data"


class Attribution(NamedTuple):
    """One act of attributing: the spans of each role; a source or a cue may have none."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class Article(NamedTuple):
    """An article and its attributions, in the order of the file."""

    doc_id: str
    outlet: str
    text: str
    attributions: tuple[Attribution, ...]


class Hedged(NamedTuple):
    """A sentence and its hedges, (start, end, type); `group` is the document that its id names, or its id."""

    doc_id: str
    group: str
    text: str
    cues: tuple[tuple[int, int, str], ...]


class Rated(NamedTuple):
    """A text and how positive people found it, with 0 neutral; `group` as above."""

    doc_id: str
    group: str
    text: str
    score: float


Row = TypeVar("Row", Article, Hedged, Rated)


def attribution(path: Path) -> list[Article]:
    """The articles of a gold file, in its order.

    Raises
    ------
    GoldError : bad lines, all of them; an id that comes twice; no line at all.
    """
    return _rows(path, _objects(path), _article)


def hedging(path: Path) -> list[Hedged]:
    """The sentences of a gold file, in its order; raises as `attribution` does."""
    return _rows(path, _objects(path), _hedged)


def tone(path: Path) -> list[Rated]:
    """The texts of a gold file, in its order; raises as `attribution` does. Without ids they are numbered."""
    return _rows(path, _csv_rows(path), _rated)


def _rows(
    path: Path, lines: Iterator[tuple[str, Any]], row_of: Callable[[Any, list[str]], Row | None]
) -> list[Row]:
    """The rows that `row_of` makes of each line; it adds what is wrong with one to its list."""
    made: list[Row] = []
    problems: list[str] = []
    first: dict[str, str] = {}
    for place, cells in lines:
        if isinstance(cells, str):
            problems.append(f"{place}: {cells}")
            continue
        wrong: list[str] = []
        row = row_of(cells, wrong)
        doc_id = str(cells.get("id"))
        if "id" in cells and doc_id in first:
            wrong.append(f'id "{doc_id}" appears twice (first at {first[doc_id]}); keep one')
        first.setdefault(doc_id, place)
        problems += [f"{place}: {problem}" for problem in wrong]
        made += [row] if row else []
    if not made and not problems:
        problems = [f"{path.name}: there is nothing in it; add a line for each text"]
    if problems:
        raise GoldError(problems)
    return made


def group_of(doc_id: str) -> str:
    """The document of which an id names a part; the id itself where it names none."""
    part = _PART_OF.fullmatch(doc_id)
    return part[1] if part else doc_id


def _objects(path: Path) -> Iterator[tuple[str, Any]]:
    return objects(_content(path).splitlines(), path.name)


def _csv_rows(path: Path) -> Iterator[tuple[str, Any]]:
    try:
        text = utf_8(_content(path), path.name)
    except CorpusError as error:
        raise GoldError(error.problems) from None
    reader = csv.reader(io.StringIO(text, newline=""))
    line = 1
    header: list[str] = []
    try:
        for cells in reader:
            place, line = f"{path.name}:{line}", reader.line_num + 1
            if not header:
                header = [cell.strip() for cell in cells]
                missing = [name for name in ("text", "score") if name not in header]
                if missing:
                    yield place, f"the column {' and '.join(missing)} is missing; name it in the first line"
                    return
            elif len(cells) == len(header):
                yield place, {"id": place.rpartition(":")[2], **dict(zip(header, cells, strict=True))}
            elif cells:
                yield place, ragged(len(cells), len(header))
    except csv.Error as error:
        yield f"{path.name}:{line}", f"cannot be read on: {error}"


def _content(path: Path) -> bytes:
    """What is in the file, unpacked.

    Raises
    ------
    GoldError : the file is not what its name says.
    """
    if path.suffix != ".gz":
        return path.read_bytes()
    try:
        return gzip.decompress(path.read_bytes())
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise GoldError([f"{path.name}: is not a whole .gz file ({error}); fetch it again"]) from None


def _texts(cells: dict, names: tuple[str, ...], wrong: list[str]) -> list[str]:
    """The cells of these names, each of which must be a text that is not empty."""
    made = []
    for name in names:
        value = cells.get(name)
        if not isinstance(value, str) or not value.strip():
            said = "is missing" if name not in cells else f"{json.dumps(value)} is no text"
            wrong.append(f"{name} {said}; write it as a text")
        elif any("\ud800" <= char <= "\udfff" for char in value):
            wrong.append(f"{name} has half a character (a lone surrogate); export the text again as UTF-8")
        made.append(value)
    return made


def _spans(value: Any, text: Any, what: str, wrong: list[str], longest: int = 2) -> tuple[tuple, ...]:
    """The spans of a list, each inside the text: at most `longest` cells, the first two of them its ends."""
    if not isinstance(value, list):
        wrong.append(f"{what} is not a list of [start, end); write [] where there is none")
        return ()
    for span in value:
        ends = span[:2] if isinstance(span, list) else []
        whole = len(ends) == 2 and all(type(end) is int for end in ends) and len(span) <= longest
        if not whole or not 0 <= ends[0] < ends[1]:
            wrong.append(f"{what} {json.dumps(span)} is no [start, end); start is less than end")
        elif isinstance(text, str) and ends[1] > len(text):
            wrong.append(f"{what} {json.dumps(span)} ends behind the text of {len(text):,} characters")
    return tuple(tuple(span) for span in value if isinstance(span, list))


def _article(cells: dict, wrong: list[str]) -> Article | None:
    doc_id, outlet, text = _texts(cells, ("id", "outlet", "text"), wrong)
    listed = cells.get("attributions")
    if not isinstance(listed, list):
        wrong.append("attributions is missing, or no list; write [] where there is none")
        listed = []
    made = []
    for number, one in enumerate(listed):
        if not isinstance(one, dict) or not set(ROLES) <= set(one):
            wrong.append(f"attribution {number} has not all of: {', '.join(ROLES)}")
            continue
        spans = [_spans(one[role], text, f"attribution {number}: {role}", wrong) for role in ROLES]
        made.append(Attribution(*spans))
    return None if wrong else Article(doc_id, outlet, text, tuple(made))


def _hedged(cells: dict, wrong: list[str]) -> Hedged | None:
    doc_id, text = _texts(cells, ("id", "text"), wrong)
    cues = [(*cue, "")[:3] for cue in _spans(cells.get("cues"), text, "cues", wrong, longest=3)]
    wrong += [f"cues: type {json.dumps(cue[2])} is no text" for cue in cues if not isinstance(cue[-1], str)]
    return None if wrong else Hedged(doc_id, group_of(doc_id), text, tuple(cues))


def _rated(cells: dict, wrong: list[str]) -> Rated | None:
    doc_id, text = _texts(cells, ("id", "text"), wrong)
    try:
        score = float(cells["score"])
    except ValueError:
        score = math.nan
    if not math.isfinite(score):
        wrong.append(f'score "{cells["score"]}" is no number')
    return None if wrong else Rated(doc_id, group_of(doc_id), text, score)
