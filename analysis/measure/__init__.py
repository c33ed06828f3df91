"""A corpus in, every table out: in parts, so that memory does not grow, by one process or by many."""

from analysis.measure.part import Done, marked_part
from analysis.measure.run import measured
from analysis.measure.workers import marked_parts

__all__ = ["Done", "marked_part", "marked_parts", "measured"]
