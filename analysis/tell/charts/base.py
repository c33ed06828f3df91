"""What a chart is, and the pieces that several charts share."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet
from pandas.api import types

from analysis import tables
from analysis.tell import canvas
from analysis.tell.phrasing import counted, listed

ROW = 9.0  # mm for an outlet in a chart that gives it one line
NOT_SCORED = "nothing was scored"
FRAME = 30.0  # mm for the title, the axis and the source line


@dataclass(frozen=True)
class Chart:
    """A figure, declared once.

    `tables` names what `rows` takes, in its order; `rows` gives what is drawn and exported; `alt`,
    `note` (the source line) and `height` (mm) are made from these rows, and `draw` puts them on a sheet.
    What a reader can open has `marks`: the marks behind the rows, each with the columns `cells` that name
    its bar or cell, the outermost first. They add up to the column `counts`; `noun` is what one of them is.
    """

    name: str
    title: str
    caption: str
    tables: tuple[str, ...]
    rows: Callable[..., pd.DataFrame]
    alt: Callable[[pd.DataFrame], str]
    note: Callable[[pd.DataFrame], str]
    height: Callable[[pd.DataFrame], float]
    draw: Callable[[pd.DataFrame, Sheet], None]
    marks: Callable[..., pd.DataFrame] | None = None
    cells: tuple[str, ...] = ()
    counts: str = "n_cues"
    noun: str = "attribution"

    def drawn_rows(self, *given: pd.DataFrame) -> pd.DataFrame:
        """The rows that the chart draws of these tables.

        Raises
        ------
        TableError : there are more or fewer tables than the chart takes, or one is another.
        """
        return self.rows(*self._checked(given))

    def marks_behind(self, *given: pd.DataFrame) -> pd.DataFrame:
        """The marks that `drawn_rows` counts, in the order of the rows; the same errors."""
        return self.marks(*self._checked(given))

    def _checked(self, given: Sequence[pd.DataFrame]) -> list[pd.DataFrame]:
        if len(given) != len(self.tables):
            needed = f"{self.name} is drawn from {', '.join(self.tables)}"
            raise tables.TableError(f"{needed}, in this order; {counted(len(given), 'table')} given")
        return [tables.checked(*pair) for pair in zip(self.tables, given, strict=True)]


def outlets(rows: pd.DataFrame) -> list[str]:
    """The outlets in corpus order."""
    return list(dict.fromkeys(rows["outlet"]))


def body(sentences: pd.DataFrame) -> pd.DataFrame:
    return sentences[sentences["kind"] == "body"]


def of_outlets(rows: pd.DataFrame, sentences: pd.DataFrame, columns: Sequence[str] = ()) -> pd.DataFrame:
    """Those of `rows` (keys `doc_id`, `sent_id`) that lie in `sentences`, with their outlets."""
    wanted = sentences[["doc_id", "sent_id", "outlet", *columns]]
    return rows.merge(wanted, on=["doc_id", "sent_id"], how="inner", validate="many_to_one")


def n_articles(sentences: pd.DataFrame) -> pd.Series:
    """Outlet -> number of its articles, in corpus order."""
    return sentences.groupby("outlet", sort=False)["doc_id"].nunique()


def n_scored(sentences: pd.DataFrame, voices: pd.DataFrame) -> pd.Series:
    """Outlet -> number of its articles that were scored, in corpus order; 0 where none was."""
    scored = sentences["doc_id"].where(sentences["doc_id"].isin(voices["doc_id"]))
    return scored.groupby(sentences["outlet"], sort=False).nunique()


def with_all(rows: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """`rows` by outlet in the order of `names`, with a row of nulls for an outlet that has none.

    Counts become `Int64`. No rows stay none.
    """
    if rows.empty:
        return rows
    every = pd.DataFrame({"outlet": names}).merge(rows, on="outlet", how="left", validate="one_to_many")
    counts = [name for name in rows if types.is_integer_dtype(rows[name])]
    return every.astype({name: "Int64" for name in counts})


def nothing_in(rows: pd.DataFrame, column: str) -> str:
    """Which outlets have nothing in `column`; nothing is said where all have."""
    none = outlets(rows[rows[column].isna()])
    return f" Nothing was scored in {listed(none)}." if none else ""


def said(axes: Axes, place: float, text: str) -> None:
    """Words on the line `place`, where there is nothing to draw."""
    beside = {"transform": axes.get_yaxis_transform(), "va": "center"}
    axes.text(0.02, place, text, fontsize=7.5, style="italic", color=canvas.GREY, **beside)


def labels(names: Iterable[str], kind: str, width: int = 22, lines: int = 2) -> list[str]:
    """The names as they are written beside a figure; one that cannot be drawn is "outlet 3" or the like."""
    return [canvas.label(name, f"{kind} {place}", width, lines) for place, name in enumerate(names, start=1)]


def lines(names: Sequence[str], axes: Axes) -> None:
    """One line for each outlet, the first at the top, its name beside it."""
    axes.set_yticks(range(len(names)), labels(names, "outlet"))
    axes.set_ylim(len(names) - 0.5, -0.5)


def with_numbers(sheet: Sheet, names: Sequence[str], *shares: float) -> list[Axes]:
    """Axes beside each other, as wide as `shares` say, a line for each outlet; the last are for numbers."""
    made = list(sheet.subplots(1, len(shares), width_ratios=shares))
    for axes in made:
        lines(names, axes)
        axes.tick_params("y", labelleft=axes is made[0])
    made[-1].axis("off")
    return made


def column(axes: Axes, right: float, texts: Sequence[str], heading: str) -> None:
    """A column of numbers, one for each line, whose right edge is `right` of the width of the axes."""
    style = {"transform": axes.get_yaxis_transform(), "ha": "right", "fontsize": 7.5, "color": canvas.GREY}
    for place, text in enumerate(texts):
        axes.text(right, place, text, va="center", **style)
    axes.text(right, -0.62, heading, va="bottom", **style)


def numbers(matrix: pd.DataFrame, axes: Axes, rotated: bool, top: int) -> None:
    """A table of counts, darker the nearer to `top`, names of columns above; a zero is a dot.

    A row or a column of nulls is an outlet of which nothing was scored. The names of the two axes of `matrix`
    ("outlet", "speaker") say what its rows and columns are.
    """
    import seaborn  # here: 0.15 s that a command which draws no table need not wait

    wide = 30 if rotated else 14
    seaborn.heatmap(
        matrix.astype(float),
        xticklabels=labels(matrix.columns, matrix.columns.name, wide, 2 if rotated else 3),
        yticklabels=labels(matrix.index, matrix.index.name, 26),
        ax=axes,
        annot=matrix.map(lambda n: f"{n:.0f}" if n else "·"),
        fmt="",
        annot_kws={"fontsize": 8, "color": "#111111"},
        cmap=seaborn.light_palette("#5a6b7b", as_cmap=True),
        vmin=0,
        vmax=max(1, top * 1.6),
        cbar=False,
        linewidths=1.2,
        linecolor="white",
    )
    for place in range(len(matrix)):
        if matrix.iloc[place].isna().all():
            said(axes, place + 0.5, NOT_SCORED)
    for place, column in enumerate(matrix):
        if matrix[column].isna().all() and not matrix.isna().all(axis=None):
            axes.text(place + 0.5, len(matrix) / 2, NOT_SCORED, rotation=90, ha="center", va="center")
    axes.grid(False)
    axes.xaxis.tick_top()
    axes.set(xlabel="", ylabel="")
    axes.tick_params("y", rotation=0)
    turned = {"rotation": 45, "ha": "left", "rotation_mode": "anchor"}
    for tick in axes.get_xticklabels():
        tick.set(**turned if rotated else {"rotation": 0})
    axes.spines[:].set_visible(False)
