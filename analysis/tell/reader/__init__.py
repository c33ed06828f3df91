"""The reader: the articles of a corpus on one page, side by side or with what the others tell beside one."""

from pathlib import Path
from typing import TYPE_CHECKING

from analysis import export
from analysis.compare import ClaimTables, Quotations
from analysis.tell import sampling
from analysis.tell.reader.data import book
from analysis.tell.reader.held import only
from analysis.tell.reader.links import linked, way_in
from analysis.tell.reader.page import page

if TYPE_CHECKING:
    from analysis.mark import Marked

__all__ = ["linked", "reader", "way_in"]


def reader(
    marked: "Marked",
    corpus: str,
    out: Path | None = None,
    *,
    told: ClaimTables | None = None,
    quoted: Quotations | None = None,
) -> Path:
    """The path of `reports/<corpus>/reader.html`, written whole; it lies in `out` as `report`'s page does.

    `marked` is a `mark.Marked`. With `told` (`compare.claim_tables`) the claims are a layer, and an annotated
    article shows beside each how the others tell it; with `quoted` (`compare.quotations`) the same of its
    quotations. The page needs no network, holds the texts whole, and says of itself that a report lies
    beside it. Of many articles it holds a sample, and says so. Every measure of the table `marks` is a layer.
    An address (`leads`) opens a place, or lists the rows that a number of the report counts. The same tables
    give the same bytes.
    """
    held = sampling.held(marked.articles)
    note = ""
    if len(held) < len(marked.articles):
        note = f"{len(held):,} of {len(marked.articles):,} articles, drawn at random over the outlets"
        marked, told, quoted = only(set(held["doc_id"]), marked, told, quoted)
    made = page(book(marked, export.corpus_name(corpus), told, quoted), note)
    return export.written(export.folder("reports", corpus, out) / "reader.html", made)
