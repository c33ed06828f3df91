"""Labels: what the corpus's actors are called, name by name ("Trump", "the president", "Beijing")."""

from analysis.mark.base import Hit, Measure, Sentence


def _find(sentence: Sentence) -> list[Hit]:
    return [Hit(one.start, one.end, one.label, f"{one.actor}: {one.name}") for one in sentence.named]


MEASURE = Measure("labels", "What does the outlet call the actors?", _find)
