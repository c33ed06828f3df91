"""The finding of how sources are presented: commitment, acts, and who speaks through whom."""

import pandas as pd

from analysis.tell.charts import base, chains, cues, verbs
from analysis.tell.charts.cues import COMMITMENTS
from analysis.tell.phrasing import counted, listed

SAID_OF = {"neutral": "neutral", "endorse": "endorsing", "distance": "distancing"}
_MOST = 6  # outlets, or words, in a row


def sentences(
    units: pd.DataFrame, stretches: pd.DataFrame, attributions: pd.DataFrame, marks: pd.DataFrame
) -> list[str]:
    found = cues.cues(units, attributions)
    if found.empty:
        return ["No attribution was found in the body of the articles: nothing is presented as a source's."]
    by = found["commitment"].value_counts()
    kinds = listed(f"{by.get(kind, 0):,} {SAID_OF[kind]}" for kind in COMMITMENTS)
    said = [f"{counted(len(found), 'attribution')} in the body, by the reporter's verb: {kinds}."]
    found = found.assign(verb=verbs.named(found, marks))
    said += [_used(found, kind) for kind in ("endorse", "distance")]
    said.append(_acts(found["act"].dropna()))
    said.append(_chained(chains.CHAINS.rows(units, stretches, attributions)))
    return said


def _used(found: pd.DataFrame, kind: str) -> str:
    """Where, with which words and of whom a commitment that is not neutral occurs."""
    name = SAID_OF[kind]
    ours = found[found["commitment"] == kind]
    if ours.empty:
        return f"No {name} word was found."
    n = found["outlet"].value_counts()
    by = ours["outlet"].value_counts(sort=False)
    where = listed((f"{outlet} ({by[outlet]:,} of {n[outlet]:,})" for outlet in by.index), _MOST)
    said = f"{name.capitalize()} words: {where}; by word, {_most(ours['verb'].map('“{}”'.format))}"
    return f"{said}; by who is introduced, {_most(ours['who'])}."


def _most(names: pd.Series) -> str:
    """The most frequent names with their counts, and how many more there are."""
    counts = names.value_counts()
    return listed((f"{name} {counts[name]:,}" for name in cues.frequent(names)), 5)


def _acts(acts: pd.Series) -> str:
    if acts.empty:
        return "What the sources do by saying it is not known."
    counts = acts.value_counts()
    top = [name for name in cues.frequent(acts) if counts[name] == counts.max()]
    if len(top) > 1:
        n = f"{counts.max():,} of {len(acts):,}"
        return f"No act of the sources stands out: {listed(top)} come first with {n} each."
    shown = listed(f"{name} ({counts[name]:,})" for name in cues.frequent(acts)[:3])
    return f"The most frequent of the sources' {counted(len(acts), 'act')} are {shown}."


def _chained(rows: pd.DataFrame) -> str:
    deep = rows[rows["depth"].fillna(0) > 1]
    if deep.empty:
        return "No source was found that speaks through another."
    n = deep.groupby("outlet")["n_cues"].sum()
    where = listed((f"{name} ({n[name]:,})" for name in base.outlets(rows) if name in n), _MOST)
    by = deep.groupby("chain")["n_cues"].sum()
    top = listed(f"{name} ({by[name]:,})" for name in by.index[by == by.max()][:3])
    said = f"{counted(int(n.sum()), 'source')} behind another source: {where}"
    if by.max() == 1:
        return f"{said}; each chain occurs once."
    return f"{said}; most frequent: {top}."
