"""Gold: texts in which people marked what a detector should find, for measuring the detectors."""

from analysis.read.gold.files import (
    Article,
    Attribution,
    GoldError,
    Hedged,
    Rated,
    attribution,
    group_of,
    hedging,
    tone,
)

__all__ = [
    "Article",
    "Attribution",
    "GoldError",
    "Hedged",
    "Rated",
    "attribution",
    "group_of",
    "hedging",
    "tone",
]
