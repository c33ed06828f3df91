"""The tables that the rooms share: their columns, types and order of rows.

Positions are half-open, `[start, end)`, counted in code points of the document as read, so
`text[start:end]` is the evidence. `sent_id`, `paragraph` and `attribution_id` count from 0 in each
document. Unknown is null, never "".
"""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa

from analysis.names import MEASURES

TEXT, COUNT, NUMBER, YES_NO = pa.string(), pa.int32(), pa.float64(), pa.bool_()


class TableError(ValueError):
    """A table lacks a column that its schema names."""


def _schema(*columns: tuple[str, pa.DataType], null: Sequence[str] = ()) -> pa.Schema:
    return pa.schema([pa.field(name, kind, nullable=name in null) for name, kind in columns])


def _text(*names: str) -> list[tuple[str, pa.DataType]]:
    return [(name, TEXT) for name in names]


def _counts(*names: str) -> list[tuple[str, pa.DataType]]:
    return [(name, COUNT) for name in names]


def _numbers(*names: str) -> list[tuple[str, pa.DataType]]:
    return [(name, NUMBER) for name in names]


_HEDGE = ("hedge", "hedge_on", "tail", "tail_voice")
_NEAREST = ("nearest_id", "nearest_start", "nearest_end", "nearest")

SCHEMAS: dict[str, pa.Schema] = {
    "articles": _schema(
        *_text("doc_id", "outlet", "title", "byline", "published", "distributor", "host", "url"),
        *_text("path", "sha256", "language"),
        *_counts("n_words"),
        *_text("text"),
        null=("title", "byline", "published", "distributor", "host", "url", "sha256", "language"),
    ),
    "boilerplate": _schema(
        *_text("doc_id"), *_counts("start", "end"), *_text("rule", "harvested"), null=("harvested",)
    ),
    "sentences": _schema(
        *_text("doc_id", "outlet"),
        *_counts("sent_id", "start", "end"),
        *_text("kind"),
        *_counts("paragraph", "n_words"),
        *_text("text"),
    ),
    "voices": _schema(
        *_text("doc_id"),
        *_counts("sent_id", "start", "end"),
        *_text("voice", "speaker"),
        *_counts("n_words"),
        null=("speaker",),
    ),
    "marks": _schema(
        *_text("doc_id"),
        *_counts("sent_id", "start", "end"),
        *_text("measure", "label"),
        *_numbers("value"),
        *_text("voice", "rule"),
        null=("value", "voice"),
    ),
    "attributions": _schema(
        *_text("doc_id"),
        *_counts("attribution_id", "parent", "sent_id"),
        *_text("cue"),
        *_counts("cue_start", "cue_end"),
        *_text("commitment", "act", "source", "speaker", "group", "form"),
        *_numbers("confidence"),
        ("sure", YES_NO),
        null=("parent", "act", "source", "speaker", "group"),
    ),
    "attribution_spans": _schema(
        *_text("doc_id"), *_counts("attribution_id"), *_text("role"), *_counts("start", "end")
    ),
    "tellings": _schema(
        *_text("doc_id", "claim"),
        *_counts("sent_id"),
        *_text("kind"),
        *_numbers("position"),
        *_text("voice", "speaker", "chain", "cue", "commitment", "act", "polarity"),
        *_text("value", *_HEDGE),
        *_counts("start", "end"),
        ("sure", YES_NO),
        null=("speaker", "chain", "cue", "commitment", "act", "value", *_HEDGE),
    ),
    "claims": _schema(
        *_text("doc_id", "outlet", "claim", "status"),
        *_counts("n_tellings"),
        *_text("checked_by"),
        null=("checked_by",),
    ),
    "asked": _schema(
        *_text("claim", "says", "origin", "reference", "value", "role", "baseline", "in_force"),
        null=("reference", "value", "role", "baseline", "in_force"),
    ),
    "rates": _schema(
        *_text("outlet", "measure", "label", "voice"),
        *_counts("n_docs", "n_words", "n_marks"),
        *_numbers("rate", "low", "high"),
        *_text("unit", "resampled"),
        null=("rate", "low", "high", "resampled"),
    ),
    "specifications": _schema(
        *_text("outlet", "lexicon", "scored", "voice", "typography", "label"),
        *_counts("n_scored"),
        *_numbers("score"),
        *_counts("rank"),
        *_numbers("dealt_low", "dealt_high", "gap_low", "gap_high"),
        null=("score", "rank", "dealt_low", "dealt_high", "gap_low", "gap_high"),
    ),
    "passages": _schema(
        *_counts("group"),
        *_text("doc_id"),
        *_counts("sent_id", "start", "end"),
        *_numbers("score"),
        *_text("why"),
    ),
    "only_here": _schema(
        *_text("doc_id"),
        *_counts("sent_id", "start", "end"),
        *_numbers("weight"),
        *_text("why", "nearest_id"),
        *_counts("nearest_sent_id"),
        *_numbers("nearest_score"),
        null=("nearest_id", "nearest_sent_id", "nearest_score"),
    ),
    "contrasts": _schema(
        *_counts("rank"),
        *_text("kind"),
        *_counts("group"),
        *_numbers("weight"),
        *_text("says", "doc_id"),
        *_counts("start", "end"),
        null=("group",),
    ),
    "labels": _schema(
        *_counts("group"),
        *_text("doc_id"),
        *_counts("sent_id", "start", "end"),
        *_text("text", "kind", "voice", "head", "adjectives"),
        null=("voice", "adjectives"),
    ),
    "quotations": _schema(
        *_text("doc_id", "outlet"),
        *_counts("sent_id", "start", "end", "utterance"),
        *_text("speaker", "status"),
        *_counts("n_words", "n_shared"),
        *_text("base_id"),
        *_counts("base_start", "base_end"),
        *_text("base_speaker", "also"),
        ("speakers_differ", YES_NO),
        *_text("nearest_id"),
        *_counts("nearest_start", "nearest_end"),
        *_text("nearest", "text"),
        null=("speaker", "base_id", "base_start", "base_end", "base_speaker", "also", *_NEAREST),
    ),
    "differences": _schema(
        *_text("doc_id", "outlet"),
        *_counts("quotation"),
        *_text("kind", "at", "words", "base_words"),
        *_counts("start", "end"),
        *_text("base_id"),
        *_counts("base_start", "base_end"),
        ("shown", YES_NO),
    ),
}

# Across documents, and so not made by `measure`, which looks at each document by itself.
COMPARED = (
    *("rates", "specifications", "passages", "only_here", "contrasts", "labels"),
    *("quotations", "differences"),
)
# What `measure` writes, in the order in which they arise; the others are made from them.
MEASURED = tuple(name for name in SCHEMAS if name not in ("asked", *COMPARED))

KINDS = ("headline", "standfirst", "heading", "dateline", "bullet", "body")
DEEDS = ("phrase request", "phrase of owner request")
"""Rules of attribution whose content was done, not said: "They met at her request" is the outlet's word."""
VOICES = ("narrator", "attributed", "quoted", "unclear")


def columns(name: str) -> list[str]:
    """The columns of the table `name`, in its order."""
    return list(SCHEMAS[name].names)


def of_measures(names: Iterable[str]) -> dict[str, list[str]]:
    """What the `attrs` of a table of marks say where not every measure was looked for.

    pandas keeps them when rows are chosen, when the table is pickled and when it is written as Parquet.
    """
    found = set(names)
    return {} if found >= set(MEASURES) else {"measures": [name for name in MEASURES if name in found]}


def measured(marks: pd.DataFrame) -> tuple[str, ...] | None:
    """The measures that were looked for in a table of marks; null: all of them.

    Of another measure it is not known how often it occurs, so it has no rates, not even of zero.
    """
    names = marks.attrs.get("measures")
    return None if names is None else tuple(names)


def frame(name: str, rows: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """The table `name` as a DataFrame, from rows in the order of its columns; None is null.

    No rows give an empty table with the right columns and types. Nullable counts are `Int32`.
    """
    return frame_of_columns(name, list(zip(*rows, strict=True)) or [()] * len(SCHEMAS[name]))


def frame_of_columns(name: str, cells: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """The same from its columns, in their order."""
    schema = SCHEMAS[name]
    arrays = [pa.array(column, field.type) for column, field in zip(cells, schema, strict=True)]
    return pandas(pa.Table.from_arrays(arrays, schema=schema))


def pandas(table: pa.Table) -> pd.DataFrame:
    """An Arrow table of one of the schemas as a DataFrame; a nullable count becomes `Int32`."""
    made = table.to_pandas()
    absent = [f.name for f in table.schema if f.nullable and pa.types.is_integer(f.type)]
    return made.astype({name: "Int32" for name in absent}) if absent else made


def arrow(name: str, rows: pd.DataFrame) -> pa.Table:
    """`rows` as an Arrow table of the schema `name`, its columns only and in its order.

    Raises
    ------
    TableError : a column is missing.
    """
    return pa.Table.from_pandas(checked(name, rows)[columns(name)], SCHEMAS[name], preserve_index=False)


def checked(name: str, rows: pd.DataFrame) -> pd.DataFrame:
    """`rows`, if they have every column of the table `name`.

    Raises
    ------
    TableError : a column is missing; all missing ones are named.
    """
    missing = [column for column in columns(name) if column not in rows]
    if missing:
        raise TableError(f"{name}: no column {', '.join(missing)} (there are: {', '.join(map(str, rows))})")
    return rows
