"""Shared wording: runs of words that two articles have in common outside quotations.

Articles on one event share quotations, names, titles and figures, whoever wrote from whom; what else they
share word for word can come from a common text. Quotation marks and what is in them end a run; names, titles,
figures and small words stand in a run, but do not make it one. Where it is wrong: set phrases of the trade
("did not immediately respond to a request for comment") are shared without a common source; whoever rewrites
every sentence shares nothing; and a capital at the head of a sentence is told from a name only where the
article has the word with a capital elsewhere too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations, groupby, pairwise
from typing import NamedTuple

import pandas as pd

from analysis import lexicon, tables
from analysis.compare.small_words import small_words
from analysis.words import words

LEAST_WORDS = 4  # in a run
LEAST_CONTENT = 2  # of them neither small words nor names, titles or figures
COMMON = 40  # words in more places than this are laid beside the next article that has them, not beside all
COLUMNS = ("doc_id", "outlet", "sent_id", "start", "end")
COLUMNS += ("other_id", "other_outlet", "other_sent_id", "other_start", "other_end")
COLUMNS += ("n_words", "n_content", "words")


class _Token(NamedTuple):
    """A word of an article outside quotations; `word` is "" where a run must end."""

    word: str
    start: int
    end: int
    sent_id: int
    has_content: bool


_BREAK = _Token("", 0, 0, 0, False)


def shared_wording(sentences: pd.DataFrame, voices: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """One row per run of words that two articles share: where it stands in the earlier and in the other.

    Runs are as long as they can be, lie within a sentence of each, and have `LEAST_WORDS` words, of them
    `LEAST_CONTENT` of content; of runs that overlap the longest is kept. Of words in more than `COMMON`
    places (a wire story that many print, a set phrase) only those rows are given whose second article is the
    next to have them: who has them is connected still, at a cost that grows with the places, not with their
    square. Headlines are left out. Rows are in the order of the corpus, then of the first article's text.

    Raises
    ------
    TableError : a column is missing.
    """
    for name, rows in (("sentences", sentences), ("voices", voices), ("marks", marks)):
        tables.checked(name, rows)
    outlets = dict(zip(sentences["doc_id"], sentences["outlet"], strict=True))
    tokens = _tokens(sentences, voices, marks)
    ids, told = list(tokens), list(tokens.values())
    found = []
    for (one, other), places in sorted(_common(told).items()):
        for i, j, n in _longest(_runs(places), told[one], told[other]):
            run = told[one][i : i + n]
            here = (ids[one], outlets[ids[one]], *_place(run))
            there = (ids[other], outlets[ids[other]], *_place(told[other][j : j + n]))
            n_content = sum(token.has_content for token in run)
            found.append((*here, *there, n, n_content, " ".join(token.word for token in run)))
    return pd.DataFrame(found, columns=list(COLUMNS))


def _place(run: Sequence[_Token]) -> tuple[int, int, int]:
    return run[0].sent_id, run[0].start, run[-1].end


def _tokens(sentences: pd.DataFrame, voices: pd.DataFrame, marks: pd.DataFrame) -> dict[str, list[_Token]]:
    """The words of each article that was scored, in corpus order, quotations left out."""
    quoted = marks[marks["measure"] == "quotations"]
    masked: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for rows in (quoted, voices[voices["voice"] == "quoted"]):
        for doc_id, start, end in zip(rows["doc_id"], rows["start"], rows["end"], strict=True):
            masked[doc_id].append((start, end))
    scored = set(voices["doc_id"])
    made = {}
    running = sentences[(sentences["kind"] != "headline") & sentences["doc_id"].isin(scored)]
    for doc_id, units in running.groupby("doc_id", sort=False):
        told = [(unit, words(unit.text)) for unit in units.itertuples(index=False)]
        inside = {
            low
            for unit, (starts, _, folded) in told
            for start, low in list(zip(starts, folded, strict=True))[1:]
            if unit.text[start].isupper()
        }
        made[doc_id] = list(_of_document(told, inside, sorted(masked[doc_id])))
    return made


def _of_document(told, inside: set[str], masked: Sequence[tuple[int, int]]) -> Iterator[_Token]:
    """`inside` are the words with a capital that is not the sentence's."""
    at = 0
    for unit, (starts, ends, folded) in told:
        yield _BREAK
        for i, (start, end, low) in enumerate(zip(starts, ends, folded, strict=True)):
            start, end = unit.start + start, unit.start + end
            while at < len(masked) and masked[at][1] <= start:
                at += 1
            if at < len(masked) and masked[at][0] < end:
                yield _BREAK
                continue
            has_capital = unit.text[starts[i]].isupper() and (i > 0 or low in inside)
            yield _Token(low, start, end, unit.sent_id, not has_capital and _has_content(low))


def _has_content(low: str) -> bool:
    return not (low in small_words() or low[0].isdigit() or low.removesuffix("'s") in _titles())


@cache
def _titles() -> frozenset[str]:
    """Words of titles and countries: "secretary", "chinese"."""
    return frozenset(word for word, kinds in lexicon.roles().items() if kinds & {"title", "nation"})


def _common(articles: Sequence[Sequence[_Token]]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Of each pair of articles by number the places where `LEAST_WORDS` words are the same."""
    spots: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, told in enumerate(articles):
        for i in range(len(told) - LEAST_WORDS + 1):
            gram = tuple(token.word for token in told[i : i + LEAST_WORDS])
            if "" not in gram:
                spots[gram].append((number, i))
    pairs = defaultdict(list)
    for places in spots.values():
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


def _longest(runs, one: Sequence[_Token], other: Sequence[_Token]) -> list[tuple[int, int, int]]:
    """The runs with enough content, none over another in either article, in the order of the first."""
    kept: list[tuple[int, int, int]] = []
    for i, j, n in sorted(runs, key=lambda run: (-run[2], run[0], run[1])):
        if sum(token.has_content for token in one[i : i + n]) < LEAST_CONTENT:
            continue
        if all((i + n <= a or a + m <= i) and (j + n <= b or b + m <= j) for a, b, m in kept):
            kept.append((i, j, n))
    return sorted(kept)
