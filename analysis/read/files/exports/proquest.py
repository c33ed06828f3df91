"""ProQuest: text (or HTML) with a rule of underscores between records, and named fields around the full
text.
"""

import re
from collections.abc import Sequence

from analysis.read.files import dates
from analysis.read.files.exports.blocks import blocks, joined, paragraphs
from analysis.read.files.found import Found, squeezed

_RULE = re.compile(r"\s*_{20,}\s*")
_NAMES = (
    "Author|Publication info|Abstract|Links|Full text|Subject|Location|People|Company / "
    "organization|Business indexing term|Classification|Identifier / keyword"
    "|Title|Publication title|Publication year|Publication date|First page|Pages|Number of "
    "pages|Publisher|Place of publication|Country of publication"
    "|Publication subject|ISSN|e-ISSN|Source type|Language of publication|Document "
    "type|ProQuest document ID|Document URL|Copyright|Last updated|Database"
    "|Section|column|Column|Dateline|Volume|Issue|Credit|Illustration|Caption|Document "
    "feature|Accession number|DOI|Edition|Word count|Company"
)
_FIELD = re.compile(rf"\s*(?P<name>{_NAMES})\s*:\s*(?P<value>.*)")


def articles(lines: Sequence[str]) -> list[Found]:
    """The articles of an export of ProQuest; none where it is not one."""
    if not any("proquest" in line.lower() for line in lines):
        return []
    records: list[list[str]] = [[]]
    for line in lines:
        if _RULE.fullmatch(line):
            records.append([])
        else:
            records[-1].append(line)
    return [found for record in records if (found := _record(record))]


def _record(lines: Sequence[str]) -> Found | None:
    fields: dict[str, list[str]] = {}
    above: list[str] = []
    name = ""
    for line in lines:
        match = _FIELD.fullmatch(line)
        if match and not (
            name == "Full text"
            and match["name"] in ("Title", "Section", "Credit", "Caption")
            and "Full text" not in fields
        ):
            name = match["name"]
            fields.setdefault(name, []).append(match["value"])
        elif name:
            fields[name].append(line)
        else:
            above.append(line)
    body = paragraphs(fields.get("Full text", ()))
    if not body or not (fields.keys() & {"Publication info", "Publication title", "ProQuest document ID"}):
        return None
    one = {key: squeezed(" ".join(values)) for key, values in fields.items()}
    title = one.get("Title") or next((joined(block) for block in reversed(blocks(above))), "")
    info = one.get("Publication info", "")
    outlet = one.get("Publication title") or re.split(r"\s*;\s*|,?\s+\[", info)[0]
    published = dates.iso(one.get("Publication date", "")) or dates.iso(info)
    byline = "; ".join(re.split(r"\s*;\s*", one.get("Author", "")))
    left = [f"{key}: {value}" for key, value in one.items() if key not in ("Full text", "Title")]
    return Found(
        body,
        title,
        byline,
        published,
        re.sub(r"\s*;.*", "", outlet).split(" ; ")[0],
        "",
        one.get("Document URL", ""),
        left_out=tuple(left),
    )
