"""The command line: `python -m analysis COMMAND`; the README shows each with an example."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from math import inf
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from analysis import compare, export, mark, read, tables, words
from analysis.export import OutputError
from analysis.lexicon import LexiconError
from analysis.measure import measured
from analysis.read import gold
from analysis.read.codes import MEASURES
from analysis.read.polnear import polnear

FORMS = ("svg", "png", "pdf", "csv")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did its work, 1 when a part was left out, 2 when the input is bad."""
    args = _parser().parse_args(argv)
    try:
        return args.run(args)
    except (read.CorpusError, LexiconError, OutputError, OSError) as error:
        for line in str(error).split("\n"):  # a value in it is from the input
            _say(export.plain(line))
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m analysis",
        description="How several outlets tell one event: `COMMAND --help` tells more, the README most.",
    )
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
    measure.add_argument("--workers", type=_count, default=1, metavar="N", help="processes (default: 1)")
    measure.add_argument("--keep-going", action="store_true", help="list bad rows of a table, and go on")

    suggest = commands.add_parser(
        "suggest", help="propose rows for a sheet of a corpus, to be read by a person"
    )
    sheets = suggest.add_subparsers(required=True, metavar="SHEET")
    actors = sheets.add_parser(
        "actors", help="sources that no row of actors.csv matches, most frequent first"
    )
    actors.set_defaults(run=_suggest_actors)
    actors.add_argument("corpus", type=Path, help="a folder with a catalog.csv, or one table of texts")
    actors.add_argument("--documents", type=Path, help="the folder where the documents lie, if not there")
    masks = sheets.add_parser("masks", help="names and topic words that tone perhaps must not count")
    masks.set_defaults(run=_suggest_masks)
    masks.add_argument("corpus", type=Path, help="a folder with a catalog.csv, or one table of texts")
    masks.add_argument("--documents", type=Path, help="the folder where the documents lie, if not there")

    claims = sheets.add_parser("claims", help="figures that texts share, as blocks for claims.toml")
    claims.set_defaults(run=_suggest_claims)
    claims.add_argument("corpus", type=Path, help="a folder with a catalog.csv, or one table of texts")
    claims.add_argument("--documents", type=Path, help="the folder where the documents lie, if not there")

    codes = sheets.add_parser("codes", help="a random sample of sentences, to be coded by hand")
    codes.set_defaults(run=_suggest_codes)
    codes.add_argument("corpus", type=Path, help="a folder with a catalog.csv, or one table of texts")
    codes.add_argument("--measure", choices=MEASURES, required=True)
    codes.add_argument("--n", type=_count, default=60, metavar="N", help="sentences (default: 60)")
    codes.add_argument("--seed", type=_count, default=1, metavar="S", help="another seed, other sentences")
    codes.add_argument("--documents", type=Path, help="the folder where the documents lie, if not there")

    concordance = commands.add_parser("concordance", help="every place of a word or phrase, in its sentence")
    concordance.set_defaults(run=_concordance)
    concordance.add_argument("corpus", type=Path, help="a folder with a catalog.csv, or one table of texts")
    concordance.add_argument("phrase", type=_phrase, help='such as "trade war"; case does not matter')
    concordance.add_argument(
        "--documents", type=Path, help="the folder where the documents lie, if not there"
    )

    figures = commands.add_parser("figures", help="the figures of a corpus, without the report")
    figures.set_defaults(run=_figures)
    figures.add_argument("corpus", help="a folder with a catalog.csv, or one table of texts")
    figures.add_argument("--only", nargs="+", metavar="NAME", help="default: every figure")
    figures.add_argument("--format", nargs="+", default=FORMS, metavar="FORM", help=f"of {', '.join(FORMS)}")
    widths = "report (170 mm), column (85 mm), slide (254 mm), or a number of mm"
    figures.add_argument("--width", default="report", help=widths)
    figures.add_argument("--style", type=Path, metavar="FILE.mplstyle", help="stands above the house's style")
    figures.add_argument("--documents", type=Path, help="the folder where the documents lie, if not there")
    figures.add_argument("--out", type=Path, metavar="DIR", help="default: a folder in figures/")

    report = commands.add_parser(
        "report", help="figures, executed notebooks, a report (HTML, DOCX, PDF) and a reader of each corpus"
    )
    report.set_defaults(run=_report)
    report.add_argument("corpora", nargs="*", metavar="CORPUS", help="default: every corpus in seeds/")
    report.add_argument("--documents", type=Path, help="the folder where the documents lie, if not there")

    _add_validate(commands.add_parser("validate", help="how far a detector agrees with people, on gold data"))

    notebooks = commands.add_parser("notebooks", help="execute the notebooks in place, on the sample")
    notebooks.set_defaults(run=_notebooks)
    return parser


def _add_validate(parser: argparse.ArgumentParser) -> None:
    detectors = parser.add_subparsers(required=True, metavar="DETECTOR")
    attribution = detectors.add_parser("attribution", help="who says it, by which word, and what is said")
    attribution.set_defaults(run=_validate_attribution)
    given = attribution.add_mutually_exclusive_group(required=True)
    given.add_argument("gold", nargs="?", type=Path, metavar="GOLD", help="a .jsonl file, or .jsonl.gz")
    given.add_argument("--polnear", type=Path, metavar="FOLDER", help="a part of PolNeAR, such as data/dev")
    attribution.add_argument("--by", choices=("outlet",), help="the figures of each outlet, too")
    attribution.add_argument("--errors", type=Path, metavar="FILE.csv", help="write each miss and mistake")
    hedging = detectors.add_parser("hedging", help="words that hold back from a claim")
    hedging.set_defaults(run=_validate_hedging)
    hedging.add_argument("gold", type=Path, metavar="GOLD", help="a .jsonl file, or .jsonl.gz")
    hedging.add_argument("--core", action="store_true", help="without conditions, approximators and scope")
    tone = detectors.add_parser("tone", help="lexicon valence")
    tone.set_defaults(run=_validate_tone)
    tone.add_argument("gold", type=Path, metavar="GOLD.csv", help="a .csv with text and score, or .csv.gz")
    neutral = f"ratings up to it on either side of 0 are neutral (default: {compare.NEUTRAL})"
    tone.add_argument("--neutral", type=_size, default=compare.NEUTRAL, metavar="N", help=neutral)
    codes = detectors.add_parser("codes", help="any of them, on sentences of your corpus that you coded")
    codes.set_defaults(run=_validate_codes)
    codes.add_argument("corpus", type=Path, help="a folder with a catalog.csv, or one table of texts")
    own = "filled in, one a coder (default: all in the folder codes of the corpus)"
    codes.add_argument("sheets", nargs="*", type=Path, metavar="SHEET.csv", help=own)
    codes.add_argument("--documents", type=Path, help="the folder where the documents lie, if not there")
    codes.add_argument("--errors", type=Path, metavar="FILE.csv", help="write what is not coded alike")
    for detector in (attribution, hedging, tone, codes):
        detector.add_argument("--format", choices=("text", "csv"), default="text")


def _check(args: argparse.Namespace) -> int:
    from analysis import check  # not above: see `_report`

    print("\n".join(check.lines(args.corpus, args.documents)))
    return 0


def _measure(args: argparse.Namespace) -> int:
    left_out = measured(
        args.corpus,
        args.out,
        format=args.format,
        only=args.only,
        documents=args.documents,
        keep_going=args.keep_going,
        workers=args.workers,
    )
    for problem in left_out:
        _say(export.plain(problem))
    print(f"{args.out}: {', '.join(tables.MEASURED)}")
    return 1 if left_out else 0


def _suggest_actors(args: argparse.Namespace) -> int:
    """The rows go to stdout, so that they can be sent into a file."""
    found = read.corpus(args.corpus, args.documents)
    marked = mark.corpus(found)
    rows = mark.actor_suggestions(marked.attributions, marked.attribution_spans, found.actors)
    print(export.csv_bytes(rows).decode(), end="")
    n = "1 source" if len(rows) == 1 else f"{len(rows)} sources"
    _say(f"{found.name}: {n} without an actor; add those that you can group to actors.csv.")
    return 0


def _suggest_masks(args: argparse.Namespace) -> int:
    """The rows go to stdout, so that they can be sent into a file; where the phrases stand goes to stderr."""
    found = read.corpus(args.corpus, args.documents)
    suggested = mark.mask_suggestions(found)
    for one in suggested.to_dict("records"):
        saved = " (in masks.csv)" if isinstance(one["added"], str) else ""
        _say(f"{one['phrase']}: {one['n']} in {one['n_articles']} of {one['of']} articles{saved}")
        for excerpt in one["excerpts"]:
            _say(f"    {export.plain(excerpt)}")
    rows = suggested[list(found.masks.columns)].fillna({"added": date.today().isoformat()})
    print(export.csv_bytes(rows).decode(), end="")
    _say("Add the rows that you can defend, each with your own reason, to masks.csv of the corpus.")
    return 0


def _suggest_claims(args: argparse.Namespace) -> int:
    """The blocks go to stdout, so that they can be sent into a file; where figures stand goes to stderr."""
    from analysis.tell.markup import plain  # not above: see `_report`

    found = read.corpus(args.corpus, args.documents)
    suggested = compare.figure_suggestions(mark.corpus(found), found.claims)
    for name, one in compare.named_figures(suggested, [claim.id for claim in found.claims]):
        print(compare.figure_block(one, name, len(found.articles)))
        _say(f"{name}: {', '.join(map(plain, one.outlets))}")
        for each in one.occurrences:
            _say(f"    {plain(each.doc_id)} at {each.start}: {plain(each.clause)}")
    _say(f"{found.name}: {len(suggested)} figures; keep those that you mean to track, in your own words.")
    return 0


def _suggest_codes(args: argparse.Namespace) -> int:
    """The sheet goes to stdout, so that it can be sent into a file; what to code, and of what, to stderr."""
    found = read.corpus(args.corpus, args.documents)._replace(corrections=())  # the detector as it is
    sample, rows = mark.coding_sheet(mark.corpus(found), args.measure, args.n, args.seed)
    print(
        f"\ufeff{export.csv_bytes(rows).decode()}", end=""
    )  # without it Excel takes UTF-8 for something else
    _say(mark.codebook(args.measure))
    _say(f"{found.name}: {len(rows):,} of {sample.n_sentences:,} sentences; each coder fills in a copy.")
    return 0


def _concordance(args: argparse.Namespace) -> int:
    from analysis import tell  # not above: see `_report`

    found = read.corpus(args.corpus, args.documents)
    marked = mark.corpus(found, only=[])
    print(tell.concordance(compare.concordance(marked.sentences, marked.voices, args.phrase)).text)
    return 0


def _figures(args: argparse.Namespace) -> int:
    """What is asked for is checked before the corpus is read, and all is drawn before a file is written."""
    from analysis import tell  # not above: see `_report`

    asked = tell.request(args.only, args.format, args.width, args.style)
    found = read.corpus(args.corpus, args.documents)
    made = tqdm(asked.figures(_given(found)), desc="figures", total=len(asked.charts), leave=False)
    folder = args.out or asked.folder(found.name)
    n = tell.saved(made, asked.forms, folder)
    figures = "1 figure" if n == 1 else f"{n} figures"
    print(f"{folder}: {figures} as {', '.join(asked.forms)}")
    return 0


def _given(found: read.Corpus) -> dict[str, pd.DataFrame]:
    """Every table that a figure is drawn from, by name."""
    marked = mark.corpus(found)
    quoted = compare.quotations(marked.articles, marked.marks, marked.voices, found.references)
    scores = mark.tone_scores(found, marked.voices)
    return {
        **marked._asdict(),
        **compare.told_tables(marked, found.claims)._asdict(),
        **quoted._asdict(),
        "rates": compare.rates(marked.marks, marked.voices, marked.sentences),
        "specifications": compare.specifications(scores, marked.voices, marked.sentences),
    }


def _report(args: argparse.Namespace) -> int:
    """Report each corpus named; where none is, each of the repository's whose documents are here."""
    from analysis import check, tell  # not above: matplotlib takes a second to load; `measure` draws nothing
    from analysis.tell.printed import remedy

    if remedy():
        _say(remedy())
    named = args.corpora or sorted(path.parent.name for path in read.SEEDS.glob("*/catalog.csv"))
    for corpus in named:
        absent = [] if args.corpora else read.missing(corpus, args.documents)
        if absent:
            _say(f"{corpus}: not run, for {len(absent)} of its documents are not here: {', '.join(absent)}")
            _say(f"  put them into seeds/{corpus}/, or set ANALYSIS_DOCUMENTS to the folder that has them")
            continue
        found = read.corpus(corpus, args.documents)
        executed = _executed(corpus, args.documents)
        marked = mark.corpus(found)
        rates = compare.rates(marked.marks, marked.voices, marked.sentences)
        scores = mark.tone_scores(found, marked.voices)
        specifications = compare.specifications(scores, marked.voices, marked.sentences)
        told = compare.told_tables(marked, found.claims)
        others = compare.other_values(marked, found.claims, told.claims)
        quoted = compare.quotations(marked.articles, marked.marks, marked.voices, found.references)
        page = tell.report(
            marked,
            found.name,
            rates=rates,
            specifications=specifications,
            told=told,
            quoted=quoted,
            corrections=found.corrections,
            others=others,
        )
        tell.reader(marked, found.name, told=told, quoted=quoted)
        for name, content in executed.items():
            export.written(page.parent / "notebooks" / name, content.encode())
        _say(f"{corpus}: {check.sizes(marked)}, told in {page}")
    return 0


def _validate_attribution(args: argparse.Namespace) -> int:
    from analysis import tell, validate  # not above: see `_report`

    _check_free(args.errors)
    articles = polnear(args.polnear) if args.polnear else gold.attribution(args.gold)
    _refuse_unmarked([article.attributions for article in articles], args.polnear or args.gold, "attribution")
    scores, errors = validate.attribution(articles, by_outlet=args.by == "outlet")
    if args.errors:
        export.written(args.errors, export.csv_bytes(errors))
    return _printed(args, scores, lambda: tell.scores.attribution(scores, articles))


def _validate_hedging(args: argparse.Namespace) -> int:
    from analysis import tell, validate

    sentences = gold.hedging(args.gold)
    marked = [compare.core(one.cues, ())[0] if args.core else one.cues for one in sentences]
    _refuse_unmarked(marked, args.gold, "hedge")
    scores = validate.hedging(sentences, args.core)
    return _printed(args, scores, lambda: tell.scores.hedging(scores, sentences, args.core))


def _validate_tone(args: argparse.Namespace) -> int:
    from analysis import tell, validate

    texts = gold.tone(args.gold)
    scores = validate.tone(texts, args.neutral)
    return _printed(args, scores, lambda: tell.scores.tone(scores, texts, args.neutral))


def _validate_codes(args: argparse.Namespace) -> int:
    from analysis import tell, validate

    _check_free(args.errors)
    coded = validate.codes(args.corpus, args.sheets, args.documents)
    if args.errors:
        export.written(args.errors, export.csv_bytes(validate.differing(coded)))
    if not coded.coders:
        raise OutputError(
            f"{args.corpus}: no sheet is named, and none lies in the folder codes of the corpus"
        )
    said = "\n".join(tell.on_codes(coded).sentences)
    return _printed(args, coded.scores, lambda: f"{tell.coded(coded).text}\n\n{said}")


def _refuse_unmarked(marked: Sequence[Sequence], path: Path, what: str) -> None:
    """Gold in which people marked nothing is refused: every figure would be 0 of 0.

    Raises
    ------
    GoldError : `marked`, what is marked in each text of the file at `path`, is empty throughout.
    """
    if not any(marked):
        remedy = f"there is nothing to score; add texts in which people marked one ({len(marked):,} read)"
        raise gold.GoldError([f"{path.name}: no {what} is marked in it; {remedy}"])


def _printed(args: argparse.Namespace, scores: pd.DataFrame, text: Callable[[], str]) -> int:
    print(export.csv_bytes(scores).decode() if args.format == "csv" else f"{text()}\n", end="")
    return 0


def _notebooks(args: argparse.Namespace) -> int:
    from analysis.tell.notebooks import FOLDER

    for name, content in _executed("sample", None, with_own=True).items():
        export.written(FOLDER / name, content.encode())
    return 0


def _executed(corpus: str, documents: Path | None, with_own: bool = False) -> dict[str, str]:
    """The notebooks as executed on a corpus, by their names: what the file of each then holds.

    Those that bring their own corpus are among them only `with_own`.
    """
    from analysis.tell import notebooks

    # The notebooks run in their own folder: from there a relative path leads elsewhere.
    place = str(Path(corpus).resolve()) if Path(corpus).exists() else corpus
    paths = [path for path in notebooks.suite() if with_own or not notebooks.has_own_corpus(path)]
    done = notebooks.executed(paths, place, documents and documents.resolve())
    shown = tqdm(done, desc=f"{corpus}: notebooks", total=len(paths), leave=False)
    return {path.name: content for path, content in shown}


def _check_free(errors: Path | None) -> None:
    if errors and errors.exists():
        raise OutputError(f"{errors} is there already: remove it, or name another file with --errors")


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
    """A whole number from 1 on.

    Raises
    ------
    ValueError : it is none.
    """
    if int(text) < 1:
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


def _say(line: str) -> None:
    print(line, file=sys.stderr)
