"""The answer keys of a corpus, and what the detectors find, in one form."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from analysis.mark import Marked

SEEDS = Path(__file__).parents[2] / "seeds"
MEASURES = ("hedging", "certainty")
FILES = ("sentences", "quotations", "hedges", "attributions")

Span = tuple[int, int]


class Attribution(NamedTuple):
    """An attribution, a key's or a detector's; `parent` is a number in the same document, or None."""

    number: int
    cue: Span
    sources: tuple[Span, ...]
    contents: tuple[Span, ...]
    parent: int | None
    speaker: str
    form: str
    commitment: str
    act: str


def rows(corpus: str, name: str) -> list[dict[str, str]]:
    """The rows of one file of answers, in file order; none where there is no such file."""
    path = SEEDS / corpus / "answers" / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def span(row: dict[str, str], start: str = "start", end: str = "end") -> Span:
    return int(row[start]), int(row[end])


def contents(cell: str) -> tuple[Span, ...]:
    """The stretches of a cell like "12-40 55-61"."""
    pairs_of_text = (piece.split("-") for piece in cell.split())
    return tuple((int(start), int(end)) for start, end in pairs_of_text)


def place(name: str, row: dict[str, str]) -> Span:
    """Where the row of the file `name` stands."""
    return span(row, "cue_start", "cue_end") if name == "attributions" else span(row)


def claims(name: str, row: dict[str, str]) -> Iterator[tuple[int, int, str | None]]:
    """Each stretch of a row with the words that it claims to have there; None where it claims none."""
    if name != "attributions":
        yield *span(row), row["text"]
        return
    yield *span(row, "cue_start", "cue_end"), row["cue"]
    if row["source_start"]:
        yield *span(row, "source_start", "source_end"), row.get("source")
    said = row["text"].split(" / ") if "text" in row else []
    stretches = contents(row["content"])
    for i, (start, end) in enumerate(stretches):
        yield start, end, said[i] if "text" in row else None


def keyed(corpus: str) -> dict[str, list[Attribution]]:
    """The attributions of the key, by document."""
    made: dict[str, list[Attribution]] = {}
    for row in rows(corpus, "attributions"):
        source = (span(row, "source_start", "source_end"),) if row["source_start"] else ()
        one = Attribution(
            int(row["attribution"]),
            span(row, "cue_start", "cue_end"),
            source,
            contents(row["content"]),
            int(row["parent"]) if row["parent"] else None,
            *(row[name] for name in ("speaker", "form", "commitment", "act")),
        )
        made.setdefault(row["doc_id"], []).append(one)
    return made


def detected(marked: Marked) -> dict[str, list[Attribution]]:
    """The attributions that the rules find, by document; a source without a name is "unnamed"."""
    stretches: dict[tuple, list[Span]] = {}
    for doc_id, number, role, start, end in marked.attribution_spans.itertuples(index=False):
        stretches.setdefault((doc_id, number, role), []).append((start, end))
    made: dict[str, list[Attribution]] = {}
    table = marked.attributions.astype(object).where(marked.attributions.notna(), None)
    for row in table.to_dict("records"):
        doc_id, number = row["doc_id"], row["attribution_id"]
        one = Attribution(
            number,
            (row["cue_start"], row["cue_end"]),
            tuple(stretches.get((doc_id, number, "source"), ())),
            tuple(stretches.get((doc_id, number, "content"), ())),
            row["parent"],
            row["speaker"] or ("unnamed" if row["group"] == "unnamed" else ""),
            *(row[name] or "" for name in ("form", "commitment", "act")),
        )
        made.setdefault(doc_id, []).append(one)
    return made


def mark_keys(corpus: str, doc_id: str) -> Iterator[tuple[str, list[tuple[int, int, str, str]]]]:
    """`(start, end, label, voice)` of each measure that the corpus has keys for; quotations have no voice."""
    if quoted := rows(corpus, "quotations"):
        yield "quotations", [(*span(row), row["kind"], "") for row in quoted if row["doc_id"] == doc_id]
    if hedges := rows(corpus, "hedges"):
        own = [row for row in hedges if row["doc_id"] == doc_id]
        for measure in MEASURES:
            yield (
                measure,
                [(*span(row), row["label"], row["voice"]) for row in own if row["measure"] == measure],
            )


def quoted_speakers(corpus: str, doc_id: str) -> list[tuple[int, int, str]]:
    """`(start, end, speaker)` of the quotations that have a speaker."""
    own = [row for row in rows(corpus, "quotations") if row["doc_id"] == doc_id and row["speaker"]]
    return [(*span(row), row["speaker"]) for row in own]
