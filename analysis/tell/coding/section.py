"""The report's section on what was coded: who coded, what it shows, how far coders agree."""

from collections.abc import Iterator

from analysis.tell.coding.agreement import agreement_table, confusion_table, on_agreement, span_table
from analysis.tell.coding.frames import frames_table, on_frames
from analysis.tell.findings import Finding
from analysis.tell.report import blocks
from analysis.tell.report.blocks import Block


def coded_blocks(coded) -> Iterator[Block]:
    """From what `coding.agreed` gives: the finding, the codes by outlet, and agreement on them."""
    said = (*on_frames(coded).sentences, *on_agreement(coded).sentences)
    yield blocks.found(Finding("codes", said))
    if len(coded.by_outlet):
        yield blocks.rows(frames_table(coded))
    if len(coded.figures):
        yield blocks.rows(agreement_table(coded))
        yield blocks.closed("Every figure of agreement", agreement_table(coded, full=True).html)
    if len(coded.spans):
        yield blocks.rows(span_table(coded))
    if len(coded.confusions):
        yield blocks.closed("Which codes are confused", confusion_table(coded).html)
