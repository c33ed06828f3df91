"""Evidence: the marks behind a number, each in its sentence, outlet by outlet."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis import lexicon
from analysis.tell.leads import opens, rows_of
from analysis.tell.markup import Shown, escaped, plain
from analysis.tell.phrasing import counted, signed
from analysis.tell.sampling import Sample

if TYPE_CHECKING:
    from analysis.mark import Marked

MARK = "background:#ffe9a8;color:#111;padding:0 0.15em"
_SMALL = "color:#767676"  # read on white and on black


class Evidence(Shown):
    """Marks in their sentences, as HTML and as text."""


class _Item(NamedTuple):
    """A stretch of text and what was marked there; `start` and `end` are in the document."""

    doc_id: str
    start: int
    end: int
    labels: str
    kind: str
    voice: str
    before: str
    marked: str
    after: str


def evidence(
    marked: "Marked", measure: str, most: int | None = 5, *, led: bool = False, sample: Sample | None = None
) -> Evidence:
    """The marks of `measure` in their sentences: for each outlet the first `most`, or all with None.

    Marks with a value (tone, its words) come strongest first, all others in the order of the text.
    What stands outside the body says so: rates count the body only. A sentence that carries scores
    by voice shows those of the whole sentence. A mark that ends in a later sentence is shown as far as
    the sentence in which it begins, and "…" stands inside it. With `led` the numbers lead into the reader.
    With a `sample` that is not all only the marks that it has are shown, and how many there are is said.
    """
    if sample and not sample.is_all:
        return _sampled(marked, measure, sample)
    found = _with_sentences(marked, measure)
    parts = [f"<p><strong>{escaped(measure)}</strong></p>\n"]
    lines = [measure]
    for outlet in dict.fromkeys(marked.articles["outlet"]):
        items = list(_items(found[found["outlet"] == outlet]))
        shown = items if most is None else items[:most]
        n, outside = _how_many(items, shown), _outside(items)
        asked = rows_of("marks", {"measure": measure, "outlet": outlet}) if led and items else None
        note = f"<p><small>{outside}</small></p>\n" if asked and outside else ""
        told = counted(len(items), "mark") if asked else f"{n}{outside and f'; {outside}'}"
        parts.append(opens(f"{outlet}: ", told, note + _html(shown), asked, start="<details open>"))
        lines.append(f"{plain(outlet)}: {n}{outside and f'; {outside}'}")
        lines += [f"  [{item.labels}] {_sentence(item)}  ({_where(item)})" for item in shown]
    return Evidence("".join(parts), "\n".join(lines))


def _sampled(marked: "Marked", measure: str, sample: Sample) -> Evidence:
    """Some of the marks, outlet by outlet, with the number that each outlet has in all."""
    marks = marked.marks[marked.marks["measure"] == measure]
    n_all = marks["doc_id"].map(sample.outlets).value_counts()
    drawn = marked._replace(marks=sample.shown(marks))
    found = _with_sentences(drawn, measure)
    parts = [
        f"<p><strong>{escaped(measure)}</strong></p>\n",
        sample.said(len(found), len(marks), "marks", measure),
    ]
    lines = [measure]
    for outlet in dict.fromkeys(sample.outlets.values()):
        items = list(_items(found[found["outlet"] == outlet]))
        n = f"{len(items):,} of {counted(n_all.get(outlet, 0), 'mark')} shown"
        parts.append(opens(f"{outlet}: ", n, _html(items), None, start="<details open>"))
        lines += [f"{plain(outlet)}: {n}"]
        lines += [f"  [{item.labels}] {_sentence(item)}  ({_where(item)})" for item in items]
    return Evidence("".join(parts), "\n".join(lines))


def _with_sentences(marked: "Marked", measure: str) -> pd.DataFrame:
    marks = marked.marks[marked.marks["measure"] == measure]
    if (marks["voice"] == "all").any():
        marks = marks[marks["voice"] == "all"]
    units = marked.sentences.rename(columns={"start": "from", "text": "sentence"})
    units = units[["doc_id", "sent_id", "outlet", "kind", "from", "sentence"]]
    found = marks.merge(units, on=["doc_id", "sent_id"], validate="many_to_one")
    assert len(found) == len(marks), "a mark lies in no sentence"
    if found["value"].notna().any():
        found = found.sort_values("value", key=lambda values: -values.abs(), kind="stable")
    return found


def _items(found: pd.DataFrame) -> Iterator[_Item]:
    """One item per stretch, in the order of its first mark; several labels of one stretch stand together."""
    order = {row["label"]: place for place, row in enumerate(lexicon.labels())}
    for (doc_id, start, end), marks in found.groupby(["doc_id", "start", "end"], sort=False):
        first = marks.iloc[0]
        scored = sorted(
            zip(marks["label"], marks["value"], strict=True), key=lambda one: order.get(one[0], 0)
        )
        labels = [label if pd.isna(value) else f"{label} {signed(value)}" for label, value in scored]
        cut = start - first["from"], end - first["from"]
        text = first["sentence"]
        goes_on = " …" if cut[1] > len(text) else ""  # a quotation may end in a later sentence
        pieces = (text[: cut[0]], text[cut[0] : cut[1]] + goes_on, text[cut[1] :])
        yield _Item(doc_id, start, end, ", ".join(labels), first["kind"], first["voice"], *pieces)


def _how_many(items: list[_Item], shown: list[_Item]) -> str:
    if not items:
        return "no marks"
    return f"{len(shown):,} of {counted(len(items), 'mark')} shown"


def _outside(items: list[_Item]) -> str:
    n = sum(item.kind != "body" for item in items)
    return f"{n:,} of the {len(items):,} outside the body, not in the rates" if n else ""


def _where(item: _Item) -> str:
    kind = "" if item.kind == "body" else f"{item.kind}; "
    voice = "" if item.voice == "all" else f"{item.voice}; "
    return f"{kind}{voice}{plain(item.doc_id)} [{item.start}, {item.end})"


def _sentence(item: _Item) -> str:
    return plain(f"{item.before}[[{item.marked}]]{item.after}")


def _html(shown: list[_Item]) -> str:
    items = "".join(
        f'<li><bdi>{escaped(item.before)}<mark style="{MARK}">{escaped(item.marked)}</mark>'
        f'{escaped(item.after)}</bdi> <small style="{_SMALL}">[{escaped(item.labels)}] '
        f"{escaped(_where(item))}</small></li>\n"
        for item in shown
    )
    return f"<ul>\n{items}</ul>" if shown else ""
