"""What the command `report` makes of a corpus: staged, and in its place only when all of it is there."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from analysis import compare, export, names, once, progress, read, tables

# What a report takes its time for, and about how many seconds of each of five articles.
STEPS = {
    "reading": 1.5,
    "drawing": 9.0,
    "writing the report": 2.0,
    "printing the report": 1.5,
    "writing the reader": 0.5,
    "waiting for the notebooks": 1.5,
}


def reported(corpus: str, args: argparse.Namespace, step: progress.Step) -> str:
    """One corpus reported, whole or not at all, and what is said of it."""
    from analysis import (
        check,
        coding,
        tell,
    )  # not above: matplotlib takes a second to load; `measure` draws nothing
    from analysis.tell.charts.figures import drawn_once
    from analysis.tell.charts.files import FORMS, PHONE, SCREEN
    from analysis.tell.sampling import FEW, IN_READER, LISTS

    step("reading", 0.0)
    found = read.corpus(corpus, args.documents, args.fresh)
    sheets = read.code_sheets(corpus)
    coded = coding.agreed(corpus, sheets, documents=args.documents) if sheets else None
    own = Path("reports") / export.corpus_name(found.name)
    paths = [] if args.html or args.no_notebooks else notebooks()
    if paths and len(found.articles) > IN_READER:
        paths = []
        n = f"{len(found.articles):,} articles"
        print(
            f"{corpus}: notebooks left out: each would count and show {n} by itself; run those that you need "
            "in JupyterLab, or on a part of the corpus",
            file=sys.stderr,
        )
    earlier = (export.root() / own / "notebooks").glob("[0-9][0-9]-*.ipynb")
    replaces = [own / name for name in ("report.docx", "report.pdf")]
    replaces += [own / "notebooks" / path.name for path in earlier]
    listed = (*tables.SCHEMAS, *names.MEASURES)
    replaces += [own / LISTS / f"{name}.{form}" for name in listed for form in ("csv", "parquet")]
    made = compare.compared(found)
    with once.remembering(), export.staged(export.root(), export.root() / "reports", replaces) as stage:
        forms = ("svg",) if args.html else (*FORMS, SCREEN) if paths else FORMS
        drawn_once(made, (*forms, PHONE), lambda share: step("drawing", share))
        with executing(paths, corpus, args.documents, stage) as executed:
            tell.report(
                made.marked,
                found.name,
                stage,
                rates=made.rates,
                specifications=made.specifications,
                told=made.told,
                quoted=made.quoted,
                differing=made.differing,
                labels=made.labels if len(found.articles) <= FEW else None,
                corrections=found.corrections,
                others=made.others,
                coded=coded,
                about=found.about,
                html_only=args.html,
                step=step,
            )
            step("writing the reader", 0.0)
            tell.reader(made.marked, found.name, stage, told=made.told, quoted=made.quoted)
            step("waiting for the notebooks", 0.0)
            for name, content in executed().items():
                export.written(stage / own / "notebooks" / name, content.encode())
    return f"{corpus}: {check.sizes(made.marked)}, told in {export.root() / own / 'report.html'}"


def notebooks(with_own: bool = False) -> list[Path]:
    """The notebooks; those that bring their own corpus are among them only `with_own`."""
    try:
        from analysis.tell.notebooks import has_own_corpus, suite
    except ImportError:
        return []
    return [path for path in suite() if with_own or not has_own_corpus(path)]


@contextmanager
def executing(
    paths: Sequence[Path], corpus: str, documents: Path | None, stage: Path | None = None
) -> Iterator[Callable[[], dict[str, str]]]:
    """Notebooks executed on a corpus from now on: the function gives what the file of each then holds."""
    if not paths:
        yield dict
        return
    from analysis.tell import notebooks as running

    # The notebooks run in their own folder: from there a relative path leads elsewhere.
    place = str(Path(corpus).resolve()) if Path(corpus).exists() else corpus
    with running.executing(paths, place, documents, stage) as results:

        def executed() -> dict[str, str]:
            try:
                return dict(zip([path.name for path in paths], results(), strict=True))
            except running.NoKernelError as error:
                print(
                    f"{corpus}: reported without notebooks, for there is no kernel to run them: {error}",
                    file=sys.stderr,
                )
                return {}

        yield executed
