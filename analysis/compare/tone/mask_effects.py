"""What the saved masks do: to each outlet's mean tone, by which words, and how often each phrase occurs."""

import pandas as pd

from analysis import lexicon
from analysis.once import remembered
from analysis.words import words


@remembered
def mask_effects(marks: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet, in corpus order: its mean compound raw and masked, and what masks left out.

    Body sentences, all voices. `difference` is masked - raw, and `n_marks` how many words are masked; `words`
    names them, most often masked first. An outlet without scored sentences has null means.
    """
    body = sentences.loc[sentences["kind"] == "body", ["doc_id", "sent_id", "outlet", "start", "text"]]
    body = body.rename(columns={"start": "begins"})
    tone = marks[(marks["measure"] == "tone") & (marks["voice"] == "all")]
    tone = tone[["doc_id", "sent_id", "label", "value"]].merge(
        body[["doc_id", "sent_id", "outlet"]], on=["doc_id", "sent_id"], validate="many_to_one"
    )
    masked = marks[(marks["measure"] == "tone_word") & (marks["rule"] == "masked")]
    masked = masked.merge(body, on=["doc_id", "sent_id"], validate="many_to_one")
    made = []
    for outlet in dict.fromkeys(sentences["outlet"]):
        own = tone[tone["outlet"] == outlet]
        raw, without = (own.loc[own["label"] == label, "value"] for label in ("raw", "masked"))
        left_out = masked[masked["outlet"] == outlet]
        spots = (left_out[name] for name in ("text", "begins", "start", "end"))
        named = pd.Series(
            [text[a - o : b - o].lower() for text, o, a, b in zip(*spots, strict=True)], dtype=str
        )
        counts = sorted(named.value_counts().items(), key=lambda item: (-item[1], item[0]))
        listed = ", ".join(f"{word} ×{n}" for word, n in counts) or None
        means = (raw.mean(), without.mean(), without.mean() - raw.mean())
        made.append((outlet, len(raw), *means, len(left_out), listed))
    columns = ["outlet", "n_sentences", "raw", "masked", "difference", "n_marks", "words"]
    return pd.DataFrame(made, columns=columns)


def mask_uses(masks: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The rows of `masks.csv`, each with `n`, how often it is masked in the body, and in how many articles.

    At each word the longest phrase counts, as where tone is marked.
    """
    phrases = lexicon.Phrases(masks.to_dict("records"))
    body = sentences[sentences["kind"] == "body"]
    found = [
        (matches[0].row["phrase"], doc_id)
        for doc_id, text in zip(body["doc_id"], body["text"], strict=True)
        for matches in phrases.at(text, words(text))
    ]
    hits = pd.DataFrame(found, columns=["phrase", "doc_id"]).groupby("phrase")["doc_id"]
    counts = {"n": hits.size(), "n_articles": hits.nunique()}
    return masks.assign(**{name: masks["phrase"].map(n).fillna(0).astype(int) for name, n in counts.items()})
