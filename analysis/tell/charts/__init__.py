"""The charts, in the order in which a reader asks; a new one is a declaration and a name in `CHARTS`."""

from analysis.tell.charts import accuracy, corpus, rates, tone, tone_words, voices
from analysis.tell.charts.base import Chart

CHARTS: tuple[Chart, ...] = (
    corpus.OVERVIEW,
    voices.WORDS,
    voices.COMMITMENT,
    voices.SPEAKERS,
    rates.HEDGING,
    rates.LABELS,
    rates.CERTAINTY,
    tone.MEANS,
    tone.ARC,
    tone_words.WORDS,
    accuracy.ACCURACY,
)

__all__ = ["CHARTS", "Chart"]
