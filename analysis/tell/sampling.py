"""Many articles: which passages a list shows of all, which articles the reader holds, and where all are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.tell.markup import escaped

# Up to so many articles every passage is shown; of more, so many of each list, drawn with the seed.
FEW, PASSAGES, SEED = 60, 42, 1
GROUPS = 14  # the same of what opens to several passages: an utterance, a link between two articles
IN_READER = 200  # articles: of more the reader holds so many, drawn with the seed
LISTS = "evidence"  # the folder beside the report that has the whole lists


@dataclass(frozen=True)
class Sample:
    """What is shown of a corpus: `held` are the articles in the reader; `outlets` has all, by `doc_id`.

    `files` are the names of the whole lists that lie beside the report, by what they list.
    """

    outlets: Mapping[str, str]
    held: frozenset[str]
    files: Mapping[str, str]

    @property
    def is_all(self) -> bool:
        """Whether every passage is shown."""
        return len(self.outlets) <= FEW

    @property
    def holds_all(self) -> bool:
        """Whether the reader holds every article, so that every number can lead there."""
        return len(self.held) == len(self.outlets)

    def shown(self, rows: pd.DataFrame, most: int = PASSAGES) -> pd.DataFrame:
        """Those of `rows` (a column `doc_id`) that a list shows, in their order: all, or `most`.

        They are drawn from the articles that the reader holds, with a seed, and spread over the outlets.
        """
        if self.is_all:
            return rows
        held = rows if self.holds_all else rows[rows["doc_id"].isin(self.held)]
        return held.iloc[_spread(held["doc_id"].map(self.outlets), most)]

    def said(self, n: int, of: int, noun: str, name: str | None = None) -> str:
        """How many of all are shown and where the whole list is, as a paragraph of HTML; "" where all are."""
        if self.is_all or not of:
            return ""
        drawn = "drawn at random over the outlets" if n < of else "all there are"
        said = escaped(f"{n:,} of {of:,} {noun} shown, {drawn}.")
        all_of_them = f" All: {self.link(name)}." if name in self.files else ""
        return f'<p class="shown"><small>{said}{all_of_them}</small></p>\n'

    def link(self, name: str) -> str:
        """A link to the whole list of this name, as HTML; without one what it would be called."""
        file = self.files.get(name)
        return f'<a href="{LISTS}/{file}">{escaped(f"{LISTS}/{file}")}</a>' if file else escaped(name)


def sample(articles: pd.DataFrame, files: Mapping[str, str] | None = None) -> Sample:
    """What is shown of these articles; the same articles give the same."""
    outlets = dict(zip(articles["doc_id"], articles["outlet"], strict=True))
    return Sample(outlets, frozenset(held(articles)["doc_id"]), files or {})


def held(articles: pd.DataFrame) -> pd.DataFrame:
    """The articles that the reader holds: all, or `IN_READER` of them, spread over the outlets."""
    return articles if len(articles) <= IN_READER else articles.iloc[_spread(articles["outlet"], IN_READER)]


def _spread(outlets: Iterable[str], most: int) -> np.ndarray:
    """The places of at most `most` rows, in their order: of each outlet as many as it has, or as fit."""
    shuffled = pd.Series(list(outlets)).sample(frac=1, random_state=SEED)
    turn = shuffled.groupby(shuffled).cumcount()
    return np.sort(turn.sort_values(kind="stable").index.to_numpy()[:most])
