"""The chart of how good the detectors are: on public gold, beside what people reach there; of no corpus."""

import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis.tell.charts import base
from analysis.tell.charts.drawing import canvas, lined
from analysis.tell.phrasing import listed, number
from analysis.tell.views.accuracy import rows as measured

_UNIT = "agreement with people on gold data; the higher, the better"
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
    marks = "Dot: the detector; diamond: two people"
    return f"{marks}. {'; '.join(sets)}. {lines}. Last measured {max(rows['measured'])}."


def _columns(rows: pd.DataFrame) -> list[lined.Column]:
    people = ["–" if pd.isna(value) else number(value) for value in rows["people"]]
    return [lined.Column("detector", list(map(number, rows["detector"]))), lined.Column("people", people)]


def _lines(rows: pd.DataFrame) -> lined.Lines:
    names = [f"{row.measure}: {row.figure}" for row in rows.itertuples()]
    room = 31.0 if canvas.page().is_narrow else 56.0
    return lined.lines_of(names, lined.AXIS + lined.head(_columns(rows)), lined.ROW, "detector", room)


def _height(rows: pd.DataFrame) -> float:
    drawn, columns = _lines(rows), _columns(rows)
    return (
        drawn.height + lined.low(_UNIT, lined.width_of((1,), 0, drawn, columns)) + lined.head(columns) + 1.0
    )


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    drawn, columns = _lines(rows), _columns(rows)
    (axes,) = lined.panels(sheet, drawn, (1,), columns)
    ink, ground = canvas.colour("text"), canvas.colour("ground")  # no colour: colours are the outlets'
    axes.set_xlim(0, 100)
    axes.locator_params("x", nbins=5)
    lined.below(axes, _UNIT, lined.width_of((1,), 0, drawn, columns))
    for place, row in enumerate(rows.itertuples()):
        axes.plot([row.low, row.high], [place, place], color=ink, solid_capstyle="butt")
        axes.plot([row.low, row.high], [place, place], "|", color=ink, markersize=canvas.point(0.8))
        axes.plot(row.detector, place, "o", color=ink)
        if not pd.isna(row.people):
            edge = {"markerfacecolor": ground, "markeredgewidth": canvas.line(0.85), "clip_on": False}
            axes.plot(row.people, place, "D", color=ink, **edge)
    for part in rows.index[rows["measure"] != rows["measure"].shift()][1:]:
        axes.axhline(part - 0.5, color=canvas.colour("rule"), linewidth=canvas.line(0.45))


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
    height=_height,
    draw=_draw,
)
