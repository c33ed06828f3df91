"""Listings of words: what actors are called, kinds of hedges, passives, and the words behind the tone."""

import pandas as pd

from analysis.compare.rates.selection import chosen, hedging_labels
from analysis.compare.tone.scores import LABELS, headline_scores
from analysis.compare.tone.words import tone_words
from analysis.compare.wording.labels import label_counts, label_marks
from analysis.tell import leads
from analysis.tell.phrasing import number, signed
from analysis.tell.views.listings import base
from analysis.tell.views.listings.who import blocks
from analysis.tell.views.table import NULL, Table, table

_VOICES = {"narrator": "own voice", "attributed": "paraphrase", "quoted": "quotation", "unclear": "unsure"}
_RATES = ["outlet", "n_docs", "n_words", "n_marks", "rate", "low", "high", "resampled"]


def _labels(rows: pd.DataFrame, led: bool) -> Table:
    if rows["actor"].isna().all():
        none = "No actor is called by a name that the corpus knows."
        return table(
            base.frame([(name, base.NONE) for name in base.outlets(rows)], ["outlet", "names"]), note=none
        )
    return blocks(rows, "labels-by-actor", "actor", "voice", _VOICES, "name", "n", led)


LABELS_BY_ACTOR = base.Listing(
    name="labels-by-actor",
    title="What each outlet calls the same actor",
    caption="Names and descriptions of the corpus's actors in the body, with a title that stands before a "
    "person's name, by the voice in which they stand. Pronouns are not counted. A number says how many "
    "where it is more than one. A description is taken for its actor wherever it stands.",
    tables=("sentences", "voices", "marks"),
    rows=label_counts,
    table=_labels,
    marks=label_marks,
    cells=("actor", "outlet", "voice", "name"),
    counts="n",
    noun="name",
)


def _hedges(rows: pd.DataFrame, led: bool) -> Table:
    names = base.outlets(rows)
    made, to = [], {name: [] for name in names}
    for label, ours in rows.groupby("label", sort=False):
        n = ours.set_index("outlet")
        n = n["n_marks"].where(n["n_docs"] > 0)
        for name in names:
            address = leads.counted("hedging", label, "narrator", outlet=name)
            to[name].append(address if led and n[name] > 0 else None)
        cells = [NULL if pd.isna(n[name]) else f"{n[name]:,.0f}" if n[name] else base.NONE for name in names]
        apart = " (counted apart)" if ours["apart"].iloc[0] else ""
        made.append((f"{label.replace('_', ' ')}{apart}", *cells))
    columns = ["label", *names]
    return table(base.frame(made, columns), leads=to, right=columns[1:])


HEDGES = base.Listing(
    name="hedging-labels",
    title="Which kinds of hedges",
    caption="Marks by label in the outlet's own voice, in the body. Labels that are counted apart look "
    "like hedges, but need not soften a claim: they are not in the rate. A dot is a zero.",
    tables=("rates",),
    rows=hedging_labels,
    table=_hedges,
)


def _passives(rows: pd.DataFrame, led: bool) -> Table:
    made, marks = [], []
    for row in rows.sort_values("rate", ascending=False, kind="stable", na_position="last").to_dict(
        "records"
    ):
        ends = NULL if pd.isna(row["low"]) else f"{number(row['low'])} to {number(row['high'])}"
        rate = NULL if pd.isna(row["rate"]) else number(row["rate"])
        n = [f"{row[name]:,}" if row["n_docs"] else NULL for name in ("n_marks", "n_words")]
        made.append((row["outlet"], *n, rate, ends))
        address = leads.counted("passive", "all", "narrator", outlet=row["outlet"])
        marks.append(address if led and row["n_marks"] else None)
    columns = ["outlet", "passives", "words", "per 1,000 words", "range"]
    to = {"passives": marks, "per 1,000 words": marks}
    return table(base.frame(made, columns), leads=to, right=columns[1:])


PASSIVES = base.Listing(
    name="passive-by-outlet",
    title="Passives that do not say who acts",
    caption="Something is done and the sentence does not say who does it (was cut, is being portrayed), in "
    "the outlet's own voice, in the body. The range says how much the figure depends on individual "
    "passages. Under 200 words in a voice only counts are given.",
    tables=("rates",),
    rows=lambda rates: chosen(rates, "passive", "all", "narrator")[_RATES],
    table=_passives,
)


def _tone_words(rows: pd.DataFrame, led: bool) -> Table:
    made = []
    for outlet, ours in rows.groupby("outlet", sort=False):
        if ours["word"].isna().all():
            made.append((outlet, NULL, NULL))
            continue
        said = [
            (
                row.value > 0,
                f"{row.word} {signed(row.value, 1)}" + (f" (×{row.n_marks})" if row.n_marks > 1 else ""),
            )
            for row in ours.itertuples()
        ]
        up = [text for is_up, text in said if is_up]
        down = [text for is_up, text in reversed(said) if not is_up]
        made.append((outlet, ", ".join(up) or base.NONE, ", ".join(down) or base.NONE))
    return table(base.frame(made, ["outlet", "add most", "take most"]), note=base.left_out(rows, "word"))


TONE_WORDS = base.Listing(
    name="tone-words",
    title="The words that make the tone",
    caption="For each outlet the words that add most to the score of body sentences and take most from it, "
    "with the sum of their values (negations and intensifiers counted in) and how often they occur. "
    "Values: vaderSentiment 3.3.2, before the sentence's sum is normalised.",
    tables=("sentences", "marks"),
    rows=tone_words,
    table=_tone_words,
)


def _headlines(rows: pd.DataFrame, led: bool) -> Table:
    made = []
    for outlet, ours in rows.groupby("outlet", sort=False):
        body, heads = (ours[ours["kind"] == kind] for kind in ("body", "headline"))
        cells = []
        for label in LABELS:
            of = heads[heads["label"] == label]["score"].dropna()
            cells.append(", ".join(map(signed, of)) or ("no headline" if label == "raw" else NULL))
        raw = body[body["label"] == "raw"].iloc[0] if len(body) else None
        for label in LABELS:
            of = body[body["label"] == label]["score"].dropna()
            cells.append(signed(of.iloc[0]) if len(of) else NULL)
        known = raw is not None and not pd.isna(raw["low"])
        made.append((outlet, *cells, f"{signed(raw['low'])} to {signed(raw['high'])}" if known else NULL))
    columns = [
        "outlet",
        "headline, raw",
        "headline, masked",
        "body, raw",
        "body, masked",
        "range of the body, raw",
    ]
    return table(base.frame(made, columns), right=columns[1:])


TONE_HEADLINES = base.Listing(
    name="tone-headlines",
    title="Tone of headlines, and of the body",
    caption="Headlines beside headlines, bodies beside bodies (mean of their sentences): a headline is "
    "short, written to another end, and its author is not known. All voices. Masked: the corpus's topic "
    "and house-style terms are worth nothing.",
    tables=("sentences", "marks", "rates"),
    rows=headline_scores,
    table=_headlines,
)
