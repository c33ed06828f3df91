"""The words of one voice, each where it stands: what keyness counts and what its words open to."""

from array import array
from sys import intern

import numpy as np
import pandas as pd

from analysis import tables
from analysis.words import words

COLUMNS = ("doc_id", "sent_id", "outlet", "paragraph", "start", "end", "word")


def spoken(
    voices: pd.DataFrame, sentences: pd.DataFrame, voice: str = "narrator", kind: str = "body"
) -> pd.DataFrame:
    """One row per word of the voice in sentences of the kind: where it stands, and its folded form.

    In the order of the corpus. A word that two stretches cut is two words. Documents and outlets are
    categories, for there are as many rows as words.

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
    starts, ends, n, told = array("i"), array("i"), [], []
    offsets = stretches["start_of_sentence"]
    for text, offset, start, end in zip(
        stretches["text"], offsets, stretches["start"], stretches["end"], strict=True
    ):
        found = words(text[start - offset : end - offset])
        starts.extend(start + at for at in found.starts)
        ends.extend(start + at for at in found.ends)
        n.append(len(found.folded))
        told += map(intern, found.folded)
    whose = stretches[["doc_id", "sent_id", "outlet", "paragraph"]]
    whose = whose.astype({"doc_id": "category", "outlet": "category"})
    whose = whose.take(np.repeat(np.arange(len(whose)), n)).reset_index(drop=True)
    places = {name: np.array(at, dtype=np.int64) for name, at in (("start", starts), ("end", ends))}
    return whose.assign(**places, word=pd.Series(told, dtype=str))[list(COLUMNS)]
