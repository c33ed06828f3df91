"""Texts marked, and claims to look for in them."""

import json

from analysis import mark, read
from analysis.read.folder.claims import Claim


def marked(folder, *texts):
    """The texts as the documents d0, d1, ... of outlets of their own, marked."""
    path = folder / "texts.jsonl"
    rows = ({"doc_id": f"d{n}", "outlet": f"Outlet {n}", "text": text} for n, text in enumerate(texts))
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return mark.corpus(read.corpus(path))


def claim(name, find, but_not=(), value=None, **more):
    return Claim(name, f"It is {name}", "coverage", tuple(find), tuple(but_not), value, **more)
