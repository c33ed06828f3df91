"""What every count has in common: outlets in corpus order, which units count, and the order of the rows."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd
from pandas.api import types

from analysis.once import remembered


def outlets(rows: pd.DataFrame) -> list[str]:
    """The outlets in corpus order."""
    return list(dict.fromkeys(rows["outlet"]))


@remembered
def body(sentences: pd.DataFrame) -> pd.DataFrame:
    """The units that rates are computed from: headlines and the like stand apart."""
    return sentences[sentences["kind"] == "body"]


def of_outlets(rows: pd.DataFrame, sentences: pd.DataFrame, columns: Sequence[str] = ()) -> pd.DataFrame:
    """Those of `rows` (keys `doc_id`, `sent_id`) that lie in `sentences`, with their outlets."""
    wanted = sentences[["doc_id", "sent_id", "outlet", *columns]]
    return rows.merge(wanted, on=["doc_id", "sent_id"], how="inner", validate="many_to_one")


@remembered
def n_scored(sentences: pd.DataFrame, voices: pd.DataFrame) -> pd.Series:
    """Outlet -> number of its articles that were scored, in corpus order; 0 where none was."""
    scored = sentences["doc_id"].where(sentences["doc_id"].isin(voices["doc_id"].unique()))
    return scored.groupby(sentences["outlet"], sort=False).nunique()


def with_all(rows: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """`rows` by outlet in the order of `names`, with a row of nulls for an outlet that has none.

    Counts become `Int64`. No rows stay none.
    """
    if rows.empty:
        return rows
    every = pd.DataFrame({"outlet": names}).merge(rows, on="outlet", how="left", validate="one_to_many")
    counts = [name for name in rows if types.is_integer_dtype(rows[name])]
    return every.astype({name: "Int64" for name in counts})


def frequent(names: pd.Series, last: Sequence[str] = ()) -> list[str]:
    """The different names, the most frequent first, then by name; those of `last` behind all others."""
    counts = names.value_counts(sort=False)
    return sorted(counts.index, key=lambda name: (name in last and last.index(name) + 1, -counts[name], name))


def first(names: pd.Series, n: int = 3) -> list[str]:
    """The `n` most frequent names, and those that are as frequent as the last of them."""
    order, counts = frequent(names), names.value_counts()
    return [name for name in order if counts[name] >= counts[order[:n][-1]]]


def shared_first(rows: pd.DataFrame, column: str) -> list[str]:
    """The names in `column`: of most outlets first, for they can be compared; then the most frequent."""
    n_outlets = rows.groupby(column)["outlet"].nunique()
    return sorted(frequent(rows[column]), key=lambda name: -n_outlets[name])


def cell_counts(
    found: pd.DataFrame, name: str, cells: Sequence[str], names: Sequence, scored: pd.Series
) -> Iterator[tuple]:
    """Rows `(name, outlet, n_docs, *cells, n)`: one for each combination of cells that occurs there.

    Rows of one place stand as in `found`. Of an outlet that does not have the name there is one row with a
    count of 0 and without cells; the count is null where `scored`, its number of articles, is 0.
    """
    keys = [name, "outlet", *cells]
    n = found.groupby(keys, sort=False).size().items() if len(found) else ()
    by_place: dict[tuple, list] = {}
    for (one, outlet, *cell), count in n:
        by_place.setdefault((one, outlet), []).append((*cell, count))
    for one in names:
        for outlet, n_docs in scored.items():
            none = (*[None] * len(cells), 0 if n_docs else None)
            yield from ((one, outlet, n_docs, *cell) for cell in by_place.get((one, outlet), [none]))


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
