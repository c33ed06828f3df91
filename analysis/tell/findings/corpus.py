"""The finding of the corpus: what was read, and what was set aside."""

import pandas as pd

from analysis.compare.by_outlet import body, outlets
from analysis.tell import leads
from analysis.tell.phrasing import article_names, counted, listed, number

ENGLISH = "en"
_MOST = 4  # names or dates in a row


def sentences(articles: pd.DataFrame, units: pd.DataFrame, boilerplate: pd.DataFrame) -> list[str]:
    if articles.empty:
        return ["The corpus has no articles."]
    of = counted(len(outlets(articles)), "outlet")
    said = [
        f"{counted(len(articles), 'article')} from {of}, {counted(articles['n_words'].sum(), 'word')} in all."
    ]
    if len(articles) > 1:
        said.append(_lengths(articles))
    foreign = articles[articles["language"].notna() & (articles["language"] != ENGLISH)]
    scored = body(units)
    scored = scored[~scored["doc_id"].isin(foreign["doc_id"])]
    where = "The body" if foreign.empty else "The body of what was scored"
    n_words = counted(scored["n_words"].sum(), "word")
    has = f"{where} has {n_words} in {counted(len(scored), 'sentence')}; rates are computed from it."
    said.append(leads.Led(has, [(n_words, leads.spoken("all"))]))
    if len(foreign):
        said.append(_foreign(foreign, articles))
    said.append(_dates(articles["published"]))
    said.append(_set_aside(boilerplate, articles))
    return said


def _lengths(articles: pd.DataFrame) -> str:
    longest, shortest = articles["n_words"].max(), articles["n_words"].min()
    if longest == shortest:
        return f"Each has {counted(longest, 'word')}."
    ends = [
        f"the {end} has {counted(n, 'word')} ({_which(articles, n)})"
        for end, n in (("longest", longest), ("shortest", shortest))
    ]
    return f"Of these, {'; '.join(ends)}."


def _which(articles: pd.DataFrame, n_words: int) -> str:
    return listed(articles.loc[articles["n_words"] == n_words, "doc_id"].map(article_names(articles)), _MOST)


def _foreign(foreign: pd.DataFrame, articles: pd.DataFrame) -> str:
    """Which articles no measure looked at: the word lists are English."""
    pairs = zip(foreign["doc_id"].map(article_names(articles)), foreign["language"], strict=True)
    which = listed((f"{name} ({language})" for name, language in pairs), _MOST)
    was = "was" if len(foreign) == 1 else "were"
    said = f"{counted(len(foreign), 'article')} in other languages than English {was} read but not scored"
    return f"{said}: {which}."


def _dates(published: pd.Series) -> str:
    dates = published.value_counts().sort_index()
    if dates.empty:
        return "No date of publication is known."
    if len(dates) > _MOST:
        when = f"from {dates.index[0]} to {dates.index[-1]}"
    else:
        when = listed(f"{date} ({n:,})" for date, n in dates.items())
    unknown = published.isna().sum()
    return f"Published {when}{f'; {unknown:,} without a known date' if unknown else ''}."


def _set_aside(boilerplate: pd.DataFrame, articles: pd.DataFrame) -> str:
    if boilerplate.empty:
        return "Nothing was set aside as boilerplate."
    n = (boilerplate["end"] - boilerplate["start"]).sum()
    share = 100 * n / articles["text"].str.len().sum()
    where, spans = counted(boilerplate["doc_id"].nunique(), "article"), counted(len(boilerplate), "span")
    return leads.Led(
        f"{counted(n, 'character')} in {spans} of {where} "
        f"({number(share)} % of the documents) were set aside as boilerplate and are counted nowhere.",
        [(spans, leads.rows_of("boilerplate", {}))],
    )
