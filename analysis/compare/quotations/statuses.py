"""Statuses: where else the words of a quotation stand."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from analysis.compare.quotations.alignment import Pair
from analysis.compare.quotations.utterances import Utterance

STATUSES = ("reference", "other text", "same text", "unverified")


def statuses(own: Sequence[Utterance], laid: Mapping[int, Pair]) -> dict[int, str]:
    """Of each quotation, by its place, the first of `STATUSES` that holds.

    Words stand where a quotation is laid, in what is laid on it, and in what is laid on the same words of the
    same base.
    """
    under = defaultdict(list)
    for pair in laid.values():
        for base in (pair.base, *pair.others):
            under[base.place].append(pair)
    made = {}
    for one in own:
        docs = {pair.quotation.doc_id for pair in under[one.place]}
        if one.place in laid:
            pair = laid[one.place]
            above = laid.get(pair.base.place)
            if pair.base.is_reference or above and above.base.is_reference:
                made[one.place] = "reference"
                continue
            docs |= {base.doc_id for base in (pair.base, *pair.others)}
            docs |= {near.quotation.doc_id for near in under[pair.base.place] if pair.overlaps(near)}
            docs |= {one.doc_id}
        made[one.place] = "other text" if docs - {one.doc_id} else "same text" if docs else "unverified"
    return made
