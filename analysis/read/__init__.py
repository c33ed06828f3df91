"""Reading: a corpus folder or a table of texts becomes articles, boilerplate and sentences."""

from analysis.read.corpora import (
    SEEDS,
    Corpus,
    Part,
    articles,
    chunk,
    chunks,
    code_sheets,
    coding_sheets,
    corpus,
    folder_of,
    missing,
    of_texts,
    parts,
    unread,
)
from analysis.read.folder.about import About
from analysis.read.problems import CorpusError
from analysis.read.reading import boilerplate, sentences

__all__ = [
    "SEEDS",
    "About",
    "Corpus",
    "CorpusError",
    "Part",
    "articles",
    "boilerplate",
    "chunk",
    "chunks",
    "code_sheets",
    "coding_sheets",
    "corpus",
    "folder_of",
    "missing",
    "of_texts",
    "parts",
    "sentences",
    "unread",
]


def __dir__() -> list[str]:
    return __all__
