"""Attributions found against those of people: precision, recall and F1, with intervals over articles.

All articles' counts are added before anything is divided (micro). Beside the measures of
`attribution_pairs` there are:

- content tokens: the words of all contents of an article pooled, without pairs.
- content partial: each gold content earns the share of its words that lie in any content found (recall), and
  the other way round (precision), as in the evaluations of Scheible et al. (2016).
- source|content: of the pairs of content soft, the share whose sources are the same, or share a word; "gold
  has source" leaves out the pairs without a source in the gold.

The definitions are those under which PolNeAR's and PARC's detectors were compared; people on PolNeAR agree
with each other at the figures of `tell/views/accuracy.csv`.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.compare.agreement.attribution_pairs import MEASURES, Worded, paired, sources_overlap, worded
from analysis.compare.agreement.span_words import Quoted, Tokens
from analysis.compare.rates.resampling import SEED, draws, harmonic, interval, share

FORMS = ("direct", "indirect", "mixed")
COLUMNS = ("group", "measure", "figure", "value", "low", "high", "n")
ALL = ""
_POOLED = ("content partial", "content tokens")
_ORDER = [*list(MEASURES)[:6], *_POOLED, *list(MEASURES)[6:]]
Counts = dict[tuple[str, str], float]
"""What an article adds to each (measure, count)."""
_SHARES = {"exact": "pairs", "overlap": "pairs", "overlap, gold has source": "pairs with source"}


def attribution_counts(text: str, gold: Sequence, found: Sequence) -> Counts:
    """What one article adds to each figure; `gold` and `found` have spans `source`, `cue`, `content`.

    The counts of a measure are `gold` and `found` (those that take part), `right` (of the gold) and `found
    right`, and by the gold's form `right direct`, ...; under "forms" stands how many gold there are of each.
    """
    tokens, quoted = Tokens(text), Quoted(text)
    ours, theirs = ([worded(one, tokens) for one in each] for each in (gold, found))
    forms = [quoted.form(one.content) for one in gold]
    made: Counts = {("forms", form): forms.count(form) for form in FORMS}
    for name, measure in MEASURES.items():
        pairs = paired(measure, ours, theirs)
        right = [forms[one] for one, _ in pairs]
        made |= {
            (name, "gold"): sum(bool(getattr(one, measure.role)) for one in ours),
            (name, "found"): sum(bool(getattr(one, measure.role)) for one in theirs),
            (name, "right"): len(pairs),
            (name, "found right"): len(pairs),
            **{(name, f"right {form}"): right.count(form) for form in FORMS},
        }
        if name == "content soft":
            made |= _sources([(ours[one], theirs[other]) for one, other in pairs])
    return made | _words(ours, theirs)


def _sources(pairs: list[tuple[Worded, Worded]]) -> Counts:
    with_source = [(one, other) for one, other in pairs if one.source]
    counts = {
        "pairs": len(pairs),
        "pairs with source": len(with_source),
        "exact": sum(one.source == other.source for one, other in pairs),
        "overlap": sum(sources_overlap(one, other) for one, other in pairs),
        "overlap, gold has source": sum(sources_overlap(one, other) for one, other in with_source),
    }
    return {("source|content", name): n for name, n in counts.items()}


def _words(gold: list[Worded], found: list[Worded]) -> Counts:
    """The counts of the measures that pool the words of contents."""
    in_gold = frozenset().union(*(one.content for one in gold))
    in_found = frozenset().union(*(one.content for one in found))
    shared = len(in_gold & in_found)
    return {
        ("content tokens", "gold"): len(in_gold),
        ("content tokens", "found"): len(in_found),
        ("content tokens", "right"): shared,
        ("content tokens", "found right"): shared,
        ("content partial", "gold"): len(gold),
        ("content partial", "found"): len(found),
        ("content partial", "right"): sum(_covered(one.content, in_found) for one in gold),
        ("content partial", "found right"): sum(_covered(one.content, in_gold) for one in found),
    }


def _covered(content: frozenset[int], by: frozenset[int]) -> float:
    return len(content & by) / len(content) if content else 0.0


def attribution_scores(
    counts: Sequence[Counts], groups: Sequence[str] = (), seed: int = SEED
) -> pd.DataFrame:
    """Every figure of a set of articles, and of each group of them.

    Parameters
    ----------
    counts : what `attribution_counts` gives for each article.
    groups : the group (an outlet) of each article, or nothing.

    Returns
    -------
    One row per group ("", all articles, first; then in the order in which they first come), measure and
    figure (precision, recall, F1, and recall of the gold of each form that there is), columns `COLUMNS`.
    `value`, `low` and `high` are 0 to 1, the higher the better; `n` is what the figure is divided by, null
    for F1. A figure of nothing (no gold, nothing found) is 0. `low` and `high` hold 95 % of 1,000 resamples
    of the group's articles: they say how far the figure hangs on these, and nothing of other outlets or
    years. They are null for a single article.
    """
    named = {ALL: list(counts)}
    for one, group in zip(counts, groups, strict=False):
        named.setdefault(group, []).append(one)
    rows = [(group, *row) for group, chosen in named.items() for row in _scores(chosen, seed)]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"n": "Int64"})


def _scores(counts: Sequence[Counts], seed: int) -> list[tuple]:
    """The rows of one group, without its name."""
    names = list(counts[0])
    table = np.array([[one[name] for name in names] for one in counts], dtype=float)
    sums, drawn = table.sum(axis=0), draws(len(table), seed) @ table
    values = _figures(dict(zip(names, sums, strict=True)))
    resampled = _figures(dict(zip(names, drawn.T, strict=True)))
    return [
        (*name, float(value), *interval(resampled[name][0]), None if n is None else int(n))
        for name, (value, n) in values.items()
        if name[1].removeprefix("recall ") not in FORMS or n
    ]


def _figures(
    of: Mapping[tuple[str, str], np.ndarray],
) -> dict[tuple[str, str], tuple[np.ndarray, np.ndarray]]:
    """(measure, figure) -> its value, and what it is divided by, from sums of counts; nothing for F1."""
    made = {}
    for name in _ORDER:
        n_found, n_gold = of[name, "found"], of[name, "gold"]
        precision, recall = share(of[name, "found right"], n_found), share(of[name, "right"], n_gold)
        made |= {
            (name, "precision"): (precision, n_found),
            (name, "recall"): (recall, n_gold),
            (name, "F1"): (harmonic(precision, recall), None),
        }
        for form in FORMS if name in MEASURES else ():
            n = of["forms", form]
            made[name, f"recall {form}"] = share(of[name, f"right {form}"], n, np.nan), n
    for name, whole in _SHARES.items():
        n = of["source|content", whole]
        made["source|content", name] = share(of["source|content", name], n), n
    return made
