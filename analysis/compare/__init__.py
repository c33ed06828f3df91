"""Marks become rates: what the outlets of one event have in common, and where they part."""

from analysis.compare.rates import rates

__all__ = ["rates"]
