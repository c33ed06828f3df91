"""Quotations laid beside each other: which stand in several texts, and what each text changed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from analysis import tables
from analysis.compare.copies import copies
from analysis.compare.quotations.alignment import Pair
from analysis.compare.quotations.differences import differences
from analysis.compare.quotations.groups import groups
from analysis.compare.quotations.pairing import pairs
from analysis.compare.quotations.reference_places import nearest
from analysis.compare.quotations.statuses import STATUSES, statuses
from analysis.compare.quotations.unmarked import unquoted
from analysis.compare.quotations.utterances import Utterance, agree, utterances

_REFERENCE, _OTHER = STATUSES[:2]
_BROKEN_OFF = 150  # characters between two pieces of one quotation: "X," said A, "Y"


class Quotations(NamedTuple):
    """What `quotations` gives: two tables of `tables.SCHEMAS`, and the references that it was given.

    `quotations` has a row for each quotation that quotes somebody, in corpus order. Rows with one number
    `utterance` quote the same words, or neighbouring words of one sentence of a reference. `status` says
    where else these stand: in a `reference`, in an `other text`, only elsewhere in the `same text`, or
    nowhere (`unverified`: there is nothing to compare it with, and no more than that). `base_id, base_start,
    base_end` is what it is laid on: the stretch of a reference that it quotes, or the quotation that has more
    of the utterance; null where it is itself the base of others, or unverified. `n_shared` of its `n_words`
    words stand there, too; `also` names further references that have just as much of it; `speakers_differ`
    says that two speakers are known, and are not the same. `nearest`, at `nearest_id,
    nearest_start, nearest_end`, is of an unverified word or two the sentence of the speaker's own reference
    that comes nearest to what stands around it; of six words or more, where another article has them outside
    quotation marks.

    `differences` has a row for each change against the base, in the order of the text; `quotation` is the
    number of its row in `quotations`, `kind` and `at` are those of `differences.Difference`, and `shown` says
    whether an ellipsis or a bracket tells the reader.
    """

    quotations: pd.DataFrame
    differences: pd.DataFrame
    references: pd.DataFrame


def quotations(
    articles: pd.DataFrame,
    marks: pd.DataFrame,
    voices: pd.DataFrame,
    references: pd.DataFrame | None = None,
) -> Quotations:
    """Every quotation, with what it can be compared with and what it changed.

    `references` are those of a `read.Corpus`. Of a text that many articles print (`copies`) the quotations
    of the first are compared; those of each copy are laid on what these are laid on, or on these.

    Raises
    ------
    TableError : a column is missing.
    """
    first_of = copies(zip(articles["doc_id"], articles["text"], strict=True))
    articles, printed = articles[~articles["doc_id"].isin(first_of)], articles
    found = utterances(articles, marks, voices, references)
    laid = {pair.quotation.place: pair for pair in pairs(found)}
    own = [one for one in found if not one.is_reference]
    group, status = groups(found, laid), statuses(own, laid)
    again = set(first_of.values())
    status |= {one.place: _OTHER for one in own if one.doc_id in again and status[one.place] != _REFERENCE}
    number = {first: place for place, first in enumerate(dict.fromkeys(group[one.place] for one in own))}
    alone = [one for one in own if status[one.place] == "unverified"]
    near = nearest(alone, found) | unquoted(alone, articles, marks)
    told = [
        _row(one, number[group[one.place]], status[one.place], laid.get(one.place), near.get(one.place))
        for one in own
    ]
    texts = dict(zip(articles["doc_id"], articles["text"], strict=True))
    rows, differing = _with_copies(told, list(_changes(own, laid, texts)), printed, first_of)
    return Quotations(
        tables.frame("quotations", rows),
        tables.frame("differences", differing),
        references if references is not None else pd.DataFrame(columns=["doc_id", "text"]),
    )


def _row(
    one: Utterance, utterance: int, status: str, laid: Pair | None, near: tuple[str, int, int, str] | None
) -> tuple:
    place = (one.doc_id, one.outlet, one.sent_id, one.start, one.end, utterance, one.speaker, status)
    if laid is None:
        base = (0, None, None, None, None, None, False)
    else:
        first, end = laid.stretch
        starts, ends, _ = laid.base.words
        stretch = (laid.base.start, laid.base.end)
        if laid.base.is_reference:
            stretch = (starts[first], ends[end - 1])
        also = "; ".join(other.doc_id for other in laid.others if other.is_reference) or None
        differ = agree(one, laid.base) is False
        base = (laid.n_shared, laid.base.doc_id, *stretch, laid.base.speaker, also, differ)
    return *place, one.n_words, *base, *(near or (None, None, None, None)), one.text


def _with_copies(
    told: Sequence[tuple], changes: Sequence[tuple[int, tuple]], printed: pd.DataFrame, first_of: dict
) -> tuple[list[tuple], list[tuple]]:
    """The rows of both tables, in the order of the articles `printed`, those of copies among them."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(told):
        places[row[0]].append(at)
    changed: dict[int, list[tuple]] = defaultdict(list)
    for at, change in changes:
        changed[at].append(change)
    rows, differing = [], []
    for doc_id, outlet in zip(printed["doc_id"], printed["outlet"], strict=True):
        for at in places[first_of.get(doc_id, doc_id)]:
            differing += [(doc_id, outlet, len(rows), *change) for change in changed[at]]
            rows.append(_copied(told[at], doc_id, outlet) if doc_id in first_of else told[at])
    return rows, differing


def _copied(row: tuple, doc_id: str, outlet: str) -> tuple:
    """The row of a quotation as it is of a copy of its text: laid where that is laid, or else on it."""
    made = dict(zip(tables.columns("quotations"), row, strict=True))
    if made["base_id"] is None:
        base = {f"base_{name}": made[name] for name in ("start", "end", "speaker")}
        made |= {"n_shared": made["n_words"], "base_id": made["doc_id"], **base}
    return tuple((made | {"doc_id": doc_id, "outlet": outlet}).values())


def _changes(
    own: Sequence[Utterance], laid: Mapping[int, Pair], texts: Mapping[str, str]
) -> Iterator[tuple[int, tuple]]:
    """The place of each quotation that changed something, with the change."""
    for number, one in enumerate(own):
        if one.place not in laid:
            continue
        pair = laid[one.place]
        before, after = (
            _piece(pair, own[beside] if 0 <= beside < len(own) else None, laid, texts)
            for beside in (number - 1, number + 1)
        )
        for change in differences(pair, before, after):
            kind, at, words, base_words, start, end, base_start, base_end, shown = change
            what = (kind, at, words, base_words, start, end)
            yield number, (*what, pair.base.doc_id, base_start, base_end, shown)


def _piece(
    pair: Pair, beside: Utterance | None, laid: Mapping[int, Pair], texts: Mapping[str, str]
) -> Pair | None:
    """The quotation beside another, if the text broke one off to go on with the other."""
    one = pair.quotation
    if beside is None or beside.doc_id != one.doc_id or beside.place not in laid:
        return None
    other = laid[beside.place]
    first, second = sorted((one, beside))
    between = texts[one.doc_id][first.end : second.start]
    if other.base.place != pair.base.place or "\n" in between or len(between) > _BROKEN_OFF:
        return None
    in_order = (other.blocks[0][1] > pair.blocks[0][1]) == (beside.place > one.place)
    return other if in_order else None
