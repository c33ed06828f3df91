"""How each passage tells a claim, for eyes: in whose voice, which source, of which side, through whom."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis import lexicon
from analysis.compare.claims.tellings import as_facts
from analysis.compare.sources.chains import ARROW
from analysis.compare.sources.cues import NO_SOURCE, UNNAMED
from analysis.one_name import one_name, with_article

if TYPE_CHECKING:
    from analysis.mark import Marked

OWN, SOURCE, NAMELESS, NONE, UNCLEAR = WAYS = ("own", "source", "unnamed", "none", "unclear")
COLUMNS = (
    *("claim", "doc_id", "outlet", "sent_id", "kind", "position", "start", "end"),
    *("way", "source", "side", "via", "quoted", "cue", "commitment", "hedge", "polarity"),
)


class Way(NamedTuple):
    """How one passage tells it. `way` is one of `WAYS`; `source` who it is attributed to, as it is shown."""

    way: str
    source: str | None
    via: str | None


def way(told, unnamed: frozenset[tuple[str, str]]) -> Way:
    """The way of a telling (a row of `as_facts`); `unnamed` is as `unnamed_sources` gives it."""
    chain = told.chain if isinstance(told.chain, str) else ""
    *outer, last = chain.split(ARROW)
    name = last.rpartition(" (")[0]
    speaker = told.speaker if isinstance(told.speaker, str) else None
    via = [link.rpartition(" (")[0] for link in outer]
    source = speaker or name or None
    if told.voice == "unclear" or (told.voice != "narrator" and not chain):
        return Way(UNCLEAR, None, None)
    if told.voice == "narrator":
        return Way(OWN, None, None)
    if source and any(kind.startswith("pronoun") for kind in lexicon.roles().get(source.lower(), ())):
        return Way(UNCLEAR, None, None)
    passed = "; ".join(one for one in via if one != NO_SOURCE) or None
    if source == NO_SOURCE:
        return Way(NONE, None, passed)
    return Way(NAMELESS if (told.doc_id, source) in unnamed else SOURCE, source, passed)


def shown_names(attributions: pd.DataFrame) -> dict[str, str]:
    """What each speaker is called wherever several articles are shown: one name for one person."""
    names = one_name(attributions["speaker"].dropna().unique())
    return with_article(names, attributions["source"].dropna())


def unnamed_sources(attributions: pd.DataFrame) -> frozenset[tuple[str, str]]:
    """The sources of each document that are nobody known ("officials"): pairs of `doc_id` and name."""
    known = attributions[attributions["group"] == UNNAMED]
    return frozenset(
        (row.doc_id, name)
        for row in known.itertuples(index=False)
        for name in (row.source, row.speaker)
        if isinstance(name, str)
    )


def ways(marked: "Marked", tellings: pd.DataFrame) -> pd.DataFrame:
    """One row per telling, in its order, with columns `COLUMNS`: a telling as an editor would list it.

    `way` is `own` (the outlet says it itself), `source`, `unnamed` ("officials"), `none` ("reportedly": no
    source given) or `unclear` (unsure, or a pronoun). `source` has one name for one person in all articles,
    `side` is its group, null where no group is known or two differ; `via` are those who pass it on
    ("X, citing Y": X). Of an unsure telling nothing is told as a fact.
    """
    unnamed = unnamed_sources(marked.attributions)
    names = shown_names(marked.attributions)
    outlets = dict(zip(marked.articles["doc_id"], marked.articles["outlet"], strict=True))
    sides = sides_of(marked.attributions)
    rows = []
    for one in as_facts(tellings).itertuples(index=False):
        made = way(one, unnamed)
        source = names.get(made.source or "", made.source)
        side = sides.get((one.doc_id, made.source or ""))
        rows.append(
            (one.claim, one.doc_id, outlets[one.doc_id], one.sent_id, one.kind, one.position, one.start)
            + (one.end, made.way, source, side if made.way == SOURCE else None, made.via)
            + (one.voice == "quoted", one.cue, one.commitment, one.hedge, one.polarity)
        )
    return pd.DataFrame(rows, columns=list(COLUMNS))


def sides_of(attributions: pd.DataFrame) -> Mapping[tuple[str, str], str]:
    """The one group of a document's speaker, or of what it calls a source."""
    found: dict[tuple[str, str], str | None] = {}
    known = attributions[attributions["sure"] & attributions["group"].notna()]
    for row in known.itertuples(index=False):
        for name in {row.speaker, row.source}:
            if isinstance(name, str):
                first = found.setdefault((row.doc_id, name), row.group)
                found[row.doc_id, name] = row.group if first == row.group else None
    return {key: side for key, side in found.items() if side and ";" not in side}
