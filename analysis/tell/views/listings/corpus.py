"""The listing of the corpus: how much text each outlet has, and what was set aside."""

import pandas as pd

from analysis import tables
from analysis.compare.rates.sizes import SET_ASIDE, sizes
from analysis.tell.views.listings import base
from analysis.tell.views.table import Table, table

_KINDS = ["body", *(kind for kind in tables.KINDS if kind != "body")]


def _table(rows: pd.DataFrame, led: bool) -> Table:
    n_docs = rows.drop_duplicates("outlet").set_index("outlet")["n_docs"]
    words, characters = (
        rows.pivot(index="outlet", columns="kind", values=column) for column in ("n_words", "n_characters")
    )
    order = words["body"].sort_values(ascending=False, kind="stable").index
    kinds = [kind for kind in _KINDS if kind == "body" or words[kind].sum()]
    made = [
        (
            outlet,
            f"{n_docs[outlet]:,}",
            *(f"{words.loc[outlet, kind]:,}" if words.loc[outlet, kind] else base.NONE for kind in kinds),
            f"{characters.loc[outlet, SET_ASIDE]:,}" if characters.loc[outlet, SET_ASIDE] else base.NONE,
        )
        for outlet in [name for name in order]
    ]
    columns = ["outlet", "articles", *kinds, "set aside (characters)"]
    return table(base.frame(made, columns), right=columns[1:])


OVERVIEW = base.Listing(
    name="corpus-overview",
    title="What was read: words by outlet and kind of text",
    caption="All rates are computed from the words of the body. Headlines, standfirsts, headings, "
    "datelines and bullet points are compared apart. Set aside as boilerplate (player lines, copyright, "
    "newsletter notices): counted nowhere.",
    tables=("articles", "sentences", "boilerplate"),
    rows=sizes,
    table=_table,
)
