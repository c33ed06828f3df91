"""The command line: `python -m analysis COMMAND`; docs/command-line.md shows each with an example."""

import argparse
import os
import sys
from collections.abc import Sequence
from math import inf
from pathlib import Path
from typing import Any, NoReturn

# The rooms are loaded once it is known what they are wanted for: pandas alone takes longer than `--help` may.
from analysis import __version__, names, signals, words

FORMS = ("svg", "png", "pdf", "csv")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did its work, 1 when a part was left out, 2 when the input is bad."""
    args = _parser().parse_args(argv)
    try:
        with signals.as_interrupts():
            return _exit_code(args)
    except KeyboardInterrupt as stopped:
        print("Stopped.", file=sys.stderr)
        return signals.exit_code(stopped)


def _exit_code(args: argparse.Namespace) -> int:
    from analysis import commands

    for name in ("ANALYSIS_OUTPUT", "ANALYSIS_DOCUMENTS"):  # notebooks run in a folder of their own
        if os.environ.get(name):
            os.environ[name] = str(Path(os.environ[name]).absolute())
    try:
        code: int = getattr(commands, args.run)(args)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever reads the output wants no more of it, as `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left is flushed at exit
        return 1
    except commands.BAD_INPUT as error:
        for line in _lines(error):
            commands.say(line)
        return 2


def _lines(error: Exception) -> list[str]:
    """What to say of an error: a value in it is from the input, and only problems have lines of their own."""
    from analysis.export import plain
    from analysis.read.problems import on_one_line

    if hasattr(error, "problems"):
        return [plain(line) for line in str(error).split("\n")]
    if isinstance(error, OSError) and error.filename:
        return [on_one_line(f"{error.filename}: {error.strerror}")]
    return [on_one_line(str(error))]


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """The usage, then what is wrong on one line, whatever it quotes."""
        from analysis.export import plain

        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {plain(message)}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m analysis" if Path(sys.argv[0]).stem == "__main__" else "analysis",
        description="How several outlets tell one event: `COMMAND --help` tells more, docs/ tells most.",
    )
    parser.add_argument("--version", action="version", version=f"analysis {__version__}")
    group = parser.add_subparsers(required=True, metavar="COMMAND")

    new = group.add_parser("new", help="begin a corpus: a folder with its sheets, and what to do next")
    new.set_defaults(run="new")
    new.add_argument("folder", type=Path, help="what is there already stays as it is")
    add = group.add_parser(
        "add", help="take files of any kind into a corpus: pages, PDF, Word, exports, tables"
    )
    add.set_defaults(run="add")
    add.add_argument("folder", type=Path, help="the corpus; it is begun where it is not there yet")
    add.add_argument("files", nargs="+", type=Path, metavar="FILE_OR_FOLDER", help="they stay as they are")
    column = "of a table: text, title, outlet, published, byline or url, and the name that it has there"
    add.add_argument("--column", action="append", default=[], type=_column, metavar="FIELD=NAME", help=column)
    add.add_argument(
        "--outlet", default="", metavar="NAME", help="whose those articles are that do not say it"
    )
    checked = _of_corpus(group, "check", help="say every problem of a corpus, and what is in it")
    checked.add_argument(
        "--open", action="store_true", help="write it as a page, with what is set aside struck through"
    )
    checked.add_argument(
        "--unsure",
        action="store_true",
        help="print what the detectors are unsure of, as rows of corrections.csv",
    )
    _add_correct(group)
    measure = _of_corpus(group, "measure", help="write every table of a corpus", keeps=False)
    measure.add_argument("--out", type=Path, required=True, help="a folder that is not there yet")
    measure.add_argument("--format", choices=("parquet", "csv"), default="parquet")
    measure.add_argument(
        "--only",
        nargs="+",
        choices=names.MEASURES,
        default=names.MEASURES,
        metavar="MEASURE",
        help="compute nothing else; voices are told with attribution only",
    )
    workers = "processes (default: all cores from 200 documents on)"
    measure.add_argument("--workers", type=_count, metavar="N", help=workers)
    measure.add_argument("--engine", choices=("processes", "dask"), default="processes")
    address = "of a Dask scheduler (default: one with workers here)"
    measure.add_argument("--scheduler", metavar="ADDRESS", help=address)
    measure.add_argument("--keep-going", action="store_true", help="list bad rows of a table, and go on")

    differing = _of_corpus(
        group, "compare", run="compare_", help="write what articles tell alike and where they differ"
    )
    differing.add_argument("--out", type=Path, required=True, help="a folder that is not there yet")
    differing.add_argument("--format", choices=("parquet", "csv"), default="parquet")

    suggest = group.add_parser("suggest", help="propose rows for a sheet of a corpus, to be read by a person")
    sheets = suggest.add_subparsers(required=True, metavar="SHEET")
    _of_corpus(
        sheets,
        "actors",
        run="suggest_actors",
        help="sources that no row of actors.csv matches, most frequent first",
    )
    _of_corpus(
        sheets, "masks", run="suggest_masks", help="names and topic words that tone perhaps must not count"
    )
    _of_corpus(
        sheets,
        "claims",
        run="suggest_claims",
        help="what texts tell alike and figures that they share, as blocks for claims.toml",
    )
    _add_codes(sheets)

    concordance = _of_corpus(group, "concordance", help="every place of a word or phrase, in its sentence")
    concordance.add_argument(
        "phrase", type=_phrase, help='such as "trade war"; case does not matter, only whole words count'
    )

    frames = _of_corpus(group, "frames", help="what was coded with codebooks, outlet by outlet", keeps=False)
    own = "filled in, one a coder (default: those in the folder codes of the corpus)"
    frames.add_argument("sheets", nargs="*", type=Path, metavar="SHEET", help=own)
    _add_codebook(frames)
    frames.add_argument("--format", choices=("text", "csv"), default="text")

    figures = _of_corpus(group, "figures", help="the figures of a corpus, without the report")
    figures.add_argument("--only", nargs="+", metavar="NAME", help="default: every figure")
    figures.add_argument("--format", nargs="+", default=FORMS, metavar="FORM", help=f"of {', '.join(FORMS)}")
    widths = "report (170 mm), column (85 mm), slide (254 mm), or a number of mm"
    figures.add_argument("--width", default="report", help=widths)
    figures.add_argument("--style", type=Path, metavar="FILE.mplstyle", help="stands above the house's style")
    figures.add_argument("--out", type=Path, metavar="DIR", help="default: a folder in figures/")

    report = group.add_parser(
        "report", help="figures, executed notebooks, a report (HTML, DOCX, PDF) and a reader of each corpus"
    )
    report.set_defaults(run="report")
    report.add_argument("corpora", nargs="*", metavar="CORPUS", help="default: every corpus in seeds/")
    report.add_argument("--html", action="store_true", help="only report.html and reader.html")
    report.add_argument("--no-notebooks", action="store_true", help="do not run the notebooks")
    _add_documents(report)
    _add_fresh(report)

    _add_validate(group.add_parser("validate", help="how far a detector agrees with people, on gold data"))

    notebooks = group.add_parser("notebooks", help="execute the notebooks in place, on the sample")
    notebooks.set_defaults(run="notebooks")
    return parser


def _add_correct(group: "argparse._SubParsersAction[Any]") -> None:
    help = "take rows into the corrections.csv of a corpus, all of them after a check or none"
    correct = _of_corpus(group, "correct", help=help, keeps=False)
    given = correct.add_mutually_exclusive_group(required=True)
    given.add_argument("--paste", action="store_true", help="rows as the reader copies them, on stdin")
    given.add_argument("--file", type=Path, metavar="FILE.csv", help="rows that the reader or you saved")
    correct.add_argument("--who", default="", metavar="NAME", help="of the rows that do not say who")
    correct.add_argument("--why", default="", metavar="REASON", help="of the rows that do not say why")


def _add_codes(sheets: "argparse._SubParsersAction[Any]") -> None:
    codes = _of_corpus(
        sheets, "codes", run="suggest_codes", help="a random sample of units, to be coded by hand"
    )
    what = codes.add_mutually_exclusive_group(required=True)
    what.add_argument("--measure", choices=names.CODED, help="sentences with and without a mark of it")
    _add_variable(what)
    codes.add_argument("--unit", choices=names.UNITS, help="default: the first that the variables have")
    codes.add_argument("--n", type=_count, default=60, metavar="N", help="units (default: 60)")
    codes.add_argument("--seed", type=_count, default=1, metavar="S", help="another seed, other units")
    form = "its ending says as what: .csv, .xlsx, or .html, a page to code on (default: CSV, printed)"
    codes.add_argument("--out", type=Path, metavar="FILE", help=form)
    _add_codebook(codes)
    for name, help in (
        ("codebook", "the codebook of some variables as a page, in Markdown"),
        ("prompt", "what to tell a machine that is to code them; nothing here calls one"),
    ):
        parser = sheets.add_parser(name, help=help)
        parser.set_defaults(run=f"suggest_{name}")
        _add_variable(parser, required=True)
        _add_codebook(parser)
        if name == "prompt":
            parser.add_argument(
                "--unit", choices=names.UNITS, help="default: the first that the variables have"
            )


def _add_variable(parser: "argparse._ActionsContainer", required: bool = False) -> None:
    what = "of a codebook; a codebook's name, or a scale's, stands for all of its variables"
    parser.add_argument("--variable", nargs="+", metavar="NAME", required=required, help=what)


def _add_codebook(parser: argparse.ArgumentParser) -> None:
    own = "your own (those in the folder codebooks of the corpus are read anyway)"
    parser.add_argument("--codebook", nargs="+", type=Path, default=[], metavar="FILE.toml", help=own)


def _add_validate(parser: argparse.ArgumentParser) -> None:
    detectors = parser.add_subparsers(required=True, metavar="DETECTOR")
    attribution = detectors.add_parser("attribution", help="who says it, by which word, and what is said")
    attribution.set_defaults(run="validate_attribution")
    given = attribution.add_mutually_exclusive_group(required=True)
    given.add_argument("gold", nargs="?", type=Path, metavar="GOLD", help="a .jsonl file, or .jsonl.gz")
    given.add_argument("--polnear", type=Path, metavar="FOLDER", help="a part of PolNeAR, such as data/dev")
    attribution.add_argument("--by", choices=("outlet",), help="the figures of each outlet, too")
    attribution.add_argument("--sure", action="store_true", help="only what is sure, which is told as a fact")
    attribution.add_argument("--errors", type=Path, metavar="FILE.csv", help="write each miss and mistake")
    hedging = detectors.add_parser("hedging", help="words that hold back from a claim")
    hedging.set_defaults(run="validate_hedging")
    hedging.add_argument("gold", type=Path, metavar="GOLD", help="a .jsonl file, or .jsonl.gz")
    hedging.add_argument("--core", action="store_true", help="without conditions, approximators and scope")
    tone = detectors.add_parser("tone", help="lexicon valence")
    tone.set_defaults(run="validate_tone")
    tone.add_argument("gold", type=Path, metavar="GOLD.csv", help="a .csv with text and score, or .csv.gz")
    neutral = f"ratings up to it on either side of 0 are neutral (default: {names.NEUTRAL})"
    tone.add_argument("--neutral", type=_size, default=names.NEUTRAL, metavar="N", help=neutral)
    codes = _of_corpus(
        detectors,
        "codes",
        run="validate_codes",
        help="any of them, on what you coded of your corpus, and how far coders agree",
        keeps=False,
    )
    own = "filled in, one a coder (default: all in the folder codes of the corpus)"
    codes.add_argument("sheets", nargs="*", type=Path, metavar="SHEET", help=own)
    codes.add_argument("--errors", type=Path, metavar="FILE.csv", help="write what is not coded alike")
    _add_codebook(codes)
    for detector in (attribution, hedging, tone, codes):
        detector.add_argument("--format", choices=("text", "csv"), default="text")


def _of_corpus(
    group: "argparse._SubParsersAction[Any]",
    name: str,
    help: str,
    run: str = "",
    keeps: bool = True,
) -> argparse.ArgumentParser:
    """A command that is given one corpus, and where its documents lie if not there; `run` is its function.

    One that `keeps` tables can be told to make them anew.
    """
    parser: argparse.ArgumentParser = group.add_parser(name, help=help)
    parser.set_defaults(run=run or name)
    parser.add_argument("corpus", type=Path, help="a folder with a catalog.csv, or one table of texts")
    _add_documents(parser)
    if keeps:
        _add_fresh(parser)
    return parser


def _add_documents(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--documents", type=Path, help="the folder where the documents lie, if not there")


def _add_fresh(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--fresh", action="store_true", help="make anew what is kept in tables/")


def _column(text: str) -> tuple[str, str]:
    """A field of an article, and the name of the column that has it.

    Raises
    ------
    ArgumentTypeError : there is no such field, or no name.
    """
    from analysis.read.files.forms.tables import FIELDS, field_of

    name, _, column = text.partition("=")
    if not field_of(name.strip()) or not column.strip():
        fields = ", ".join(FIELDS)
        raise argparse.ArgumentTypeError(f"write it as text=NAME; {text!r} has no field of {fields}")
    return field_of(name.strip()), column.strip()


def _phrase(text: str) -> str:
    """A phrase with a word in it.

    Raises
    ------
    ArgumentTypeError : it has none.
    """
    if not words.count(text):
        raise argparse.ArgumentTypeError(f"a phrase is made of words; {text!r} has none")
    return text


def _count(text: str) -> int:
    """A whole number from 1 on, of at most 18 digits: a coding sheet says its seed, and is read again.

    Raises
    ------
    ValueError : it is none.
    """
    if not 1 <= int(text) < 10**18:
        raise ValueError(text)
    return int(text)


def _size(text: str) -> float:
    """A number from 0 on.

    Raises
    ------
    ValueError : it is none.
    """
    if not 0 <= float(text) < inf:
        raise ValueError(text)
    return float(text)
