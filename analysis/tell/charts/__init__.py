"""The charts, in the order in which a reader asks; a new one is a declaration and a name in `CHARTS`."""

from analysis.tell.charts import (
    corpus,
    rates,
    tone,
    tone_headlines,
    tone_specifications,
    tone_words,
    voices,
)
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
    tone_specifications.CURVE,
    tone_headlines.HEADLINES,
)

__all__ = ["CHARTS", "Chart"]
