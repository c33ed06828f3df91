"""What the commands do that make coding sheets, codebook pages and prompts: see `commands`."""

import argparse
import sys
from pathlib import Path

import pandas as pd

from analysis import coding, export, mark, read
from analysis.compare.reliability.sizes import LIKELY, alpha_half_width, f1_half_width
from analysis.export import OutputError
from analysis.mark.coding.unit_sheet import unit_sheet
from analysis.mark.coding.units import units
from analysis.read.coding.codebooks import Variable, variables
from analysis.read.coding.rounds import Round, kind_of
from analysis.read.folder.sheet import LONGEST

FORMS = (".csv", ".xlsx", ".html")


def suggest_codes(args: argparse.Namespace) -> int:
    """The sheet goes to stdout or into a file; what to code, and of what, to stderr."""
    if args.out and args.out.suffix.lower() not in FORMS:
        raise OutputError(f"{args.out}: no sheet ends so; name a file that ends in {', '.join(FORMS)}")
    if args.out and args.out.exists():
        raise OutputError(f"{args.out} is there already: remove it, or name another file with --out")
    if args.measure:
        return _of_sentences(args)
    books = coding.books(args.corpus, args.codebook)
    asked = variables(books, args.variable)
    kind = kind_of(asked, args.unit)
    found = read.corpus(args.corpus, args.documents, args.fresh)._replace(corrections=())
    of, rows = unit_sheet(units(mark.corpus(found), kind), kind, asked, args.n, args.seed)
    if rows.empty:
        raise OutputError(f"{args.corpus}: there is no {kind} to code; name another with --unit")
    _sheet(args.out, of, rows, asked)
    n = f"{of.n:,} of {of.n_units:,} units ({kind})"
    _say(f"{found.name}: {n}; each coder fills in a copy, called as the coder.")
    for line in _expected(of, asked):
        _say(line)
    names = " ".join(args.variable)
    _say(f"What counts as what: suggest codebook --variable {names}")
    return 0


def _of_sentences(args: argparse.Namespace) -> int:
    if args.unit or args.codebook:
        raise OutputError("--unit and --codebook are for --variable: leave them out, or leave out --measure")
    if args.out and args.out.suffix.lower() != ".csv":
        raise OutputError(f"{args.out}: a sheet of --measure is CSV; name a file that ends in .csv")
    whole = read.corpus(args.corpus, args.documents, args.fresh)
    found = whole._replace(corrections=())  # the detector as it is
    sample, rows = mark.coding_sheet(mark.corpus(found), args.measure, args.n, args.seed)
    _write(args.out, rows)
    _say(mark.codebook(args.measure))
    _say(f"{found.name}: {len(rows):,} of {sample.n_sentences:,} sentences; each coder fills in a copy.")
    return 0


def suggest_codebook(args: argparse.Namespace) -> int:
    from analysis.tell.coding.codebook_page import codebook_page

    books = coding.books(None, args.codebook)
    print(codebook_page(books, variables(books, args.variable)), end="")
    return 0


def suggest_prompt(args: argparse.Namespace) -> int:
    from analysis.tell.coding.codebook_page import prompt

    asked = variables(coding.books(None, args.codebook), args.variable)
    print(prompt(asked, kind_of(asked, args.unit)), end="")
    return 0


def frames(args: argparse.Namespace) -> int:
    from analysis.tell.coding.frames import frames_table, on_frames

    sheets = args.sheets or read.code_sheets(args.corpus)
    if not sheets:
        raise OutputError(f"{args.corpus}: no sheet of variables is named, and none lies in its folder codes")
    found = coding.agreed(args.corpus, sheets, args.codebook, args.documents)
    if args.format == "csv":
        print(export.csv_bytes(found.by_outlet).decode(), end="")
    else:
        print(f"{frames_table(found).text}\n\n" + "\n".join(on_frames(found).sentences))
    return 0


def _sheet(out: Path | None, of: Round, rows: pd.DataFrame, asked: tuple[Variable, ...]) -> None:
    if out is None or out.suffix.lower() == ".csv":
        if (longest := int(rows["text"].str.len().max())) > LONGEST:
            remedy = "name a file that ends in .html, or code smaller units"
            said = f"a text has {longest:,} characters, a cell of a sheet holds {LONGEST:,}"
            raise OutputError(f"{said}; {remedy}")
        _write(out, rows)
    elif out.suffix.lower() == ".xlsx":
        from analysis.tell.coding.workbook import workbook

        export.written(out, workbook(rows, asked))
    else:
        from analysis.tell.coding.page import coding_page

        export.written(out, coding_page(of, rows, asked))
    if out:
        print(f"{out}: {len(rows):,} units")


def _write(out: Path | None, rows: pd.DataFrame) -> None:
    content = export.csv_bytes(rows)
    if out:
        export.written(out, content)
    else:
        print(content.decode(), end="")


def _expected(of: Round, asked: tuple[Variable, ...]) -> list[str]:
    """How far so many units carry: the half width of the range to expect, at an alpha of `LIKELY`."""
    made = []
    for n_values in sorted({len(one.values) for one in asked if one.values}):
        even = min(alpha_half_width(of.n, [1 / n_values] * n_values), 1)
        rare = min(alpha_half_width(of.n, [0.9, *[0.1 / (n_values - 1)] * (n_values - 1)]), 1)
        made.append(
            f"{n_values} values: at an alpha of {LIKELY} expect a range of ±{even:.2f} if they are equally "
            f"frequent, of ±{rare:.2f} if 9 in 10 units have the same one."
        )
    if any(one.detector for one in asked):
        width = f1_half_width(of.n, 0.3)
        made.append(
            f"A detector with an F1 of {LIKELY}, if 3 in 10 units have what it looks for: ±{width:.2f}."
        )
    if of.n == of.n_units:
        made.append("These are all there are: the range is for others like them.")
    return made


def _say(line: str) -> None:
    print(line, file=sys.stderr)
