"""A group in an article: how the article tells it, in the passage that tells it most plainly."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.compare.claims.tellings import as_facts
from analysis.compare.passages.told import group_tellings
from analysis.compare.sources.ways import way, ways

if TYPE_CHECKING:
    from analysis.mark import Marked

# A denial that can be told of a group as such; "no" and "not" can be of anything in the sentence.
_DENIES = re.compile(r"\b(?:never|den(?:y|ies|ied|ying)|disput\w+|false|untrue|down)\b", re.IGNORECASE)
_NEGATES = re.compile(rf"\b(?:no|not|without|\w+n[’']t)\b|{_DENIES.pattern}", re.IGNORECASE)


class Cell(NamedTuple):
    """How one article tells a group. `way` is `own`, `source`, `unnamed`, `none` or `unclear`.

    `source` is who it is attributed to, `quoted` whether in quotation marks, `cue` the verb; `denied` whether
    it is told as not so, `negates` whether anything in the passage is; `value` what numbers it has;
    `prominence` from 0 to 1; `score` that of the passage's link, `n_shared` how many runs of words
    it has that others of the group have; unknown is null.
    """

    doc_id: str
    outlet: str
    sent_id: int
    start: int
    end: int
    way: str
    source: str | None
    quoted: bool
    cue: str | None
    commitment: str | None
    denied: bool
    negates: bool
    hedge: str | None
    value: str | None
    prominence: float
    score: float
    n_shared: int


def cells(
    passages: pd.DataFrame,
    tellings: pd.DataFrame,
    outlets: Mapping[str, str],
    texts: Mapping[str, str],
    unnamed: frozenset[tuple[str, str]],
    names: Mapping[str, str],
    prominence: Mapping[str, float],
) -> dict[int, list[Cell]]:
    """Of each group one cell an article, in corpus order.

    `tellings` are those of the passages, row by row (`passages.told`); `unnamed` are the sources of each
    document that are nobody known ("officials"), `names` what a speaker is called in all of them. Of several
    passages of an article that which is sure, and linked best.
    """
    found: dict[int, dict[str, Cell]] = {}
    rows = zip(passages.itertuples(index=False), as_facts(tellings).itertuples(index=False), strict=True)
    for passage, told in rows:
        text = texts[passage.doc_id][passage.start : passage.end]
        cell = _cell(passage, text, told, outlets[passage.doc_id], unnamed, prominence)
        cell = cell._replace(source=names.get(cell.source or "", cell.source))
        own = found.setdefault(passage.group, {})
        known = own.get(passage.doc_id)
        if known is None or (known.way == "unclear", -known.score) > (cell.way == "unclear", -cell.score):
            own[passage.doc_id] = cell
    return {group: list(own.values()) for group, own in found.items()}


def group_ways(marked: "Marked", passages: pd.DataFrame) -> pd.DataFrame:
    """`compare.ways` of passages, row by row; denied is only what a word of denying in the passage denies."""
    told = group_tellings(marked, passages)
    texts = dict(zip(marked.articles["doc_id"], marked.articles["text"], strict=True))
    denies = [
        one.polarity == "denied" and bool(_DENIES.search(texts[row.doc_id][row.start : row.end]))
        for one, row in zip(told.itertuples(index=False), passages.itertuples(index=False), strict=True)
    ]
    return ways(marked, told.assign(polarity=["denied" if one else "affirmed" for one in denies]))


def _cell(
    passage,
    text: str,
    told,
    outlet: str,
    unnamed: frozenset[tuple[str, str]],
    prominence: Mapping[str, float],
) -> Cell:
    made, negates = way(told, unnamed), bool(_NEGATES.search(text))
    return Cell(
        *(passage.doc_id, outlet, passage.sent_id, passage.start, passage.end, made.way),
        made.source,
        told.voice == "quoted",
        *(_text(told.cue), _text(told.commitment)),
        told.polarity == "denied" and bool(_DENIES.search(text)),
        negates,
        *(_text(told.hedge), _text(told.value)),
        prominent(told.kind, told.position, prominence),
        passage.score,
        _n_runs(text, passage.why),
    )


def _n_runs(text: str, why: str) -> int:
    """How many runs of shared words a passage has: "quid pro quo" is one thing that it names, not three."""
    spans = [
        found.span()
        for word in why.split("; ")
        if (found := re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text))
    ]
    runs, last = 0, -2
    for start, end in sorted(spans):
        runs += start > last + 1
        last = max(last, end)
    return runs


def prominent(kind: str, position: float, weights: Mapping[str, float]) -> float:
    """How prominent a sentence is: a headline, in the first tenth, in the first quarter, or behind it."""
    if kind in ("headline", "standfirst"):
        return weights["headline"]
    return weights["lead" if position < 0.1 else "early" if position < 0.25 else "late"]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
