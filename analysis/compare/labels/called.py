"""How each outlet calls the same person, group or thing: names, adjectives, evaluative heads."""

import pandas as pd

from analysis.compare.labels.sentences import singular
from analysis.mark.tone.vader_rules import LEXICON
from analysis.words import words

COLUMNS = ["group", "mostly", "kind", "outlet", "whose", "what", "word", "n"]
WHOSE = ("outlet", "sources", "unclear")
WHAT = ("label", "adjective", "evaluative head")
_ARTICLES = ("the", "a", "an", "this", "that", "these", "those")
_OUTLETS = {"narrator": "outlet", "quoted": "sources", "attributed": "sources", "unclear": "unclear"}
# From how far from 0 on a head judges, on VADER's scale of -4 to 4: "disaster" does, "meeting" does not.
_JUDGES = 1.0
# A head with this share of a group's mentions, and found twice, is only what the thing is called.
_USUAL = 0.2


def called(labels: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """What each group is called, outlet by outlet, in the outlet's own voice and in its sources'.

    Parameters
    ----------
    labels : one row per mention, as the function of that name gives them.
    articles : one row per document, with `doc_id, outlet`.

    Returns
    -------
    One row per group, outlet, voice, and word, with its count `n`: groups in their order, outlets in corpus
    order, the most frequent words first. `mostly` is what the group is called most often. `whose` is outlet,
    sources, unclear, or null without voices. `what` is label (the mention in small letters, without article),
    adjective (the describing words before the head), or evaluative head (a head in small letters that has a
    valence in VADER's lexicon; irony and what else a word can mean it does not know).
    """
    outlets = dict(zip(articles["doc_id"], articles["outlet"], strict=True))
    heads = labels["head"].map(singular)
    counts = heads.groupby(labels["group"]).value_counts()
    usual = set(counts[(counts > 1) & (counts >= _USUAL * counts.groupby(level=0).transform("sum"))].index)
    rows = labels.assign(
        outlet=labels["doc_id"].map(outlets),
        whose=labels["voice"].map(_OUTLETS),
        label=[_label(text) for text in labels["text"]],
        judging=[
            "" if pair[:2] in usual else _judging(*pair[1:])
            for pair in zip(labels["group"], heads, labels["text"], strict=True)
        ],
    )
    several = [
        rows.assign(what=what, word=rows[column])[rows[column].fillna("") != ""]
        for what, column in zip(WHAT, ("label", "adjectives", "judging"), strict=True)
    ]
    mostly = rows.groupby("group")["label"].agg(lambda names: names.value_counts().index[0])
    keys = ["group", "kind", "outlet", "whose", "what", "word"]
    found = pd.concat(several).groupby(keys, sort=False, dropna=False).size().rename("n").reset_index()
    orders = {"outlet": list(dict.fromkeys(articles["outlet"])), "whose": list(WHOSE), "what": list(WHAT)}
    places = {
        name: found[name].map({one: at for at, one in enumerate(order)}) for name, order in orders.items()
    }
    found = found.assign(mostly=found["group"].map(mostly), **{f"_{name}": at for name, at in places.items()})
    by = ["group", "_outlet", "_whose", "_what", "n", "word"]
    ordered = found.sort_values(by, ascending=[name != "n" for name in by], kind="stable")
    return ordered[COLUMNS].reset_index(drop=True)


def _label(text: str) -> str:
    """A mention in small letters, without its article and what stands between its words."""
    low = words(text).folded
    return " ".join(low[1:] if len(low) > 1 and low[0] in _ARTICLES else low)


def _judging(head: str, text: str) -> str:
    """The head if it judges, else ""; names do not."""
    is_name = text.split()[-1][:1].isupper()
    return "" if is_name or abs(LEXICON.get(head, 0.0)) < _JUDGES else head
