"""The tables of a stage of work on a corpus: of documents that are as they were they are taken, else made."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis import tables
from analysis.kept import folder as files
from analysis.kept.digests import CODE, digest

Made = Mapping[str, pd.DataFrame | pa.Table]


class Stage:
    """The tables `names`, each with a `doc_id`, in which no document's rows hang on another document.

    `rests_on` is what all documents rest on beside the code; `folder` is null where nothing is kept.
    """

    def __init__(self, folder: Path | None, name: str, names: Sequence[str], *rests_on: Any) -> None:
        self.folder, self.name, self.schemas = folder, name, files.schemas(*names)
        self.key = digest(CODE, name, rests_on)
        said = files.stages(folder).get(name, {}) if folder else {}
        self.had: dict[str, str] = said.get("documents", {}) if said.get("key") == self.key else {}

    def has(self, doc_id: str, its_digest: str) -> bool:
        """Whether what was made of a document with this digest is kept."""
        return self.had.get(doc_id) == its_digest

    def tables(
        self,
        digests: Mapping[str, str],
        make: Callable[[list[str]], Made],
        keeps: bool = True,
    ) -> dict[str, pd.DataFrame]:
        """The tables of the documents with these digests, in their order.

        `make` gives the tables of some of them, by their ids. Without `keeps`, what is made is not kept.
        """
        same = [doc_id for doc_id, one in digests.items() if self.has(doc_id, one)]
        old = files.taken(self.folder, self.schemas, self._stamp(self.had)) if same else None
        if old is not None and list(digests) == list(self.had) and len(same) == len(digests):
            return {name: tables.pandas(table) for name, table in old.items()}
        known = set(same) if old is not None else set()
        new = [doc_id for doc_id in digests if doc_id not in known]
        fresh = {name: _arrow(name, rows) for name, rows in make(new).items()} if new or old is None else {}
        order = {doc_id: at for at, doc_id in enumerate(digests)}
        parts = [part for part in (old, fresh) if part]
        # Each part is let go where its rows are in order: they are most of what is in memory.
        made = {name: _ordered([part.pop(name) for part in parts], order, set(new)) for name in self.schemas}
        if self.folder and keeps:
            said = {"key": self.key, "documents": dict(digests)}
            files.keep(self.folder, self.name, made, self._stamp(digests), said)
        return {name: tables.pandas(table) for name, table in made.items()}

    def _stamp(self, digests: Mapping[str, str]) -> str:
        return digest(self.key, list(digests.items()))


def whole(
    folder: Path | None, names: Sequence[str], make: Callable[[], Mapping[str, pd.DataFrame]], *rests_on: Any
) -> dict[str, pd.DataFrame]:
    """The tables `names`, which compare documents and so are made as a whole, from all that they rest on.

    `make` gives them, and may give others.
    """
    if folder is None:
        given = make()
        return {name: given[name] for name in names}
    key, stage = digest(CODE, names, rests_on), " ".join(names)
    if files.stages(folder).get(stage, {}).get("key") == key:
        old = files.taken(folder, files.schemas(*names), key)
        if old is not None:
            return {name: tables.pandas(table) for name, table in old.items()}
    given = make()
    made = {name: _arrow(name, given[name]) for name in names}
    files.keep(folder, stage, made, key, {"key": key})
    return {name: tables.pandas(table) for name, table in made.items()}


def _arrow(name: str, rows: pd.DataFrame | pa.Table) -> pa.Table:
    return rows if isinstance(rows, pa.Table) else tables.arrow(name, rows)


def _ordered(parts: list[pa.Table], order: Mapping[str, int], new: set[str]) -> pa.Table:
    """The rows of the documents in `order`: `new` ones from the last of `parts`, others from the first."""
    table = pa.concat_tables(parts).combine_chunks()
    ids = table["doc_id"].combine_chunks().dictionary_encode()
    documents = ids.dictionary.to_pylist()
    place = np.array([order.get(doc_id, -1) for doc_id in documents], dtype=np.int64)[ids.indices]
    is_new = np.array([doc_id in new for doc_id in documents], dtype=bool)[ids.indices]
    from_last = np.arange(table.num_rows) >= (table.num_rows - parts[-1].num_rows if new else table.num_rows)
    wanted = np.flatnonzero((place >= 0) & (is_new == from_last))
    rows = wanted[np.argsort(place[wanted], kind="stable")]
    return table if np.array_equal(rows, np.arange(table.num_rows)) else table.take(rows).combine_chunks()
