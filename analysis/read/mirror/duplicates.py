"""Documents that are largely one text: copies, syndicated stories, two versions of one article.

A text is the set of its runs of five words. Of two texts the share is that of the smaller set which the
other has too. Every fourth run, by its hash, is compared: for long texts that is exact to a few per cent.
"""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

RUN, FROM = 5, 0.5
_SAMPLED = 4  # of so many runs one
_SHORT = 120  # runs: of a shorter text all are taken
_COMMON = 50  # documents that share a run, from which on it tells nothing


class Pair(NamedTuple):
    """Two documents, and which share of the shorter the longer has too."""

    one: str
    other: str
    share: float


def pairs(texts: Mapping[str, str]) -> list[Pair]:
    """Pairs of documents that share `FROM` or more of their words in runs of five, in order."""
    whole = {doc_id: _runs(text) for doc_id, text in texts.items()}
    sampled = {doc_id: {run for run in runs if run % _SAMPLED == 0} for doc_id, runs in whole.items()}
    found = set()
    for few in (sampled, {doc_id: runs for doc_id, runs in whole.items() if len(runs) < _SHORT}):
        found |= _candidates(few)
    order = {doc_id: number for number, doc_id in enumerate(texts)}
    made = []
    for one, other in sorted(found, key=lambda pair: tuple(map(order.__getitem__, pair))):
        least = min(len(whole[one]), len(whole[other]))
        share = len(whole[one] & whole[other]) / least if least else 0.0
        if share >= FROM:
            made.append(Pair(one, other, share))
    return made


def _candidates(runs: Mapping[str, set[int]]) -> set[tuple[str, str]]:
    by_run = defaultdict(list)
    for doc_id, own in runs.items():
        for run in own:
            by_run[run].append(doc_id)
    shared: Counter[tuple[str, str]] = Counter()
    for doc_ids in by_run.values():
        if 1 < len(doc_ids) <= _COMMON:
            shared.update((one, other) for i, one in enumerate(doc_ids) for other in doc_ids[i + 1 :])
        elif len(doc_ids) > _COMMON:  # copies of one text: each with the first
            shared.update((doc_ids[0], other) for other in doc_ids[1:])
    return {pair for pair, n in shared.items() if n >= 0.4 * min(len(runs[pair[0]]), len(runs[pair[1]]))}


def _runs(text: str) -> set[int]:
    words = re.findall(r"\w+", text.casefold())
    return {zlib.crc32(" ".join(words[i : i + RUN]).encode()) for i in range(len(words) - RUN + 1)}
