"""Words that one text has in quotation marks and another outside them: a paraphrase that became a quotation?

It says where the words stand, and no more: which of the two is right is not known, and both can have them
from a third.
"""

from collections import defaultdict
from collections.abc import Sequence

import pandas as pd

from analysis.compare.quotations.utterances import Utterance
from analysis.words import words

_LEAST = 6  # words
_LEAST_CONTENT = 2


def unquoted(
    alone: Sequence[Utterance], articles: pd.DataFrame, marks: pd.DataFrame
) -> dict[int, tuple[str, int, int, str]]:
    """Where another article has all words of a quotation that stands nowhere else outside quotation marks.

    By the quotation's place: the article's id, the place in it, and the words as they stand there; the first
    article of several. `_LEAST` words, `_LEAST_CONTENT` of them of content. The work grows with the texts.
    """
    wanted = defaultdict(list)
    for one in alone:
        if one.n_words >= _LEAST and len(one.content) >= _LEAST_CONTENT:
            wanted[tuple(one.words.folded[:_LEAST])].append(one)
    if not wanted:
        return {}
    inside = marks[marks["measure"] == "quotations"].groupby("doc_id")[["start", "end"]]
    quoted = {doc_id: list(spans.itertuples(index=False, name=None)) for doc_id, spans in inside}
    made: dict[int, tuple[str, int, int, str]] = {}
    for article in articles.itertuples():
        starts, ends, low = words(article.text)
        for first, key in enumerate(zip(*(low[n:] for n in range(_LEAST)), strict=False)):
            for one in wanted.get(key, ()):
                last = first + one.n_words
                if one.place in made or one.doc_id == article.doc_id or low[first:last] != one.words.folded:
                    continue
                start, end = starts[first], ends[last - 1]
                if not any(a < end and start < b for a, b in quoted.get(article.doc_id, ())):
                    made[one.place] = article.doc_id, start, end, article.text[start:end]
    return made
