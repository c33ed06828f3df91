"""The marks of a corpus, taken from where they are kept; only those of documents that changed are made."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa

from analysis import kept, read, tables
from analysis.mark import marked
from analysis.mark.marked import Marked
from analysis.names import MEASURES as NAMES
from analysis.read.folder.companions import Beside

TABLES = ("voices", "marks", "attributions", "attribution_spans")
_PART = 100  # documents that another process marks at once


def corpus(given: read.Corpus | str | Path | pd.DataFrame, only: Sequence[str] = NAMES) -> Marked:
    """The tables of a corpus, from what `read.corpus` gives or takes.

    `only` names the measures whose marks are wanted, and nothing else is looked for; without `attribution`
    there are no attributions and no voices, the voice of a mark is null, and there are no rates.
    What was marked whole is kept beside what was read, by what is in the tables: those that were changed in
    memory are marked anew, and not kept.

    Raises
    ------
    CorpusError : corrections that do not fit what was found, all of them.
    ValueError : `only` names what is no measure.
    """
    whole = read.corpus(given) if isinstance(given, str | Path | pd.DataFrame) else given
    if whole.kept is None or set(only) != set(NAMES):
        return marked.corpus(whole, only)
    digests = kept.documents(whole)
    stage = kept.Stage(whole.kept.folder, "mark", TABLES, whole.actors, whole.masks)
    as_read = kept.contents(whole, digests) == whole.kept.contents
    made = stage.tables(digests, lambda ids: _made(whole, ids, as_read), keeps=as_read)
    return Marked(whole.articles, whole.boilerplate, whole.sentences, **made)


def _made(whole: read.Corpus, ids: Sequence[str], as_read: bool) -> Mapping[str, pa.Table]:
    """The tables of some documents of a corpus, in no order of the documents; many are shared out.

    Those with corrections are marked here and at once, so that all that does not fit is told before the rest.
    """
    from analysis.measure.workers import MANY  # not above: it stands on this room

    if not as_read or len(ids) < MANY:
        return _arrow(marked.corpus(_part(whole, ids)))
    corrected = {one.doc_id for one in whole.corrections}
    here = [doc_id for doc_id in ids if doc_id in corrected]
    others = [doc_id for doc_id in ids if doc_id not in corrected]
    done = [_arrow(marked.corpus(_part(whole, here))), *_by_workers(whole, others)]
    return {name: pa.concat_tables([tables_of[name] for tables_of in done]) for name in TABLES}


def _by_workers(whole: read.Corpus, ids: Sequence[str]) -> Iterator[Mapping[str, pa.Table]]:
    """The tables of documents as they were read; each is laid out anew by who marks it."""
    from analysis.measure.workers import marked_parts

    beside = Beside(whole.actors, whole.masks, whole.lexicons[:0], whole.references[:0], (), ())
    rows = _part(whole, ids).articles.drop(columns=["language", "n_words"]).fillna("")
    firsts = range(0, len(rows), _PART)
    parts = (read.Part(whole.name, rows[at : at + _PART], beside, (), len(rows)) for at in firsts)
    return (done.tables for done in marked_parts(parts, NAMES, None))


def _part(whole: read.Corpus, ids: Sequence[str]) -> read.Corpus:
    some = set(ids)
    if len(some) == len(whole.articles):
        return whole
    return whole._replace(
        articles=whole.articles[whole.articles["doc_id"].isin(some)],
        sentences=whole.sentences[whole.sentences["doc_id"].isin(some)],
        corrections=tuple(one for one in whole.corrections if one.doc_id in some),
    )


def _arrow(made: Marked) -> Mapping[str, pa.Table]:
    return {name: tables.arrow(name, getattr(made, name)) for name in TABLES}
