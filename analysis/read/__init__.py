"""Reading: a corpus folder or a table of texts becomes articles, boilerplate and sentences."""

from analysis.read.corpora import (
    SEEDS,
    Corpus,
    Part,
    articles,
    chunk,
    chunks,
    coding_sheets,
    corpus,
    missing,
    of_texts,
    parts,
    unread,
)
from analysis.read.problems import CorpusError
from analysis.read.reading import boilerplate, sentences

__all__ = [
    "SEEDS",
    "Corpus",
    "CorpusError",
    "Part",
    "articles",
    "boilerplate",
    "chunk",
    "chunks",
    "coding_sheets",
    "corpus",
    "missing",
    "of_texts",
    "parts",
    "sentences",
    "unread",
]


def __dir__() -> list[str]:
    return __all__
