"""Candidates for a text behind two articles: what one tells on a medium's word, and another without it.

A candidate is a candidate: the other may have its news from elsewhere, and claims that every article tells
say little. So all articles stand beside each other, and claims that only two tell are counted apart.
"""

from collections import Counter

import pandas as pd

from analysis import tables
from analysis.compare.ancestry.links import MEDIA, Ancestry
from analysis.compare.claims.tellings import ARROW, as_facts

LEAST = 3  # claims on a medium's word: with fewer, what others tell of them says nothing
ANCESTORS = ("medium", "doc_id", "outlet", "n_claims", "other_id", "other_outlet", "n_shared", "n_only")


def unnamed_origins(found: Ancestry, tellings: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """For each medium on whose word an article tells claims: who else tells them, without naming the medium.

    Parameters
    ----------
    found : what `ancestry` gives; its `tellings` name the articles, its `credits` say who names a medium.
    tellings : the table of that name; `attributions` says which speakers are media.

    Returns
    -------
    One row per medium, article and other article, columns `ANCESTORS`, in corpus order. `n_claims` are the
    claims that the article tells on the medium's word, three or more; `n_shared` of them the other tells,
    `n_only` of these no third article.

    Raises
    ------
    TableError : a column is missing.
    """
    tables.checked("tellings", tellings)
    tables.checked("attributions", attributions)
    media = dict.fromkeys(attributions.loc[attributions["group"] == MEDIA, "speaker"].dropna())
    outlets = dict(zip(found.tellings["doc_id"], found.tellings["outlet"], strict=True))
    naming = set(zip(found.credits["doc_id"], found.credits["medium"], strict=True))
    told = {doc_id: set(rows["claim"]) for doc_id, rows in tellings.groupby("doc_id", sort=False)}
    n_tell = Counter(claim for claims in told.values() for claim in claims)
    sources = as_facts(tellings)["chain"].map(_sources, na_action="ignore")
    rows = []
    for medium in media:
        on_its_word = tellings[[isinstance(names, set) and medium in names for names in sources]]
        claimed = on_its_word.groupby("doc_id")["claim"].agg(set).to_dict()
        for doc_id, outlet in outlets.items():
            claims = claimed.get(doc_id, set())
            if len(claims) < LEAST:
                continue
            for other, its_outlet in outlets.items():
                if other == doc_id or its_outlet == medium or (other, medium) in naming:
                    continue
                shared = claims & told.get(other, set())
                counts = len(shared), sum(n_tell[claim] == 2 for claim in shared)
                rows.append((medium, doc_id, outlet, len(claims), other, its_outlet, *counts))
    return pd.DataFrame(rows, columns=list(ANCESTORS))


def _sources(chain: str) -> set[str]:
    """Who is named in a chain: "CNBC; Lee (said) ← Xi (wrote)"."""
    links = (link.rpartition(" (")[0] for link in chain.split(ARROW))
    return {name for link in links for name in link.split("; ")}
