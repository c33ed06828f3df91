"""Charts of who speaks: in whose voice the words stand, how sources are presented, and who they are."""

import pandas as pd
from matplotlib.figure import Figure as Sheet
from matplotlib.patches import Patch

from analysis import tables
from analysis.tell import canvas
from analysis.tell.charts import base
from analysis.tell.phrasing import counted, extremes, listed

COMMITMENTS = ("neutral", "endorse", "distance")
UNRESOLVED, NO_SOURCE, OTHERS = "unresolved", "no source", "other speakers"
_MOST_SPEAKERS = 12
_SHADES = {"narrator": (0.0, ""), "attributed": (0.5, "////"), "quoted": (0.85, "")}
_NARROW = 0.038  # of the bar: no room for a label


def _voice_rows(sentences: pd.DataFrame, voices: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet and voice: articles and words scored in the body, their share of the outlet's."""
    spoken = base.of_outlets(voices, base.body(sentences))
    articles = spoken.groupby("outlet")["doc_id"].nunique()
    words = spoken.groupby(["outlet", "voice"])["n_words"].sum()
    made = []
    for outlet in base.outlets(sentences):
        n_docs = int(articles.get(outlet, 0))
        n_words = [int(words.get((outlet, voice), 0)) for voice in tables.VOICES]
        for voice, n in zip(tables.VOICES, n_words, strict=True):
            made.append((outlet, n_docs, voice, n, n / sum(n_words) if sum(n_words) else None))
    return pd.DataFrame(made, columns=["outlet", "n_docs", "voice", "n_words", "share"])


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _voice_alt(rows: pd.DataFrame) -> str:
    known = rows[rows["share"].notna()]
    said = []
    for voice in tables.VOICES:
        ours = known[known["voice"] == voice]
        if len(ours):
            said.append(
                f"{voice.capitalize()}, {extremes(list(ours['outlet']), list(ours['share']), _percent)}"
            )
    none = base.outlets(rows[rows["share"].isna()])
    if none:
        said.append(f"No words were scored in {listed(none)}")
    return f"Stacked bars: share of body words in each voice. {'. '.join(said)}."


def _draw_voices(rows: pd.DataFrame, sheet: Sheet) -> None:
    names = base.outlets(rows)
    look, (axes, beside) = canvas.looks(names), base.with_numbers(sheet, names, 0.92, 0.08)
    for place, name in enumerate(names):
        left = 0.0
        if rows.loc[rows["outlet"] == name, "share"].isna().all():
            base.said(axes, place, base.NOT_SCORED)
        for _, row in rows[(rows["outlet"] == name) & rows["share"].notna()].iterrows():
            white, hatch = _SHADES[row["voice"]]
            colour = canvas.lighter(look[name].colour, white)
            edge = "white" if not white else canvas.lighter(look[name].colour, 0.1)
            axes.barh(
                place,
                row["share"],
                left=left,
                height=0.66,
                color=colour,
                edgecolor=edge,
                hatch=hatch,
                clip_on=False,
            )
            if row["share"] >= _NARROW:
                axes.text(
                    left + row["share"] / 2,
                    place,
                    _percent(row["share"]),
                    ha="center",
                    va="center",
                    color=canvas.ink(colour),
                    bbox={"facecolor": colour, "edgecolor": "none", "pad": 1.2},
                )
            left += row["share"]
    axes.set_xlim(0, 1)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "25", "50", "75", "100 %"])
    axes.set_xlabel("share of body words")
    words = rows.groupby("outlet", sort=False)["n_words"].sum()
    base.column(beside, 1.0, [f"{n:,}" for n in words], "words")
    key = [
        Patch(
            facecolor=canvas.lighter("#555555", white),
            edgecolor="white" if not white else "#555555",
            hatch=hatch,
        )
        for white, hatch in _SHADES.values()
    ]
    axes.legend(key, list(_SHADES), loc="lower left", bbox_to_anchor=(-0.01, 0.99), ncols=3, borderaxespad=0)


def _body_words(rows: pd.DataFrame) -> str:
    n_docs = rows.drop_duplicates("outlet")["n_docs"].sum()
    return f"{counted(n_docs, 'article')}, {counted(rows['n_words'].sum(), 'word')} of body text."


WORDS = base.Chart(
    name="words-by-voice",
    title="In whose voice: narrator, attributed and quoted words",
    caption="Quoted: inside quotation marks that quote someone. Attributed: what a source is said to have "
    "said, outside quotation marks; whose words these are is undetermined. Narrator: the rest, the "
    "outlet's own voice.",
    tables=("sentences", "voices"),
    rows=_voice_rows,
    alt=_voice_alt,
    note=_body_words,
    height=lambda rows: base.FRAME + 6 + base.ROW * len(base.outlets(rows)),
    draw=_draw_voices,
)


def _cues(sentences: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    return base.of_outlets(attributions, base.body(sentences))


def _commitment_rows(
    sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame
) -> pd.DataFrame:
    """One row per outlet and commitment: cues in the body, null for an outlet that was not scored."""
    cues = _cues(sentences, attributions).groupby(["outlet", "commitment"]).size()
    made = [
        (outlet, n_docs, commitment, int(cues.get((outlet, commitment), 0)) if n_docs else None)
        for outlet, n_docs in base.n_scored(sentences, voices).items()
        for commitment in COMMITMENTS
    ]
    columns = ["outlet", "n_docs", "commitment", "n_cues"]
    return pd.DataFrame(made, columns=columns).astype({"n_cues": "Int64"})


def _commitment_alt(rows: pd.DataFrame) -> str:
    said = []
    unscored = list(dict.fromkeys(rows.loc[rows["n_cues"].isna(), "outlet"]))
    rows = rows.dropna(subset="n_cues")
    found = rows.groupby("outlet", sort=False)["n_cues"].sum()
    with_any = rows[rows["outlet"].map(found) > 0]
    if with_any.empty:
        return "Bars: attribution cues by the reporter's commitment. No attribution was found."
    for commitment in COMMITMENTS:
        ours = with_any[with_any["commitment"] == commitment]
        ends = extremes(list(ours["outlet"]), list(ours["n_cues"]), "{:,.0f}".format)
        said.append(f"{commitment.capitalize()}, {ends}.")
    if (found == 0).any():
        said.append(f"No attribution was found in {listed(found.index[found == 0])}.")
    if unscored:
        said.append(f"Nothing was scored in {listed(unscored)}.")
    return f"Bars: attribution cues by the reporter's commitment. {' '.join(said)}"


def _draw_commitment(rows: pd.DataFrame, sheet: Sheet) -> None:
    names = base.outlets(rows)
    look = canvas.looks(names)
    panels = sheet.subplots(1, len(COMMITMENTS), sharex=True, sharey=True)
    top = max(1, int(rows["n_cues"].fillna(0).max()))
    for axes, commitment in zip(panels, COMMITMENTS, strict=True):
        base.lines(names, axes)
        axes.set_title(commitment)
        for place, n in enumerate(rows.loc[rows["commitment"] == commitment, "n_cues"]):
            if pd.isna(n):
                if commitment == COMMITMENTS[0]:
                    axes.annotate(
                        base.NOT_SCORED, (0, place), (3, 0), textcoords="offset points", va="center"
                    )
                continue
            axes.barh(place, n, height=0.62, color=look[names[place]].colour)
            axes.annotate(f"{n:,}", (n, place), (3, 0), textcoords="offset points", va="center")
        axes.axvline(0, color="#444444", linewidth=1.2, clip_on=False)
        axes.set_xlim(0, 1.2 * top)
        axes.xaxis.get_major_locator().set_params(integer=True)
    panels[1].set_xlabel("attribution cues in the body")


def _n_cues(rows: pd.DataFrame) -> str:
    n_docs = rows.drop_duplicates("outlet")["n_docs"].sum()
    return f"{counted(n_docs, 'article')}, {counted(rows['n_cues'].sum(), 'attribution cue')} in the body."


COMMITMENT = base.Chart(
    name="commitment-by-outlet",
    title="How sources are presented: neutral, endorsing and distancing cues",
    caption="Neutral: said, told, according to. Endorse: the verb takes the words for true (confirmed, "
    "noted). Distance: it steps back from them (claimed, insisted).",
    tables=("sentences", "voices", "attributions"),
    rows=_commitment_rows,
    alt=_commitment_alt,
    note=_n_cues,
    height=lambda rows: base.FRAME + 4 + base.ROW * len(base.outlets(rows)),
    draw=_draw_commitment,
)


def who(attributions: pd.DataFrame) -> pd.Series:
    """Who each attribution gives a voice: a speaker's canonical name, unresolved, or no source."""
    named = attributions["speaker"].where(attributions["speaker"].notna(), UNRESOLVED)
    return named.where(attributions["source"].notna() | attributions["speaker"].notna(), NO_SOURCE)


def _speaker_rows(sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """One row per speaker and outlet, most frequent first, then the rest, unresolved and no source.

    Counts are null for an outlet that was not scored.
    """
    cues = _cues(sentences, attributions)
    names = who(cues)
    totals = names[~names.isin([UNRESOLVED, NO_SOURCE])].value_counts(sort=False)
    ranked = sorted(totals.index, key=lambda name: (-totals[name], name))
    top, rest = ranked[:_MOST_SPEAKERS], ranked[_MOST_SPEAKERS:]
    counts = names.where(~names.isin(rest), OTHERS).groupby(
        [names.where(~names.isin(rest), OTHERS), cues["outlet"]]
    )
    found = counts.size()
    shown = dict.fromkeys([*top, *([OTHERS] if rest else []), UNRESOLVED, NO_SOURCE])
    made = [
        (speaker, outlet, n_docs, int(found.get((speaker, outlet), 0)) if n_docs else None)
        for speaker in shown
        for outlet, n_docs in base.n_scored(sentences, voices).items()
    ]
    return pd.DataFrame(made, columns=["speaker", "outlet", "n_docs", "n_cues"]).astype({"n_cues": "Int64"})


def _speaker_alt(rows: pd.DataFrame) -> str:
    sums = rows.groupby("speaker", sort=False)["n_cues"].sum()
    named = sums.drop([UNRESOLVED, NO_SOURCE])
    said = "A table of counts, speakers by outlets."
    if len(named):
        said += (
            f" Attributions over all outlets, {extremes(list(named.index), list(named), '{:,.0f}'.format)}."
        )
    return f"{said} Unresolved: {sums[UNRESOLVED]}; no source: {sums[NO_SOURCE]}."


def _draw_speakers(rows: pd.DataFrame, sheet: Sheet) -> None:
    speakers, names = list(dict.fromkeys(rows["speaker"])), base.outlets(rows)
    wide = rows.pivot(index="speaker", columns="outlet", values="n_cues").loc[speakers, names].astype(float)
    axes = sheet.subplots()
    base.numbers(wide, axes, rotated=len(names) > 6, top=int(wide.max(axis=None, skipna=True) or 0))
    for tick, speaker in zip(axes.get_yticklabels(), speakers, strict=True):
        tick.set_style("italic" if speaker in (UNRESOLVED, NO_SOURCE, OTHERS) else "normal")


SPEAKERS = base.Chart(
    name="speakers-by-outlet",
    title="Who is given a voice: attributions by speaker",
    caption="Attributions in the body. Unresolved: the source is named in the text (he, officials), but "
    "who it is was not worked out. No source: the text attributes without saying to whom "
    "(reportedly).",
    tables=("sentences", "voices", "attributions"),
    rows=_speaker_rows,
    alt=_speaker_alt,
    note=_n_cues,
    height=lambda rows: (
        base.FRAME + (26 if len(base.outlets(rows)) > 6 else 8) + 6.5 * rows["speaker"].nunique()
    ),
    draw=_draw_speakers,
)
