"""A paragraph on method, ready to paste into a paper: computed from the corpus, like all that is told."""

import platform
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

import pandas as pd

import analysis
from analysis.compare import mask_effects
from analysis.compare.by_outlet import body
from analysis.tell.guard import guard
from analysis.tell.phrasing import counted, listed, number
from analysis.tell.views.accuracy import rows as measured

if TYPE_CHECKING:
    from analysis.mark import Marked

CITATION = (
    f"The analysis developers, analysis {analysis.__version__} (software, MIT licence; see CITATION.cff)."
)
# One figure of each detector, by what the output of its command calls it.
_TOLD = (
    ("attribution", "relation soft: F1", "attributions (cue, source and content together, F1)"),
    ("hedging", "exact: F1", "hedges (phrase, F1)"),
    ("tone", "correlation: Pearson", "lexicon valence (correlation with human ratings, x 100)"),
)


def methods(marked: "Marked", *, rates: pd.DataFrame, told, quoted, corrections: Sequence) -> str:
    """What was read, how it was marked and compared, and how near the detectors come to people."""
    said = [
        *_read(marked),
        _marked(),
        *_accuracy(),
        *_resampled(rates),
        *_asked(told),
        *_compared(quoted),
        *_masked(marked),
        corrected(corrections),
    ]
    who = {one.who for one in corrections}
    return " ".join(guard(sentence, who) for sentence in said)


def _read(marked: "Marked") -> Iterator[str]:
    articles, units = marked.articles, body(marked.sentences)
    n_words, n_outlets = articles["n_words"].sum(), articles["outlet"].nunique()
    dates = sorted(articles["published"].dropna().unique())
    when = f"; published {dates[0]}{f' to {dates[-1]}' if len(dates) > 1 else ''}" if dates else ""
    of = f"{counted(len(articles), 'article')} from {counted(n_outlets, 'outlet')}"
    libraries = listed(f"{name} {version(name)}" for name in ("nltk", "vaderSentiment", "pandas"))
    yield (
        f"We compared {of} ({counted(n_words, 'word')}{when}) with analysis {analysis.__version__} "
        f"(Python {platform.python_version()}; {libraries})."
    )
    scored = units[units["doc_id"].isin(marked.voices["doc_id"].unique())]
    aside = (marked.boilerplate["end"] - marked.boilerplate["start"]).sum()
    yield (
        f"{counted(aside, 'character')} of boilerplate were set aside; figures are of the body of the "
        f"articles ({counted(scored['n_words'].sum(), 'word')} in {counted(len(scored), 'sentence')}), each "
        "part of it in one voice: quoted, attributed or the narrator's."
    )


def _marked() -> str:
    return (
        "Attributions, hedges, boosters, passives and names were found by word lists and rules, each as a "
        "stretch of the text; rates are marks per 1,000 words of the voice, and tone is the mean compound of "
        "vaderSentiment over sentences."
    )


def _accuracy() -> Iterator[str]:
    """The figures of `_TOLD` that are stored, with what they were measured on and when."""
    known = measured()
    found = []
    for measure, shown, what in _TOLD:
        for row in known[(known["measure"] == measure) & (known["shown"] == shown)].itertuples():
            span = "" if pd.isna(row.low) else f", 95 % of resamples {number(row.low)} to {number(row.high)}"
            people = "" if pd.isna(row.people) else f", two people {number(row.people)}"
            found.append(f"{what} {number(row.detector)} ({row.gold}{span}{people}; measured {row.measured})")
    if found:
        yield f"On public gold data, from 0 to 100, the detectors reached: {'; '.join(found)}."


def _resampled(rates: pd.DataFrame) -> Iterator[str]:
    kinds = set(rates["resampled"].dropna())
    if "paragraph" in kinds:
        yield (
            "Ranges hold 95 % of 2,000 seeded resamples of an outlet's paragraphs: they show how far a "
            "figure hangs on single passages, and say nothing of other articles."
        )
    if "article" in kinds:
        yield "Where an outlet has ten articles or more, articles were resampled instead."
    yield "Nothing was tested between single articles."


def _asked(told) -> Iterator[str]:
    if len(told.asked):
        checked = int(told.claims["checked_by"].notna().sum())
        yield (
            f"{counted(len(told.asked), 'claim')} were looked for by phrases in each article; of "
            f"{counted(len(told.claims), 'pair')} of claim and article a person checked {checked:,}."
        )


def _compared(quoted) -> Iterator[str]:
    if len(quoted.quotations):
        n = quoted.references["doc_id"].nunique()
        yield (
            f"{counted(len(quoted.quotations), 'quotation')} were compared, word by word, with "
            f"{counted(n, 'reference')} (posts, readouts, transcripts) and with one another."
        )


def corrected(corrections: Sequence) -> str:
    """How many marks and attributions people changed, and who they were."""
    if not corrections:
        return "No single mark was changed by hand."
    what = listed(f"{done} {n:,}" for done, n in Counter(one.done for one in corrections).items())
    who = listed(sorted({one.who for one in corrections}))
    return f"Changed by hand: {what}, by {who}. The accuracy of the detectors is that without these changes."


def _masked(marked: "Marked") -> Iterator[str]:
    n = int(mask_effects(marked.marks, marked.sentences)["n_marks"].sum())
    if n:
        yield f"In masked tone, {counted(n, 'occurrence')} of names and topic words count for nothing."
