"""A page to code on: one file that needs no network, coded by keyboard, that saves a sheet as CSV."""

from collections.abc import Sequence
from pathlib import Path
from string import Template

import pandas as pd

from analysis.export import plain
from analysis.read.coding.code_sheets import NOTHING
from analysis.read.coding.codebooks import Variable
from analysis.read.coding.rounds import Round
from analysis.tell.markup import escaped
from analysis.tell.phrasing import counted
from analysis.tell.reader.page import as_json, policy

_HERE = Path(__file__).parent
_SCRIPTS = ("sheet.js", "questions.js", "page.js")


def coding_page(of: Round, rows: pd.DataFrame, variables: Sequence[Variable]) -> bytes:
    """The page of a sheet, as UTF-8; `rows` as `unit_sheet` gives them. The same rows give the same bytes.

    What is coded is kept in the browser of the coder, for each name that is given, and nowhere else; the CSV
    that it saves has `unit, sample`, the variables, and `note`. A browser that keeps nothing says so.
    """
    script = "\n".join(["{", '"use strict";', *map(_read, _SCRIPTS), "}"])
    style = _read("page.css")
    title = f"Coding: {counted(len(rows), 'unit')} ({of.kind})"
    data = {
        "sample": str(of),
        "nothing": NOTHING,
        "units": [[unit, _lines(text)] for unit, text in zip(rows["unit"], rows["text"], strict=True)],
        "variables": [_variable(one) for one in variables],
    }
    made = Template(_read("page.html")).substitute(
        policy=policy(script, style), title=escaped(title), style=style, script=script, data=as_json(data)
    )
    return made.encode()


def _lines(text: str) -> list[str]:
    """Its paragraphs, as one sees them."""
    return [plain(line) for line in text.split("\n") if line]


def _variable(one: Variable) -> dict:
    told = {key: plain(getattr(one, key)) for key in ("definition", "example", "near_miss")}
    values = [value._asdict() for value in one.values]
    return {"name": one.name, "question": one.question, "answers": one.answers, "values": values, **told}


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
