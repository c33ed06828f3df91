"""The finding on the detectors: no figure is ranked with one of another kind, and people stand beside."""

import pandas as pd

from analysis import tell
from analysis.tell.findings.detectors import told

COLUMNS = ["measure", "figure", "detector", "low", "high", "people", "gold"]
ROWS = [
    ("attribution", "cue: F1", 75.0, 70.0, 80.0, 81.0, "news"),
    ("attribution", "whole: F1", 60.0, 55.0, 66.0, 74.5, "news"),
    ("certainty", "share", 95.0, None, None, None, "60 hits"),
    ("tone", "Pearson", 51.0, 47.0, 54.0, None, "editorials"),
]


def said(*rows):
    return told(pd.DataFrame(rows, columns=COLUMNS))


def test_each_detector_has_its_ends_and_none_is_called_the_best():
    first, second, *_ = said(*ROWS)
    ends = "attribution 60.0 to 75.0 (2 figures) and tone 51.0 (1 figure)"
    assert first == f"Agreement with people on public gold data, 0 to 100: {ends}."
    assert "only figures of one kind can be compared" in second
    assert not any("highest" in sentence or "lowest" in sentence for sentence in said(*ROWS))


def test_the_widest_distance_to_people_is_told_with_its_range():
    assert said(*ROWS)[2:4] == [
        "For 2 of them two people were measured too; the detector is below them in 2.",
        "Widest apart, by 14.5: attribution, whole: F1, 60.0 (range 55.0 to 66.0) beside 74.5.",
    ]


def test_where_people_are_not_known_or_not_above_nothing_is_said_of_a_distance():
    assert len(said(ROWS[3])) == 3
    above = said((*ROWS[0][:5], 70.0, "news"))
    assert above[2] == "For 1 of them two people were measured too; the detector is below them in 0."
    assert not any("Widest apart" in sentence for sentence in above)


def test_the_gold_is_named_once_and_what_is_stored_passes_the_guard():
    assert said(*ROWS)[-1].startswith("Measured on: news; editorials.")
    assert tell.finding("detectors").sentences[0].startswith("Agreement with people")
