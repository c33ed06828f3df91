"""Exports of databases: many articles in one file, each with fields. Nexis, Factiva and ProQuest are told
by their marks.

Forms differ from year to year: what stands there is read, never a fixed number of lines. The lines of a
file come with an empty one between paragraphs, whatever it was (text, HTML, Word).
"""

from collections.abc import Sequence

from analysis.read.files.exports import factiva, nexis, proquest
from analysis.read.files.found import Found

_READERS = (nexis.articles, factiva.articles, proquest.articles)


def articles(lines: Sequence[str]) -> list[Found]:
    """The articles of an export; none where the lines are not one."""
    for read in _READERS:
        if found := read(lines):
            return [one._replace(place=f"article {number}") for number, one in enumerate(found, 1)]
    return []


def spaced(paragraphs: Sequence[str]) -> list[str]:
    """Paragraphs as the lines of a file: an empty one after each."""
    return [line for one in paragraphs for line in (*one.split("\n"), "")]
