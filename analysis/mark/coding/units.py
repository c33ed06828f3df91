"""What can be coded: articles, headlines, leads, paragraphs, sentences, attributions.

An article has all its units, headline and headings included; a lead is the first paragraph of the body;
paragraphs and sentences are those of the body. An attribution is one that the detector is sure of: its
content stands in ⟦ ⟧ in the sentences that it touches. What the detector missed is in no such unit: to find
misses, code the variables of `attribution-spans` by sentence.
"""

from collections.abc import Callable, Iterator
from itertools import groupby

import pandas as pd

from analysis.mark.marked import Marked
from analysis.read.coding.rounds import unit

COLUMNS = ("unit", "doc_id", "outlet", "start", "end", "text", "attribution_id")
_BODY = ("body", "bullet")
_Rows = Iterator[tuple[str, str, int, int, str, int | None]]


def units(marked: Marked, kind: str) -> pd.DataFrame:
    """The units of a kind, in the order of the corpus; columns `COLUMNS`.

    `unit` names one by letters that tell a coder nothing. `start` and `end` are its place in the document;
    `text` is what a coder reads: white space closed up, an empty line between paragraphs. `attribution_id` is
    null but for attributions; of two that no coder could tell apart the first is kept.
    """
    rows = [(unit(kind, *row[:1], *row[2:5]), *row) for row in _KINDS[kind](marked) if row[4]]
    made = pd.DataFrame(rows, columns=list(COLUMNS)).astype(
        {"start": "int64", "end": "int64", "attribution_id": "Int64"}
    )
    return made.drop_duplicates("unit", ignore_index=True)


def _articles(marked: Marked) -> _Rows:
    for key, rows in _grouped(marked.sentences, ["doc_id", "outlet"]):
        paragraphs = [_joined(part) for _, part in _grouped(rows, ["kind", "paragraph"])]
        yield *key, *_ends(rows), "\n\n".join(filter(None, paragraphs)), None


def _headlines(marked: Marked) -> _Rows:
    sentences = marked.sentences
    for key, rows in _grouped(sentences[sentences["kind"] == "headline"], ["doc_id", "outlet"]):
        yield *key, *_ends(rows), _joined(rows), None


def _leads(marked: Marked) -> _Rows:
    for _, rows in groupby(_paragraphs(marked), key=lambda row: row[0]):
        yield next(rows)


def _paragraphs(marked: Marked) -> _Rows:
    sentences = marked.sentences
    body = sentences[sentences["kind"].isin(_BODY)]
    for (doc_id, outlet, _), rows in _grouped(body, ["doc_id", "outlet", "paragraph"]):
        yield doc_id, outlet, *_ends(rows), _joined(rows), None


def _sentences(marked: Marked) -> _Rows:
    body = marked.sentences[marked.sentences["kind"].isin(_BODY)]
    for row in body.itertuples(index=False):
        yield row.doc_id, row.outlet, row.start, row.end, _closed(row.text), None


def _attributions(marked: Marked) -> _Rows:
    """Sentences that the spans of an attribution touch, its content in brackets."""
    texts = dict(zip(marked.articles["doc_id"], marked.articles["text"], strict=True))
    outlets = dict(zip(marked.articles["doc_id"], marked.articles["outlet"], strict=True))
    sentences = dict(_grouped(marked.sentences, ["doc_id"]))
    sure = marked.attributions.loc[marked.attributions["sure"], ["doc_id", "attribution_id"]]
    spans = marked.attribution_spans.merge(sure, on=["doc_id", "attribution_id"])
    for (doc_id, number), own in _grouped(spans, ["doc_id", "attribution_id"]):
        content = own[own["role"] == "content"].sort_values("start")
        around = sentences[doc_id,]
        touched = around[(around["start"] < own["end"].max()) & (around["end"] > own["start"].min())]
        if content.empty or touched.empty:
            continue
        start, end = _ends(touched)
        marks = list(zip(content["start"], content["end"], strict=True))
        text = _closed(_bracketed(texts[doc_id], start, end, marks))
        yield doc_id, outlets[doc_id], start, end, text, int(number)


def _bracketed(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> str:
    made, at = [], start
    for first, last in spans:
        made += [text[at:first], "⟦", text[first:last], "⟧"]
        at = last
    return "".join([*made, text[at:end]])


def _grouped(rows: pd.DataFrame, keys: list[str]) -> Iterator[tuple[tuple, pd.DataFrame]]:
    yield from rows.groupby(keys, sort=False)


def _ends(rows: pd.DataFrame) -> tuple[int, int]:
    return int(rows["start"].min()), int(rows["end"].max())


def _joined(rows: pd.DataFrame) -> str:
    return " ".join(filter(None, map(_closed, rows["text"])))


def _closed(text: str) -> str:
    return " ".join(text.split())


_KINDS: dict[str, Callable[[Marked], _Rows]] = {
    "article": _articles,
    "headline": _headlines,
    "lead": _leads,
    "paragraph": _paragraphs,
    "sentence": _sentences,
    "attribution": _attributions,
}
