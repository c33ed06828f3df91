"""The ways from the report into the reader, and back: sections and their layers, places that a page names."""

import re
from collections.abc import Iterable

from analysis.tell.leads import READER, place
from analysis.tell.markup import escaped

# The layers that belong to a section of the report; a layer's way back is the first section that has it.
SECTIONS = {
    "claims": ("claims",),
    "first-claim": ("claims",),
    "quotations": ("quotations",),
    "who-speaks": ("attribution", "voice"),
    "hedging": ("hedging",),
    "certainty": ("certainty",),
    "wording": ("labels", "passive"),
    "tone": ("tone", "tone_word"),
}
_OTHER = "evidence"
_TAG = re.compile(r"(<[^>]*>)")


def section(layer: str) -> str:
    """The section of the report that tells of a layer."""
    return next((name for name, layers in SECTIONS.items() if layer in layers), _OTHER)


def way_in(name: str) -> str:
    """A link from a section of the report to its layers in the reader; empty where it has none."""
    if name not in SECTIONS:
        return ""
    target = f"{READER}#layers={','.join(SECTIONS[name])}"
    return f'<p class="into"><a href="{target}">Read these passages in the articles</a></p>\n'


def linked(page: str, doc_ids: Iterable[str]) -> str:
    """`page`, HTML, in which each place that its text names, as `wire [448, 476)`, leads to the reader.

    Only text outside tags is changed. A document that writes such a place itself gets a link to it.
    """
    names = {escaped(doc_id): doc_id for doc_id in doc_ids}
    if not names:
        return page
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    named = re.compile(rf"(?<![\w-])({longest_first}) \[(\d+), (\d+)\)")

    def led(found: re.Match) -> str:
        to = place(names[found[1]], int(found[2]), int(found[3]))
        return f'<a href="{READER}#{to}">{found[0]}</a>'

    pieces = _TAG.split(page)
    pieces[::2] = [named.sub(led, text) for text in pieces[::2]]
    return "".join(pieces)
