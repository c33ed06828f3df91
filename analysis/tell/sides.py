"""The colours of sides and voices, one for each everywhere, and the pill that names a source in its own."""

from collections.abc import Iterable, Mapping

import pandas as pd

from analysis.compare.sources.cues import NO_GROUP, NO_SOURCE, UNNAMED, cues
from analysis.compare.sources.ways import NAMELESS, NONE, OWN, SOURCE, UNCLEAR
from analysis.tell.markup import escaped
from analysis.tell.phrasing import group_name

# Of the sides, most cited first: the colours of `charts/style.mplstyle`, apart for all eyes and in grey.
PALETTE = ("#1f5fa8", "#d1580d", "#35155c", "#17a08a", "#8f1d55", "#6b4312")
OTHER = "#75757d"  # a side beyond those, or not known
OWN_VOICE = "#2b2b2f"
ENDORSES, DOUBTS, HEDGED, DENIES = "▲", "▽", "~", "¬"
_SIGNS = {"endorse": (ENDORSES, "the verb endorses"), "distance": (DOUBTS, "the verb doubts")}
_PILL = (
    "display:inline-block;padding:0 0.55em;margin:0 0.3em 0.15em 0;border-radius:0.9em;line-height:1.55;"
    "font-size:0.92em;color:#111;background:#fff;border:2px "
)


def colours(sentences: pd.DataFrame, attributions: pd.DataFrame) -> dict[str, str]:
    """The colour of each group of sources, those with most attributions first; the rest have `OTHER`."""
    n = cues(sentences, attributions)["from_group"].value_counts()
    named = [name for name in n.index if name not in (UNNAMED, NO_GROUP, NO_SOURCE) and ";" not in name]
    ranked = sorted(named, key=lambda name: (-n[name], name))
    return {name: PALETTE[at] if at < len(PALETTE) else OTHER for at, name in enumerate(ranked)}


def said(one) -> str:
    """A way of telling (a row of `compare.ways`) in words: "own voice", "Xinhua", "no source given"."""
    if one.way in (SOURCE, NAMELESS):
        name = one.source.replace("; ", " and ")
        via = f", via {one.via.replace('; ', ' and ')}" if isinstance(one.via, str) else ""
        return f"{'unnamed: ' if one.way == NAMELESS else ''}{name}{via}"
    cue = f" (“{one.cue}”)" if isinstance(one.cue, str) else ""
    return {OWN: "own voice", NONE: f"no source given{cue}", UNCLEAR: "source unclear"}[one.way]


def signs(one) -> list[tuple[str, str]]:
    """The signs beside a way of telling, each with what it means."""
    found = []
    if one.polarity == "denied":
        found.append((DENIES, "denies it"))
    if one.way in (SOURCE, NAMELESS, NONE) and one.commitment in _SIGNS:
        sign, means = _SIGNS[one.commitment]
        found.append((sign, f"{means}: “{one.cue}”"))
    if isinstance(one.hedge, str):
        found.append((HEDGED, f"hedged: “{one.hedge}”"))
    return found


def colour(one, of: Mapping[str, str]) -> str:
    """The colour of a way of telling: of its side, or of the outlet's own voice."""
    if one.way == OWN:
        return OWN_VOICE
    return of.get(one.side, OTHER) if isinstance(one.side, str) else OTHER


def pill(one, of: Mapping[str, str]) -> str:
    """A way of telling as HTML: outlined in the colour of its side, dashed where nobody is named."""
    line = "dashed" if one.way in (NAMELESS, NONE, UNCLEAR) else "solid"
    own = f";background:{OWN_VOICE};color:#fff" if one.way == OWN else ""
    quoted = f"“{said(one)}”" if one.way == SOURCE and one.quoted and not one.via else said(one)
    marks = "".join(f' <b title="{escaped(means)}">{sign}</b>' for sign, means in signs(one))
    return f'<span style="{_PILL}{line} {colour(one, of)}{own}">{escaped(quoted)}{marks}</span>'


def key(rows: pd.DataFrame, of: Mapping[str, str]) -> str:
    """What the colours and signs of these rows mean, as HTML: only those that occur."""
    used = [side for side in of if side in set(rows["side"])]
    parts = [f'<span style="{_PILL}solid {of[side]}">{escaped(group_name(side))}</span>' for side in used]
    if ((rows["way"] == SOURCE) & ~rows["side"].isin(used)).any():
        parts.append(f'<span style="{_PILL}solid {OTHER}">source of no known side</span>')
    if rows["way"].isin([NAMELESS, NONE, UNCLEAR]).any():
        parts.append(f'<span style="{_PILL}dashed {OTHER}">nobody named</span>')
    if (rows["way"] == OWN).any():
        own = f";background:{OWN_VOICE};color:#fff"
        parts.append(
            f'<span style="{_PILL}solid {OWN_VOICE}{own}">own voice: no source, the outlet says it</span>'
        )
    return f"{''.join(parts)}{escaped(meanings(rows))}"


def meanings(rows: pd.DataFrame) -> str:
    """What the signs of these rows mean, those that occur: "▲ the verb endorses the source." """
    shown = {sign for one in rows.itertuples() for sign, _ in signs(one)}
    means = {ENDORSES: "the verb endorses the source", DOUBTS: "the verb doubts the source"}
    means |= {HEDGED: "hedged", DENIES: "denied"}
    told = [f"{sign} {meant}" for sign, meant in means.items() if sign in shown]
    return f"{'; '.join(told)}." if told else ""


def told_as(one) -> tuple[str, str | None, str]:
    """What passages are told alike by: the way, the side of the source or else who it is, the polarity."""
    whom = one.side if isinstance(one.side, str) else one.source
    whom = one.cue if one.way == NONE else whom
    return one.way, whom if isinstance(whom, str) else None, one.polarity


def distinct(rows: Iterable) -> list:
    """One row of each way of telling, with all its signs, in their order."""
    seen: dict[tuple, object] = {}
    for one in rows:
        seen.setdefault((said(one), tuple(signs(one))), one)
    return list(seen.values())
