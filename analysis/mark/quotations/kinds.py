"""What a quotation is put around: someone's words, a document's, a title, a term, a scare word.

By its neighbours in its sentence: a reporting verb, a noun like "statement", "book" or "the term", its
length and capitals. Wrong where a short quotation is a quotation all the same but no reporting verb
stands before it, and where a headline in title case is quoted.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from analysis import lexicon
from analysis.mark.attribution.cues.lexicon import quoting
from analysis.mark.attribution.words.names import is_kind
from analysis.mark.attribution.words.tagging import BE, COORD, DET, PREP, REL, SUB, WH, word_tag
from analysis.mark.base import Sentence

# From so many words on a quotation is nobody's term or scare word.
_SPEECH_WORDS = 5
_SMALL = DET | PREP | COORD | SUB | BE
# How many words on either side may have the reporting verb.
_REACH = 60
# A work is read or watched; what is read can be a sentence too, so it takes a title's capitals.
_READ = ("read", "reading", "watched", "watching")
# How far back the "what" of "what she called" can stand.
_CLAUSE = 9
_ENDS = ".?!,"
_CLOSING = "\"”’'»"


@cache
def _neighbours() -> dict[str, str]:
    """Words that tell of the quotation behind them that it is a term or a title."""
    columns = ("word", "kind", "source")
    path = lexicon.FOLDER / "quotation_words.csv"
    return {row["word"]: row["kind"] for row in lexicon.rows(path, columns, columns, ("word",))}


def kinds(spans: Sequence[tuple[int, int]], sentences: Sequence[Sentence]) -> Iterator[str]:
    """The kind of each span, in order of the spans (sorted by start)."""
    at = 0
    for start, end in spans:
        while at + 1 < len(sentences) and sentences[at].end <= start:
            at += 1
        yield _kind(start - sentences[at].start, end - sentences[at].start, sentences[at])


def _kind(start: int, end: int, sentence: Sentence) -> str:
    """The kind of the quotation `[start, end)` of a sentence; it may end behind it."""
    starts, _, low = sentence.words
    inside = range(bisect_left(starts, start), bisect_left(starts, end))
    if not inside:
        return "speech" if end > len(sentence.text) else "scare"
    before, after = low[max(0, inside.start - _REACH) : inside.start], low[inside.stop : inside.stop + _REACH]
    if _text_speaks(before[-3:]) or _text_speaks(after[:5]):
        return "document"
    over = end > len(sentence.text)
    if not over and _is_in_a_name(sentence, start, end, inside):
        return "title"
    neighbour = None if over else _neighbour(sentence, start, inside, before)
    if neighbour and len(inside) < 2 * _SPEECH_WORDS:
        return neighbour
    ending = sentence.text[max(0, end - 4) : end].rstrip(_CLOSING)[-1:]
    lead = sentence.text[max(0, start - 3) : start].rstrip()[-1:]
    cue_before = (
        not quoting().isdisjoint(word for word in before if word not in _READ) or "according" in before
    )
    if not over and lead not in (",", ":") and _is_programme(sentence, inside, before):
        return "title"
    if lead in (",", ":") and before and before[-1] in (*_READ, "reads"):
        return "document"
    cue_behind = (not quoting().isdisjoint(after) or "according" in after) and "," in sentence.text[
        end - 2 : end + 400
    ]
    if not over and not cue_before and lead not in (",", ":") and _is_title(sentence, inside, before, ending):
        return "title"
    if (
        over
        or len(inside) >= _SPEECH_WORDS
        or cue_before
        or cue_behind
        or ending in ("?", "!")
        or lead == ":"
    ):
        return "speech"
    return "speech" if ending in _ENDS and not before else "scare"


def _is_in_a_name(sentence: Sentence, start: int, end: int, inside: range) -> bool:
    """Whether a nickname stands between the parts of a name: "Terry “The Hat” Holm"."""
    starts, ends, _ = sentence.words
    first, last, text = inside.start, inside.stop, sentence.text
    if not first or last >= len(starts) or len(inside) >= _SPEECH_WORDS:
        return False
    beside = (text[ends[first - 1] : start], text[end : starts[last]]) == (" ", " ")
    return beside and all(text[starts[k]].isupper() for k in (first - 1, *inside, last))


def _text_speaks(words: Sequence[str]) -> bool:
    """Whether a text speaks right here: "the statement said", "the law reads"."""
    speaking = zip(words, words[1:], strict=False)
    return any(
        is_kind(word, "text") and (then in quoting() or then in ("reads", "read")) for word, then in speaking
    )


def _neighbour(sentence: Sentence, start: int, inside: Sequence[int], before: Sequence[str]) -> str | None:
    """What the one or two words right before the quotation tell of it."""
    lead = sentence.text[max(0, start - 3) : start].rstrip()[-1:]
    if before and lead == "," and _neighbours().get(before[-1]) == "title" and len(inside) > 1:
        return "title" if _in_capitals(sentence, inside) else None
    if not before or lead in (",", ":"):
        return None
    if before[-1] == "called" and not any(word_tag(word) & (WH | REL) for word in before[-_CLAUSE:]):
        return "title"  # "a group called “Save the Port”", but "what she called “a joke”"
    for word in reversed(before[-2:]):
        kind = _neighbours().get(word)
        if kind and not (word in ("known", "means", "meant") and before[-1] not in (word, "as")):
            return kind
    return None


def _is_programme(sentence: Sentence, inside: Sequence[int], before: Sequence[str]) -> bool:
    """Whether the words name what somebody speaks on: "said on NBC's “Meet the Press.”"."""
    if len(before) < 2 or len(inside) < 2 or not before[-1].endswith("'s"):
        return False
    starts, ends, _ = sentence.words
    owner = sentence.text[starts[inside.start - 1] : ends[inside.start - 1] - 2]
    on = any(word in ("on", "of") for word in before[-4:-1])
    return (len(owner) > 1 and owner.isupper() or on and owner[0].isupper()) and _in_capitals(
        sentence, inside
    )


def _is_title(sentence: Sentence, inside: Sequence[int], before: Sequence[str], ending: str) -> bool:
    """Whether the words are the name of a work: "on CNN's “State of the Union”"."""
    introduced = before and (before[-1].endswith("'s") or before[-1] in ("on", *_READ))
    if not introduced or ending in (".", "?", "!") or len(inside) < 2:
        return False
    return _in_capitals(sentence, inside)


def _in_capitals(sentence: Sentence, inside: Sequence[int]) -> bool:
    """Whether all words but the small ones have a capital."""
    text, (starts, _, low) = sentence.text, sentence.words
    return all(text[starts[i]].isupper() or word_tag(low[i]) & _SMALL for i in inside)
