"""What tables rest on, as digests: the code and its word lists, the libraries, and what was given."""

import hashlib
import json
import platform
from collections.abc import Mapping
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import tables

_PACKAGE = Path(__file__).parents[1]
_LIBRARIES = ("pandas", "pyarrow", "numpy", "nltk", "vaderSentiment")


def digest(*given: Any) -> str:
    """The SHA-256 of texts, numbers, tuples, mappings and DataFrames."""
    return hashlib.sha256(json.dumps(given, default=_plain).encode()).hexdigest()


def _plain(thing: Any) -> Any:
    if not isinstance(thing, pd.DataFrame):
        return dict(thing)
    cells = hashlib.sha256(pd.util.hash_pandas_object(thing, index=False).to_numpy().tobytes()).hexdigest()
    return [*map(str, thing.columns), *map(str, thing.dtypes), len(thing), cells, dict(thing.attrs)]


def contents(corpus: Any, of_documents: Mapping[str, str]) -> str:
    """The digest of all that the marks of a `read.Corpus` rest on; `of_documents` are its `documents`."""
    return digest(corpus.actors, corpus.masks, of_documents)


def is_as_read(corpus: Any) -> bool:
    """Whether a `read.Corpus` was read from files, and nothing in it that marks rest on changed since."""
    return corpus.kept is not None and corpus.kept.contents == contents(corpus, documents(corpus))


def documents(corpus: Any) -> dict[str, str]:
    """By `doc_id`, the digest of all that the marks of a document rest on but the actors and masks.

    It is of what is in the tables, wherever that is from: a table that was changed in memory has others.
    Where a correction stands in its file does not matter.
    """
    articles = corpus.articles
    made = {
        doc_id: hashlib.sha256(json.dumps([doc_id, None if pd.isna(language) else language]).encode())
        for doc_id, language in zip(articles["doc_id"], articles["language"], strict=True)
    }
    cells = corpus.sentences[tables.columns("sentences")]
    rows = pd.util.hash_pandas_object(cells, index=False).to_numpy()
    ids = cells["doc_id"].tolist()
    firsts = [at for at in range(len(ids)) if at == 0 or ids[at] != ids[at - 1]]
    for first, end in pairwise([*firsts, len(ids)]):  # none, of texts without a sentence
        if ids[first] in made:
            made[ids[first]].update(b"sentences" + rows[first:end].tobytes())
    for _, doc_id, *change in corpus.corrections:
        if doc_id in made:
            made[doc_id].update(json.dumps(change).encode())
    return {doc_id: one.hexdigest() for doc_id, one in made.items()}


def of_files(but: str = "") -> str:
    """The digest of the modules and word lists of this package, without those of the room `but`."""
    seen = hashlib.sha256()
    for path in sorted(path for kind in ("*.py", "*.csv", "*.toml") for path in _PACKAGE.rglob(kind)):
        inside = path.relative_to(_PACKAGE)
        if inside.parts[0] != but:
            content = path.read_bytes()
            seen.update(f"{inside.as_posix()} {len(content)}\n".encode() + content)
    return seen.hexdigest()


def _code() -> dict[str, str]:
    """A digest of the files from which tables are made, and the versions of what they are made with.

    Nothing in a table comes from `tell/`.
    """
    versions: Mapping[str, str] = {name: version(name) for name in _LIBRARIES}
    return {"analysis": of_files(but="tell"), "python": platform.python_version(), **versions}


CODE = _code()  # of the code that runs: taken when it is imported, not when a table is made


def changed_code() -> bool:
    """Whether the files are others than those that this process imported, or may have imported since."""
    return _code() != CODE
