"""What a corpus folder may have beside its documents: who acts, what is asked, what to compare with."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.read.folder import sheet
from analysis.read.folder.about import NAME as ABOUT
from analysis.read.folder.about import About, about
from analysis.read.folder.catalog import NOTES
from analysis.read.folder.claims import NAME as CLAIMS
from analysis.read.folder.claims import Claim, claims
from analysis.read.folder.corrections import NAME as CORRECTIONS
from analysis.read.folder.corrections import Correction, corrections
from analysis.read.folder.documents import own
from analysis.read.folder.lexicons import lexicons
from analysis.read.folder.references import references
from analysis.read.problems import CorpusError
from analysis.words import count, folded

_ACTORS = ("actor", "group", "aliases", "description")
_MASKS = ("phrase", "reason", "kind", "added")
_KNOWN = (ABOUT, "catalog.csv", "actors.csv", "masks.csv", CLAIMS, CORRECTIONS)
_OWN = ("answers", "references", "lexicons", "originals")  # folders whose other files are nobody's mistake


class Beside(NamedTuple):
    """What stands beside the documents; each without rows where the corpus has none of it.

    `actors` and `masks` have the columns of `actors.csv` (aliases parted by ";") and `masks.csv`,
    `lexicons` those of `lexicons/*.csv`, with the file's name as `lexicon`. `references` are the texts that
    quotations are compared with, columns `references.TABLE`; `claims` what is asked of every document;
    `corrections` what people changed of single marks; `about` what the corpus is about.
    """

    actors: pd.DataFrame
    masks: pd.DataFrame
    lexicons: pd.DataFrame
    references: pd.DataFrame
    claims: tuple[Claim, ...]
    corrections: tuple[Correction, ...]
    about: About = About()


def beside(folder: Path | None, documents: frozenset[str] | None = None) -> tuple[Beside | None, list[str]]:
    """What stands beside the documents of a corpus folder (none of it without one), and its problems.

    `documents` are the ids that claims and corrections may name; where they are not known they are not
    checked.
    """
    problems: list[str] = []

    def read(part: Callable, *given):
        """The part; null where it has problems, which are kept."""
        try:
            return part(*given)
        except CorpusError as error:
            problems.extend(error.problems)
            return None

    actors = read(_sheet, folder, "actors.csv", _ACTORS, ("actor",), _name_problems)
    masks = read(_sheet, folder, "masks.csv", _MASKS, ("phrase", "reason"))
    own = read(lexicons, folder)
    quoted = read(references, folder, documents)
    problems += _strangers(actors, quoted)
    asked = read(claims, folder, documents, None if quoted is None else frozenset(quoted["doc_id"]))
    changed = read(corrections, folder, documents)
    subject = read(about, folder)
    return (None if problems else Beside(actors, masks, own, quoted, asked, changed, subject)), problems


def _strangers(actors: pd.DataFrame | None, quoted: pd.DataFrame | None) -> Iterator[str]:
    """References of a speaker whom the corpus's actors do not know: no quotation would be laid on them."""
    if actors is None or quoted is None or actors.empty:
        return
    unknown = quoted[~quoted["speaker"].isin(actors["actor"])]
    for doc_id, speaker in zip(unknown["doc_id"], unknown["speaker"], strict=True):
        remedy = "write the name as in actors.csv, or add a row there"
        yield f'references/catalog.csv: speaker "{speaker}" of {doc_id} is no actor; {remedy}'


def _sheet(
    folder: Path | None,
    name: str,
    columns: tuple[str, ...],
    needed: tuple[str, ...],
    more: Callable[[list[sheet.Row]], Iterable[str]] = lambda rows: (),
) -> pd.DataFrame:
    """A sheet that a corpus folder may have; no rows if it has none. `more` gives problems of its own.

    Raises
    ------
    CorpusError : with every problem of the sheet.
    """
    path = own(folder, name)
    rows, problems = sheet.rows(path, columns, needed, needed[:1]) if path else ([], [])
    first = needed[0]
    problems += [
        f'{row.place}: {first} "{row.cells[first]}" has no word; write one, or remove the row'
        for row in rows
        if row.cells.get(first) and not count(row.cells[first])
    ]
    problems += more(rows)
    if problems:
        raise CorpusError(problems)
    return pd.DataFrame([row.cells for row in rows], columns=list(columns), dtype="str")


def _name_problems(rows: list[sheet.Row]) -> Iterator[str]:
    """Aliases that no text can have, and names of two actors: whom they mean could only be guessed."""
    first: dict[str, sheet.Row] = {}
    for row in rows:
        aliases = [alias.strip() for alias in row.cells["aliases"].split(";")]
        for alias in aliases:
            if alias and not count(alias):
                yield f'{row.place}: alias "{alias}" has no word; write one, or remove it'
        for name in (row.cells["actor"], *aliases):
            other = first.setdefault(folded(name).removeprefix("the "), row) if count(name) else row
            if other is not row:
                line, actor = other.place.rpartition(":")[2], other.cells["actor"]
                yield f'{row.place}: "{name}" is {actor}, too (line {line}); leave it to one of them'


def unread(folder: Path, documents: Iterable[str]) -> list[str]:
    """The files of a corpus folder that nothing reads, such as a misnamed `actor.csv`, in order of path.

    `documents` are the paths in its catalog. Notes (README, LICENSE), hidden files and what lies in the
    folders `answers`, `references`, `lexicons` and `originals` are not among them.
    """
    known = [folder / name for name in _KNOWN if (folder / name).is_file()]
    read = {folder / path for path in documents} | set((folder / "codebooks").glob("*.toml"))
    read.update(path for ending in ("csv", "xlsx", "toml") for path in (folder / "codes").glob(f"*.{ending}"))
    found = []
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in inside.parts)
        note = path.stem.lower().startswith("readme") or path.stem.lower() in NOTES
        if path in read or hidden or note or inside.parts[0] in _OWN or not path.is_file():
            continue
        if not any(path.samefile(one) for one in known):  # where case does not matter, Actors.csv is read
            found.append(inside.as_posix())
    return found
