"""Blocks for `claims.toml`: what several articles tell, as claims that a person renames and keeps."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pandas as pd

from analysis.compare.claims.phrases import phrase

_MOST = 30  # groups that are offered
_WORDS = 4  # of a phrase
_NAME = 3  # words of an id


class Block(NamedTuple):
    """A group as a block of `claims.toml`: its id, the block, and the passages that it was made of."""

    id: str
    text: str
    passages: pd.DataFrame


def claim_blocks(
    passages: pd.DataFrame, contrasts: pd.DataFrame, taken: Iterable[str] = ()
) -> Iterator[Block]:
    """Groups of `passages` as `[[claim]]` blocks, each with its passages; those that differ most first.

    A block can be read as it is: `says` are the words that the passages share, `find` those of each passage
    with "+" between them. `taken` are ids that `claims.toml` has; no block takes one of them.
    """
    used = set(taken)
    order = contrasts.loc[contrasts["group"].notna(), "group"].astype(int)
    for group in order.head(_MOST):
        own = passages[passages["group"] == group]
        best = own.sort_values("score", ascending=False, kind="stable").iloc[0]["why"].split("; ")
        find = dict.fromkeys(filter(_is_phrase, (_phrase(why) for why in own["why"])))
        if not find:
            continue
        name = _free("-".join(re.findall(r"[a-z0-9]+", " ".join(best).lower())[:_NAME]) or "group", used)
        n = own["doc_id"].nunique()
        text = (
            f"# told by {n} articles; say in your own words what it is\n"
            f"[[claim]]\nid = {json.dumps(name)}\nsays = {_toml(' ... '.join(best[:_WORDS]))}\n"
            f'origin = "coverage"\nfind = [{", ".join(map(_toml, find))}]\n'
        )
        yield Block(name, text, own)


def _phrase(why: str) -> str:
    """The longest words of a passage that others share, each as a part of a phrase."""
    parts = [" ".join(part.replace("+", " ").split()) for part in why.split("; ")]
    parts = [part for part in parts if part and not part.isdecimal()]  # a day of a month is no quantity
    longest = sorted(set(parts), key=lambda part: (-len(part), part))[:_WORDS]
    return " + ".join(part for part in dict.fromkeys(parts) if part in longest)


def _is_phrase(text: str) -> bool:
    return len(phrase(text).parts) > 1


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _free(name: str, used: set[str]) -> str:
    free, number = name, 2
    while free in used:
        free, number = f"{name}-{number}", number + 1
    used.add(free)
    return free
