"""Which articles can tell of one event: with many of them, sentences are laid only beside those of such."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from analysis.compare.claims.phrases import Key
from analysis.compare.passages.units import Unit, keys

FEW = 40  # articles up to this number are all laid beside each other
NEAREST = 8  # articles that each of more is laid beside
DAYS = 3  # between two that tell of one event, where both days are known
_SHARE = 0.05  # of the articles: a term in more of them finds none
_TERMS = 40  # of an article, the heaviest


def together(
    articles: pd.DataFrame, units: Sequence[Unit], weights: Mapping[Key, float]
) -> list[tuple[str, str]] | None:
    """Pairs of documents that are laid beside each other, in corpus order; null where all are.

    Of more than `FEW` each is laid beside the `NEAREST` that share its rare terms most, and that are no more
    than `DAYS` days older or younger where the catalog knows both days. Found by an index, not by all pairs.
    """
    ids = list(dict.fromkeys(unit.doc_id for unit in units))
    if len(ids) <= FEW:
        return None
    order = {doc_id: place for place, doc_id in enumerate(ids)}
    day = {one.doc_id: _day(one.published) for one in articles.itertuples(index=False)}
    terms: dict[str, set[Key]] = defaultdict(set)
    for unit in units:
        terms[unit.doc_id] |= keys(unit.terms)
    n_documents = Counter(key for own in terms.values() for key in own)
    having: dict[Key, list[str]] = defaultdict(list)
    for doc_id in ids:
        rare = (key for key in terms[doc_id] if 1 < n_documents[key] <= max(FEW, _SHARE * len(ids)))
        for key in sorted(rare, key=lambda key: (-weights[key], str(key)))[:_TERMS]:
            having[key].append(doc_id)
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for key, documents in having.items():
        for doc_id in documents:
            for other in documents:
                if other != doc_id and _is_near(day.get(doc_id), day.get(other)):
                    shared[doc_id][other] += weights[key]
    pairs = {
        (min(doc_id, other, key=order.__getitem__), max(doc_id, other, key=order.__getitem__))
        for doc_id, near in shared.items()
        for other, _ in sorted(near.items(), key=lambda one: (-one[1], order[one[0]]))[:NEAREST]
    }
    return sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]]))


def _day(published: object) -> int | None:
    known = isinstance(published, str) and len(published) >= len("2025-06-05")
    return date.fromisoformat(published[:10]).toordinal() if known else None


def _is_near(one: int | None, other: int | None) -> bool:
    return one is None or other is None or abs(one - other) <= DAYS
