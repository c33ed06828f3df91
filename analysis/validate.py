"""Gold in, scores out: what the detectors find in texts that people marked, held against what people found.

The texts go the way that `measure` sends documents, so that what is validated is what users run. Progress
goes to stderr.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from tqdm import tqdm

from analysis import compare, mark, read
from analysis.names import CODED
from analysis.read.folder import codes as read_codes
from analysis.read.folder.codes import Sample
from analysis.read.gold.files import Article, Attribution, Hedged, Rated

CHUNK = 100  # texts at a time: it bounds the memory
ERRORS = (
    *("doc_id", "outlet", "kind", "why", "form", "source", "cue", "content"),
    *("source_at", "cue_at", "content_at", "nearest_source", "nearest_cue", "nearest_content", "sentence"),
)


class Validated(NamedTuple):
    """Scores, one row per figure, and errors, one row per attribution without a pair (columns `ERRORS`)."""

    scores: pd.DataFrame
    errors: pd.DataFrame


def attribution(articles: Sequence[Article], by_outlet: bool = False, only_sure: bool = False) -> Validated:
    """`compare.attribution_scores` of the detector on these articles, together and by outlet, and its errors.

    With `only_sure`, of what is told as a fact.

    Positions of an error are `start-end`, several parted by ";".
    """
    counts, errors = [], []
    for article, found, sentences in _found(articles, only_sure):
        counts.append(compare.attribution_counts(article.text, article.attributions, found))
        errors += _errors(article, found, sentences)
    outlets = [article.outlet for article in articles] if by_outlet else []
    return Validated(compare.attribution_scores(counts, outlets), pd.DataFrame(errors, columns=list(ERRORS)))


def _found(
    articles: Sequence[Article], only_sure: bool = False
) -> Iterator[tuple[Article, list[Attribution], list[tuple]]]:
    """Each article, what was found in it in the table's order, and its sentences as (start, end, text)."""
    for part, marked in _marked(articles, ("attribution",)):
        found = marked.attribution_spans
        if only_sure:
            sure = marked.attributions.loc[marked.attributions["sure"], ["doc_id", "attribution_id"]]
            found = found.merge(sure, on=["doc_id", "attribution_id"])
        spans = _by_document(found, ["attribution_id", "role", "start", "end"])
        sentences = _by_document(marked.sentences, ["start", "end", "text"])
        for article in part:
            yield article, _attributions(spans[article.doc_id]), sentences[article.doc_id]


def hedging(sentences: Sequence[Hedged], core: bool = False) -> pd.DataFrame:
    """`compare.hedging_scores` of the detector on these sentences; with `core`, as `compare.core` says."""
    counts = []
    for part, marked in _marked(sentences, ("hedging",)):
        found = _by_document(marked.marks, ["start", "end", "label"])
        for sentence in part:
            pair = sentence.cues, found[sentence.doc_id]
            counts.append(compare.hedging_counts(*(compare.core(*pair) if core else pair)))
    return compare.hedging_scores(counts, [sentence.group for sentence in sentences])


class Coded(NamedTuple):
    """What people coded of a corpus, and how far they and the detector agree; without a sheet, nothing.

    `units` is a row per sentence of the sheets: `doc_id, outlet, start, end, text`, whether it was `drawn` as
    one with a mark, whether one is `found` in it now, and a column for each of `coders`: 1, 0 or null.
    `scores` are those of `compare.coding_scores`.
    """

    sample: Sample | None
    coders: tuple[str, ...]
    units: pd.DataFrame
    scores: pd.DataFrame


def codes(corpus: str | Path, sheets: Sequence[Path] = (), documents: Path | None = None) -> Coded:
    """The detector of `corpus` against the coding sheets of people; by default those in its folder `codes`.

    It is the detector as it is, without what people corrected.

    Raises
    ------
    CorpusError : with every problem of the corpus, or of the sheets.
    """
    paths = list(sheets) or read.coding_sheets(corpus)
    if not paths:
        return Coded(None, (), pd.DataFrame(), pd.DataFrame())
    marked = mark.corpus(read.corpus(corpus, documents)._replace(corrections=()))
    # Which sentences can be drawn is the same for every measure: those of any tell what a sheet is of.
    found = read_codes.codes(paths, mark.coded_sentences(marked, CODED[0]))
    sample, coders, units = found
    sentences = mark.coded_sentences(marked, sample.measure)
    units = sentences.merge(units, on=["doc_id", "sent_id"], validate="one_to_one").drop(columns="sent_id")
    scores = compare.coding_scores(units, coders, sample.n_marked, sample.n_sentences)
    return Coded(sample, coders, units, scores)


def differing(coded: Coded) -> pd.DataFrame:
    """The sentences of which coders and detector do not all say the same, in the corpus's order."""
    if not coded.coders:
        return pd.DataFrame(columns=["doc_id", "outlet", "start", "end", "detector", "sentence"])
    codes_of = coded.units[list(coded.coders)]
    said = codes_of.assign(detector=coded.units["found"].astype(float))
    rows = coded.units[said.nunique(axis=1) > 1]
    shown = rows[["doc_id", "outlet", "start", "end"]].assign(detector=rows["found"].astype("Int64"))
    people = rows[list(coded.coders)].astype("Int64")
    return pd.concat([shown, people, rows[["text"]].rename(columns={"text": "sentence"})], axis=1)


def tone(texts: Sequence[Rated], neutral: float) -> pd.DataFrame:
    """`compare.tone_scores` of the detector on these texts."""
    rated, groups = [text.score for text in texts], [text.group for text in texts]
    return compare.tone_scores(list(tone_of(texts)), rated, groups, neutral)


def tone_of(texts: Sequence[Rated]) -> Iterator[float]:
    """Of each text the mean of its sentences' raw compounds, whatever voices are in them.

    A text in which nothing was scored has 0, as one without a word that the lexicon knows.
    """
    for part, marked in _marked(texts, ("tone",)):
        marks = marked.marks
        raw = marks[(marks["label"] == "raw") & (marks["voice"] == "all")]
        mean = raw.groupby("doc_id")["value"].mean()
        yield from (mean.get(text.doc_id, 0.0) for text in part)


def _marked(rows: Sequence, only: Sequence[str]) -> Iterator[tuple[Sequence, mark.Marked]]:
    """Some gold rows at a time, with what was marked in their texts."""
    with tqdm(total=len(rows), unit=" texts", desc="validated", mininterval=1, leave=False) as progress:
        for first in range(0, len(rows), CHUNK):
            part = rows[first : first + CHUNK]
            texts = ((row.doc_id, getattr(row, "outlet", "gold"), row.text) for row in part)
            yield part, mark.corpus(read.of_texts("gold", texts), only)
            progress.update(len(part))


def _by_document(rows: pd.DataFrame, columns: list[str]) -> dict[str, list[tuple]]:
    """Each document's rows, in the order of the table; a document without any has none."""
    made: dict[str, list[tuple]] = defaultdict(list)
    for doc_id, *cells in rows[["doc_id", *columns]].itertuples(index=False, name=None):
        made[doc_id].append(tuple(cells))
    return made


def _attributions(spans: Sequence[tuple]) -> list[Attribution]:
    """What was found in one article, as spans of each role, from its (number, role, start, end)."""
    made: dict[int, dict[str, list]] = {}
    for number, role, start, end in spans:
        made.setdefault(number, {role: [] for role in Attribution._fields})[role].append((start, end))
    return [Attribution(*map(tuple, of.values())) for of in made.values()]


def _errors(article: Article, found: Sequence[Attribution], sentences: Sequence[tuple]) -> Iterator[tuple]:
    """The rows of one article, columns `ERRORS`; `sentences` are its (start, end, text)."""
    starts = [start for start, _, _ in sentences]
    for error in compare.attribution_errors(article.text, article.attributions, found):
        told = [_told(article.text, spans) for spans in error.one]
        at = [";".join(f"{start}-{end}" for start, end in spans) for spans in error.one]
        nearest = [_told(article.text, spans) for spans in error.other or ((), (), ())]
        first = min([start for start, _ in error.one.cue or error.one.content], default=0)
        place = bisect_right(starts, first) - 1
        inside = place >= 0 and first < sentences[place][1]  # boilerplate is in no sentence
        sentence = sentences[place][2] if inside else ""
        made = (article.doc_id, article.outlet, error.kind, error.why, error.form)
        yield *made, *told, *at, *nearest, sentence


def _told(text: str, spans: Sequence[tuple[int, int]]) -> str:
    return " … ".join(text[start:end] for start, end in spans)
