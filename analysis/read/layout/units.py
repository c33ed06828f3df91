"""What each paragraph is: headline, standfirst, heading, dateline, bullet or body.

By shape and place, and by the title that the catalog has. Where the method is wrong: without one, a
headline that ends with a full stop is read as body, a short one-line paragraph without a full stop as a
heading, and a standfirst that ends with a full stop counts as body unless a line such as the byline parts it
from the text.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.read.layout.boilerplate import RUNNING, Span
from analysis.read.layout.paragraphs import MARKER
from analysis.words import folded

# Headlines of news sites have up to about 20 words, headings up to about 10.
HEADLINE_WORDS = 30
HEADING_WORDS = 12
STANDFIRST_WORDS = 60
MOST_ABOVE_BYLINE = 3
DATELINE_LENGTH = 100

# What closes a paragraph of running text; a headline may close with "?" or "!".
_STOP = re.compile(r"(?P<mark>[.!?…:;,—–-])[”\"’')\]]*$|[”\"’'](?P<outer>[.!?…:;,])$")
_ABBREVIATED = re.compile(r"(?:\b\w\.){2,}$|\b(?:Jr|Sr|Inc|Corp|Co|Ltd|St|No)\.$")
_MONTH = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"{_MONTH} \d\d?(?:, \d{{4}})?"
_PLACE = r"[A-Z][A-Z.’'-]*[A-Z][A-Z.’'-]*(?:[ /][A-Z][A-Z.’'-]+){0,2}"
_AGENCY = r"\((?P<{}>[A-Z][A-Za-z]+(?:[ /][A-Z][A-Za-z]+)*)\)"
_DAY = rf"(?:{_DATE}|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
_DATELINE = re.compile(
    rf"(?P<dateline>(?:{_PLACE}(?:, (?!{_MONTH} )[A-Z][A-Za-z. ]+?)?(?:, {_DAY})?"
    rf"(?:,? {_AGENCY.format('one')})?"
    rf"|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*(?:, {_DAY})?,? {_AGENCY.format('two')}))"
    r"(?:\s?—\s?|\s(?:–|--?)\s?|(?:–|--?)\s)(?=[A-Z0-9“\"‘'$€£])"
    # Without a dash only what has a day and an agency ("New Delhi, June 5 (PTI) The court ...").
    rf"|(?P<plain>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*, {_DAY},? {_AGENCY.format('three')}):?\s"
    r"(?=[A-Z0-9“\"‘'$€£])"
    # With a colon only above all text ("NEW DELHI: The court ..."): elsewhere it names a speaker.
    rf"|(?P<above>{_PLACE}(?:, [A-Z][A-Za-z. ]+?)?(?: {_AGENCY.format('four')})?):\s(?=[A-Z0-9“\"‘'$€£])"
)
# Capitals and a colon: a place above all text, or a speaker where another paragraph begins so, too.
_CAPITALS = re.compile(r"^\s*[A-Z][A-Z.’'-]+(?:,? [A-Z.’'()-]+)*:\s", re.MULTILINE)

_CLOSING = ("”", '"', "»")
_SIGNATURE = re.compile(r"[-–—] [A-Z][\w.'’-]+(?: [\w.'’-]+){0,4}(?:, [^\n]{1,60})?\.?$")


class Unit(NamedTuple):
    """A paragraph or a part of it, `[start, end)`, of one kind; `paragraph` counts from 0."""

    start: int
    end: int
    kind: str
    paragraph: int


def units(
    text: str, paragraphs: Sequence[tuple[int, int]], skipped: Sequence[Span], title: str = ""
) -> list[Unit]:
    """The units of a document, in order; the paragraphs that are boilerplate are left out.

    The dash after a dateline and the marker of a bullet are in no unit. The `title` that the catalog has is
    the headline, whatever its shape.
    """
    boilerplate = {span.start for span in skipped}
    kept = [span for span in paragraphs if span[0] not in boilerplate]
    body_from = _end_of_opening(kept, skipped)
    made: list[Unit] = []
    opening = True
    for number, (start, end) in enumerate(kept):
        line = text[start:end]
        if opening and title and _plainly(line) == _plainly(title):
            kind = "headline"
        elif number and _is_signature(line, text[start - 9 : start]):
            kind = "body"
        elif marker := MARKER.match(line):
            kind, start = "bullet", start + marker.end()
        elif dateline := _dateline(line, made, text):
            made.append(Unit(start, start + dateline.end(dateline.lastgroup), "dateline", number))
            kind, start = "body", start + dateline.end()
        elif opening:
            kind = _opening_kind(line, number, start < body_from)
        else:
            kind = _later_kind(line)
        opening = kind in ("headline", "standfirst")
        made.append(Unit(start, end, kind, number))
    return made


def _dateline(line: str, made: Sequence[Unit], text: str) -> re.Match | None:
    """The dateline that a paragraph begins with, its last group; with a colon only above all text."""
    found = _DATELINE.match(line[:DATELINE_LENGTH])
    if found is None or found.lastgroup != "above":
        return found
    is_above = all(unit.kind in ("headline", "standfirst") for unit in made)
    told = line[found.end() :]  # a headline can begin so, too ("EXCLUSIVE: Lee Will Run")
    is_text = not _is_titled(told) and (". " in told or len(told) >= RUNNING) and len(told) > HEADING_WORDS
    return found if is_above and is_text and len(_CAPITALS.findall(text)) == 1 else None


def agency(dateline: str) -> str | None:
    """The agency that a dateline names in brackets."""
    found = re.search(r"\(([^)]+)\)", dateline)
    return found and found[1]


def _is_signature(line: str, before: str) -> bool:
    """Whether the line names who said the quotation that the paragraph before it closes: "- Ann Lee"."""
    return before.rstrip()[-1:] in _CLOSING and bool(_SIGNATURE.match(line))


def _end_of_opening(kept: Sequence[tuple[int, int]], skipped: Sequence[Span]) -> int:
    """Where the byline stands, if what is above it can only be a headline and a standfirst; else 0."""
    bylines = [span.start for span in skipped if span.rule == "byline"]
    above = sum(start < bylines[0] for start, _ in kept) if bylines else 0
    return bylines[0] if 0 < above <= MOST_ABOVE_BYLINE else 0


def _opening_kind(line: str, number: int, above_byline: bool) -> str:
    """The kind of a line before which there are only a headline and standfirsts, or nothing."""
    n_words = line.count(" ") + 1
    if number == 0:
        return "headline" if n_words <= HEADLINE_WORDS and _stop(line) in "?!" else "body"
    if above_byline or (n_words <= STANDFIRST_WORDS and not _stop(line)):
        return "standfirst"
    return "body"


def _later_kind(line: str) -> str:
    if line.count(" ") >= HEADING_WORDS:
        return "body"
    stop = _stop(line)
    return "heading" if not stop or (stop in "?!" and _is_titled(line)) else "body"


def _plainly(line: str) -> str:
    """Without what a title loses between a page and a catalog: case, marks at its end, double spaces."""
    return " ".join(folded(line).split()).rstrip(".?!")


def _is_titled(line: str) -> bool:
    """Whether it is written as headlines are: in capitals but for short words, two at least."""
    words = re.findall(r"[\w'’-]+", line)
    n_capital = sum(word[0].isupper() for word in words)
    return n_capital > 1 and all(word[0].isupper() for word in words if len(word) > 3)


def _stop(line: str) -> str:
    """The mark that closes the line, "" if none does: the stop of an abbreviation closes nothing."""
    found = _STOP.search(line)
    if not found or _ABBREVIATED.search(line):
        return ""
    return found["mark"] or found["outer"]
