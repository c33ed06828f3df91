"""Rates: marks per 1,000 words of each voice, and mean tone, with how far each hangs on single passages."""

import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis import lexicon, tables

RESAMPLES = 2_000
FEWEST_WORDS = 200  # of a voice, under which a rate would be an accident
FEWEST_ARTICLES = 10  # of an outlet, from which articles are resampled
VOICES = (*tables.VOICES, "all")
_RULE_OF_THREE = 3.0  # with no mark in n words, 3 / n is the 95 % upper limit (Hanley & Lippman-Hand 1983)


def rates(
    marks: pd.DataFrame,
    voices: pd.DataFrame,
    sentences: pd.DataFrame,
    kind: str = "body",
    seed: int = 1,
) -> pd.DataFrame:
    """Marks per 1,000 words of each voice; an outlet without marks still has a row.

    Parameters
    ----------
    marks : one row per mark, columns `tables.columns("marks")`.
    voices : one row per stretch of one voice; it sets the number of words each rate is divided by.
    sentences : one row per unit; it sets which outlets are shown, which units are of `kind`, and
        the paragraphs that are resampled.

    Returns
    -------
    One row per outlet, measure, label and voice (corpus order, then report order), columns of the
    table `rates`. Two hedges in 400 words are 5 per 1,000 words. The label `all` of a counted
    measure leaves out the labels that are counted apart; tone has no such label, for raw and masked
    are two scores of the same sentence. Tone's rate is the mean over sentences, and its `n_marks`
    the number of sentences; labels come from `lexicons/labels.csv`, then those that only occur in
    `marks`. A measure that was not looked for has no row (`tables.measured`).

    `low` and `high` hold 95 % of `RESAMPLES` resamples: of paragraphs, which shows how far the
    figure hangs on single passages and is no confidence interval; of articles where an outlet has
    `FEWEST_ARTICLES` or more. They are null with a single paragraph, and rate, low and high are
    null where the voice has fewer than `FEWEST_WORDS` words. Without marks, high is 3,000 / words
    (the rule of three), also for a single paragraph. `resampled` names what was drawn, `paragraph`
    or `article`; it is null where nothing was: without a range, and under the rule of three.

    `n_docs` is the number of the outlet's documents with words of `kind` that were given a voice.
    It is 0 for an outlet whose documents were read but not scored, and its rates are null.

    Raises
    ------
    TableError : a column is missing; or there are marks and no voices, for no attribution was looked for.
    """
    for name, rows in (("marks", marks), ("voices", voices), ("sentences", sentences)):
        tables.checked(name, rows)
    if len(marks) and voices.empty:
        remedy = 'add "attribution" to `only` of mark.corpus'
        raise tables.TableError(f"a rate is per words of a voice, and attribution tells the voices: {remedy}")
    units = sentences.loc[sentences["kind"] == kind, ["doc_id", "sent_id", "outlet", "paragraph"]]
    spoken = voices[["doc_id", "sent_id", "voice", "n_words"]].merge(units, on=["doc_id", "sent_id"])
    counted = ["doc_id", "sent_id", "measure", "label", "voice", "value"]  # no more: they are many rows
    found = marks[counted].merge(units, on=["doc_id", "sent_id"])
    measures = _measures(marks)
    made = []
    for outlet in sentences["outlet"].unique():
        of_outlet = spoken[spoken["outlet"] == outlet], found[found["outlet"] == outlet]
        made += _outlet(outlet, *of_outlet, measures, seed)
    return tables.frame("rates", made)


class _Measure(NamedTuple):
    name: str
    unit: str
    labels: list[str]
    headline: list[bool]  # which labels count in `all`


# (label, voice) of each column; what is divided, place x column; by what; and marks in each column.
_Tally = tuple[list[tuple[str, str]], np.ndarray, np.ndarray, np.ndarray]


def _measures(marks: pd.DataFrame) -> list[_Measure]:
    """Each measure of `lexicons/labels.csv`, in report order, then those that only occur in `marks`.

    Where not every measure was looked for, the others are left out: their rates are not known.
    """
    looked_for = tables.measured(marks)
    known = [row for row in lexicon.labels() if looked_for is None or row["measure"] in looked_for]
    occurring = marks.groupby("measure")["label"].unique().to_dict()
    made = []
    for name in dict.fromkeys([*(row["measure"] for row in known), *sorted(occurring)]):
        rows = [row for row in known if row["measure"] == name]
        labels = [row["label"] for row in rows]
        labels += sorted(set(occurring.get(name, [])) - set(labels))
        apart = {row["label"] for row in rows if row["apart"]}
        unit = rows[0]["unit"] if rows else lexicon.PER_THOUSAND
        made.append(_Measure(name, unit, labels, [label not in apart for label in labels]))
    return made


def _outlet(
    outlet: str, spoken: pd.DataFrame, found: pd.DataFrame, measures: list[_Measure], seed: int
) -> list[tuple[Any, ...]]:
    """The rows of one outlet; they do not depend on the other outlets."""
    n_docs = spoken.loc[spoken["n_words"] > 0, "doc_id"].nunique()
    key, resampled = (["doc_id", "paragraph"], "paragraph")
    if n_docs >= FEWEST_ARTICLES:
        key, resampled = (["doc_id"], "article")
    places = pd.MultiIndex.from_frame(spoken[key].drop_duplicates())
    words = _sums(places, spoken, key, ["voice"], [(voice,) for voice in tables.VOICES], spoken["n_words"])
    words = np.column_stack([words, words.sum(axis=1)])
    weights = _weights(len(places), np.random.default_rng([seed, zlib.crc32(outlet.encode())]))
    rows = []
    for measure in measures:
        marks = found[found["measure"] == measure.name]
        tally = _means if measure.unit == lexicon.MEAN else _counts
        shown, tops, bottoms, n_marks = tally(measure, places, marks, key, words)
        lows, highs = _range(weights, tops, bottoms)
        for column, (label, voice) in enumerate(shown):
            n_words = int(words[:, VOICES.index(voice)].sum())
            numbers: tuple[float | None, ...] = (None, None, None)
            drawn = None
            if n_words >= FEWEST_WORDS and bottoms[:, column].any():
                rate = tops[:, column].sum() / bottoms[:, column].sum()
                numbers = (_rounded(rate), _rounded(lows[column]), _rounded(highs[column]))
                drawn = None if numbers[1] is None else resampled
                if not n_marks[column]:  # of a count: a mean of no sentences has no rate
                    numbers, drawn = (0.0, 0.0, _rounded(_RULE_OF_THREE * 1000 / n_words)), None
            rows.append(
                (outlet, measure.name, label, voice, n_docs, n_words, int(n_marks[column]))
                + (*numbers, measure.unit, drawn)
            )
    return rows


def _counts(
    measure: _Measure, places: pd.MultiIndex, marks: pd.DataFrame, key: list[str], words: np.ndarray
) -> _Tally:
    """Marks and thousands of words, place x (label, voice), the labels together and all voices added."""
    wanted = [(label, voice) for label in measure.labels for voice in tables.VOICES]
    counts = _sums(places, marks, key, ["label", "voice"], wanted, np.ones(len(marks)))
    cube = counts.reshape(len(places), len(measure.labels), len(tables.VOICES))
    cube = np.concatenate([cube, cube[:, measure.headline, :].sum(axis=1, keepdims=True)], axis=1)
    cube = np.concatenate([cube, cube.sum(axis=2, keepdims=True)], axis=2)
    tops = cube.reshape(len(places), cube.shape[1] * cube.shape[2])  # not -1: there may be no places
    shown = [(label, voice) for label in [*measure.labels, "all"] for voice in VOICES]
    return shown, tops, np.tile(words, len(measure.labels) + 1) / 1000, tops.sum(axis=0)


def _means(
    measure: _Measure, places: pd.MultiIndex, marks: pd.DataFrame, key: list[str], words: np.ndarray
) -> _Tally:
    """Sums of values and numbers of sentences, place x (label, voice)."""
    shown = [(label, voice) for label in measure.labels for voice in VOICES]
    tops = _sums(places, marks, key, ["label", "voice"], shown, marks["value"])
    bottoms = _sums(places, marks, key, ["label", "voice"], shown, np.ones(len(marks)))
    return shown, tops, bottoms, bottoms.sum(axis=0)


def _rounded(number: float) -> float | None:
    """To six digits, where machines agree; None for nan."""
    return None if np.isnan(number) else round(float(number), 6) + 0.0


def _sums(
    places: pd.MultiIndex,
    rows: pd.DataFrame,
    key: list[str],
    by: list[str],
    wanted: Sequence[tuple[str, ...]],
    values: pd.Series | np.ndarray,
) -> np.ndarray:
    """Place x wanted combination of the columns `by`: the sum of `values` there, 0 where there is none."""
    made = np.zeros((len(places), len(wanted)))
    at = places.get_indexer(pd.MultiIndex.from_frame(rows[key]))
    which = pd.MultiIndex.from_tuples(wanted).get_indexer(pd.MultiIndex.from_frame(rows[by]))
    inside = (at >= 0) & (which >= 0)
    np.add.at(made, (at[inside], which[inside]), np.asarray(values, dtype=float)[inside])
    return made


def _weights(n: int, rng: np.random.Generator) -> np.ndarray:
    """Resample x place: how often each place is drawn when n places are drawn with replacement."""
    return rng.multinomial(n, np.full(n, 1 / n), size=RESAMPLES).astype(float) if n > 1 else np.ones((0, n))


def _range(draw: np.ndarray, tops: np.ndarray, bottoms: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The 2.5th and 97.5th percentile of top / bottom over resamples; nan where there is nothing to draw."""
    if not len(draw):
        nothing = np.full(tops.shape[1], np.nan)
        return nothing, nothing
    with np.errstate(divide="ignore", invalid="ignore"):
        drawn = (draw @ tops) / (draw @ bottoms)
    drawn[~np.isfinite(drawn)] = np.nan
    empty = np.isnan(drawn).all(axis=0)
    drawn[:, empty] = 0.0
    low, high = np.nanpercentile(drawn, [2.5, 97.5], axis=0)
    low[empty] = high[empty] = np.nan
    return low, high
