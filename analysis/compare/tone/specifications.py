"""The outlets' order of tone under every combination of choices (Simonsohn, Simmons & Nelson 2020).

Simonsohn, Simmons & Nelson 2020, "Specification curve analysis", Nature Human Behaviour 4: all choices that
can be defended are made, in every combination, and all results are shown. Their joint test of significance
is left out on purpose: single articles do not carry one.
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from analysis import tables
from analysis.compare.rates.rates import FEWEST_ARTICLES, FEWEST_WORDS
from analysis.once import remembered

CHOICES = ["lexicon", "scored", "voice", "typography", "label"]
SCORED = ("sentence", "article")
DEALS = 2_000
DECIMALS = 2  # what is written alike is a tie


def specifications(
    scores: pd.DataFrame, voices: pd.DataFrame, sentences: pd.DataFrame, seed: int = 1
) -> pd.DataFrame:
    """Each outlet's mean score and place under each combination of choices.

    Parameters
    ----------
    scores : what `mark.tone_scores` gives.
    voices : sets the number of words in each voice.
    sentences : sets which outlets are shown, and their order.

    Returns
    -------
    One row per specification (in the order of `scores`; the first is the one that the other charts of tone
    show) and outlet, columns of the table `specifications`. `score` is the mean over the outlet's `n_scored`
    sentences or articles; it and `rank` are null under 200 words of the voice, as a rate is. Rank 1 is the
    highest; scores that are alike to two decimals share a rank.

    The baseline is described, not tested: the sentences of all outlets are dealt out anew, each outlet
    getting as many as it has, `DEALS` times with a seed. 95 % of the outlets' means then lie between
    `dealt_low` and `dealt_high`, and the highest and the lowest mean stand `gap_low` to `gap_high` apart in
    95 % of the deals. They are null where articles are scored, and with fewer than two outlets. Where each
    outlet has `FEWEST_ARTICLES` or more, articles are dealt out, for sentences of one article are alike.
    """
    names = list(dict.fromkeys(sentences["outlet"]))
    outlet_of = dict(zip(sentences["doc_id"], sentences["outlet"], strict=True))
    place_of = {doc_id: names.index(outlet) for doc_id, outlet in outlet_of.items()}
    scores = scores.assign(place=scores["doc_id"].map(place_of).astype("int16"))
    few = _few(voices, sentences)
    dealt = _dealt(scores, seed)
    made = []
    for choices, rows in scores.groupby(CHOICES, sort=False, observed=True):
        by_outlet = rows.groupby("place")["value"].agg(["size", "mean"])
        means = by_outlet["mean"].reindex(range(len(names)))
        n = by_outlet["size"].reindex(range(len(names)), fill_value=0)
        means[[few.get((name, choices[2]), True) for name in names]] = np.nan
        ranks = means.round(DECIMALS).rank(ascending=False, method="min")
        for name, n_scored, mean, rank in zip(names, n, means, ranks, strict=True):
            known = (None, None) if np.isnan(mean) else (round(float(mean), 6) + 0.0, int(rank))
            made.append((name, *choices, int(n_scored), *known, *dealt.get(choices, (None,) * 4)))
    return tables.frame("specifications", made)


@remembered
def pairs(specifications: pd.DataFrame) -> pd.DataFrame:
    """How often each pair of outlets keeps its order: one row per pair, in the order of the outlets.

    `higher` is the outlet that stands above `lower` in more of the `n` specifications that have a score for
    both: in `n_kept` of them, with the other order in `n_turned` and a tie, to two decimals, in `n_tied`.
    `share` is n_kept / n.
    """
    wide = specifications.pivot(index=CHOICES, columns="outlet", values="score").round(DECIMALS)
    made = []
    for one, other in combinations(dict.fromkeys(specifications["outlet"]), 2):
        differences = (wide[one] - wide[other]).dropna().round(DECIMALS)
        n, above, below = len(differences), int((differences > 0).sum()), int((differences < 0).sum())
        if n:
            higher, lower = (one, other) if above >= below else (other, one)
            kept, turned = max(above, below), min(above, below)
            made.append((higher, lower, n, kept, turned, n - kept - turned, kept / n))
    return pd.DataFrame(made, columns=["higher", "lower", "n", "n_kept", "n_turned", "n_tied", "share"])


def ordered(specifications: pd.DataFrame) -> pd.DataFrame:
    """The table `specifications`, each numbered from 1: those that score sentences come first.

    Of those that score alike, the ones that order the outlets as the first one does come first, and those
    with most pairs the other way round last.
    """
    if specifications.empty:
        return specifications
    wide = specifications.pivot(index=CHOICES, columns="outlet", values="score")
    wide = wide.reindex(list(dict.fromkeys(specifications[CHOICES].itertuples(index=False, name=None))))
    signs = _signs(wide.round(DECIMALS))
    turned = [int((signs[at] != signs[0]).sum()) for at in range(len(wide))]
    scored = [SCORED.index(key[1]) for key in wide.index]
    order = sorted(range(len(wide)), key=lambda at: (scored[at], turned[at], at))
    number = {wide.index[at]: place for place, at in enumerate(order, start=1)}
    keys = specifications[CHOICES].itertuples(index=False, name=None)
    made = specifications.assign(specification=[number[key] for key in keys])
    made = made.sort_values("specification", kind="stable", ignore_index=True)
    return made[["specification", *specifications.columns]]


def _signs(wide: pd.DataFrame) -> np.ndarray:
    """Specification x pair of outlets: which of the two stands higher; 0 where one has no score."""
    signs = [np.sign(wide[one] - wide[other]) for one, other in combinations(wide.columns, 2)]
    return np.nan_to_num(np.column_stack(signs)) if signs else np.zeros((len(wide), 0))


def _few(voices: pd.DataFrame, sentences: pd.DataFrame) -> dict[tuple[str, str], bool]:
    """(outlet, voice) -> whether its body has too few words in that voice for a mean."""
    body = sentences.loc[sentences["kind"] == "body", ["doc_id", "sent_id", "outlet"]]
    spoken = voices.merge(body, on=["doc_id", "sent_id"], validate="many_to_one")
    whole = spoken.assign(voice="all")
    words = pd.concat([spoken, whole]).groupby(["outlet", "voice"])["n_words"].sum()
    return {key: n < FEWEST_WORDS for key, n in words.items()}


def _dealt(scores: pd.DataFrame, seed: int) -> dict[tuple, tuple[float, ...]]:
    """Specification -> the four numbers of the baseline, for those that score sentences."""
    made = {}
    rows = scores[scores["scored"] == "sentence"]
    for voice, spoken in rows.groupby("voice", sort=False, observed=True):
        keys = ["lexicon", "typography", "label"]
        by_choice = {key: own for key, own in spoken.groupby(keys, sort=False, observed=True)}
        first = list(by_choice)
        unit = by_choice[first[0]]
        order = np.lexsort([unit["sent_id"].to_numpy(), unit["doc_id"].astype(str), unit["place"]])
        counts = unit["place"].value_counts().sort_index()
        if len(counts) < 2:
            continue
        values = np.column_stack([own["value"].to_numpy()[order] for own in by_choice.values()])
        sizes = np.ones(len(values))
        n_articles = unit.drop_duplicates("doc_id")["place"].value_counts().sort_index()
        if n_articles.min() >= FEWEST_ARTICLES:
            article = pd.factorize(unit["doc_id"].astype(str).to_numpy()[order])[0]
            starts = np.flatnonzero(np.diff(article, prepend=-1))
            values, sizes = np.add.reduceat(values, starts), np.add.reduceat(sizes, starts)
            counts = n_articles
        low, high, gap_low, gap_high = _deals(values, sizes, counts.to_numpy(), seed)
        for at, (name, typography, label) in enumerate(first):
            numbers = (low[at], high[at], gap_low[at], gap_high[at])
            made[name, "sentence", voice, typography, label] = tuple(
                round(float(each), 6) for each in numbers
            )
    return made


def _deals(values: np.ndarray, sizes: np.ndarray, counts: Sequence[int], seed: int) -> tuple[np.ndarray, ...]:
    """Of unit x specification, dealt out in `counts`: where 95 % of the means lie, and of their gaps.

    `values` are sums over the `sizes` sentences of a unit, which can be a single one.
    """
    rng = np.random.default_rng(seed)
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    deals = (rng.permutation(len(values)) for _ in range(DEALS))
    means = np.stack(
        [
            np.add.reduceat(values[deal], starts) / np.add.reduceat(sizes[deal], starts)[:, None]
            for deal in deals
        ]
    )
    gaps = means.max(axis=1) - means.min(axis=1)
    pooled = means.reshape(-1, values.shape[1])
    return (*np.percentile(pooled, [2.5, 97.5], axis=0), *np.percentile(gaps, [2.5, 97.5], axis=0))
