"""Quotations: where quotation marks open and close, and what they are put around."""

from analysis.mark.quotations.pairs import MEASURE, quotations

__all__ = ["MEASURE", "quotations"]
