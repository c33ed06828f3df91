"""Tone: "lexicon valence", vaderSentiment's compound of each sentence, raw and masked, whole and by voice.

It scores words, not what is said: see `analysis/mark/tone/valence.py`. A sentence has one mark for each
of `raw` and `masked` with the voice `all`, and one for each voice in it, whose stretches are joined
by a space. Masked, the corpus's masked phrases are worth nothing, and all else counts as before.
"""

from analysis.mark.base import Hit, Measure, Sentence
from analysis.mark.tone.valence import compound, valence


def find(sentence: Sentence) -> list[Hit]:
    """The compound of the sentence and of each voice in it, -1 to 1; a text without a known word has 0."""
    text, masked = sentence.text, sentence.masked
    if not sentence.voices and not masked:
        value = compound(text)
        return [Hit(0, len(text), label, "vader", value, "all") for label in ("raw", "masked")]
    whole = [(0, len(text))]
    by_voice: dict[str, list[tuple[int, int]]] = {}
    for start, end, voice in sentence.voices:
        by_voice.setdefault(voice, []).append((start, end))
    if len(by_voice) == 1:  # the whole sentence is in this voice
        by_voice = dict.fromkeys(by_voice, whole)
    hits = []
    for voice, stretches in {"all": whole, **by_voice}.items():
        joined = text if stretches is whole else " ".join([text[start:end] for start, end in stretches])
        raw = compound(joined)
        hidden = inside(stretches, masked) if masked else ()
        start, end = stretches[0][0], stretches[-1][1]
        hits.append(Hit(start, end, "raw", "vader", raw, voice))
        value = valence(joined, hidden).compound if hidden else raw
        hits.append(Hit(start, end, "masked", "vader", value, voice))
    return hits


def inside(stretches, spans) -> tuple[tuple[int, int], ...]:
    """`spans` of the text as spans of its `stretches` joined by a space; those that are cut are left out."""
    made, offset = [], 0
    for start, end in stretches:
        shift = offset - start
        made += [(s + shift, e + shift) for s, e in spans if start <= s and e <= end]
        offset += end - start + 1
    return tuple(made)


MEASURE = Measure("tone", "How positive or negative are its words, by a general lexicon?", find)
