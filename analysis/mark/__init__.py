"""Each measure reads the sentences of a document and adds marks; no result depends on another document."""

from analysis.mark.coding_sheet import codebook, coded_sentences, coding_sheet
from analysis.mark.corrections import unsure
from analysis.mark.kept_marks import corpus
from analysis.mark.marked import Marked, is_scored
from analysis.mark.speakers.suggestions import actor_suggestions
from analysis.mark.tone.mask_suggestions import mask_suggestions
from analysis.mark.tone.scores import tone_scores
from analysis.names import MEASURES as NAMES

__all__ = [
    "NAMES",
    "Marked",
    "actor_suggestions",
    "codebook",
    "coded_sentences",
    "coding_sheet",
    "corpus",
    "is_scored",
    "mask_suggestions",
    "tone_scores",
    "unsure",
]


def __dir__() -> list[str]:
    return __all__
