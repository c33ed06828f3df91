"""What holds of an attribution in its sentence, by name: what its confidence is added up from."""

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
from analysis.words import Remembered

# Most circumstances come again, and so do their names.
_AFTER, _SOURCE = Remembered("after ".__add__), Remembered("source ".__add__)
_OPENS, _BEHIND = (
    Remembered("content opens with the word ".__add__),
    Remembered("behind the content: ".__add__),
)
_FORM, _NEXT = Remembered("cue's form: ".__add__), Remembered("behind the cue: ".__add__)
_GAP, _LEFT = Remembered("gap behind the cue: ".__add__), Remembered("before the cue: ".__add__)
_FIRST, _LAST = Remembered("source opens with ".__add__), Remembered("source closes with ".__add__)
_LAST_WORD = Remembered("source closes with the word ".__add__)
_LEAD = Remembered(" ".join)


def _content_names(held: tuple[str, str, str, str, str | None]) -> tuple[str, ...]:
    seen, opening, pattern, cue, act = held
    return (
        f"content of {seen}: {pattern}",
        f"content opens with {opening}: {pattern}",
        f"content of {seen}: {cue}",
        f"content opens with {opening}: {cue}",
        f"content opens with {opening}: {act}",
    )


_CONTENT = Remembered(_content_names)
_BY_TAG = Remembered(
    lambda held: tuple(
        name
        for name, holds in (
            ("content opens with an adverb", held[0] & ADV and not held[0] & (DET | SUBJ)),
            ("content opens with a pronoun", held[0] & SUBJ and not held[0] & DET),
            ("content opens with an object pronoun", held[0] & OBJ and not held[0] & SUBJ),
            ("content opens with an article", held[0] & DET),
            ("content opens with a name", held[0] & NAME),
            ("content opens with a number", held[0] & NUM),
        )
        if holds
    )
)


def circumstances(t: Tagged, found: Found) -> list[str]:
    """The names of what holds of an attribution in its sentence."""
    first, last = found.words
    last = max(first, last)
    low, tags = t.low, t.tags
    made = []
    for i in range(first, last):
        tag, word = tags[i], low[i]
        if tag & MODAL:
            made.append(
                "modal " + word.replace("n't", "").replace("'ll", "will") if len(word) > 3 else "modal"
            )
        if tag & NEG:
            made.append("negated")
        if tag & HAVE:
            made.append("perfect")
        if tag & BE:
            made.append("progressive or passive")
        if tag & ADV and not tag & NEG:
            made.append("also" if word == "also" else "adverb")
    if low[last].endswith("ed") or tags[last] & VERB and low[last] in ("said", "told", "wrote"):
        made.append("past")
    if found.source is None:
        made.append("no source")
    else:
        _add_source(made, t, *found.source)
    if found.contents:
        _add_content(made, t, found)
    if t.text.endswith("?"):
        made.append("question")
    if first == 0 or found.source and found.source[0] == 0:
        made.append("opens the sentence")
    if t.n <= 12 and not t.text.endswith((".", "”", '"', "'")):
        made.append("heading")
    if t.quotes:
        made.append("a quotation in the sentence")
    made += (
        _FORM[low[last]],
        _NEXT[word_class(t, last + 1)],
        _GAP[gap_kind(t.gaps[last + 1])],
        _LEFT[word_class(t, first - 1) if first else "start"],
    )
    if found.source is not None:
        a, b = found.source
        made += (_FIRST[word_class(t, a)], _LAST[word_class(t, b)], _LAST_WORD[low[b]])
    made += before(t, found)
    return made


def before(t: Tagged, found: Found) -> list[str]:
    """What stands before the source: whether the attribution depends on other words."""
    i = found.words[0]
    if found.source and found.source[0] < i:
        i = found.source[0]
    made = []
    if i:
        tag, word = t.tags[i - 1], t.low[i - 1]
        if tag & SUB:
            told = word if word in ("if", "that", "as", "when", "while") else "a subordinator"
            made.append(_AFTER[told])
        elif tag & PREP:
            made.append("after a preposition")
        elif tag & VERB:
            made.append("after a verb")
    if found.source is not None:
        a = found.source[0]
        lead = (word_class(t, a - 1), gap_kind(t.gaps[a])) if a else ("start",)
        made.append(_LEAD["before the source:", *lead])
    return made


def _add_source(made: list[str], t: Tagged, first: int, last: int) -> None:
    word, tag = t.low[first], t.tags[first]
    if first == last and word in ("i", "we", "you"):
        made.append("source i, we, you")
    elif first == last and word in ("he", "she"):
        made.append("source he, she")
    elif first == last and word in ("they", "it", "who", "which", "that", "this"):
        made.append(_SOURCE[word])
    elif first == 0 and not tag & (DET | PREP) or any([tag & NAME for tag in t.tags[first : last + 1]]):
        made.append("source with a name")
    elif tag & DET:
        made.append("source with an article")
    else:
        made.append("other source")
    if last - first > 6:
        made.append("long source")
    if first != last and t.low[last].endswith("s"):
        made.append("plural source")


def _add_content(made: list[str], t: Tagged, found: Found) -> None:
    first, last = found.contents[-1]
    if found.pattern == "label clause":
        sentence = t.text.endswith((".", "?", "!")) and any(
            t.tags[i] & (AUX | VERB) for i in range(first, last + 1)
        )
        made.append("label before a sentence" if sentence else "label before a heading")
    seen = "a verb" if any([tag & IS_VERB for tag in t.tags[first : last + 1]]) else "no verb"
    made += _CONTENT[seen, word_class(t, first), found.pattern, found.cue.cue, found.cue.act]
    made += (_OPENS[t.low[first]], _BEHIND[word_class(t, last + 1)])
    length = sum([b - a + 1 for a, b in found.contents])
    if length == 1:
        made.append("content of one word")
    elif length <= 3:
        made.append("content of two or three words")
    elif length > 25:
        made.append("long content")
    tag = t.tags[first]
    if t.quotes and any(t.inside[i] >= 0 for a, b in found.contents for i in range(a, b + 1)):
        made.append("quotation in the content")
    if tag & PREP and found.frame == "np":
        made.append("content opens with a preposition")
    made += _BY_TAG[(tag,)]
