"""The table `contrasts`: where articles differ, the heaviest first."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis import tables
from analysis.compare.contrasts.cells import Cell, cells
from analysis.compare.contrasts.kinds import differing
from analysis.compare.contrasts.sentences import about, alone_cited, cited, told
from analysis.compare.passages.told import group_tellings
from analysis.compare.quotations.differences import EDGE
from analysis.compare.small_words import small_words
from analysis.compare.sources.cues import NOBODY, cues
from analysis.compare.sources.ways import shown_names, unnamed_sources
from analysis.one_name import JOINT, one_name
from analysis.words import words

if TYPE_CHECKING:
    from analysis.mark import Marked

_AGAIN = 2  # times that a source is cited for its lack elsewhere to be a contrast
_WORDS = 14  # of a sentence that stands in one article only
_AT_EDGE, _ORIGINAL = 3, "the original"
_CHANGES = 2  # that a sentence on a quotation tells


class Contrasts(NamedTuple):
    """The tables of these names: what several articles tell, what only one does, and where they differ."""

    passages: pd.DataFrame
    only_here: pd.DataFrame
    contrasts: pd.DataFrame


class _Contrast(NamedTuple):
    weight: float
    kind: str
    group: int | None
    doc_id: str
    start: int
    end: int
    says: str


def contrasts(
    marked: "Marked",
    passages: pd.DataFrame,
    only_here: pd.DataFrame | None = None,
    quotations: pd.DataFrame | None = None,
    differences: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Where articles differ in how they tell the same thing: a row a contrast, the heaviest first.

    Columns `rank` (from 1), `kind`, `group` (of `passages`; null where it is about none), `weight` from 0 to
    1, `says` (one sentence) and `doc_id, start, end`, the passage to begin with. A group has one row, of its
    heaviest kind; of groups that share sentences the heaviest. Sources that one article cites again and
    another never, words of a speaker that stand otherwise elsewhere (`differences` of `quotations`), and what
    was found in one article only (`only_here`) stand among them.

    `weights.toml` says what each kind weighs and why. It rests on what the detectors are sure of; the same
    thing in other words is not found, so "not found" is no omission.
    """
    outlets = dict(zip(marked.articles["doc_id"], marked.articles["outlet"], strict=True))
    made = [
        *_of_groups(marked, passages, outlets),
        *_of_sources(marked, outlets),
        *_of_quotations(quotations, differences, outlets),
        *_of_one(marked, only_here, outlets),
    ]
    made.sort(key=lambda one: (-one.weight, one.kind, one.doc_id, one.start))
    rows = [
        (rank, one.kind, one.group, one.weight, one.says, one.doc_id, one.start, one.end)
        for rank, one in enumerate(made, start=1)
    ]
    return tables.frame("contrasts", rows)


def _of_groups(marked: "Marked", passages: pd.DataFrame, outlets: Mapping[str, str]) -> Iterator[_Contrast]:
    weights = _weights()
    unnamed = unnamed_sources(marked.attributions)
    names = shown_names(marked.attributions)
    texts = dict(zip(marked.articles["doc_id"], marked.articles["text"], strict=True))
    found = cells(
        passages, group_tellings(marked, passages), outlets, texts, unnamed, names, weights["prominence"]
    )
    shared: dict[int, list[tuple[str, str]]] = {}
    for one in passages.itertuples(index=False):
        shared.setdefault(one.group, []).append((texts[one.doc_id][one.start : one.end], one.why))
    scored = list(dict.fromkeys(marked.voices["doc_id"]))
    made = []
    for group, own in found.items():
        kinds = sorted(differing(own), key=lambda kind: -weights["kinds"][kind])
        if not kinds:
            continue
        having = {one.doc_id for one in own}
        silent = [outlets[doc_id] for doc_id in scored if doc_id not in having] if len(scored) <= 12 else []
        weight = _difference(kinds, own, weights) * _prominence(own, len(scored)) * _sureness(own, weights)
        first = max(own, key=lambda one: one.prominence)
        says = told(about(shared[group]), own, kinds, silent)
        made.append((_Contrast(round(weight, 3), kinds[0], group, *first[0:1], *first[3:5], says), own))
    made.sort(key=lambda one: -one[0].weight)
    taken: set[tuple[str, int]] = set()
    for contrast, own in made:
        places = {(one.doc_id, one.sent_id) for one in own}
        if len(places & taken) < 2:
            taken |= places
            yield contrast


def _difference(
    kinds: Sequence[str], own: Sequence[Cell], weights: Mapping[str, Mapping[str, float]]
) -> float:
    """The heaviest kind and a little for each other, less where most articles tell it in one way."""
    more = weights["how_far_and_how_sure"]
    first, *others = (weights["kinds"][kind] for kind in kinds)
    ways = Counter((one.way, one.source, one.denied) for one in own)
    spread = (1 - max(ways.values()) / len(own)) / (1 - 1 / len(own))
    return min(1.0, first + more["further"] * sum(others)) * (1 - more["parted"] * (1 - spread))


def _prominence(own: Sequence[Cell], n_documents: int) -> float:
    return max(one.prominence for one in own) * (len(own) / n_documents) ** 0.5


def _sureness(own: Sequence[Cell], weights: Mapping[str, Mapping[str, float]]) -> float:
    clear = sum(one.way != "unclear" for one in own) / len(own)
    linked = min(1.0, sum(one.score for one in own) / len(own) / weights["how_far_and_how_sure"]["full"])
    shared = min(1.0, max(one.n_shared for one in own) / weights["how_far_and_how_sure"]["words"])
    return clear * linked * shared


def _of_sources(marked: "Marked", outlets: Mapping[str, str]) -> Iterator[_Contrast]:
    """Sources that one article cites again and another never; and in one sentence whom each cites alone."""
    weights = _weights()
    documents = list(dict.fromkeys(marked.voices["doc_id"]))
    found = cues(marked.sentences, marked.attributions)
    found = found[~found["who"].isin(NOBODY)]
    names = found["who"].map(shown_names(marked.attributions)).str.split(JOINT)
    found = found.assign(who=names).explode("who", ignore_index=True)  # of those who speak together each
    n_cues = found.groupby("doc_id").size()
    if not 1 < len(documents) <= 12 or found.empty:
        return
    kind = weights["kinds"]["cited"]
    alone: dict[str, list[str]] = {}
    for who, own in found.groupby("who", sort=False):
        n = own.groupby("doc_id", sort=False).size()
        if len(n) == 1:
            alone.setdefault(n.index[0], []).append(who)
        silent = [doc_id for doc_id in documents if doc_id not in n.index and outlets[doc_id] != who]
        if n.max() < _AGAIN or not silent:
            continue
        share = max(n[doc_id] / n_cues[doc_id] for doc_id in n.index)
        weight = kind * min(1.0, 0.5 + share) * (len(silent) / len(documents)) ** 0.5
        first = own.iloc[0]
        says = cited(who, {outlets[doc_id]: int(times) for doc_id, times in n.items()}, len(silent))
        yield _Contrast(round(weight, 3), "cited", None, first["doc_id"], first["start"], first["end"], says)
    if len(alone) > 1:
        share = sum(map(len, alone.values())) / found["who"].nunique()
        first = found[found["doc_id"] == next(iter(alone))].iloc[0]
        says = alone_cited({outlets[doc_id]: alone[doc_id] for doc_id in documents if doc_id in alone})
        weight = round(weights["kinds"]["mix"] * share, 3)
        yield _Contrast(weight, "mix", None, first["doc_id"], first["start"], first["end"], says)


def _of_quotations(
    quotations: pd.DataFrame | None, differences: pd.DataFrame | None, outlets: Mapping[str, str]
) -> Iterator[_Contrast]:
    """Words of a speaker for which another article, or the original, has others."""
    if quotations is None or differences is None or differences.empty:
        return
    kind = _weights()["kinds"]["quotation"]
    other = differences[differences["kind"].isin(["substituted", "trimmed"]) & ~differences["shown"]]
    names = one_name(quotations["speaker"].dropna().unique())
    for number, own in other.groupby("quotation", sort=False):
        quoted = quotations.loc[number]
        base = outlets.get(quoted["base_id"], _ORIGINAL)
        base = f"another article of {base}" if base == quoted["outlet"] else base
        found = [(one, n) for one in own.itertuples(index=False) if (n := _n_changed(one, base))]
        if not found:
            continue
        found.sort(key=lambda pair: (pair[0].at == EDGE, -pair[1]))
        changes = "; ".join(_change(one, one.outlet, base) for one, _ in found[:_CHANGES])
        whose = names.get(quoted["speaker"], "One speaker")
        first = found[0][0]
        is_other = any(one.words and one.base_words for one, _ in found)
        share = 0.4 if first.at == EDGE else 0.8 if is_other else 0.6
        weight = kind * min(1.0, share + sum(n for _, n in found) / 20)
        says = f"{whose[:1].upper()}{whose[1:]} is quoted in two versions: {changes}."
        yield _Contrast(round(weight, 3), "quotation", None, first.doc_id, first.start, first.end, says)


def _n_changed(one, base: str) -> int:
    """How many words that carry meaning stand in one of two versions and not in the other.

    None at the edge of what is quoted from an original, nor a few at that of another article's quotation: to
    begin later or to end earlier is what quoting does.
    """
    here, there = (set(words(text).folded) - small_words() for text in (one.words, one.base_words))
    n = len(here ^ there)
    return n if one.at != EDGE or (base != _ORIGINAL and n > _AT_EDGE) else 0


def _change(one, outlet: str, base: str) -> str:
    here, there = (f"“{_begun(text)}”" for text in (one.words, one.base_words))
    if not one.base_words:
        return f"{outlet} has {here}, {base} has not"
    if not one.words:
        return f"{base} has {there}, {outlet} has not"
    return f"{base} has {there} where {outlet} has {here}"


def _of_one(
    marked: "Marked", only_here: pd.DataFrame | None, outlets: Mapping[str, str]
) -> Iterator[_Contrast]:
    if only_here is None:
        return
    kind = _weights()["kinds"]["alone"]
    texts = dict(zip(marked.articles["doc_id"], marked.articles["text"], strict=True))
    for one in only_here.itertuples(index=False):
        says = f"Found in {outlets[one.doc_id]} only: “{_begun(texts[one.doc_id][one.start : one.end])}”."
        yield _Contrast(round(kind * one.weight, 3), "alone", None, one.doc_id, one.start, one.end, says)


def _begun(sentence: str) -> str:
    words = sentence.strip('“”"').split()
    return " ".join(words if len(words) <= _WORDS else [*words[:_WORDS], "…"])


@cache
def _weights() -> dict[str, dict[str, float]]:
    return tomllib.loads((Path(__file__).parent / "weights.toml").read_text(encoding="utf-8"))
