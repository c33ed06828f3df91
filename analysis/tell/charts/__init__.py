"""The charts, in the order in which a reader asks; a new one is a declaration and a name in `CHARTS`."""

import pandas as pd

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
    tone.MEANS,
    tone.ARC,
    tone_words.WORDS,
    tone_specifications.CURVE,
    tone_headlines.HEADLINES,
    accuracy.ACCURACY,
)


def charts_of(articles: pd.DataFrame) -> tuple[Chart, ...]:
    """The charts that a report on these articles has: one that draws each article has no room for many."""
    n = articles["outlet"].value_counts().max() if len(articles) else 0
    return tuple(one for one in CHARTS if one.least <= n <= one.most)


__all__ = ["CHARTS", "Chart", "charts_of"]
