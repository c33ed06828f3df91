"""The corpus's actors: which canonical name and group a source's words stand for."""

from typing import NamedTuple

import pandas as pd

from analysis.mark.attribution.names import Source, is_kind
from analysis.words import words

_ARTICLES = ("the", "a", "an")


class Actor(NamedTuple):
    name: str
    group: str | None


class Actors(NamedTuple):
    """The actors by their names and aliases, in words without a leading article."""

    by_alias: dict[tuple[str, ...], Actor]
    longest: int


def actors(table: pd.DataFrame | None) -> Actors:
    """The actors of a table with `actor, group, aliases` (parted by semicolons); none of an empty one."""
    by_alias: dict[tuple[str, ...], Actor] = {}
    if table is not None and len(table):
        for name, group, aliases in zip(table["actor"], table["group"], table["aliases"], strict=True):
            one = Actor(name, group if isinstance(group, str) and group else None)
            named = aliases.split(";") if isinstance(aliases, str) else []
            for alias in (name, *named):
                low = tuple(words(alias).folded)
                low = low[1:] if low and low[0] in _ARTICLES else low
                if low:
                    by_alias.setdefault(low, one)
    return Actors(by_alias, max(map(len, by_alias), default=0))


def match(source: Source, known: Actors) -> Actor | None:
    """The actor whose longest alias stands in the source, not as the owner of something else.

    "Lee's spokesman" is not Lee, but "Lee's statement" speaks for Lee.
    """
    low = source.low
    if not known.by_alias:
        return None
    if found := known.by_alias.get(tuple(low)):
        return found
    bare = [word[:-2] if word.endswith("'s") else word for word in low]
    for length in range(min(known.longest, len(low)), 0, -1):
        for first in range(len(low) - length + 1):
            last = first + length
            found = known.by_alias.get(tuple(low[first:last])) or known.by_alias.get(tuple(bare[first:last]))
            if found is None:
                continue
            if last == len(low) or _speaks_for(low, last):
                return found
    return None


def _speaks_for(low: list[str], last: int) -> bool:
    """Whether what follows the name leaves it the speaker: "Lee's statement", "Lee and Ray"."""
    if low[last] in ("and", "of", "for", "in", "on", "at", "from", "during"):
        return True
    return any(is_kind(word, "text") for word in low[last:])
