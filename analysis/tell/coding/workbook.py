"""A sheet to code as an Excel workbook: each cell of a variable has a list to choose its code from."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import pandas as pd

from analysis.export import OutputError, plain
from analysis.read.coding.codebooks import Variable

LONGEST = 32_767  # characters of a cell of Excel
_SHEET, _BOOK = "codes", "codebook"
_HEAD = ("variable", "question", "code", "when", "example", "near miss")
_WIDTHS = {"unit": 12, "sample": 8, "text": 80, "note": 30}


def workbook(rows: pd.DataFrame, variables: Sequence[Variable]) -> bytes:
    """`rows` as `unit_sheet` gives them, with the codebook on a second sheet; the same rows, the same bytes.

    Every cell is text, and none is run or linked. What is filled in is read from the first sheet.

    Raises
    ------
    OutputError : the library that writes it is not here, or a text is longer than a cell can be.
    """
    try:
        import xlsxwriter
    except ImportError:
        remedy = 'run python -m pip install "analysis[coding]", or name a file that ends in .csv or .html'
        raise OutputError(f"a workbook needs the extra coding: {remedy}") from None
    longest = int(rows["text"].str.len().max())
    if longest > LONGEST:
        remedy = "name a file that ends in .html, or code smaller units"
        raise OutputError(f"a text has {longest:,} characters, a cell of Excel holds {LONGEST:,}; {remedy}")
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"created": datetime(2000, 1, 1)})
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    bold = book.add_format({"bold": True})
    codes, told = book.add_worksheet(_SHEET), book.add_worksheet(_BOOK)
    _filled(codes, [list(rows.columns), *rows.to_numpy().tolist()], wrapped, bold)
    for place, name in enumerate(rows.columns):
        codes.set_column(place, place, _WIDTHS.get(name, 14), wrapped)
    codes.freeze_panes(1, 3)
    lines = list(_lines(variables))
    _filled(told, [list(_HEAD), *lines], wrapped, bold)
    told.set_column(0, len(_HEAD) - 1, 30)
    for one in variables:
        if one.values:
            own = [number for number, line in enumerate(lines, start=2) if line[0] == one.name]
            place = rows.columns.get_loc(one.name)
            codes.data_validation(1, place, len(rows), place, _choices(one, own[0], own[-1]))
    book.close()
    return made.getvalue()


def _filled(sheet: Any, lines: Sequence[Sequence[str]], wrapped: Any, bold: Any) -> None:
    for row, cells in enumerate(lines):
        for column, cell in enumerate(cells):
            text = "\n".join(map(plain, str(cell).split("\n")))
            sheet.write_string(row, column, text, wrapped if row else bold)


def _lines(variables: Sequence[Variable]) -> Iterator[tuple[str, ...]]:
    """The codebook: a line for each value, or for a variable without any."""
    for one in variables:
        for value in one.values:
            yield (one.name, one.question, *value)
        if not one.values:
            yield one.name, one.question, f"({one.answers})", one.definition, one.example, one.near_miss


def _choices(variable: Variable, first: int, last: int) -> dict[str, Any]:
    """A list of the codes, taken from the codebook's lines: written out it may not have 255 characters."""
    return {
        "validate": "list",
        "source": f"={_BOOK}!$C${first}:$C${last}",
        "error_title": variable.name[:32],
        "error_message": "Choose a code of the list, or leave the cell empty.",
    }
