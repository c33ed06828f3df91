"""Hedging finds what its labels say, drops what only looks like it, and keeps its quality on gold."""

import gzip
import json
import os
from pathlib import Path

import pytest
from support import phrase_cases

from analysis import lexicon
from analysis.mark import guards
from analysis.mark.guards import context
from analysis.mark.hedging import MEASURE

NAME = "hedging"
CASES = phrase_cases.cases(NAME)
NEAR_MISSES = [case for case in CASES if not case["label"]]
LISTED = phrase_cases.listed(NAME)
GOLD = Path(os.environ.get("ANALYSIS_GOLD", Path(__file__).parents[2] / "shared" / "gold")) / NAME

# Measured on 2026-11-22; they may only rise. F1 of exact cues, F1 of sentences.
FLOORS = {"wiki-train.jsonl.gz": (84.6, 87.5), "wiki-dev.jsonl.gz": (84.0, 86.2)}
TRAPS_FLOOR = 99.0
NOT_CORE = {"approximator", "scope", "condition"}


@pytest.mark.parametrize("case", NEAR_MISSES, ids=lambda case: case["text"])
def test_a_near_miss_would_be_found_without_its_guard(case):
    careless = phrase_cases.careless(MEASURE, guards.HEDGING)
    assert phrase_cases.consumed(NAME, case) or phrase_cases.hits_on(careless, case)


@pytest.mark.parametrize(
    "text",
    [
        "The court meets again on 3 May.",
        "Mrs May flew home on Friday.",
        "The horse Rumour won by a neck.",
        "The Possible Dream, a musical about a boxer, closed after four nights.",
        "The band sang Maybe Tomorrow at the funeral.",
    ],
)
def test_a_hedge_with_a_capital_in_running_text_is_a_name(text):
    assert phrase_cases.found(MEASURE, text) == []


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Rebels Reportedly Took the Port at Dawn", "Reportedly"),
        ("POSSIBLE SUSPECT: police POSSIBLY saw him leave.", "POSSIBLY"),
        ("Maybe they will come.", "Maybe"),
        ("He said: Perhaps they will come.", "Perhaps"),
        ("He left early and I guess so did she.", "I guess"),
    ],
)
def test_a_hedge_with_a_capital_in_a_headline_or_behind_a_sign_is_no_name(text, phrase):
    assert phrase in [found for found, _ in phrase_cases.found(MEASURE, text)]


def test_every_guard_has_two_hedges_and_two_near_misses():
    assert phrase_cases.guards_short_of_cases(NAME, guards.HEDGING) == []


def test_every_guard_is_used_by_the_word_list():
    assert set(guards.HEDGING) == {row["guard"] for rows in LISTED.values() for row in rows} - {""}


def test_every_class_of_words_is_used_by_a_guard():
    written = "".join(path.read_text(encoding="utf-8") for path in Path(guards.__file__).parent.glob("*.py"))
    assert [name for name in context._CLASSES if f'"{name}"' not in written] == []


def test_belief_approximators_and_conditions_are_counted_apart():
    apart = [row["label"] for row in lexicon.labels() if row["measure"] == NAME and row["apart"]]
    assert apart == ["belief", "approximator", "condition"]


def test_a_longer_phrase_wins_over_the_words_in_it():
    text = "It could not be independently verified."
    assert phrase_cases.found(MEASURE, text) == [("could not be independently verified", "open_question")]


def test_what_somebody_says_is_no_hedge():
    assert phrase_cases.found(MEASURE, "According to police, two died, the mayor said.") == []


@pytest.mark.parametrize("name", FLOORS)
def test_quality_on_gold_does_not_fall(name):
    gold = _read(name)
    exact, sentences = [0, 0, 0], [0, 0, 0]
    for row in gold:
        conditions = [cue for cue in row["cues"] if cue[2] == "condition"]
        cues = {tuple(cue[:2]) for cue in row["cues"] if cue[2] != "condition"}
        hits = {
            (hit.start, hit.end)
            for hit in MEASURE.find(phrase_cases.sentence(row["text"]))
            if hit.label not in NOT_CORE and not any(hit.start < c[1] and c[0] < hit.end for c in conditions)
        }
        exact = [n + more for n, more in zip(exact, (len(cues & hits), len(hits), len(cues)), strict=True)]
        both = (bool(cues and hits), bool(hits), bool(cues))
        sentences = [n + more for n, more in zip(sentences, both, strict=True)]
    assert _f1(*exact) >= FLOORS[name][0]
    assert _f1(*sentences) >= FLOORS[name][1]


def test_quality_on_the_trap_sentences_does_not_fall():
    traps = _read("traps.jsonl")
    right = 0
    for trap in traps:
        hits = MEASURE.find(phrase_cases.sentence(trap["text"]))
        at = [hit for hit in hits if hit.start < trap["end"] and trap["start"] < hit.end]
        right += any(hit.label != "condition" for hit in at) == trap["hedge"]
    assert 100 * right / len(traps) >= TRAPS_FLOOR


def _read(name):
    path = GOLD / name
    if not path.exists():
        pytest.skip(f"{name} is not in {GOLD}; name the folder of the gold sets with ANALYSIS_GOLD")
    opener = gzip.open if name.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _f1(n_right, n_found, n_gold):
    return 200 * n_right / (n_found + n_gold)
