"""What holds of an attribution in its sentence, by name: what its confidence is added up from."""

from collections.abc import Iterator

from analysis.mark.attribution.found import Found
from analysis.mark.attribution.words.gaps import gap_kind, word_class
from analysis.mark.attribution.words.tagging import (
    ADV,
    AUX,
    BE,
    DET,
    HAVE,
    IS_VERB,
    MODAL,
    NAME,
    NEG,
    NUM,
    OBJ,
    PREP,
    SUB,
    SUBJ,
    VERB,
    Tagged,
)


def circumstances(t: Tagged, found: Found) -> Iterator[str]:
    """The names of what holds of an attribution in its sentence."""
    first, last = found.words
    last = max(first, last)
    for i in range(first, last):
        tag, word = t.tags[i], t.low[i]
        if tag & MODAL:
            yield "modal " + word.replace("n't", "").replace("'ll", "will") if len(word) > 3 else "modal"
        if tag & NEG:
            yield "negated"
        if tag & HAVE:
            yield "perfect"
        if tag & BE:
            yield "progressive or passive"
        if tag & ADV and not tag & NEG:
            yield "also" if word == "also" else "adverb"
    if t.low[last].endswith("ed") or t.tags[last] & VERB and t.low[last] in ("said", "told", "wrote"):
        yield "past"
    if found.source is None:
        yield "no source"
    else:
        yield from _of_source(t, *found.source)
    if found.contents:
        yield from _of_content(t, found)
    if t.text.endswith("?"):
        yield "question"
    if first == 0 or found.source and found.source[0] == 0:
        yield "opens the sentence"
    if t.n <= 12 and not t.text.endswith((".", "”", '"', "'")):
        yield "heading"
    if t.quotes:
        yield "a quotation in the sentence"
    yield from _around(t, found, first, last)
    yield from before(t, found)


def before(t: Tagged, found: Found) -> Iterator[str]:
    """What stands before the source: whether the attribution depends on other words."""
    i = found.words[0]
    if found.source and found.source[0] < i:
        i = found.source[0]
    if i:
        tag, word = t.tags[i - 1], t.low[i - 1]
        if tag & SUB:
            yield "after " + word if word in ("if", "that", "as", "when", "while") else "after a subordinator"
        elif tag & PREP:
            yield "after a preposition"
        elif tag & VERB:
            yield "after a verb"
    if found.source is not None:
        a = found.source[0]
        yield "before the source: " + (f"{word_class(t, a - 1)} {gap_kind(t.gaps[a])}" if a else "start")


def _of_source(t: Tagged, first: int, last: int) -> Iterator[str]:
    word, tag = t.low[first], t.tags[first]
    if first == last and word in ("i", "we", "you"):
        yield "source i, we, you"
    elif first == last and word in ("he", "she"):
        yield "source he, she"
    elif first == last and word in ("they", "it", "who", "which", "that", "this"):
        yield "source " + word
    elif any(t.tags[i] & NAME for i in range(first, last + 1)) or first == 0 and not tag & (DET | PREP):
        yield "source with a name"
    elif tag & DET:
        yield "source with an article"
    else:
        yield "other source"
    if last - first > 6:
        yield "long source"
    if t.low[last].endswith("s") and first != last:
        yield "plural source"


def _of_content(t: Tagged, found: Found) -> Iterator[str]:
    first, last = found.contents[-1]
    opening = word_class(t, first)
    if found.pattern == "label clause":
        sentence = t.text.endswith((".", "?", "!")) and any(
            t.tags[i] & (AUX | VERB) for i in range(first, last + 1)
        )
        yield "label before a sentence" if sentence else "label before a heading"
    seen = "a verb" if any(tag & IS_VERB for tag in t.tags[first : last + 1]) else "no verb"
    for of in (found.pattern, found.cue.cue):
        yield f"content of {seen}: {of}"
        yield f"content opens with {opening}: {of}"
    yield f"content opens with {opening}: {found.cue.act}"
    yield "content opens with the word " + t.low[first]
    yield "behind the content: " + word_class(t, last + 1)
    length = sum(b - a + 1 for a, b in found.contents)
    if length == 1:
        yield "content of one word"
    elif length <= 3:
        yield "content of two or three words"
    elif length > 25:
        yield "long content"
    tag = t.tags[first]
    if t.quotes and any(t.inside[i] >= 0 for a, b in found.contents for i in range(a, b + 1)):
        yield "quotation in the content"
    if tag & PREP and found.frame == "np":
        yield "content opens with a preposition"
    if tag & ADV and not tag & (DET | SUBJ):
        yield "content opens with an adverb"
    if tag & (SUBJ) and not tag & DET:
        yield "content opens with a pronoun"
    if tag & OBJ and not tag & SUBJ:
        yield "content opens with an object pronoun"
    if tag & DET:
        yield "content opens with an article"
    if tag & NAME:
        yield "content opens with a name"
    if tag & NUM:
        yield "content opens with a number"


def _around(t: Tagged, found: Found, first: int, last: int) -> Iterator[str]:
    """The words beside the cue, and the first and the last word of the source."""
    yield "cue's form: " + t.low[last]
    yield "behind the cue: " + word_class(t, last + 1)
    yield "gap behind the cue: " + gap_kind(t.gaps[last + 1])
    yield "before the cue: " + (word_class(t, first - 1) if first else "start")
    if found.source is None:
        return
    a, b = found.source
    yield "source opens with " + word_class(t, a)
    yield "source closes with " + word_class(t, b)
    yield "source closes with the word " + t.low[b]
