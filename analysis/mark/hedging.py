"""Hedging: words that hold back from a claim ("may", "possibly", "reportedly")."""

from analysis.mark.base import phrase_measure
from analysis.mark.guards import HEDGING

MEASURE = phrase_measure("hedging", "How often does the outlet hold back from a claim?", HEDGING)
