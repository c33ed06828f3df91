"""The figure of keyness: each outlet's own words, over the height that words reach by chance."""

from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from analysis.compare.wording.key_words import key_word_places, key_words
from analysis.compare.wording.keyness import LEAST, LEVEL, RANKS
from analysis.tell.charts import base
from analysis.tell.charts.drawing import canvas, lined
from analysis.tell.phrasing import counted, listed, number

ALONE = "nothing to be compared with"
_FEWEST = 3  # words of an outlet, however little room there is
_LABEL, _WHOLE = 22.0, 75.0  # mm of a word, and of a panel in which q and DP have room


class _Plan(NamedTuple):
    """Panels beside each other, how many words each shows, mm of a word, and whether q and DP stand there."""

    beside: int
    rows: int
    words: int
    line: float
    is_whole: bool
    head: float

    @property
    def height(self) -> float:
        return self.rows * (self.head + self.words * self.line) + lined.AXIS


def _plan(rows: pd.DataFrame) -> _Plan:
    n, page = len(base.outlets(rows)), canvas.page()
    beside = 1 if page.is_narrow else 2
    if page.height is not None:
        beside = 2 if n <= 4 else 3 if n <= 6 else 4
    beside = min(beside, n)
    high = -(-n // beside)
    room, head = (page.leaf - lined.AXIS) / high, max(map(canvas.high, _labels(rows, beside))) + 3.5
    line = canvas.height(1.4, "number")
    if page.height is not None or head + RANKS * line > room:
        head, line = head - 0.8, canvas.height(1.1, "number")
    words = min(RANKS, max(_FEWEST, int((room - head) / line)))
    return _Plan(beside, high, words, line, page.across / beside > _WHOLE, head)


def _labels(rows: pd.DataFrame, beside: int) -> list[canvas.Name]:
    """The outlets' names above their panels; one that three lines do not hold is written smaller."""
    room, made = canvas.page().across / beside - 5.0, []
    for at, name in enumerate(base.outlets(rows), start=1):
        for role, lines in (("panel", 3), ("small", 4)):
            plain = canvas.shown(name, f"outlet {at}")
            text = "\n".join(canvas.balanced(plain, room, role, lines, weight="bold"))
            if not text.endswith("…"):
                break
        made.append(canvas.Name(text, role))
    return made


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    names, plan = base.outlets(rows), _plan(rows)
    look = canvas.looks(names)
    labels = _labels(rows, plan.beside)
    panels = sheet.subplots(plan.rows, plan.beside, squeeze=False, sharex=True).ravel()
    top = max(2.0, rows[["z", "chance_high"]].max().max()) * 1.12 if rows["z"].notna().any() else 1.0
    for panel in panels[len(names) :]:
        panel.set_axis_off()
    for place, (name, panel) in enumerate(zip(names, panels, strict=False)):
        left = -canvas.pt(_LABEL * 72 / 25.4)
        style = {"va": "bottom", "weight": "bold", "linespacing": 1.05}
        style["fontsize"] = canvas.size(labels[place].role)
        above = {"xycoords": "axes fraction", "textcoords": "offset points"}
        panel.annotate(labels[place], (0, 1), (left, canvas.pt(3)), **above, **style)
        panel.set(xlim=(0, top), ylim=(plan.words - 0.5, -0.5))
        here = rows[rows["outlet"] == name]
        _draw_outlet(here[here["rank"].isna() | (here["rank"] <= plan.words)], panel, look[name], plan)
        panel.tick_params("x", labelbottom=place + plan.beside >= len(names))
        if place >= plan.beside * (plan.rows - 1):
            panel.set_xlabel("z; grey: by chance")


def _draw_outlet(here: pd.DataFrame, axes: Axes, look: canvas.Look, plan: _Plan) -> None:
    if here["word"].isna().any():
        axes.set(yticks=[])
        base.said(axes, (plan.words - 1) / 2, ALONE)
        return
    words = [canvas.label(word, "(a word)", _LABEL, 1, "number") for word in here["word"]]
    axes.set_yticks(range(len(words)), words, fontsize=canvas.size("number"))
    size, face = canvas.point(0.8), canvas.colour("ground")
    for at, row in enumerate(here.itertuples(index=False)):
        wide = row.chance_high - row.chance_low
        axes.barh(at, wide, left=row.chance_low, height=0.86, color=canvas.colour("rule"))
        fill = look.colour if row.stands_out else face
        axes.plot(
            row.z, at, look.marker, color=look.colour, markerfacecolor=fill, markersize=size, clip_on=False
        )
        said = f"{row.n:,} : {row.n_rest:,}"
        if plan.is_whole:
            said += f"   q {number(row.q, 2)}   DP {number(row.dispersion, 2)}"
        style = {"va": "center", "fontsize": canvas.size("small"), "color": canvas.colour("quiet")}
        axes.text(1.03, at, said, transform=axes.get_yaxis_transform(), **style)


def _alt(rows: pd.DataFrame) -> str:
    known = rows[rows["word"].notna()]
    if known.empty:
        return "A panel for each outlet, all of them empty: no two outlets have words that can be compared."
    first = known[known["rank"] == 1]
    tops = listed(f"{row.word} in {row.outlet} ({number(row.z)})" for row in first.itertuples())
    inside = int((known["z"] <= known["chance_high"]).sum())
    out = f"{counted(known['n_out'].iloc[0], 'word')} of any outlet marked as standing out"
    return (
        "A panel for each outlet: dots for the words that it has more of than the others, over grey bars "
        f"that show how high such words come by chance. Highest z: {tops}. {inside:,} of {len(known):,} dots "
        f"lie within the bars or below; {out}.{base.nothing_in(rows, 'word')}"
    )


def _note(rows: pd.DataFrame) -> str:
    sizes = rows.drop_duplicates("outlet")["n_words"].sum()
    first = rows.iloc[0]
    if not first["n_tested"]:
        none = "no two outlets have words in the narrator's voice"
        return f"Nothing is compared: {none}, or none occurs {LEAST} times."
    pairs = (
        f"{counted(first['n_tested'], 'pair')} of outlet and word compared, {first['n_out']:,} at q ≤ {LEVEL}"
    )
    shown, most = _plan(rows).words, int(rows["rank"].max()) if rows["rank"].notna().any() else 0
    more = f" The highest {shown} of each outlet; the figure's CSV has {most}." if shown < most else ""
    return (
        f"{counted(sizes, 'word')} of body text in the narrator's voice; {pairs}, by chance up to "
        f"{first['baseline']:,} in 19 of 20 shuffles.{more}"
    )


KEYNESS = base.Chart(
    name="keyness-by-outlet",
    title="Words that one outlet has more of, and how high words come by chance",
    caption="Log-odds with an informative prior (Fightin' Words) of words in the narrator's voice: the "
    "highest of each outlet. Grey: where 95 % of words of that rank lie when the sentences are dealt to the "
    "outlets at random. Filled: stands out at q ≤ 0.05 among all pairs of outlet and word; hollow: does not. "
    "Beside it how often the outlet and the others have it, q, and DP, near 1 where it stands in one place.",
    tables=("sentences", "voices"),
    rows=key_words,
    alt=_alt,
    note=_note,
    height=lambda rows: _plan(rows).height,
    draw=_draw,
    is_dense=True,
    marks=key_word_places,
    cells=("outlet", "word"),
    counts="n",
    noun="word",
)
