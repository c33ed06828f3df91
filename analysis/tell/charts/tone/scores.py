"""The chart of tone (a lexicon's score): the mean of each outlet, raw and masked, with its range."""

import pandas as pd

from analysis.compare.tone.scores import LABELS, VOICES, tone_means
from analysis.tell.charts import base, rates, style
from analysis.tell.phrasing import counted, extremes, signed

_UP = 0.12  # of a line: raw and masked do not lie on each other
_TITLES = {"all": "All voices", "narrator": "Own voice only"}


def _says(rows: pd.DataFrame) -> str:
    raw = rows[(rows["voice"] == "all") & (rows["label"] == "raw")]
    masked = rows[(rows["voice"] == "all") & (rows["label"] == "masked")]
    ends, still = rates.apart(raw, signed), rates.apart(masked, signed)
    if not ends or not still or [name for name, _ in ends] != [name for name, _ in still]:
        return ""  # masks change who is where
    (most, high), (least, low) = ends
    return (
        f"The words score {high} on average in {most}, {low} in {least}, with and without masks in this order"
    )


def _alt(rows: pd.DataFrame) -> str:
    said = []
    for voice in VOICES:
        for label in LABELS:
            ours = rows[(rows["voice"] == voice) & (rows["label"] == label) & rows["rate"].notna()]
            if len(ours):
                said.append(
                    f"{_TITLES[voice]}, {label}, {extremes(list(ours['outlet']), list(ours['rate']), signed)}"
                )
    shown = ". ".join(said) or "No outlet has a mean"
    each = rows.groupby("outlet", sort=False)
    without = rows[rows["outlet"].isin([name for name, ours in each if ours["rate"].isna().all()])]
    return f"Dots with ranges: mean tone by outlet. {shown}.{rates.without_rate(without)}"


def _draw(rows: pd.DataFrame, on: base.Plate) -> None:
    raw = rows[(rows["voice"] == "all") & (rows["label"] == "raw")]
    order = raw.sort_values("rate", ascending=False, kind="stable", na_position="last")
    lines = {name: place for place, name in enumerate(order["outlet"])}
    panels = on.lines(list(lines), 2, sharey=True, sharex=True)
    known = rows[["rate", "low", "high"]].abs().max().max()
    reach = 0.1 if pd.isna(known) else max(0.1, float(known) * 1.45)
    for axes, voice in zip(panels, VOICES, strict=True):
        ours = rows[rows["voice"] == voice].rename(columns={"rate": "value"})
        if ours["value"].notna().any():
            axes.axvline(0, color=style.colour("zero"), linewidth=style.line(0.6))
        is_hollow = ours["label"] == "masked"
        shade = ours["value"].lt(0).map({True: style.BELOW, False: style.ABOVE})
        at = ours["outlet"].map(lines) + is_hollow.map({True: _UP, False: -_UP})
        base.ranges(axes, ours.assign(line=at, shade=shade, is_hollow=is_hollow))
        for row in ours[ours["label"] == "raw"].itertuples():
            if pd.isna(row.value):
                base.said(axes, lines[row.outlet], rates.TOO_FEW if row.n_docs else base.NOT_SCORED)
            else:
                end = max(
                    one
                    for one in ours.loc[ours["outlet"] == row.outlet, ["value", "high"]].max()
                    if not pd.isna(one)
                )
                base.beside(axes, end, lines[row.outlet], signed(row.value), gap=5.0)
        axes.set_xlim(-reach, reach)
        axes.locator_params("x", nbins=4)
        base.lines(axes, len(lines))
        axes.set_title(_TITLES[voice])
    base.named(panels[0], list(lines), "outlet", on)


def _note(rows: pd.DataFrame) -> str:
    whole = rows[(rows["voice"] == "all") & (rows["label"] == "raw")]
    n = f"{counted(whole['n_docs'].sum(), 'article')}, {counted(whole['n_sentences'].sum(), 'body sentence')}"
    return (
        f"{n}. Filled and as a number: raw; hollow: masked. Orange: below 0, purple: above. "
        f"{rates.resampled(rows)}"
    )


MEANS = base.Chart(
    name="tone-by-outlet",
    title="Tone: mean score of each outlet, raw and masked",
    caption="vaderSentiment's compound of each body sentence, averaged. Masked: the corpus's topic and "
    "house-style terms are worth nothing. It scores words, not what is said; read it only beside the words "
    "that made it.",
    tables=("rates",),
    rows=tone_means,
    says=_says,
    unit=lambda rows: "Mean compound of body sentences (−1 to +1)",
    alt=_alt,
    note=_note,
    draw=_draw,
)
