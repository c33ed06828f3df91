"""The marks of a corpus, taken from where they are kept; only those of documents that changed are made."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from analysis import kept, read, tables
from analysis.mark import marked
from analysis.mark.marked import NAMES, Marked
from analysis.read.folder.companions import Beside

TABLES = ("voices", "marks", "attributions", "attribution_spans")
_PART = 100  # documents that another process marks at once


def corpus(whole: read.Corpus | str | Path, only: Sequence[str] = NAMES) -> Marked:
    """The tables of a corpus, given as what `read.corpus` gives, or by its name or path.

    `only` names the measures whose marks are wanted; voices and attributions are always there. The
    word lists are English: a document that is known to be in another language has neither. What people
    corrected is in the tables in place of what was found. What was marked once is kept beside what was
    read, by what is in the tables: those that were changed in memory are marked anew, and not kept.

    Raises
    ------
    CorpusError : corrections that do not fit what was found, all of them.
    """
    if isinstance(whole, str | Path):
        whole = read.corpus(whole)
    if whole.kept is None:
        return marked.corpus(whole, only)
    digests = kept.documents(whole)
    stage = kept.Stage(whole.kept.folder, "mark", TABLES, whole.actors, whole.masks)
    if set(only) != set(NAMES) and not all(stage.has(*one) for one in digests.items()):
        return marked.corpus(whole, only)
    as_read = kept.contents(whole, digests) == whole.kept.contents
    made = stage.tables(digests, lambda ids: _made(whole, ids, as_read), keeps=as_read)
    if set(only) != set(NAMES):
        rows = made["marks"]
        made["marks"] = rows[rows["measure"].isin(only)].reset_index(drop=True)
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
    parts = (
        read.Part(whole.name, rows[first : first + _PART], beside, ()) for first in range(0, len(rows), _PART)
    )
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
