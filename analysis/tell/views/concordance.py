"""A concordance to look at: the places of a phrase below each other, outlet by outlet."""

import pandas as pd

from analysis.tell.markup import Shown, escaped, plain
from analysis.tell.phrasing import counted
from analysis.tell.views.evidence import MARK

AROUND = 48  # characters on either side, in text; HTML has the whole sentence
_CELL = "padding:0.1em 0.4em;vertical-align:top;text-align:"
_SMALL = "color:#767676;white-space:nowrap"


class Concordance(Shown):
    """Places as HTML and as aligned text."""


def concordance(rows: pd.DataFrame) -> Concordance:
    """What `compare.concordance` gives, to look at: a heading for each outlet with a place, then its places.

    In text the hits stand in one column; what is cut off is "…". In HTML each sentence is whole.
    """
    parts, lines = [], []
    for outlet, ours in rows.groupby("outlet", sort=False):
        heading = f"{plain(outlet)}: {counted(len(ours), 'place')}"
        cells = [_Line(row) for row in ours.itertuples(index=False)]
        parts.append(_html(heading, cells))
        lines += [heading, *_aligned(cells)]
    if not lines:
        return Concordance("<p>No place has it.</p>\n", "No place has it.")
    return Concordance("".join(parts), "\n".join(lines))


class _Line:
    def __init__(self, row) -> None:
        self.left, self.hit, self.right = plain(row.left), plain(row.hit), plain(row.right)
        voice = row.voice if isinstance(row.voice, str) else "not scored"
        kind = "" if row.kind == "body" else f"{row.kind}; "
        self.where = plain(f"{kind}{voice}; {row.doc_id} [{row.start}, {row.end})")


def _aligned(cells: list[_Line]) -> list[str]:
    """The lines of text, as wide as the longest left and right sides shown."""
    lefts = [each.left if len(each.left) <= AROUND else f"…{each.left[1 - AROUND :]}" for each in cells]
    rights = [each.right if len(each.right) <= AROUND else f"{each.right[: AROUND - 1]}…" for each in cells]
    width, wide = max(map(len, lefts)), max(len(e.hit + r) for e, r in zip(cells, rights, strict=True)) + 4
    return [
        f"  {left:>{width}}{f'[[{each.hit}]]{right}':<{wide}}  ({each.where})"
        for each, left, right in zip(cells, lefts, rights, strict=True)
    ]


def _html(heading: str, cells: list[_Line]) -> str:
    rows = "".join(
        f'<tr><td style="{_CELL}right"><bdi>{escaped(each.left)}</bdi></td>'
        f'<td style="{_CELL}center"><mark style="{MARK}">{escaped(each.hit)}</mark></td>'
        f'<td style="{_CELL}left"><bdi>{escaped(each.right)}</bdi></td>'
        f'<td style="{_CELL}left"><small style="{_SMALL}">{escaped(each.where)}</small></td></tr>\n'
        for each in cells
    )
    return (
        f"<details open><summary>{escaped(heading)}</summary>"
        f'<div class="scroll" tabindex="0" style="overflow-x:auto"><table style="border-collapse:collapse">\n'
        f"<tbody>\n{rows}</tbody></table></div></details>\n"
    )
