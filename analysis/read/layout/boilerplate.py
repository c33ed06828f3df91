"""Boilerplate: the lines of a document that are not the article, and what they tell of it.

The rules are rows of `lexicons/boilerplate.csv`, each a pattern that must match a whole line (in a
hard-wrapped document: a whole paragraph); a group named after a column of `articles` is the fact that
the line tells. Three rules need more than a pattern and are code: a line in another language, and a byline
without "By", which is known by the line with the date below it. What stands below "Related" is links, up to
the next running text.

Where the method is wrong: furniture in a form that no rule knows is read as text, and so is furniture
in the middle of a line.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from analysis import lexicon
from analysis.read.layout.language import line_in_another_language

# Anywhere, above the first paragraph of running text, or below the last.
WHERE = ("any", "top", "end")
HARVESTED = ("title", "byline", "distributor")
LONGEST = 400
LONGEST_BYLINE = 100
# What heads a list of links ("More on this story"), and how long such a link is at most.
LONGEST_LINK = 150
# A paragraph of running text is at least this long and ends with a full stop or the like.
RUNNING = 100
_NAME = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|da|del|di|la|van|von|bin|al|el)){1,3}"
_ONE = rf"{_NAME}(?: in [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?)?"
_NAMES = re.compile(rf"{_ONE}(?:(?:,| and| &) (?:{_ONE}|(?:news )?agencies))*(?:, [^.!?]{{1,40}})?")
LINKS, LONGEST_MARKER = "related", 40  # a longer line has the link in it
# A byline under a standfirst is at most so far down.
TOP = 4


class Span(NamedTuple):
    """Boilerplate `[start, end)` in a document, its rule, and `field=value` where it tells a fact."""

    start: int
    end: int
    rule: str
    harvested: str | None


class Rule(NamedTuple):
    """A rule of `lexicons/boilerplate.csv`: its pattern is tried on lines that stand `where` it says."""

    name: str
    where: str
    pattern: re.Pattern


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of `lexicons/boilerplate.csv`; the first that matches a line has it.

    Raises
    ------
    LexiconError : a row is bad, its pattern cannot be read or its place is unknown.
    """
    path = lexicon.FOLDER / "boilerplate.csv"
    columns = ("rule", "where", "pattern", "source", "note")
    found, problems = [], []
    for row in lexicon.rows(path, columns, columns[:4], ("rule", "pattern"), {"where": WHERE}):
        told = set(re.findall(r"\(\?P<(\w+)>", row["pattern"])) - set(HARVESTED)
        problems += [f"{path.name}: {row['rule']}: no rule tells {field}" for field in sorted(told)]
        try:
            found.append(Rule(row["rule"], row["where"], re.compile(row["pattern"])))
        except re.error as error:
            problems.append(f"{path.name}: {row['rule']}: {row['pattern']}: {error}")
    if problems:
        raise lexicon.LexiconError(problems)
    return tuple(found)


@cache
def _any_rule() -> re.Pattern:
    """Matches what any rule matches: one look at a line instead of one for each rule."""
    return re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", rule.pattern.pattern) for rule in rules()))


def boilerplate(text: str, paragraphs: Sequence[tuple[int, int]], language: str | None) -> list[Span]:
    """The boilerplate among the `paragraphs` of `text`, a text in `language`, in order."""
    running = [
        i
        for i, (start, end) in enumerate(paragraphs)
        if end - start >= RUNNING and text[end - 1] in ".!?”\"’'"
    ]
    found = []
    for i, (start, end) in enumerate(paragraphs):
        if end - start > LONGEST:
            continue
        line = " ".join(text[start:end].split())
        span = _ruled(line, start, end, running, i)
        if span is None and language == "en" and line_in_another_language(line):
            span = Span(start, end, "other-language", None)
        if span is not None:
            found.append(span)
    found += _bylines(text, paragraphs, found)
    return sorted([*found, *_links(text, paragraphs, found)])


def _links(text: str, paragraphs: Sequence[tuple[int, int]], found: Sequence[Span]) -> Iterator[Span]:
    """Titles of other articles below "Related": lines without a stop, two at least, or the last of all."""
    rules_at = {span.start: span.rule for span in found}
    below, links = False, []
    for start, end in [*paragraphs, (len(text), len(text))]:
        rule = rules_at.get(start)
        is_title = start < end <= start + LONGEST_LINK and text[end - 1] not in ".!:;,”\"’'"
        if below and rule is None and is_title:
            links.append(Span(start, end, LINKS, None))
        elif rule is None:
            if len(links) > 1 or start == end:
                yield from links
            below, links = False, []
        below = below or rule == LINKS and end - start <= LONGEST_MARKER


def _bylines(text: str, paragraphs: Sequence[tuple[int, int]], found: Sequence[Span]) -> Iterator[Span]:
    """Lines of nothing but names right above a date; the first line is the headline."""
    dates = {span.start for span in found if span.rule == "published-on"}
    taken = {span.start for span in found}
    for (start, end), (below, _) in zip(paragraphs[1:], paragraphs[2:], strict=False):
        short = below in dates and start not in taken and end - start <= LONGEST_BYLINE
        if short and _NAMES.fullmatch(" ".join(text[start:end].split())):
            yield Span(start, end, "byline", None)


def _where(running: Sequence[int], i: int) -> set[str]:
    """The places of paragraph `i`; `running` are the numbers of the paragraphs of running text.

    The top can have one of them, a standfirst, if something stands above it.
    """
    above = bisect(running, i)
    standfirst = above == 1 and running[0] > 0 and i <= TOP
    return {"any", *["top"] * (above == 0 or standfirst), *["end"] * (above == len(running))}


def _ruled(line: str, start: int, end: int, running: Sequence[int], i: int) -> Span | None:
    """The span of a line, paragraph `i`, that the first matching rule makes, or None."""
    if not any(map(str.isalnum, line)):
        return Span(start, end, "rule-line", None)
    if not _any_rule().fullmatch(line):
        return None
    where = _where(running, i)
    for rule in rules():
        match = rule.where in where and rule.pattern.fullmatch(line)
        if match:
            told = [f"{field}={value}" for field, value in match.groupdict().items() if value]
            return Span(start, end, rule.name, told[0] if told else None)
    return None
