"""The grid of claims: what each outlet tells, in whose voice, how surely; claims down, outlets across."""

from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from analysis.compare.claims.grid import grid, told_ways
from analysis.tell.charts import base
from analysis.tell.charts.drawing import canvas, tabled
from analysis.tell.claim_symbols import ABSENT, LEGEND, NOT_FOUND, VOICE, symbol
from analysis.tell.phrasing import counted, extremes, listed

_PER_PANEL, _BESIDE = 30, 5  # claims in a panel; outlets up to which two panels stand beside each other
_GAP, _PARTED = 1.3, 4.0  # mm between claims, and between panels
_FEWEST = 8  # claims on a slide: with smaller type before there are fewer


class _Line(NamedTuple):
    """A claim in a panel: its label on so many lines, and what stands in each outlet's cell, on lines."""

    label: str
    cells: list[list[str]]
    height: float


class _Plan(NamedTuple):
    """Where things stand, in mm: panels in rows of one or two; `n_more` claims have no room."""

    beside: int
    width: float
    label: float
    column: float
    role: str
    heads: list[canvas.Name]
    head: float
    is_upright: bool
    panels: list[list[_Line]]
    n_more: int

    @property
    def heights(self) -> list[float]:
        """Of each row of panels."""
        tall = [self.head + sum(line.height for line in panel) for panel in self.panels]
        starts = range(0, len(tall), self.beside)
        return [max(tall[start : start + self.beside]) + _PARTED for start in starts]

    @property
    def height(self) -> float:
        return sum(self.heights) + (canvas.height(1.3, "small") if self.n_more else 0.0)


def _across() -> float:
    return canvas.page().across - 4.0


def _plan(rows: pd.DataFrame) -> _Plan:
    """Where things stand: of a page that is not high enough, with as many claims as it holds."""
    whole, n = _plan_of(rows), rows["claim"].nunique()
    room = canvas.page().room
    if whole.height <= room:
        return whole

    def plan(most: int) -> _Plan:
        kept = rows[rows["claim"].isin(list(dict.fromkeys(rows["claim"]))[:most])]
        return _plan_of(kept)._replace(n_more=n - most)

    fits = bisect_left(range(1, n), True, key=lambda most: plan(most).height > room)
    return plan(max(1 if canvas.page().scale <= 1 else min(_FEWEST, n - 1), fits))


def _parts(rows: pd.DataFrame) -> list[pd.DataFrame]:
    """The rows page by page, about as many claims on each: as few pages as hold them."""
    claims = list(dict.fromkeys(rows["claim"]))
    for n_parts in range(1, len(claims) + 1):
        ends = [len(claims) * at // n_parts for at in range(n_parts + 1)]
        parts = [rows[rows["claim"].isin(claims[start:end])] for start, end in pairwise(ends)]
        if all(_plan_of(part).height <= canvas.page().leaf for part in parts):
            break
    return parts


def _plan_of(rows: pd.DataFrame) -> _Plan:
    names = base.outlets(rows)
    page, n_claims = canvas.page(), rows["claim"].nunique()
    high = page.height is None
    is_wide = len(names) <= _BESIDE and not page.is_narrow
    beside = 2 if is_wide and n_claims > (_PER_PANEL if high else 8) else 1
    width = (_across() - _PARTED * (beside - 1)) / beside
    narrowest = 27.0 if page.is_narrow else 38.0
    label = max(narrowest, width - 23.0 * len(names)) if beside == 1 else 39.0
    column = (width - label) / len(names)
    tokens = [_token(how, n) for how, n in zip(rows["how"], rows["n_tellings"], strict=True) if pd.notna(how)]
    widest = max(map(canvas.width, tokens), default=0.0)
    role = "text" if widest <= column - 0.6 else "small"
    cells: dict[tuple[str, str], list] = {}
    columns = ["asked", "outlet", "status", "how", "n_tellings"]
    for asked, outlet, *way in rows[columns].itertuples(index=False, name=None):
        cells.setdefault((asked, outlet), []).append(way)
    lines = [
        _line(asked, [cells[asked, name] for name in names], place, label, column, role)
        for place, asked in enumerate(dict.fromkeys(rows["asked"]), start=1)
    ]
    n_panels = max(beside, -(-n_claims // _PER_PANEL)) if high else beside
    size = -(-n_claims // n_panels)
    panels = [lines[start : start + size] for start in range(0, len(lines), size)]
    heads, head, is_upright = _heads(names, column)
    return _Plan(beside, width, label, column, role, heads, head, is_upright, panels, 0)


def _heads(names: list[str], column: float) -> tuple[list[canvas.Name], float, bool]:
    """The outlets' names above their columns, mm that they take, and whether they stand upright."""
    plain = [canvas.shown(name, f"outlet {place}") for place, name in enumerate(names, start=1)]
    level = tabled.level_names(plain, column)
    if level:
        return level, max(map(canvas.high, level)) + 2.0, False
    lines, role, _ = tabled.turned_names(plain, 90, column)
    shown = [canvas.Name("\n".join(each), role) for each in lines]
    return shown, max(canvas.width(name, role) for name in shown) + 3.0, True


def _line(asked: str, ways: list[list], place: int, label: float, column: float, role: str) -> _Line:
    text = canvas.label(asked, f"claim {place}", label - 2.0, 5, "small")
    cells = [_tokens(here, column - 0.6, role) for here in ways]
    most = max(len(cell) for cell in cells)
    tall = max(canvas.height(text.count("\n") + 1, "small"), canvas.height(most, role))
    return _Line(text, cells, tall + _GAP)


def _token(how: str, n: int) -> str:
    return (f"{n:,}" if n > 1 else "") + symbol(how)


def _tokens(here: list[tuple], room: float, role: str) -> list[str]:
    """What stands in a cell, line by line; where a symbol is wider than the cell, its signs go below.

    `here` are status, way of telling and number of each row of the cell.
    """
    status, first, n = here[0]
    if pd.isna(n):
        return [""]
    if pd.isna(first):
        return [ABSENT if status == "absent" else NOT_FOUND]
    lines = [""]
    for _, how, n in here:
        token = _token(how, n)
        if canvas.width(token, role) > room:
            signs = len(symbol(how)) - len(VOICE[how.split(", ")[0]])
            at = len(token) - signs
            lines += [token[:at], token[at:]] if signs else [token]
        elif lines[-1] and canvas.width(f"{lines[-1]} {token}", role) > room:
            lines.append(token)
        else:
            lines[-1] = f"{lines[-1]} {token}".strip()
    return [line for line in lines if line]


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    plan = _plan(rows)
    axes = canvas.plate(sheet, _across(), plan.height)
    names = base.outlets(rows)
    unscored = [name for name in names if rows.loc[rows["outlet"] == name, "n_tellings"].isna().all()]
    quiet = {"style": "italic", "color": canvas.colour("quiet")}
    for place, panel in enumerate(plan.panels):
        left = (place % plan.beside) * (plan.width + _PARTED)
        top = sum(plan.heights[: place // plan.beside])
        _draw_heads(axes, plan, left, top)
        _draw_panel(axes, panel, plan, left, top + plan.head)
        for name in unscored:
            middle = left + plan.label + (names.index(name) + 0.5) * plan.column
            tall = sum(line.height for line in panel)
            style = {"rotation": 90, "ha": "center", "va": "center", "fontsize": canvas.size("small")}
            axes.text(middle, top + plan.head + tall / 2, base.NOT_SCORED, **style, **quiet)
    if plan.n_more:
        said = f"and {counted(plan.n_more, 'more claim')}, all in the figure's CSV"
        axes.text(0, plan.height, said, va="bottom", fontsize=canvas.size("small"), **quiet)


def _draw_heads(axes: Axes, plan: _Plan, left: float, top: float) -> None:
    style = {"rotation": 90 if plan.is_upright else 0, "ha": "center", "va": "bottom", "linespacing": 0.95}
    for place, name in enumerate(plan.heads):
        x = left + plan.label + (place + 0.5) * plan.column
        axes.text(x, top + plan.head - 1.2, name, fontsize=canvas.size(name.role), **style)


def _draw_panel(axes: Axes, panel: list[_Line], plan: _Plan, left: float, top: float) -> None:
    y = top
    rule = {"color": canvas.colour("rule"), "linewidth": canvas.line(0.45)}
    for line in panel:
        axes.plot([left, left + plan.width], [y, y], **rule)
        middle = y + line.height / 2
        axes.text(left, middle, line.label, va="center", fontsize=canvas.size("small"), linespacing=1.1)
        for place, cell in enumerate(line.cells):
            x = left + plan.label + (place + 0.5) * plan.column
            style = {"ha": "center", "va": "center", "fontsize": canvas.size(plan.role), "linespacing": 1.1}
            axes.text(x, middle, "\n".join(cell), **style)
        y += line.height
    axes.plot([left, left + plan.width], [y, y], **rule)


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
    rows=grid,
    alt=_alt,
    note=_note,
    height=lambda rows: _plan(rows).height + 1.0,
    draw=_draw,
    marks=told_ways,
    cells=("asked", "outlet", "how"),
    counts="n_tellings",
    noun="telling",
    is_dense=True,
    parts=_parts,
)
