"""Charts of tone ("lexicon valence"): the means, and the course of each article."""

import math

import matplotlib as mpl
import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis.tell import canvas
from analysis.tell.charts import base, rates
from analysis.tell.phrasing import counted, extremes, signed

LABELS, VOICES = ("raw", "masked"), ("all", "narrator")


def _mean_rows(given: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet, voice and label: mean compound, its range, sentences and words."""
    ours = given[
        (given["measure"] == "tone") & given["label"].isin(LABELS) & given["voice"].isin(VOICES)
    ].rename(columns={"n_marks": "n_sentences"})
    columns = [
        "outlet",
        "voice",
        "label",
        "n_docs",
        "n_words",
        "n_sentences",
        "rate",
        "low",
        "high",
        "resampled",
    ]
    return ours[columns].reset_index(drop=True)


def _mean_alt(rows: pd.DataFrame) -> str:
    said = []
    for voice, words in zip(VOICES, ("all voices", "narrator"), strict=True):
        for label in LABELS:
            ours = rows[(rows["voice"] == voice) & (rows["label"] == label) & rows["rate"].notna()]
            if len(ours):
                said.append(f"{words}, {label}, {extremes(list(ours['outlet']), list(ours['rate']), signed)}")
    shown = ". ".join(text[0].upper() + text[1:] for text in said) or "No outlet has enough words for a mean"
    return f"Dots with ranges: mean compound by outlet. {shown}.{rates.without_rate(rows)}"


def _draw_means(rows: pd.DataFrame, sheet: Sheet) -> None:
    names = base.outlets(rows)
    look = canvas.looks(names)
    *panels, beside = base.with_numbers(sheet, names, 0.45, 0.45, 0.1)
    reach = max(0.1, rows[["rate", "low", "high"]].abs().max().max() * 1.08)
    for axes, voice, title in zip(panels, VOICES, ("all voices", "narrator's voice only"), strict=True):
        axes.set_title(title)
        ours = rows[rows["voice"] == voice].set_index(["outlet", "label"])
        axes.set_xlim(-reach, reach)
        if ours["rate"].isna().all():
            rates.without_axis(axes)
        else:
            axes.axvline(0, color="#444444", linewidth=1)
            axes.locator_params("x", nbins=4)  # more would overlap when the means are near zero
        for place, name in enumerate(names):
            pair = ours.loc[name]
            if pair["rate"].isna().all():
                rates.dot(axes, place, pair.loc["raw"], look[name])
                continue
            for label, up in zip(LABELS, (-0.17, 0.17), strict=True):
                rates.dot(axes, place + up, pair.loc[label], look[name], filled=label == "raw")
    panels[0].set_xlabel("mean compound of sentences (−1 to +1)")
    panels[1].set_xlabel("filled: raw; hollow: masked")
    narrator = rows[(rows["voice"] == "narrator") & (rows["label"] == "raw")].set_index("outlet")
    sentences = [f"{narrator.loc[name, 'n_sentences']:,}" for name in names]
    base.column(beside, 1.0, sentences, "sentences")


def _mean_note(rows: pd.DataFrame) -> str:
    whole = rows[(rows["voice"] == "all") & (rows["label"] == "raw")]
    n = f"{counted(whole['n_docs'].sum(), 'article')}, {counted(whole['n_sentences'].sum(), 'body sentence')}"
    return f"{n}. {rates.resampled(rows)} At the right: sentences with words in the narrator's voice."


MEANS = base.Chart(
    name="tone-by-outlet",
    title="Lexicon valence: mean compound by outlet, raw and masked",
    caption="vaderSentiment's compound of each body sentence, averaged. Masked: the corpus's topic and "
    "house-style terms are worth nothing. It scores words, not what is said; read it only beside the words "
    "that made it.",
    tables=("rates",),
    rows=_mean_rows,
    alt=_mean_alt,
    note=_mean_note,
    height=lambda rows: base.FRAME + 6 + 11 * len(base.outlets(rows)),
    draw=_draw_means,
)


def _arc_rows(sentences: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """One row per body sentence: its place in the outlet's articles, counted from 1, and its raw compound.

    An outlet without scored sentences has one row without them, so that it keeps its strip and the
    others their colours.
    """
    raw = (marks["measure"] == "tone") & (marks["label"] == "raw") & (marks["voice"] == "all")
    made = base.of_outlets(marks.loc[raw, ["doc_id", "sent_id", "value"]], base.body(sentences))
    made = made.assign(place=made.groupby("outlet").cumcount() + 1).rename(columns={"value": "compound"})
    return base.with_all(made[["outlet", "doc_id", "sent_id", "place", "compound"]], base.outlets(sentences))


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


def _draw_arc(rows: pd.DataFrame, sheet: Sheet) -> None:
    names = base.outlets(rows)
    panels = sheet.subplots(len(names), 1, sharex=True, sharey=True, squeeze=False)[:, 0]
    shade = mpl.colormaps["PuOr_r"]
    for axes, name, beside in zip(panels, names, base.labels(names, "outlet"), strict=True):
        ours = rows[(rows["outlet"] == name) & rows["compound"].notna()]
        colours = [shade(0.5 + 0.5 * math.copysign(0.45 + 0.55 * abs(v), v)) for v in ours["compound"]]
        axes.bar(ours["place"], ours["compound"], width=0.85, color=colours, linewidth=0)
        if len(ours):
            axes.plot([0.5, len(ours) + 0.5], [0, 0], color="#444444", linewidth=1.4, solid_capstyle="butt")
        else:
            base.said(axes, 0, base.NOT_SCORED)
        axes.set_ylim(-1, 1)
        axes.set_yticks([-0.6, 0.6], ["−", "+"])
        axes.tick_params("y", pad=1)
        axes.grid(False)
        axes.spines["bottom"].set_visible(False)
        axes.set_ylabel(beside, rotation=0, ha="right", va="center", fontsize=8, color="#222222")
    longest = int(rows["place"].max())
    panels[-1].set_xlim(0.4, longest + 0.6)
    panels[-1].xaxis.get_major_locator().set_params(integer=True)
    panels[-1].set_xlabel("sentence of the body, first to last")


ARC = base.Chart(
    name="tone-arc",
    title="Lexicon valence, sentence by sentence",
    caption="Each bar is a body sentence, in the order of the article; up is a compound above zero, down "
    "below, nothing at zero. Raw scores, all voices.",
    tables=("sentences", "marks"),
    rows=_arc_rows,
    alt=_arc_alt,
    note=lambda rows: (
        f"{counted(rows['doc_id'].nunique(), 'article')}, "
        f"{counted(rows['compound'].notna().sum(), 'body sentence')}. "
        "Each strip runs from −1 to +1."
    ),
    height=lambda rows: base.FRAME + 14 * max(1, len(base.outlets(rows))),
    draw=_draw_arc,
)
