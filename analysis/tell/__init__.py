"""Telling: charts, computed findings, evidence in its sentences, small tables, and the report.

Two orders. What is shown of a marked corpus takes it first, then what is asked for: `passages(marked, name)`,
`marks(marked, measure)`, `headlines(marked, measure, rates)`. What is made of tables takes its name first,
then the tables that it declares, in their order: `figure(name, *tables)`, `finding(name, *tables)`.
"""

from analysis.tell.charts.figures import figure, listing
from analysis.tell.charts.request import RequestError, request, saved
from analysis.tell.coding.agreement import agreement_table, confusion_table, on_agreement, span_table
from analysis.tell.coding.frames import frames_table, on_frames
from analysis.tell.findings import finding, on_codes
from analysis.tell.overview import barcode, claim_map, opening, source_strip
from analysis.tell.reader import reader
from analysis.tell.report.report import report
from analysis.tell.views import scores
from analysis.tell.views.accuracy import accuracy, commands
from analysis.tell.views.claims.contrasts import contrasts
from analysis.tell.views.claims.preview import preview
from analysis.tell.views.claims.tellings import tellings
from analysis.tell.views.coding import coding_agreement
from analysis.tell.views.concordance import concordance
from analysis.tell.views.evidence import evidence
from analysis.tell.views.listings.called import labels
from analysis.tell.views.passages import passages
from analysis.tell.views.quotations import quotations
from analysis.tell.views.rates import by_voice, headlines, marks, phrases
from analysis.tell.views.scored_sentences import scored_sentences
from analysis.tell.views.shared_wording import shared_wording
from analysis.tell.views.table import table

__all__ = [
    "RequestError",
    "accuracy",
    "barcode",
    "claim_map",
    "opening",
    "source_strip",
    "agreement_table",
    "confusion_table",
    "frames_table",
    "on_agreement",
    "on_frames",
    "span_table",
    "passages",
    "by_voice",
    "coding_agreement",
    "commands",
    "concordance",
    "contrasts",
    "evidence",
    "figure",
    "finding",
    "headlines",
    "labels",
    "listing",
    "marks",
    "on_codes",
    "scored_sentences",
    "phrases",
    "preview",
    "quotations",
    "reader",
    "report",
    "request",
    "saved",
    "scores",
    "shared_wording",
    "table",
    "tellings",
]


def __dir__() -> list[str]:
    return __all__
