"""Sheets of the variables of codebooks, filled in: one coder each, read with every slip named.

A sheet is a CSV or XLSX as `suggest codes --variable` draws it: `unit, sample, text`, a column for each
variable, `note`; `coder`, if it is there, says machine or person. An empty cell is not coded. What a coder
may write is what the codebook has as codes, in any case; 1 and 0 for yes and no.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.read.coding import code_files
from analysis.read.coding.codebooks import Codebook, Variable
from analysis.read.coding.coders import Coder, coder
from analysis.read.coding.rounds import wording
from analysis.read.folder import sheet
from analysis.read.folder.codes import CodesError

NOTHING = "none"  # of words: the unit was coded, and there are none
_YES_NO = {"1": "yes", "0": "no", "y": "yes", "n": "no", "true": "yes", "false": "no"}
CODES = ("unit", "variable", "coder", "code")


class Coding(NamedTuple):
    """What the sheets hold. `codes` has one row per code given, columns `CODES`, in the order of the sheets;
    `units` those that somebody coded, with the kind of each; `doubts` what is no error, but should be known.
    """

    coders: tuple[Coder, ...]
    variables: tuple[Variable, ...]
    codes: pd.DataFrame
    units: pd.DataFrame
    doubts: tuple[str, ...]


def coding(
    paths: Sequence[Path], books: Sequence[Codebook], units_of: Callable[[str], pd.DataFrame]
) -> Coding:
    """What people and machines coded; `units_of` gives the units of the corpus of a kind.

    Raises
    ------
    CodesError : every problem of every sheet.
    """
    by_name = {one.name: one for book in books for one in book.variables}
    problems: list[str] = []
    doubts: list[str] = []
    coders: dict[str, Coder] = {}
    frames: list[pd.DataFrame] = []
    kinds: dict[str, pd.DataFrame] = {}
    given: dict[tuple[str, str, str], str] = {}
    for path in paths:
        columns, rows, wrong = code_files.file(path, list(by_name))
        who, more = coder(path, code_files.said(rows, wrong))
        problems += [*wrong, *more]
        if coders.setdefault(who.id, who) != who:
            problems.append(f"{path.name}: {who.id} is a person and a machine; rename one")
        of = None if wrong else code_files.round_in(path, rows, problems)
        if not of:
            continue
        if of.kind not in kinds:
            kinds[of.kind] = units_of(of.kind).assign(kind=of.kind)
        texts = dict(zip(kinds[of.kind]["unit"], kinds[of.kind]["text"], strict=True))
        used = [one for one in by_name.values() if one.name in columns]
        if wording(used) != of.book:
            doubts.append(f"{path.name}: the codebook has been worded otherwise since the sheet was drawn")
        made = list(_codes(rows, used, texts, who.id, given, problems))
        if not made and not problems:
            problems.append(f"{path.name}: nothing is coded; fill in {', '.join(one.name for one in used)}")
        frames.append(pd.DataFrame(made, columns=list(CODES)))
    if problems:
        raise CodesError(problems)
    codes = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=list(CODES))
    coded = set(codes["unit"])
    empty = pd.DataFrame(
        columns=["unit", "doc_id", "outlet", "start", "end", "text", "attribution_id", "kind"]
    )
    units = [frame[frame["unit"].isin(coded)] for frame in kinds.values()] or [empty]
    variables = tuple(one for one in by_name.values() if one.name in set(codes["variable"]))
    return Coding(
        tuple(coders.values()), variables, codes, pd.concat(units, ignore_index=True), tuple(doubts)
    )


def spans(cell: str, text: str) -> list[tuple[int, int]] | str:
    """Where the words of a cell (parted by "|") stand in the text of a unit, or the part that does not."""
    found: list[tuple[int, int]] = []
    for part in filter(None, (" ".join(part.split()) for part in cell.split("|"))):
        after = max((end for _, end in found), default=0)
        start = text.find(part, after)
        start = text.find(part) if start < 0 else start
        place = (start, start + len(part))
        if start < 0 or any(place[0] < end and first < place[1] for first, end in found):
            return part
        found.append(place)
    return sorted(found)


def _codes(
    rows: Sequence[sheet.Row],
    variables: Sequence[Variable],
    texts: Mapping[str, str],
    who: str,
    given: dict[tuple[str, str, str], str],
    problems: list[str],
) -> Iterator[tuple[str, str, str, str]]:
    for place, cells in rows:
        name = cells["unit"]
        if name not in texts:
            remedy = "draw the sheet from it, or take the corpus as it was"
            problems.append(f'{place}: unit "{name}" is none of this corpus; {remedy}')
            continue
        for variable in variables:
            cell = cells[variable.name]
            if not cell:
                continue
            code, problem = _code(cell, variable, texts[name])
            if problem:
                problems.append(f"{place}: {variable.name} {problem}")
            other = given.setdefault((name, variable.name, who), place)
            if other is not place:
                remedy = "keep one of the two"
                problems.append(f'{place}: {who} coded {variable.name} of "{name}" in {other}, too; {remedy}')
            elif not problem:
                yield name, variable.name, who, code


def _code(cell: str, variable: Variable, text: str) -> tuple[str, str]:
    """The code that a cell means, and what is wrong with it."""
    if variable.answers == "text":
        return " ".join(cell.split()).casefold(), ""
    if variable.answers == "words":
        if cell.lower() == NOTHING:
            return NOTHING, ""
        place = spans(cell, text)
        if isinstance(place, str):
            return "", f'"{place}" does not stand so in the unit; copy the words from it, | between several'
        return ";".join(f"{start}-{end}" for start, end in place), ""
    known = {code.lower(): code for code in variable.codes}
    if variable.answers == "yes/no":
        known |= _YES_NO
    code = known.get(cell.lower())
    return code or "", "" if code else f'"{cell}" is no code; write one of {", ".join(variable.codes)}'
