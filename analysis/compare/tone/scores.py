"""Scores of tone outlet by outlet: means, the course of each article, headlines beside the body."""

import pandas as pd

from analysis.compare.by_outlet import body, of_outlets, outlets, with_all

LABELS, VOICES = ("raw", "masked"), ("all", "narrator")
KINDS = ("headline", "body")
_MEANS = ["outlet", "voice", "label", "n_docs", "n_words", "n_sentences", "rate", "low", "high", "resampled"]
_HEADLINES = ["outlet", "kind", "label", "doc_id", "n_scored", "score", "low", "high", "resampled"]


def tone_means(rates: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet, voice and label: mean compound (`rate`), its range, sentences and words."""
    ours = rates[
        (rates["measure"] == "tone") & rates["label"].isin(LABELS) & rates["voice"].isin(VOICES)
    ].rename(columns={"n_marks": "n_sentences"})
    return ours[_MEANS].reset_index(drop=True)


def tone_course(sentences: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """One row per body sentence: its place in the outlet's articles, counted from 1, and its raw compound.

    Columns `outlet, doc_id, sent_id, place, compound`. An outlet without scored sentences has one row
    without them, so that it keeps its place among the others.
    """
    raw = (marks["measure"] == "tone") & (marks["label"] == "raw") & (marks["voice"] == "all")
    made = of_outlets(marks.loc[raw, ["doc_id", "sent_id", "value"]], body(sentences))
    made = made.assign(place=made.groupby("outlet").cumcount() + 1).rename(columns={"value": "compound"})
    return with_all(made[["outlet", "doc_id", "sent_id", "place", "compound"]], outlets(sentences))


def headline_scores(sentences: pd.DataFrame, marks: pd.DataFrame, rates: pd.DataFrame) -> pd.DataFrame:
    """One row per headline and label, and one per outlet and label for the mean of its body, all voices.

    Columns `outlet, kind, label, doc_id, n_scored, score, low, high, resampled`. An outlet without a scored
    headline has one row of that kind without a score.
    """
    tone = (marks["measure"] == "tone") & (marks["voice"] == "all") & marks["label"].isin(LABELS)
    heads = sentences[sentences["kind"] == "headline"]
    found = of_outlets(marks.loc[tone, ["doc_id", "sent_id", "label", "value"]], heads)
    found = found.rename(columns={"value": "score"}).assign(kind="headline", n_scored=1)
    means = rates[(rates["measure"] == "tone") & (rates["voice"] == "all") & rates["label"].isin(LABELS)]
    means = means.rename(columns={"rate": "score", "n_marks": "n_scored"}).assign(kind="body")
    without = [name for name in outlets(means) if name not in set(found["outlet"])]
    none = pd.DataFrame({"outlet": without, "kind": "headline", "label": "raw", "n_scored": 0})
    order = {name: place for place, name in enumerate(outlets(sentences))}
    made = pd.concat([found, none, means]).reindex(columns=_HEADLINES)
    keys = [made["outlet"].map(order), made["kind"].map(KINDS.index), made["label"].map(LABELS.index)]
    by = pd.DataFrame(dict(zip("abc", keys, strict=True))).reset_index(drop=True)
    at = by.sort_values(["a", "b", "c"], kind="stable").index
    made = made.reset_index(drop=True).loc[at].reset_index(drop=True)
    return made.astype({"n_scored": "Int64", "score": "float64", "low": "float64", "high": "float64"})
