"""Quotations laid beside each other: which stand in several texts, and what each text changed."""

from typing import NamedTuple

import pandas as pd

from analysis.compare.differences import differences
from analysis.compare.utterances import Pair, Utterance, pairs, utterances

STATUSES = ("reference", "other text", "same text", "unverified")
QUOTATIONS = ("doc_id", "outlet", "start", "end", "speaker", "status", "n_words", "n_shared", "text")
QUOTATIONS += ("base_id", "base_start", "base_end", "base_speaker")
DIFFERENCES = ("doc_id", "outlet", "quotation", "kind", "words", "base_words", "start", "end")
DIFFERENCES += ("base_id", "base_start", "base_end", "shown")


class Quotations(NamedTuple):
    """What `quotations` gives.

    `quotations` has a row for each quotation that quotes somebody, in corpus order. `status` says where the
    same utterance was found: in a `reference`, in an `other text`, only elsewhere in the `same text`, or
    nowhere (`unverified`: nothing to compare it with, and no more than that). `base_id, base_start,
    base_end` is what it is laid on: a reference, or the quotation that has more of the utterance; null where
    it is itself the base of others, or unverified. `n_shared` of its `n_words` words stand there, too.
    `differences` has a row for each change against the base, in the order of the text; `quotation` is the
    number of its row in `quotations`, `kind` one of `differences.CLASSES`, and `shown` whether an ellipsis
    or a bracket tells the reader.
    """

    quotations: pd.DataFrame
    differences: pd.DataFrame


def quotations(
    articles: pd.DataFrame,
    marks: pd.DataFrame,
    voices: pd.DataFrame,
    references: pd.DataFrame | None = None,
) -> Quotations:
    """Every quotation, with what it can be compared with and what it changed.

    Raises
    ------
    TableError : a column is missing.
    """
    found = utterances(articles, marks, voices, references)
    laid = {pair.quotation.place: pair for pair in pairs(found)}
    bases = {pair.base.place: pair for pair in laid.values()}
    own = [one for one in found if not one.is_reference]
    told = [_row(one, laid.get(one.place), bases.get(one.place)) for one in own]
    changed = [
        (one.doc_id, one.outlet, number, d.kind, d.words, d.base_words, d.start, d.end)
        + (laid[one.place].base.doc_id, d.base_start, d.base_end, d.shown)
        for number, one in enumerate(own)
        if one.place in laid
        for d in differences(laid[one.place])
    ]
    return Quotations(
        pd.DataFrame(told, columns=list(QUOTATIONS)).astype({"base_start": "Int32", "base_end": "Int32"}),
        pd.DataFrame(changed, columns=list(DIFFERENCES)),
    )


def _row(one: Utterance, laid: Pair | None, under: Pair | None) -> tuple:
    base = laid.base if laid else None
    n_shared = sum(size for _, _, size in laid.blocks) if laid else 0
    place = (one.doc_id, one.outlet, one.start, one.end, one.speaker, _status(one, base, under))
    where = (base.doc_id, base.start, base.end, base.speaker) if base else (None, None, None, None)
    return *place, len(one.words.folded), n_shared, one.text, *where


def _status(one: Utterance, base: Utterance | None, under: Pair | None) -> str:
    """Where the utterance was found; `under` is a quotation that is laid on this one."""
    if base is not None and base.is_reference:
        return "reference"
    others = {other.doc_id for other in (base, under and under.quotation) if other is not None}
    if not others:
        return "unverified"
    return "same text" if others == {one.doc_id} else "other text"
