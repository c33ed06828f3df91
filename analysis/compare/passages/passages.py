"""The table `passages`: what several articles tell alike, in groups."""

import re
from typing import TYPE_CHECKING

import pandas as pd

from analysis import tables
from analysis.compare.claims.phrases import Key, Span
from analysis.compare.passages.events import together
from analysis.compare.passages.groups import Member, groups
from analysis.compare.passages.links import Links, links
from analysis.compare.passages.merged import core, merged
from analysis.compare.passages.units import Unit, units
from analysis.compare.passages.weights import light, weights

if TYPE_CHECKING:
    from analysis.mark import Marked

_EDGES = re.compile(
    r"\A[\s,;:()\[\]—–\"“”-]*(?:(?:and|but|that|while|although|though)\s+)?|[\s,;:([—–-]*\Z", re.IGNORECASE
)
_MOST = 8  # words that `why` names


def passages(marked: "Marked") -> pd.DataFrame:
    """Passages of different articles that tell the same thing: the table of that name, a row for each.

    `group` counts from 0 in the order of the first passage; a group has passages of two articles or more.
    `start` and `end` are positions in the document: the clauses that tell it, or the whole sentence where
    they are most of it. `score` is that of the link that brought the passage into the group, from 0 to 1;
    `why` are the words of it that another article of the group has too.

    Sentences are linked by the words, names and numbers that they share, each weighed by how rare it is in
    the corpus and in news, against what else the clauses have; and joined around the surest links (`groups`).
    No meaning is read: the same thing in other words is not found, and one sentence of a group can tell more
    than another. Of more than 40 articles, each is laid only beside those that share its rare terms, in the
    same days (`events.together`).
    """
    read, weighed, found = laid(marked)
    rows = []
    for number, members in enumerate(merged(read, groups(read, found), weighed, light(read))):
        shared = core(read, members)
        rows += [_row(number, member, read[member.place], shared) for member in members]
    return tables.frame("passages", rows)


def laid(marked: "Marked") -> tuple[list[Unit], dict[Key, float], Links]:
    """The sentences of a corpus, what each of their terms weighs, and the links between them."""
    read = units(marked)
    weighed = weights(read)
    return read, weighed, links(read, weighed, light(read), together(marked.articles, read, weighed))


def _row(group: int, member: Member, unit: Unit, shared: frozenset[Key]) -> tuple:
    start, end = _trimmed(unit.text, member.span)
    why = dict.fromkeys(
        unit.text[term.start : term.end]
        for term in unit.terms
        if start <= term.start < end and term.key in shared
    )
    place = (unit.doc_id, unit.sent_id, unit.start + start, unit.start + end)
    return group, *place, round(min(1.0, member.score), 3), "; ".join(list(why)[:_MOST])


def _trimmed(text: str, span: Span) -> Span:
    """The stretch without what joins it to the clause before; the whole sentence where it is most of it."""
    if 2 * (span[1] - span[0]) >= len(text):
        return 0, len(text)
    edges = [found.span() for found in _EDGES.finditer(text[slice(*span)])]
    return span[0] + edges[0][1], span[0] + edges[-1][0]
