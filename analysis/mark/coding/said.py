"""What the detectors say of the units that were coded, in the codes of the codebook: one coder more."""

from collections.abc import Iterator, Sequence

import pandas as pd

from analysis import lexicon
from analysis.mark.marked import Marked
from analysis.names import CODED
from analysis.read.coding.codebooks import Variable


def said_by_detectors(
    marked: Marked, units: pd.DataFrame, variables: Sequence[Variable], coder: str
) -> pd.DataFrame:
    """One row per code, columns `unit, variable, coder, code`.

    A measure says "yes" of a sentence, or any longer unit, that has a mark of it (marks counted apart are
    none), else "no"; of an attribution its own column counts. Where that is null, nothing is said.
    """
    rows = [
        (unit, one.name, coder, code)
        for one in variables
        if one.detector
        for unit, code in (
            _marks(marked, units, one.detector) if one.detector in CODED else _column(marked, units, one)
        )
    ]
    return pd.DataFrame(rows, columns=["unit", "variable", "coder", "code"])


def _marks(marked: Marked, units: pd.DataFrame, measure: str) -> Iterator[tuple[str, str]]:
    apart = {row["label"] for row in lexicon.labels() if row["measure"] == measure and row["apart"]}
    marks = marked.marks[(marked.marks["measure"] == measure) & ~marked.marks["label"].isin(apart)]
    starts = {doc_id: rows["start"].to_numpy() for doc_id, rows in marks.groupby("doc_id")}
    scored = set(marked.voices["doc_id"])
    for row in units[units["kind"] != "attribution"].itertuples(index=False):
        if row.doc_id in scored:
            of = starts.get(row.doc_id)
            has_one = of is not None and bool(((of >= row.start) & (of < row.end)).any())
            yield row.unit, "yes" if has_one else "no"


def _column(marked: Marked, units: pd.DataFrame, variable: Variable) -> Iterator[tuple[str, str]]:
    own = units[units["attribution_id"].notna()]
    found = own.merge(
        marked.attributions[["doc_id", "attribution_id", variable.detector]],
        on=["doc_id", "attribution_id"],
        validate="one_to_one",
    )
    for unit, code in zip(found["unit"], found[variable.detector], strict=True):
        if isinstance(code, str) and code in variable.codes:
            yield unit, code
