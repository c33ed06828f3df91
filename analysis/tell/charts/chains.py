"""The figure of chains: "A says that B said" as small trees, outlet by outlet."""

from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from analysis import compare
from analysis.tell import canvas
from analysis.tell.charts import base, cues
from analysis.tell.phrasing import counted, extremes, listed
from analysis.words import folded

ARROW = " ← "
_STEP = 8.4  # mm for a branch: the verb above the line, the name beside it
_LEFT, _WIDTH = 36.0, canvas.WIDTH - 4.0  # mm: where the trees begin, and end
_DEEPEST = 4  # sources in a row that a column can hold
_BRANCHES = 40  # on an A4 page with its caption
_CHARACTER = 1.42  # mm of 7.5 pt, on average
_NAME = 0.56  # of a level's width is for the name, the rest for the verb


def _marks(sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """The attributions of the body that stand in others or hold others, by outlet, `chain` and `cue`.

    `chain` has the sources around the attribution and its own, the outermost first: "Kennedy ← the
    readout". It is that of one sentence; sources that are unresolved stand as they are written.
    """
    found = cues.cues(sentences, attributions)
    lines = compare.chains(attributions)
    keys = list(zip(found["doc_id"], found["attribution_id"], strict=True))
    named = dict(zip(keys, _names(found), strict=True))
    body = {key for key in keys}
    lines = {key: line for key, line in lines.items() if all((key[0], one) in body for one in line)}
    holding = {(key[0], one) for key, line in lines.items() if len(line) > 1 for one in line}
    found = found[pd.Series([key in holding for key in keys], index=found.index, dtype=bool)]
    keys = [key for key in keys if key in holding]
    paths = [tuple(named[doc_id, one] for one in lines[doc_id, number]) for doc_id, number in keys]
    said = [" ".join(folded(cue).split()) for cue in found["cue"]]
    found = found.assign(chain=[ARROW.join(path) for path in paths], path=paths, said=said)
    return _in_order(found, base.outlets(sentences))


def _names(found: pd.DataFrame) -> list[str]:
    written = found["source"].fillna(cues.NO_SOURCE).map(lambda text: " ".join(text.split()))
    return list(found["speaker"].fillna(written))


def _in_order(found: pd.DataFrame, outlets: list[str]) -> pd.DataFrame:
    """Tree by tree: each chain right behind the one that it goes on from, the most frequent first."""
    n = found.groupby(["outlet", "path"]).size().to_dict() if len(found) else {}

    def place(outlet: str, path: tuple[str, ...], said: str) -> tuple:
        steps = [path[: depth + 1] for depth in range(len(path))]
        return outlets.index(outlet), [(-n[outlet, step], step) for step in steps], said

    rows = zip(found["outlet"], found["path"], found["said"], strict=True)
    order = sorted(range(len(found)), key=[place(*row) for row in rows].__getitem__)
    return found.iloc[order]


def _rows(sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet, chain and cue: `depth` sources, the last of them `source`; tree by tree.

    An outlet without a chain has one row with a count of 0; for one that was not scored it is null.
    """
    found = _marks(sentences, voices, attributions)
    made = []
    for outlet, n_docs in base.n_scored(sentences, voices).items():
        ours = found[found["outlet"] == outlet]
        n = ours.groupby(["chain", "path", "said"], sort=False).size()
        cells = [(chain, len(path), path[-1], said, count) for (chain, path, said), count in n.items()]
        made += [
            (outlet, n_docs, *cell) for cell in cells or [(None, None, None, None, 0 if n_docs else None)]
        ]
    columns = ["outlet", "n_docs", "chain", "depth", "source", "said", "n_cues"]
    return pd.DataFrame(made, columns=columns).astype({"n_cues": "Int64", "depth": "Int64"})


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
        said if n == 1 else f"{said} {n:,}" for said, n in zip(ours["said"], ours["n_cues"], strict=True)
    ]
    return ", ".join(words)


def _most(rows: pd.DataFrame) -> int:
    return max(2, _BRANCHES // max(1, len(base.outlets(rows))))


def _blocks(rows: pd.DataFrame) -> list[tuple[str, list[_Node], int, int, str]]:
    """Of each outlet its nodes, its lines, where they begin, and what stands below or instead."""
    made, at = [], 0
    for outlet in base.outlets(rows):
        ours = rows[rows["outlet"] == outlet]
        nodes, n_lines, hidden = _trees(ours[ours["n_cues"].fillna(0) > 0], _most(rows))
        below = f"and {counted(hidden, 'more chain')}, all in the figure's CSV" if hidden else ""
        if not nodes:
            below = base.NOT_SCORED if ours["n_cues"].isna().all() else "no chain found"
        made.append((outlet, nodes, n_lines, at, below))
        at += n_lines + (0.8 if below else 0.0) + 0.35
    return made


def _total(rows: pd.DataFrame) -> float:
    """Lines of all blocks together."""
    _, _, n_lines, at, below = _blocks(rows)[-1]
    return at + n_lines + (0.8 if below else 0.0) + 0.2


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    axes = sheet.subplots()
    axes.set_axis_off()
    axes.set_xlim(0, _WIDTH)
    axes.set_ylim(_total(rows) * _STEP, 0)
    blocks = _blocks(rows)
    names = base.outlets(rows)
    look = canvas.looks(names)
    deepest = max((node.depth for _, nodes, *_ in blocks for node in nodes), default=1)
    labels = base.labels(names, "outlet", 19, 3)
    for label, (outlet, nodes, n_lines, at, below) in zip(labels, blocks, strict=True):
        top = at * _STEP
        axes.axhline(top, color="#dddddd", linewidth=0.6)
        axes.plot(
            [1.6], [top + _STEP * 0.55], marker=look[outlet].marker, color=look[outlet].colour, markersize=5
        )
        axes.text(4.5, top + _STEP * 0.55, label, va="center", fontsize=8, linespacing=1.0)
        _draw_nodes(axes, nodes, top, (_WIDTH - _LEFT) / max(2, deepest), look[outlet].colour)
        if below:
            y = top + (n_lines + 0.4) * _STEP
            axes.text(_LEFT, y, below, va="center", fontsize=7.5, style="italic", color=canvas.GREY)


def _draw_nodes(axes: Axes, nodes: list[_Node], top: float, width: float, colour: str) -> None:
    edge, room = width * (1 - _NAME), int((width * _NAME - 2) / _CHARACTER)
    for place, node in enumerate(nodes):
        x = _LEFT + (node.depth - 1) * width
        y = top + (node.line + 0.55) * _STEP
        parent = nodes[node.parent] if node.parent is not None else None
        first = parent.line if parent else 0
        if node.line > first:
            axes.plot(
                [x, x], [top + (first + 0.55) * _STEP, y], color=colour, linewidth=1.0, solid_capstyle="butt"
            )
        arrow = {"arrowstyle": "-|>,head_width=0.16,head_length=0.35", "color": colour, "linewidth": 1.0}
        axes.annotate("", (x + edge, y), (x, y), arrowprops={**arrow, "shrinkA": 0, "shrinkB": 0})
        verbs = canvas.label(node.verbs, "(cues)", int(edge / (_CHARACTER * 0.92)), 1)
        axes.text(x + 0.6, y - 0.5, verbs, va="bottom", fontsize=7, style="italic", color="#222222")
        name = canvas.label(node.name, f"source {place + 1}", max(8, room), 2)
        axes.text(x + edge + 1.0, y, name, va="center", fontsize=7.5, linespacing=0.95)


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
    rows=_rows,
    alt=_alt,
    note=_note,
    height=lambda rows: 20 + _STEP * _total(rows),
    draw=_draw,
    marks=_marks,
    cells=("outlet", "chain", "said"),
)
