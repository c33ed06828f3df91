"""The article barcode: a bar an article, as long as its text, each stretch coloured by who speaks there."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from analysis import lexicon
from analysis.compare.by_outlet import body, of_outlets
from analysis.compare.sources.ways import sides_of
from analysis.tell import sides
from analysis.tell.leads import READER, article, link, place
from analysis.tell.markup import escaped, plain
from analysis.tell.phrasing import article_names, group_name
from analysis.tell.views.table import Table, table

if TYPE_CHECKING:
    from analysis.mark import Marked
    from analysis.tell.overview.opening import Opening

_MOST = 60  # articles that have a bar
_OWN, _UNKNOWN, _HATCH = "#c9c9cf", sides.OTHER, "url(#unsure)"
_HIGH = 26
OWN, UNKNOWN, UNSURE = "own voice", "other sources", "unsure"


def stretches(marked: "Marked") -> pd.DataFrame:
    """Who speaks from word to word of the body: one row a stretch, in order of the text.

    Columns `doc_id, outlet, start, end, first, last` (words before it and at its end), `who` (a side, "own
    voice", "other sources" or "unsure") and `quoted`.
    """
    sides_ = sides_of(marked.attributions)
    outlets = dict(zip(marked.articles["doc_id"], marked.articles["outlet"], strict=True))
    made: list[list] = []
    for one in of_outlets(marked.voices, body(marked.sentences)).itertuples(index=False):
        side = sides_.get((one.doc_id, one.speaker)) if isinstance(one.speaker, str) else None
        who = {"narrator": OWN, "unclear": UNSURE}.get(one.voice, side or UNKNOWN)
        quoted = one.voice == "quoted"
        last = made[-1] if made else None
        if last and last[0] == one.doc_id and last[6:] == [who, quoted]:
            last[3], last[5] = one.end, last[5] + one.n_words
            continue
        before = last[5] if last and last[0] == one.doc_id else 0
        made.append(
            [one.doc_id, outlets[one.doc_id], one.start, one.end, before, before + one.n_words, who, quoted]
        )
    columns = ["doc_id", "outlet", "start", "end", "first", "last", "who", "quoted"]
    return pd.DataFrame(made, columns=columns)


def barcode(marked: "Marked", opened: "Opening | None" = None, *, led: bool = False) -> Table:
    """A bar an article; ticks above it are hedges in its own voice, the dot is the claim of `opened`.

    With `led` each stretch leads into the reader. Of many articles none has a bar.
    """
    rows = stretches(marked)
    if rows.empty or rows["doc_id"].nunique() > _MOST:
        return Table("", "", "")
    of = sides.colours(marked.sentences, marked.attributions)
    names, longest = article_names(marked.articles), rows["last"].max()
    ticks = _places(marked, _hedges(marked.marks), rows)
    dots = _places(marked, opened.ways, rows) if opened else {}
    shares = _shares(rows, of)
    html = _PATTERN
    for doc_id, own in rows.groupby("doc_id", sort=False):
        name = link(names[doc_id], article(doc_id) if led else None)
        first, *more = _told(shares[doc_id]).split(", ")
        rest = f'<span class="unseen">, {escaped(", ".join(more))}</span>' if more else ""
        html += (
            f'<div class="bar"><div><strong>{name}</strong> <small>{escaped(first)}{rest}</small></div>'
            f"<div>{_bar(own, of, longest, ticks.get(doc_id, []), dots.get(doc_id, []), led)}</div></div>\n"
        )
    shown = pd.DataFrame([{"article": names[doc_id], **own} for doc_id, own in shares.items()])
    shown = shown.assign(words=[int(rows.loc[rows["doc_id"] == doc_id, "last"].max()) for doc_id in shares])
    whole = shown.fillna(0).round(0).astype({name: int for name in shown if name != "article"})
    on_paper = table(whole, note="Shares of the words of each article's body, in %, by who speaks.")
    text = "\n".join(f"{plain(names[doc_id])}: {_told(own)}" for doc_id, own in shares.items())
    key = _key(rows, of, bool(dots))
    return Table(f'<div class="barcode">\n{html}{key}</div>\n', text, on_paper.printed)


_PATTERN = (
    '<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>'
    '<pattern id="unsure" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="6" height="6" fill="#e9e9ee"/><rect width="2.5" height="6" fill="{_UNKNOWN}"/>'
    "</pattern></defs></svg>\n"
)


def _bar(own: pd.DataFrame, of: Mapping[str, str], longest: int, ticks, dots, led: bool) -> str:
    """One article as SVG, its width a share of the longest article's."""
    n = int(own["last"].max())
    made = f'<rect x="0" y="5" width="{n}" height="{_HIGH - 5}" fill="#fff"/>'  # below what is pale
    for one in own.itertuples():
        fill, opacity = _fill(one, of)
        said = f"{_who(one.who)}{', quoted' if one.quoted else ''}: {one.last - one.first} words"
        shape = (
            f'<rect x="{one.first}" y="5" width="{one.last - one.first}" height="{_HIGH - 5}" fill="{fill}"'
            f"{opacity}><title>{escaped(said)}</title></rect>"
        )
        to = f"{READER}#{escaped(place(one.doc_id, one.start, one.end, 'voice'))}"
        made += f'<a href="{to}" tabindex="-1">{shape}</a>' if led else shape
    made += "".join(
        f'<rect x="{at}" y="0" width="{n / 400:.2f}" height="9" fill="currentColor"/>' for at in ticks
    )
    made += "".join(
        f'<rect x="{max(0, at - n / 150):.1f}" y="{_HIGH - 7}" width="{n / 75:.1f}" height="7" fill="#111"/>'
        f'<rect x="{max(0, at - n / 300):.1f}" y="{_HIGH - 5}" width="{n / 150:.1f}" height="3" fill="#fff"/>'
        for at in dots
    )
    return (
        f'<svg viewBox="0 0 {n} {_HIGH}" preserveAspectRatio="none" aria-hidden="true" '
        f'style="display:block;height:{_HIGH}px;width:{100 * n / longest:.1f}%">{made}</svg>'
    )


def _fill(one, of: Mapping[str, str]) -> tuple[str, str]:
    """The colour of a stretch; what is attributed is paler than what is quoted."""
    if one.who in (OWN, UNSURE):
        return (_OWN if one.who == OWN else _HATCH), ""
    return of.get(one.who, _UNKNOWN), "" if one.quoted else ' fill-opacity="0.55"'


def _who(who: str) -> str:
    return who if who in (OWN, UNKNOWN, UNSURE) else group_name(who)


def _shares(rows: pd.DataFrame, of: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """Of each article the share of its words by who speaks: own voice, the sides, unsure; those above 0."""
    order = [OWN, *of, UNKNOWN, UNSURE]
    found = {}
    for doc_id, own in rows.groupby("doc_id", sort=False):
        n = (own["last"] - own["first"]).groupby(own["who"]).sum()
        found[doc_id] = {_who(who): 100 * n[who] / n.sum() for who in order if n.get(who, 0)}
    return found


def _told(shares: Mapping[str, float]) -> str:
    """As in "64 % own voice, 18 % US government"; what rounds to nothing is not said."""
    return ", ".join(f"{share:.0f} % {who}" for who, share in shares.items() if round(share))


def _hedges(marks: pd.DataFrame) -> pd.DataFrame:
    """The hedges that count in a rate, in the outlet's own voice."""
    apart = {row["label"] for row in lexicon.labels() if row["measure"] == "hedging" and row["apart"]}
    found = marks[(marks["measure"] == "hedging") & (marks["voice"] == "narrator")]
    return found[~found["label"].isin(apart)]


def _places(marked: "Marked", found: pd.DataFrame, rows: pd.DataFrame) -> dict[str, list[float]]:
    """Where marks stand in their articles, in words, as near as their stretch tells."""
    placed: dict[str, list[float]] = {}
    of = {doc_id: own for doc_id, own in rows.groupby("doc_id", sort=False)}
    for one in found.itertuples():
        own = of.get(one.doc_id)
        if own is None:
            continue
        inside = own[(own["start"] <= one.start) & (own["end"] > one.start)]
        if len(inside):
            row = inside.iloc[0]
            share = (one.start - row["start"]) / max(1, row["end"] - row["start"])
            placed.setdefault(one.doc_id, []).append(
                round(row["first"] + share * (row["last"] - row["first"]), 1)
            )
    return placed


def _key(rows: pd.DataFrame, of: Mapping[str, str], has_dots: bool) -> str:
    box = '<span style="display:inline-block;width:1.6em;height:0.8em;margin:0 0.35em 0 0.9em;{}"></span>{}'
    parts = [box.format(f"background:{_OWN}", OWN)]
    used = set(rows["who"])
    parts += [box.format(f"background:{of[side]}", escaped(group_name(side))) for side in of if side in used]
    parts += [box.format(f"background:{_UNKNOWN}", UNKNOWN)] if UNKNOWN in used else []
    if UNSURE in used:
        hatch = f"background:repeating-linear-gradient(135deg,{_UNKNOWN} 0 2px,#e9e9ee 2px 6px)"
        parts.append(box.format(hatch, UNSURE))
    dot = "; the square is where the claim above stands" if has_dots else ""
    said = "Full colour: quoted; pale: paraphrased. A tick above the bar is a hedge in the outlet’s own voice"
    return f'<p class="key"><small>{"".join(parts)}<br>{said}{dot}.</small></p>\n'
