"""The chart of voices: how many of an article's words are the outlet's own, paraphrases and quotations."""

import pandas as pd

from analysis import tables
from analysis.compare.rates.voices import voice_shares, voice_stretches
from analysis.tell.charts import base, style
from analysis.tell.phrasing import counted, extremes, listed

SHOWN = {
    "narrator": "own voice",
    "attributed": "paraphrase",
    "quoted": "quotation",
    "unclear": "unsure",
}
_CLEAR = 0.1  # of the words: nearer to each other than that, outlets are not told apart in the title
_ROOM = 0.08  # of the bar that its number needs


def percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _own(rows: pd.DataFrame) -> pd.Series:
    """Outlet -> share of its own voice, the largest first; outlets without words are left out."""
    own = rows[(rows["voice"] == "narrator") & rows["share"].notna()].set_index("outlet")["share"]
    return own.astype(float).sort_values(ascending=False, kind="stable")


def _says(rows: pd.DataFrame) -> str:
    own = _own(rows)
    ends = base.ends(own, percent)
    if not ends or own.iloc[0] - own.iloc[-1] < _CLEAR:
        return ""
    (most, high), (least, low) = ends
    return f"Own voice: {high} of the words in {most}, {low} in {least}"


def _alt(rows: pd.DataFrame) -> str:
    known = rows[rows["share"].notna()]
    said = []
    for voice in tables.VOICES:
        ours = known[known["voice"] == voice]
        if len(ours):
            ends = extremes(list(ours["outlet"]), list(ours["share"]), percent)
            said.append(f"{SHOWN[voice].capitalize()}, {ends}")
    none = base.outlets(rows[rows["share"].isna()])
    if none:
        said.append(f"No words were scored in {listed(none)}")
    return f"Stacked bars: share of body words in each voice. {'. '.join(said)}."


def _draw(rows: pd.DataFrame, on: base.Plate) -> None:
    own = _own(rows)
    names = [*own.index, *(name for name in base.outlets(rows) if name not in own.index)]
    (axes,) = on.lines(names)
    lines = {name: place for place, name in enumerate(names)}
    said = rows.assign(line=rows["outlet"].map(lines), voice=rows["voice"].map(SHOWN))
    said["tip"] = [
        ""
        if pd.isna(row.share)
        else f"{row.outlet}, {row.voice}: {percent(row.share)} ({row.n_words:,} words)"
        for row in said.itertuples()
    ]
    fills = {SHOWN[voice]: fill for voice, fill in style.voice_fills().items()}
    base.stacked(axes, said, "share", "voice", fills, on)
    base.inside(axes, said, "share", "voice", fills, lambda row: percent(row["share"]), _ROOM)
    for name in names[len(own) :]:
        base.said(axes, lines[name], base.NOT_SCORED)
    axes.set(xlim=(0, 1), xticks=[])
    axes.spines["bottom"].set_visible(False)
    base.named(axes, names, "outlet", on)
    base.legend(axes, fills, on, 34.0)


def _note(rows: pd.DataFrame) -> str:
    n_docs = rows.drop_duplicates("outlet")["n_docs"].sum()
    return f"{counted(n_docs, 'article')}, {counted(rows['n_words'].sum(), 'word')} of body text."


WORDS = base.Chart(
    name="words-by-voice",
    title="Own voice, paraphrases and quotations",
    caption="Quotation: inside quotation marks that quote someone. Paraphrase: what a source is said to have "
    "said, outside quotation marks; whose words these are is undetermined. Unsure: what only an unsure "
    "attribution holds, and so counts for nobody. Own voice: the rest, what the outlet says itself.",
    tables=("sentences", "voices"),
    rows=voice_shares,
    says=_says,
    unit=lambda rows: "Share of the words of the body",
    alt=_alt,
    note=_note,
    draw=_draw,
    marks=voice_stretches,
    cells=("outlet", "voice"),
    counts="n_words",
)
