"""Who coded: a person, called as the sheet's file is, or a machine, with what it was and was told.

A machine is a language model or another tool. What it says is one more sheet; beside it lies a file of its
name, `codes/<name>.toml`: `coder = "machine"`, `name`, `version`, `date`, and `prompt` or `settings`. Without
it nobody could do it again, and the sheet is refused.
"""

from os.path import realpath
from pathlib import Path
from typing import Any, NamedTuple

from analysis.read.folder.catalog import is_date
from analysis.read.problems import CorpusError
from analysis.read.toml_places import Told, told

PERSON, MACHINE = "person", "machine"
_FIELDS = ("coder", "name", "version", "date", "prompt", "settings", "note")
_NEEDED = ("name", "version", "date")
# Who else is held against coders, and columns that stand beside theirs.
_TAKEN = ("", "detector", "shared codes", "unit", "variable", "doc_id", "outlet", "start", "end", "text")


class Coder(NamedTuple):
    """`kind` is `PERSON` or `MACHINE`; the rest is known of machines only."""

    id: str
    kind: str = PERSON
    name: str = ""
    version: str = ""
    date: str = ""


def coder_of(path: Path) -> str:
    """Whose sheet a file is: what its name has before the first dot, so that `anna.frames.csv` is anna's."""
    return path.name.partition(".")[0]


def is_machine(path: Path) -> bool:
    """Whether a sheet is a machine's: by its name, or by what lies beside it."""
    name = coder_of(path)
    return name.lower().startswith(MACHINE) or path.with_name(f"{name}.toml").is_file()


def coder(path: Path, said: str) -> tuple[Coder, list[str]]:
    """Who filled in the sheet at `path`, which itself says `said` ("machine", "person", or nothing)."""
    name = coder_of(path)
    if name.lower() in _TAKEN or "," in name:
        return Coder(name), [f'{path.name}: "{name}" cannot be a coder; call the sheet as who filled it in']
    beside = path.with_name(f"{name}.toml")
    if said != MACHINE and not is_machine(path):
        return Coder(name), []
    if not beside.is_file():
        fields = 'coder = "machine", name, version, date, and prompt or settings'
        where = f"write {beside.name} beside it, with {fields}"
        return Coder(name, MACHINE), [f"{path.name}: a machine coded it, and nothing says which; {where}"]
    corpus = Path(realpath(path.parent.parent))  # of a sheet in its folder codes
    if not Path(realpath(beside)).is_relative_to(corpus):
        remedy = "put what it leads to there itself"
        problem = f"{beside.name}: is a link that leads out of {corpus.name}; {remedy}"
        return Coder(name, MACHINE), [problem]
    try:
        read = told(beside)
    except CorpusError as error:
        return Coder(name, MACHINE), error.problems
    problems = _problems(read)
    if said == PERSON and not problems:
        remedy = f"mend the column coder, or remove {beside.name}"
        problems.append(f'{path.name}: coder "person", but {beside.name} says machine; {remedy}')
    texts = {key: str(read.cells.get(key, "")) for key in _NEEDED}
    return Coder(name, MACHINE, **texts), problems


def _problems(read: Told) -> list[str]:
    cells = read.cells
    made = [
        f'{read.place((), key)}: no field is called "{key}"; a coder has {", ".join(_FIELDS)}'
        for key in cells
        if key not in _FIELDS
    ]
    if cells.get("coder") != MACHINE:
        remedy = 'write coder = "machine", or remove the file: a person needs none'
        made.append(f"{read.place((), 'coder')}: coder is not “machine”; {remedy}")
    for key in _NEEDED:
        if not _is_text(cells.get(key)):
            made.append(f'{read.place((), key)}: {key} is empty or missing; write {key} = "..."')
    if not cells.get("prompt") and not cells.get("settings"):
        remedy = "write down what it was told: without it nobody can do it again"
        made.append(f"{read.place()}: prompt and settings are missing; {remedy}")
    date = cells.get("date")
    if _is_text(date) and not is_date(str(date)):
        made.append(f'{read.place((), "date")}: date "{date}" is none; write it as 2025-06-05')
    return made


def _is_text(value: Any) -> bool:
    """A text with something in it, or a date or number, which TOML writes without quotation marks."""
    return (
        bool(str(value).strip()) if value is not None and not isinstance(value, list | dict | bool) else False
    )
