"""Voices: which words of a sentence are quoted, which attributed, which the narrator's, which unclear."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from analysis.mark.attribution.base import Relation
from analysis.mark.base import Sentence
from analysis.mark.quotations.pairs import Quotation
from analysis.tables import DEEDS

QUOTING = ("speech", "document")


def voices(
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    relations: Sequence[Relation],
    who: Sequence[tuple[str | None, str | None]] = (),
) -> list[tuple[int, int, int, str, str | None]]:
    """`(sent_id, start, end, voice, speaker)` of every stretch; the stretches partition each sentence.

    `quoted` is what stands in quotation marks that quote someone, marks included; `attributed` is the
    content of a sure attribution outside of them, unless it is what was done at somebody's request;
    `unclear` is what only an unsure one holds; the rest is the narrator's, quotation marks around a term, a
    title or a scare word too. The speaker is that of the innermost sure attribution around the stretch, or
    null; `who` has one `(speaker, group)` a relation.
    """
    quoted = [(q.start, q.end) for q in quotations if q.kind in QUOTING and q.depth == 0]
    contents = sorted(
        (start, end, i, one.sure)
        for i, one in enumerate(relations)
        if not one.rule.endswith(DEEDS)
        for start, end in one.contents
    )
    found = []
    first_quoted = first_content = 0
    reach = _reach(contents)
    for sentence in sentences:
        while first_quoted < len(quoted) and quoted[first_quoted][1] <= sentence.start:
            first_quoted += 1
        while first_content < len(contents) and reach[first_content] <= sentence.start:
            first_content += 1
        found += _stretches(
            sentence, _from(quoted, first_quoted, sentence), _from(contents, first_content, sentence), who
        )
    return found


def _reach(contents: Sequence[tuple[int, int, int, bool]]) -> list[int]:
    """The furthest end of the contents up to each one."""
    furthest, found = 0, []
    for _, end, *_ in contents:
        furthest = max(furthest, end)
        found.append(furthest)
    return found


def _from(spans: Sequence[tuple], first: int, sentence: Sentence) -> list[tuple]:
    """The spans that overlap the sentence, from the number `first` on."""
    found = []
    for i in range(first, len(spans)):
        if spans[i][0] >= sentence.end:
            break
        if spans[i][1] > sentence.start:
            found.append(spans[i])
    return found


def _stretches(sentence: Sentence, quoted: list[tuple], contents: list[tuple], who: Sequence) -> list[tuple]:
    """The stretches of one sentence: its text is swept once, with what covers each piece."""
    if not quoted and not contents:
        return [(sentence.sent_id, sentence.start, sentence.end, "narrator", None)]
    edges = {sentence.start, sentence.end}
    for span in (*quoted, *contents):
        edges.update(edge for edge in span[:2] if sentence.start < edge < sentence.end)
    begins = [start for start, _ in quoted]
    around: list[tuple] = []
    at = 0
    found: list[tuple] = []
    for start, end in pairwise(sorted(edges)):
        while at < len(contents) and contents[at][0] <= start:
            around.append(contents[at])
            at += 1
        around = [content for content in around if content[1] > start]
        place = bisect_right(begins, start) - 1
        is_quoted = place >= 0 and end <= quoted[place][1]
        sure = [content for content in around if content[3]]
        voice = "quoted" if is_quoted else "attributed" if sure else "unclear" if around else "narrator"
        speaker = _speaker(sure, who)
        if found and found[-1][3:] == (voice, speaker):
            found[-1] = (*found[-1][:2], end, voice, speaker)
        else:
            found.append((sentence.sent_id, start, end, voice, speaker))
    return found


def _speaker(around: Sequence[tuple], who: Sequence) -> str | None:
    """The speaker of the shortest content."""
    if not around or not who:
        return None
    return who[min(around, key=lambda content: content[1] - content[0])[2]][0]
