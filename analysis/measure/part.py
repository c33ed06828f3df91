"""The unit of work: some documents in, their rows of every table out. No row depends on another document."""

from collections.abc import Sequence
from typing import NamedTuple

import pyarrow as pa

from analysis import compare, mark, read, tables


class Done(NamedTuple):
    """The tables of a part, by name, and the rows of the part that were left out."""

    tables: dict[str, pa.Table]
    problems: Sequence[str]


def marked_part(part: read.Part, only: Sequence[str] = mark.NAMES) -> Done:
    """Every table that `measure` writes, of the documents of one part.

    Raises
    ------
    CorpusError : corrections that do not fit what was found.
    """
    corpus = read.chunk(part)
    made = compare.Compared(corpus, mark.corpus(corpus, only))
    return Done({name: tables.arrow(name, made[name]) for name in tables.MEASURED}, part.problems)
