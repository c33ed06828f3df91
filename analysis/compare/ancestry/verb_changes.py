"""Verbs that changed on the way: one thing that a speaker said, introduced with another verb elsewhere."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.compare.small_words import small_words
from analysis.words import words

if TYPE_CHECKING:
    from analysis.mark import Marked

LEAST_CONTENT = 3  # content words that both contents have
LEAST_SHARE = 0.6  # of the content words of the shorter
COLUMNS = ("speaker", "doc_id", "outlet", "cue", "commitment", "start", "end")
COLUMNS += ("other_id", "other_outlet", "other_cue", "other_commitment", "other_start", "other_end")


def verb_changes(marked: "Marked", links: pd.DataFrame) -> pd.DataFrame:
    """One row per thing that both articles of a link tell on the word of the same speaker with other verbs.

    `links` has the columns `doc_id, other_id`; which of the two was first is not known. Contents are of one
    thing where they share `LEAST_CONTENT` words of content and `LEAST_SHARE` of the shorter one's. Wrong
    where the speaker said two things in much the same words.
    """
    told = {doc_id: list(rows) for doc_id, rows in _told(marked)}
    found = []
    for one, other in zip(links["doc_id"], links["other_id"], strict=True):
        for here in told.get(one, ()):
            for there in told.get(other, ()):
                if (
                    here.speaker == there.speaker
                    and here.verb != there.verb
                    and _same(here.content, there.content)
                ):
                    found.append((here.speaker, *here[1:7], *there[1:7]))
    return pd.DataFrame(found, columns=list(COLUMNS))


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    n = len(one & other)
    return n >= LEAST_CONTENT and n >= LEAST_SHARE * min(len(one), len(other))


class _Said(NamedTuple):
    """An attribution to a known speaker; `verb` is its cue's base form, `content` its words of content."""

    speaker: str
    doc_id: str
    outlet: str
    cue: str
    commitment: str
    start: int
    end: int
    verb: str
    content: frozenset[str]


def _told(marked: "Marked") -> Iterator[tuple[str, Iterator[_Said]]]:
    """Each article's id and what its known speakers said, in the order of the text."""
    small = small_words()
    outlets = dict(zip(marked.articles["doc_id"], marked.articles["outlet"], strict=True))
    texts = dict(zip(marked.articles["doc_id"], marked.articles["text"], strict=True))
    contents: dict[tuple[str, int], set[str]] = {}
    spans = marked.attribution_spans[marked.attribution_spans["role"] == "content"]
    for row in spans.itertuples(index=False):
        low = words(texts[row.doc_id][row.start : row.end]).folded
        contents.setdefault((row.doc_id, row.attribution_id), set()).update(w for w in low if w not in small)
    verbs = _verbs(marked.marks)
    known = marked.attributions[marked.attributions["sure"] & marked.attributions["speaker"].notna()]
    for doc_id, rows in known.groupby("doc_id", sort=False):
        yield (
            doc_id,
            (
                _Said(
                    *(
                        row.speaker,
                        doc_id,
                        outlets[doc_id],
                        row.cue,
                        row.commitment,
                        row.cue_start,
                        row.cue_end,
                    ),
                    verbs.get((doc_id, row.cue_start), row.cue.lower()),
                    frozenset(contents.get((doc_id, row.attribution_id), ())),
                )
                for row in rows.itertuples(index=False)
            ),
        )


def _verbs(marks: pd.DataFrame) -> dict[tuple[str, int], str]:
    """The base form of each cue by where it begins: the rule of its mark has it."""
    cues = marks[marks["measure"] == "attribution"]
    places = zip(cues["doc_id"], cues["start"], cues["rule"], strict=True)
    return {(doc_id, start): rule.rpartition(": ")[0] for doc_id, start, rule in places}
