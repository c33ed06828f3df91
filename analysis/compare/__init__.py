"""Marks become rates: what the outlets of one event have in common, and where they part."""

from analysis.compare.keyness import Keyness, keyness
from analysis.compare.quotations import Quotations, quotations
from analysis.compare.rates import rates

__all__ = ["Keyness", "Quotations", "keyness", "quotations", "rates"]
