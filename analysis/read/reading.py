"""Documents become rows: each is laid out once, and not if its tables are kept."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import kept, tables
from analysis.read.by_hand import applied
from analysis.read.layout.document import Layout, harvested, layout, sentence_units
from analysis.words import count

TABLES = ("articles", "boilerplate", "sentences")
FACTS = ("title", "byline", "published", "distributor", "host", "url")
Row = dict[str, Any]


def laid_out(row: Row) -> Layout:
    """How a document is laid out, with what people decided of its lines, if the row has such (`decided`)."""
    read, decided = layout(row["text"], row.get("title") or ""), row.get("decided")
    return applied(row["text"], read, decided) if decided else read


class Reading:
    """Documents, whose tables are kept in the folder `stored`."""

    def __init__(self, stored: Path) -> None:
        self._stage = kept.Stage(stored, "read", TABLES)
        self._rows: dict[str, Row] = {}
        self._digests: dict[str, str] = {}
        self._layouts: dict[str, Layout] = {}

    def layout(self, row: Row) -> Layout | None:
        """Take in a document, and give its layout; null if its tables are kept, so it is as it was.

        `row` has its cells and its `text`.
        """
        doc_id = row["doc_id"]
        self._rows[doc_id], self._digests[doc_id] = row, kept.digest(row)
        if self._stage.has(doc_id, self._digests[doc_id]):
            return None
        self._layouts[doc_id] = laid_out(row)
        return self._layouts[doc_id]

    def tables(self) -> dict[str, pd.DataFrame]:
        """The `TABLES` of all that was taken in."""

        def make(ids: list[str]) -> dict[str, pd.DataFrame]:
            rows = [self._rows[doc_id] for doc_id in ids]
            # A file of kept tables can be damaged though the manifest names its documents.
            laid = ((row, self._layouts.get(row["doc_id"]) or laid_out(row)) for row in rows)
            return dict(zip(TABLES, tables_of(laid), strict=True))

        return self._stage.tables(self._digests, make)


def boilerplate(articles: pd.DataFrame) -> pd.DataFrame:
    """The spans of `articles` that are not the article, one row each, in order of position."""
    rows = []
    for doc_id, text in zip(articles["doc_id"], articles["text"], strict=True):
        rows += _boilerplate_rows(doc_id, layout(text))
    return tables.frame("boilerplate", rows)


def sentences(articles: pd.DataFrame) -> pd.DataFrame:
    """The units of `articles` without their boilerplate, one row each, in order of position."""
    rows = []
    for doc_id, outlet, text in zip(*(articles[name] for name in ("doc_id", "outlet", "text")), strict=True):
        rows += _sentence_rows(doc_id, outlet, text, layout(text))
    return tables.frame("sentences", rows)


def tables_of(laid: Iterable[tuple[dict[str, str], Layout]]) -> list[pd.DataFrame]:
    """The `TABLES` of documents that have been laid out."""
    made: dict[str, list[tuple]] = {name: [] for name in TABLES}
    for row, read in laid:
        doc_id, outlet, text = row["doc_id"], row["outlet"], row["text"]
        own = _sentence_rows(doc_id, outlet, text, read)
        facts = harvested(text, read)
        known = [row[name] or facts.get(name) for name in FACTS]
        n_words = sum(sentence[-2] for sentence in own)
        made["articles"].append(
            (doc_id, outlet, *known, row["path"], row["sha256"] or None, read.language, n_words, text)
        )
        made["boilerplate"] += _boilerplate_rows(doc_id, read)
        made["sentences"] += own
    return [tables.frame(name, found) for name, found in made.items()]


def _boilerplate_rows(doc_id: str, read: Layout) -> list[tuple]:
    return [(doc_id, *span) for span in read.boilerplate]


def _sentence_rows(doc_id: str, outlet: str, text: str, read: Layout) -> list[tuple]:
    rows = []
    for number, unit in enumerate(sentence_units(text, read.units)):
        words = text[unit.start : unit.end]
        rows.append(
            (doc_id, outlet, number, unit.start, unit.end, unit.kind, unit.paragraph, count(words), words)
        )
    return rows
