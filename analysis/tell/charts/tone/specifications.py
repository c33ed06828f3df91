"""The specification curve of tone: every outlet's score under every combination of choices."""

import pandas as pd
from matplotlib.axes import Axes

from analysis.compare.tone.specifications import ordered, pairs
from analysis.tell.charts import base, rates, style
from analysis.tell.phrasing import counted, listed, signed

_SCORED = {"sentence": "means of sentences (left)", "article": "articles in one piece (right)"}
_GRID = ("lexicon", "voice", "typography", "label")
_PANEL, _CHOICE = 15.0, 3.6  # mm of an outlet's curve, and of a choice
_OPTIONS = ("VADER", "VADER's words", "all", "narrator", "normalised", "as written", "raw", "masked")
_NAMES = {"narrator": "own voice", "all": "all voices", "normalised": "plain typography"}


def _kept(rows: pd.DataFrame) -> str:
    """How many pairs of outlets keep their order, as a sentence without its end; "" without pairs."""
    found = pairs(rows)
    if found.empty:
        return ""
    kept = found["n_kept"] == found["n"]
    if len(found) == 1:
        return f"The two outlets {'keep' if kept.all() else 'do not keep'} one order"
    return (
        f"{kept.sum():,} of {len(found):,} pairs of outlets {'keeps' if kept.sum() == 1 else 'keep'} "
        "one order"
    )


def _says(rows: pd.DataFrame) -> str:
    kept = _kept(rows)
    return kept and f"{kept} of tone under all {rows['specification'].nunique():,} combinations of choices"


def _alt(rows: pd.DataFrame) -> str:
    n = counted(rows["specification"].nunique(), "specification")
    said = f"A curve for each outlet: its score under {n}, above a grid of the choices."
    found = pairs(rows)
    if len(found):
        said += f" {_kept(rows)} under all of them."
        if (found["n_kept"] < found["n"]).any():
            least = found.loc[found["share"].idxmin()]
            where = f"in {least['n_kept']:,} of {least['n']:,}"
            said += f" Kept in fewest: {least['higher']} above {least['lower']}, {where}."
    each = rows.groupby("outlet", sort=False).agg(n=("n_scored", "sum"), known=("score", "count"))
    nothing = rows[rows["outlet"].isin(each.index[each["n"] == 0])]
    few = rows[rows["outlet"].isin(each.index[(each["n"] > 0) & (each["known"] == 0)])]
    return f"{said}{base.nothing_in(nothing, 'score')}{rates.too_few(few)}"


def _choices(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """The lines of the grid: a choice, and what can be chosen; the lexicons of the corpus by name."""
    made = []
    for choice in _GRID:
        options = sorted(rows[choice].unique())
        known = [option for option in _OPTIONS if option in options]
        made += [(choice, option) for option in dict.fromkeys([*known, *options])]
    return made


def _draw(rows: pd.DataFrame, on: base.Plate) -> None:
    """A row of panels for each outlet, and one for the choices."""
    names, choices = base.outlets(rows), _choices(rows)
    kinds = [kind for kind in _SCORED if (rows["scored"] == kind).any()]
    heights = [_PANEL] * len(names) + [_CHOICE * len(choices)]
    how = {"height_ratios": heights, "sharex": "col"}
    panels = on.panels(sum(heights) + 5.0 * len(names), len(heights), len(kinds), **how)
    for across, kind in enumerate(kinds):
        ours = rows[rows["scored"] == kind]
        known = ours[["score", "dealt_low", "dealt_high"]].abs().max().max()
        reach = 0.1 if pd.isna(known) else 1.15 * float(known)
        for place, (axes, name) in enumerate(zip(panels[:-1, across], names, strict=True)):
            _curve(ours, axes, name)
            axes.set(ylim=(-reach, reach))
            axes.locator_params("y", nbins=3)
            axes.yaxis.set_major_formatter(lambda value, _: signed(value, 1))
            if across == 0:
                base.named_above(axes, name, place, on, 2)
        _grid(ours, panels[-1, across], choices, is_named=across == 0)


def _curve(rows: pd.DataFrame, axes: Axes, name: str) -> None:
    """The outlet's scores; behind them those of all, pale, and the band of chance."""
    import seaborn as sns

    band = rows[rows["dealt_low"].notna()].drop_duplicates("specification")
    if len(band):
        between = (band[column].to_numpy(float) for column in ("specification", "dealt_low", "dealt_high"))
        axes.fill_between(*between, step="mid", color=style.colour("rule"), linewidth=0)
    axes.axhline(0, color=style.colour("zero"), linewidth=style.line(0.4))
    known = rows[rows["score"].notna()].astype({"score": float, "specification": float})
    ours = known[known["outlet"] == name]
    if ours.empty:
        base.said(axes, 0.0, rates.TOO_FEW)
    for sign, shade in ((ours["score"] < 0, style.BELOW), (ours["score"] >= 0, style.ABOVE)):
        sns.scatterplot(
            ours[sign],
            x="specification",
            y="score",
            color=shade,
            s=style.point(0.55) ** 2,
            linewidth=0,
            ax=axes,
        )
    axes.set(xlabel="", ylabel="")
    axes.grid(False)
    axes.spines["bottom"].set_visible(False)
    axes.tick_params("x", labelbottom=False)


def _grid(rows: pd.DataFrame, axes: Axes, choices: list[tuple[str, str]], is_named: bool) -> None:
    """A square for each choice that a specification makes."""
    dark, pale = style.colour("text"), style.colour("rule")
    each = rows.drop_duplicates("specification")
    for place, (choice, option) in enumerate(choices):
        colours = [dark if made else pale for made in each[choice] == option]
        axes.bar(each["specification"], 0.5, width=0.7, bottom=place - 0.25, color=colours, linewidth=0)
    names = [style.shown(_NAMES.get(option, option), "choice", 24) for _, option in choices]
    axes.set_yticks(range(len(choices)), names, fontsize=style.size("small"))
    axes.tick_params("y", labelleft=is_named)
    axes.set(ylim=(len(choices) - 0.5, -0.5), xticks=[])
    axes.grid(False)
    axes.spines["bottom"].set_visible(False)


def _note(rows: pd.DataFrame) -> str:
    whole = rows[(rows["voice"] == "all") & (rows["specification"] == rows["specification"].min())]
    scored = whole["scored"].iloc[0] if len(whole) else "sentence"
    n = counted(rows["specification"].nunique(), "specification")
    n += f"; {counted(whole['n_scored'].sum(), f'body {scored}')}"
    return (
        f"{n}, or what is in the outlet's own voice. Grey band: where 95 % of the outlets' means lie when "
        "the same sentences are shuffled among the outlets, 2,000 times. Orange: below 0, purple: above. "
        "Dark squares: the choices made."
    )


CURVE = base.Chart(
    name="tone-specifications",
    title="Tone under every combination of choices",
    caption="Each column is one combination of choices; on the left are those that order the outlets as the "
    "first does, on the right those that turn most pairs round. An article scored in one piece is near −1 or "
    "+1 as soon as its words lean to one side. After Simonsohn, Simmons & Nelson 2020, without their test.",
    tables=("specifications",),
    rows=ordered,
    says=_says,
    unit=lambda rows: (
        "Score of each outlet (compound, −1 to +1), a dot for each combination of choices: "
        f"{listed(text for kind, text in _SCORED.items() if (rows['scored'] == kind).any())}"
    ),
    alt=_alt,
    note=_note,
    draw=_draw,
    in_report=False,
)
