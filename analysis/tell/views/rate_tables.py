"""The report's tables of rates: by voice, by label, the means of tone; each number leads to its marks."""

from typing import TYPE_CHECKING

import pandas as pd

from analysis.compare import mask_effects
from analysis.tell import leads
from analysis.tell.phrasing import number
from analysis.tell.report.blocks import Block, closed, rows
from analysis.tell.views.table import Table, table

if TYPE_CHECKING:
    from analysis.mark import Marked

_NARRATOR = "narrator"
_MASKS = "What the saved masks do: mean compound of body sentences, all voices, and the words masked."


def by_voice(rates: pd.DataFrame, measure: str) -> Block:
    """The rates of a measure's labels together, by voice."""
    shown = rates[(rates["measure"] == measure) & (rates["label"] == "all")]
    columns = ["outlet", "voice", "n_marks", "n_words", "rate", "low", "high"]
    note = "Marks per 1,000 words of the voice; low and high are the range."
    made = table(shown, columns, note, _leads(shown))
    return Block(f"<details><summary>By voice</summary>{made.html}</details>\n", _across(shown).printed)


def by_label(rates: pd.DataFrame, measure: str) -> Block:
    """How many marks of each label each outlet has in the narrator's voice; also of labels counted apart."""
    ours = rates[(rates["measure"] == measure) & (rates["label"] != "all") & (rates["voice"] == _NARRATOR)]
    counts = ours.pivot(index="label", columns="outlet", values="n_marks")
    counts = counts.loc[list(dict.fromkeys(ours["label"])), list(dict.fromkeys(ours["outlet"]))]
    addresses = {
        outlet: [
            leads.counted(measure, label, _NARRATOR, outlet=outlet) if n else None
            for label, n in counts[outlet].items()
        ]
        for outlet in counts
    }
    note = "Marks in the narrator's voice, in the body."
    return closed("By label", table(counts.reset_index(), note=note, leads=addresses).html)


def means(rates: pd.DataFrame) -> Block:
    """The means of tone by voice; the numbers lead to the sentences."""
    shown = rates[rates["measure"] == "tone"]
    columns = ["outlet", "label", "voice", "n_marks", "rate", "low", "high"]
    named = shown[columns].rename(columns={"n_marks": "sentences", "rate": "mean"})
    to = _leads(shown)
    note = "Mean compound of body sentences; low and high are the range."
    made = table(named, note=note, leads={"sentences": to["n_marks"], "mean": to["rate"]})
    return closed("The means as a table", made.html)


def masks(marked: "Marked") -> Block:
    effects = mask_effects(marked.marks, marked.sentences)
    asked = {"measure": "tone_word", "rule": "masked", "kind": "body"}
    to = [
        leads.rows_of("marks", {**asked, "outlet": row.outlet}) if row.n_marks else None
        for row in effects.itertuples()
    ]
    scored = [
        leads.counted("tone", "raw", outlet=row.outlet) if row.n_sentences else None
        for row in effects.itertuples()
    ]
    return rows(table(effects, note=_MASKS, leads={"n_sentences": scored, "raw": scored, "n_marks": to}))


def _leads(rates: pd.DataFrame) -> dict[str, list[str | None]]:
    """Where the counts and rates lead: to the marks, and to the words that they are divided by."""
    marks, words = [], []
    for row in rates.itertuples():
        asked = leads.counted(row.measure, row.label, row.voice, outlet=row.outlet)
        marks.append(asked if row.n_marks else None)
        words.append(leads.spoken(row.voice, outlet=row.outlet) if row.n_words else None)
    return {"n_marks": marks, "rate": marks, "n_words": words}


def _across(rates: pd.DataFrame) -> Table:
    """The same rows with the voices beside each other, as in "10 in 553: 18.1 (6.6 to 36.6)"."""
    voices = list(dict.fromkeys(rates["voice"]))
    cells = {(row["outlet"], row["voice"]): _rate(row) for _, row in rates.iterrows()}
    made = [
        (name, *(cells.get((name, voice)) for voice in voices)) for name in dict.fromkeys(rates["outlet"])
    ]
    note = (
        "Marks in words: marks per 1,000 words of the voice (range). Under 200 words of a voice: counts only."
    )
    return table(pd.DataFrame(made, columns=["outlet", *voices]), note=note)


def _rate(row: pd.Series) -> str:
    said = f"{row['n_marks']:,} in {row['n_words']:,}"
    if pd.isna(row["rate"]):
        return said
    ends = "" if pd.isna(row["low"]) else f" ({number(row['low'])} to {number(row['high'])})"
    return f"{said}: {number(row['rate'])}{ends}"
