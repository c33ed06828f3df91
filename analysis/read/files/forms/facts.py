"""What the lines at the top and at the end of a text say of it: headline, byline, date, outlet, address.

For texts without markup: plain text, Word, PDF. A line that says a fact is no body. Nothing is guessed: an
outlet is read from a label ("Source: The Herald"), from a line that has it beside the date, from a masthead
whose words are a newspaper's, from a copyright line. Where the method is wrong: a masthead in words that no
newspaper of the list has is taken for the headline.
"""

import re
from collections.abc import Sequence

from analysis.read.files import dates
from analysis.read.files.found import Found, same, squeezed
from analysis.read.layout.boilerplate import rules

TOP, END = 10, 4
RUNNING = 100  # as in `layout.boilerplate`: a paragraph of running text is at least so long
HEADLINE_WORDS = 30
_LABELS = {
    "outlet": r"source|outlet|publication|newspaper|publisher|medium|published (?:in|by)",
    "published": r"date|published|publication date|posted|published on|date published",
    "title": r"headline|title",
    "byline": r"byline|by-line|author|authors|by|reporter|written by|interview by|interview|words",
    "url": r"url|link|web address|address|retrieved from|available at",
}
_LABEL = {field: re.compile(rf"(?i)(?:{names})\s*[:=]\s*(?P<value>\S.*)") for field, names in _LABELS.items()}
_PERSON = r"[A-Z][\w.'’-]*(?: (?:(?:de|van|von|bin|al|del|di) )?[A-Z][\w.'’-]*){0,4}"
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY|Interview by|Words by|Written by|Reported by)\s+(?P<value>{_PERSON}"
    rf"(?:(?:,| and| &|, and) {_PERSON}){{0,5}}(?: in [A-Z][\w .'’-]{{2,30}})?)"
    rf"(?:, [a-z][\w ’'-]{{2,50}})?(?:\s*\|.*)?"
)
_URL = re.compile(r"https?://\S+|www\.\S+\.\S+")
_PARTS = re.compile(r"\s+[|•·–—-]\s+|,\s+|\s*[|•·]\s*")
_NAME = re.compile(r"(?:(?:[A-Z][\w.'’&-]*|of|the|and|&|on|in|for)\s*){1,6}")
_PAPERS_WORDS = (
    "times herald post gazette news tribune chronicle observer guardian telegraph mail journal star sun "
    "mirror express courier echo argus standard independent review press daily weekly examiner record "
    "globe citizen advertiser bulletin dispatch mercury monitor register reporter sentinel messenger wire "
    "broadcasting inquirer ledger"
)
_PAPERS = frozenset(_PAPERS_WORDS.split())
_COPYRIGHT = re.compile(
    r"(?i:(?:©|\(c\)|copyright)\s*)+(?:(?:19"
    r"|20)\d\d,?\s*)?(?:by\s+)?(?P<value>[A-Z][\w.'’& -]{2,50}?)(?:,? (?:19|20)\d\d)?"
    r"(?:,? (?:Inc|Ltd|LLC|Limited|plc)\b\.?)?(?:[.,;|].*|\s+[Aa]ll [Rr]ights.*)?"
)
_FIRST = re.compile(
    r"\(?(?:This|The) (?:article|story|piece|interview)(?: was)?(?: first| originally)? "
    r"(?:published|appeared) (?:in|by|on) "
    r"(?P<value>[A-Z][\w.'’& -]{2,50}?)(?: on (?P<date>.{6,30}?))?[.)]*"
)


def told(lines: Sequence[str], title: str = "", name: str = "") -> Found:
    """A text in paragraphs, with what it says of itself; `title` is its headline where that is known.

    `name` is the file's: a date in it is taken where the text has none, and that is said.
    """
    facts = {"title": title}
    rest = _top(list(lines), facts)
    rest, ends = _end(rest, facts)
    left = [line for line in lines if line not in rest and line != facts["title"]]
    said = []
    if not facts.get("published") and (made := dates.iso(name.replace("_", " "))):
        facts["published"], said = made, ["the date is from the file's name"]
    return Found(rest, left_out=tuple(left), said=tuple(said), **facts)


def _top(lines: list[str], facts: dict[str, str]) -> list[str]:
    """The lines without those at the top that say a fact; the facts are put into `facts`."""
    running = next((i for i, line in enumerate(lines) if _is_running(line)), len(lines))
    top = lines[: min(max(running, 1), TOP)] if running else []
    kept: list[str] = []
    told = False
    for i, line in enumerate(top):
        if facts["title"] and same(line) == same(facts["title"]):
            told = True
            continue
        found = _fact(line, i, top, facts)
        told |= bool(found)
        if not found:
            kept.append(line)
            continue
        for field, value in found.items():
            if field == "title":
                facts["title"] = facts["title"] or value
            else:
                facts.setdefault(field, value)
    has_body = len(kept) > 1 or len(lines) > len(top)
    first = next((i for i, line in enumerate(kept[:4]) if not _is_furniture(line)), None)
    if not facts["title"] and first is not None and has_body and _is_headline(kept[first], told):
        facts["title"] = kept.pop(first)
    return kept + lines[len(top) :]


def _is_running(line: str) -> bool:
    return len(line) >= RUNNING and line.rstrip("”\"’')")[-1:] in (*".!?…",) or len(line) > 3 * RUNNING


def _is_furniture(line: str) -> bool:
    """Whether it is set aside wherever it stands, as "FOR IMMEDIATE RELEASE": then it is no headline."""
    return any(rule.where == "any" and rule.pattern.fullmatch(line) for rule in rules())


def _is_headline(line: str, told: bool) -> bool:
    stop = line.rstrip("”\"’')")[-1:]
    return len(line.split()) <= HEADLINE_WORDS and (
        stop not in ".:;," or (told and stop == "." and len(line) < 150)
    )


def _fact(line: str, i: int, top: list[str], facts: dict[str, str]) -> dict[str, str]:
    """The facts that a line at the top says and nothing else; none of them: {}."""
    for field, label in _LABEL.items():
        if match := label.fullmatch(line):
            return _labelled(field, match["value"].strip())
    if match := _URL.fullmatch(line):
        return {"url": match[0]}
    if match := _BYLINE.fullmatch(line):
        return {"byline": match["value"]}
    if dates.is_date(line):
        return {"published": dates.iso(line)}
    if made := beside_date(line):
        return made
    words = re.findall(r"[\w'’]+", line.lower())
    is_name = bool(_NAME.fullmatch(line)) and len(words) <= 5 and not _PAPERS.isdisjoint(words)
    above = i == 0 and len(top) > 1 and len(top[1]) > len(line)
    below = 0 < i < 4 and words[-1:] != [] and words[-1] in _PAPERS
    if is_name and (above or below) and "outlet" not in facts:
        return {"outlet": line.title() if line.isupper() else line}
    return {}


def _labelled(field: str, value: str) -> dict[str, str]:
    if field == "published":
        return {"published": made} if (made := dates.iso(value)) else {}
    if field == "outlet":
        return beside_date(value) or {"outlet": value}
    return {field: value}


def beside_date(line: str) -> dict[str, str]:
    """An outlet and a date that share a line, as "The Herald, 5 June 2025"; {} for any other line."""
    made, start, end = dates.found(line)
    if not made or len(line) > 100:
        return {}
    before, after = line[:start], line[end:]
    rest = [part.strip() for part in _PARTS.split(f"{before} | {after}")]
    rest = [part for part in rest if part.strip(" .,()") and not dates.is_date(f"{part} 1 May 2000")]
    bylines = [match["value"] for part in rest if (match := _BYLINE.fullmatch(part))]
    outlets = [part for part in rest if not _BYLINE.fullmatch(part)]
    if not rest or len(rest) > 3 or not all(map(_NAME.fullmatch, outlets)):
        return {}
    facts = {"published": made}
    if bylines:
        facts["byline"] = bylines[0]
    if len(outlets) == 1:
        facts["outlet"] = outlets[0]
    return facts


def shown(lines: Sequence[str]) -> dict[str, str]:
    """The facts that some lines say, each by itself, as those between a page's headline and its text."""
    facts: dict[str, str] = {}
    for line in lines:
        for field, value in _fact(line, 1, [], facts).items():
            facts.setdefault(field, value)
    return facts


def _dated(line: str) -> dict[str, str]:
    """The date that a line at the end gives by its label, or beside the outlet."""
    match = _LABEL["published"].fullmatch(line)
    return _labelled("published", match["value"]) if match else beside_date(line)


def _end(lines: list[str], facts: dict[str, str]) -> tuple[list[str], list[str]]:
    """The lines without those at the end that say where the text is from."""
    kept, ends = lines[:-END] if len(lines) > END else [], []
    for line in lines[len(kept) :]:
        match = _COPYRIGHT.fullmatch(line) or _FIRST.fullmatch(line)
        label = _LABEL["outlet"].fullmatch(line) or _LABEL["url"].fullmatch(line)
        if match and len(line) < 200:
            facts.setdefault("outlet", squeezed(match["value"]))
            if made := dates.iso(match.groupdict().get("date") or ""):
                facts.setdefault("published", made)
        elif label or _URL.fullmatch(line):
            url = _URL.search(line)
            facts.setdefault("url" if url else "outlet", url[0] if url else label["value"].strip())
        elif made := (_dated(line) if len(kept) else {}):
            for field, value in made.items():
                facts.setdefault(field, value)
        else:
            kept.append(line)
            continue
        ends.append(line)
    return kept, ends
