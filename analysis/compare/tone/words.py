"""The words behind the tone."""

import pandas as pd

from analysis.compare.by_outlet import body, outlets, with_all

MOST_WORDS = 5  # of each sign


def tone_words(sentences: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet and word, the strongest of each sign: occurrences and the sum of their values.

    Columns `outlet, word, n_marks, value`. An outlet without such words has one row without a word.
    """
    found = tone_word_marks(sentences, marks)
    sums = found.groupby(["outlet", "word"])["value"].agg(n_marks="size", value="sum")
    made = []
    for outlet in outlets(sentences):
        if outlet not in sums.index:
            continue
        ranked = sums.loc[outlet].reset_index().sort_values(["value", "word"], ascending=[False, True])
        made.append(strongest(ranked, MOST_WORDS).assign(outlet=outlet))
    columns = ["outlet", "word", "n_marks", "value"]
    if not made:
        return pd.DataFrame(columns=columns)
    return with_all(pd.concat(made, ignore_index=True)[columns], outlets(sentences))


def strongest(ranked: pd.DataFrame, most: int) -> pd.DataFrame:
    """The first words above zero and the last below, `most` of each; `ranked` falls from the highest."""
    up, down = ranked[ranked["value"] > 0].head(most), ranked[ranked["value"] < 0].tail(most)
    return pd.concat([up, down], ignore_index=True)


def tone_word_marks(sentences: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """The marks of tone's words in the body, each with `word` in lower case, its outlet, and its sentence.

    `begins` is where the sentence begins, `text` what it says.
    """
    units = body(sentences)[["doc_id", "sent_id", "outlet", "start", "text"]]
    ours = marks[marks["measure"] == "tone_word"]
    found = ours.merge(
        units.rename(columns={"start": "begins"}), on=["doc_id", "sent_id"], validate="many_to_one"
    )
    words = [
        text[start - begins : end - begins].lower()
        for text, begins, start, end in zip(
            found["text"], found["begins"], found["start"], found["end"], strict=True
        )
    ]
    return found.assign(word=words)
