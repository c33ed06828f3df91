"""The words that make the tone: each token that adds to or takes from its sentence's valence."""

from analysis.mark.base import Hit, Measure, Sentence
from analysis.mark.tone.valence import valence


def find(sentence: Sentence) -> list[Hit]:
    """One hit per contributing token, its value after VADER's rules; a masked one says so in its rule."""
    hits = []
    for start, end, value in valence(sentence.text).contributions:
        masked = sentence.masked and any(s <= start and end <= e for s, e in sentence.masked)
        label = "positive" if value > 0 else "negative"
        hits.append(Hit(start, end, label, "masked" if masked else "vader", value))
    return hits


MEASURE = Measure("tone_word", "Which words make the tone?", find)
