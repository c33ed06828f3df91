"""Pairing gold with found: each at most once, and as many pairs as can be."""

from collections.abc import Sequence


def pairs(candidates: Sequence[Sequence[int]]) -> dict[int, int]:
    """A largest set of pairs: number of what was found -> number of the gold that it is paired with.

    `candidates` are for each gold those found that would do, best first. Which of several equally large
    sets is made: gold with few candidates comes first and takes its best, unless another can only be
    paired by making it take a later one (augmenting paths: Kuhn 1955, Berge 1957).
    """
    owner: dict[int, int] = {}
    for gold in sorted(range(len(candidates)), key=lambda gold: len(candidates[gold])):
        _augment(gold, candidates, owner)
    return owner


def _augment(gold: int, candidates: Sequence[Sequence[int]], owner: dict[int, int]) -> None:
    """Pair one more gold, moving others to their next candidates where it must be; `owner` is changed.

    Depth first with a stack of its own: a path can be as long as the article has attributions.
    """
    seen: set[int] = set()
    path = [(gold, iter(candidates[gold]))]
    taken: list[int] = []  # what each of the path would take
    while path:
        found = next((one for one in path[-1][1] if one not in seen), None)
        if found is None:
            path.pop()
            if taken:
                taken.pop()
            continue
        seen.add(found)
        taken.append(found)
        if found not in owner:
            for (holder, _), one in zip(path, taken, strict=True):
                owner[one] = holder
            return
        path.append((owner[found], iter(candidates[owner[found]])))
