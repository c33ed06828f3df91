"""Corpora, whole and in chunks: where documents become the tables of the house."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from analysis import kept
from analysis.kept import Kept
from analysis.read import table
from analysis.read.by_hand import Decision, decisions
from analysis.read.coding.code_files import is_of_variables
from analysis.read.folder import catalog
from analysis.read.folder.about import About
from analysis.read.folder.claims import Claim
from analysis.read.folder.companions import Beside, beside
from analysis.read.folder.companions import unread as unread_in
from analysis.read.folder.corrections import Correction
from analysis.read.folder.documents import own_sheets
from analysis.read.layout.document import Layout
from analysis.read.problems import CorpusError
from analysis.read.reading import FACTS, Reading, laid_out, tables_of

SEEDS = Path(__file__).parents[2] / "seeds"  # in a checkout; an installed package has none
_LONG = 1_000_000  # characters: what is read and marked at once takes some hundred times as many bytes
_SHOWN = 8  # outlets that a corpus shows of itself


class Corpus(NamedTuple):
    """A corpus, or a chunk of one: its tables, who acts in it, and what tone must not count.

    What stands beside the documents is told by `folder.companions.Beside`. `problems` are the rows of a table
    that were left out. `kept` is for a corpus that was read whole from files.
    """

    name: str
    articles: pd.DataFrame
    boilerplate: pd.DataFrame
    sentences: pd.DataFrame
    actors: pd.DataFrame
    masks: pd.DataFrame
    lexicons: pd.DataFrame
    references: pd.DataFrame
    claims: tuple[Claim, ...]
    corrections: tuple[Correction, ...]
    about: About = About()
    problems: tuple[str, ...] = ()
    kept: Kept | None = None

    def __repr__(self) -> str:
        return f'Corpus "{self.name}"\n{described(self.articles)}'


class Part(NamedTuple):
    """Some documents of a corpus, not read yet, and what goes with the corpus.

    `documents` has a row each: the cells of the catalog or of the table, and the `text`. `of` is how many
    the corpus has in all.
    """

    name: str
    documents: pd.DataFrame
    beside: Beside
    problems: tuple[str, ...]
    of: int


def described(articles: pd.DataFrame) -> str:
    """Which outlets there are, and how many articles and words: two lines."""
    outlets = list(articles["outlet"].unique())
    more = f" and {len(outlets) - _SHOWN} more" if len(outlets) > _SHOWN else ""
    first = f"outlets ({len(outlets)}): {', '.join(outlets[:_SHOWN])}{more}"
    return f"{first}\narticles: {len(articles):,}, words: {articles['n_words'].sum():,}"


def corpus(
    folder: str | Path | pd.DataFrame, documents: str | Path | None = None, fresh: bool = False
) -> Corpus:
    """The corpus in `folder` (or in a table of texts), read whole.

    `folder` is a path, the name of a corpus in `seeds/`, or a DataFrame with a row for each document:
    `outlet`, `text`, and what else it has of `table.COLUMNS`; its name is then "table". A folder's document
    is looked for there, then in `documents` (default: the folder that ANALYSIS_DOCUMENTS names). Every file
    is read; a document that is as it was when its tables were kept is not laid out again. What is kept is
    thrown away first if all is to be made `fresh`.

    Raises
    ------
    CorpusError : with every problem of the corpus.
    """
    if isinstance(folder, pd.DataFrame):
        return _of_frame(folder)
    place = _place(folder)
    stored = kept.place(place.name)
    if fresh:
        kept.forget(stored)
    reading = Reading(stored)
    if table.is_table(place):
        around, problems = beside(None)
        for row in _table_rows(place):
            if isinstance(row, str):
                problems.append(row)
            else:
                reading.layout(row)
        if problems:
            raise CorpusError(problems)
    else:
        _, around, _ = _folder(place, _documents(documents), reading.layout)
    made = reading.tables()
    whole = Corpus(place.name, **made, **around._asdict())
    return whole._replace(kept=Kept(stored, kept.contents(whole, kept.documents(whole))))


def chunks(
    path: str | Path, documents: str | Path | None = None, size: int = 1000, keep_going: bool = False
) -> Iterator[Corpus]:
    """The corpus in parts of at most `size` documents, in order; no result depends on the cuts.

    A part of long documents has fewer: it ends with the one that makes it `_LONG` characters. A folder
    is checked whole before the first part. A table is streamed; its first bad part raises, or with
    `keep_going` the bad rows are left out and named in the part's `problems`.

    Raises
    ------
    CorpusError : see above.
    """
    return map(chunk, parts(path, documents, size, keep_going))


def parts(
    path: str | Path, documents: str | Path | None = None, size: int = 1000, keep_going: bool = False
) -> Iterator[Part]:
    """The same parts before their texts are read: so another process can do it, with `chunk`.

    Raises
    ------
    CorpusError : as `chunks`.
    """
    place = _place(path)
    if table.is_table(place):
        rows, (around, _), n = _table_rows(place), beside(None), table.n_rows(place)
    else:
        rows, around, n = _folder(place, _documents(documents))
    for some in _cut(rows, size):
        problems = tuple(row for row in some if isinstance(row, str))
        if problems and not keep_going:
            raise CorpusError(list(problems))
        documents = pd.DataFrame([row for row in some if not isinstance(row, str)])
        yield Part(place.name, documents, around, problems, n)


def _cut(rows: Iterable[dict[str, str] | str], size: int) -> Iterator[list[dict[str, str] | str]]:
    """The rows in lists of at most `size`, with little more than `_LONG` characters of text in each."""
    some, length = [], 0
    for row in rows:
        some.append(row)
        length += 0 if isinstance(row, str) else len(row["text"])
        if len(some) == size or length >= _LONG:
            yield some
            some, length = [], 0
    if some:
        yield some


def chunk(part: Part) -> Corpus:
    """The tables of a part; each document is read by itself."""
    return Corpus(part.name, *_tables(part.documents.to_dict("records")), *part.beside, part.problems)


def of_texts(name: str, texts: Iterable[tuple[str, str, str]]) -> Corpus:
    """A corpus of texts that are at hand, each with its `doc_id` and its outlet; nobody acts in it."""
    empty = dict.fromkeys((*FACTS, "sha256"), "") | {"path": name}
    rows = (empty | dict(zip(table.NEEDED, each, strict=True)) for each in texts)
    return Corpus(name, *_tables(rows), *beside(None)[0])


def _of_frame(frame: pd.DataFrame) -> Corpus:
    """The corpus of the texts in a DataFrame.

    Raises
    ------
    CorpusError : with every problem of the table.
    """
    found = list(table.rows(frame))
    if problems := [f"{place}: {row}" for place, row in found if isinstance(row, str)]:
        raise CorpusError(problems)
    rows = [row | {"sha256": ""} for _, row in found if not isinstance(row, str)]
    return Corpus("table", *_tables(rows), *beside(None)[0])


def articles(folder: str | Path, documents: str | Path | None = None) -> pd.DataFrame:
    """The documents of a corpus, one row each, in the order of its catalog.

    Empty cells of the catalog are filled with what the document tells of itself: its boilerplate, and
    the headline for the title. `n_words` are those of all its units; boilerplate has none.
    """
    return corpus(folder, documents).articles


def missing(folder: str | Path, documents: str | Path | None = None) -> list[str]:
    """The documents of a corpus folder that are not at hand: their paths in the catalog, in its order.

    Raises
    ------
    CorpusError : the catalog itself is bad.
    """
    return catalog.missing(_place(folder), _documents(documents))


def coding_sheets(folder: str | Path) -> list[Path]:
    """The sheets of sentences that lie with a corpus: `codes/*.csv` in its folder, in order of their names.

    Raises
    ------
    CorpusError : there is no such corpus, or a sheet leads out of it.
    """
    return [path for path in own_sheets(_place(folder), "codes") if not is_of_variables(path)]


def code_sheets(folder: str | Path) -> list[Path]:
    """The sheets of the variables of codebooks that lie there: the others of `codes/*.csv`, and `*.xlsx`.

    What Excel lays beside a workbook that is open (`~$anna.xlsx`) is none.

    Raises
    ------
    CorpusError : as `coding_sheets`.
    """
    place = _place(folder)
    found = [path for path in own_sheets(place, "codes") if is_of_variables(path)]
    workbooks = own_sheets(place, "codes", "xlsx")
    return sorted([*found, *(path for path in workbooks if not path.name.startswith("~$"))])


def folder_of(corpus: str | Path) -> Path | None:
    """The folder of a corpus; null where it is a table.

    Raises
    ------
    CorpusError : there is no such corpus.
    """
    place = _place(corpus)
    return place if place.is_dir() else None


def unread(folder: str | Path, articles: pd.DataFrame) -> list[str]:
    """The files in the folder of a corpus that nothing reads; `articles` are the documents of the corpus.

    Raises
    ------
    CorpusError : there is no such corpus.
    """
    place = _place(folder)
    return [] if table.is_table(place) else unread_in(place, articles["path"])


def _place(path: str | Path) -> Path:
    """The path itself if it is there; else, for a bare name, the corpus of that name in `seeds/`.

    Raises
    ------
    CorpusError : there is neither, or the path is a file of another kind.
    """
    place = Path(path)
    if place.is_dir() or (place.is_file() and table.is_table(place)):
        return place.resolve()
    if place.name == str(path) and (SEEDS / place).is_dir():
        return SEEDS / place
    if place.is_file():
        remedy = "save it as CSV with the columns " + ", ".join(table.NEEDED)
        raise CorpusError([f"{path}: is no .csv, .jsonl or .parquet table; {remedy}"])
    remedy = "name a folder with a catalog.csv, or a .csv, .jsonl or .parquet table"
    if SEEDS.is_dir():
        remedy += f", or one of seeds/: {', '.join(sorted(folder.name for folder in SEEDS.glob('*/')))}"
    raise CorpusError([f"{path}: there is no such corpus; {remedy}"])


def _documents(folder: str | Path | None) -> Path | None:
    named = folder or os.environ.get("ANALYSIS_DOCUMENTS")
    return Path(named).absolute() if named else None


def _folder(
    place: Path,
    elsewhere: Path | None,
    laid: Callable[[dict[str, Any]], Layout | None] = laid_out,
) -> tuple[Iterator[dict[str, str]], Beside, int]:
    """The rows of a corpus folder, what stands beside its documents, and how many they are.

    Everything is checked first. `laid` gives the layout of each document on the way, or null where it is
    known to be right.
    """
    problems: list[str] = []
    found: list[catalog.Document] | None = None
    decided = decisions(place)
    try:
        found = catalog.documents(
            place, elsewhere, lambda row: laid(row | {"decided": decided.get(row["doc_id"], ())})
        )
    except CorpusError as error:
        problems += error.problems
    ids = None if found is None else frozenset(document.row.cells["doc_id"] for document in found)
    around, wrong = beside(place, ids)
    problems += wrong
    if problems:
        raise CorpusError(problems)
    return _folder_rows(found, decided), around, len(found)


def _folder_rows(
    found: Iterable[catalog.Document], decided: dict[str, tuple[Decision, ...]]
) -> Iterator[dict[str, Any]]:
    for (place, cells), file, sha256 in found:
        content = file.read_bytes()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise CorpusError([f"{place}: {cells['path']} was changed while it was read; run it again"])
        text = content.decode("utf-8")
        yield cells | {"sha256": sha256, "text": text, "decided": decided.get(cells["doc_id"], ())}


def _table_rows(path: Path) -> Iterator[dict[str, str] | str]:
    for place, row in table.rows(path):
        yield f"{place}: {row}" if isinstance(row, str) else row | {"sha256": ""}


def _tables(rows: Iterable[dict[str, str]]) -> list[pd.DataFrame]:
    """The articles, boilerplate and sentences of some documents."""
    return tables_of((row, laid_out(row)) for row in rows)
