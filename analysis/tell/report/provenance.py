"""Where all of it comes from: what was read, how it was made, with which software, of which files."""

import platform
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pandas as pd

import analysis
from analysis.tell import leads
from analysis.tell.markup import escaped
from analysis.tell.report import blocks
from analysis.tell.report.blocks import Block
from analysis.tell.report.methods import CITATION
from analysis.tell.views.table import Table, table

_HERE = Path(__file__).parent
_LIBRARIES = ("pandas", "nltk", "vaderSentiment", "matplotlib", "seaborn")
_PROVENANCE = ["outlet", "title", "byline", "published", "distributor", "host", "n_words", "sha256"]
_PASTE = "For the methods section of a paper; every number in it is computed from this corpus:"


def provenance(articles: pd.DataFrame) -> Block:
    shown = articles[_PROVENANCE].assign(sha256=articles["sha256"].str[:12])
    shown = shown.rename(columns={"n_words": "words", "sha256": "SHA-256"})
    note = "– is unknown, and was not guessed. SHA-256: the first twelve digits."
    on_paper = table(shown.drop(columns="SHA-256"), note=note.partition(" SHA")[0])
    made = table(shown, note=note, leads={"words": list(map(leads.article, articles["doc_id"]))})
    return Block(f'<div class="broad">{made.html}</div>\n', on_paper.printed)


def method(paste: str) -> Iterator[Block]:
    yield blocks.both(f"<h3>To paste into a paper</h3>\n<p>{_PASTE}</p>\n")
    yield blocks.note(escaped(paste), "paste")
    yield blocks.both(f"<p>To cite the software: {escaped(CITATION)}</p>\n")
    yield blocks.both((_HERE / "method.html").read_text(encoding="utf-8"))


def versions() -> Table:
    names = [("analysis", analysis.__version__), ("Python", platform.python_version())]
    rows = names + [(name, version(name)) for name in _LIBRARIES]
    return table(pd.DataFrame(rows, columns=["software", "version"]))


def manifest(articles: pd.DataFrame) -> tuple[Block, Block]:
    return blocks.both("<h3>Inputs</h3>\n"), blocks.rows(table(articles, ["doc_id", "path", "sha256"]))
