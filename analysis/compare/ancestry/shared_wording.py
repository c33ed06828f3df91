"""Shared wording: runs of words that two articles have in common outside quotations.

Articles on one event share quotations, names, titles and figures, whoever wrote from whom; what else they
share word for word can come from a common text. Quotation marks and what is in them end a run; names, titles,
figures and small words stand in a run, but do not make it one. Where it is wrong: set phrases of the trade
("did not immediately respond to a request for comment") are shared without a common source; whoever rewrites
every sentence shares nothing; and a capital at the head of a sentence is told from a name only where the
article has the word with a capital elsewhere too.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations, groupby, pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import lexicon, tables
from analysis.compare.copies import copies
from analysis.compare.small_words import small_words
from analysis.words import words

LEAST_WORDS = 4  # in a run
LEAST_CONTENT = 2  # of them neither small words nor names, titles or figures
COMMON = 40  # words in more places than this are laid beside the next article that has them, not beside all
COLUMNS = ("doc_id", "outlet", "sent_id", "start", "end")
COLUMNS += ("other_id", "other_outlet", "other_sent_id", "other_start", "other_end")
COLUMNS += ("n_words", "n_content", "words")


class _Told(NamedTuple):
    """The words of all articles outside quotations; those of article k are `[bounds[k], bounds[k + 1])`.

    `word` is the place in `vocabulary`, 0 where a run ends; `n_content` counts words of content before.
    """

    ids: list[str]
    bounds: np.ndarray
    word: np.ndarray
    start: np.ndarray
    end: np.ndarray
    sent_id: np.ndarray
    n_content: np.ndarray
    vocabulary: list[str]


def shared_wording(sentences: pd.DataFrame, voices: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """One row per run of words that two articles share: where it stands in the earlier and in the other.

    Runs are as long as they can be, lie within a sentence of each, and have `LEAST_WORDS` words, of them
    `LEAST_CONTENT` of content; of runs that overlap the longest is kept. Of words in more than `COMMON`
    places (a wire story that many print, a set phrase) only those rows are given whose second article is the
    next to have them, and of a text that more than `COPIES` articles print word for word each is laid beside
    the first, which alone is laid beside all others: who has them is connected still, at a cost that grows
    with the places, not with their square. Headlines are left out. Rows are in the order of the corpus, then
    of the first article's text.

    Raises
    ------
    TableError : a column is missing.
    """
    for name, rows in (("sentences", sentences), ("voices", voices), ("marks", marks)):
        tables.checked(name, rows)
    outlets = dict(zip(sentences["doc_id"], sentences["outlet"], strict=True))
    told = _told(sentences, voices, marks)
    spans = enumerate(pairwise(told.bounds))
    first_of = copies((number, told.word[first:last].tobytes()) for number, (first, last) in spans)
    runs = {pair: _longest(_runs(places), pair[0], told) for pair, places in _common(told, first_of).items()}
    found = []
    for (one, other), own in sorted([*runs.items(), *_of_copies(told, first_of)]):
        for i, j, n in own:
            here, there = told.bounds[one] + i, told.bounds[other] + j
            words = " ".join(told.vocabulary[word] for word in told.word[here : here + n])
            n_content = int(told.n_content[here + n] - told.n_content[here])
            places = (_place(told, outlets, one, here, n), _place(told, outlets, other, there, n))
            found.append((*places[0], *places[1], n, n_content, words))
    return pd.DataFrame(found, columns=list(COLUMNS))


def _place(told: _Told, outlets: dict[str, str], article: int, at: int, n: int) -> tuple:
    doc_id = told.ids[article]
    return doc_id, outlets[doc_id], int(told.sent_id[at]), int(told.start[at]), int(told.end[at + n - 1])


def _told(sentences: pd.DataFrame, voices: pd.DataFrame, marks: pd.DataFrame) -> _Told:
    """The words of each article that was scored, in corpus order, quotations left out."""
    quoted = marks[marks["measure"] == "quotations"]
    masked: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for rows in (quoted, voices[voices["voice"] == "quoted"]):
        for doc_id, start, end in zip(rows["doc_id"], rows["start"], rows["end"], strict=True):
            masked[doc_id].append((start, end))
    running = sentences[
        (sentences["kind"] != "headline") & sentences["doc_id"].isin(voices["doc_id"].unique())
    ]
    ids, bounds = [], [0]
    numbers: dict[str, int] = {"": 0}
    columns = [array("i") for _ in range(4)]
    has_content = array("b")
    for doc_id, units in running.groupby("doc_id", sort=False):
        read = [(unit, words(unit.text)) for unit in units.itertuples(index=False)]
        inside = {
            low
            for unit, (starts, _, folded) in read
            for start, low in list(zip(starts, folded, strict=True))[1:]
            if unit.text[start].isupper()
        }
        for word, start, end, sent_id, content in _of_document(read, inside, sorted(masked[doc_id])):
            number = numbers.setdefault(word, len(numbers))
            for column, value in zip(columns, (number, start, end, sent_id), strict=True):
                column.append(value)
            has_content.append(content)
        ids.append(doc_id)
        bounds.append(len(has_content))
    n_content = np.concatenate([[0], np.cumsum(np.asarray(has_content, dtype=np.int64))])
    made = [np.frombuffer(column, dtype=np.int32) if column else np.zeros(0, np.int32) for column in columns]
    return _Told(ids, np.array(bounds), *made, n_content, list(numbers))


def _of_document(told, inside: set[str], masked: Sequence[tuple[int, int]]) -> Iterator[tuple]:
    """Each word, its start and end, its sentence, and whether it is of content; "" where a run must end.

    `inside` are the words with a capital that is not the sentence's.
    """
    at, stop = 0, ("", 0, 0, 0, False)
    for unit, (starts, ends, folded) in told:
        yield stop
        for i, (start, end, low) in enumerate(zip(starts, ends, folded, strict=True)):
            start, end = unit.start + start, unit.start + end
            while at < len(masked) and masked[at][1] <= start:
                at += 1
            if at < len(masked) and masked[at][0] < end:
                yield stop
                continue
            has_capital = unit.text[starts[i]].isupper() and (i > 0 or low in inside)
            yield low, start, end, unit.sent_id, not has_capital and _has_content(low)


@cache
def _has_content(low: str) -> bool:
    return not (low in small_words() or low[0].isdigit() or low.removesuffix("'s") in _titles())


@cache
def _titles() -> frozenset[str]:
    """Words of titles and countries: "secretary", "chinese"."""
    return frozenset(word for word, kinds in lexicon.roles().items() if kinds & {"title", "nation"})


def _of_copies(told: _Told, first_of: dict[int, int]) -> Iterator[tuple]:
    """Each copy beside the first one: its runs are those of the text with itself."""
    runs = {}
    for copy, first in first_of.items():
        if first not in runs:
            n = told.bounds[first + 1] - told.bounds[first] - LEAST_WORDS + 1
            grams = _grams(told.word[told.bounds[first] : told.bounds[first + 1]])
            runs[first] = _longest(_runs((i, i) for i in range(n) if grams[i] >= 0), first, told)
        yield (first, copy), runs[first]


def _grams(word: np.ndarray) -> np.ndarray:
    """Of each place the number of the `LEAST_WORDS` words from there on; -1 where a run ends among them."""
    n = max(0, len(word) - LEAST_WORDS + 1)
    gram, whole = np.zeros(n, dtype=np.int64), np.ones(n, dtype=bool)
    for ahead in range(LEAST_WORDS):
        there = word[ahead : ahead + n].astype(np.int64)
        gram = np.unique(gram * (int(word.max(initial=0)) + 1) + there, return_inverse=True)[1]
        whole &= there > 0
    return np.where(whole, gram, -1)


def _common(told: _Told, first_of: dict[int, int]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Of each pair of articles by number the places where `LEAST_WORDS` words are the same."""
    gram = _grams(told.word)  # a sentence begins with a break: none runs into the next article
    article = np.repeat(np.arange(len(told.ids)), np.diff(told.bounds))[: len(gram)]
    looked_at = (gram >= 0) & ~np.isin(article, list(first_of))
    where = np.flatnonzero(looked_at)
    where = where[np.argsort(gram[where], kind="stable")]
    starts = np.flatnonzero(np.diff(gram[where], prepend=-1))
    pairs = defaultdict(list)
    for first, size in zip(starts, np.diff(starts, append=len(where)), strict=True):
        if size > 1:
            at = where[first : first + size]
            numbers = article[at]
            places = list(zip(numbers.tolist(), (at - told.bounds[numbers]).tolist(), strict=True))
            for (one, i), (other, j) in _beside(places):
                pairs[one, other].append((i, j))
    return pairs


def _beside(places: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Two places of the same words, in two articles: every two, or of many each with the next article's."""
    if len(places) <= COMMON:
        yield from (pair for pair in combinations(places, 2) if pair[0][0] != pair[1][0])
        return
    articles = [list(of_article) for _, of_article in groupby(places, key=lambda place: place[0])]
    for these, those in pairwise(articles):
        yield from zip(these, those, strict=False)  # a copy has them as often, in the same order


def _runs(places: Iterable[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Places that follow each other in both articles as one run: first word of each, length."""
    runs: list[tuple[int, int, int]] = []
    for i, j in sorted(places, key=lambda place: (place[1] - place[0], place[0])):
        if runs and runs[-1][1] - runs[-1][0] == j - i and runs[-1][0] + runs[-1][2] - LEAST_WORDS + 1 == i:
            runs[-1] = (runs[-1][0], runs[-1][1], runs[-1][2] + 1)
        else:
            runs.append((i, j, LEAST_WORDS))
    return runs


def _longest(runs, one: int, told: _Told) -> list[tuple[int, int, int]]:
    """The runs with enough content, none over another in either article, in the order of the first."""
    kept: list[tuple[int, int, int]] = []
    before = told.n_content[told.bounds[one] :]
    for i, j, n in sorted(runs, key=lambda run: (-run[2], run[0], run[1])):
        if before[i + n] - before[i] < LEAST_CONTENT:
            continue
        if all((i + n <= a or a + m <= i) and (j + n <= b or b + m <= j) for a, b, m in kept):
            kept.append((i, j, n))
    return sorted(kept)
