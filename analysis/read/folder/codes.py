"""Coding sheets: sentences that people code by hand, blind to what the detector said of them.

A sheet is a CSV with the columns `COLUMNS`, one row per sentence. `unit` names a sentence by letters that
tell a coder nothing; whoever has the corpus finds from them the sentence, and whether the detector marked
it when the sheet was drawn, also after the detector has changed. `sample` says the same in every row, such
as "hedging, 41 of 214, seed 1": the measure, how many of the corpus's body sentences had a mark of it, and of
how many. `code` is 1 or 0; empty is not coded.
"""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.names import CODED
from analysis.read.coding.coders import is_machine
from analysis.read.folder import sheet
from analysis.read.problems import CorpusError

COLUMNS = ("unit", "sample", "sentence", "code", "note")
_CODES = {"1": 1.0, "yes": 1.0, "0": 0.0, "no": 0.0}
_SAMPLE = re.compile(rf"({'|'.join(CODED)}), (\d{{1,9}}) of (\d{{1,9}}), seed (\d{{1,18}})")
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")  # no spreadsheet takes them for a number
_OWN = "validate each sample by itself"
_FIRST = 5  # units that a problem names
# Columns of the tables that stand beside those of the coders.
_TAKEN = ("doc_id", "sent_id", "outlet", "start", "end", "text", "sentence", "drawn", "found", "detector")


class CodesError(CorpusError):
    """Coding sheets that cannot be used; `problems` lists every reason: `file:line: value; remedy`."""

    of = "the coding sheets"


class Sample(NamedTuple):
    """What a sheet was drawn from: `n_sentences` in all, `n_marked` of them with a mark of `measure`."""

    measure: str
    n_marked: int
    n_sentences: int
    seed: int

    def __str__(self) -> str:
        return f"{self.measure}, {self.n_marked} of {self.n_sentences}, seed {self.seed}"


class Codes(NamedTuple):
    """The sheets of one sample.

    `units` has one row per sentence, in the order of the corpus: `doc_id, sent_id`, whether it was `drawn` as
    one with a mark, and a column for each of `coders` in the order of their sheets: 1, 0, or null.
    """

    sample: Sample
    coders: tuple[str, ...]
    units: pd.DataFrame


class _Sheet(NamedTuple):
    name: str
    sample: Sample
    codes: dict[str, float | None]  # by unit


def unit(doc_id: str, start: int, text: str, drawn: bool) -> str:
    """What names a sentence in a sheet: ten letters, others when it is drawn as one with a mark."""
    named = f"{doc_id}\n{start}\n{int(drawn)}\n{text}"
    return hashlib.sha256(named.encode()).hexdigest()[:10].translate(_LETTERS)


def codes(paths: Sequence[Path], sentences: pd.DataFrame) -> Codes:
    """What people coded of a corpus, one sheet a coder, each called as its file is.

    `sentences` are those that could be drawn, with at least `doc_id, sent_id, start, text`.

    Raises
    ------
    CodesError : every problem of every sheet: what cannot be read, codes that are none, sentences that the
        corpus does not have, and sheets that are not of one sample.
    """
    columns = ("doc_id", "sent_id", "start", "text")
    known = {
        unit(doc_id, start, text, drawn): (doc_id, sent_id, drawn)
        for doc_id, sent_id, start, text in zip(*(sentences[name] for name in columns), strict=True)
        for drawn in (True, False)
    }
    problems: list[str] = []
    read = [_sheet(path, known, len(sentences), problems) for path in paths]
    found = [one for one in read if one]
    problems += _apart(found)
    if problems:
        raise CodesError(problems)
    coders = tuple(one.name.removesuffix(".csv") for one in found)
    rows = [
        (*place, *(one.codes[name] for one in found))
        for name, place in known.items()
        if name in found[0].codes
    ]
    return Codes(found[0].sample, coders, pd.DataFrame(rows, columns=["doc_id", "sent_id", "drawn", *coders]))


def _sheet(path: Path, known: dict, n_sentences: int, problems: list[str]) -> _Sheet | None:
    """One sheet; adds what is wrong with it to `problems`. None where it has no sample to compare."""
    if not path.is_file():
        problems.append(f"{path}: there is no such file; name the sheets that were filled in")
        return None
    rows, wrong = sheet.rows(path, COLUMNS, ("unit", "sample"), unique=("unit",))
    sample = _sample(rows, n_sentences, wrong)
    for place, cells in rows:
        if cells["unit"] and cells["unit"] not in known:
            remedy = "draw the sheet from it, or take the corpus as it was"
            wrong.append(f'{place}: unit "{cells["unit"]}" is no sentence of this corpus; {remedy}')
        if cells["code"] and cells["code"].lower() not in _CODES:
            wrong.append(f'{place}: code "{cells["code"]}" is none; write 1 or 0, or leave it empty')
    made = {cells["unit"]: _CODES.get(cells["code"].lower()) for _, cells in rows}
    if not wrong:
        wrong += _of_the_whole(path, sample, made, [known[name][-1] for name in made])
    problems += wrong
    return _Sheet(path.name, sample, made) if sample else None


def _sample(rows: Sequence[sheet.Row], n_sentences: int, wrong: list[str]) -> Sample | None:
    """What all rows of a sheet say that it was drawn from."""
    said = dict.fromkeys(cells["sample"] for _, cells in rows if cells["sample"])
    places = {cells["sample"]: place for place, cells in reversed(rows)}
    read = [(cell, _SAMPLE.fullmatch(cell)) for cell in said]
    for cell in [cell for cell, parts in read if not parts]:
        remedy = f'it is such as "{Sample("hedging", 41, 214, 1)}"'
        wrong.append(f'{places[cell]}: sample "{cell}" cannot be read; {remedy}')
    made = [(cell, Sample(parts[1], *map(int, parts.groups()[1:]))) for cell, parts in read if parts]
    for cell, sample in made:
        if sample.n_sentences != n_sentences:
            had = f"was drawn from {sample.n_sentences:,} sentences, the corpus has {n_sentences:,}"
            wrong.append(f"{places[cell]}: the sheet {had}; take the corpus as it was, or draw anew")
    for cell, _ in made[1:]:
        wrong.append(f'{places[cell]}: sample "{cell}" is not that of the rows above, "{made[0][0]}"; {_OWN}')
    return made[0][1] if made else None


def _of_the_whole(path: Path, sample: Sample | None, codes_of: dict, drawn: Sequence[bool]) -> list[str]:
    """What is wrong with a sheet of which each row is right."""
    if not sample:
        return [f"{path.name}: there is no row; draw it anew"]
    if sum(drawn) > sample.n_marked or len(drawn) - sum(drawn) > sample.n_sentences - sample.n_marked:
        return [f'{path.name}: sample "{sample}" counts fewer sentences than the sheet has; draw it anew']
    if is_machine(path):
        remedy = "let it code the variable of a codebook, such as --variable hedge: there it is told apart"
        return [f"{path.name}: a machine coded it, and these sheets are of people; {remedy}"]
    if path.name.removesuffix(".csv") in _TAKEN:
        return [f"{path.name}: is the name of a column; call the sheet as its coder"]
    if not any(code is not None for code in codes_of.values()):
        return [f"{path.name}: no sentence is coded; fill in the column code"]
    return []


def _apart(found: Sequence[_Sheet]) -> list[str]:
    """In what the sheets are not of one sample, each held against the first."""
    problems = []
    for place, one in enumerate(found[1:], start=1):
        first = found[0]
        if one.name in [other.name for other in found[:place]]:
            problems.append(f"{one.name}: two sheets have this name; call each as its coder")
        if one.sample != first.sample:
            of = f'its sample is "{one.sample}", that of {first.name} "{first.sample}"'
            problems.append(f"{one.name}: {of}; {_OWN}")
            continue
        for more, less in ((first, one), (one, first)):
            gone = [name for name in more.codes if name not in less.codes]
            if gone:
                which = ", ".join(gone[:_FIRST]) + (" ..." if len(gone) > _FIRST else "")
                had = f"no row for {len(gone)} of {more.name} ({which})"
                problems.append(f"{less.name}: {had}; put them back, with an empty code")
    return problems
