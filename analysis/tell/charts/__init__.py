"""The charts, in the order in which a reader asks; a new one is a declaration and a name in `CHARTS`."""

from dataclasses import replace

import pandas as pd

from analysis.compare.rates.rates import FEWEST_ARTICLES
from analysis.tell.charts import accuracy, many, quotations, rates, voices
from analysis.tell.charts.base import Chart
from analysis.tell.charts.sources import commitment, groups
from analysis.tell.charts.tone import scores, specifications
from analysis.tell.charts.wording import keyness
from analysis.tell.declared import Declared
from analysis.tell.views.listings import LISTINGS

CHARTS: tuple[Chart, ...] = (
    quotations.QUOTATIONS,
    voices.WORDS,
    groups.GROUPS,
    commitment.COMMITMENT,
    rates.HEDGING,
    *rates.PLAIN,
    keyness.KEYNESS,
    scores.MEANS,
    specifications.CURVE,
    accuracy.ACCURACY,
)


_SHUFFLED = "sentences are shuffled", "articles are shuffled"
# Those of many articles alone, each behind the chart of its name.
_OF_MANY = {
    "words-by-voice": many.VOICES,
    "hedging-by-outlet": many.HEDGING,
    "tone-by-outlet": many.TONE,
}
_DRAWN = tuple(each for one in CHARTS for each in (one, *_OF_MANY.get(one.name, ())))
# All that has a name: what is drawn, and what is listed.
EVERY: tuple[Declared, ...] = (*_DRAWN, *LISTINGS)


def charts_of(articles: pd.DataFrame) -> tuple[Declared, ...]:
    """The charts and listings that a report on these articles has: some need many articles.

    Where each outlet has many, chance is shown by shuffling articles, and the captions say so.
    """
    n = articles["outlet"].value_counts()
    if not len(n):
        return (*CHARTS, *LISTINGS)
    made = (one for one in EVERY if one.least <= n.max() <= one.most)
    if n.min() < FEWEST_ARTICLES:
        return tuple(made)
    return tuple(replace(one, caption=one.caption.replace(*_SHUFFLED)) for one in made)


__all__ = ["CHARTS", "EVERY", "Chart", "charts_of"]
