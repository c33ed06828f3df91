"""What the charts of attribution share: which attributions count, whose they are, how they are counted."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from analysis.tell.charts import base
from analysis.tell.phrasing import counted

COMMITMENTS = ("neutral", "endorse", "distance")
UNNAMED, UNRESOLVED, NO_SOURCE = "unnamed", "unresolved", "no source"
NO_GROUP = "group unknown"
NOBODY = (UNNAMED, UNRESOLVED, NO_SOURCE)


def cues(sentences: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """The attributions of the body: `outlet`, `who`, `from_group`, and where the cue stands.

    `who` is a speaker's canonical name, unnamed (officials), unresolved, or no source; `from_group` the
    group that the corpus gives the speaker, unnamed, unknown, or no source.
    """
    found = base.of_outlets(attributions, base.body(sentences))
    missing = found["source"].isna() & found["speaker"].isna()
    nameless = found["speaker"].isna() & (found["group"] == UNNAMED)
    return found.assign(
        who=found["speaker"].fillna(UNRESOLVED).mask(nameless, UNNAMED).mask(missing, NO_SOURCE),
        from_group=found["group"].fillna(NO_GROUP).mask(missing, NO_SOURCE),
        start=found["cue_start"],
        end=found["cue_end"],
    )


def frequent(names: pd.Series, last: Sequence[str] = ()) -> list[str]:
    """The different names, the most frequent first, then by name; those of `last` behind all others."""
    counts = names.value_counts(sort=False)
    return sorted(counts.index, key=lambda name: (name in last and last.index(name) + 1, -counts[name], name))


def first(names: pd.Series, n: int = 3) -> list[str]:
    """The `n` most frequent names, and those that are as frequent as the last of them."""
    order, counts = frequent(names), names.value_counts()
    return [name for name in order if counts[name] >= counts[order[:n][-1]]]


def in_order(found: pd.DataFrame, orders: Mapping[str, Sequence[str]], word: str = "") -> pd.DataFrame:
    """The rows by the columns of `orders`, each in its order; then by `word`, the most frequent there first.

    Rows that are alike in all of them keep their order.
    """
    places = {name: {each: at for at, each in enumerate(order)} for name, order in orders.items()}
    keys = found.assign(**{name: found[name].map(of) for name, of in places.items()})
    by = list(orders)
    if word:
        keys = keys.assign(n=-keys.groupby([*by, word])[word].transform("size"))
        by += ["n", word]
    return found.loc[keys.sort_values(by, kind="stable").index]


def counted_rows(
    found: pd.DataFrame,
    columns: Sequence[str],
    cells: Iterable[tuple],
    sentences: pd.DataFrame,
    voices: pd.DataFrame,
) -> pd.DataFrame:
    """One row per cell and outlet, in this order: the `columns`, `outlet`, `n_docs` scored, `n_cues`.

    A count is null for an outlet that was not scored, and 0 where a scored one has none.
    """
    n = found.groupby([*columns, "outlet"]).size().to_dict() if len(found) else {}
    scored = base.n_scored(sentences, voices)
    made = [
        (*cell, outlet, n_docs, n.get((*cell, outlet), 0) if n_docs else None)
        for cell in cells
        for outlet, n_docs in scored.items()
    ]
    return pd.DataFrame(made, columns=[*columns, "outlet", "n_docs", "n_cues"]).astype({"n_cues": "Int64"})


def note(rows: pd.DataFrame) -> str:
    """The source line: how many articles were scored, and how many cues they have."""
    n_docs = rows.drop_duplicates("outlet")["n_docs"].sum()
    return f"{counted(n_docs, 'article')}, {counted(rows['n_cues'].sum(), 'attribution cue')} in the body."


def wide(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """`column` x outlet, both in the order of the rows; a null stays one."""
    made = rows.pivot(index=column, columns="outlet", values="n_cues")
    return made.loc[list(dict.fromkeys(rows[column])), base.outlets(rows)].astype(float)
