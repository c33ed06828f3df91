"""The documents of a corpus as they are read: each is laid out once, and not if its tables are kept."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd

from analysis import kept
from analysis.read.layout.document import Layout, layout

TABLES = ("articles", "boilerplate", "sentences")
Row = dict[str, str]


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
        self._layouts[doc_id] = layout(row["text"])
        return self._layouts[doc_id]

    def tables(
        self, made: Callable[[Iterable[tuple[Row, Layout]]], Iterable[pd.DataFrame]]
    ) -> dict[str, pd.DataFrame]:
        """The `TABLES` of all that was taken in; those that are not kept by `made`."""

        def make(ids: list[str]) -> dict[str, pd.DataFrame]:
            rows = [self._rows[doc_id] for doc_id in ids]
            # A file of kept tables can be damaged though the manifest names its documents.
            laid = ((row, self._layouts.get(row["doc_id"]) or layout(row["text"])) for row in rows)
            return dict(zip(TABLES, made(laid), strict=True))

        return self._stage.tables(self._digests, make)
