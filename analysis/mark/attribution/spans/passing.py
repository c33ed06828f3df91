"""Who passes on whose words: "quoted the mayor as saying", "the agency reported, citing officials"."""

import re
from collections.abc import Sequence

from analysis.mark.attribution.base import Relation
from analysis.mark.attribution.words.names import is_kind
from analysis.mark.base import Sentence
from analysis.words import words

QUOTED_AS, CITED = "quoted as", "cited for it"
_AS = re.compile(
    r"\s+as\s+(?P<cue>(?:having )?(?:saying|said|telling|told|stating|stated|warning|warned))\b:?,?\s*"
)
_RELATIVE = ("which", "who")
# As good as certain: the words leave no other reading.
_CONFIDENCE = 0.9


def passed_on(relations: Sequence[Relation], sentences: Sequence[Sentence]) -> list[Relation]:
    """The same attributions, with the sources behind the sources as attributions of their own.

    "The Post quoted Lee as saying that it was late": the Post quotes it, Lee says it. "It was late, the
    Post said, citing officials": they are cited for what the Post said, where "citing safety" is a reason.
    """
    by_id = {sentence.sent_id: sentence for sentence in sentences}
    made: list[Relation] = []
    taken: set[int] = set()
    for one in relations:
        sentence = by_id[one.sent_id]
        if one.rule.startswith("quote: ") and (found := _quoted_as(one, sentence)):
            made += [one._replace(sure=True), found]
            taken.update(range(found.cue_start, found.cue_end))
        elif one.rule.startswith("cite: ") and (found := _cited(one, relations, sentence)):
            made.append(found)
        else:
            made.append(one)
    return [one for one in made if one.rule.endswith(QUOTED_AS) or one.cue_end - 1 not in taken]


def _quoted_as(one: Relation, sentence: Sentence) -> Relation | None:
    """What the one who is quoted says."""
    start, end = one.contents[0][0] - sentence.start, one.contents[-1][1] - sentence.start
    found = _AS.search(sentence.text, max(0, start), end)
    if len(one.contents) > 1 or not found or found.start() <= start or found.end() >= end:
        return None
    at = sentence.start
    source = sentence.text[start : found.start()].partition(", ")[0]  # without "the mayor," behind a name
    return one._replace(
        cue=found["cue"],
        cue_start=found.start("cue") + at,
        cue_end=found.end("cue") + at,
        source=source,
        sources=((start + at, start + at + len(source)),),
        contents=((found.end() + at, end + at),),
        confidence=_CONFIDENCE,
        rule=f"say: {QUOTED_AS}",
        sure=True,
    )


def _cited(one: Relation, relations: Sequence[Relation], sentence: Sentence) -> Relation | None:
    """Who is cited for what the same source says in this sentence; null for what is no person."""
    start, end = one.contents[0]
    text = sentence.text[start - sentence.start : end - sentence.start]
    if len(one.contents) > 1 or not any(is_kind(word, "unnamed") for word in words(text).folded):
        return None
    for other in reversed(relations):
        if other.sent_id == one.sent_id and other.cue_start < one.cue_start and _is_same(one, other):
            sure = other.sure
            spans = {"source": text, "sources": ((start, end),), "contents": other.contents}
            return one._replace(**spans, confidence=other.confidence, rule=f"cite: {CITED}", sure=sure)
    return None


def _is_same(one: Relation, other: Relation) -> bool:
    """Whether two attributions have one source: the same words, or "the Post, which cited"."""
    if not one.sources or not other.sources or not other.contents:
        return False
    behind = 0 < one.sources[0][0] - other.sources[-1][1] <= len(", ")
    return one.sources == other.sources or behind and (one.source or "").lower() in _RELATIVE
