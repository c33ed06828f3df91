"""What a corpus is about, in its author's words: `corpus.toml`, with every slip named by line."""

from pathlib import Path
from typing import NamedTuple

from analysis.read.folder.catalog import is_date
from analysis.read.folder.documents import own
from analysis.read.problems import CorpusError
from analysis.read.toml_places import TYPES, told
from analysis.words import count

NAME = "corpus.toml"
_KEYS = ("title", "event", "date")


class About(NamedTuple):
    """The title of the report, what happened in one sentence, and when (ISO); unknown is null."""

    title: str | None = None
    event: str | None = None
    date: str | None = None


def about(folder: Path | None) -> About:
    """What `corpus.toml` in a corpus folder says; all null where there is none.

    Raises
    ------
    CorpusError : with every problem of the file.
    """
    path = own(folder, NAME)
    if path is None:
        return About()
    made = told(path, NAME)
    problems = []
    for key, value in made.cells.items():
        place = made.place((), key)
        if key not in _KEYS:
            problems.append(f'{place}: there is no key "{key}"; write {", ".join(_KEYS)}')
        elif not isinstance(value, str):
            problems.append(f"{place}: {key} is no text; write {TYPES[str]}")
        elif key == "date" and not is_date(value):
            remedy = 'write "2025-06-05", or "2025-06" where the day is unknown'
            problems.append(f'{place}: date "{value}" is not an ISO date; {remedy}')
        elif not count(value):
            problems.append(f'{place}: {key} "{value}" has no word; write one, or remove the line')
    if problems:
        raise CorpusError(problems)
    return About(**{key: " ".join(value.split()) for key, value in made.cells.items()})
