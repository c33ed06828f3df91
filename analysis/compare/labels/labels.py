"""Every mention of persons, groups, countries, things and events, grouped across articles into what is the same."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.compare.labels.grouping import grouped
from analysis.compare.labels.mentions import Mention
from analysis.compare.labels.sentences import tagged, usage

if TYPE_CHECKING:
    from analysis.mark import Marked

COLUMNS = ["group", "doc_id", "sent_id", "start", "end", "text", "kind", "voice", "head", "adjectives"]


def labels(marked: Marked) -> pd.DataFrame:
    """One row per mention.
    """
    documents = tagged(marked.sentences)
    rows = pd.DataFrame(
        [_row(one) for one in grouped(documents, usage(documents))],
        columns=["key", "doc_id", "sent_id", "start", "end", "text", "kind", "head", "adjectives"],
    )
    order = {key: number for number, key in enumerate(rows["key"].value_counts(sort=True).index)}
    rows["group"] = rows["key"].map(order).astype("int32")
    rows["voice"] = _voices(rows, marked.voices)
    return rows[[*COLUMNS, "key"]]


def _row(one: Mention) -> tuple[Any, ...]:
    t, phrase = one.t, one.phrase
    offset = t.sentence.start
    start, end = t.starts[phrase.first], t.ends[phrase.last]
    text = t.text[start:end]
    if text.endswith(("'s", "’s")):
        end -= 2
        text = text[:-2]
    return (one.key, one.doc_id, t.sentence.sent_id, offset + start, offset + end, text, "", one.head, "")


def _voices(rows: pd.DataFrame, voices: pd.DataFrame) -> list[str | None]:
    """The voice that the first character of each row has; null where no voices are known."""
    starts: dict[str, tuple[list[int], list[str]]] = {}
    for doc_id, start, voice in zip(voices["doc_id"], voices["start"], voices["voice"], strict=True):
        one = starts.setdefault(doc_id, ([], []))
        one[0].append(start)
        one[1].append(voice)
    found = []
    for doc_id, start in zip(rows["doc_id"], rows["start"], strict=True):
        places, names = starts.get(doc_id, ([], []))
        at = bisect_right(places, start) - 1
        found.append(names[at] if at >= 0 else None)
    return found
