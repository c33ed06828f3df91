"""The claim map: claims down, outlets across, each cell in the colour of who tells it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.compare import ClaimTables, Contrasts, ways
from analysis.compare.claims.grid import labels
from analysis.compare.contrasts.cells import group_ways
from analysis.compare.sources.ways import NAMELESS, NONE, OWN, SOURCE, UNCLEAR
from analysis.tell import sides
from analysis.tell.leads import READER, place, rows_of
from analysis.tell.markup import escaped, plain
from analysis.tell.sampling import FEW
from analysis.tell.views.table import Table, table

if TYPE_CHECKING:
    from analysis.mark import Marked

PRINTED = 15  # claims, those that differ most, on paper and open on the screen
_MOST = 12  # outlets that have a column
_ROOMY = 6  # outlets beside which a source's name has room
_GROUPS = 40  # contrasts that have a row where nobody wrote a claim
_SHORT = {OWN: "own voice", NONE: "no source given", UNCLEAR: "unclear"}
NOT_FOUND, ABSENT = "·", "∅"
NOTE = (
    "Dark: in the outlet’s own voice. In colour: on a source of that side; quotation marks: in its words. "
    "Dashed: nobody named, or unclear who. · not found by these phrases, which is no omission; ∅ a person "
    "looked and did not find it."
)


class _Row(NamedTuple):
    claim: str
    says: str
    cells: dict[str, list]
    weight: float


def claim_map(
    marked: "Marked",
    told: ClaimTables | None,
    differing: Contrasts | None = None,
    *,
    led: bool = False,
) -> Table:
    """Who tells which claim how; without claims that somebody wrote, the groups that articles differ in.

    With `led` each cell leads to its passages in the reader. Empty without a claim and without a contrast.
    """
    is_asked = told is not None and len(told.asked) > 0
    if is_asked:
        found, says, status = ways(marked, told.tellings), labels(told.asked), _statuses(told)
    elif (
        differing is not None
        and differing.contrasts["group"].notna().any()
        and len(marked.articles) <= FEW  # of more the groups are of many events
    ):
        found, says = _of_groups(marked, differing)
        status = {}
    else:
        return Table("", "", "")
    outlets = list(dict.fromkeys(marked.articles["outlet"]))[:_MOST]
    rows = _ranked(found, says, outlets)
    of = sides.colours(marked.sentences, marked.attributions)
    first, rest = rows[:PRINTED], rows[PRINTED:]
    html = _table(first, outlets, of, status, led, is_asked)
    if led:
        box = '<input type="checkbox" class="only-differ"> only where they differ'
        html = f'<label class="filter">{box}</label>\n{html}'
    if rest:
        n = f"The other {len(rest):,}, which differ less"
        html += (
            f"<details><summary>{n}</summary>\n{_table(rest, outlets, of, status, led, is_asked)}</details>\n"
        )
    note = NOTE if is_asked else f"{NOTE} The claims are groups that the tool found; nobody wrote them."
    more = len(dict.fromkeys(marked.articles["outlet"])) - len(outlets)
    note += f" {more} more outlets are in the reader." if more > 0 else ""
    lines = [" | ".join(["claim", *outlets])]
    lines += [" | ".join([plain(row.says), *(_text(row, name, status) for name in outlets)]) for row in rows]
    shown = [[row.says, *(_text(row, name, status) for name in outlets)] for row in first]
    on_paper = table(
        pd.DataFrame(shown, columns=["claim", *outlets]), note=f"{note} {sides.meanings(found)}".strip()
    )
    key = f'<p class="key"><small>{sides.key(found, of)}<br>{escaped(note)}</small></p>\n'
    return Table(f'<div class="claim-map">\n{html}{key}</div>\n', "\n".join(lines), on_paper.printed)


def _of_groups(marked: "Marked", differing: Contrasts) -> tuple[pd.DataFrame, dict[str, str]]:
    ranked = differing.contrasts[differing.contrasts["group"].notna()].head(_GROUPS)
    says = {str(one.group): one.says.partition("”: ")[0] + "”" for one in ranked.itertuples()}
    own = differing.passages[differing.passages["group"].isin(ranked["group"])]
    return group_ways(marked, own), says


def _statuses(told: ClaimTables) -> dict[tuple[str, str], str]:
    """Whether a person looked for a claim and did not find it, by claim and outlet."""
    found = told.claims.groupby(["claim", "outlet"])["status"].agg(set)
    return {key: "absent" for key, known in found.items() if known == {"absent"}}


def _ranked(found: pd.DataFrame, says: Mapping[str, str], outlets: Sequence[str]) -> list[_Row]:
    made = []
    by_claim = {name: own for name, own in found.groupby("claim", sort=False)}
    for name, text in says.items():
        own = by_claim.get(name)
        cells = {} if own is None else {o: list(g.itertuples()) for o, g in own.groupby("outlet", sort=False)}
        made.append(_Row(name, text, cells, _difference([cells[o] for o in outlets if o in cells])))
    return sorted(made, key=lambda row: -row.weight)


def _difference(cells: Sequence[Sequence]) -> float:
    """How far articles differ in a claim: how evenly they spread over ways of telling, and of kinds."""
    clear = [[one for one in cell if one.way != UNCLEAR] for cell in cells]
    ways_ = [frozenset(map(sides.told_as, cell)) for cell in clear if cell]
    if len(ways_) < 2:
        return 0.0
    spread = 1 - max(Counter(ways_).values()) / len(ways_)
    more = (len(set(ways_)) - 1) / 10
    denied = len({one.polarity == "denied" for cell in clear for one in cell}) > 1
    own = {any(one.way == OWN for one in cell) for cell in clear if cell}
    verbs = len({one.commitment for cell in clear for one in cell if isinstance(one.commitment, str)}) > 1
    return (denied + 0.8 * (len(own) > 1) + 0.5 * verbs + more + spread) * len(ways_) ** 0.5


def _table(rows, outlets, of, status, led: bool, is_asked: bool) -> str:
    names = len(outlets) <= _ROOMY
    head = "".join(f'<th scope="col" style="{_HEAD}">{escaped(name)}</th>' for name in outlets)
    body = "".join(
        f'<tr{"" if row.weight else " class=alike"}><th scope="row" style="{_CLAIM}">{escaped(row.says)}</th>'
        + "".join(_cell(row, name, of, status, led, is_asked, names) for name in outlets)
        + "</tr>\n"
        for row in rows
    )
    return (
        '<div class="scroll" tabindex="0" style="overflow-x:auto"><table style="border-collapse:collapse">\n'
        f'<thead><tr><th scope="col" style="{_HEAD}">claim</th>{head}</tr></thead>\n<tbody>\n{body}</tbody>'
        "</table></div>\n"
    )


_HEAD = "padding:0.25em 0.5em;text-align:left;vertical-align:bottom;border-bottom:2px solid #888"
_CLAIM = (
    "padding:0.3em 0.6em 0.3em 0;text-align:left;font-weight:400;min-width:9em;border-bottom:1px solid #ddd"
)
_CELL = "padding:0.15em;vertical-align:top;border-bottom:1px solid #ddd"
_BOX = (
    "display:block;padding:0.1em 0.4em;min-height:1.7em;border-radius:3px;text-decoration:none;color:#111;"
    "font-size:0.92em;line-height:1.3;"
)


def _cell(row: _Row, outlet: str, of, status, led: bool, is_asked: bool, names: bool) -> str:
    own = row.cells.get(outlet)
    if not own:
        shown = ABSENT if status.get((row.claim, outlet)) else NOT_FOUND
        said = "a person looked and did not find it" if shown == ABSENT else "not found"
        return f'<td style="{_CELL};text-align:center;color:#6b6b73" title="{said}">{shown}</td>'
    boxes = ""
    for one in sides.distinct(own):
        first = place(one.doc_id, one.start, one.end, "claims")
        to = rows_of("tellings", {"claim": row.claim, "outlet": outlet}) if is_asked else first
        marks = " ".join(sign for sign, _ in sides.signs(one))
        told = _short(one) if names else ""
        said = ", ".join([sides.said(one), *(means for _, means in sides.signs(one))])
        inside = f"{escaped(told)}{f' <b>{marks}</b>' if marks else ''}" or "&nbsp;"
        style = f"{_BOX}{_look(one, of)}"
        if led:
            label = f' aria-label="{escaped(f"{outlet}: {said}")}"'
            href = f'href="{READER}#{escaped(to)}" title="{escaped(said)}"'
            boxes += f'<a {href}{label} style="{style}">{inside}</a>'
        else:
            boxes += f'<span title="{escaped(said)}" style="{style}">{inside}</span>'
    return f'<td style="{_CELL}">{boxes}</td>'


def _look(one, of: Mapping[str, str]) -> str:
    """The box of a cell: dark for the own voice, in the colour of the side, dashed for nobody."""
    colour = sides.colour(one, of)
    if one.way == OWN:
        return f"background:{colour};color:#fff;border:1px solid {colour}"
    if one.way in (NAMELESS, NONE, UNCLEAR):
        return f"background:#fff;border:1px dashed {sides.OTHER}"
    return f"background:color-mix(in srgb,{colour} 15%,#fff);border:1px solid {colour};border-left-width:5px"


def _short(one) -> str:
    if one.way in _SHORT:
        return _SHORT[one.way]
    return (
        f"“{one.source.replace('; ', ', ')}”"
        if one.quoted and one.way == SOURCE
        else one.source.replace("; ", ", ")
    )


def _text(row: _Row, outlet: str, status) -> str:
    own = row.cells.get(outlet)
    if not own:
        return "absent" if status.get((row.claim, outlet)) else "not found"
    return "; ".join(
        " ".join([sides.said(one), *(sign for sign, _ in sides.signs(one))]) for one in sides.distinct(own)
    )
