"""Nearest: what a reference has at the place where a text quotes a word or two that are not in it."""

from collections.abc import Sequence

from analysis.compare.utterances import SHORT, Utterance, agree, sentences, stems
from analysis.words import words


def nearest(alone: Sequence[Utterance], found: Sequence[Utterance]) -> dict[int, tuple[str, int, int, str]]:
    """Of quotations of a word or two the sentence that shares most with what stands around them.

    By the quotation's place: the reference's id, the place in it, and the sentence. Only references in
    English by the same known speaker are looked at; the first of equals is taken; where no word is shared
    there is none. It is a place to look at, and no more: a sentence that is near need not be what is quoted.
    """
    known = [one for one in found if one.is_reference and not one.translated]
    cut = {one.place: _sentences(one) for one in known}
    made = {}
    for one in alone:
        if one.n_words >= SHORT:
            continue
        best, most = None, 0
        for reference in known:
            if not agree(one, reference):
                continue
            for start, end, there in cut[reference.place]:
                if len(one.around & there) > most:
                    best, most = (
                        (reference.doc_id, start, end, reference.text[start:end]),
                        len(one.around & there),
                    )
        if best:
            made[one.place] = best
    return made


def _sentences(reference: Utterance) -> list[tuple[int, int, frozenset[str]]]:
    """Each sentence of a reference, without spaces around it, and its stems, of words in small letters.

    Names stand in many sentences.
    """
    made = []
    for start, end in sentences(reference.text):
        text = reference.text[start:end]
        starts, _, folded = words(text)
        small = [word for at, word in zip(starts, folded, strict=True) if text[at].islower()]
        first = start + len(text) - len(text.lstrip())
        made.append((first, first + len(text.strip()), stems(small)))
    return made
