"""Marks become rates: what the outlets of one event have in common, and where they part."""

from analysis.compare.chains import chains
from analysis.compare.rates import rates
from analysis.compare.told import told

__all__ = ["chains", "rates", "told"]
