"""Other numbers for a figure: where a text does not give its value, one that stands beside the same words.

"45 ships" is asked for, and one text has "60 ships". Where the method is wrong: what the other number counts
is not known; "10 ships" can be of another day, and a number that is parted from the words is not seen. So
these are candidates, for a person to read.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.compare.claims.phrases import Key, Phrase, Terms, phrase, places, terms
from analysis.compare.claims.search import figure_of, with_limit

if TYPE_CHECKING:
    from analysis.mark import Marked

COLUMNS = ("claim", "doc_id", "outlet", "value", "sent_id", "start", "end", "text")


def other_values(marked: "Marked", claims: Sequence, statuses: pd.DataFrame) -> pd.DataFrame:
    """One row for each other number of the same unit right beside a phrase of a figure, columns `COLUMNS`.

    Only in documents where the figure is not found in `statuses` (the table `claims`). The value of another
    figure of the file is none. `value` is the number as it is written, `[start, end)` the number and the
    phrase in the document, `text` their sentence. In the order of the claims, then of the corpus.
    """
    figures = {one.id: value for one in claims if (value := figure_of(one.value))}
    asked = set(figures.values())
    missing = statuses[statuses["status"] == "not found"]
    silent = {claim: set(rows["doc_id"]) for claim, rows in missing.groupby("claim")}
    sentences = [(one, terms(one.text)) for one in marked.sentences.itertuples(index=False)]
    rows = []
    for claim in claims:
        if claim.id in figures and claim.id in silent:
            near = [made for made in map(phrase, claim.find) if len(made.parts) == 1]
            for one, found in sentences:
                if one.doc_id in silent[claim.id]:
                    rows += _rows(claim.id, one, found, near, figures[claim.id], asked)
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _rows(
    claim: str, one, found: Terms, near: Sequence[Phrase], value: Key, asked: set[Key]
) -> Iterator[tuple]:
    others = [
        (start, end)
        for start, end, key in zip(*found, strict=True)
        if not isinstance(key, str) and key[1] == value[1] and key not in asked
    ]
    for first, last in dict.fromkeys(span for made in near for span in places(one.text, found, made)):
        for start, end in others:
            behind, before = one.text[end:first], one.text[last:start]
            if (end <= first and behind.isspace()) or (last <= start and before.isspace()):
                written = one.text[with_limit(one.text, start) : end]
                span = one.start + min(start, first), one.start + max(end, last)
                yield claim, one.doc_id, one.outlet, written, one.sent_id, *span, one.text
