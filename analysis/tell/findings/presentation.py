"""The finding of how sources are presented: commitment, acts, and who speaks through whom."""

import pandas as pd

from analysis.compare.by_outlet import first, frequent, outlets
from analysis.compare.sources.chains import ARROW, chain_counts
from analysis.compare.sources.cues import cues
from analysis.compare.sources.verbs import commonest_forms
from analysis.tell.findings.who_speaks import every
from analysis.tell.leads import Led, places, rows_of
from analysis.tell.phrasing import counted, joint, kept, listed

_COMMITMENT, _TREES = "commitment-by-outlet", "chains-by-outlet"
SAID_OF = {"neutral": "neutral", "endorse": "endorse the source", "distance": "doubt the source"}
_MOST, _NAMES, _CHAINS = 6, 5, 3  # outlets in a row; words, or names; chains


def sentences(
    units: pd.DataFrame, stretches: pd.DataFrame, attributions: pd.DataFrame, marks: pd.DataFrame
) -> list[str]:
    found = cues(units, attributions)
    if found.empty:
        return ["No attribution was found in the body of the articles: nothing is presented as a source's."]
    by = found["commitment"].value_counts()
    kinds, n = by_commitment(by), counted(len(found), "attribution")
    to = [(n, every()), *kinds.items()]
    said = [Led(f"{n} in the body, by cue verb: {listed(kinds)}.", to)]
    found = found.assign(verb=commonest_forms(found, marks))
    said += [_used(found, kind) for kind in ("endorse", "distance")]
    said.append(_acts(found["act"].dropna()))
    said.append(_chained(chain_counts(units, stretches, attributions)))
    return said


def by_commitment(n: pd.Series) -> dict[str, str | None]:
    """How many attributions are neutral, endorsing and distancing, in words, and their address."""
    return {
        f"{n.get(kind, 0):,} {name}": rows_of(_COMMITMENT, {"commitment": kind}) if n.get(kind) else None
        for kind, name in SAID_OF.items()
    }


def _used(found: pd.DataFrame, kind: str) -> str:
    """Where, with which words and of whom a commitment that is not neutral occurs."""
    name = SAID_OF[kind]
    ours = found[found["commitment"] == kind]
    if ours.empty:
        return f"No cue verb was found to {name}."
    n = found["outlet"].value_counts()
    by = ours["outlet"].value_counts(sort=False)
    of = {outlet: f"{by[outlet]:,} of {n[outlet]:,}" for outlet in by.index}
    where = listed((f"{outlet} ({words})" for outlet, words in of.items()), _MOST)
    to = [
        (of[outlet], rows_of(_COMMITMENT, {"commitment": kind, "outlet": outlet}))
        for outlet in kept(of, _MOST)
    ]
    shown = []
    for column, what, written in (("verb", "by word", "“{}”"), ("who", "by source", "{}")):
        names = _most(ours[column], written)
        to += [(names[name], places(ours[ours[column] == name])) for name in kept(names, _NAMES)]
        shown.append(f"{what}, {listed(names.values(), _NAMES)}")
    return Led(f"Cue verbs that {name}: {where}; {'; '.join(shown)}.", to)


def _most(names: pd.Series, written: str) -> dict[str, str]:
    """The names, the most frequent first, each with its count in words."""
    counts = names.value_counts()
    return {name: f"{written.format(joint(name))} {counts[name]:,}" for name in frequent(names)}


def _acts(acts: pd.Series) -> str:
    if acts.empty:
        return "What the sources do by saying it is not known."
    counts = acts.value_counts()
    top = [name for name in frequent(acts) if counts[name] == counts.max()]
    if len(top) > 1:
        n = f"{counts.max():,} of {len(acts):,}"
        return f"No act of the sources stands out: {listed(top)} come first with {n} each."
    shown = {name: f"{name} ({counts[name]:,})" for name in first(acts)}
    to = [(words, rows_of(_COMMITMENT, {"act": name})) for name, words in shown.items()]
    every = counted(len(acts), "act")
    return Led(f"What sources do most, of {every}: {listed(shown.values())}.", to)


def _chained(rows: pd.DataFrame) -> str:
    deep = rows[rows["depth"].fillna(0) > 1]
    if deep.empty:
        return "No second-hand source was found."
    n = deep.groupby("outlet")["n_cues"].sum()
    where = {name: f"{name} ({n[name]:,})" for name in outlets(rows) if name in n}
    by = deep.groupby("chain")["n_cues"].sum()
    top = {name: f"{_chain(name)} ({by[name]:,})" for name in by.index[by == by.max()]}
    n_all = counted(int(n.sum()), "second-hand source")
    to = [(n_all, _behind(deep)), *((where[name], _behind(deep, outlet=name)) for name in kept(where, _MOST))]
    said = f"{n_all}: {listed(where.values(), _MOST)}"
    if by.max() == 1:
        return Led(f"{said}; each chain occurs once.", to)
    to += [(top[name], rows_of(_TREES, {"chain": name})) for name in kept(top, _CHAINS)]
    return Led(f"{said}; most frequent: {listed(top.values(), _CHAINS)}.", to)


def _chain(names: str) -> str:
    """ "A ← B", who passes on B, is "A, citing B"."""
    return ", citing ".join(map(joint, names.split(ARROW)))


def _behind(deep: pd.DataFrame, **more: str) -> str:
    """The address of the attributions at the end of chains."""
    return rows_of(_TREES, {"chain": dict.fromkeys(deep["chain"]), **more})
