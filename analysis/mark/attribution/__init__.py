"""Attribution: who says it, by which word, and what.

After PARC 3.0 and PolNeAR (Pareti 2012, 2016; Newell et al. 2018): an attribution has a cue, a source
(or none) and a content. Rules over closed word classes and word lists; no parser, no model.
"""

from analysis.mark.attribution.base import Relation
from analysis.mark.attribution.document import in_order, relations
from analysis.mark.base import Hit, Measure, Sentence

__all__ = ["MEASURE", "Relation", "in_order", "relations"]


def _hits(sentence: Sentence) -> list[Hit]:
    return [Hit(start, end, commitment, rule) for start, end, commitment, rule in sentence.cues]


MEASURE = Measure("attribution", "With which verbs does the outlet report what others say?", _hits)
