"""Telling: charts, computed findings, evidence in its sentences, small tables, and the report."""

from analysis.tell import scores
from analysis.tell.accuracy import accuracy, commands
from analysis.tell.evidence import evidence
from analysis.tell.figures import figure
from analysis.tell.findings import finding
from analysis.tell.report import report
from analysis.tell.table import table

__all__ = ["accuracy", "commands", "evidence", "figure", "finding", "report", "scores", "table"]
