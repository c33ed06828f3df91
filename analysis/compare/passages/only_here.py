"""What one article tells, and no other has near: the table `only_here`."""

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import pandas as pd

from analysis import tables
from analysis.compare.passages.events import FEW
from analysis.compare.passages.passages import laid
from analysis.compare.passages.units import Unit

if TYPE_CHECKING:
    from analysis.mark import Marked

_NEAR = 0.22  # a link of this score: something near was found
_TERMS, _FULL = 4, 40.0  # terms that a sentence has at least; the weight of a long one
_HEADLINE, _LEAD, _SPOKEN = 1.0, 0.8, 0.6
_SHOWN = 5


def only_here(marked: "Marked") -> pd.DataFrame:
    """Sentences for which nothing near was found in another article, a row for each, the heaviest first.

    `weight` from 0 to 1 counts where it stands (headline, the first tenth, behind), how much it tells, and
    whether somebody speaks in it; `why` are its rarest words, `nearest_*` the passage that comes nearest all
    the same, if any. Not found is not absent: it may stand in the others in other words. Of more than 40
    articles, which tell of many events, there are none.
    """
    if marked.articles["doc_id"].nunique() > FEW:
        return tables.frame("only_here", [])
    units, weights, found = laid(marked)
    best: dict[int, tuple[float, int]] = defaultdict(lambda: (0.0, -1))
    for link in found.values():
        best[link.one] = max(best[link.one], (link.score, link.other))
        best[link.other] = max(best[link.other], (link.score, link.one))
    rows = []
    for number, unit in enumerate(units):
        score, nearest = best[number]
        if score >= _NEAR or len(unit.terms) < _TERMS:
            continue
        told = math.fsum(weights[key] for key in {term.key for term in unit.terms})
        rarest = sorted({term.key: term for term in unit.terms}.values(), key=lambda term: -weights[term.key])
        shown = sorted(rarest[:_SHOWN], key=lambda term: term.start)
        why = "; ".join(dict.fromkeys(unit.text[term.start : term.end] for term in shown))
        weight = round(_place(unit) * min(1.0, told / _FULL), 3)
        near = units[nearest] if nearest >= 0 else None
        rows.append(
            (
                *(unit.doc_id, unit.sent_id, unit.start, unit.start + len(unit.text), weight, why),
                *((near.doc_id, near.sent_id, round(score, 3)) if near else (None, None, None)),
            )
        )
    rows.sort(key=lambda row: -row[4])
    return tables.frame("only_here", rows)


def _place(unit: Unit) -> float:
    if unit.kind in ("headline", "standfirst"):
        return _HEADLINE
    return _LEAD if unit.position < 0.1 else _SPOKEN if unit.speakers else _SPOKEN - 0.1
