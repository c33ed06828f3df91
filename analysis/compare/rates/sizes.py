"""How much text each outlet has, and how much was set aside."""

import pandas as pd

from analysis import tables

SET_ASIDE = "set aside"


def sizes(articles: pd.DataFrame, sentences: pd.DataFrame, boilerplate: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet and kind: articles, words, characters; what was set aside has characters only.

    Columns `outlet, n_docs, kind, n_words, n_characters`.
    """
    outlet_of = articles.set_index("doc_id")["outlet"]
    units = sentences.assign(n_characters=sentences["end"] - sentences["start"])
    kinds = units.groupby(["outlet", "kind"])[["n_words", "n_characters"]].sum()
    gone = (boilerplate["end"] - boilerplate["start"]).groupby(boilerplate["doc_id"].map(outlet_of)).sum()
    made = []
    for outlet, n_docs in articles.groupby("outlet", sort=False).size().items():
        for kind in tables.KINDS:
            words, characters = kinds.loc[(outlet, kind)] if (outlet, kind) in kinds.index else (0, 0)
            made.append((outlet, n_docs, kind, words, characters))
        made.append((outlet, n_docs, SET_ASIDE, None, gone.get(outlet, 0)))
    columns = ["outlet", "n_docs", "kind", "n_words", "n_characters"]
    return pd.DataFrame(made, columns=columns).astype({"n_words": "Int64", "n_characters": "int64"})
