"""What each command of the command line does: it calls the rooms in their order, and prints.

Each takes what `cli` parsed and gives the exit code: 0 when it did its work, 1 when a part was left out.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from analysis import compare, export, mark, once, progress, read, tables
from analysis.export import OutputError
from analysis.lexicon import LexiconError
from analysis.measure import measured
from analysis.new import made
from analysis.validate_commands import validate_attribution as validate_attribution
from analysis.validate_commands import validate_codes as validate_codes
from analysis.validate_commands import validate_hedging as validate_hedging
from analysis.validate_commands import validate_tone as validate_tone

# What the command line says in a line, without a traceback.
BAD_INPUT = (read.CorpusError, LexiconError, OutputError, OSError)


def new(args: argparse.Namespace) -> int:
    for path, written in made(args.folder):
        print(f"{path}: {'written' if written else 'was there already, and stays as it is'}")
    print(f"Next: copy the articles into {args.folder} as .txt files, and give each a row in catalog.csv.")
    return 0


def check(args: argparse.Namespace) -> int:
    from analysis import check  # not above: see `report`

    print("\n".join(check.lines(args.corpus, args.documents, args.fresh)))
    return 0


def measure(args: argparse.Namespace) -> int:
    given = {name: vars(args)[name] for name in ("only", "documents", "keep_going", "workers")}
    if args.engine == "dask":
        from analysis.measure import cluster  # not above: it takes as long to load as all the others

        if args.format != "parquet":
            raise OutputError("--engine dask writes Parquet: leave out --format")
        if args.scheduler and args.workers:
            raise OutputError("--workers is for this machine: leave it out, or leave out --scheduler")
        left_out = cluster.measured(args.corpus, args.out, args.scheduler, **given)
    elif args.scheduler:
        raise OutputError("--scheduler is for --engine dask: name both")
    else:
        left_out = measured(args.corpus, args.out, format=args.format, **given)
    for problem in left_out:
        say(export.plain(problem))
    print(f"{args.out}: {', '.join(tables.MEASURED)}")
    return 1 if left_out else 0


def suggest_actors(args: argparse.Namespace) -> int:
    """The rows go to stdout, so that they can be sent into a file."""
    found = read.corpus(args.corpus, args.documents, args.fresh)
    marked = mark.corpus(found)
    rows = mark.actor_suggestions(marked.attributions, marked.attribution_spans, found.actors)
    _print_sheet(rows)
    n = "1 source" if len(rows) == 1 else f"{len(rows)} sources"
    say(f"{found.name}: {n} without an actor; add those that you can group to actors.csv.")
    return 0


def suggest_masks(args: argparse.Namespace) -> int:
    """The rows go to stdout, so that they can be sent into a file; where the phrases stand goes to stderr."""
    found = read.corpus(args.corpus, args.documents, args.fresh)
    suggested = mark.mask_suggestions(found)
    for one in suggested.to_dict("records"):
        saved = " (in masks.csv)" if isinstance(one["added"], str) else ""
        say(f"{one['phrase']}: {one['n']} in {one['n_articles']} of {one['of']} articles{saved}")
        for excerpt in one["excerpts"]:
            say(f"    {export.plain(excerpt)}")
    rows = suggested[list(found.masks.columns)].fillna({"added": date.today().isoformat()})
    _print_sheet(rows)
    say("Add the rows that you can defend, each with your own reason, to masks.csv of the corpus.")
    return 0


def suggest_claims(args: argparse.Namespace) -> int:
    """The blocks go to stdout, so that they can be sent into a file; where figures stand goes to stderr."""
    found = read.corpus(args.corpus, args.documents, args.fresh)
    suggested = compare.figure_suggestions(mark.corpus(found), found.claims)
    for name, one in compare.named_figures(suggested, [claim.id for claim in found.claims]):
        print(compare.figure_block(one, name, len(found.articles)))
        say(f"{name}: {', '.join(map(export.plain, one.outlets))}")
        for each in one.occurrences:
            say(f"    {export.plain(each.doc_id)} at {each.start}: {export.plain(each.clause)}")
    say(f"{found.name}: {len(suggested)} figures; keep those that you mean to track, in your own words.")
    return 0


def suggest_codes(args: argparse.Namespace) -> int:
    """The sheet goes to stdout, so that it can be sent into a file; what to code, and of what, to stderr."""
    whole = read.corpus(args.corpus, args.documents, args.fresh)
    found = whole._replace(corrections=())  # the detector as it is
    sample, rows = mark.coding_sheet(mark.corpus(found), args.measure, args.n, args.seed)
    _print_sheet(rows)
    say(mark.codebook(args.measure))
    say(f"{found.name}: {len(rows):,} of {sample.n_sentences:,} sentences; each coder fills in a copy.")
    return 0


def concordance(args: argparse.Namespace) -> int:
    from analysis import tell  # not above: see `report`

    found = read.corpus(args.corpus, args.documents, args.fresh)
    marked = mark.corpus(found)
    print(tell.concordance(compare.concordance(marked.sentences, marked.voices, args.phrase)).text)
    return 0


def figures(args: argparse.Namespace) -> int:
    """What is asked for is checked before the corpus is read, and all is drawn before a file is written."""
    from analysis import tell  # not above: see `report`

    asked = tell.request(args.only, args.format, args.width, args.style)
    found = read.corpus(args.corpus, args.documents, args.fresh)
    drawn = asked.figures(compare.compared(found))
    made = tqdm(drawn, desc="figures", total=len(asked.charts), leave=False)
    folder = args.out or asked.folder(found.name)
    n = tell.saved(made, asked.forms, folder)
    figures = "1 figure" if n == 1 else f"{n} figures"
    print(f"{folder}: {figures} as {', '.join(asked.forms)}")
    return 0


def report(args: argparse.Namespace) -> int:
    """Report each corpus named; where none is, each of the repository's whose documents are here."""
    from analysis.tell.report.printed import remedy

    if remedy() and not args.html:
        say(remedy())
    if not args.html and not args.no_notebooks and not _notebooks():
        say(
            "no notebook is run: they are in the repository, and need what this installs: "
            'python -m pip install "analysis[report]"'
        )
    named = args.corpora or sorted(path.parent.name for path in read.SEEDS.glob("*/catalog.csv"))
    if not named:
        raise OutputError("no corpus is named, and there is no seeds/ here; name one: report my-event")
    for corpus in named:
        absent = [] if args.corpora else read.missing(corpus, args.documents)
        if absent:
            say(f"{corpus}: not run, for {len(absent)} of its documents are not here: {', '.join(absent)}")
            say(f"  put them into seeds/{corpus}/, or set ANALYSIS_DOCUMENTS to the folder that has them")
            continue
        with progress.steps(str(corpus), REPORTING) as step:
            said = _reported(corpus, args, step)
        say(said)
    return 0


# What a report takes its time for, and about how many seconds of each of five articles.
REPORTING = {
    "reading": 1.5,
    "drawing": 9.0,
    "writing the report": 2.0,
    "printing the report": 1.5,
    "writing the reader": 0.5,
    "waiting for the notebooks": 1.5,
}


def _reported(corpus: str, args: argparse.Namespace, step: progress.Step) -> str:
    """One corpus reported, whole or not at all, and what is said of it."""
    from analysis import check, tell  # not above: matplotlib takes a second to load; `measure` draws nothing
    from analysis.tell.charts.drawing.files import FORMS, SCREEN
    from analysis.tell.charts.figures import drawn_once

    step("reading", 0.0)
    found = read.corpus(corpus, args.documents, args.fresh)
    own = Path("reports") / export.corpus_name(found.name)
    paths = [] if args.html or args.no_notebooks else _notebooks()
    earlier = (export.root() / own / "notebooks").glob("[0-9][0-9]-*.ipynb")
    replaces = [own / name for name in ("report.docx", "report.pdf")]
    replaces += [own / "notebooks" / path.name for path in earlier]
    made = compare.compared(found)
    with once.remembering(), export.staged(export.root(), export.root() / "reports", replaces) as stage:
        forms = ("svg",) if args.html else (*FORMS, SCREEN) if paths else FORMS
        drawn_once(made, forms, lambda share: step("drawing", share))
        with _executing(paths, corpus, args.documents, stage) as executed:
            tell.report(
                made.marked,
                found.name,
                stage,
                rates=made.rates,
                specifications=made.specifications,
                told=made.told,
                quoted=made.quoted,
                corrections=found.corrections,
                others=made.others,
                html_only=args.html,
                step=step,
            )
            step("writing the reader", 0.0)
            tell.reader(made.marked, found.name, stage, told=made.told, quoted=made.quoted)
            step("waiting for the notebooks", 0.0)
            for name, content in executed().items():
                export.written(stage / own / "notebooks" / name, content.encode())
    return f"{corpus}: {check.sizes(made.marked)}, told in {export.root() / own / 'report.html'}"


def _print_sheet(rows: pd.DataFrame) -> None:
    """`rows` as CSV on stdout, for a spreadsheet: without the mark before it Excel does not know UTF-8."""
    print(f"\ufeff{export.csv_bytes(rows).decode()}", end="")


def notebooks(args: argparse.Namespace) -> int:
    from analysis.tell.notebooks import FOLDER

    with _executing(_notebooks(with_own=True), "sample", None) as executed:
        for name, content in executed().items():
            export.written(FOLDER / name, content.encode())
    return 0


def _notebooks(with_own: bool = False) -> list[Path]:
    """The notebooks; those that bring their own corpus are among them only `with_own`."""
    try:
        from analysis.tell import notebooks
    except ImportError:
        return []
    return [path for path in notebooks.suite() if with_own or not notebooks.has_own_corpus(path)]


@contextmanager
def _executing(
    paths: Sequence[Path], corpus: str, documents: Path | None, stage: Path | None = None
) -> Iterator[Callable[[], dict[str, str]]]:
    """Notebooks executed on a corpus from now on: the function gives what the file of each then holds."""
    if not paths:
        yield dict
        return
    from analysis.tell.notebooks import NoKernelError, executing

    # The notebooks run in their own folder: from there a relative path leads elsewhere.
    place = str(Path(corpus).resolve()) if Path(corpus).exists() else corpus
    with executing(paths, place, documents, stage) as results:

        def executed() -> dict[str, str]:
            try:
                return dict(zip([path.name for path in paths], results(), strict=True))
            except NoKernelError as error:
                say(f"{corpus}: reported without notebooks, for there is no kernel to run them: {error}")
                return {}

        yield executed


def say(line: str) -> None:
    print(line, file=sys.stderr)
