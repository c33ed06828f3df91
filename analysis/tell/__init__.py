"""Telling: charts, computed findings, evidence in its sentences, small tables, and the report."""

from analysis.tell import scores
from analysis.tell.accuracy import accuracy, commands
from analysis.tell.asked import RequestError, request, saved
from analysis.tell.behind import behind
from analysis.tell.coded import coded
from analysis.tell.concordance import concordance
from analysis.tell.evidence import evidence
from analysis.tell.figures import figure
from analysis.tell.findings import finding, on_codes
from analysis.tell.opened import opened
from analysis.tell.preview import preview
from analysis.tell.quoted import quotations
from analysis.tell.rated import by_voice, headlines, marks, phrases
from analysis.tell.reader import reader
from analysis.tell.report import report
from analysis.tell.shared import shared
from analysis.tell.table import table
from analysis.tell.tellings import tellings

__all__ = [
    "RequestError",
    "accuracy",
    "behind",
    "by_voice",
    "coded",
    "commands",
    "concordance",
    "evidence",
    "figure",
    "finding",
    "headlines",
    "marks",
    "on_codes",
    "opened",
    "phrases",
    "preview",
    "quotations",
    "reader",
    "report",
    "request",
    "saved",
    "scores",
    "shared",
    "table",
    "tellings",
]
