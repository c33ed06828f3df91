"""The finding of who speaks: voices, groups, speakers, and attributions without a name or a source."""

import pandas as pd

from analysis.tables import VOICES
from analysis.tell.charts import cues, groups, voices
from analysis.tell.charts.cues import NO_SOURCE, NOBODY, UNNAMED, UNRESOLVED
from analysis.tell.phrasing import counted, listed

_WHOSE = {"narrator": "are the narrator's", "attributed": "attributed", "quoted": "quoted"}
_MOST = 6  # outlets in a row


def sentences(units: pd.DataFrame, stretches: pd.DataFrame, attributions: pd.DataFrame) -> list[str]:
    words = voices.WORDS.rows(units, stretches)
    if not words["n_words"].sum():
        return ["The corpus has no body text that was scored."]
    said = [_narrated(words)]
    found = cues.cues(units, attributions)
    if found.empty:
        return [*said, "No attribution was found in the body of the articles."]
    said += _mix(groups.GROUPS.rows(units, stretches, attributions))
    said.append(_most_frequent(found.loc[~found["who"].isin(NOBODY), "who"]))
    unnamed = (found["from_group"] == UNNAMED) | (found["who"] == UNNAMED)
    said.append(
        _where(unnamed, found["outlet"], "to sources without a name", "is to a source without a name")
    )
    missing = found["who"] == NO_SOURCE
    said.append(_where(missing, found["outlet"], "without a source", "lacks a source"))
    n = int((found["who"] == UNRESOLVED).sum())
    return [*said, f"Who the source is was not worked out for {n:,} of the {len(found):,}."] if n else said


def _narrated(words: pd.DataFrame) -> str:
    sums, total = words.groupby("voice")["n_words"].sum(), words["n_words"].sum()
    shares = listed(f"{100 * sums[voice] / total:.0f} % {_WHOSE[voice]}" for voice in VOICES)
    said = f"Of {counted(total, 'word')} of body text, {shares}"
    narrator = words[(words["voice"] == "narrator") & words["share"].notna()]
    if len(narrator) == 1:
        return f"{said}."
    shown = [f"{100 * share:.0f} %" for share in narrator["share"]]
    if len(set(shown)) == 1:
        return f"{said}; the narrator's share is {shown[0]} in each outlet's text."
    ends = narrator.sort_values("share", kind="stable")
    low, high = ends.iloc[0], ends.iloc[-1]
    return (
        f"{said}; the narrator's share runs from {100 * low['share']:.0f} % ({low['outlet']}) to "
        f"{100 * high['share']:.0f} % ({high['outlet']})."
    )


def _mix(rows: pd.DataFrame) -> list[str]:
    """The groups over all outlets, and how the share of the largest differs from text to text."""
    sums = rows.groupby("group", sort=False)["n_cues"].sum()
    total = int(sums.sum())
    shown = [f"{groups.written(name)} {n:,}" for name, n in sums.items() if n]
    said = [f"{counted(total, 'attribution')} in the body, by the group of the source: {listed(shown)}."]
    named = sums[~sums.index.isin(groups.LAST)]
    if named.empty or not named.max():
        return [*said, "No source's group is known."]
    top = list(named.index[named == named.max()])
    ours = rows[(rows["group"] == top[0]) & rows["share"].notna()]
    if len(top) > 1:
        name = listed(map(groups.written, top))
        return [*said, f"No group stands out: {name} have {counted(named.max(), 'attribution')} each."]
    if len(ours) > 1:
        said.append(_range(ours, groups.written(top[0])))
    return said


def _range(ours: pd.DataFrame, name: str) -> str:
    """From the lowest share to the highest, each with its counts."""
    shown = [f"{100 * share:.0f} %" for share in ours["share"]]
    if len(set(shown)) == 1:
        return f"The largest, {name}, has {shown[0]} in each outlet's text."
    order = ours.sort_values("share", kind="stable")
    ends = [
        f"{100 * one['share']:.0f} % ({one['outlet']}, {one['n_cues']:,} of {one['n_all']:,})"
        for one in (order.iloc[0], order.iloc[-1])
    ]
    return f"The share of the largest, {name}, runs from {' to '.join(ends)}."


def _most_frequent(named: pd.Series) -> str:
    if named.empty:
        return "No speaker was identified."
    counts = named.value_counts()
    top = cues.frequent(named)[:3]
    most = [name for name in counts.index if counts[name] == counts[top[0]]]
    if len(most) > 1 and len(most) == len(counts):
        return f"No speaker stands out: each of {len(most)} has {counted(counts[top[0]], 'attribution')}."
    return f"Most frequent speakers: {listed(f'{name} ({counts[name]:,})' for name in top)}."


def _where(which: pd.Series, outlets: pd.Series, what: str, none: str) -> str:
    """How many attributions are so, and in which outlets' texts."""
    if not which.any():
        return f"None of the {counted(len(which), 'attribution')} {none}."
    by = outlets[which].value_counts(sort=False)
    where = listed((f"{name} ({n:,})" for name, n in by.items()), _MOST)
    return f"{counted(int(which.sum()), 'attribution')} {what}: {where}."
