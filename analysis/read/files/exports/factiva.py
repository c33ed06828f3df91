"""Factiva: HTML and RTF with field codes (HD, BY, WC, PD, SN, LP, TD), or as shown on the screen without
them.
"""

import re
from collections.abc import Sequence

from analysis.read.files import dates
from analysis.read.files.exports.blocks import paragraphs
from analysis.read.files.found import Found, squeezed

_CODES = (
    "SE|HD|CR|BY|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|ART|CLM|VOL|DLN|CX|GC|PO"
)
_CODE = re.compile(rf"\s*(?P<code>{_CODES})(?:\s*[:\t]\s*|\s{{2,}}|\s*$)(?P<value>.*)")
# Word keeps one space only.
_LOOSE = re.compile(rf"\s*(?P<code>{_CODES})(?:\s*[:\t]\s*|\s+|\s*$)(?P<value>.*)")
_ORDER = _CODES.split("|")
_ID = re.compile(r"\s*Document\s+[A-Z]{2,}\w*\d{4}\w*\s*")
_WORDS = re.compile(r"[\d,.]+\s+words", re.IGNORECASE)


def articles(lines: Sequence[str]) -> list[Found]:
    """The articles of an export of Factiva; none where it is not one."""
    for form in (_CODE, _LOOSE):
        codes = {match["code"] for line in lines if (match := form.fullmatch(line))}
        if {"HD", "PD", "SN"} <= codes and not {"LP", "TD"}.isdisjoint(codes):
            return _coded(lines, form)
    ends = [i for i, line in enumerate(lines) if _ID.fullmatch(line)]
    starts = [0, *(end + 1 for end in ends)]
    found = [_shown(lines[start:end]) for start, end in zip(starts, ends, strict=False)]
    return [one for one in found if one]


def _coded(lines: Sequence[str], form: re.Pattern) -> list[Found]:
    """The articles by their codes: one begins where a code comes that it has had, or that stands above the
    last.
    """
    made: list[Found | None] = []
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        match = form.fullmatch(line)
        if _ID.fullmatch(line):
            code = "AN"
            continue
        if (
            match
            and match["code"] in ("SE", "HD")
            and "HD" in fields
            and not {"LP", "TD", "PD"}.isdisjoint(fields)
        ):
            made.append(_of_fields(fields))
            fields, code = {}, ""
        if match and (form is _CODE or not code or _ORDER.index(match["code"]) > _ORDER.index(code)):
            code = match["code"]
            fields.setdefault(code, []).append(match["value"])
        elif code:
            fields.setdefault(code, []).append(line)
    made.append(_of_fields(fields))
    return [one for one in made if one]


def _of_fields(fields: dict[str, list[str]]) -> Found | None:
    one = {code: squeezed(" ".join(values)) for code, values in fields.items()}
    body = [text for code in ("LP", "TD") for text in paragraphs(fields.get(code, ()))]
    if not body or not one.get("HD"):
        return None
    left = [f"{code}: {value}" for code, value in one.items() if code not in ("HD", "LP", "TD")]
    byline = re.sub(r"^(?:[Bb]y|BY)\s+", "", one.get("BY", ""))
    return Found(
        body, one["HD"], byline, dates.iso(one.get("PD", "")), one.get("SN", ""), left_out=tuple(left)
    )


def _shown(lines: Sequence[str]) -> Found | None:
    """An article as the screen shows it: headline, byline, words, date, outlet, code, language, copyright,
    text.
    """
    flat = [squeezed(line) for line in lines if line.strip()]
    at = next((i for i, line in enumerate(flat[:40]) if _WORDS.fullmatch(line)), None)
    if at is None or at == 0:
        return None
    day = next((i for i in range(at + 1, min(at + 4, len(flat))) if dates.iso(flat[i])), None)
    if day is None:
        return None
    outlet_at = day + 1 + bool(re.fullmatch(r"\d\d:\d\d(?: \w+)?", flat[day + 1]))
    body_at = next(
        (
            i + 1
            for i in range(outlet_at, min(outlet_at + 8, len(flat)))
            if re.match(r"(?i)copyright|\(c\)|©", flat[i])
        ),
        None,
    )
    if body_at is None:
        return None
    above = flat[:at]
    byline = above.pop() if len(above) > 1 and re.match(r"(?:By|BY) ", above[-1]) else ""
    left = flat[at:body_at]
    return Found(
        flat[body_at:], above[-1], byline[3:], dates.iso(flat[day]), flat[outlet_at], left_out=tuple(left)
    )
