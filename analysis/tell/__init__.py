"""Telling: charts, computed findings, evidence in its sentences, small tables, and the report."""

from analysis.tell.accuracy import accuracy
from analysis.tell.evidence import evidence
from analysis.tell.figures import figure
from analysis.tell.findings import finding
from analysis.tell.opened import opened
from analysis.tell.report import report
from analysis.tell.table import table

__all__ = ["accuracy", "evidence", "figure", "finding", "opened", "report", "table"]
