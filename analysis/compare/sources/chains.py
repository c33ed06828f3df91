"""Chains: who says that who said it, from the outermost source to the innermost, and as trees by outlet."""

from collections.abc import Mapping

import pandas as pd

from analysis.compare.by_outlet import n_scored, outlets
from analysis.compare.sources.cues import NO_SOURCE, cues
from analysis.once import remembered
from analysis.words import folded

ARROW = " ← "
Key = tuple[str, int]
"""`doc_id, attribution_id`."""


@remembered
def chains(attributions: pd.DataFrame) -> dict[Key, tuple[int, ...]]:
    """Each attribution's chain: the `attribution_id`s from the outermost around it to itself.

    An attribution that stands in no other has a chain of one. Where two attributions lie in each
    other's contents, a detector's error, the one with the lower number is the outer one.
    """
    columns = attributions["doc_id"], attributions["attribution_id"], attributions["parent"]
    parent = {
        (doc_id, int(number)): None if pd.isna(above) else int(above)
        for doc_id, number, above in zip(*columns, strict=True)
    }
    outermost = _cut(parent)
    made: dict[Key, tuple[int, ...]] = {}
    for doc_id, number in parent:
        line = [number]
        while (doc_id, line[-1]) not in outermost:
            line.append(parent[doc_id, line[-1]])
        made[doc_id, number] = tuple(reversed(line))
    return made


def _cut(parent: Mapping[Key, int | None]) -> set[Key]:
    """Where each chain begins: what has no parent among these, and the lowest number of each circle."""
    outermost: set[Key] = set()
    walked: set[Key] = set()
    for key in parent:
        line: list[Key] = []
        while key not in walked and key not in outermost:
            walked.add(key)
            line.append(key)
            above = (key[0], parent[key])
            if above not in parent:
                outermost.add(key)
            elif above in line:
                outermost.add(min(line[line.index(above) :]))
                break
            else:
                key = above
    return outermost


@remembered
def chain_cues(sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """The attributions of the body that stand in others or hold others, by outlet, `chain` and cue (`said`).

    `chain` has the sources around the attribution and its own, the outermost first: "Kennedy ← the
    readout"; `path` is the same as a tuple. It is that of one sentence; sources that are unresolved stand as
    they are written. Tree by tree.
    """
    found = cues(sentences, attributions)
    lines = chains(attributions)
    keys = list(zip(found["doc_id"], found["attribution_id"], strict=True))
    named = dict(zip(keys, _names(found), strict=True))
    in_body = set(keys)
    lines = {key: line for key, line in lines.items() if all((key[0], one) in in_body for one in line)}
    holding = {(key[0], one) for key, line in lines.items() if len(line) > 1 for one in line}
    found = found[pd.Series([key in holding for key in keys], index=found.index, dtype=bool)]
    keys = [key for key in keys if key in holding]
    paths = [tuple(named[doc_id, one] for one in lines[doc_id, number]) for doc_id, number in keys]
    said = [" ".join(folded(cue).split()) for cue in found["cue"]]
    found = found.assign(chain=[ARROW.join(path) for path in paths], path=paths, said=said)
    return _in_order(found, outlets(sentences))


@remembered
def chain_counts(sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet, chain and cue: `depth` sources, the last of them `source`; tree by tree.

    Columns `outlet, n_docs, chain, depth, source, said, n_cues`. An outlet without a chain has one row with
    a count of 0; for one that was not scored it is null.
    """
    found = chain_cues(sentences, voices, attributions)
    made = []
    for outlet, n_docs in n_scored(sentences, voices).items():
        ours = found[found["outlet"] == outlet]
        n = ours.groupby(["chain", "path", "said"], sort=False).size()
        cells = [(chain, len(path), path[-1], said, count) for (chain, path, said), count in n.items()]
        made += [
            (outlet, n_docs, *cell) for cell in cells or [(None, None, None, None, 0 if n_docs else None)]
        ]
    columns = ["outlet", "n_docs", "chain", "depth", "source", "said", "n_cues"]
    return pd.DataFrame(made, columns=columns).astype({"n_cues": "Int64", "depth": "Int64"})


def _names(found: pd.DataFrame) -> list[str]:
    written = found["source"].fillna(NO_SOURCE).map(lambda text: " ".join(text.split()))
    return list(found["speaker"].fillna(written))


def _in_order(found: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Tree by tree: each chain right behind the one that it goes on from, the most frequent first."""
    n = found.groupby(["outlet", "path"]).size().to_dict() if len(found) else {}

    def place(outlet: str, path: tuple[str, ...], said: str) -> tuple:
        steps = [path[: depth + 1] for depth in range(len(path))]
        return names.index(outlet), [(-n[outlet, step], step) for step in steps], said

    rows = zip(found["outlet"], found["path"], found["said"], strict=True)
    order = sorted(range(len(found)), key=[place(*row) for row in rows].__getitem__)
    return found.iloc[order]
