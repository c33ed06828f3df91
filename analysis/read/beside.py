"""What a corpus folder may have beside its documents: who acts, what tone must not count, tone lexicons."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.read import sheet
from analysis.read.lexicons import lexicons
from analysis.read.problems import CorpusError
from analysis.words import count

_ACTORS = ("actor", "group", "aliases", "description")
_MASKS = ("phrase", "reason", "kind", "added")


class Beside(NamedTuple):
    """What stands beside the documents; each without rows where the corpus has none of it.

    `actors` and `masks` have the columns of `actors.csv` (aliases parted by ";") and `masks.csv`,
    `lexicons` those of `lexicons/*.csv`, with the file's name as `lexicon`.
    """

    actors: pd.DataFrame
    masks: pd.DataFrame
    lexicons: pd.DataFrame


def beside(folder: Path | None) -> tuple[Beside | None, list[str]]:
    """What stands beside the documents of a corpus folder (none of it without one), and its problems."""
    problems: list[str] = []

    def read(part: Callable[[], pd.DataFrame]) -> pd.DataFrame | None:
        try:
            return part()
        except CorpusError as error:
            problems.extend(error.problems)
            return None

    parts = (
        read(lambda: _sheet(folder, "actors.csv", _ACTORS, ("actor",))),
        read(lambda: _sheet(folder, "masks.csv", _MASKS, ("phrase", "reason"))),
        read(lambda: lexicons(folder)),
    )
    return (None if problems else Beside(*parts)), problems


def _sheet(folder: Path | None, name: str, columns: tuple[str, ...], needed: tuple[str, ...]) -> pd.DataFrame:
    """A sheet that a corpus folder may have; no rows if it has none.

    Raises
    ------
    CorpusError : with every problem of the sheet.
    """
    path = folder / name if folder else None
    rows, problems = sheet.rows(path, columns, needed, needed[:1]) if path and path.is_file() else ([], [])
    remedy = "a phrase is made of words"
    problems += [
        f'{row.place}: phrase "{row.cells["phrase"]}" has no word; {remedy}'
        for row in rows
        if row.cells.get("phrase") and not count(row.cells["phrase"])
    ]
    if problems:
        raise CorpusError(problems)
    return pd.DataFrame([row.cells for row in rows], columns=list(columns), dtype="str")
