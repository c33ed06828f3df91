"""The figure of chains: "A says that B said" as small trees, outlet by outlet."""

from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from analysis.compare.sources.chains import ARROW, chain_counts, chain_cues
from analysis.tell.charts import base
from analysis.tell.charts.drawing import canvas
from analysis.tell.phrasing import counted, extremes, listed

_WHERE = ", all in the figure's CSV"
_PAGE = 240.0  # mm of an A4 page
_DEEPEST = 4  # sources in a row that a column can hold
_BRANCHES = 40  # on an A4 page with its caption
_LONG = 60.0  # mm of a name, from where on it is long
_INDENT = 4.5  # mm for each source in a row, on a narrow page
_NAME = 0.56  # of a level's width is for the name, the rest for the verb


class _Node(NamedTuple):
    """A source with the cues that introduce it; `line` is the branch on which it stands."""

    name: str
    verbs: str
    depth: int
    line: int
    parent: int | None


def _trees(rows: pd.DataFrame, most: int) -> tuple[list[_Node], int, int]:
    """The nodes of one outlet's trees, the number of branches drawn, and of chains that were not drawn."""
    chains = rows.groupby("chain", sort=False)
    nodes: list[_Node] = []
    place: dict[str, int] = {}
    n_lines = hidden = 0
    last_depth = 0
    for chain, ours in chains:
        depth = int(ours["depth"].iloc[0])
        parent = chain.rpartition(ARROW)[0] if depth > 1 else ""
        starts_line = depth <= last_depth
        if depth > _DEEPEST or (parent and parent not in place) or (starts_line and n_lines >= most):
            hidden += 1
            continue
        n_lines += starts_line or not n_lines
        place[chain] = len(nodes)
        verbs = _verbs(ours)
        nodes.append(_Node(ours["source"].iloc[0], verbs, depth, n_lines - 1, place.get(parent)))
        last_depth = depth
    return nodes, n_lines, hidden


def _verbs(ours: pd.DataFrame) -> str:
    """As in "said 2, told": with the numbers that are not 1."""
    words = [
        said if n == 1 else f"{said}\u00a0{n:,}" for said, n in zip(ours["said"], ours["n_cues"], strict=True)
    ]
    return ", ".join(words)


class _Block(NamedTuple):
    """An outlet: its nodes, its lines, mm where it begins, and what stands below or instead."""

    outlet: str
    label: canvas.Name
    nodes: list[_Node]
    n_lines: int
    top: float
    below: str

    @property
    def over(self) -> float:
        """mm of the outlet's name where it stands above its trees."""
        return canvas.high(self.label) + canvas.height(0.6, "name") if canvas.page().is_narrow else 0.0

    @property
    def height(self) -> float:
        if self.is_beside:
            return self.n_lines * _step() + 0.6
        return self.over + self.n_lines * _step() + (_under() if self.below else 0.0) + 2.0

    @property
    def is_beside(self) -> bool:
        """Whether what is left out is said below the name: a slide has no line for it."""
        return canvas.page().height is not None and bool(self.nodes)


def _step() -> float:
    """mm of a branch: the verb above the line, the name beside it; on a narrow page of a source."""
    if canvas.page().is_narrow:
        return canvas.height(1.35, "small")
    return canvas.height(1, "small") + canvas.height(1.5, "number")


def _under() -> float:
    return canvas.height(1.5, "number")


def _named(names: list[str]) -> list[canvas.Name]:
    """The outlets' names, above their trees or beside them."""
    room = _across() - 5.0 if canvas.page().is_narrow else _left(names) - 6.0
    return canvas.names(names, "outlet", room, 40.0)


def _left(names: list[str]) -> float:
    """mm where the trees begin: long names have more room where the page is wide and low."""
    if canvas.page().is_narrow:
        return 4.0
    plain = [canvas.shown(name, f"outlet {place}") for place, name in enumerate(names, start=1)]
    is_long = max(canvas.width(name, "name") for name in plain) > _LONG
    return 58.0 if canvas.page().height is not None and is_long else 38.0


def _across() -> float:
    return canvas.page().across - 4.0


def _blocks(rows: pd.DataFrame) -> list[_Block]:
    """The outlets with as many branches each as the page holds."""
    room = min(_PAGE, canvas.page().room)
    for most in range(max(2, _BRANCHES // max(1, len(base.outlets(rows)))), 0, -1):
        made = _blocks_of(rows, most)
        if made[-1].top + _taken(made[-1]) <= room:
            break
    return made


def _blocks_of(rows: pd.DataFrame, most: int) -> list[_Block]:
    made, at = [], 0.0
    names = base.outlets(rows)
    for outlet, label in zip(names, _named(names), strict=True):
        ours = rows[rows["outlet"] == outlet]
        nodes, n_lines, hidden = _trees(ours[ours["n_cues"].fillna(0) > 0], most)
        below = f"and {counted(hidden, 'more chain')}{_WHERE}" if hidden else ""
        if not nodes:
            below = base.NOT_SCORED if ours["n_cues"].isna().all() else "no chain found"
        made.append(
            _Block(outlet, label, nodes, len(nodes) if canvas.page().is_narrow else n_lines, at, below)
        )
        at += _taken(made[-1])
    return made


def _total(rows: pd.DataFrame) -> float:
    """mm of all blocks together."""
    last = _blocks(rows)[-1]
    return last.top + _taken(last)


def _taken(block: _Block) -> float:
    """mm of a block: no less than its outlet's name takes, and two lines."""
    return max(
        block.height, canvas.height(2, "small") + 2.0, 0.0 if block.over else canvas.high(block.label) + 1.2
    )


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    axes, blocks = canvas.plate(sheet, _across(), _total(rows)), _blocks(rows)
    names = base.outlets(rows)
    look, narrow, left = canvas.looks(names), canvas.page().is_narrow, _left(names)
    deepest = max((node.depth for block in blocks for node in block.nodes), default=1)
    for block in blocks:
        axes.axhline(block.top, color=canvas.colour("rule"), linewidth=canvas.line(0.45))
        middle = block.top + (0.8 * canvas.height(1, "name") if narrow else _step() * 0.55)
        dot = {"marker": look[block.outlet].marker, "color": look[block.outlet].colour}
        axes.plot([1.6], [middle], markersize=canvas.point(0.8), **dot)
        _draw_name(axes, block, middle)
        top = block.top + block.over
        if narrow:
            _draw_upright(axes, block.nodes, top, left, dot["color"])
        else:
            _draw_nodes(axes, block.nodes, top, left, (_across() - left) / max(2, deepest), dot["color"])
        if block.below and block.is_beside:
            y = _name_top(block, middle) + canvas.high(block.label)
            style = {"style": "italic", "color": canvas.colour("quiet"), "fontsize": canvas.size("small")}
            axes.text(4.5, y, block.below.removesuffix(_WHERE), va="top", **style)
        elif block.below:
            y = top + block.n_lines * _step() + _under() / 2
            style = {"style": "italic", "color": canvas.colour("quiet"), "fontsize": canvas.size("number")}
            axes.text(left, y, block.below, va="center", **style)


def _draw_name(axes: Axes, block: _Block, middle: float) -> None:
    """The outlet beside its first branch, or from there downwards."""
    label = block.label
    y = _name_top(block, middle)
    axes.text(4.5, y, label, va="top", fontsize=canvas.size(label.role), linespacing=1.05)


def _name_top(block: _Block, middle: float) -> float:
    """mm where the name begins."""
    if "\n" in block.label and not canvas.page().is_narrow:
        return max(block.top + 0.6, middle - canvas.high(block.label) / 2)
    return middle - canvas.height(0.5, block.label.role)


def _draw_upright(axes: Axes, nodes: list[_Node], top: float, left: float, colour: str) -> None:
    """Each source on a line of its own, below the one through which it speaks."""
    line, step = {"color": colour, "linewidth": canvas.line(0.7)}, _step()
    middles = [top + (place + 0.5) * step for place in range(len(nodes))]
    for node, y in zip(nodes, middles, strict=True):
        x = left + (node.depth - 1) * _INDENT
        above = middles[node.parent] + 0.3 * step if node.parent is not None else y
        axes.plot([x, x, x + _INDENT * 0.7], [above, y, y], solid_capstyle="butt", **line)
        room = _across() - x - _INDENT
        said = canvas.label(node.verbs, "(cues)", room * 0.5, 1, "small", style="italic")
        wide = canvas.width(said, "small", style="italic")
        style = {"va": "center", "fontsize": canvas.size("small")}
        axes.text(x + _INDENT, y, said, style="italic", **style)
        name = canvas.label(node.name, "a source", room - wide - 2.0, 1, "small", weight="bold")
        axes.text(x + _INDENT + wide + 1.8, y, name, weight="bold", **style)


def _draw_nodes(axes: Axes, nodes: list[_Node], top: float, left: float, width: float, colour: str) -> None:
    edge, step = width * (1 - _NAME), _step()
    line = {"color": colour, "linewidth": canvas.line(0.7)}
    for place, node in enumerate(nodes):
        x = left + (node.depth - 1) * width
        y = top + (node.line + 0.55) * step
        parent = nodes[node.parent] if node.parent is not None else None
        first = parent.line if parent else 0
        if node.line > first:
            axes.plot([x, x], [top + (first + 0.55) * step, y], solid_capstyle="butt", **line)
        arrow = {
            "arrowstyle": "-|>,head_width=0.16,head_length=0.35",
            "mutation_scale": canvas.size("text") * 1.25,
        }
        axes.annotate("", (x + edge, y), (x, y), arrowprops={**arrow, **line, "shrinkA": 0, "shrinkB": 0})
        verbs = canvas.label(node.verbs, "(cues)", edge - 1.6, 2, "small", style="italic").split("\n")
        for text, (up, va) in zip(verbs, ((-0.5, "bottom"), (0.4, "top")), strict=False):
            axes.text(x + 0.6, y + up, text, va=va, fontsize=canvas.size("small"), style="italic")
        room = width * _NAME - 2.0
        name = canvas.label(node.name, f"source {place + 1}", room, 2, "number")
        if name.endswith("…"):
            name = canvas.label(node.name, f"source {place + 1}", room, 3, "small")
            role = "small"
        else:
            role = "number"
        axes.text(x + edge + 1.0, y, name, va="center", fontsize=canvas.size(role), linespacing=1.0)


def _deep(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of sources that stand behind another."""
    return rows[rows["depth"].fillna(0) > 1]


def _alt(rows: pd.DataFrame) -> str:
    kind = "Trees: which source speaks through which other, by outlet."
    scored = rows[rows["n_cues"].notna()]
    n = _deep(scored).groupby("outlet")["n_cues"].sum().reindex(base.outlets(scored), fill_value=0)
    if not n.sum():
        return f"{kind} No source was found that speaks through another.{base.nothing_in(rows, 'n_cues')}"
    said = f"Sources behind another, {extremes(list(n.index), list(n), '{:,.0f}'.format)}."
    by = _deep(scored).groupby("chain")["n_cues"].sum()
    top = sorted(by.index, key=lambda chain: (-by[chain], chain))[:3]
    most = listed(f"{chain} ({by[chain]:,})" for chain in top)
    return f"{kind} {said} Most frequent: {most}.{base.nothing_in(rows, 'n_cues')}"


def _note(rows: pd.DataFrame) -> str:
    n_docs = rows.drop_duplicates("outlet")["n_docs"].sum()
    n = counted(_deep(rows)["n_cues"].sum(), "source")
    return f"{counted(n_docs, 'article')}, {n} behind another source in the body."


CHAINS = base.Chart(
    name="chains-by-outlet",
    title="On whose word at second hand: A says that B said",
    caption="From left to right: the outlet, its source, the source behind that source; on each line the "
    "words that introduce it, with how often where more than once. Chains with the same sources are one "
    "branch. Only sources that stand behind another, or have one behind them, are shown.",
    tables=("sentences", "voices", "attributions"),
    rows=chain_counts,
    alt=_alt,
    note=_note,
    height=_total,
    draw=_draw,
    is_dense=True,
    marks=chain_cues,
    cells=("outlet", "chain", "said"),
)
