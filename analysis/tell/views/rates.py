"""What stands behind the rates of a counted measure: its marks, its words, its voices, and the headlines."""

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pandas as pd

from analysis import lexicon
from analysis.compare.rates.rates import VOICES
from analysis.tell.phrasing import listed
from analysis.tell.views.evidence import Evidence, evidence
from analysis.tell.views.table import Table, table

if TYPE_CHECKING:
    from analysis.mark import Marked

_MOST_WORDS = 12
_RANGE = "low and high: how far it hangs on single passages; with none found, high is 3,000 / words"


def marks(marked: "Marked", measure: str, voice: str = "narrator", apart: bool = False) -> Evidence:
    """Every mark that the measure's rate counts for `voice`, by outlet, then by label, in its sentence.

    That is: in the body, in that voice, with a label that counts in the rate (all labels with `apart`). The
    number beside an outlet is the number beside its bar; with `apart` the marks of a label are as many as
    its cell in the table of labels says.
    """
    order = [row["label"] for row in lexicon.labels() if row["measure"] == measure]
    counted = _counted(marked, measure, voice, apart).drop(columns="outlet")
    sorted_marks = counted.sort_values("label", key=lambda labels: labels.map(order.index), kind="stable")
    shown = SimpleNamespace(articles=marked.articles, sentences=marked.sentences, marks=sorted_marks)
    return evidence(shown, measure, most=None)


def phrases(marked: "Marked", measure: str, voice: str = "narrator") -> Table:
    """The words that the measure's rate counts for `voice`, with how often each article's outlet has them.

    The dozen that are most frequent over all, ties in alphabetical order; a last row adds up the others.
    """
    found = _counted(marked, measure, voice, apart=False)
    outlets = list(dict.fromkeys(marked.articles["outlet"]))
    counts = pd.crosstab(_listed(found), found["outlet"]).reindex(columns=outlets, fill_value=0)
    total = counts.sum(axis=1)
    order = sorted(counts.index, key=lambda word: (-total[word], word))
    rows = counts.loc[order[:_MOST_WORDS]]
    if len(order) > _MOST_WORDS:
        rest = counts.loc[order[_MOST_WORDS:]]
        rows = pd.concat([rows, rest.sum().to_frame(f"{len(rest)} others").T])
    shown = rows.assign(all=rows.sum(axis=1)).rename_axis("words").reset_index()
    return table(
        shown, note=f"Marks of {measure} in the body, {_whose(voice)}, labels that count in the rate."
    )


def by_voice(rates: pd.DataFrame, *measures: str) -> Table:
    """The rates of the measures side by side, a row for each outlet and voice, each with marks and range."""
    labels = rates[(rates["label"] == "all") & rates["voice"].isin(VOICES)]
    made = None
    for measure in measures:
        ours = labels[labels["measure"] == measure]
        ours = ours[["outlet", "voice", "n_words", "n_marks", "rate", "low", "high"]]
        names = {name: f"{measure} {name.removeprefix('n_')}" for name in ("n_marks", "rate", "low", "high")}
        ours = ours.rename(columns={**names, "n_words": "words"})
        on = ["outlet", "voice", "words"]
        made = ours if made is None else made.merge(ours, on=on, validate="one_to_one")
    return table(made, note=f"Per 1,000 words of the voice, in the body; {_RANGE}.")


def headlines(marked: "Marked", measure: str, rates: pd.DataFrame) -> Table:
    """Each outlet's headlines beside its body, whatever the voice: words, marks, and which words they are.

    Headlines are too short for a rate, and who wrote them is unknown unless documented. What counts in the
    rate counts here.
    """
    found = _counted(marked, measure, None, apart=False, kind="headline")
    titles = marked.sentences[marked.sentences["kind"] == "headline"]
    words = titles.groupby("outlet")["n_words"].sum()
    body = rates[(rates["measure"] == measure) & (rates["label"] == "all") & (rates["voice"] == "all")]
    rows = []
    for row in body.to_dict("records"):
        ours = _listed(found[found["outlet"] == row["outlet"]])
        said = listed(dict.fromkeys(ours)) if len(ours) else None
        n = words.get(row["outlet"], pd.NA)  # no headline in the text as collected: not a zero
        rows.append((row["outlet"], n, len(ours) if n is not pd.NA else n, said, *(row[x] for x in _BODY)))
    columns = ["outlet", "headline words", "headline marks", "which"]
    shown = pd.DataFrame(rows, columns=[*columns, "body words", "body marks", "rate", "low", "high"])
    shown = shown.astype({"headline words": "Int64", "headline marks": "Int64"})
    note = f"Marks of {measure}, all voices. Rate: per 1,000 words of the body; {_RANGE}."
    return table(shown, note=f"{note} – where the text as collected has no headline.")


_BODY = ("n_words", "n_marks", "rate", "low", "high")


def _counted(
    marked: "Marked", measure: str, voice: str | None, apart: bool, kind: str = "body"
) -> pd.DataFrame:
    """The marks that a rate counts, in text order, with their outlets; any voice with None."""
    left_out = {row["label"] for row in lexicon.labels() if row["measure"] == measure and row["apart"]}
    marks = marked.marks[marked.marks["measure"] == measure]
    if not apart:
        marks = marks[~marks["label"].isin(left_out)]
    if voice is not None:
        marks = marks[marks["voice"] == voice]
    units = marked.sentences.loc[marked.sentences["kind"] == kind, ["doc_id", "sent_id", "outlet"]]
    return marks.merge(units, on=["doc_id", "sent_id"], how="inner", validate="many_to_one")


def _listed(found: pd.DataFrame) -> pd.Series:
    """The phrase of the word list that each mark is, without its guard."""
    return found["rule"].map(lambda rule: rule.partition(" [")[0])


def _whose(voice: str) -> str:
    return "in the narrator's voice" if voice == "narrator" else f"{voice} passages"
