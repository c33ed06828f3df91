"""Corpora of given quotations and references."""

import pandas as pd

from analysis import tables

POST = "I had a very good talk with Mayor Lee. We will close the old port, and build a NEW one!"


def corpus(*documents, references=(), days=()):
    """Tables of documents whose quotations are `(text, speaker)`, or `(text, speaker, what stands before)`.

    One paragraph of text each, published on `days` of June.
    """
    articles, marks, voices = [], [], []
    for number, (outlet, *quoted) in enumerate(documents):
        doc_id, text = f"d{number}", ""
        for words, speaker, *before in quoted:
            text += "".join(before)
            start = len(text)
            text += f"“{words}” "
            where = (doc_id, 0, start, len(text) - 1)
            marks.append((*where, "quotations", "speech", None, "quoted", "speech"))
            voices.append((*where, "quoted", speaker, 1))
        day = f"2025-06-{days[number]:02}" if days else None
        articles.append((doc_id, outlet, None, None, day, *[None] * 3, "x.txt", None, "en", 9, text))
    known = pd.DataFrame(
        [(f"r{n}", speaker, language, text) for n, (text, speaker, language) in enumerate(references)],
        columns=["doc_id", "speaker", "language", "text"],
    )
    return (
        tables.frame("articles", articles),
        tables.frame("marks", marks),
        tables.frame("voices", voices),
        known,
    )
