"""The source strip: a row an outlet, who it cites for one claim, and the sentence, source and verb lit."""

from typing import TYPE_CHECKING

import pandas as pd

from analysis.compare.sources.ways import WAYS
from analysis.tell import sides
from analysis.tell.leads import link, place
from analysis.tell.markup import escaped, plain
from analysis.tell.overview.opening import Opening
from analysis.tell.views.evidence import MARK
from analysis.tell.views.table import Table, table

if TYPE_CHECKING:
    from analysis.mark import Marked

_MOST = 12  # outlets that have a row
_MOSTLY = 0.6  # of the sentence
_LONG = 320  # characters of a sentence that are shown, around the passage
_BOLD, _CUE = "font-weight:700", "font-weight:700;font-style:italic"


def source_strip(marked: "Marked", opened: Opening, *, led: bool = False) -> Table:
    """One row an outlet: the sources it cites for the claim, and its first passage in its sentence.

    Rows of one way stand together. With `led` the outlet leads to its place in the reader.
    """
    rows = opened.ways
    of = sides.colours(marked.sentences, marked.attributions)
    lit = _lit(marked, rows)
    sentences = {(one.doc_id, one.sent_id): one for one in marked.sentences.itertuples(index=False)}
    ranks = {side: at for at, side in enumerate(of)}

    def rank(outlet: str) -> tuple:
        first = by_outlet[outlet][0]
        return WAYS.index(first.way), ranks.get(first.side, len(ranks)), first.source or ""

    by_outlet = {name: list(own.itertuples()) for name, own in rows.groupby("outlet", sort=False)}
    html, text, printed = "", [opened.question], []
    for outlet in sorted(by_outlet, key=rank)[:_MOST]:
        own = by_outlet[outlet]
        ways, first = sides.distinct(own), own[0]
        sentence = sentences[first.doc_id, first.sent_id]
        pills = "".join(sides.pill(one, of) for one in ways)
        more = f" <small>and {len(own) - 1} more</small>" if len(own) > 1 else ""
        name = link(outlet, place(first.doc_id, first.start, first.end, "claims") if led else None)
        shown = _sentence(sentence, first, lit.get((first.doc_id, first.start), []))
        html += (
            f'<tr><th scope="row" style="{_CELL};font-weight:600">{name}</th><td style="{_CELL}">{pills}<br>'
            f"{shown}{more}</td></tr>\n"
        )
        cited = "; ".join(
            " ".join([sides.said(one), *(f"({means})" for _, means in sides.signs(one))]) for one in ways
        )
        words = " ".join(sentence.text.split())
        text.append(f"{plain(outlet)}: {plain(cited)} | {plain(words)}")
        printed.append((outlet, cited, words))
    rest = len(by_outlet) - _MOST
    note = "Bold: the source; bold italic: the cue verb; yellow: the claim. "
    note += f"{rest} more outlets are in the table of claims below. " if rest > 0 else ""
    if opened.silent:
        note += f"Not found in {', '.join(opened.silent)}: it may be there in other words. "
        text.append(plain(note.strip()))
    below = f'<p class="key"><small>{sides.key(rows, of)} {escaped(note)}</small></p>\n'
    rows_ = f'<table style="border-collapse:collapse">\n<tbody>\n{html}</tbody></table>\n'
    page = f'<div class="strip">{rows_}{below}</div>\n'
    on_paper = table(pd.DataFrame(printed, columns=["outlet", "source", "sentence"]), note=note.strip())
    return Table(page, "\n".join(text), on_paper.printed)


_CELL = "text-align:left;vertical-align:top;padding:0.35em 0.8em 0.45em 0;border-bottom:1px solid #ccc"


def _lit(marked: "Marked", rows: pd.DataFrame) -> dict[tuple[str, int], list[tuple[int, int, str]]]:
    """For each passage, by document and start, the spans of the sources and cue verbs around it."""
    documents = set(rows["doc_id"])
    spans = marked.attribution_spans[marked.attribution_spans["doc_id"].isin(documents)]
    sure = marked.attributions[marked.attributions["sure"] & marked.attributions["doc_id"].isin(documents)]
    known = set(zip(sure["doc_id"], sure["attribution_id"], strict=True))
    found: dict[tuple[str, int], list[tuple[int, int, str]]] = {}
    contents = spans[spans["role"] == "content"]
    for one in rows.itertuples():
        inside = contents[
            (contents["doc_id"] == one.doc_id)
            & (contents["start"] <= one.start)
            & (contents["end"] > one.start)
        ]
        around = {number for number in inside["attribution_id"] if (one.doc_id, number) in known}
        own = spans[(spans["doc_id"] == one.doc_id) & spans["attribution_id"].isin(around)]
        own = own[own["role"].isin(["source", "cue"])]
        found[one.doc_id, one.start] = [
            (row.start, row.end, _BOLD if row.role == "source" else _CUE) for row in own.itertuples()
        ]
    return found


def _sentence(sentence, one, lit: list[tuple[int, int, str]]) -> str:
    """The sentence, or as much of it as stands around the passage; source, cue verb and passage lit."""
    is_all = one.end - one.start > _MOSTLY * len(sentence.text)  # then it says nothing to light it
    spans = [*lit, *([] if is_all else [(one.start, one.end, MARK)])]
    inside = [(a - sentence.start, b - sentence.start, how) for a, b, how in spans]
    inside = [(a, b, how) for a, b, how in inside if 0 <= a < b <= len(sentence.text)]
    first, last = 0, len(sentence.text)
    if last > _LONG:
        low = min((a for a, _, _ in inside), default=0)
        high = max((b for _, b, _ in inside), default=0)
        room = max(0, _LONG - (high - low)) // 2
        first = sentence.text.rfind(" ", 0, max(0, low - room)) + 1 if low > room else 0
        end = sentence.text.find(" ", min(last, high + room))
        last = end if end >= 0 else last
    cuts = sorted({first, last, *(at for a, b, _ in inside for at in (a, b) if first <= at <= last)})
    made = "… " if first else ""
    for start, end in zip(cuts, cuts[1:], strict=False):
        style = ";".join(dict.fromkeys(how for a, b, how in inside if a <= start and end <= b))
        shown = escaped(sentence.text[start:end])
        tag = "mark" if MARK in style else "span"
        made += f'<{tag} style="{style}">{shown}</{tag}>' if style else shown
    return f"<bdi>{made}{' …' if last < len(sentence.text) else ''}</bdi>"
