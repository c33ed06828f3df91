"""What an attribution is."""

from typing import NamedTuple

Span = tuple[int, int]


class Relation(NamedTuple):
    """One act of attributing: who (`sources`, empty where nobody is named) says what (`contents`).

    All positions are in the document, half-open. `parent` is the index, in the same list, of the
    attribution in whose content the cue lies, of a sure one the innermost that is sure. `confidence` is the
    share of right relations that the rule had on polnear-train (cue and source overlap, content by half);
    `sure` whether that is enough to be told as a fact (`confidence.SURE`), or a person said so.
    """

    sent_id: int
    cue: str
    cue_start: int
    cue_end: int
    source: str | None
    sources: tuple[Span, ...]
    contents: tuple[Span, ...]
    commitment: str
    act: str | None
    form: str
    parent: int | None
    confidence: float
    rule: str
    sure: bool = True


COMMITMENTS = ("neutral", "endorse", "distance")
ACTS = (
    "state",
    "argue",
    "concede",
    "deny",
    "accuse",
    "feel",
    "praise",
    "predict",
    "request",
    "commit",
    "think",
    "show",
)
FORMS = ("direct", "indirect", "mixed")
