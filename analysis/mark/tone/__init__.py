"""Tone ("lexicon valence"): vaderSentiment's scores, what made them, and other choices."""

from analysis.mark.tone.sentences import MEASURE

__all__ = ["MEASURE"]
