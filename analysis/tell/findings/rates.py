"""Findings of rates: how often in the narrator's voice, with ties, zeros, and too few words."""

from collections.abc import Callable
from itertools import combinations

import pandas as pd

from analysis.compare.rates.selection import chosen
from analysis.tell import leads
from analysis.tell.leads import Led
from analysis.tell.phrasing import counted, kept, listed, number, span

_MOST = 4  # articles in a row
_WHERE = "words of own voice"


def finder(measure: str, noun: str) -> Callable[[pd.DataFrame], list[str]]:
    """What makes the sentences of a measure that is counted; `noun` is one of its marks."""

    def sentences(given: pd.DataFrame) -> list[str]:
        rows = chosen(given, measure, "all", "narrator")
        if rows.empty:
            return [f"There are no rates of {measure}."]
        rows, unread = rows[rows["n_docs"] > 0], rows[rows["n_docs"] == 0]
        few, known = rows[rows["rate"].isna()], rows[rows["rate"].notna()]
        said = _said(known, noun) if len(rows) else []
        if len(few):
            counts = listed((f"{row['outlet']} ({_n(row, noun)})" for row in series(few)), _MOST)
            said.append(Led(f"Too few {_WHERE} for a rate: {counts}.", n_marks(few, noun)))
        return [*said, *not_scored(unread)]

    return sentences


def not_scored(rows: pd.DataFrame) -> list[str]:
    """Which outlets nothing was scored of; no sentence without `rows`."""
    return [f"Nothing was scored in {listed(rows['outlet'], _MOST)}."] if len(rows) else []


def series(rows: pd.DataFrame) -> list[pd.Series]:
    return [row for _, row in rows.iterrows()]


def overlapping(rows: pd.DataFrame) -> tuple[int, int]:
    """Of all pairs of outlets with ranges: how many overlap, and how many there are."""
    pairs = list(combinations(series(rows[rows["low"].notna() & rows["high"].notna()]), 2))
    return sum(a["low"] <= b["high"] and b["low"] <= a["high"] for a, b in pairs), len(pairs)


def _said(known: pd.DataFrame, noun: str) -> list[str]:
    shown = known["rate"].map(number)
    if known.empty:
        return [f"No outlet's text has enough {_WHERE} for a rate of {noun}s."]
    if not known["n_marks"].sum():
        return _none(known, noun)
    if len(known) == 1:
        row = known.iloc[0]
        n = f"{_n(row, noun)}; {span(row)}"
        has = "has" if row["n_docs"] == 1 else "have"
        said = f"{_text(row)} {has} {number(row['rate'])} {noun}s per 1,000 {_WHERE} ({n})."
        return [
            Led(said[0].upper() + said[1:], n_marks(known, noun)),
            "There is no other to compare it with.",
        ]
    if shown.nunique() == 1:
        n = f"{counted(known['n_marks'].sum(), noun)} in {counted(known['n_words'].sum(), 'word')} in all"
        none = f"No article stands out: each has {shown.iloc[0]} {noun}s per 1,000 {_WHERE} ({n})."
        return [Led(none, n_together(known, noun))]
    most, fewest = (known[shown == shown[known["rate"].agg(end)]] for end in ("idxmax", "idxmin"))
    ends = f"most in {_texts(most)} ({number(most['rate'].iloc[0])}), fewest in {_texts(fewest)}"
    said = f"{noun.capitalize()}s per 1,000 {_WHERE}: {ends} ({number(fewest['rate'].iloc[0])})."
    to = [with_rate(rows, noun)[0] for rows in (most, fewest)]
    each = f"{_each(most, noun)}; {_each(fewest, noun)}."
    return [Led(said, to), Led(each, [*n_marks(most, noun), *n_marks(fewest, noun)]), order(known)]


def address(rows: pd.DataFrame) -> str:
    """The address of the marks that rates of one measure, label and voice count, of all outlets together."""
    row = rows.iloc[0]
    return leads.counted(row["measure"], row["label"], row["voice"], outlet=list(rows["outlet"]))


def n_marks(rows: pd.DataFrame, noun: str) -> list[tuple[str, str]]:
    """The numbers of each outlet's marks and words, and their addresses."""
    each = [rows[rows["outlet"] == name] for name in kept(rows["outlet"], _MOST)]
    return [lead for one in each for lead in n_together(one, noun)]


def with_rate(rows: pd.DataFrame, noun: str) -> list[tuple[str, str | None]]:
    """The rate that all these outlets have, and `n_together`."""
    asked = address(rows) if rows["n_marks"].sum() else None
    return [(number(rows["rate"].iloc[0]), asked), *n_together(rows, noun)]


def n_together(rows: pd.DataFrame, noun: str) -> list[tuple[str, str]]:
    """The numbers of the marks and of the words of all these outlets, and their addresses; none of a zero."""
    n, n_words = rows["n_marks"].sum(), rows["n_words"].sum()
    words = leads.spoken(rows["voice"].iloc[0], outlet=list(rows["outlet"]))
    both = (n, counted(n, noun), address(rows)), (n_words, counted(n_words, "word"), words)
    return [(said, to) for number_of, said, to in both if number_of]


def _none(known: pd.DataFrame, noun: str) -> list[str]:
    """No mark in any of the articles; what so many words leave open, by the rule of three."""
    n_words, n_docs = known["n_words"].sum(), known["n_docs"].sum()
    where = "" if len(known) == 1 else " in the shortest of them"
    return [
        Led(
            f"No {noun} was found in the {n_words:,} {_WHERE} of {counted(n_docs, 'article')}.",
            n_together(known, noun),
        ),
        f"Up to {number(known['high'].max())} per 1,000 words{where} is not excluded (rule of three).",
    ]


def _each(rows: pd.DataFrame, noun: str) -> str:
    """Each outlet with its counts and its range."""
    shown = [f"{row['outlet']}: {_n(row, noun)}, {span(row)}" for row in series(rows)]
    return "; ".join(
        shown if len(shown) <= _MOST else [*shown[: _MOST - 1], f"{len(shown) - _MOST + 1:,} more"]
    )


def _texts(rows: pd.DataFrame) -> str:
    if (rows["n_docs"] == 1).all():
        return listed(rows["outlet"], _MOST)
    return listed(map(_text, series(rows)), _MOST)


def _text(row: pd.Series) -> str:
    """What is spoken of: an article, or so many of them."""
    n = row["n_docs"]
    return f"the article in {row['outlet']}" if n == 1 else f"the {counted(n, 'article')} in {row['outlet']}"


def _n(row: pd.Series, noun: str) -> str:
    return f"{counted(row['n_marks'], noun)} in {counted(row['n_words'], 'word')}"


def order(known: pd.DataFrame) -> str:
    n, pairs = overlapping(known)
    if not pairs:
        return "Without ranges nothing can be said of the order."
    if n == pairs:
        return "The ranges overlap, so do not rank the outlets."
    if n:
        where = f"The ranges of {n:,} of {counted(pairs, 'pair')} overlap"
        return f"{where}, so do not rank those outlets."
    return "The ranges do not overlap; that holds for these texts and says nothing of others."
