"""The command line: `python -m analysis check | measure | report | notebooks`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from analysis import compare, export, mark, read, tables, tell
from analysis.lexicon import LexiconError
from analysis.measure import OutputError, measured
from analysis.read.corpora import SEEDS
from analysis.tell import notebooks


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did its work, 1 when a part was left out, 2 when the input is bad."""
    args = _parser().parse_args(argv)
    try:
        return args.run(args)
    except (read.CorpusError, LexiconError, OutputError) as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="say every problem of a corpus, and what is in it")
    check.set_defaults(run=_check)
    measure = commands.add_parser("measure", help="write every table of a corpus")
    measure.set_defaults(run=_measure)
    for command in (check, measure):
        command.add_argument("corpus", type=Path, help="a folder with a catalog.csv, or one table of texts")
        command.add_argument(
            "--documents", type=Path, help="the folder where the documents lie, if not there"
        )
    measure.add_argument("--out", type=Path, required=True, help="a folder that is not there yet")
    measure.add_argument("--format", choices=("parquet", "csv"), default="parquet")
    measure.add_argument("--only", nargs="+", choices=mark.NAMES, default=mark.NAMES, metavar="MEASURE")
    measure.add_argument("--workers", type=int, default=1, metavar="N", help="processes (default: 1)")
    measure.add_argument("--keep-going", action="store_true", help="list bad rows of a table, and go on")

    report = commands.add_parser("report", help="figures, executed notebooks and a report of each corpus")
    report.set_defaults(run=_report)
    report.add_argument("corpora", nargs="*", metavar="CORPUS", help="default: every corpus in seeds/")
    report.add_argument("--documents", type=Path, help="the folder where the documents lie, if not there")

    notebooks = commands.add_parser("notebooks", help="execute the notebooks in place, on the sample")
    notebooks.set_defaults(run=_notebooks)
    return parser


def _check(args: argparse.Namespace) -> int:
    found = read.corpus(args.corpus, args.documents)
    words = found.sentences.groupby("doc_id", sort=False)["n_words"].sum()
    aside = found.boilerplate.groupby("doc_id").size()
    print(f"{found.name}: {len(found.articles)} documents, no problems")
    for doc_id, outlet, language in found.articles[["doc_id", "outlet", "language"]].itertuples(index=False):
        known = language if isinstance(language, str) else "language unknown"
        set_aside = f"{aside.get(doc_id, 0)} lines set aside"
        print(f"  {doc_id}: {outlet}, {words.get(doc_id, 0)} words ({known}), {set_aside}")
    return 0


def _measure(args: argparse.Namespace) -> int:
    how = (args.format, args.only, args.documents, args.keep_going, args.workers)
    left_out = measured(args.corpus, args.out, *how)
    for problem in left_out:
        print(problem, file=sys.stderr)
    print(f"{args.out}: {', '.join(tables.MEASURED)}")
    return 1 if left_out else 0


def _report(args: argparse.Namespace) -> int:
    """Report each corpus named; where none is, each of the repository's whose documents are here."""
    named = args.corpora or sorted(path.parent.name for path in SEEDS.glob("*/catalog.csv"))
    for corpus in named:
        absent = [] if args.corpora else read.missing(corpus, args.documents)
        if absent:
            _say(f"{corpus}: not run, for {len(absent)} of its documents are not here: {', '.join(absent)}")
            _say(f"  put them into seeds/{corpus}/, or set ANALYSIS_DOCUMENTS to the folder that has them")
            continue
        found = read.corpus(corpus, args.documents)
        marked = mark.corpus(found)
        rates = compare.rates(marked.marks, marked.voices, marked.sentences)
        page = tell.report(marked, rates, found.name)
        _execute(corpus, page.parent / "notebooks", args.documents)
        _say(f"{corpus}: {len(found.articles)} documents, {len(marked.marks)} marks, told in {page}")
    return 0


def _notebooks(args: argparse.Namespace) -> int:
    _execute("sample", notebooks.FOLDER, None)
    return 0


def _execute(corpus: str, into: Path, documents: Path | None) -> None:
    """Execute every notebook on a corpus and write it into a folder."""
    paths = sorted(notebooks.FOLDER.glob("[0-9][0-9]-*.ipynb"))
    done = notebooks.executed(paths, corpus)
    for path, content in tqdm(done, desc=f"{corpus}: notebooks", total=len(paths), leave=False):
        export.written(into / path.name, content.encode())


def _say(line: str) -> None:
    print(line, file=sys.stderr)
