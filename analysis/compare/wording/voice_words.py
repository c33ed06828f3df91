"""The words of one voice, each where it stands: what keyness counts and what its words open to."""

import pandas as pd

from analysis import tables
from analysis.words import words

COLUMNS = ("doc_id", "sent_id", "outlet", "paragraph", "start", "end", "word")


def spoken(
    voices: pd.DataFrame, sentences: pd.DataFrame, voice: str = "narrator", kind: str = "body"
) -> pd.DataFrame:
    """One row per word of the voice in sentences of the kind: where it stands, and its folded form.

    In the order of the corpus. A word that two stretches cut is two words.

    Raises
    ------
    TableError : a column is missing.
    """
    tables.checked("voices", voices)
    tables.checked("sentences", sentences)
    units = sentences.loc[
        sentences["kind"] == kind, ["doc_id", "sent_id", "outlet", "paragraph", "start", "text"]
    ]
    stretches = voices.loc[voices["voice"] == voice, ["doc_id", "sent_id", "start", "end"]].merge(
        units, on=["doc_id", "sent_id"], suffixes=("", "_of_sentence"), validate="many_to_one"
    )
    found = []
    for one in stretches.itertuples(index=False):
        offset = one.start_of_sentence
        told = words(one.text[one.start - offset : one.end - offset])
        found += [
            (one.doc_id, one.sent_id, one.outlet, one.paragraph, one.start + start, one.start + end, word)
            for start, end, word in zip(*told, strict=True)
        ]
    return pd.DataFrame(found, columns=list(COLUMNS))
