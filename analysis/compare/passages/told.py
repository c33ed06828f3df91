"""How the passages of a group tell it: groups go through the same as the claims that somebody wrote."""

from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd

from analysis import tables
from analysis.compare.claims.context import Context, context
from analysis.compare.claims.phrases import Span, terms
from analysis.compare.claims.search import Passage, value_in
from analysis.compare.claims.tellings import telling

if TYPE_CHECKING:
    from analysis.mark import Marked


def group_tellings(marked: "Marked", passages: pd.DataFrame) -> pd.DataFrame:
    """Each passage of `passages` as a telling of its group: the table `tellings`, its `claim` is the group.

    Voice, source and verb are those of most of the shared words; `start` is the first of them in that voice.
    What a negation or a word of denying does to them is the `polarity`. In the order of `passages`.
    """
    around = context(marked)
    sentences = {(one.doc_id, one.sent_id): one for one in marked.sentences.itertuples(index=False)}
    n_words = marked.sentences.groupby("doc_id")["n_words"].sum().to_dict()
    before = marked.sentences.groupby("doc_id")["n_words"].cumsum() - marked.sentences["n_words"]
    ahead = dict(
        zip(zip(marked.sentences["doc_id"], marked.sentences["sent_id"], strict=True), before, strict=True)
    )
    rows = []
    for one in passages.itertuples(index=False):
        sentence = sentences[one.doc_id, one.sent_id]
        share = ahead[one.doc_id, one.sent_id] / max(1, n_words[one.doc_id])
        passage = _passage(sentence, one, around)
        rows.append(telling(sentence, passage, share, around))
    return tables.frame("tellings", rows)


def _passage(sentence, one, around: Context) -> Passage:
    first, last = one.start - sentence.start, one.end - sentence.start
    parts = _parts(sentence.text, first, last, one.why)
    framed = around.framed(sentence.doc_id, sentence.sent_id)
    inside = [
        (a, b)
        for a, b in parts
        if not any(start < sentence.start + b and sentence.start + a < end for start, end in framed)
    ]
    parts = inside or parts
    voices = [_teller(sentence, start, around) for start, _ in parts]
    counts: Counter[tuple] = Counter()
    for (start, _), voice in zip(parts, voices, strict=True):
        counts[voice] += 1 if sentence.text[start].isupper() else 2  # a name stands in what tells it, too
    most = max(counts.items(), key=lambda voice: (voice[1], voice[0][0] != "narrator"))[0]
    begin = next((start for (start, _), voice in zip(parts, voices, strict=True) if voice == most), first)
    own = frozenset(terms(one.why).keys)
    value = value_in(sentence.text, first, last)
    return Passage(begin, last, 0, str(one.group), value, own, tuple(parts))


def _teller(sentence, at: int, around: Context) -> tuple:
    """What a word is told in: its voice, and the innermost attribution around it."""
    line = around.chain(sentence.doc_id, sentence.start + at)
    voice = around.voice(sentence.doc_id, sentence.sent_id, sentence.start + at)
    return voice if voice != "quoted" else "attributed", line[-1].number if line else None


def _parts(text: str, first: int, last: int, why: str) -> list[Span]:
    """Where the shared words stand in `[first, last)`; all of it where none is found."""
    found = []
    for word in filter(None, why.split("; ")):
        at = text.find(word, first, last)
        if at >= 0:
            found.append((at, at + len(word)))
    return sorted(found) or [(first, last)]
