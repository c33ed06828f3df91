"""The charts, in the order in which a reader asks; a new one is a declaration and a name in `CHARTS`."""

from analysis.tell.charts import (
    accuracy,
    chains,
    claims,
    commitment,
    corpus,
    groups,
    keyness,
    labels,
    quotations,
    rates,
    speakers,
    tone,
    tone_headlines,
    tone_specifications,
    tone_words,
    unnamed,
    verbs,
    voices,
)
from analysis.tell.charts.base import Chart

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
    tone.MEANS,
    tone.ARC,
    tone_words.WORDS,
    tone_specifications.CURVE,
    tone_headlines.HEADLINES,
    accuracy.ACCURACY,
)

__all__ = ["CHARTS", "Chart"]
