"""What each command of `validate` does: see `commands`."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import compare, export
from analysis.export import OutputError
from analysis.read.coding.code_files import is_of_variables
from analysis.read.gold import files
from analysis.read.gold.polnear import polnear


def validate_attribution(args: argparse.Namespace) -> int:
    from analysis import tell, validate  # not above: see `report`

    _check_free(args.errors)
    articles = polnear(args.polnear) if args.polnear else files.attribution(args.gold)
    _refuse_unmarked([article.attributions for article in articles], args.polnear or args.gold, "attribution")
    scores, errors = validate.attribution(articles, by_outlet=args.by == "outlet", only_sure=args.sure)
    if args.errors:
        export.written(args.errors, export.csv_bytes(errors))
    return _printed(args, scores, lambda: tell.scores.attribution(scores, articles))


def validate_hedging(args: argparse.Namespace) -> int:
    from analysis import tell, validate

    sentences = files.hedging(args.gold)
    marked = [compare.core(one.cues, ())[0] if args.core else one.cues for one in sentences]
    _refuse_unmarked(marked, args.gold, "hedge")
    scores = validate.hedging(sentences, args.core)
    return _printed(args, scores, lambda: tell.scores.hedging(scores, sentences, args.core))


def validate_tone(args: argparse.Namespace) -> int:
    from analysis import tell, validate

    texts = files.tone(args.gold)
    scores = validate.tone(texts, args.neutral)
    return _printed(args, scores, lambda: tell.scores.tone(scores, texts, args.neutral))


def validate_codes(args: argparse.Namespace) -> int:
    """The sheets of sentences against a detector, then those of the variables of codebooks."""
    from analysis import read

    _check_free(args.errors)
    of_variables = [path for path in args.sheets if is_of_variables(path)]
    of_sentences = [path for path in args.sheets if path not in of_variables]
    if not args.sheets:
        of_sentences, of_variables = read.coding_sheets(args.corpus), read.code_sheets(args.corpus)
    if not of_sentences and not of_variables:
        raise OutputError(
            f"{args.corpus}: no sheet is named, and none lies in the folder codes of the corpus"
        )
    if (args.errors or args.format == "csv") and of_sentences and of_variables:
        option = "--errors" if args.errors else "--format csv"
        raise OutputError(f"{option} is one table: name the sheets of one kind, or those of the other")
    if of_sentences:
        _of_sentences(args, of_sentences)
    return _of_variables(args, of_variables) if of_variables else 0


def _of_sentences(args: argparse.Namespace, sheets: Sequence[Path]) -> None:
    from analysis import tell, validate

    coded = validate.codes(args.corpus, sheets, args.documents)
    if args.errors:
        export.written(args.errors, export.csv_bytes(validate.differing(coded)))
    said = "\n".join(tell.on_codes(coded).sentences)
    _printed(args, coded.scores, lambda: f"{tell.coding_agreement(coded).text}\n\n{said}")


def _of_variables(args: argparse.Namespace, sheets: Sequence[Path]) -> int:
    from analysis import coding
    from analysis.tell.coding.agreement import agreement_table, confusion_table, on_agreement, span_table

    found = coding.agreed(args.corpus, sheets, args.codebook, args.documents)
    if args.errors:
        export.written(args.errors, export.csv_bytes(coding.differing(found)))
    tables = [
        make(found).text
        for make, rows in (
            (agreement_table, found.figures),
            (span_table, found.spans),
            (confusion_table, found.confusions),
        )
        if len(rows)
    ]
    said = "\n".join(on_agreement(found).sentences)
    return _printed(args, coding.figures(found), lambda: "\n\n".join([*tables, said]))


def _refuse_unmarked(marked: Sequence[Sequence[Any]], path: Path, what: str) -> None:
    """Gold in which people marked nothing is refused: every figure would be 0 of 0.

    Raises
    ------
    GoldError : `marked`, what is marked in each text of the file at `path`, is empty throughout.
    """
    if not any(marked):
        remedy = f"there is nothing to score; add texts in which people marked one ({len(marked):,} read)"
        raise files.GoldError([f"{path.name}: no {what} is marked in it; {remedy}"])


def _printed(args: argparse.Namespace, scores: pd.DataFrame, text: Callable[[], str]) -> int:
    print(export.csv_bytes(scores).decode() if args.format == "csv" else f"{text()}\n", end="")
    return 0


def _check_free(errors: Path | None) -> None:
    if errors and errors.exists():
        raise OutputError(f"{errors} is there already: remove it, or name another file with --errors")
