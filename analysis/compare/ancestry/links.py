"""Ancestry: which articles may rest on one text, and how many tellings are independent at most.

A link between two articles is strong where they share enough wording, where one credits the other's outlet
again and again, or where both credit one medium so. It says that a common text is likely: a candidate is a
candidate. Where the rule is weak: who retells in other words leaves no run, so that there can be fewer
independent tellings than it says; a press release that both used, or the standing text of one outlet, looks
like copying; that two articles tell their facts in one order is not looked at. Where an outlet has several
articles a credit does not say which of them it means, and two articles can credit one medium on different
days: there a credit counts only between articles that share wording too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from analysis import tables
from analysis.compare.ancestry.shared_wording import COMMON, shared_wording
from analysis.compare.copies import copies
from analysis.compare.joined import first_of_joined
from analysis.once import remembered

MEDIA = "media"  # the group of actors.csv
# Read on 840 news articles: pairs above this share a text, or an outlet's standing text; those below share
# set phrases. The figures are in lexicons/README.md.
STRONG_RUNS, STRONG_WORDS = 3, 25
STRONG_CREDITS = 3
LINKS = (
    "doc_id",
    "outlet",
    "other_id",
    "other_outlet",
    "n_runs",
    "n_words",
    "n_credits",
    "common",
    "is_strong",
)
CREDITS = ("doc_id", "outlet", "medium", "sent_id", "start", "end")


class Ancestry(NamedTuple):
    """What `ancestry` gives.

    `shared` are the runs of `shared_wording`. `credits` has a row for each place that names a medium which is
    a source in the corpus or an outlet of it ("told the Courant"), the article's own outlet aside. `links`
    has a row for each pair of articles that share or credit something, in corpus order: `n_credits` are those
    of one to the other's outlet, `common` the media that both credit `STRONG_CREDITS` times, parted by "; ".
    `tellings` has for each article the number of its group: articles with a strong link, directly or through
    others, are of one. `copies` has of each article with a text that many print the first one that has
    it: see `copies.copies`.
    """

    shared: pd.DataFrame
    credits: pd.DataFrame
    links: pd.DataFrame
    tellings: pd.DataFrame
    copies: Mapping[str, str] = MappingProxyType({})

    @property
    def n_independent(self) -> int:
        """At most so many tellings are independent of each other."""
        return int(self.tellings["telling"].nunique())


@remembered
def ancestry(
    sentences: pd.DataFrame, voices: pd.DataFrame, marks: pd.DataFrame, attributions: pd.DataFrame
) -> Ancestry:
    """Which of the articles that were scored may rest on one text.

    Raises
    ------
    TableError : a column is missing.
    """
    tables.checked("attributions", attributions)
    shared = shared_wording(sentences, voices, marks)
    scored = sentences[sentences["doc_id"].isin(voices["doc_id"].unique())]
    outlets = dict(zip(scored["doc_id"], scored["outlet"], strict=True))
    credits = _credits(scored, marks, attributions)
    links = _links(outlets, shared, credits)
    strong = links[links["is_strong"]]
    groups = _groups(outlets, zip(strong["doc_id"], strong["other_id"], strict=True))
    told = [(doc_id, outlet, groups[doc_id]) for doc_id, outlet in outlets.items()]
    texts = scored.groupby("doc_id", sort=False)["text"].agg(tuple)
    tellings = pd.DataFrame(told, columns=["doc_id", "outlet", "telling"])
    return Ancestry(shared, credits, links, tellings, copies(texts.items()))


def _credits(sentences: pd.DataFrame, marks: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    media = set(attributions.loc[attributions["group"] == MEDIA, "speaker"].dropna())
    media |= set(sentences["outlet"])
    named = marks[marks["measure"] == "labels"]
    named = named.assign(medium=named["rule"].str.partition(": ")[0] if len(named) else "")
    units = sentences[["doc_id", "sent_id", "outlet", "text", "start"]].rename(columns={"start": "first"})
    found = named[named["medium"].isin(media)].merge(units, on=["doc_id", "sent_id"], validate="many_to_one")
    found = found[(found["medium"] != found["outlet"]) & ~_again(found)]
    return found[list(CREDITS)].reset_index(drop=True)


def _again(named: pd.DataFrame) -> pd.Series:
    """Which rows only name the medium of the row before once more: "the state agency, Radio Nord, said"."""
    before = named[["doc_id", "sent_id", "medium"]].shift()
    same = (before == named[["doc_id", "sent_id", "medium"]]).all(axis=1)
    columns = named["text"], named["first"], named["end"].shift(fill_value=0), named["start"]
    apart = [text[end - first : start - first] for text, first, end, start in zip(*columns, strict=True)]
    return same & pd.Series([gap.strip() == "," for gap in apart], index=named.index, dtype=bool)


def _links(outlets: dict[str, str], shared: pd.DataFrame, credits: pd.DataFrame) -> pd.DataFrame:
    runs = shared.groupby(["doc_id", "other_id"])["n_words"].agg(["size", "sum"])
    sizes = {pair: (int(n), int(words)) for pair, n, words in runs.itertuples(name=None)}
    n = credits.groupby(["doc_id", "medium"]).size().to_dict()
    leaned = defaultdict(set)
    for (doc_id, medium), times in n.items():
        if times >= STRONG_CREDITS:
            leaned[doc_id].add(medium)
    order = {doc_id: place for place, doc_id in enumerate(outlets)}
    pairs = {*sizes, *(tuple(sorted(pair, key=order.__getitem__)) for pair in _credited(outlets, n, leaned))}
    found = []
    for one, other in sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]])):
        n_runs, n_words = sizes.get((one, other), (0, 0))
        to_each_other = n.get((one, outlets[other]), 0), n.get((other, outlets[one]), 0)
        common = sorted(leaned[one] & leaned[other]) if one in leaned and other in leaned else []
        is_strong = (
            (n_runs >= STRONG_RUNS and n_words >= STRONG_WORDS)
            or max(to_each_other) >= STRONG_CREDITS
            or bool(common)
        )
        pair = (one, outlets[one], other, outlets[other])
        found.append((*pair, n_runs, n_words, sum(to_each_other), "; ".join(common) or None, is_strong))
    return pd.DataFrame(found, columns=list(LINKS)).astype({"is_strong": bool})


def _credited(
    outlets: dict[str, str], n: Mapping[tuple[str, str], int], leaned: Mapping[str, set[str]]
) -> Iterator[tuple[str, str]]:
    """The pairs that credits alone make: to the one article of an outlet, or of two such to one medium."""
    articles = defaultdict(list)
    for doc_id, outlet in outlets.items():
        articles[outlet].append(doc_id)
    alone = {outlet: own[0] for outlet, own in articles.items() if len(own) == 1}
    yield from ((doc_id, alone[medium]) for doc_id, medium in n if medium in alone)
    on = defaultdict(list)
    for doc_id in outlets:
        if outlets[doc_id] in alone:
            for medium in leaned.get(doc_id, ()):
                on[medium].append(doc_id)
    for own in on.values():
        yield from combinations(own, 2) if len(own) <= COMMON else pairwise(own)


def _groups(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Each id's connected component, numbered from 0 in the order of the ids."""
    numbers: dict[str, int] = {}
    return {
        one: numbers.setdefault(first, len(numbers)) for one, first in first_of_joined(ids, pairs).items()
    }
