"""Charts of tone ("lexicon valence"): the means, the course of each article, and the words behind it."""

import math

import matplotlib as mpl
import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis.tell import canvas
from analysis.tell.charts import base, rates
from analysis.tell.phrasing import counted, extremes, signed

LABELS, VOICES = ("raw", "masked"), ("all", "narrator")
_MOST_WORDS = 5  # of each sign
_PANELS = 3  # beside each other
_PANEL = 48.0  # mm


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
        axes.axvline(0, color="#444444", linewidth=1)
        axes.set_xlim(-reach, reach)
        ours = rows[rows["voice"] == voice].set_index(["outlet", "label"])
        for place, name in enumerate(names):
            pair = ours.loc[name]
            if pair["rate"].isna().all():
                rates.dot(axes, place, pair.loc["raw"], look[name])
                continue
            for label, up in zip(LABELS, (-0.17, 0.17), strict=True):
                rates.dot(axes, place + up, pair.loc[label], look[name], filled=label == "raw")
    panels[0].set_xlabel("mean compound of sentences (−1 to +1)")
    panels[1].set_xlabel("filled: raw; hollow: masked")
    sentences = [f"{ours.loc[(name, 'raw'), 'n_sentences']:,}" for name in names]
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
    """One row per body sentence: its place in the outlet's articles, counted from 1, and its raw compound."""
    raw = (marks["measure"] == "tone") & (marks["label"] == "raw") & (marks["voice"] == "all")
    made = base.of_outlets(marks.loc[raw, ["doc_id", "sent_id", "value"]], base.body(sentences))
    made = made.assign(place=made.groupby("outlet").cumcount() + 1)
    return made[["outlet", "doc_id", "sent_id", "place", "value"]].rename(columns={"value": "compound"})


def _arc_alt(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Nothing to draw: no sentence was scored."
    said = []
    for name, ours in rows.groupby("outlet", sort=False):
        up, down = int((ours["compound"] > 0).sum()), int((ours["compound"] < 0).sum())
        said.append(f"{name}: {up} above zero, {down} below, {len(ours) - up - down} at zero")
    top, bottom = (rows.loc[rows["compound"].agg(end)] for end in ("idxmax", "idxmin"))
    ends = " and ".join(f"{signed(row['compound'])} ({row['outlet']})" for row in (top, bottom))
    return f"A strip of bars per outlet, one per sentence. {'; '.join(said)}. The extremes are {ends}."


def _draw_arc(rows: pd.DataFrame, sheet: Sheet) -> None:
    names = base.outlets(rows)
    panels = sheet.subplots(len(names), 1, sharex=True, sharey=True, squeeze=False)[:, 0]
    shade = mpl.colormaps["PuOr_r"]
    for axes, name in zip(panels, names, strict=True):
        ours = rows[rows["outlet"] == name]
        colours = [shade(0.5 + 0.5 * math.copysign(0.45 + 0.55 * abs(v), v)) for v in ours["compound"]]
        axes.bar(ours["place"], ours["compound"], width=0.85, color=colours, linewidth=0)
        axes.plot([0.5, len(ours) + 0.5], [0, 0], color="#444444", linewidth=1.4, solid_capstyle="butt")
        axes.set_ylim(-1, 1)
        axes.set_yticks([-0.6, 0.6], ["−", "+"])
        axes.tick_params("y", pad=1)
        axes.grid(False)
        axes.spines["bottom"].set_visible(False)
        axes.set_ylabel(canvas.label(name), rotation=0, ha="right", va="center", fontsize=8, color="#222222")
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
        f"{counted(rows['doc_id'].nunique(), 'article')}, {counted(len(rows), 'body sentence')}. "
        "Each strip runs from −1 to +1."
    ),
    height=lambda rows: base.FRAME + 14 * max(1, len(base.outlets(rows))),
    draw=_draw_arc,
)


def _word_rows(sentences: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet and word, the strongest of each sign: occurrences and the sum of their values."""
    body = base.body(sentences)[["doc_id", "sent_id", "outlet", "start", "text"]]
    ours = marks.loc[marks["measure"] == "tone_word", ["doc_id", "sent_id", "start", "end", "value"]]
    found = ours.merge(
        body.rename(columns={"start": "from"}), on=["doc_id", "sent_id"], validate="many_to_one"
    )
    words = [
        text[start - begins : end - begins].lower()
        for text, begins, start, end in zip(
            found["text"], found["from"], found["start"], found["end"], strict=True
        )
    ]
    sums = found.assign(word=words).groupby(["outlet", "word"])["value"].agg(n_marks="size", value="sum")
    made = []
    for outlet in base.outlets(sentences):
        if outlet not in sums.index:
            continue
        ranked = sums.loc[outlet].reset_index().sort_values(["value", "word"], ascending=[False, True])
        up = ranked[ranked["value"] > 0].head(_MOST_WORDS)
        down = ranked[ranked["value"] < 0].tail(_MOST_WORDS)
        made.append(pd.concat([up, down]).assign(outlet=outlet))
    columns = ["outlet", "word", "n_marks", "value"]
    return pd.concat(made, ignore_index=True)[columns] if made else pd.DataFrame(columns=columns)


def _word_alt(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Nothing to draw: no word was scored."
    said = []
    for name, ours in rows.groupby("outlet", sort=False):
        ends = [ours.iloc[0], ours.iloc[-1]] if len(ours) > 1 else [ours.iloc[0]]
        said.append(f"{name}: " + ", ".join(f"“{row['word']}” {signed(row['value'], 1)}" for row in ends))
    return f"Bars of the words that add to and take from the tone most. Strongest, {'; '.join(said)}."


def _draw_words(rows: pd.DataFrame, sheet: Sheet) -> None:
    names = base.outlets(rows)
    look = canvas.looks(names)
    deep = math.ceil(len(names) / _PANELS)
    panels = list(sheet.subplots(deep, min(_PANELS, len(names)), sharex=True, squeeze=False).flat)
    reach = float(rows["value"].abs().max()) * 1.05
    for axes, name in zip(panels, names, strict=False):
        ours = rows[rows["outlet"] == name].reset_index(drop=True)
        for place, row in ours.iterrows():
            colour = look[name].colour if row["value"] > 0 else canvas.lighter(look[name].colour, 0.6)
            axes.barh(
                place,
                row["value"],
                height=0.7,
                color=colour,
                hatch="" if row["value"] > 0 else "////",
                edgecolor=look[name].colour,
            )
            times = f" ×{row['n_marks']}" if row["n_marks"] > 1 else ""
            text = f"{canvas.label(row['word'], 16, 1)}{times} {signed(row['value'], 1)}"
            side, ha = (-3, "right") if row["value"] > 0 else (3, "left")
            axes.annotate(
                text, (0, place), (side, 0), textcoords="offset points", va="center", ha=ha, fontsize=7
            )
        axes.set_ylim(2 * _MOST_WORDS - 0.4, -0.6)
        axes.set_xlim(-reach, reach)
        axes.set_yticks([])
        axes.axvline(0, color="#444444", linewidth=1)
        axes.set_title(canvas.label(name, 30))
    for axes in panels[len(names) :]:
        axes.set_visible(False)
    panels[len(names) - 1].set_xlabel("sum of values")


WORDS = base.Chart(
    name="tone-words",
    title="The words that make the tone",
    caption="For each outlet the words that add most to the valence of body sentences and take most from it, "
    "with how often they occur and the sum of their values (negations and intensifiers counted in).",
    tables=("sentences", "marks"),
    rows=_word_rows,
    alt=_word_alt,
    note=lambda rows: (
        f"The strongest {_MOST_WORDS} of each sign per outlet, "
        f"{counted(rows['n_marks'].sum(), 'occurrence')} in all. "
        "Values: vaderSentiment 3.3.2, before the sentence's sum is normalised."
    ),
    height=lambda rows: base.FRAME + _PANEL * max(1, math.ceil(len(base.outlets(rows)) / _PANELS)),
    draw=_draw_words,
)
