"""Article by article: hedging, tone and the narrator's share of each, and the same by month or week.

A single article is short, so that its rate is rough: what is to be looked at is how the articles of an outlet
are spread, and not one of them.
"""

import numpy as np
import pandas as pd

from analysis import lexicon
from analysis.compare.rates.rates import FEWEST_WORDS

COLUMNS = ("outlet", "doc_id", "published", "top", "bottom", "value")
PERIODS = ("outlet", "period", "n_docs", "top", "bottom", "value")
PER_THOUSAND, PERCENT, MEAN = 1000.0, 100.0, 1.0  # what a value is of: see `scale`
LONG = 120  # days from the first to the last date: of more, months are told, and not weeks


def article_hedging(articles, sentences, voices, marks) -> pd.DataFrame:
    """Hedges (`top`) per 1,000 of the narrator's words (`bottom`) in the body of each scored article.

    Labels that are counted apart are left out, as in the rate. Under 200 words there is no value.
    """
    apart = {row["label"] for row in lexicon.labels() if row["measure"] == "hedging" and row["apart"]}
    hedges = marks[(marks["measure"] == "hedging") & (marks["voice"] == "narrator")]
    n = _in_body(hedges[~hedges["label"].isin(apart)], sentences).groupby("doc_id").size()
    told = _in_body(voices[voices["voice"] == "narrator"], sentences).groupby("doc_id")["n_words"].sum()
    return _of_articles(articles, voices, n, told, PER_THOUSAND)


def article_voices(articles, sentences, voices) -> pd.DataFrame:
    """The narrator's words (`top`) in 100 of the body's (`bottom`), of each article that was scored."""
    spoken = _in_body(voices, sentences)
    told = spoken[spoken["voice"] == "narrator"].groupby("doc_id")["n_words"].sum()
    return _of_articles(articles, voices, told, spoken.groupby("doc_id")["n_words"].sum(), PERCENT)


def article_tone(articles, sentences, voices, marks) -> pd.DataFrame:
    """Mean raw compound over the body's sentences, all voices: their sum (`top`) by how many they are."""
    scores = marks[(marks["measure"] == "tone") & (marks["label"] == "raw") & (marks["voice"] == "all")]
    by = _in_body(scores, sentences).groupby("doc_id")["value"]
    return _of_articles(articles, voices, by.sum(), by.size(), MEAN)


def by_period(of_articles: pd.DataFrame, scale: float) -> pd.DataFrame:
    """All articles of an outlet in a month or week together, columns `PERIODS`, by outlet, then time.

    `scale` x `top` / `bottom` is the value; a mean (a scale of 1) needs no `FEWEST_WORDS`. A period is
    `2016-03`, or the Monday with which a week begins. Articles whose date is not known, or not to the day
    where weeks are told, are left out. Without dates there are no rows.
    """
    dated = of_articles[of_articles["published"].notna()]
    days = pd.to_datetime(dated["published"].str.slice(0, 10).where(dated["published"].str.len() >= 10))
    if (days.max() - days.min()).days > LONG or days.isna().all():
        period = dated["published"].str.slice(0, 7).where(dated["published"].str.len() >= 7)
    else:
        period = (days - pd.to_timedelta(days.dt.day_of_week, unit="D")).dt.strftime("%Y-%m-%d")
    by = dated.assign(period=period).dropna(subset=["period"]).groupby(["outlet", "period"])
    made = by.agg(n_docs=("doc_id", "size"), top=("top", "sum"), bottom=("bottom", "sum")).reset_index()
    fewest = FEWEST_WORDS if scale > MEAN else 1
    made["value"] = (scale * made["top"] / made["bottom"]).where(made["bottom"] >= fewest).round(6)
    order = {name: place for place, name in enumerate(dict.fromkeys(of_articles["outlet"]))}
    made = made.sort_values("outlet", key=lambda names: names.map(order), kind="stable")
    return made.reset_index(drop=True)[list(PERIODS)]


def _in_body(rows: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    body = pd.MultiIndex.from_frame(sentences.loc[sentences["kind"] == "body", ["doc_id", "sent_id"]])
    return rows[pd.MultiIndex.from_frame(rows[["doc_id", "sent_id"]]).isin(body)]


def _of_articles(articles, voices, top, bottom, scale: float) -> pd.DataFrame:
    scored = articles[articles["doc_id"].isin(voices["doc_id"].unique())]
    made = scored[["outlet", "doc_id", "published"]].reset_index(drop=True)
    made = made.assign(top=made["doc_id"].map(top).fillna(0), bottom=made["doc_id"].map(bottom).fillna(0))
    fewest = FEWEST_WORDS if scale > MEAN else 1
    value = (scale * made["top"] / made["bottom"].replace(0, np.nan)).where(made["bottom"] >= fewest)
    made = made.assign(value=value.round(6), top=made["top"].round(6), bottom=made["bottom"].astype("int64"))
    return made[list(COLUMNS)]
