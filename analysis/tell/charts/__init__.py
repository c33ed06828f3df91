"""The charts, in the order in which a reader asks; a new one is a declaration and a name in `CHARTS`."""

from analysis.tell.charts import accuracy, claims, corpus, quotations, rates, voices
from analysis.tell.charts.base import Chart
from analysis.tell.charts.sources import chains, commitment, groups, speakers, unnamed, verbs
from analysis.tell.charts.tone import headlines, scores, specifications, words
from analysis.tell.charts.wording import keyness, labels

CHARTS: tuple[Chart, ...] = (
    corpus.OVERVIEW,
    claims.CLAIMS,
    quotations.QUOTATIONS,
    voices.WORDS,
    groups.GROUPS,
    speakers.SPEAKERS,
    unnamed.UNNAMED_SOURCES,
    commitment.COMMITMENT,
    verbs.VERBS,
    chains.CHAINS,
    rates.HEDGING,
    rates.LABELS,
    rates.CERTAINTY,
    keyness.KEYNESS,
    labels.LABELS,
    rates.PASSIVE,
    *rates.PLAIN,
    scores.MEANS,
    scores.ARC,
    words.WORDS,
    specifications.CURVE,
    headlines.HEADLINES,
    accuracy.ACCURACY,
)

__all__ = ["CHARTS", "Chart"]
