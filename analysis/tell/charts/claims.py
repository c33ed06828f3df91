"""The grid of claims: what each outlet tells, in whose voice, how surely; claims down, outlets across."""

from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from analysis.tables import VOICES
from analysis.tell import canvas
from analysis.tell.charts import base
from analysis.tell.charts.cues import COMMITMENTS
from analysis.tell.phrasing import counted, extremes, listed

VOICE = {"narrator": "■", "attributed": "□", "quoted": "“”"}
COMMITMENT = {"endorse": "+", "distance": "−"}
HEDGED, DENIED, UNSPECIFIED, NOT_FOUND, ABSENT = "~", "¬", "?", "·", "∅"
LEGEND = (
    f"{VOICE['narrator']} in the outlet's own voice, {VOICE['attributed']} on a source's word, "
    f"{VOICE['quoted']} in quotation marks; {COMMITMENT['endorse']} the verb endorses the source, "
    f"{COMMITMENT['distance']} it keeps a distance; {HEDGED} hedged, {DENIED} denied, {UNSPECIFIED} left "
    f"open (“did not say”); a number before a symbol: so many passages. {NOT_FOUND} not found by these "
    f"phrases; {ABSENT} looked for by a person and not there."
)
_WAYS = ("voice", "commitment", "hedged", "polarity")
_WIDTH = canvas.WIDTH - 4.0  # mm
_PER_PANEL, _BESIDE = 30, 5  # claims in a panel; outlets up to which two panels stand beside each other
_LINE, _GAP, _CHARACTER, _MARK = 3.3, 1.3, 1.28, 2.3  # mm: a line, between claims, of 7 pt text, of a symbol


def _marks(sentences, voices, asked, tellings, claims) -> pd.DataFrame:
    """The tellings by `asked` (what the claim says), `outlet` and `how`: in order of the grid."""
    found = base.of_outlets(tellings, sentences)
    found = found.assign(
        asked=found["claim"].map(labels(asked)),
        hedged=found["hedge"].notna(),
        commitment=found["commitment"].fillna("neutral"),
    )
    found["how"] = [_how(*way) for way in found[list(_WAYS)].itertuples(index=False, name=None)]
    orders = {
        "claim": list(asked["claim"]),
        "outlet": base.outlets(sentences),
        "voice": VOICES,
        "commitment": COMMITMENTS,
        "hedged": [False, True],
        "polarity": ["affirmed", "denied", "unspecified"],
    }
    places = {name: found[name].map(list(order).index) for name, order in orders.items()}
    return found.loc[found.assign(**places).sort_values(list(orders), kind="stable").index]


def labels(asked: pd.DataFrame) -> dict[str, str]:
    """Claim -> what it says, of a figure with its value; with its name where two say the same."""
    says = [
        text if pd.isna(value) else f"{text}: {value}"
        for text, value in zip(asked["says"], asked["value"], strict=True)
    ]
    ids = list(asked["claim"])
    return {
        name: text if says.count(text) == 1 else f"{text} ({name})"
        for name, text in zip(ids, says, strict=True)
    }


def _how(voice: str, commitment: str, hedged: bool, polarity: str) -> str:
    """As in "attributed, endorse, hedged, denied"."""
    more = [commitment if commitment != "neutral" else None, "hedged" if hedged else None]
    more.append(polarity if polarity != "affirmed" else None)
    return ", ".join([voice, *filter(None, more)])


def _rows(sentences, voices, asked, tellings, claims) -> pd.DataFrame:
    """One row per claim, outlet and way of telling it (`how`), with the number of such passages.

    A claim that an outlet does not tell has one row with a count of 0, and its status; of an outlet that
    was not scored the count and the status are null.
    """
    found = _marks(sentences, voices, asked, tellings, claims)
    ways = found.groupby(["claim", "outlet", "how"], sort=False).size() if len(found) else {}
    by_cell: dict[tuple, list] = {}
    for (claim, outlet, how), n in ways.items():
        by_cell.setdefault((claim, outlet), []).append((how, n))
    status = claims.groupby(["claim", "outlet"])["status"].agg(_together).to_dict() if len(claims) else {}
    made = [
        (claim, says, outlet, n_docs, status.get((claim, outlet)), *cell)
        for claim, says in labels(asked).items()
        for outlet, n_docs in base.n_scored(sentences, voices).items()
        for cell in by_cell.get((claim, outlet), [(None, 0 if n_docs else None)])
    ]
    columns = ["claim", "asked", "outlet", "n_docs", "status", "how", "n_tellings"]
    return pd.DataFrame(made, columns=columns).astype({"n_tellings": "Int64"})


def _together(statuses: pd.Series) -> str:
    """Of several documents of an outlet: what one tells is told; absent only if absent from each."""
    for status in ("told", "denied", "not found"):
        if (statuses == status).any():
            return status
    return "absent"


def symbol(how: str) -> str:
    """The way of telling as it is drawn: "□+~"."""
    voice, *more = how.split(", ")
    marks = {"hedged": HEDGED, "denied": DENIED, "unspecified": UNSPECIFIED, **COMMITMENT}
    return VOICE[voice] + "".join(marks[one] for one in more)


class _Cell(NamedTuple):
    column: int
    lines: list[str]


class _Line(NamedTuple):
    """A claim in a panel: its label on so many lines, and its cells."""

    label: str
    cells: list[_Cell]
    height: float


class _Plan(NamedTuple):
    """Where things stand, in mm: panels in rows of one or two."""

    beside: int
    label: float
    column: float
    head: float
    panels: list[list[_Line]]


def _plan(rows: pd.DataFrame) -> _Plan:
    names = base.outlets(rows)
    n_claims = rows["claim"].nunique()
    beside = 2 if len(names) <= _BESIDE and n_claims > _PER_PANEL else 1
    width = (_WIDTH - 4.0 * (beside - 1)) / beside
    label = max(38.0, width - 23.0 * len(names)) if beside == 1 else 39.0
    column = (width - label) / len(names)
    lines = [
        _line(asked, ours, names, place, label, column)
        for place, (asked, ours) in enumerate(rows.groupby("asked", sort=False))
    ]
    n_panels = max(beside, -(-n_claims // _PER_PANEL))
    size = -(-n_claims // n_panels)
    panels = [lines[start : start + size] for start in range(0, len(lines), size)]
    return _Plan(beside, label, column, 9.0 if _is_wide(column) else 24.0, panels)


def _is_wide(column: float) -> bool:
    return column >= 17.0


def _line(asked: str, ours: pd.DataFrame, names: list[str], place: int, label: float, column: float) -> _Line:
    text = canvas.label(asked, f"claim {place + 1}", int((label - 2) / _CHARACTER), 3)
    cells = [
        _Cell(number, _tokens(ours[ours["outlet"] == name], column)) for number, name in enumerate(names)
    ]
    most = max(text.count("\n") + 1, *(len(cell.lines) for cell in cells))
    return _Line(text, cells, most * _LINE + _GAP)


def _tokens(here: pd.DataFrame, width: float) -> list[str]:
    """What stands in a cell, line by line."""
    if here["n_tellings"].isna().all():
        return [""]
    if here["how"].isna().all():
        return [ABSENT if here["status"].iloc[0] == "absent" else NOT_FOUND]
    lines = [""]
    for how, n in zip(here["how"], here["n_tellings"], strict=True):
        token = (f"{n:,}" if n > 1 else "") + symbol(how)
        if lines[-1] and (len(lines[-1]) + 1 + len(token)) * _MARK > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {token}".strip()
    return lines


def _heights(plan: _Plan) -> list[float]:
    """Of each row of panels."""
    tall = [plan.head + sum(line.height for line in panel) for panel in plan.panels]
    return [max(tall[start : start + plan.beside]) + 3.0 for start in range(0, len(tall), plan.beside)]


def _height(rows: pd.DataFrame) -> float:
    with canvas.styled():
        return 27.0 + sum(_heights(_plan(rows)))


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    axes, plan = sheet.subplots(), _plan(rows)
    heights = _heights(plan)
    axes.set_axis_off()
    axes.set_xlim(0, _WIDTH)
    axes.set_ylim(sum(heights), 0)
    names = base.outlets(rows)
    unscored = [name for name in names if rows.loc[rows["outlet"] == name, "n_tellings"].isna().all()]
    width = (_WIDTH - 4.0 * (plan.beside - 1)) / plan.beside
    for place, panel in enumerate(plan.panels):
        left = (place % plan.beside) * (width + 4.0)
        top = sum(heights[: place // plan.beside])
        _draw_heads(axes, names, plan, left, top)
        _draw_panel(axes, panel, plan, left, top + plan.head, width)
        for name in unscored:
            middle = left + plan.label + (names.index(name) + 0.5) * plan.column
            tall = sum(line.height for line in panel)
            style = {"rotation": 90, "fontsize": 7, "style": "italic", "color": canvas.GREY}
            axes.text(middle, top + plan.head + tall / 2, base.NOT_SCORED, ha="center", va="center", **style)


def _draw_heads(axes: Axes, names: list[str], plan: _Plan, left: float, top: float) -> None:
    wide = _is_wide(plan.column)
    shown = base.labels(names, "outlet", max(8, int(plan.column / 1.5)) if wide else 16, 2)
    for place, name in enumerate(shown):
        x = left + plan.label + (place + 0.5) * plan.column
        style = {"rotation": 0} if wide else {"rotation": 90}
        axes.text(
            x, top + plan.head - 1.2, name, ha="center", va="bottom", fontsize=7.5, linespacing=1.0, **style
        )


def _draw_panel(axes: Axes, panel: list[_Line], plan: _Plan, left: float, top: float, width: float) -> None:
    y = top
    for line in panel:
        axes.plot([left, left + width], [y, y], color="#dddddd", linewidth=0.6)
        middle = y + line.height / 2
        axes.text(left, middle, line.label, va="center", fontsize=7, linespacing=1.05)
        for cell in line.cells:
            x = left + plan.label + (cell.column + 0.5) * plan.column
            shown = "\n".join(cell.lines)
            axes.text(
                x, middle, shown, ha="center", va="center", fontsize=8, linespacing=1.05, color="#111111"
            )
        y += line.height
    axes.plot([left, left + width], [y, y], color="#dddddd", linewidth=0.6)


def _alt(rows: pd.DataFrame) -> str:
    names = base.outlets(rows)
    n_claims = rows["claim"].nunique()
    kind = f"A grid of {counted(n_claims, 'claim')} by {counted(len(names), 'outlet')}."
    scored = rows[rows["n_tellings"].notna()]
    if scored.empty:
        return f"{kind}{base.nothing_in(rows, 'n_tellings')}"
    told = scored[scored["n_tellings"] > 0].groupby("outlet")["claim"].nunique()
    told = told.reindex(base.outlets(scored), fill_value=0)
    ends = extremes(list(told.index), list(told), "{:,.0f}".format)
    said = [kind, f"Claims found, {ends}."]
    by = scored[scored["n_tellings"] > 0].groupby("asked", sort=False)["outlet"].nunique()
    for n, where in ((len(told), "in each"), (1, "in one only")):
        ours = list(by.index[by == n])
        if ours and len(told) > 1:
            said.append(f"Found {where}: {listed((f'“{text}”' for text in ours), 4)}.")
    ways = scored.groupby(["asked", "outlet"])["how"].nunique()
    said.append(f"Told in more than one way by the same outlet: {counted((ways > 1).sum(), 'cell')}.")
    n_absent = (scored["status"] == "absent").sum()
    if n_absent:
        said.append(f"Looked for by a person and not there: {counted(n_absent, 'cell')}.")
    return " ".join(said) + base.nothing_in(rows, "n_tellings")


def _note(rows: pd.DataFrame) -> str:
    n_docs = rows.drop_duplicates("outlet")["n_docs"].sum()
    passages = counted(rows["n_tellings"].sum(), "passage")
    return f"{counted(n_docs, 'article')}, {passages} found by phrases, headlines included. {LEGEND}"


CLAIMS = base.Chart(
    name="claims-by-outlet",
    title="Who tells what, and on whose word",
    caption="Each claim that the corpus asks about, and how each outlet tells it; symbols that differ in one "
    f"cell are passages that tell it in different ways. {LEGEND}",
    tables=("sentences", "voices", "asked", "tellings", "claims"),
    rows=_rows,
    alt=_alt,
    note=_note,
    height=_height,
    draw=_draw,
    marks=_marks,
    cells=("asked", "outlet", "how"),
    counts="n_tellings",
    noun="telling",
)
