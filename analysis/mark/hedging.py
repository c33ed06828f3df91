"""Hedging: words that hold back from a claim ("may", "possibly", "reportedly")."""

from analysis.mark.base import phrase_measure
from analysis.mark.guards import HEDGING

LABELS = (
    "modal",
    "likelihood",
    "appearance",
    "prospect",
    "hearsay",
    "open_question",
    "scope",
    "belief",
    "approximator",
    "condition",
)
APART = ("belief", "approximator", "condition")

MEASURE = phrase_measure(
    "hedging", "How often does the outlet hold back from a claim?", LABELS, HEDGING, apart=APART
)
