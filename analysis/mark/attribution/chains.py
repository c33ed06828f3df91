"""Chains: an attribution inside the content of another ("A says that B said ...")."""

from collections.abc import Sequence

from analysis.mark.attribution.base import Relation


def linked(relations: Sequence[Relation]) -> list[Relation]:
    """The same attributions, each with the innermost one whose content holds its cue as `parent`.

    `relations` are in order of their cues, and so is the result; `parent` is an index in it.
    """
    contents = sorted((start, end, i) for i, one in enumerate(relations) for start, end in one.contents)
    made = []
    around: list[tuple[int, int, int]] = []
    at = 0
    for one in relations:
        while at < len(contents) and contents[at][0] <= one.cue_start:
            around.append(contents[at])
            at += 1
        around = [content for content in around if content[1] > one.cue_start]
        # A content never holds its own cue, so what holds this one is another's.
        holding = [content for content in around if content[1] >= one.cue_end]
        parent = min(holding, key=lambda content: content[1] - content[0])[2] if holding else None
        made.append(one if parent is None else one._replace(parent=parent))
    return made
