"""The chart of how good the detectors are: on public gold, beside what people reach there; of no corpus."""

import pandas as pd

from analysis.tell.charts import base, style
from analysis.tell.phrasing import listed, number
from analysis.tell.views.accuracy import rows as measured

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


def _draw(rows: pd.DataFrame, on: base.Plate) -> None:
    names = [f"{row.measure}: {row.figure}" for row in rows.itertuples()]
    (axes,) = on.lines(names)
    ours = rows.assign(line=range(len(rows)), value=rows["detector"])
    base.ranges(axes, ours)
    axes.set_xlim(0, 100)
    for row in ours.itertuples():
        people = "" if pd.isna(row.people) else f"   people {number(row.people)}"
        if people:
            axes.plot(
                row.people,
                row.line,
                "D",
                color=style.colour("text"),
                markersize=style.point(0.8),
                markerfacecolor=style.colour("ground"),
                clip_on=False,
            )
        at = {"textcoords": "offset points", "ha": "right", "va": "center", "fontsize": style.size("number")}
        axes.annotate(f"{number(row.detector)}{people}", (row.low, row.line), (-style.pt(5), 0), **at)
    axes.locator_params("x", nbins=5)
    base.named(axes, names, "detector", on)


ACCURACY = base.Chart(
    name="detector-accuracy",
    title="How far the detectors agree with people",
    caption="Each detector on public gold data that people marked, 0 to 100, and, where it is known, how far "
    "two people agree there. The gold is not the articles of this corpus: on other texts a detector can do "
    "better or worse.",
    tables=(),
    rows=_rows,
    unit=lambda rows: "Agreement with people on gold data, 0 to 100. Dot: the detector; diamond: two people",
    alt=_alt,
    note=_note,
    draw=_draw,
)
