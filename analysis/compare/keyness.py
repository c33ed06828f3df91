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

from analysis import tables
from analysis.words import words

LEAST = 3  # times in the corpus: a word seen less often cannot stand out, and would only add to the tests
PRIOR = 500  # words that the prior is worth, as in Monroe et al.: about as many as an article's narrator has
LEVEL = 0.05  # of Benjamini & Hochberg 1995: of the words that stand out, the share that may do so falsely
SHUFFLES = 200
COLUMNS = ("outlet", "word", "n", "n_words", "n_rest", "n_words_rest", "z", "q", "dispersion", "stands_out")


class Keyness(NamedTuple):
    """What `keyness` gives.

    `words` has a row for each outlet and word (corpus order, then z from high to low, then word): how often
    the outlet has it (`n` of `n_words`) and the others (`n_rest` of `n_words_rest`); `z`, above 0 where the
    outlet has it more often; `q`, the false discovery rate at which it would be called more frequent;
    `dispersion`, Gries' (2008) DP over the outlet's paragraphs, 0 where the word is spread as the text
    is, near 1 where it stands in one place, null where the outlet does not have it; `stands_out`, whether z
    is above 0 and q at most `LEVEL`. `by_chance` has for each of `SHUFFLES` shuffles how many words stood
    out when the sentences were dealt to the outlets at random.
    """

    words: pd.DataFrame
    by_chance: np.ndarray

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
    tables.checked("voices", voices)
    tables.checked("sentences", sentences)
    outlets, tokens = _tokens(voices, sentences, voice, kind)
    if len(outlets) < 2 or not len(tokens.vocabulary):
        return Keyness(pd.DataFrame({name: [] for name in COLUMNS}), np.zeros(0, dtype=int))
    counts = _counts(tokens, tokens.outlet, len(outlets))
    kept = counts.sum(axis=0) >= LEAST
    rng = np.random.default_rng(seed)
    shuffled = (rng.permutation(tokens.outlet) for _ in range(SHUFFLES))
    by_chance = [
        int(_standing_out(_counts(tokens, dealt, len(outlets)), kept)[2].sum()) for dealt in shuffled
    ]
    return Keyness(_rows(outlets, tokens, counts, kept), np.array(by_chance))


def _tokens(
    voices: pd.DataFrame, sentences: pd.DataFrame, voice: str, kind: str
) -> tuple[list[str], _Tokens]:
    """The outlets that have words of the voice, in corpus order, and these words."""
    units = sentences.loc[sentences["kind"] == kind]
    spoken = voices[voices["voice"] == voice].merge(
        units, on=["doc_id", "sent_id"], suffixes=("", "_of_sentence"), validate="many_to_one"
    )
    cuts = zip(spoken["text"], spoken["start"], spoken["end"], spoken["start_of_sentence"], strict=True)
    told = [words(text[start - offset : end - offset]).folded for text, start, end, offset in cuts]
    lengths = np.array([len(one) for one in told], dtype=int)
    keys = pd.MultiIndex.from_frame(spoken[["doc_id", "sent_id"]])
    of_stretch, distinct = pd.factorize(keys)
    firsts = ~keys.duplicated()
    known = set(spoken.loc[lengths > 0, "outlet"])
    outlets = [outlet for outlet in sentences["outlet"].unique() if outlet in known]
    outlet = pd.Index(outlets).get_indexer(spoken.loc[firsts, "outlet"])
    place, _ = pd.factorize(pd.MultiIndex.from_frame(spoken.loc[firsts, ["doc_id", "paragraph"]]))
    vocabulary, word = np.unique(
        [word for one in told for word in one] or np.zeros(0, "U1"), return_inverse=True
    )
    return outlets, _Tokens(vocabulary, word, np.repeat(of_stretch, lengths), outlet, place)


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


_TAIL = np.vectorize(lambda z: 0.5 * math.erfc(z / math.sqrt(2)), otypes=[float])


def _q(z: np.ndarray) -> np.ndarray:
    """Benjamini & Hochberg's adjusted p of "more frequent", over all outlets and words at once."""
    p = _TAIL(z).ravel()
    order = np.argsort(p, kind="stable")
    steps = p[order] * len(p) / np.arange(1, len(p) + 1)
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum.accumulate(steps[::-1])[::-1]
    return np.minimum(adjusted, 1.0).reshape(z.shape)


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
    places, place = np.unique(tokens.place[tokens.sentence[ours]], return_inverse=True)
    size = len(tokens.vocabulary)
    cells = place * size + tokens.word[ours]
    table = np.bincount(cells, minlength=len(places) * size).reshape(len(places), size)
    expected = table.sum(axis=1, keepdims=True) / table.sum()
    with np.errstate(invalid="ignore"):
        observed = table / table.sum(axis=0)
    return np.round(np.abs(observed - expected).sum(axis=0) / 2, 6)
