"""What each command of the command line does: it calls the rooms in their order, and prints.

Each takes what `cli` parsed and gives the exit code: 0 when it did its work, 1 when a part was left out.
"""

import argparse
import sys
from datetime import date

import pandas as pd
from pyarrow import parquet
from tqdm import tqdm

from analysis import compare, export, mark, progress, read, reporting, tables
from analysis.coding_commands import frames as frames
from analysis.coding_commands import suggest_codebook as suggest_codebook
from analysis.coding_commands import suggest_codes as suggest_codes
from analysis.coding_commands import suggest_prompt as suggest_prompt
from analysis.export import OutputError
from analysis.lexicon import LexiconError
from analysis.measure import measured
from analysis.new import made
from analysis.validate_commands import validate_attribution as validate_attribution
from analysis.validate_commands import validate_codes as validate_codes
from analysis.validate_commands import validate_hedging as validate_hedging
from analysis.validate_commands import validate_tone as validate_tone

_LEADING = 5  # contrasts that `compare` prints
# What the command line says in a line, without a traceback.
BAD_INPUT = (read.CorpusError, LexiconError, OutputError, OSError)


def new(args: argparse.Namespace) -> int:
    for path, written in made(args.folder):
        print(f"{path}: {'written' if written else 'was there already, and stays as it is'}")
    print(f"Next: add {args.folder} FILES takes pages, PDF, Word, exports and tables as they are; then")
    print(f"check {args.folder}, report {args.folder}, or measure {args.folder} --out tables-of-it.")
    return 0


def add(args: argparse.Namespace) -> int:
    """What was added is shown as it was read; what was not, and why, goes to stderr."""
    from analysis import check  # not above: see `reporting.reported`
    from analysis.read.files import intake

    begun = [path for path, is_new in made(args.folder) if is_new]
    if any(path.name == "catalog.csv" for path in begun):
        print(f"{args.folder}: begun, with its sheets")
    done = intake.added(args.folder, args.files, dict(args.column), args.outlet)
    for line in check.added(args.folder, done):
        print(line)
    for problem in done.refused:
        say(read.problems.on_one_line(f"not added: {problem}"))
    return (1 if done.doc_ids or done.known else 2) if done.refused else 0


def check(args: argparse.Namespace) -> int:
    from analysis import check  # not above: see `reporting.reported`

    if args.unsure:
        return _unsure(args)
    print("\n".join(check.lines(args.corpus, args.documents, args.fresh)))
    if args.open:
        print(check.opened(args.corpus, args.documents))
    return 0


def correct(args: argparse.Namespace) -> int:
    """What was added goes to stdout, and what to run next."""
    from analysis import correct  # not above: its name is this function's

    if args.paste and sys.stdin.isatty():
        say("Paste the rows, then press Enter and Ctrl-D (on Windows Ctrl-Z and Enter).")
    content = sys.stdin.buffer.read() if args.paste else args.file.read_bytes()
    name = "pasted" if args.paste else args.file.name
    signed = {"who": args.who.strip(), "why": args.why.strip()}
    done = correct.taken(args.corpus, content, name, signed, args.documents)
    print("\n".join(correct.said(done)))
    print(f"Next: report {args.corpus} makes report and reader anew; check {args.corpus} counts them.")
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


def compare_(args: argparse.Namespace) -> int:
    """The tables that compare documents, whole or not at all."""
    from analysis.measure.staging import refuse, staged

    refuse(args.out)
    made = compare.compared(read.corpus(args.corpus, args.documents, args.fresh))
    names = ("passages", "only_here", "contrasts", "labels", "quotations", "differences", "rates")
    with staged(args.out) as folder:
        for name in names:
            if args.format == "csv":
                (folder / f"{name}.csv").write_bytes(export.csv_bytes(made[name][tables.columns(name)]))
            else:
                parquet.write_table(tables.arrow(name, made[name]), folder / f"{name}.parquet")
    for one in made.differing.contrasts.head(_LEADING).itertuples():
        print(f"{one.rank}. {export.plain(one.says)}")
    print(f"{args.out}: {', '.join(names)}")
    return 0


def _unsure(args: argparse.Namespace) -> int:
    """The rows go to stdout, so that they can be sent into a file."""
    found = read.corpus(args.corpus, args.documents, args.fresh)
    rows = mark.unsure(mark.corpus(found))
    _print_sheet(rows)
    n = "1 attribution" if len(rows) == 1 else f"{len(rows):,} attributions"
    say(f"{found.name}: {n} unsure. Look at each in the reader. In corrections.csv a row confirms one;")
    say("with an empty `now` it removes it; without a row it counts nowhere. Fill in `who`.")
    return 0


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
    """The blocks go to stdout, so that they can be sent into a file; where they stand goes to stderr."""
    found = read.corpus(args.corpus, args.documents, args.fresh)
    whole = compare.compared(found)
    alike, _, differing = whole.differing
    taken = [claim.id for claim in found.claims]
    n_claims = 0
    texts = dict(zip(found.articles["doc_id"], found.articles["text"], strict=True))
    for block in compare.claim_blocks(alike, differing, taken):
        print(block.text)
        n_claims += 1
        taken.append(block.id)
        say(block.id)
        for each in block.passages.itertuples():
            said = export.plain(texts[each.doc_id][each.start : each.end])
            say(f"    {export.plain(each.doc_id)} at {each.start}: {said}")
    suggested = compare.figure_suggestions(whole.marked, found.claims)
    for name, one in compare.named_figures(suggested, taken):
        print(compare.figure_block(one, name, len(found.articles)))
        say(f"{name}: {', '.join(map(export.plain, one.outlets))}")
        for each in one.occurrences:
            say(f"    {export.plain(each.doc_id)} at {each.start}: {export.plain(each.clause)}")
    n = f"{n_claims} claims and {len(suggested)} figures"
    say(f"{found.name}: {n}; keep those that you mean to track, in your own words.")
    return 0


def concordance(args: argparse.Namespace) -> int:
    from analysis import tell  # not above: see `reporting.reported`

    found = read.corpus(args.corpus, args.documents, args.fresh)
    marked = mark.corpus(found)
    print(tell.concordance(compare.concordance(marked.sentences, marked.voices, args.phrase)).text)
    return 0


def figures(args: argparse.Namespace) -> int:
    """What is asked for is checked before the corpus is read, and all is drawn before a file is written."""
    from analysis import tell  # not above: see `reporting.reported`

    asked = tell.request(args.only, args.format, args.width, args.style)
    found = read.corpus(args.corpus, args.documents, args.fresh)
    n_charts = len(asked.fitting(found.articles))
    made = tqdm(asked.figures(compare.compared(found)), desc="figures", total=n_charts, leave=False)
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
    if not args.html and not args.no_notebooks and not reporting.notebooks():
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
        with progress.steps(str(corpus), reporting.STEPS) as step:
            said = reporting.reported(corpus, args, step)
        say(said)
    return 0


def _print_sheet(rows: pd.DataFrame) -> None:
    """`rows` as CSV on stdout, for a spreadsheet: without the mark before it Excel does not know UTF-8."""
    print(export.csv_bytes(rows).decode(), end="")


def notebooks(args: argparse.Namespace) -> int:
    from analysis.tell.notebooks import FOLDER

    with reporting.executing(reporting.notebooks(with_own=True), "sample", None) as executed:
        for name, content in executed().items():
            export.written(FOLDER / name, content.encode())
    return 0


def say(line: str) -> None:
    print(line, file=sys.stderr)
