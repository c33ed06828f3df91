"""References: the original wording of posts, readouts and transcripts, which quotations are compared with."""

import re
from collections.abc import Iterator
from os.path import isdir
from pathlib import Path

import pandas as pd

from analysis.read.folder import sheet
from analysis.read.folder.catalog import is_date
from analysis.read.folder.documents import decoded, located, own
from analysis.read.problems import CorpusError

COLUMNS = ("doc_id", "path", "speaker", "title", "published", "url", "language", "note")
NEEDED = ("doc_id", "path", "speaker", "published")
# ISO 639-1:2002, with "bh" and "sh", which were withdrawn and are in use.
_CODE = re.compile(
    "a[abefkmnrsvyz]|b[aeghimnors]|c[aehorsuvy]|d[aevz]|e[elnostu]|f[afijory]|g[adlnuv]"
    "|h[aeiortuyz]|i[adegikostu]|j[av]|k[agijklmnorsuvwy]|l[abginotuv]|m[ghiklnrsty]"
    "|n[abdeglnorvy]|o[cjmrs]|p[ailst]|qu|r[mnouw]|s[acdeghiklmnoqrstuvw]|t[aeghiklnorstwy]"
    "|u[gkrz]|v[eio]|w[ao]|xh|y[io]|z[ahu]"
)
TABLE = (*(name for name in COLUMNS if name != "path"), "text")


def references(folder: Path | None, documents: frozenset[str] | None = None) -> pd.DataFrame:
    """The texts that `references/catalog.csv` of a corpus folder names, one row each, in its order.

    Columns `TABLE`: `speaker` is a name of `actors.csv`, `language` the ISO 639-1 code of the language in
    which the text was published ("en" of "en-US"; empty: English), `text` the whole document. No rows where
    there is no such folder. `documents` are the ids of the articles, which no reference may have; where they
    are not known that is not checked.

    Raises
    ------
    CorpusError : with every problem of the catalog and of its documents.
    """
    place = own(folder, "references", isdir)
    if place is None:
        return pd.DataFrame(columns=list(TABLE), dtype="str")
    catalog = own(folder, "references/catalog.csv")
    if catalog is None:
        remedy = f"write one with the columns {', '.join(NEEDED)}"
        raise CorpusError([f"references/catalog.csv: there is none; {remedy}"])
    rows, problems = sheet.rows(catalog, COLUMNS, NEEDED, ("doc_id", "path"))
    made = []
    for row in rows:
        problems += [*_id_problems(row, documents), *_date_problems(row), *_language_problems(row)]
        try:
            made.append({**row.cells, "language": _language(row), "text": _text(row, place)})
        except CorpusError as error:
            problems += [f"{row.place}: {problem}" for problem in error.problems]
    if problems:
        raise CorpusError([f"references/{problem}" for problem in problems])
    return pd.DataFrame(made, columns=list(TABLE), dtype="str")


def _date_problems(row: sheet.Row) -> Iterator[str]:
    published = row.cells["published"]
    if published and not is_date(published):
        yield f'{row.place}: published "{published}" is not an ISO date; write 2025-06-05, or 2025-06'


def _id_problems(row: sheet.Row, documents: frozenset[str] | None) -> Iterator[str]:
    doc_id = row.cells["doc_id"]
    if documents and doc_id in documents:
        yield f'{row.place}: doc_id "{doc_id}" is that of an article; give the reference another'


def _language_problems(row: sheet.Row) -> Iterator[str]:
    written = row.cells["language"]
    if written and not _CODE.fullmatch(_language(row)):
        remedy = 'write it with two letters, as "en" or "zh", or leave the cell empty for English'
        yield f'{row.place}: language "{written}" is no code of ISO 639-1; {remedy}'


def _language(row: sheet.Row) -> str:
    """The code of the language without that of the country: "en" of "en-US"."""
    return row.cells["language"].replace("_", "-").partition("-")[0].strip().lower()


def _text(row: sheet.Row, place: Path) -> str:
    """The document of a row; "" where the row names none, which is a problem of its own."""
    path = row.cells["path"]
    if not path:
        return ""
    file = located(path, [place])
    if file is None:
        raise CorpusError([f"{path} is not in references/; put it there, or remove the row"])
    return decoded(file.read_bytes(), path)
