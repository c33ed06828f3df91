"""Chains of attributions: who says that who said it, from the outermost source to the innermost."""

from collections.abc import Mapping

import pandas as pd

Key = tuple[str, int]
"""`doc_id, attribution_id`."""


def chains(attributions: pd.DataFrame) -> dict[Key, tuple[int, ...]]:
    """Each attribution's chain: the `attribution_id`s from the outermost around it to itself.

    An attribution that stands in no other has a chain of one. Where two attributions lie in each
    other's contents, a detector's error, the one with the lower number is the outer one.
    """
    columns = attributions["doc_id"], attributions["attribution_id"], attributions["parent"]
    parent = {
        (doc_id, int(number)): None if pd.isna(above) else int(above)
        for doc_id, number, above in zip(*columns, strict=True)
    }
    outermost = _cut(parent)
    made: dict[Key, tuple[int, ...]] = {}
    for doc_id, number in parent:
        line = [number]
        while (doc_id, line[-1]) not in outermost:
            line.append(parent[doc_id, line[-1]])
        made[doc_id, number] = tuple(reversed(line))
    return made


def _cut(parent: Mapping[Key, int | None]) -> set[Key]:
    """Where each chain begins: what has no parent among these, and the lowest number of each circle."""
    outermost: set[Key] = set()
    walked: set[Key] = set()
    for key in parent:
        line: list[Key] = []
        while key not in walked and key not in outermost:
            walked.add(key)
            line.append(key)
            above = (key[0], parent[key])
            if above not in parent:
                outermost.add(key)
            elif above in line:
                outermost.add(min(line[line.index(above) :]))
                break
            else:
                key = above
    return outermost
