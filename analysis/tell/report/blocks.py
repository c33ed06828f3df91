"""The pieces that the report is built of: each has a face for the screen and one for paper."""

import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analysis import export
from analysis.tell import leads
from analysis.tell.charts.figures import Figure
from analysis.tell.charts.files import PHONE, inline
from analysis.tell.findings import Finding
from analysis.tell.markup import escaped
from analysis.tell.views.listings import Listed
from analysis.tell.views.table import Table

_DOTS = 300 / 25.4  # of a figure's PNG in a millimetre
_SWITCH = (
    "<style>.of-phone{display:none}@media screen and (max-width:40rem)"
    "{.of-desk{display:none}.of-phone{display:block}}</style>"
)
_HEADLINE = 140  # characters: what is longer is not read more easily in bold
_HIGHEST = 205.0  # mm: a higher figure is drawn smaller, so that it and its caption fit on a page


@dataclass(frozen=True)
class Block:
    """A piece of the report: HTML for report.html, and plain HTML for pandoc; empty, it is not there."""

    html: str
    printed: str


@dataclass(frozen=True)
class Section:
    """A section: its anchor, its heading as HTML, and its blocks in order."""

    name: str
    title: str
    blocks: tuple[Block, ...]


def both(html: str) -> Block:
    """The same HTML on screen and on paper."""
    return Block(html, html)


def screen(html: str) -> Block:
    """Evidence, and whatever opens: paper has no use for it."""
    return Block(html, "")


def paper(html: str) -> Block:
    """HTML that stands on paper only."""
    return Block("", html)


def note(text: str, kind: str = "note") -> Block:
    """A paragraph of the class `kind`; `text` is HTML."""
    return Block(f'<p class="{kind}">{text}</p>\n', f'<div class="{kind}"><p>{text}</p></div>\n')


def found(finding: Finding) -> Block:
    """A finding in its section: its first sentence, and below it those that say more, one by one.

    On the screen its words lead into the reader, as far as it says what they lead to.
    """
    return Block(_found(finding, leads.html), _found(finding, escaped))


def _found(finding: Finding, shown: Callable[[str], str]) -> str:
    first, *rest = finding.sentences
    more = "".join(f"<li><p>{shown(sentence)}</p></li>\n" for sentence in rest)
    head = f"<strong>{shown(first)}</strong>" if len(first) <= _HEADLINE else shown(first)
    return f'<p class="first">{head}</p>\n' + (f'<ul class="more">\n{more}</ul>\n' if rest else "")


def rows(table: Table) -> Block:
    """A table, in the form that each of them has."""
    return Block(table.html, table.printed)


def closed(summary: str, html: str) -> Block:
    """Something that opens on screen; `summary` and `html` are HTML."""
    return screen(f"<details><summary>{summary}</summary>\n{html}</details>\n")


def figure(made: Figure | Listed, *, printed: bool = True) -> Block:
    """A figure with its alt text and, below it, its caption; on paper none without rows or PNG.

    A listing is a table or a nested list in both, and what is too little to draw is a sentence.
    """
    if isinstance(made, Listed):
        return Block(f'<div id="{made.name}" class="listing">\n{made.html}</div>\n', made.printed)
    if made.few:
        return note(
            f'<span id="{made.name}"><strong>{escaped(made.title)}.</strong> {escaped(made.few)}</span>'
        )
    about = f"{escaped(made.caption)} <code>data {export.digest(made.rows)}</code>"
    alt = escaped(made.alt)
    html = f'<figure id="{made.name}">\n{_pictures(made)}<figcaption>{about}</figcaption>\n</figure>\n'
    if made.rows.empty or not printed or "png" not in made.files:
        return screen(html)
    width = f"{_width(made.files['png']):.0f}mm"
    shown = f'<img src="{made.name}.png" alt="{alt}" data-said="{alt}" width="{width}">'
    return Block(html, f'<figure id="{made.name}">{shown}<figcaption>{about}</figcaption></figure>\n')


def _pictures(made: Figure) -> str:
    """The figure, and for a phone the same as wide as a column: only one of them is there at a time."""
    wide = inline(made.files["svg"], "wide")
    if not made.files.get(PHONE):
        return f'<div class="scroll" tabindex="0">{wide}</div>\n'
    narrow = inline(made.files[PHONE], "narrow")
    return f'{_SWITCH}<div class="of-desk">{wide}</div><div class="of-phone">{narrow}</div>\n'


def _width(png: bytes) -> float:
    """mm, so that neither the width nor the height of the page is passed."""
    wide, high = struct.unpack(">II", png[16:24])
    return wide / _DOTS * min(1, _HIGHEST / (high / _DOTS))


def html(blocks: Iterable[Block]) -> str:
    """The blocks one below the other, as they stand on screen."""
    return "".join(block.html for block in blocks)


def printed(blocks: Iterable[Block]) -> str:
    """The same on paper: HTML for `printed.documents`, which makes DOCX and PDF of it."""
    return "".join(block.printed for block in blocks)
