"""Codebooks: what is coded, in which units, with which values, and why; one TOML file each.

Those of the package lie in `analysis/codebooks/`, those of a corpus in its folder `codebooks`. A variable has
values of its own (`[[variable.value]]`), or `answers`: "yes/no", "text" (any), or "words" (words of the unit,
copied as they stand: where a span begins and ends).
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from analysis.read.coding import codebook_problems
from analysis.read.folder.documents import own_sheets
from analysis.read.problems import CorpusError
from analysis.read.toml_places import Told, told

FOLDER = Path(__file__).parents[2] / "codebooks"


class CodebookError(CorpusError):
    """Codebooks that cannot be used; `problems` lists every reason: `file:line: value; remedy`."""

    of = "the codebooks"


class Value(NamedTuple):
    """A code that a unit can be given, and when."""

    code: str
    definition: str
    example: str = ""
    near_miss: str = ""


class Variable(NamedTuple):
    """What is asked of each unit. `values` are in their order; none where `answers` is "text" or "words".

    `scale` names what the mean of several yes/no variables stands for; `detector` the measure, or the column
    of `attributions`, that says the same without a person.
    """

    name: str
    question: str
    units: tuple[str, ...]
    level: str
    answers: str
    values: tuple[Value, ...]
    source: str
    scale: str | None = None
    detector: str | None = None
    definition: str = ""
    example: str = ""
    near_miss: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(value.code for value in self.values)


class Codebook(NamedTuple):
    """One file: its `name` is that of the file, without its ending."""

    name: str
    title: str
    about: str
    source: str
    variables: tuple[Variable, ...]


def codebooks(folder: Path | None = None, files: Sequence[Path] = ()) -> tuple[Codebook, ...]:
    """The codebooks of the package, then of the corpus in `folder`, then `files`.

    Raises
    ------
    CodebookError : every problem of every file, and variables or books that two files have.
    """
    try:
        own = own_sheets(folder, "codebooks", "toml")
    except CorpusError as error:
        raise CodebookError(error.problems) from None
    paths = [*sorted(FOLDER.glob("*.toml")), *own]
    problems: list[str] = []
    found: list[tuple[str, Codebook]] = []
    for path in [*paths, *files]:
        try:
            found.append((path.name, codebook(path)))
        except CorpusError as error:
            problems += error.problems
    problems += _twice(found)
    if problems:
        raise CodebookError(problems)
    return tuple(book for _, book in found)


def codebook(path: Path) -> Codebook:
    """One codebook.

    Raises
    ------
    CodebookError : every problem of the file.
    """
    try:
        read = told(path)
    except CorpusError as error:
        raise CodebookError(error.problems) from None
    if problems := list(codebook_problems.problems(read)):
        raise CodebookError(sorted(problems, key=_line))
    return _book(path.stem, read)


def variables(books: Iterable[Codebook], names: Sequence[str]) -> tuple[Variable, ...]:
    """The variables of these names; a book's name, or a scale's, stands for all of its variables.

    Raises
    ------
    CodebookError : a name that there is not.
    """
    books = tuple(books)
    by_name: dict[str, list[Variable]] = {}
    for book in books:
        for variable in book.variables:
            for name in {book.name, variable.scale or variable.name, variable.name}:
                by_name.setdefault(name, []).append(variable)
    unknown = [name for name in names if name not in by_name]
    if unknown:
        there = "; ".join(f"{book.name} ({_some(book)})" for book in books)
        raise CodebookError(
            [f'no codebook or variable is called "{name}"; there are {there}' for name in unknown]
        )
    return tuple(dict.fromkeys(one for name in names for one in by_name[name]))


def _some(book: Codebook) -> str:
    names = list(dict.fromkeys(one.scale or one.name for one in book.variables))
    return ", ".join(names)


def _line(problem: str) -> int:
    return int(problem.split(":")[1])


def _twice(found: Sequence[tuple[str, Codebook]]) -> Iterable[str]:
    first: dict[tuple[str, str], str] = {}
    for file, book in found:
        for kind, name in [("codebook", book.name), *(("variable", one.name) for one in book.variables)]:
            other = first.setdefault((kind, name), file)
            if other is not file:
                yield f'{file}:1: the {kind} "{name}" is in {other}, too; call it otherwise'


def _book(name: str, read: Told) -> Codebook:
    cells = read.cells
    made = tuple(_variable(one, cells) for one in cells["variable"])
    return Codebook(name, cells["title"], cells.get("about", ""), cells["source"], made)


def _variable(cells: dict, book: dict) -> Variable:
    answers = cells.get("answers", "values")
    texts = {key: cells.get(key, "") for key in ("definition", "example", "near_miss")}
    if answers == "yes/no":
        values = (Value("yes", **texts), Value("no", "Nothing of this kind is in the unit."))
    else:
        values = tuple(Value(**one) for one in cells.get("value", ()))
    return Variable(
        name=cells["name"],
        question=cells["question"],
        units=tuple(cells.get("units") or book["units"]),
        level=cells.get("level", "nominal"),
        answers=answers,
        values=values,
        source=cells.get("source") or book["source"],
        scale=cells.get("scale"),
        detector=cells.get("detector"),
        **texts,
    )
