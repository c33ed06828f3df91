"""The chart of how good the detectors are: on public gold, beside what people reach there; of no corpus."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from analysis.tell import canvas
from analysis.tell.accuracy import rows as measured
from analysis.tell.charts import base
from analysis.tell.phrasing import listed, number

_INK = "#222222"  # no colour: colours are the outlets'
_COLUMNS = ["measure", "figure", "detector", "low", "high", "people", "gold", "measured"]


def _rows() -> pd.DataFrame:
    """The figures that have a range; one without was read by a person, or is no agreement with people."""
    known = measured()
    return known.loc[known["low"].notna(), _COLUMNS].reset_index(drop=True)


def _alt(rows: pd.DataFrame) -> str:
    said = []
    for row in rows.itertuples():
        people = "" if pd.isna(row.people) else f" People: {number(row.people)}."
        ends = f"{number(row.low)} to {number(row.high)}"
        said.append(
            f"{row.measure.capitalize()}, {row.figure}: {number(row.detector)}, range {ends}.{people}"
        )
    return f"Dots with ranges, 0 to 100. {' '.join(said)}"


def _note(rows: pd.DataFrame) -> str:
    sets = [
        f"{measure}: {listed(dict.fromkeys(own['gold']))}"
        for measure, own in rows.groupby("measure", sort=False)
    ]
    lines = "Lines: 95 % of resamples of the gold's documents"
    return f"{'; '.join(sets)}. {lines}. Last measured {max(rows['measured'])}."


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    axes, beside = sheet.subplots(1, 2, width_ratios=(0.8, 0.2))
    names = [f"{row.measure}: {row.figure}" for row in rows.itertuples()]
    for each in (axes, beside):
        each.set_ylim(len(rows) - 0.5, -0.5)
        each.set_yticks([])
    axes.set_yticks(range(len(rows)), [canvas.label(name, name, 34, 2) for name in names])
    axes.set_xlim(0, 100)
    axes.set_xlabel("agreement with people on gold data; the higher, the better")
    beside.axis("off")
    for place, row in enumerate(rows.itertuples()):
        axes.plot([row.low, row.high], [place, place], color=_INK, solid_capstyle="butt")
        axes.plot([row.low, row.high], [place, place], "|", color=_INK, markersize=5)
        axes.plot(row.detector, place, "o", color=_INK)
        if not pd.isna(row.people):
            axes.plot(row.people, place, "D", color=_INK, markerfacecolor="white", markeredgewidth=1.2)
    _explained(axes, rows)
    for part in rows.index[rows["measure"] != rows["measure"].shift()][1:]:
        axes.axhline(part - 0.5, color=canvas.PALE, linewidth=0.6)
    base.column(beside, 0.5, [number(value) for value in rows["detector"]], "detector")
    people = ["–" if pd.isna(value) else number(value) for value in rows["people"]]
    base.column(beside, 1.0, people, "people")


def _explained(axes: Axes, rows: pd.DataFrame) -> None:
    """What the two kinds of marks are, said once, beside the first pair of them."""
    first = rows[rows["people"].notna()].head(1)
    style = {"fontsize": 7.5, "color": canvas.GREY, "va": "center"}
    for place, row in first.iterrows():
        axes.text(row["low"] - 2, place, "detector", ha="right", **style)
        axes.text(row["people"] + 3, place, "two people", ha="left", **style)


ACCURACY = base.Chart(
    name="detector-accuracy",
    title="How far the detectors agree with people",
    caption="Each detector on public gold data that people marked, 0 to 100, and, where it is known, how far "
    "two people agree there. The gold is not the articles of this corpus: on other texts a detector can do "
    "better or worse.",
    tables=(),
    rows=_rows,
    alt=_alt,
    note=_note,
    height=lambda rows: base.FRAME + 8 + base.ROW * len(rows),
    draw=_draw,
)
