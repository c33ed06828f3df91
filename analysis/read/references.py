"""References: the original wording of posts, readouts and transcripts, which quotations are compared with."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from analysis.read import sheet
from analysis.read.catalog import is_date
from analysis.read.documents import decoded, located
from analysis.read.problems import CorpusError

COLUMNS = ("doc_id", "path", "speaker", "title", "published", "url", "language", "note")
NEEDED = ("doc_id", "path", "speaker", "published")
TABLE = (*(name for name in COLUMNS if name != "path"), "text")


def references(folder: Path | None) -> pd.DataFrame:
    """The texts that `references/catalog.csv` of a corpus folder names, one row each, in its order.

    Columns `TABLE`: `speaker` is a name of `actors.csv`, `language` the code of the language in which the
    text was published (empty: English), `text` the whole document. No rows where there is no such folder.

    Raises
    ------
    CorpusError : with every problem of the catalog and of its documents.
    """
    place = folder / "references" if folder else None
    if place is None or not place.is_dir():
        return pd.DataFrame(columns=list(TABLE), dtype="str")
    catalog = place / "catalog.csv"
    if not catalog.is_file():
        remedy = f"write one with the columns {', '.join(NEEDED)}"
        raise CorpusError([f"references/catalog.csv: there is none; {remedy}"])
    rows, problems = sheet.rows(catalog, COLUMNS, NEEDED, ("doc_id", "path"))
    made = []
    for row in rows:
        problems += _date_problems(row)
        try:
            made.append({**row.cells, "text": _text(row, place)})
        except CorpusError as error:
            problems += [f"{row.place}: {problem}" for problem in error.problems]
    if problems:
        raise CorpusError([f"references/{problem}" for problem in problems])
    return pd.DataFrame(made, columns=list(TABLE), dtype="str")


def _date_problems(row: sheet.Row) -> Iterator[str]:
    published = row.cells["published"]
    if published and not is_date(published):
        yield f'{row.place}: published "{published}" is not an ISO date; write 2025-06-05, or 2025-06'


def _text(row: sheet.Row, place: Path) -> str:
    """The document of a row; "" where the row names none, which is a problem of its own."""
    path = row.cells["path"]
    if not path:
        return ""
    file = located(path, [place])
    if file is None:
        raise CorpusError([f"{path} is not in references/; put it there, or remove the row"])
    return decoded(file.read_bytes(), path)
