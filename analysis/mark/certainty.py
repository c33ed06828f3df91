"""Certainty: words that vouch for a claim ("clearly", "of course"), also called boosters."""

from analysis.mark.base import phrase_measure
from analysis.mark.guards import CERTAINTY

MEASURE = phrase_measure("certainty", "How often does the outlet vouch for a claim?", CERTAINTY)
