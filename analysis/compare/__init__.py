"""Marks become rates: what the outlets of one event have in common, and where they part."""

from analysis.compare.masks import mask_effects, mask_uses
from analysis.compare.rates import rates
from analysis.compare.specifications import pairs, specifications

__all__ = ["mask_effects", "mask_uses", "pairs", "rates", "specifications"]
