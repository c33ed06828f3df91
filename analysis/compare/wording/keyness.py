"""Keyness: the words that one outlet uses more than the others, and how many chance alone would give.

Log-odds with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, "Fightin' Words"): the prior
is the corpus's own mix of words, so that a word which is merely rare does not stand out. Where the method
is wrong: words of one passage come together, so a single passage can put a word at the top - see its
dispersion; and it counts forms, not meanings ("deal" the noun is "deal" the verb).
"""

import math
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.compare.rates.rates import FEWEST_ARTICLES
from analysis.compare.wording.voice_words import spoken
from analysis.once import remembered

LEAST = 3  # times in the corpus: a word seen less often cannot stand out, and would only add to the tests
PRIOR = 500  # words that the prior is worth, as in Monroe et al.: about as many as an article's narrator has
LEVEL = 0.05  # of Benjamini & Hochberg 1995: of the words that stand out, the share that may do so falsely
SHUFFLES = 200
RANKS = 6  # of each outlet's words: how high they come by chance is told
COLUMNS = ("outlet", "word", "n", "n_words", "n_rest", "n_words_rest", "z", "q", "dispersion", "stands_out")
CHANCE = ("outlet", "rank", "low", "high")
_LEAST_Z = 1.6  # its tail is above LEVEL


class Keyness(NamedTuple):
    """What `keyness` gives.

    `words` has a row for each outlet and word (corpus order, then z from high to low, then word): how often
    the outlet has it (`n` of `n_words`) and the others (`n_rest` of `n_words_rest`); `z`, above 0 where the
    outlet has it more often; `q`, the false discovery rate at which it would be called more frequent;
    `dispersion`, Gries' (2008) DP over the outlet's paragraphs, 0 where the word is spread as the text
    is, near 1 where it stands in one place, null where the outlet does not have it; `stands_out`, whether z
    is above 0 and q at most `LEVEL`. `by_chance` has for each of `SHUFFLES` shuffles how many words stood
    out when the sentences were dealt to the outlets at random. `chance` has of the same shuffles how high
    the z of an outlet's first, second, ... word came: `low` to `high` hold 95 % of them. `dealt` says what
    was dealt: sentences, or articles where each outlet has ten, for words of one article come together.
    """

    words: pd.DataFrame
    by_chance: np.ndarray
    chance: pd.DataFrame
    dealt: str = "sentences"

    @property
    def baseline(self) -> int:
        """As many words as this stand out by chance in 19 of 20 shuffles, or fewer."""
        return int(np.quantile(self.by_chance, 0.95, method="higher")) if len(self.by_chance) else 0


class _Tokens(NamedTuple):
    """The words of one voice: for each its number in the vocabulary, and its sentence's."""

    vocabulary: np.ndarray
    word: np.ndarray
    sentence: np.ndarray
    outlet: np.ndarray  # of each sentence
    place: np.ndarray  # of each sentence: its paragraph's number
    document: np.ndarray  # of each sentence: its article's number


@remembered
def keyness(
    voices: pd.DataFrame,
    sentences: pd.DataFrame,
    voice: str = "narrator",
    kind: str = "body",
    seed: int = 1,
) -> Keyness:
    """The words that each outlet uses more or less often than all others together, in one voice.

    A corpus of one outlet, or without words that occur `LEAST` times, gives no rows.

    Raises
    ------
    TableError : a column is missing.
    """
    outlets, tokens = _tokens(sentences, spoken(voices, sentences, voice, kind))
    counts = _counts(tokens, tokens.outlet, len(outlets))
    kept = counts.sum(axis=0) >= LEAST
    if len(outlets) < 2 or not kept.any():
        return Keyness(
            pd.DataFrame(columns=list(COLUMNS)),
            np.zeros(0, dtype=int),
            pd.DataFrame(columns=list(CHANCE)),
        )
    rng = np.random.default_rng(seed)
    by_chance, heights = [], []
    n_articles = np.bincount(tokens.outlet[np.unique(tokens.document, return_index=True)[1]])
    dealt = "articles" if n_articles.min() >= FEWEST_ARTICLES else "sentences"
    unit = tokens.document if dealt == "articles" else np.arange(len(tokens.outlet))
    firsts = np.unique(unit, return_index=True)[1]
    for _ in range(SHUFFLES):
        z = _z(_counts(tokens, rng.permutation(tokens.outlet[firsts])[unit], len(outlets)), kept)
        by_chance.append(_n_out(z))
        heights.append(np.sort(-np.partition(-z, min(RANKS, z.shape[1] - 1), axis=1)[:, :RANKS])[:, ::-1])
    return Keyness(
        _rows(outlets, tokens, counts, kept),
        np.array(by_chance),
        _chance(outlets, np.array(heights)),
        dealt,
    )


def _chance(outlets: list[str], heights: np.ndarray) -> pd.DataFrame:
    """The middle 95 % of `heights` (shuffle x outlet x rank), a row for each outlet and rank."""
    low, high = np.quantile(heights, (0.025, 0.975), axis=0)
    n_ranks = heights.shape[2]
    return pd.DataFrame(
        {
            "outlet": np.repeat(outlets, n_ranks),
            "rank": np.tile(np.arange(1, n_ranks + 1), len(outlets)),
            "low": np.round(low.ravel(), 6),
            "high": np.round(high.ravel(), 6),
        }
    )


def _tokens(sentences: pd.DataFrame, told: pd.DataFrame) -> tuple[list[str], _Tokens]:
    """The outlets that have words, in corpus order, and these words."""
    known = set(told["outlet"])
    outlets = [outlet for outlet in sentences["outlet"].unique() if outlet in known]
    word, vocabulary = pd.factorize(told["word"], sort=True)
    sentence, _ = pd.factorize(pd.MultiIndex.from_frame(told[["doc_id", "sent_id"]]))
    firsts = told[~told.duplicated(["doc_id", "sent_id"])]
    outlet = pd.Index(outlets).get_indexer(firsts["outlet"])
    place, _ = pd.factorize(pd.MultiIndex.from_frame(firsts[["doc_id", "paragraph"]]))
    document, _ = pd.factorize(firsts["doc_id"])
    return outlets, _Tokens(np.asarray(vocabulary), word, sentence, outlet, place, document)


def _counts(tokens: _Tokens, outlet: np.ndarray, n_outlets: int) -> np.ndarray:
    """Outlet x word: how often, when each sentence is the outlet's that `outlet` says."""
    size = len(tokens.vocabulary)
    cells = outlet[tokens.sentence] * size + tokens.word
    return np.bincount(cells, minlength=n_outlets * size).reshape(n_outlets, size)


def _standing_out(counts: np.ndarray, kept: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """z, q and whether it stands out, outlet x kept word."""
    z = _z(counts, kept)
    q = _q(z)
    return z, q, (z > 0) & (q <= LEVEL)


def _z(counts: np.ndarray, kept: np.ndarray) -> np.ndarray:
    """Monroe et al., equations 15, 18 and 22: the log-odds ratio over its standard deviation."""
    total = counts.sum(axis=0)
    prior = PRIOR * total[kept] / total.sum()
    own = counts[:, kept] + prior
    rest = (total - counts)[:, kept] + prior
    n_own = counts.sum(axis=1, keepdims=True) + PRIOR
    n_rest = total.sum() - counts.sum(axis=1, keepdims=True) + PRIOR
    ratio = np.log(own / (n_own - own)) - np.log(rest / (n_rest - rest))
    return ratio / np.sqrt(1 / own + 1 / rest)


def _n_out(z: np.ndarray) -> int:
    """How many `_standing_out` would call so: only z that alone are at `LEVEL` or under can be among them."""
    tails = np.sort(_TAIL(z[z > _LEAST_Z]))
    at = np.flatnonzero(tails * z.size / np.arange(1, len(tails) + 1) <= LEVEL)
    return int(at[-1]) + 1 if len(at) else 0


_TAIL = np.vectorize(lambda z: 0.5 * math.erfc(z / math.sqrt(2)), otypes=[float])


def _q(z: np.ndarray) -> np.ndarray:
    """Benjamini & Hochberg's adjusted p of "more frequent", over all outlets and words at once."""
    p = _TAIL(z).ravel()
    order = np.argsort(p, kind="stable")
    steps = p[order] * len(p) / np.arange(1, len(p) + 1)
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum.accumulate(steps[::-1])[::-1]
    return adjusted.reshape(z.shape)


def _rows(outlets: list[str], tokens: _Tokens, counts: np.ndarray, kept: np.ndarray) -> pd.DataFrame:
    z, q, out = _standing_out(counts, kept)
    sizes, total = counts.sum(axis=1), counts.sum(axis=0)
    found = []
    for number, outlet in enumerate(outlets):
        own = counts[number]
        found.append(
            pd.DataFrame(
                {
                    "outlet": outlet,
                    "word": tokens.vocabulary[kept],
                    "n": own[kept],
                    "n_words": sizes[number],
                    "n_rest": (total - own)[kept],
                    "n_words_rest": total.sum() - sizes[number],
                    "z": np.round(z[number], 6) + 0.0,
                    "q": np.round(q[number], 6),
                    "dispersion": _dispersion(tokens, number)[kept],
                    "stands_out": out[number],
                }
            ).sort_values(["z", "word"], ascending=[False, True])
        )
    return pd.concat(found, ignore_index=True)[list(COLUMNS)]


def _dispersion(tokens: _Tokens, outlet: int) -> np.ndarray:
    """Gries' DP of each word over the outlet's paragraphs; null where it does not occur."""
    ours = tokens.outlet[tokens.sentence] == outlet
    _, place = np.unique(tokens.place[tokens.sentence[ours]], return_inverse=True)
    size = len(tokens.vocabulary)
    cells, n = np.unique(place.astype(np.int64) * size + tokens.word[ours], return_counts=True)
    word, expected = cells % size, (np.bincount(place) / len(place))[cells // size]
    total = np.bincount(word, weights=n, minlength=size)
    apart = np.abs(n / total[word] - expected) - expected  # where a word is not, it is as far as is expected
    far = 1 + np.bincount(word, weights=apart, minlength=size)
    return np.round(np.where(total > 0, far, np.nan) / 2, 6)
