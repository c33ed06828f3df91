"""Tone: "lexicon valence", vaderSentiment's compound of each sentence, raw and masked, whole and by voice.

It scores words, not what is said: see `analysis/mark/valence.py`. A sentence has one mark for each
of `raw` and `masked` with the voice `all`, and one for each voice in it, whose stretches are joined
by a space. Masked, the corpus's masked phrases are worth nothing, and all else counts as before.
"""

from functools import lru_cache

from analysis.mark.base import Hit, Measure, Sentence
from analysis.mark.valence import valence

# The words of the tone are read right after the tone: the same sentence is not scored twice.
scored = lru_cache(maxsize=64)(valence)


def find(sentence: Sentence) -> list[Hit]:
    """The compound of the sentence and of each voice in it, -1 to 1; a text without a known word has 0."""
    hits = _scores(sentence.text, [(0, len(sentence.text))], sentence.masked, "all")
    voices = dict.fromkeys(voice for _, _, voice in sentence.voices)
    for voice in voices:
        stretches = [(start, end) for start, end, spoken in sentence.voices if spoken == voice]
        if len(voices) == 1:  # the whole sentence is in this voice: what was scored holds
            hits += [hit._replace(voice=voice) for hit in hits]
        else:
            hits += _scores(sentence.text, stretches, sentence.masked, voice)
    return hits


def _scores(text, stretches, masked, voice) -> list[Hit]:
    joined = " ".join(text[start:end] for start, end in stretches)
    raw = scored(joined).compound
    hidden = _inside(stretches, masked)
    values = {"raw": raw, "masked": scored(joined, hidden).compound if hidden else raw}
    start, end = stretches[0][0], stretches[-1][1]
    return [Hit(start, end, label, "vader", value, voice) for label, value in values.items()]


def _inside(stretches, spans) -> tuple[tuple[int, int], ...]:
    """`spans` of the text as spans of its `stretches` joined by a space; those that are cut are left out."""
    made, offset = [], 0
    for start, end in stretches:
        shift = offset - start
        made += [(s + shift, e + shift) for s, e in spans if start <= s and e <= end]
        offset += end - start + 1
    return tuple(made)


MEASURE = Measure("tone", "How positive or negative are its words, by a general lexicon?", find)
