"""Nearest: what a reference has at the place where a text quotes a word or two that are not in it."""

from collections.abc import Sequence

from analysis.compare.quotations.utterances import Utterance, agree, sentences
from analysis.compare.small_words import small_words
from analysis.words import words

_STEM = 4  # letters
_LEAST = 2  # words that are shared


def nearest(alone: Sequence[Utterance], found: Sequence[Utterance]) -> dict[int, tuple[str, int, int, str]]:
    """Of quotations of a word or two the sentence that shares most with what stands around them.

    By the quotation's place: the reference's id, the place in it, and the sentence. Only references in
    English by the same known speaker are looked at; the first of equals is taken; where fewer than `_LEAST`
    words are shared there is none. It is a place to look at, and no more: a sentence that is near need not
    be what is quoted.
    """
    known = [one for one in found if one.is_reference and not one.translated]
    cut = {one.place: _sentences(one) for one in known}
    made = {}
    for one in alone:
        if not one.around:  # of three words or more
            continue
        best, most = None, 0
        for reference in known:
            if not agree(one, reference):
                continue
            for start, end, there in cut[reference.place]:
                n = sum(_is_there(word, there) for word in one.around)
                if n >= _LEAST and n > most:
                    best, most = (reference.doc_id, start, end, reference.text[start:end]), n
        if best:
            made[one.place] = best
    return made


def _is_there(word: str, there: frozenset[str]) -> bool:
    """Whether a word stands there, or one that begins with it or that it begins with: "meet", "meeting"."""
    return word in there or any(
        min(len(word), len(other)) >= _STEM and (word.startswith(other) or other.startswith(word))
        for other in there
    )


def _sentences(reference: Utterance) -> list[tuple[int, int, frozenset[str]]]:
    """Each sentence of a reference, without spaces around it, and its words of content in small letters.

    Names stand in many sentences.
    """
    made = []
    for start, end in sentences(reference.text):
        text = reference.text[start:end]
        starts, _, folded = words(text)
        small = [word for at, word in zip(starts, folded, strict=True) if text[at].islower()]
        first = start + len(text) - len(text.lstrip())
        made.append((first, first + len(text.strip()), frozenset(small) - small_words()))
    return made
