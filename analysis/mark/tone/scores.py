"""Tone under other choices: each sentence and each article scored anew, by every lexicon and in every way.

Which of them is right cannot be said, so none is left out: `compare.specifications` shows what hangs on them.
"""

from array import array
from collections.abc import Callable, Iterator
from itertools import product

import numpy as np
import pandas as pd

from analysis import lexicon
from analysis.mark.tone.sentences import inside
from analysis.mark.tone.valence import normalised, valence, without_rules
from analysis.mark.tone.word_values import WordValues
from analysis.read.folder.lexicons import OURS
from analysis.words import words

SCORED, VOICES = ("sentence", "article"), ("all", "narrator")
TYPOGRAPHY, LABELS = ("normalised", "as written"), ("raw", "masked")
COLUMNS = ["doc_id", "sent_id", "lexicon", "scored", "voice", "typography", "label", "value"]

_NONE = -1  # for the number of a sentence, of an article

_Spans = tuple[tuple[int, int], ...]
_Scorer = Callable[..., float]


def tone_scores(read, voices: pd.DataFrame) -> pd.DataFrame:
    """The score of each body sentence, and of each article's body in one piece, under every choice.

    `read` is what `read.corpus` gives, with its masks and lexicons; `voices` the table of that name. One row
    per document, sentence (null for the article), lexicon, voice, typography and label (raw or masked), names
    as categories; the values lie between -1 and 1. `VADER` is vaderSentiment, `VADER's words` its lexicon
    without its rules, the others are the corpus's own `lexicons/*.csv`. The narrator's stretches are joined
    by a space, and so are the sentences of an article. A long text is near -1 or 1 as soon as its words lean
    to one side.
    """
    scorers = _scorers(read.lexicons)
    masks = lexicon.Phrases(read.masks.to_dict("records"))
    ids: list[str] = []
    document, sent_ids, choice, values = array("i"), array("i"), array("h"), array("d")
    choices: dict[tuple[str, ...], int] = {}
    for doc_id, by_voice in _documents(read.sentences, voices, masks):
        for voice, pieces in by_voice.items():
            whole = _joined([(text, spans) for _, text, spans in pieces])
            units = [("sentence", *piece) for piece in pieces] + [("article", _NONE, *whole)]
            for scored, sent_id, text, spans in units:
                for name, typography, label, value in _values(text, spans, scorers):
                    document.append(len(ids))
                    sent_ids.append(sent_id)
                    choice.append(choices.setdefault((name, scored, voice, typography, label), len(choices)))
                    values.append(value)
        ids.append(doc_id)
    given = pd.Series(sent_ids, dtype="Int32")
    made = {"doc_id": pd.Categorical.from_codes(document, ids), "sent_id": given.mask(given == _NONE)}
    for name, column in zip(COLUMNS[2:-1], zip(*choices, strict=True) if choices else [()] * 5, strict=True):
        kinds = list(dict.fromkeys(column))
        codes = np.array([kinds.index(each) for each in column], dtype=np.int8)
        made[name] = pd.Categorical.from_codes(codes[np.asarray(choice)] if choices else [], kinds)
    return pd.DataFrame(made | {"value": pd.Series(values, dtype="float64")})


def _scorers(own: pd.DataFrame) -> dict[str, _Scorer]:
    made = dict(zip(OURS, (lambda *args, **how: valence(*args, **how).compound, without_rules), strict=True))
    for name, entries in own.groupby("lexicon", sort=False):
        pairs = zip(entries["word"], entries["value"].astype("float64"), strict=True)
        made[name] = WordValues(pairs).compound
    return made


def _documents(
    sentences: pd.DataFrame, voices: pd.DataFrame, masks: lexicon.Phrases
) -> Iterator[tuple[str, dict[str, list[tuple[int, str, _Spans]]]]]:
    """Of each document that was given voices, by voice: its body sentences, with what is masked in them."""
    narrated: dict[tuple[str, int], list[tuple[int, int]]] = {}
    ours = voices[voices["voice"] == "narrator"]
    for doc_id, sent_id, start, end in ours[["doc_id", "sent_id", "start", "end"]].itertuples(index=False):
        narrated.setdefault((doc_id, sent_id), []).append((start, end))
    body = sentences[(sentences["kind"] == "body") & sentences["doc_id"].isin(voices["doc_id"].unique())]
    for doc_id, units in body.groupby("doc_id", sort=False):
        by_voice: dict[str, list] = {voice: [] for voice in VOICES}
        for sent_id, offset, text in units[["sent_id", "start", "text"]].itertuples(index=False):
            spans = tuple((found[0].start, found[0].end) for found in masks.at(text, words(text)))
            by_voice["all"].append((sent_id, text, spans))
            stretches = [(start - offset, end - offset) for start, end in narrated.get((doc_id, sent_id), ())]
            if stretches:
                told = " ".join(text[start:end] for start, end in stretches)
                by_voice["narrator"].append((sent_id, told, inside(stretches, spans)))
        yield doc_id, by_voice


def _joined(pieces: list[tuple[str, _Spans]]) -> tuple[str, _Spans]:
    """The pieces as one text, parted by spaces, and their spans in it."""
    spans, offset = [], 0
    for text, own in pieces:
        spans += [(start + offset, end + offset) for start, end in own]
        offset += len(text) + 1
    return " ".join(text for text, _ in pieces), tuple(spans)


def _values(text: str, spans: _Spans, scorers: dict[str, _Scorer]) -> Iterator[tuple[str, str, str, float]]:
    """Lexicon, typography, label and score of one text; what a choice cannot change is scored once."""
    plain = normalised(text) == text
    for name, scorer in scorers.items():
        made: dict[tuple[bool, _Spans], float] = {}
        for typography, label in product(TYPOGRAPHY, LABELS):
            how = (typography == "as written" and not plain, spans if label == "masked" else ())
            if how not in made:
                made[how] = scorer(text, how[1], as_written=how[0])
            yield name, typography, label, made[how]
