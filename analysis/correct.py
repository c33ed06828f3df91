"""Taking rows into the `corrections.csv` of a corpus: all of them after a check, or none."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis import export, read
from analysis.mark import marked
from analysis.read.folder import sheet
from analysis.read.folder.companions import Beside
from analysis.read.folder.corrections import ARTICLE, COLUMNS, NAME, Correction, checked
from analysis.read.folder.documents import own
from analysis.read.problems import CorpusError, encoding_of, utf_8

_SIGNED = ("who", "why")


class Taken(NamedTuple):
    """The rows that a corpus's file now has more, the file, and how many it had."""

    path: Path
    rows: tuple[Correction, ...]
    n_before: int


def taken(
    corpus: str | Path,
    content: bytes,
    name: str,
    signed: dict[str, str] | None = None,
    documents: str | Path | None = None,
) -> Taken:
    """Add the rows in `content`, a sheet called `name` in problems, to the corrections of a corpus folder.

    A header is not needed: without one the columns are in the order of `COLUMNS`. `signed` has the `who` and
    the `why` of rows that have none of their own. Every row is held against what the detectors say now.

    Raises
    ------
    CorpusError : with every problem of the rows, or of the corpus; nothing was written.
    """
    folder = read.folder_of(corpus)
    if folder is None:
        remedy = f"begin a folder with `new FOLDER`, take the table in with `add FOLDER {Path(corpus).name}`"
        raise CorpusError([f"{corpus}: a table has no {NAME}; {remedy}, and correct that"])
    found = read.corpus(corpus, documents)
    given, problems = _given(content, name.replace(":", "_"), signed or {})
    made, wrong = checked(given, frozenset(found.articles["doc_id"]), found.corrections)
    if problems or wrong:
        raise CorpusError([*problems, *wrong])
    if not made:
        raise CorpusError([f"{name}: there is no row in it; copy one in the reader, or write one"])
    _check(found, made)
    path = folder / NAME
    export.written(path, _content(folder, made))
    return Taken(path, made, len(found.corrections))


def _given(content: bytes, name: str, signed: dict[str, str]) -> tuple[list[sheet.Row], list[str]]:
    """The rows with who corrected and why, and what is wrong with the sheet."""
    text = utf_8(content, name, encoding_of(content)).lstrip("\ufeff")
    first = text.split("\n", 1)[0].split(sheet.separator(text))[0].strip(' "\r')
    header = None if sheet.column_name(first, COLUMNS) in COLUMNS else COLUMNS
    needed = [column for column in COLUMNS if column not in (*_SIGNED, "was", "now")]
    rows, problems = sheet.rows_of(name, text, COLUMNS, needed, header=header)
    for _, cells in rows:
        cells |= {column: cells[column] or signed.get(column) or "" for column in _SIGNED}
    for place, cells in rows:
        problems += [
            f"{place}: {column} is empty; fill it in, or say it for all rows with --{column}"
            for column in _SIGNED
            if not cells[column]
        ]
    return rows, problems


def _check(found: read.Corpus, made: Sequence[Correction]) -> None:
    """Hold the corrections of the documents that are concerned against the detectors; nothing is kept.

    Raises
    ------
    CorpusError : with all that does not fit.
    """
    concerned = {one.doc_id for one in made}
    whole = [one for one in (*found.corrections, *made) if one.doc_id in concerned]
    articles = found.articles[found.articles["doc_id"].isin(concerned)]
    rows = articles.drop(columns=["language", "n_words"]).fillna("").to_dict("records")
    problems: list[str] = []
    for row in rows:
        mine = [one for one in whole if one.doc_id == row["doc_id"]]
        row["decided"] = [one for one in mine if one.field == ARTICLE]
        try:
            marked.corpus(read.chunk(_part(found, row, mine)))
        except CorpusError as error:
            problems += error.problems
    if problems:
        raise CorpusError(sorted(problems, key=_place))


def _part(found: read.Corpus, row: dict, corrections: Iterable[Correction]) -> read.Part:
    """One document, to be read and marked anew."""
    beside = Beside(found.actors, found.masks, found.lexicons, found.references, (), tuple(corrections))
    return read.Part(found.name, pd.DataFrame([row]), beside, (), 1)


def _place(problem: str) -> tuple[str, int]:
    name, line = problem.split(":")[:2]
    return name, int(line)


def _content(folder: Path, made: Sequence[Correction]) -> bytes:
    """The file with the rows at its end; a plain sheet of ours stays byte for byte."""
    path = own(folder, NAME)
    content = path.read_bytes() if path else b""
    added = export.csv_text(pd.DataFrame([_cells(one) for one in made], columns=list(COLUMNS)))
    rows_added = added.split("\n", 1)[1]
    if not content.strip():
        return b"\xef\xbb\xbf" + added.encode()
    header = content.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].rstrip(b"\r")
    if header == ",".join(COLUMNS).encode() and encoding_of(content) == "utf-8-sig":
        ending = b"\r\n" if b"\r\n" in content else b"\n"
        between = b"" if content.endswith(b"\n") else ending
        return content + between + rows_added.encode().replace(b"\n", ending)
    rows, _ = sheet.rows(path, COLUMNS, ())
    before = pd.DataFrame([row.cells for row in rows], columns=list(COLUMNS))
    return export.csv_bytes(before) + rows_added.encode()


def _cells(one: Correction) -> tuple[str, ...]:
    return tuple("" if (cell := getattr(one, name)) is None else str(cell) for name in COLUMNS)


def said(done: Taken) -> list[str]:
    """What changed: how many rows, where, and what each kind does."""
    n = len(done.rows)
    docs = Counter(one.doc_id for one in done.rows)
    where = ", ".join(f"{export.plain(doc_id)} ({count})" for doc_id, count in docs.items())
    lines = [
        f"{done.path}: {n:,} {'correction' if n == 1 else 'corrections'} added, {done.n_before + n:,} in all"
    ]
    lines.append(f"  in {where}")
    lines += [f"  {what}: {count:,}" for what, count in Counter(one.done for one in done.rows).items()]
    return lines
