"""Nexis and LexisNexis: the old text and HTML ("1 of 240 DOCUMENTS") and the new Word and RTF ("End of
Document").

Both have fields by name (BYLINE, LENGTH, LOAD-DATE ...), in capitals or not. The old form has the outlet,
the date and the headline above them; the new one the headline, the outlet and the date, then the body after
"Body".
"""

import re
from collections.abc import Sequence

from analysis.read.files import dates
from analysis.read.files.exports.blocks import blocks, joined, paragraphs
from analysis.read.files.found import Found, squeezed

_BEGINS = re.compile(r"\s*(?:Document )?\d+ of \d+(?: DOCUMENTS?)?\s*", re.IGNORECASE)
_OLD = re.compile(
    r"(?m)^\s*(?:Document )?\d+ of \d+ DOCUMENTS?\s*$|^\s*Document \d+ of \d+\s*$", re.IGNORECASE
)
_END = re.compile(r"\s*End of Document\s*", re.IGNORECASE)
# Fields above the body, and those below it.
_ABOVE = "BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|HEADLINE|SERIES|TITLE|TYPE|EDITION|COLUMN|SOURCE|AUTHOR"
_BELOW = (
    "LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|GRAPHIC|SUBJECT|COMPANY|TICKER|INDUSTRY|GEOGRAPHIC|PERSON|ORGANIZATION|CATEGORY|COUNTRY|STATE|CITY"
    "|DOCUMENT-TYPE|CORRECTION|CORRECTION-DATE|NOTES|ISBN|ISSN|ACC-NO|JOURNAL-CODE|CLASSIFICATION|DISTRIBUTION|PUB-TYPE|URL|PHOTO|UPDATE"
)
_FIELD = re.compile(rf"\s*(?P<name>{_ABOVE}|{_BELOW}|BODY)\s*:\s*(?P<value>.*)", re.IGNORECASE)
_LAST = re.compile(rf"\s*(?:{_BELOW})\s*:.*|\s*Classification\s*", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?i)\s*(?:copyright\b|©|\(c\)|all rights reserved).*")
_EDITION = re.compile(
    r"(?i).*\b(?:edition|final|correction appended|late|first|national)\b.*|\d+(?:st|nd|rd|th) .*|[^a-z]*;"
)


def articles(lines: Sequence[str]) -> list[Found]:
    """The articles of an export of Nexis; none where it is not one."""
    ends = [i for i, line in enumerate(lines) if _END.fullmatch(line)]
    has_fields = sum(bool(_FIELD.fullmatch(line)) for line in lines)
    begins = [i for i, line in enumerate(lines) if _OLD.fullmatch(line)]
    if begins and has_fields >= len(begins):
        stops = [*begins[1:], len(lines)]
        found = [_old(lines[begin + 1 : stop]) for begin, stop in zip(begins, stops, strict=True)]
    elif ends and has_fields >= len(ends):
        starts = [0, *(end + 1 for end in ends)]
        found = [_new(lines[start:end]) for start, end in zip(starts, ends, strict=False)]
    else:
        return []
    return [one for one in found if one is not None]


def _old(lines: Sequence[str]) -> Found | None:
    """An article of the old form: outlet, date, headline, fields, body, fields."""
    found = blocks(lines)
    fields: dict[str, str] = {}
    left: list[str] = []
    head: list[str] = []
    first = next(
        (i for i, block in enumerate(found) if _FIELD.fullmatch(block[0]) and not _LAST.fullmatch(block[0])),
        None,
    )
    if first is None:
        first = next((i for i, block in enumerate(found) if _LAST.fullmatch(block[0])), len(found))
        first = min(first, _after_date(found) + 1)
    for block in found[:first]:
        left += [squeezed(line) for line in block if _COPYRIGHT.fullmatch(line)]
        head.append("\n".join(line.strip() for line in block if not _COPYRIGHT.fullmatch(line)))
    outlet, published, title, more = _heading([block for block in head if block])
    rest = found[first:]
    at = 0
    while at < len(rest) and (match := _FIELD.fullmatch(rest[at][0])) and not _LAST.fullmatch(rest[at][0]):
        at += 1
        name = match["name"].upper()
        block = rest[at - 1]
        if name == "BODY":
            at -= 1
            rest[at] = [*filter(str.strip, (match["value"], *block[1:]))]
            break
        own = _own_fields(block)
        fields |= {key: value for key, value in own.items() if key not in fields}
        left += [f"{key}: {value}" for key, value in own.items()]
    body_blocks = rest[at:]
    stop = next(
        (i for i, block in enumerate(body_blocks) if _LAST.fullmatch(block[0]) or _closes(body_blocks, i)),
        len(body_blocks),
    )
    if stop == 0 and not rest[at:]:
        return None
    body = paragraphs(line for block in body_blocks[:stop] for line in (*block, ""))
    left += [joined(block) for block in body_blocks[stop:]]
    for block in body_blocks[stop:]:
        fields |= {key: value for key, value in _own_fields(block).items() if key not in fields}
    title = fields.get("HEADLINE") or fields.get("TITLE") or title
    return _found(fields, title, outlet, published, [*more, *body], left)


def _own_fields(block: Sequence[str]) -> dict[str, str]:
    """The fields of a block: each begins a line, and goes on until the next."""
    made: dict[str, str] = {}
    name = ""
    for line in block:
        match = _FIELD.fullmatch(line)
        if match:
            name = match["name"].upper()
            made[name] = squeezed(match["value"])
        elif name:
            made[name] = squeezed(f"{made[name]} {line}")
    return made


def _closes(found: Sequence[Sequence[str]], i: int) -> bool:
    """Whether a block is the copyright below an article: what follows it are fields or nothing."""
    return bool(_COPYRIGHT.fullmatch(found[i][0])) and all(
        _LAST.fullmatch(block[0]) or _COPYRIGHT.fullmatch(block[0]) for block in found[i:]
    )


def _after_date(found: Sequence[Sequence[str]]) -> int:
    """The number of the block after the one that has the date: the headline's."""
    dated = next((i for i, block in enumerate(found[:6]) if any(dates.is_date(line) for line in block)), 0)
    return dated + 1


def _heading(head: Sequence[str]) -> tuple[str, str, str, list[str]]:
    """Outlet, date and headline from the blocks above the fields, and what else stands there: body."""
    outlet, published, title = "", "", ""
    rest: list[str] = []
    dated = False
    for block in head:
        lines = block.split("\n")
        day = next((line for line in lines if dates.iso(line) and len(line) < 70), "") if not dated else ""
        if day:
            published, dated = dates.iso(day), True
            above = lines[: lines.index(day)]
            outlet = outlet or squeezed(" ".join(above))
            continue
        if not outlet and not dated:
            outlet = squeezed(block.replace("\n", " "))
        elif dated and not title and not (len(block) < 60 and _EDITION.fullmatch(lines[0]) and len(head) > 3):
            title = squeezed(block.replace("\n", " "))
        elif title:
            rest.append(squeezed(block.replace("\n", " ")))
    return outlet, published, title.rstrip(";"), rest


def _new(lines: Sequence[str]) -> Found | None:
    """An article of the new form: headline, outlet, date, copyright, fields, "Body", body, fields."""
    flat = [joined([line]) for line in lines if line.strip()]
    at = next((i for i, line in enumerate(flat) if re.fullmatch(r"(?i)body", line)), None)
    if at is None:
        fields_at = [i for i, line in enumerate(flat) if _FIELD.fullmatch(line) and not _LAST.fullmatch(line)]
        if not fields_at:
            return None
        at = fields_at[-1]
    above = flat[:at] if re.fullmatch(r"(?i)body", flat[at]) else flat[: at + 1]
    day = next((i for i in range(len(above) - 1, -1, -1) if _is_day(above[i])), None)
    outlet = above[day - 1] if day else ""
    title = above[day - 2] if day and day > 1 else ""
    fields = _own_fields(above[day or 0 :])
    rest = flat[at + 1 :]
    stop = next((i for i, line in enumerate(rest) if _LAST.fullmatch(line)), len(rest))
    body, below = rest[:stop], rest[stop:]
    fields |= {key: value for key, value in _own_fields(below).items() if key not in fields}
    left = [*above[(day or -1) + 1 :], *below]
    return _found(fields, title, outlet, dates.iso(above[day]) if day is not None else "", body, left)


def _is_day(line: str) -> bool:
    made, start, end = dates.found(line)
    return (
        bool(made)
        and len(line) < 80
        and not _FIELD.fullmatch(line)
        and not _COPYRIGHT.fullmatch(line)
        and len(line) - (end - start) < 40
    )


def _found(
    fields: dict[str, str], title: str, outlet: str, published: str, body: list[str], left: list[str]
) -> Found | None:
    if not body:
        return None
    byline = re.sub(r"^(?:[Bb]y|BY)\s+", "", fields.get("BYLINE") or fields.get("AUTHOR", ""))
    url = next(iter(re.findall(r"https?://\S+", fields.get("URL", ""))), "")
    said = _short_of(fields.get("LENGTH", ""), sum(len(text.split()) for text in body))
    return Found(body, title, byline, published, outlet, "", url, left_out=tuple(left), said=said)


def _short_of(length: str, n_words: int) -> tuple[str, ...]:
    """What is to be said where the export gives an article many more words than were read."""
    told = re.match(r"[\d,.]+", length)
    wanted = int(re.sub(r"\D", "", told[0]) or 0) if told else 0
    return (f"the export says {wanted} words, {n_words} were read",) if n_words < 0.7 * wanted else ()
