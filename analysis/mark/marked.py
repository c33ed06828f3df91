"""The order of work on a document: quotation marks, attribution, voices, then every other measure."""

import gc
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import pandas as pd

from analysis import lexicon, tables
from analysis.mark import corrections, rows
from analysis.mark.attribution import in_order, relations
from analysis.mark.attribution.base import Relation
from analysis.mark.base import Measure, Sentence
from analysis.mark.quotations.pairs import Quotation, quotations
from analysis.mark.speakers.actor_names import named, names
from analysis.mark.speakers.actors import Actors, actors
from analysis.mark.speakers.speakers import speakers
from analysis.mark.voices import voices
from analysis.names import MEASURES as NAMES
from analysis.read.corpora import Corpus, described
from analysis.read.folder.corrections import Correction
from analysis.read.problems import CorpusError
from analysis.words import Words, words

_WITHOUT_WORDS = {"tone", "tone_word"}


class Marked(NamedTuple):
    """A corpus with its marks: DataFrames with the columns of the table of each name."""

    articles: pd.DataFrame
    boilerplate: pd.DataFrame
    sentences: pd.DataFrame
    voices: pd.DataFrame
    marks: pd.DataFrame
    attributions: pd.DataFrame
    attribution_spans: pd.DataFrame

    @property
    def measures(self) -> tuple[str, ...]:
        """What was looked for; of any other measure it is not known how often it occurs."""
        found = tables.measured(self.marks)
        return NAMES if found is None else found

    def marks_with_text(self) -> pd.DataFrame:
        """The marks, each with its `outlet`, the `kind` of its unit, its `words` and its `sentence`."""
        texts = dict(zip(self.articles["doc_id"], self.articles["text"], strict=True))
        places = zip(*(self.marks[name] for name in ("doc_id", "start", "end")), strict=True)
        rows = self.marks.assign(words=[texts[doc_id][start:end] for doc_id, start, end in places])
        units = self.sentences[["doc_id", "sent_id", "outlet", "kind", "text"]]
        units = units.rename(columns={"text": "sentence"})
        joined = rows.merge(units, on=["doc_id", "sent_id"], how="left", validate="many_to_one")
        return joined[[*self.marks, "outlet", "kind", "words", "sentence"]]

    def __repr__(self) -> str:
        return f"marks ({len(self.marks):,}): {', '.join(self.measures)}\n{described(self.articles)}"


def corpus(read: Corpus, only: Sequence[str] = NAMES) -> Marked:
    """The tables of a corpus, from what `read.corpus` gives.

    `only` names the measures whose marks are wanted, and nothing else is looked for. Without `attribution`
    nobody knows whose words are whose: then there are no attributions and no voices, the voice of a mark is
    null, and tone has the whole sentences only. The word lists are English: a document that is known to be in
    another language has no marks, either. What people corrected is in the tables in place of what was found.

    Raises
    ------
    CorpusError : corrections that do not fit what was found, all of them.
    ValueError : `only` names what is no measure.
    """
    if isinstance(only, str):
        only = [only]
    if unknown := set(only) - set(NAMES):
        raise ValueError(f"no measure is called {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    measures = [import_module(f"analysis.mark.{name}").MEASURE for name in NAMES if name in only]
    has_words = not set(only) <= _WITHOUT_WORDS or len(read.masks) > 0
    masks = lexicon.Phrases(read.masks.to_dict("records"))
    acting, called = actors(read.actors), names(read.actors)
    changed = corrections.by_document(read.corrections, only)
    problems: list[str] = []
    written = ("voices", "marks", "attributions", "attribution_spans")
    made: dict[str, list[list[Any]]] = {name: [[] for _ in tables.columns(name)] for name in written}
    scored = read.articles.loc[read.articles["language"].map(is_scored), "doc_id"]
    units = read.sentences[read.sentences["doc_id"].isin(scored)]
    with _uncollected():
        for doc_id, sentences in documents(units, words if has_words else _no_words):
            own = changed.pop(doc_id, [])
            for name, found in _document(sentences, measures, acting, masks, called, own, problems):
                rows_found = list(found)
                ids, *columns = made[name]
                ids += [doc_id] * len(rows_found)
                for column, cells in zip(columns, zip(*rows_found, strict=True), strict=False):
                    column += cells
    for doc_id in set(changed).intersection(read.articles["doc_id"]):  # the others are in other chunks
        nothing = f"nothing is marked in {doc_id}: it is not in English, or has no text"
        problems += [f"{one.place}: {nothing}; remove the row" for one in changed[doc_id]]
    if problems:
        raise CorpusError(sorted(problems, key=corrections.line))
    frames = {name: tables.frame_of_columns(name, columns) for name, columns in made.items()}
    frames["marks"].attrs |= tables.of_measures(measure.name for measure in measures)
    return Marked(read.articles, read.boilerplate, read.sentences, **frames)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without a search for cycles: marks are tuples by the hundred thousand, and none is in a cycle."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def is_scored(language: str | None) -> bool:
    """Whether a text in this language is marked: English, and what is too short to tell."""
    return pd.isna(language) or language == "en"


def documents(
    sentences: pd.DataFrame, words: Callable[[str], Words] = words
) -> Iterator[tuple[str, list[Sentence]]]:
    """Each document's id and its sentences, in the order of the table."""
    columns = ("doc_id", "sent_id", "start", "end", "kind", "paragraph", "text")
    units = zip(*(sentences[name].tolist() for name in columns), strict=True)
    for doc_id, group in groupby(units, key=itemgetter(0)):
        yield doc_id, [Sentence(*(*row[1:], words(row[-1]))) for row in group]


def _document(
    sentences: list[Sentence],
    measures: Sequence[Measure],
    acting: Actors,
    masks: lexicon.Phrases,
    called: lexicon.Phrases,
    own: Sequence[Correction],
    problems: list[str],
) -> Iterator[tuple[str, Iterable[tuple[Any, ...]]]]:
    """The rows of one document for each table; what does not fit in its `own` corrections is a problem."""
    asked = {measure.name for measure in measures}
    quoted = quotations(sentences) if not asked.isdisjoint(("attribution", "quotations")) else []
    found, stretches = [], []
    if "attribution" in asked:
        found = relations(sentences, quoted)
        if own:
            found = in_order(corrections.whole(found, sentences, own, problems), sentences, quoted)
        who = speakers(found, sentences, acting)
        if own:
            found, who = corrections.attributions(found, who, own, acting, problems)
        stretches = voices(sentences, quoted, found, who)
        yield "voices", rows.voices(sentences, stretches)
        yield "attributions", rows.attributions(found, who)
        yield "attribution_spans", rows.attribution_spans(found)
    if "labels" not in asked:
        called = lexicon.Phrases(())
    told = sentences
    if quoted or stretches or not called.is_empty or not masks.is_empty:
        told = _told(sentences, quoted, found, stretches, masks, called)
    hits = rows.marks(told, measures)
    yield "marks", corrections.marks(hits, told, own, problems) if own else hits


def _told(
    sentences: list[Sentence],
    quoted: Sequence[Quotation],
    found: Sequence[Relation],
    stretches: Sequence[tuple[Any, ...]],
    masks: lexicon.Phrases,
    called: lexicon.Phrases,
) -> list[Sentence]:
    """The sentences with what is now known of them, in their own positions."""
    by_sentence: dict[int, tuple[list[Any], list[Any], list[Any]]] = {
        sentence.sent_id: ([], [], []) for sentence in sentences
    }
    for place, quotation in zip(_places(sentences, quoted), quoted, strict=True):
        by_sentence[place][0].append((quotation.start, quotation.end, quotation.kind))
    for relation in [one for one in found if one.sure]:
        cue = (relation.cue_start, relation.cue_end, relation.commitment, relation.rule)
        by_sentence[relation.sent_id][1].append(cue)
    for sent_id, start, end, voice, _ in stretches:
        by_sentence[sent_id][2].append((start, end, voice))
    made = []
    for sentence in sentences:
        offset = sentence.start
        marked, cues, voiced = (
            tuple([(start - offset, end - offset, *rest) for start, end, *rest in spans]) if spans else ()
            for spans in by_sentence[sentence.sent_id]
        )
        actors_named = () if called.is_empty else named(sentence, called)
        masked = () if masks.is_empty else _masked(sentence, masks)
        made.append(Sentence(*sentence[:7], marked, cues, voiced, masked, actors_named))
    return made


def _places(sentences: list[Sentence], spans: Sequence[Quotation]) -> list[int]:
    """The sentence in which each span begins."""
    starts = [sentence.start for sentence in sentences]
    return [sentences[bisect_right(starts, span.start) - 1].sent_id for span in spans]


def _no_words(text: str) -> Words:
    return Words([], [], [])


def _masked(sentence: Sentence, masks: lexicon.Phrases) -> tuple[tuple[int, int], ...]:
    """The longest masked phrase at each word."""
    return tuple((found[0].start, found[0].end) for found in masks.at(sentence.text, sentence.words))
