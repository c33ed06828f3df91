"""How many of an outlet's words are the narrator's, attributed and quoted."""

import pandas as pd

from analysis import tables
from analysis.compare.by_outlet import body, of_outlets, outlets


def voice_stretches(sentences: pd.DataFrame, voices: pd.DataFrame) -> pd.DataFrame:
    """One row per stretch of the body, with its outlet."""
    return of_outlets(voices, body(sentences))


def voice_shares(sentences: pd.DataFrame, voices: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet and voice: articles and words scored in the body, their share of the outlet's.

    Columns `outlet, n_docs, voice, n_words, share`; the share is null where no words were scored.
    """
    spoken = voice_stretches(sentences, voices)
    articles = spoken.groupby("outlet")["doc_id"].nunique()
    words = spoken.groupby(["outlet", "voice"])["n_words"].sum()
    made = []
    for outlet in outlets(sentences):
        n_docs = int(articles.get(outlet, 0))
        n_words = [int(words.get((outlet, voice), 0)) for voice in tables.VOICES]
        for voice, n in zip(tables.VOICES, n_words, strict=True):
            made.append((outlet, n_docs, voice, n, n / sum(n_words) if sum(n_words) else None))
    return pd.DataFrame(made, columns=["outlet", "n_docs", "voice", "n_words", "share"])
