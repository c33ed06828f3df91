"""What the detectors say of the units that were coded, in the codes of the codebook: one coder more."""

from collections.abc import Iterator, Sequence

import pandas as pd

from analysis import lexicon
from analysis.mark.marked import Marked
from analysis.names import CODED
from analysis.read.coding.code_sheets import NOTHING
from analysis.read.coding.codebooks import Variable

ROLES = ("source", "cue", "content")
ONE_STRETCH = ("sentence", "paragraph", "lead", "headline")  # units whose text is that of the document


def said_by_detectors(
    marked: Marked, units: pd.DataFrame, variables: Sequence[Variable], coder: str
) -> pd.DataFrame:
    """One row per code, columns `unit, variable, coder, code`.

    A measure says "yes" of a sentence, or any longer unit, that has a mark of it (marks counted apart are
    none), else "no"; of an attribution its own column counts. Where that is null, nothing is said. Of spans
    ("0-5;9-12", or "none") it is those of sure attributions; contents that lie in one another are one. The
    speaker of a unit is that of its quotations, by his name in small letters, where they have one speaker.
    """
    rows = [
        (unit, one.name, coder, code)
        for one in variables
        if one.detector
        for unit, code in _said(marked, units, one)
    ]
    return pd.DataFrame(rows, columns=["unit", "variable", "coder", "code"])


def _said(marked: Marked, units: pd.DataFrame, variable: Variable) -> Iterator[tuple[str, str]]:
    if variable.detector in CODED:
        return _marks(marked, units, variable.detector)
    if variable.detector == "speaker":
        return _speakers(marked, units)
    if variable.detector in ROLES:
        return _spans(marked, units, variable.detector)
    return _column(marked, units, variable)


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


def _speakers(marked: Marked, units: pd.DataFrame) -> Iterator[tuple[str, str]]:
    quoted = marked.voices[(marked.voices["voice"] == "quoted") & marked.voices["speaker"].notna()]
    for row in units[units["kind"] != "attribution"].itertuples(index=False):
        own = quoted[(quoted["doc_id"] == row.doc_id) & quoted["start"].between(row.start, row.end - 1)]
        if own["speaker"].nunique() == 1:
            yield row.unit, own["speaker"].iloc[0].casefold()


def _spans(marked: Marked, units: pd.DataFrame, role: str) -> Iterator[tuple[str, str]]:
    sure = marked.attributions.loc[marked.attributions["sure"], ["doc_id", "attribution_id"]]
    spans = marked.attribution_spans[marked.attribution_spans["role"] == role]
    spans = spans.merge(sure, on=["doc_id", "attribution_id"]).sort_values(["start", "end"])
    own = {doc_id: rows[["start", "end"]].to_numpy().tolist() for doc_id, rows in spans.groupby("doc_id")}
    texts = dict(zip(marked.articles["doc_id"], marked.articles["text"], strict=True))
    scored = set(marked.voices["doc_id"])
    for row in units[units["kind"].isin(ONE_STRETCH)].itertuples(index=False):
        if row.doc_id not in scored:
            continue
        within = _closed(texts[row.doc_id][row.start : row.end])
        if within[-1] != len(row.text):  # something in between is set aside: places would be guessed
            continue
        found: list[list[int]] = []
        for start, end in own.get(row.doc_id, ()):
            first, last = max(start, row.start) - row.start, min(end, row.end) - row.start
            if first >= last:
                continue
            if found and within[first] <= found[-1][1]:
                found[-1][1] = max(found[-1][1], within[last])
            else:
                found.append([within[first], within[last]])
        yield row.unit, ";".join(f"{start}-{end}" for start, end in found) or NOTHING


def _closed(text: str) -> list[int]:
    """Where each character of a text, and its end, is once white space is closed up as in a unit."""
    places, at, was_space = [], 0, False
    for char in text:
        places.append(at - 1 if char.isspace() and was_space else at)
        at += not (char.isspace() and was_space)
        was_space = char.isspace()
    return [*places, at]
