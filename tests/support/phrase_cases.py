"""What the tests of the measures that are word lists share: their cases, and sentences to look at."""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from analysis import lexicon
from analysis.mark.base import Measure, Sentence, phrase_measure
from analysis.words import folded, words

CASES = Path(__file__).parents[1] / "cases"


def sentence(text):
    return Sentence(0, 0, len(text), "body", 0, text, words(text))


def hits_on(measure, case):
    """The hits that touch the phrase of a case."""
    start = case["text"].index(case["phrase"])
    end = start + len(case["phrase"])
    return [hit for hit in measure.find(sentence(case["text"])) if hit.start < end and start < hit.end]


def found(measure, text):
    """(phrase as written, label) of each hit."""
    return [(text[hit.start : hit.end], hit.label) for hit in measure.find(sentence(text))]


def cases(name):
    with (CASES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def listed(name):
    """The rows of each phrase of the word list: more than one where its guards tell labels apart."""
    path = lexicon.FOLDER / f"{name}.csv"
    found = {}
    for row in lexicon.rows(path, lexicon.PHRASE_COLUMNS, ("phrase",), ("phrase", "guard")):
        found.setdefault(row["phrase"], []).append(row)
    return found


def consumed(name, case):
    """Whether the phrase of a case stands in the list only to be passed over."""
    return {row["label"] for row in listed(name)[folded(case["phrase"])]} == {"none"}


def careless(measure: Measure, guards):
    """The same measure with every guard agreeing to everything."""
    agreeing = dict.fromkeys(guards, lambda sentence, first, last: True)
    return phrase_measure(measure.name, measure.question, agreeing)


def guards_short_of_cases(name, guards, least=2):
    """The guards with fewer than `least` must-match cases, or fewer than `least` near misses."""
    rows = listed(name)
    tried = Counter(
        (row["guard"], bool(case["label"]))
        for case in cases(name)
        for row in rows[folded(case["phrase"])]
        if case["label"] in ("", row["label"])
    )
    return [guard for guard in guards if min(tried[guard, True], tried[guard, False]) < least]


def assert_hits_are_their_rules(measure, text):
    """Hits lie inside the text, do not overlap, and are the phrase and the guard that their rule names."""
    rows = listed(measure.name)
    free = 0
    for hit in measure.find(sentence(text)):
        assert free <= hit.start < hit.end <= len(text)
        phrase, _, guard = hit.rule.partition(" [")
        assert words(text[hit.start : hit.end]).folded == words(phrase).folded
        assert (guard.rstrip("]"), hit.label) in [(row["guard"], row["label"]) for row in rows[phrase]]
        free = hit.end


def texts(name):
    """Any text, made of the word list's phrases, their neighbours, and what breaks programs."""
    neighbours = ["the", "a", "not", "be", "to", "that", "is", "90", "May", "He", "as", "whether", "of"]
    breakers = ["İ", "\r\n", "“", "”", "''", "„", "‘", "e\u0301", "🙂", ".", ",", "-", "\u00a0", "’s"]
    pieces = st.sampled_from([*listed(name), *neighbours, *breakers])
    return st.lists(st.tuples(pieces, st.sampled_from(["", " "])), max_size=25).map(
        lambda parts: "".join(piece + gap for piece, gap in parts)
    )
