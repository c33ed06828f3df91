"""The report: one page that opens anywhere, and the same to print, from one list of sections.

report.html has everything: findings, figures, the passages behind each number, method and limits.
report.docx and report.pdf are for reading and print: the long evidence is left to report.html.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis import export, read, tables
from analysis.compare import ClaimTables, Contrasts, Quotations
from analysis.tell.charts import charts_of
from analysis.tell.charts.figures import Figure, drawn, is_needed
from analysis.tell.charts.files import FORMS, PHONE
from analysis.tell.report import lists
from analysis.tell.report.page import described, page, printed, subject
from analysis.tell.report.printed import documents
from analysis.tell.report.sections import sections

if TYPE_CHECKING:
    from analysis.coding import Agreed
    from analysis.mark import Marked

DOCUMENTS = ("report.docx", "report.pdf")
PICTURES = ("png", "svg")  # what the documents are made with


def report(
    marked: "Marked",
    corpus: str,
    out: Path | None = None,
    *,
    rates: pd.DataFrame,
    specifications: pd.DataFrame,
    told: ClaimTables,
    quoted: Quotations,
    corrections: Sequence,
    differing: Contrasts | None = None,
    labels: pd.DataFrame | None = None,
    others: pd.DataFrame | None = None,
    coded: "Agreed | None" = None,
    about: read.About | None = None,
    html_only: bool = False,
    step: Callable[[str, float], object] = lambda what, share: None,
) -> Path:
    """The path of `reports/<corpus>/report.html`; report.docx and report.pdf lie beside it.

    They and `figures/<corpus>/` lie in `out`, unless said under `export.root()`. All is made of `marked`,
    the tables `rates` and `specifications`, what is `told` of the claims (`compare.claim_tables`), and the
    quotations compared (`compare.quotations`). `differing` is what differs most (`compare.Contrasts`),
    `labels` the table of that name, `corrections` are those of the corpus, which `marked` already has,
    `others` other numbers for figures that were not found (`compare.other_values`), `coded` what people and
    machines coded with codebooks (`coding.agreed`), `about` what `corpus.toml` says. The page needs
    no network and no script. The same tables give the same bytes. All is made before anything is written;
    a document that cannot be made here (`printed.missing`) is removed: no older one is taken for it.
    With `html_only` there is report.html and nothing else. `step` is told what is done next, and the share
    of it that is done.

    Raises
    ------
    OutputError : pandoc or typst cannot make a document.
    """
    given = {**marked._asdict(), **told._asdict(), **quoted._asdict()}
    given |= {"rates": rates, "specifications": specifications}
    given["contrasts"] = differing.contrasts if differing else tables.frame("contrasts", [])
    sample = lists.sampled(given)
    forms = ("svg",) if html_only else FORMS
    figures = {}
    for one in charts_of(marked.articles):
        if is_needed(one, forms):
            tables_of = (given[name] for name in one.tables)
            figures[one.name] = drawn(one, *tables_of, forms=(*forms, PHONE), led=sample.holds_all)
    step("writing the report", 0.0)
    more = others, sample, differing, coded, labels
    made_of = list(sections(marked, given, told, quoted, corrections, figures, *more))
    about_it = subject(corpus, about or read.About(), marked.articles)
    made = {"report.html": lists.led(page(about_it, made_of, sample), sample).encode()}
    if not html_only:
        step("printing the report", 0.0)
        drawings = {name: each for name, each in figures.items() if isinstance(each, Figure)}
        pictures = {
            f"{name}.{form}": each.files[form] for name, each in drawings.items() for form in PICTURES
        }
        made |= documents(printed(about_it, made_of), pictures, described(about_it))
        for each in figures.values():
            each.saved(export.folder("figures", corpus, out))
    folder = export.folder("reports", corpus, out)
    for name in set(DOCUMENTS) - set(made):
        (folder / name).unlink(missing_ok=True)
    for name, content in (*made.items(), *lists.files(given, sample)):
        export.written(folder / name, content)
    return folder / "report.html"
