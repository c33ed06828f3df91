"""Charts of tone ("lexicon valence"): the means, and the course of each article."""

import math
from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from analysis.compare.tone.scores import LABELS, VOICES, tone_course, tone_means
from analysis.tell.charts import base, rates
from analysis.tell.charts.drawing import canvas, lined
from analysis.tell.phrasing import counted, extremes, signed

_PAIR, _STRIP, _LOWEST = 11.0, 14.0, 7.0  # mm of a line with two dots, of a strip of bars, and on a slide
_LEAST, UP = 5.6, 0.2  # mm of a line on a slide, and by what share of it the dots part: not on each other


def _mean_alt(rows: pd.DataFrame) -> str:
    said = []
    for voice, words in zip(VOICES, ("all voices", "narrator"), strict=True):
        for label in LABELS:
            ours = rows[(rows["voice"] == voice) & (rows["label"] == label) & rows["rate"].notna()]
            if len(ours):
                said.append(f"{words}, {label}, {extremes(list(ours['outlet']), list(ours['rate']), signed)}")
    shown = ". ".join(text[0].upper() + text[1:] for text in said) or "No outlet has a mean"
    return f"Dots with ranges: mean compound by outlet. {shown}.{rates.without_rate(rows)}"


_SHARES = (1.0, 1.0)
_TITLES = ("all voices", "narrator’s voice only")
_UNITS = ("mean compound (−1\u00a0to\u00a0+1)",) * 2
KEY = "Filled: raw; hollow: masked."


def _sentences(rows: pd.DataFrame) -> list[lined.Column]:
    """How many sentences each panel's means are of."""
    raw = rows[rows["label"] == "raw"]
    made = []
    for heading, voice in zip(("all", "narrator"), VOICES, strict=True):
        ours = raw[raw["voice"] == voice]
        shown = ours["n_sentences"].map("{:,}".format).where(ours["n_docs"] > 0, "–")
        made.append(lined.Column(heading, list(shown)))
    return made


def pair(
    names: list[str], columns: list[lined.Column], units: tuple[str, str], titles: Sequence[str]
) -> tuple[lined.Lines, float]:
    """The lines of two panels beside each other, two dots a line; and how high they are with all around."""
    drawn = lined.lines_of(names, lined.AXIS + 12.0, _PAIR, least=_LEAST)
    low = max(
        lined.low(unit, lined.width_of(_SHARES, place, drawn, columns)) for place, unit in enumerate(units)
    )
    room = lined.width_of(_SHARES, 0, drawn, columns)
    above = canvas.height(max(len(canvas.wrapped(title, room, "panel")) for title in titles), "panel") + 3.0
    return drawn, drawn.height + low + max(2 * lined.head(columns), above)


def _draw_means(rows: pd.DataFrame, sheet: Sheet) -> None:
    names, columns = base.outlets(rows), _sentences(rows)
    look, (drawn, _) = canvas.looks(names), pair(names, columns, _UNITS, _TITLES)
    panels = lined.panels(sheet, drawn, _SHARES, columns)
    reach = max(0.1, rows[["rate", "low", "high"]].abs().max().max() * 1.08)
    for axes, voice, title in zip(panels, VOICES, _TITLES, strict=True):
        panel_title(axes, title, lined.width_of(_SHARES, 0, drawn, columns))
        ours = rows[rows["voice"] == voice].set_index(["outlet", "label"])
        axes.set_xlim(-reach, reach)
        if ours["rate"].isna().all():
            rates.without_axis(axes)
        else:
            around_zero(axes)
        for place, name in enumerate(names):
            both = ours.loc[name]
            if both["rate"].isna().all():
                rates.dot(axes, place, both.loc["raw"], look[name])
                continue
            for label, up in zip(LABELS, (-UP, UP), strict=True):
                rates.dot(axes, place + up, both.loc[label], look[name], filled=label == "raw")
    for place, (axes, unit) in enumerate(zip(panels, _UNITS, strict=True)):
        lined.below(axes, unit, lined.width_of(_SHARES, place, drawn, columns))


def around_zero(axes: Axes) -> None:
    """The line at zero and numbers that do not overlap: more would when the means are near zero."""
    canvas.zero(axes)
    if not canvas.page().is_narrow:
        axes.locator_params("x", nbins=4)
        return
    reach = axes.get_xlim()[1]
    power = 10.0 ** math.floor(math.log10(reach))
    end = max(step * power for step in (1, 2, 5) if step * power <= reach)
    axes.set_xticks([-end, 0, end], [f"−{end:g}", "0", f"{end:g}"])


def panel_title(axes: Axes, text: str, room: float) -> None:
    """Set the title above a panel, on as many lines as `room`, in mm, makes of it."""
    axes.set_title("\n".join(canvas.wrapped(text, room, "panel")))


def _mean_note(rows: pd.DataFrame) -> str:
    whole = rows[(rows["voice"] == "all") & (rows["label"] == "raw")]
    n = f"{counted(whole['n_docs'].sum(), 'article')}, {counted(whole['n_sentences'].sum(), 'body sentence')}"
    beside = "At the right: sentences, all and those with the narrator's words."
    return f"{n}. {KEY} {rates.resampled(rows)} {beside}"


MEANS = base.Chart(
    name="tone-by-outlet",
    title="Lexicon valence: mean compound by outlet, raw and masked",
    caption="vaderSentiment's compound of each body sentence, averaged. Masked: the corpus's topic and "
    "house-style terms are worth nothing. It scores words, not what is said; read it only beside the words "
    "that made it.",
    tables=("rates",),
    rows=tone_means,
    alt=_mean_alt,
    note=_mean_note,
    height=lambda rows: pair(base.outlets(rows), _sentences(rows), _UNITS, _TITLES)[1],
    draw=_draw_means,
)


def _arc_alt(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Nothing to draw: no sentence was scored."
    said = []
    none = base.nothing_in(rows, "compound")
    rows = rows[rows["compound"].notna()]
    for name, ours in rows.groupby("outlet", sort=False):
        up, down = int((ours["compound"] > 0).sum()), int((ours["compound"] < 0).sum())
        said.append(f"{name}: {up} above zero, {down} below, {len(ours) - up - down} at zero")
    top, bottom = (rows.loc[rows["compound"].agg(end)] for end in ("idxmax", "idxmin"))
    ends = " and ".join(f"{signed(row['compound'])} ({row['outlet']})" for row in (top, bottom))
    return f"A strip of bars per outlet, one per sentence. {'; '.join(said)}. The extremes are {ends}.{none}"


def _strips(rows: pd.DataFrame) -> lined.Lines:
    return lined.lines_of(base.outlets(rows), lined.AXIS, _STRIP, least=_LOWEST)


def _draw_arc(rows: pd.DataFrame, sheet: Sheet) -> None:
    names, strips = base.outlets(rows), _strips(rows)
    look = canvas.looks(names)
    panels = sheet.subplots(len(names), 1, sharex=True, sharey=True, squeeze=False)[:, 0]
    signs = strips.row > canvas.height(2.6, "number")
    for axes, name, beside in zip(panels, names, strips.names, strict=True):
        ours = rows[(rows["outlet"] == name) & rows["compound"].notna()]
        colour = look[name].colour
        colours = [colour if value > 0 else canvas.lighter(colour, 0.45) for value in ours["compound"]]
        axes.bar(ours["place"], ours["compound"], width=0.85, color=colours, linewidth=0)
        if len(ours):
            zero = {"color": canvas.colour("zero"), "linewidth": canvas.line(0.75)}
            axes.plot([0.5, len(ours) + 0.5], [0, 0], solid_capstyle="butt", **zero)
            for first in ours["place"][ours["doc_id"].ne(ours["doc_id"].shift())].iloc[1:]:
                axes.axvline(first - 0.5, color=canvas.colour("quiet"), linewidth=canvas.line(0.75))
        else:
            base.said(axes, 0, base.NOT_SCORED)
        axes.set_ylim(-1, 1)
        axes.set_yticks([-0.6, 0.6] if signs else [], ["−", "+"] if signs else [])
        axes.tick_params("y", pad=canvas.pt(1))
        axes.tick_params("x", labelbottom=axes is panels[-1])
        axes.grid(False)
        axes.spines["bottom"].set_visible(False)
        style = {"fontsize": canvas.size(beside.role), "color": canvas.colour("text")}
        axes.set_ylabel(beside, rotation=0, ha="right", va="center", **style)
    longest = int(rows["place"].max())
    panels[-1].set_xlim(0.4, longest + 0.6)
    panels[-1].xaxis.get_major_locator().set_params(integer=True, min_n_ticks=1)
    panels[-1].set_xlabel("sentence of the body, first to last")


ARC = base.Chart(
    name="tone-arc",
    title="Lexicon valence, sentence by sentence",
    caption="Each bar is a body sentence, in the order of the article; an outlet's articles stand one "
    "after another, parted by a line. Up is a compound above zero, down below, nothing at zero. Raw scores, "
    "all voices.",
    tables=("sentences", "marks"),
    rows=tone_course,
    alt=_arc_alt,
    note=lambda rows: (
        f"{counted(rows['doc_id'].nunique(), 'article')}, "
        f"{counted(rows['compound'].notna().sum(), 'body sentence')}. "
        "Each strip runs from −1 to +1."
    ),
    height=lambda rows: lined.AXIS + _strips(rows).height,
    draw=_draw_arc,
    most=9,
)
