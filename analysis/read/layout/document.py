"""How a document is laid out: what is boilerplate, and the units that are the article."""

from typing import NamedTuple

from analysis.read.layout.boilerplate import Span, boilerplate
from analysis.read.layout.language import language
from analysis.read.layout.paragraphs import paragraphs
from analysis.read.layout.sentences import sentences
from analysis.read.layout.units import Unit, agency, units

# Headlines, headings and datelines are not split.
SPLIT = frozenset(("body", "bullet", "standfirst"))


class Layout(NamedTuple):
    """The boilerplate and the units of a document, in order of position, and the language it is in."""

    boilerplate: list[Span]
    units: list[Unit]
    language: str | None


def layout(text: str, title: str = "") -> Layout:
    """How the document `text` is laid out; `title` is the catalog's, empty if it has none."""
    spans, tongue = paragraphs(text), language(text)
    skipped = boilerplate(text, spans, tongue)
    return Layout(skipped, units(text, spans, skipped, title), tongue)


def sentence_units(text: str, found: list[Unit]) -> list[Unit]:
    """`found` with body, bullets and standfirst split into their sentences."""
    made = []
    for unit in found:
        if unit.kind in SPLIT:
            spans = sentences(text, unit.start, unit.end)
            made += [Unit(start, end, unit.kind, unit.paragraph) for start, end in spans]
        else:
            made.append(unit)
    return made


def harvested(text: str, read: Layout) -> dict[str, str]:
    """What the document itself tells of its title, byline and distributor; the first to tell is believed.

    The footer of a page names its title for certain, so it goes before the headline.
    """
    facts: dict[str, str] = {}
    for span in read.boilerplate:
        if span.harvested:
            field, value = span.harvested.split("=", 1)
            facts.setdefault(field, value)
    for unit in read.units:
        if unit.kind == "headline":
            facts.setdefault("title", " ".join(text[unit.start : unit.end].split()))
        elif unit.kind == "dateline" and (name := agency(text[unit.start : unit.end])):
            facts.setdefault("distributor", name)
    return facts
