"""The page: one file of markup, style, script and data, with a policy under which nothing else runs."""

import base64
import hashlib
import json
import re
from pathlib import Path
from string import Template

from analysis.export import UNSEEN
from analysis.tell.markup import escaped

_HERE = Path(__file__).parent
_SCRIPTS = (
    *("text.js", "model.js", "ask.js", "draw.js", "notes.js", "basket.js", "correct.js", "sheet.js"),
    *("address.js", "correcting.js", "reader.js"),
)
# What would end the element that holds the data, or does not show in it.
_NOT_RAW = re.compile(rf"[<>&]|{UNSEEN.pattern}")


def page(book: dict, note: str = "") -> bytes:
    """The reader of what `data.book` gives, as UTF-8; `note` says what of the corpus is not in it."""
    script = "\n".join(["{", '"use strict";', *map(_read, _SCRIPTS), "}"])
    style = _read("reader.css")
    made = Template(_read("reader.html")).substitute(
        policy=policy(script, style),
        title=f"Reader: {escaped(book['corpus'])}",
        corpus=escaped(book["corpus"]),
        note=note and f'<p class="held">This page holds {escaped(note)}; its lists count these alone.</p>\n',
        style=style,
        script=script,
        data=as_json(book),
    )
    return made.encode()


def as_json(book: dict) -> str:
    """JSON that no HTML parser takes for anything else, and in which every character shows."""
    text = json.dumps(book, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _NOT_RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def policy(script: str, style: str) -> str:
    """Nothing runs and nothing is drawn but this script and this style, and nothing is fetched."""
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
