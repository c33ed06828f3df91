"""The chart of the corpus: how much text each outlet has, and what was set aside."""

import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis import tables
from analysis.tell import canvas
from analysis.tell.charts import base
from analysis.tell.phrasing import counted, extremes

SET_ASIDE = "set aside"
_FEW_WORDS = [kind for kind in tables.KINDS if kind != "body"]
_EDGES = (0.14, 0.33, 0.49, 0.65, 0.77)  # the right edges of their columns


def _rows(articles: pd.DataFrame, sentences: pd.DataFrame, boilerplate: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet and kind: articles, words, characters; what was set aside has characters only."""
    outlet_of = articles.set_index("doc_id")["outlet"]
    units = sentences.assign(n_characters=sentences["end"] - sentences["start"])
    kinds = units.groupby(["outlet", "kind"])[["n_words", "n_characters"]].sum()
    gone = (boilerplate["end"] - boilerplate["start"]).groupby(boilerplate["doc_id"].map(outlet_of)).sum()
    made = []
    for outlet, n_docs in articles.groupby("outlet", sort=False).size().items():
        for kind in tables.KINDS:
            words, characters = kinds.loc[(outlet, kind)] if (outlet, kind) in kinds.index else (0, 0)
            made.append((outlet, n_docs, kind, words, characters))
        made.append((outlet, n_docs, SET_ASIDE, None, gone.get(outlet, 0)))
    columns = ["outlet", "n_docs", "kind", "n_words", "n_characters"]
    return pd.DataFrame(made, columns=columns).astype({"n_words": "Int64", "n_characters": "int64"})


def _wide(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """Outlet x kind, in corpus order."""
    return rows.pivot(index="outlet", columns="kind", values=column).loc[base.outlets(rows)]


def _alt(rows: pd.DataFrame) -> str:
    words, characters = _wide(rows, "n_words"), _wide(rows, "n_characters")
    written = "{:,.0f}".format
    body = extremes(list(words.index), list(words["body"]), written)
    gone = extremes(list(words.index), list(characters[SET_ASIDE]), written)
    of = "of each article" if (rows["n_docs"] == 1).all() else "by outlet"
    return f"Words in the body {of}, {body}. Characters set aside as boilerplate, {gone}."


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    words, characters = _wide(rows, "n_words"), _wide(rows, "n_characters")
    names, look = list(words.index), canvas.looks(words.index)
    axes, beside = base.with_numbers(sheet, names, 0.38, 0.62)
    for place, name in enumerate(names):
        n = int(words.loc[name, "body"])
        axes.barh(place, n, height=0.62, color=look[name].colour)
        axes.annotate(f"{n:,}", (n, place), (3, 0), textcoords="offset points", va="center")
    axes.set_xlim(0, 1.22 * max(1, int(words["body"].max())))
    axes.set_xlabel("words in the body")
    for x, kind in zip(_EDGES, _FEW_WORDS, strict=True):
        texts = [f"{n:,}" if n else "·" for n in words[kind]]
        base.column(beside, x, texts, kind)
    texts = [f"{n:,}" if n else "·" for n in characters[SET_ASIDE]]
    base.column(beside, 1.0, texts, "set aside\n(characters)")


OVERVIEW = base.Chart(
    name="corpus-overview",
    title="What was read: words by outlet and kind of text",
    caption="Bars: words in the body, from which all rates are computed. Beside them: words in headlines, "
    "standfirsts, headings, datelines and bullet points, which are compared apart, and the characters "
    "that were set aside as boilerplate (player lines, copyright, newsletter notices); these are "
    "counted nowhere.",
    tables=("articles", "sentences", "boilerplate"),
    rows=_rows,
    alt=_alt,
    note=lambda rows: (
        f"{counted(rows.drop_duplicates('outlet')['n_docs'].sum(), 'article')}, "
        f"{counted(rows['n_words'].sum(), 'word')}. Numbers at the right: words, except where named."
    ),
    height=lambda rows: base.FRAME + base.ROW * len(base.outlets(rows)) + 6,
    draw=_draw,
)
