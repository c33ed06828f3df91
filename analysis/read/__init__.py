"""Reading: a corpus folder or a table of texts becomes articles, boilerplate and sentences."""

from analysis.read.corpora import Corpus, articles, boilerplate, chunks, corpus, missing, sentences
from analysis.read.problems import CorpusError

__all__ = ["Corpus", "CorpusError", "articles", "boilerplate", "chunks", "corpus", "missing", "sentences"]
