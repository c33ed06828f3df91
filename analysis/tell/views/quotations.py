"""Quotations laid under their base, line by line, with every change marked where it stands."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from analysis.compare.quotations.differences import EDGE
from analysis.compare.quotations.utterances import sentences
from analysis.tell.leads import opens, rows_of
from analysis.tell.markup import escaped, plain
from analysis.tell.phrasing import counted, listed
from analysis.tell.sampling import GROUPS, Sample
from analysis.tell.views.evidence import Evidence
from analysis.tell.views.passages import COMPARED

if TYPE_CHECKING:
    from analysis.mark import Marked

_STYLES = {
    "del": "background:#f4d4d4;color:#111",
    "ins": "background:#d5e8d4;color:#111",
    "span": "color:#767676",
}
_MOST = 12  # quotations of one utterance in a sample
_CELL = "padding:0.2em 0.6em;vertical-align:top;text-align:left;border-bottom:1px solid #ddd"
NOTE = (
    "Inside the quotation marks [-words-] are in the original or the fuller version only, {+words+} here "
    "only. (Words in brackets), pale, are the rest of its sentence, which is not quoted here. Unverified: it "
    "appears in no other text here, so it could not be checked."
)


def compared_rows(marked: "Marked", compared, sample: Sample | None = None) -> pd.DataFrame:
    """The quotations that could be compared, each utterance under what it is laid on: as rows to print.

    Columns `said by, in, words, compared`. The marks of changes are those of `quotations`.
    """
    found, texts, changes = _prepared(marked, compared, sample)
    made = []
    for _, own in found[found["status"] != "unverified"].groupby("utterance", sort=False):
        speakers = dict.fromkeys([*own["base_speaker"].dropna(), *own["speaker"].dropna()])
        by = [listed(speakers) if speakers else "unknown speaker"]
        for where, shown in _bases(own, texts):
            made.append((by.pop() if by else "", where.rpartition(" (")[0] or where, shown, "base"))
        for one in own[own["base_id"].notna()].itertuples():
            changed = changes.get(one.number)
            where = one.outlet if one.kind == "body" else f"{one.outlet}, {one.kind}"
            made.append(
                (by.pop() if by else "", where, _aligned(one, changed)[1], changes_named(one, changed))
            )
    return pd.DataFrame(made, columns=["said by", "in", "words", "compared"])


def quotations(marked: "Marked", compared, *, led: bool = False, sample: Sample | None = None) -> Evidence:
    """Each utterance that stands in a reference or more than once: its base, and below it every quotation.

    `compared` is what `compare.quotations` gives of `marked`. The base is the sentence of the reference, or
    the longest quotation. What is unverified follows as a list, with the nearest sentence of a reference
    where there is one. The meaning is in the text: it holds where colours are stripped. With `led` the
    numbers lead into the reader. With a `sample` that is not all some utterances are shown, each with all of
    its quotations, and some of what is unverified.
    """
    found, texts, changes = _prepared(marked, compared, sample)
    pages, lines = [f"<p><small>{escaped(NOTE)}</small></p>\n"], [NOTE]
    if sample and len(found) < len(compared.quotations):
        pages.append(sample.said(len(found), len(compared.quotations), "quotations", COMPARED))
    every = compared.quotations["utterance"].value_counts()
    for number, own in found[found["status"] != "unverified"].groupby("utterance", sort=False):
        page, text = _utterance(own, every[number], changes, texts, led)
        pages.append(page)
        lines += text
    alone = found[found["status"] == "unverified"]
    page, text = _unverified(alone, int((compared.quotations["status"] == "unverified").sum()), led)
    return Evidence("".join([*pages, page]), "\n".join(lines + text))


def _prepared(
    marked: "Marked", compared, sample: Sample | None
) -> tuple[pd.DataFrame, dict[str, str], dict[int, pd.DataFrame]]:
    """The quotations numbered and with the kind of their sentence; all texts; the changes by number.

    Of an utterance that is in the sample the first `_MOST` quotations are shown.
    """
    found = compared.quotations.assign(number=range(len(compared.quotations)))
    if sample and not sample.is_all:
        is_compared = found["status"] != "unverified"
        firsts = found[is_compared].drop_duplicates("utterance")
        wanted = found["utterance"].isin(sample.shown(firsts, GROUPS)["utterance"]) & is_compared
        wanted &= found.groupby("utterance").cumcount() < _MOST
        alone = sample.shown(found[~is_compared])["number"]
        found = found[wanted | found["number"].isin(alone)]
    units = marked.sentences[["doc_id", "sent_id", "kind"]]
    found = found.merge(units, on=["doc_id", "sent_id"], how="left", validate="many_to_one")
    texts = {
        **dict(zip(compared.references["doc_id"], compared.references["text"], strict=True)),
        **dict(zip(marked.articles["doc_id"], marked.articles["text"], strict=True)),
    }
    differences = compared.differences[compared.differences["quotation"].isin(found["number"])]
    return found, texts, {number: own for number, own in differences.groupby("quotation")}


def _utterance(own: pd.DataFrame, n_all: int, changes: dict, texts: dict, led: bool) -> tuple[str, list[str]]:
    """The lines of one utterance, which has `n_all` quotations, as HTML that opens and as text."""
    speakers = dict.fromkeys([*own["base_speaker"].dropna(), *own["speaker"].dropna()])
    by, n = listed(speakers) if speakers else "unknown speaker", _of(own, n_all)
    asked = rows_of("quotations", {"utterance": str(own["utterance"].iloc[0])}) if led else None
    cells, lines = [], [f"{by}: {n}"]
    for where, shown in _bases(own, texts):
        cells.append(f'<tr><th scope="row" style="{_CELL}">{escaped(where)}</th>')
        cells.append(
            f'<td style="{_CELL}"><bdi>{escaped(shown)}</bdi></td><td style="{_CELL}">base</td></tr>\n'
        )
        lines.append(f"  {plain(where)}: {plain(shown)}")
    for one in own[own["base_id"].notna()].itertuples():
        changed = changes.get(one.number)
        names = changes_named(one, changed)
        page, text = _aligned(one, changed)
        where = _where(one)
        cells.append(f'<tr><td style="{_CELL}">{escaped(where)}</td>')
        cells.append(
            f'<td style="{_CELL}"><bdi>{page}</bdi></td><td style="{_CELL}">{escaped(names)}</td></tr>\n'
        )
        lines.append(f"    {plain(where)}: {text}  ({plain(names)})")
    table = (
        '<div class="scroll" tabindex="0" style="overflow-x:auto"><table style="border-collapse:collapse">'
        f"{''.join(cells)}</table></div>"
    )
    return opens(f"{by}: ", n, table, asked, start="<details open>"), lines


def _bases(own: pd.DataFrame, texts: dict) -> Iterator[tuple[str, str]]:
    """What the quotations are laid on: the stretches of references, in whole sentences; the longest ones."""
    referred = own[own["base_id"].notna() & ~own["base_id"].isin(own["doc_id"])]
    for base_id, laid in referred.groupby("base_id", sort=False):
        text, low, high = texts[base_id], laid["base_start"].min(), laid["base_end"].max()
        cut = [(start, end) for start, end in sentences(text) if start < high and low < end]
        yield base_id, text[cut[0][0] : cut[-1][1]].strip()
    for one in own[own["base_id"].isna()].itertuples():
        yield _where(one), one.text


def _where(one) -> str:
    kind = "" if one.kind == "body" else f"{one.kind}; "
    return f"{one.outlet} ({kind}{one.doc_id} [{one.start}, {one.end}))"


def changes_named(one, changed: pd.DataFrame | None) -> str:
    """The classes of the changes, what is hidden in them, and whether another is said to speak."""
    inside = [] if changed is None else changed[changed["at"] != EDGE]
    said = list(dict.fromkeys(_name(change) for change in inside.itertuples())) if len(inside) else []
    cut = changed is not None and (changed["kind"] == "trimmed").any()
    if not said:
        said = ["exact, in part" if cut else "exact"]
    if changed is not None and changed["shown"].any():
        said.append("shown by a mark")
    if one.speakers_differ:
        said.append(f"here {one.speaker} speaks, in the base {one.base_speaker}")
    if isinstance(one.also, str):
        said.append(f"also in {one.also}")
    return "; ".join(said)


def _name(change) -> str:
    """The class of a change; of two quotations it is not known which of them left words out."""
    return f"{change.kind} in the base" if change.kind == "trimmed" and change.words else change.kind


def _aligned(one, changed: pd.DataFrame | None) -> tuple[str, str]:
    """The quotation with its changes marked, as HTML and as text."""
    pieces, at = [], one.start
    for change in changed.itertuples() if changed is not None else ():
        if change.start < at:  # inside what is marked already
            continue
        pieces.append((None, one.text[at - one.start : change.start - one.start]))
        at = change.end
        if change.base_words and change.at == EDGE and not change.words:
            pieces.append(("span", f"({change.base_words})"))
        elif change.base_words and change.kind != "reordered":
            pieces.append(("del", f"[-{change.base_words}-]"))
        if change.words:
            pieces.append(("ins", f"{{+{change.words}+}}"))
    pieces.append((None, one.text[at - one.start :]))
    page, text = "", ""
    for tag, piece in pieces:
        piece = plain(piece)
        if text[-1:].isalnum() and tag or text[-1:] in "]})" and text and piece[:1].isalnum() | bool(tag):
            piece = f" {piece}"
        text += piece
        shown = escaped(piece)
        page += f'<{tag} style="{_STYLES[tag]}">{shown}</{tag}>' if tag else shown
    return page, text


def _of(shown: pd.DataFrame, n_all: int) -> str:
    """As in "3 quotations", and where not all are shown "12 of 40 quotations"."""
    n = counted(n_all, "quotation")
    return n if len(shown) == n_all else f"{len(shown):,} of {n}"


def _unverified(alone: pd.DataFrame, n_all: int, led: bool) -> tuple[str, list[str]]:
    n = _of(alone, n_all)
    asked = rows_of("quotations", {"status": "unverified"}) if led and len(alone) else None
    items, lines = [], [f"Unverified: {n}"]
    for one in alone.itertuples():
        near = f" Nearest in {one.nearest_id}: {one.nearest}" if isinstance(one.nearest, str) else ""
        said = (
            f"{one.text} {one.speaker if isinstance(one.speaker, str) else 'unknown speaker'}, {_where(one)}."
        )
        items.append(f"<li><bdi>{escaped(said)}</bdi>{escaped(near)}</li>\n")
        lines.append(f"  {plain(said + near)}")
    listed_ = f"<ul>\n{''.join(items)}</ul>" if items else ""
    return opens("Unverified: ", n, listed_, asked), lines
