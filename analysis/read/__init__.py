"""Reading: a corpus folder or a table of texts becomes articles, boilerplate and sentences."""

from analysis.read.corpora import (
    SEEDS,
    Corpus,
    articles,
    boilerplate,
    chunks,
    corpus,
    missing,
    of_texts,
    sentences,
)
from analysis.read.problems import CorpusError

__all__ = [
    "SEEDS",
    "Corpus",
    "CorpusError",
    "articles",
    "boilerplate",
    "chunks",
    "corpus",
    "missing",
    "of_texts",
    "sentences",
]
