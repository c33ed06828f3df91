"""The finding of who speaks: voices, verbs, speakers, and attributions without a source."""

import pandas as pd

from analysis.tables import VOICES
from analysis.tell.charts import base, voices
from analysis.tell.phrasing import counted, listed

_COMMITMENTS = {"neutral": "neutral", "endorse": "endorsing", "distance": "distancing"}
_WHOSE = {"narrator": "are the narrator's", "attributed": "attributed", "quoted": "quoted"}
_MOST = 6  # outlets in a row


def sentences(units: pd.DataFrame, stretches: pd.DataFrame, attributions: pd.DataFrame) -> list[str]:
    words = voices.WORDS.rows(units, stretches)
    if not words["n_words"].sum():
        return ["The corpus has no body text that was scored."]
    said = [_narrated(words)]
    cues = base.of_outlets(attributions, base.body(units))
    if cues.empty:
        return [*said, "No attribution was found in the body of the articles."]
    by = cues["commitment"].value_counts()
    kinds = listed(f"{by.get(kind, 0):,} {said_of}" for kind, said_of in _COMMITMENTS.items())
    said.append(f"{counted(len(cues), 'attribution')} in the body, by the reporter's verb: {kinds}.")
    who = voices.who(cues)
    said.append(_most_frequent(who[~who.isin([voices.UNRESOLVED, voices.NO_SOURCE])]))
    said.append(_without_source(who == voices.NO_SOURCE, cues["outlet"]))
    n = int((who == voices.UNRESOLVED).sum())
    return [*said, f"Who the source is was not worked out for {n:,} of the {len(cues):,}."] if n else said


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


def _most_frequent(named: pd.Series) -> str:
    if named.empty:
        return "No speaker was identified."
    counts = named.value_counts()
    top = sorted(counts.index, key=lambda name: (-counts[name], name))[:3]
    most = [name for name in counts.index if counts[name] == counts[top[0]]]
    if len(most) > 1 and len(most) == len(counts):
        return f"No speaker stands out: each of {len(most)} has {counted(counts[top[0]], 'attribution')}."
    return f"Most frequent speakers: {listed(f'{name} ({counts[name]:,})' for name in top)}."


def _without_source(missing: pd.Series, outlets: pd.Series) -> str:
    if not missing.any():
        return f"Each of the {counted(len(missing), 'attribution')} names a source."
    by = outlets[missing].value_counts(sort=False)
    where = listed((f"{name} ({n:,})" for name, n in by.items()), _MOST)
    return f"{counted(int(missing.sum()), 'attribution')} without a source: {where}."
