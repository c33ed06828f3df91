"""Copies: texts that many articles print. They are compared once, for groups are cheap and pairs are not."""

from collections import defaultdict
from collections.abc import Hashable, Iterable

COPIES = 10  # of more than these each is laid beside the first, which alone is laid beside all others


def copies(texts: Iterable[tuple[Hashable, Hashable]]) -> dict:
    """Of each copy of a text that more than `COPIES` have the first one that has it, which is no copy itself.

    `texts` are pairs of what is called, and its text, or what stands for it.
    """
    groups = defaultdict(list)
    for name, text in texts:
        groups[text].append(name)
    large = (group for group in groups.values() if len(group) > COPIES)
    return {copy: first for first, *more in large for copy in more}
