"""The charts, in the order in which a reader asks; a new one is a declaration and a name in `CHARTS`."""

from dataclasses import replace

import pandas as pd

from analysis.compare.rates.rates import FEWEST_ARTICLES
from analysis.tell.charts import (
    accuracy,
    claims,
    corpus,
    distributions,
    quotations,
    rates,
    timeline,
    voices,
)
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


_DEALT = "sentences are deal", "articles are deal"
# Those of many articles alone, each behind the chart of its name.
_OF_MANY = {
    "words-by-voice": (distributions.VOICES, timeline.VOICES),
    "hedging-by-outlet": (distributions.HEDGING, timeline.HEDGING),
    "tone-by-outlet": (distributions.TONE, timeline.TONE),
}
EVERY = tuple(each for one in CHARTS for each in (one, *_OF_MANY.get(one.name, ())))


def charts_of(articles: pd.DataFrame) -> tuple[Chart, ...]:
    """The charts that a report on these articles has: one that draws each article has no room for many.

    Where each outlet has many, chance is shown by dealing out articles, and the captions say so.
    """
    n = articles["outlet"].value_counts()
    made = (one for one in EVERY if one.least <= n.max() <= one.most) if len(n) else CHARTS
    if not len(n) or n.min() < FEWEST_ARTICLES:
        return tuple(made)
    return tuple(replace(one, caption=one.caption.replace(*_DEALT)) for one in made)


__all__ = ["CHARTS", "EVERY", "Chart", "charts_of"]
