"""Chains: an attribution inside the content of another ("A says that B said ...")."""

from collections.abc import Sequence

from analysis.mark.attribution.base import Relation
from analysis.mark.attribution.spans.passing import CITED
from analysis.tables import DEEDS


def linked(relations: Sequence[Relation]) -> list[Relation]:
    """The same attributions, each with the innermost one whose content holds its cue as `parent`.

    A sure one stands in sure ones only: what it is told by is told as a fact too.
    `relations` are in order of their cues, and so is the result; `parent` is an index in it. No
    attribution is its own ancestor: of two that hold each other's cue ("The call was reportedly short,
    according to her"), the one with the longer content is the outer one. What was done at somebody's request
    is not told by who asked for it.
    """
    contents = sorted(
        (start, end, i)
        for i, one in enumerate(relations)
        for start, end in one.contents
        if not one.rule.endswith(DEEDS)
    )
    holding: list[list[tuple[int, int]]] = []
    around: list[tuple[int, int, int]] = []
    at = 0
    for one in relations:
        while at < len(contents) and contents[at][0] <= one.cue_start:
            around.append(contents[at])
            at += 1
        around = [content for content in around if content[1] > one.cue_start]
        # A content never holds its own cue, so what holds this one is another's.
        holding.append(
            sorted(
                (end - start, i)
                for start, end, i in around
                if end >= one.cue_end and (relations[i].sure or not one.sure)
            )
        )
    parents: list[int | None] = [None] * len(relations)
    for i in sorted(range(len(relations)), key=lambda i: sum(b - a for a, b in relations[i].contents)):
        parents[i] = next((k for _, k in holding[i] if not _descends(k, i, parents)), None)
    for i, one in enumerate(relations):
        if one.rule.endswith(CITED):  # its cue stands beside what it is cited for, and not in it
            told = (k for k, other in enumerate(relations) if k != i and other.contents == one.contents)
            parents[i] = next(told, parents[i])
    pairs = zip(relations, parents, strict=True)
    return [one if parent is None else one._replace(parent=parent) for one, parent in pairs]


def _descends(k: int | None, i: int, parents: Sequence[int | None]) -> bool:
    """Whether `k` is `i` or told by it."""
    while k is not None and k != i:
        k = parents[k]
    return k is not None
