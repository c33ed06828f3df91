"""What people decided of lines: this one is not the article, that one is.

They are rows of `corrections.csv` with the field `article`. A row concerns
every paragraph that its stretch touches.
"""

from pathlib import Path
from typing import NamedTuple

from analysis.read.folder import sheet
from analysis.read.folder.corrections import ARTICLE, COLUMNS, NAME
from analysis.read.folder.documents import own
from analysis.read.layout.boilerplate import Span
from analysis.read.layout.document import Layout
from analysis.read.layout.paragraphs import paragraphs
from analysis.read.layout.units import units
from analysis.read.problems import CorpusError


class Decision(NamedTuple):
    """Whether a stretch of a document is the article ("yes", "no"), and the row that says so."""

    place: str
    start: int
    end: int
    now: str
    who: str


def decisions(folder: Path) -> dict[str, tuple[Decision, ...]]:
    """The decisions of a corpus folder by document; what is wrong with a row, `corrections` says."""
    try:
        path = own(folder, NAME)
    except CorpusError:
        return {}
    made: dict[str, tuple[Decision, ...]] = {}
    for place, cells in sheet.rows(path, COLUMNS, ())[0] if path else ():
        ends = cells["start"], cells["end"]
        if cells["field"] == ARTICLE and all(end.isascii() and end.isdigit() for end in ends):
            one = Decision(place, int(ends[0]), int(ends[1]), cells["now"], cells["who"])
            made[cells["doc_id"]] = (*made.get(cells["doc_id"], ()), one)
    return made


def applied(text: str, read: Layout, decided: tuple[Decision, ...]) -> Layout:
    """How a document is laid out, as people corrected it.

    Raises
    ------
    CorpusError : no line of the text stands where a decision says.
    """
    spans = paragraphs(text)
    skipped = {span.start: span for span in read.boilerplate}
    problems = []
    for one in decided:
        touched = [(start, end) for start, end in spans if start < one.end and one.start < end]
        if not touched:
            remedy = "look again, then mend the row or remove it"
            problems.append(f"{one.place}: no line stands from {one.start} to {one.end}; {remedy}")
        for start, end in touched:
            if one.now == "no":
                skipped[start] = Span(start, end, f"{NAME}: {one.who}", None)
            else:
                skipped.pop(start, None)
    if problems:
        raise CorpusError(problems)
    kept = sorted(skipped.values())
    return Layout(kept, units(text, spans, kept), read.language)
