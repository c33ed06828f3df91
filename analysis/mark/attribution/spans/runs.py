"""Quotations that run on: over sentences and paragraphs, and behind the cue that introduced them."""

from collections.abc import Sequence
from itertools import pairwise

from analysis.mark.attribution.base import Relation, Span
from analysis.mark.base import Sentence

# Why a quotation behind a sentence can be its speaker's, see `_who_goes_on`.
_WAITS, _QUOTES, _ANNOUNCES, _TELLS = "waits", "quotes", "announces", "tells"
_CLOSING = " \"'“”’»"
# Behind a full stop a cue begins a sentence of its own: "“It is so.” She said ...".
_ASKS = ("?", "!", ",", "…", "—")
# A sentence of so many words says who spoke, and nothing else.
_SHORT = 8


def whole(relations: Sequence[Relation], quotes: Sequence[Span]) -> list[Relation]:
    """The same attributions, each content that reaches into a quotation extended to all of it."""
    made = []
    for one in relations:
        contents = [_whole(content, quotes, one) for content in one.contents] if quotes else one.contents
        for taken in ((one.cue_start, one.cue_end), *one.sources):
            contents = without(contents, taken)
        contents = _merged(contents)
        made.append(_with(one, contents))
    return made


def _with(one: Relation, contents: tuple[Span, ...]) -> Relation:
    return one if contents == one.contents else one._replace(contents=contents)


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap joined."""
    if len(spans) == 1:
        return tuple(spans)
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return tuple(made)


def _whole(content: Span, quotes: Sequence[Span], one: Relation) -> Span:
    start, end = content
    for a, b in overlapping(quotes, start, end):
        if a <= one.cue_start < b:
            continue
        if a < start < b:
            start = a
        if a < end < b:
            end = b
    return start, end


def overlapping(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """Those of the spans (sorted, not nested) that share a character with `[start, end)`."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= start:
            low = middle + 1
        else:
            high = middle
    found = []
    while low < len(spans) and spans[low][0] < end:
        found.append(spans[low])
        low += 1
    return found


def in_form(relations: Sequence[Relation], quotes: Sequence[Span]) -> list[Relation]:
    """The same attributions with their form: direct where all is quoted, mixed where some is.

    Up to two characters between or beside quotations are a space or a comma, and no words.
    """
    made = []
    for one in relations:
        outside = inside = 0
        for start, end in one.contents:
            at = start
            for a, b in (*overlapping(quotes, start, end), (end, end)):
                outside += max(0, a - at - 2)
                inside += max(0, min(b, end) - max(a, start))
                at = b
        form = "indirect" if not inside else "mixed" if outside else "direct"
        made.append(one if form == one.form else one._replace(form=form))
    return made


def run_on(
    relations: Sequence[Relation], sentences: Sequence[Sentence], quotes: Sequence[Span]
) -> list[Relation]:
    """The same attributions, with the quotations around them that no cue of their own introduces.

    "..., she said. “More of it.”" is one attribution, and so is "“Really?” Ann Lee asked." Attributions
    that wait for what follows their colon get it here, and are left out where nothing does.
    """
    pieces = [list(one.contents) for one in relations]
    by_sentence: dict[int, list[int]] = {}
    for i, one in enumerate(relations):
        by_sentence.setdefault(one.sent_id, []).append(i)
    _look_back(relations, pieces, by_sentence, sentences, quotes)
    _look_ahead(relations, pieces, by_sentence, sentences, quotes)
    return [
        _with(one, _merged(contents)) for one, contents in zip(relations, pieces, strict=True) if contents
    ]


def _look_back(relations, pieces, by_sentence, sentences, quotes) -> None:
    """Give each cue that is a sentence by itself the quotation that ended right before it."""
    for before, sentence in pairwise(sentences):
        for i in by_sentence.get(sentence.sent_id, ()):
            if not pieces[i] and _is_own_sentence(relations[i]) and before.paragraph == sentence.paragraph:
                ended = overlapping(quotes, before.start, before.end)
                asks = before.text.rstrip(_CLOSING)[-1:] in _ASKS
                if not asks and (before.sent_id in by_sentence or not _is_short(sentence, quotes)):
                    continue
                if ended and sentence.start - ended[-1][1] <= 2:
                    pieces[i].append(ended[-1])


def _is_short(sentence: Sentence, quotes: Sequence[Span]) -> bool:
    """Whether a sentence holds no more than who said it: "“The port is safe.” Ann Lee said on Monday."."""
    return len(sentence.words.folded) <= _SHORT and not overlapping(quotes, sentence.start, sentence.end)


def _look_ahead(relations, pieces, by_sentence, sentences, quotes) -> None:
    """Give each attribution what its colon announces, and the quotations that follow in its paragraph."""
    taken = {content[0] for contents in pieces for content in contents}
    speaking, how = None, ""
    paragraph = None
    for sentence in sentences:
        own = by_sentence.get(sentence.sent_id, [])
        inside = overlapping(quotes, sentence.start, sentence.end)
        opening = [quote for quote in inside if quote[0] >= sentence.start]
        opens = bool(opening) and opening[0][0] == sentence.start
        alone = opens and not own
        if sentence.paragraph != paragraph:
            goes_on = (
                how == _WAITS
                or alone
                and (
                    how == _ANNOUNCES
                    or how == _TELLS
                    and pieces[speaking]
                    and opening[-1][1] >= sentence.end - 1
                )
                or (how == _QUOTES and opens and opening[0][1] >= sentence.end)
            )
            speaking, how = (speaking, how) if goes_on else (None, "")
            paragraph = sentence.paragraph
        if how == _WAITS and (opens or not _is_announcement(relations[speaking])):
            pieces[speaking].append(opening[0] if opens else (sentence.start, sentence.end))
            taken.add(sentence.start)
            how = _QUOTES
        elif speaking is not None and alone:
            more = [quote for quote in opening if quote[0] not in taken]
            pieces[speaking] += more
            taken.update(start for start, _ in more)
            how = _QUOTES
        if own:
            speaking, how = _who_goes_on(own, relations, pieces, quotes, sentence)
            if how == _QUOTES:
                more = [
                    quote
                    for quote in opening[-1:]
                    if quote[0] not in taken and _begins_behind(quote, sentence, relations[speaking])
                ]
                pieces[speaking] += more
                taken.update(start for start, _ in more)
        elif not inside:
            speaking, how = None, ""


def _begins_behind(quote: Span, sentence: Sentence, one: Relation) -> bool:
    """Whether a quotation begins at the end of the cue's sentence: 'Ann Lee said. "... It was so."'."""
    return one.cue_end <= quote[0] and sentence.end < quote[1]


def _who_goes_on(own: Sequence[int], relations, pieces, quotes, sentence: Sentence) -> tuple[int | None, str]:
    """Which attribution of a sentence the quotation behind it can belong to, and how sure that is.

    The last one that waits for what its colon announces, or whose content is a quotation; else the last
    one that quotes words in what it tells ("she noted a “joke”"), or that is not told by another ("The
    port is safe, she said. “I was there.”").
    """
    told = None
    for i in reversed(own):
        if not pieces[i] and not _is_own_sentence(relations[i]):
            return i, _WAITS
        if any(_is_quotation(content, quotes, sentence.end) for content in pieces[i]):
            return i, _QUOTES
        if told is None and any(overlapping(quotes, *content) for content in pieces[i]):
            told = i
    if told is not None:
        return told, _QUOTES
    announces = sentence.text.endswith(":")
    for i in reversed(own):
        if relations[i].sources and not _is_told(i, own, relations, pieces):
            return i, _ANNOUNCES if announces else _TELLS
    return None, ""


def _is_quotation(content: Span, quotes: Sequence[Span], end: int) -> bool:
    """Whether a content is one quotation and nothing else, or ends with one at the end of its sentence."""
    inside = overlapping(quotes, *content)
    return content in inside or bool(inside) and content[1] >= end - 1 and inside[-1][1] >= content[1]


def _is_told(i: int, own: Sequence[int], relations, pieces) -> bool:
    """Whether the cue stands in the content of another attribution of its sentence."""
    cue = relations[i].cue_start
    return any(start <= cue < end for j in own if j != i for start, end in pieces[j])


def _is_announcement(one: Relation) -> bool:
    return one.rule.endswith(": announcement")


def _is_own_sentence(one: Relation) -> bool:
    return one.rule.endswith(" sentence")


def without(spans: Sequence[Span], taken: Span) -> list[Span]:
    """The spans without the stretch `taken`; one that holds it is parted in two."""
    made = []
    for start, end in spans:
        if taken[0] < end and start < taken[1]:
            made += [(start, taken[0])] if start < taken[0] else []
            made += [(taken[1], end)] if taken[1] < end else []
        else:
            made.append((start, end))
    return made
