"""Quotations without a cue, behind a sentence on their speaker: "She had a message for Beijing. “...”"."""

from collections.abc import Sequence
from itertools import pairwise

from analysis.mark.attribution.base import FORMS, Relation, Span
from analysis.mark.attribution.cues.lexicon import nouns, quoting
from analysis.mark.attribution.spans.runs import overlapping
from analysis.mark.attribution.spans.subjects import main_subject
from analysis.mark.attribution.words.names import is_kind
from analysis.mark.attribution.words.tagging import ADV, AUX, DET, OWNER, SUBJ, VERB, Tagged
from analysis.mark.base import Sentence

_PEOPLE = ("he", "she", "they")
# Roughly the share that is right on polnear-train, where such quotations are few.
_CONFIDENCE = 0.4


def preceded(
    sentences: Sequence[Sentence], quotes: Sequence[Span], relations: Sequence[Relation]
) -> list[Relation]:
    """The attributions of quotations that are sentences of their own and that no cue attributes.

    The speaker is whom the sentence before is about, in the same paragraph, if it quotes and attributes
    nothing itself, is about a person and has a word of speaking; the cue is its verb. Wrong where
    somebody else answers.
    """
    if not quotes:
        return []
    spoken = {start for one in relations for start, _ in one.contents}
    telling = {one.sent_id for one in relations}
    found = []
    for before, sentence in pairwise(sentences):
        if sentence.paragraph != before.paragraph or before.sent_id in telling or sentence.sent_id in telling:
            continue
        opening = [
            quote for quote in overlapping(quotes, sentence.start, sentence.end) if quote[0] == sentence.start
        ]
        if not opening or opening[0][0] in spoken or opening[0][1] < sentence.end:
            continue
        if overlapping(quotes, before.start, before.end):
            continue
        one = _attribution(Tagged(before, ()), opening[0])
        found += [one] if one else []
    return found


def _attribution(t: Tagged, content: Span) -> Relation | None:
    source = main_subject(t, t.n)
    if source is None or not _is_person(t, *source):
        return None
    first = last = source[1] + 1
    while last < t.n - 1 and t.tags[last] & (AUX | ADV) and t.tags[last + 1] & (AUX | ADV | VERB):
        last += 1
    if last >= t.n or t.broken[first] or not any(_speaks(word) for word in t.low[last:]):
        return None
    offset = t.sentence.start
    a, b = t.starts[source[0]], t.ends[source[1]]
    start, end = t.starts[first], t.ends[last]
    return Relation(
        t.sentence.sent_id,
        t.text[start:end],
        start + offset,
        end + offset,
        t.text[a:b],
        ((a + offset, b + offset),),
        (content,),
        "neutral",
        "state",
        FORMS[0],
        None,
        _CONFIDENCE,
        "-: sentence before",
        sure=False,
    )


def _is_person(t: Tagged, first: int, last: int) -> bool:
    if first == last and t.tags[first] & (SUBJ | DET):
        return t.low[first] in _PEOPLE
    return t.text[t.starts[last]].isupper() and not t.tags[last] & OWNER


def _speaks(word: str) -> bool:
    """Whether a word tells of speaking: "had a message", "claimed victory", "took questions"."""
    return word in quoting() or word in nouns() or is_kind(word, "text")
