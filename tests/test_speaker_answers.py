"""Floors: how many sources are resolved rightly, against answers by hand; they may only rise.

The answers tell where things stand and do not repeat the documents. Whoever wrote the sample's also wrote
the rules: they guard what works, and are no evidence for other texts.
"""

import pandas as pd
import pytest
from support.speaker_answers import answers, judged

from analysis import read
from analysis.mark.attribution.words.names import phrase
from analysis.mark.speakers.actors import actors, match

# Rightly resolved sources, in percent: with the corpus's actors, and without.
FLOORS = {"sample": (98, 87), "trump-xi-call": (99, 87)}
# Sources that the answers know and the rules no longer find, in percent: more is no measure any more.
LOST = 10


def corpus(name: str) -> read.Corpus:
    if absent := read.missing(name):
        pytest.skip(f"{len(absent)} documents of {name} are not here")
    return read.corpus(name)


def keys(name: str) -> pd.DataFrame:
    return answers(read.SEEDS / name / "answers" / "speakers.csv")


@pytest.mark.parametrize("name", FLOORS)
@pytest.mark.parametrize("with_actors", [True, False])
def test_no_fewer_sources_are_resolved_rightly_than_before(name, with_actors):
    table = judged(corpus(name), keys(name), with_actors)
    floor = FLOORS[name][0 if with_actors else 1]
    wrong = table.loc[~table["right"], ["doc_id", "start", "cue", "answer", "speaker"]]
    assert table["right"].mean() * 100 >= floor, wrong.to_string()


@pytest.mark.parametrize("name", FLOORS)
def test_most_sources_that_the_answers_know_are_still_found(name):
    asked = keys(name)
    asked = asked[asked["speaker"].ne("") | asked["note"].eq("nobody speaks")]
    found = judged(corpus(name), keys(name))
    assert (len(asked) - len(found)) * 100 <= LOST * len(asked)


@pytest.mark.parametrize("name", FLOORS)
def test_every_answer_lies_in_a_document_and_its_names_are_actors(name):
    made = corpus(name)
    asked = keys(name)
    lengths = dict(zip(made.articles["doc_id"], made.articles["text"].map(len), strict=True))
    assert all(0 <= one.start < one.end <= lengths[one.doc_id] for one in asked.itertuples())
    names = {name for cell in asked["speaker"] for one in cell.split("|") for name in one.split("; ")}
    assert names - set(made.actors["actor"]) <= {"", "unnamed"}


def test_a_wrong_speaker_is_judged_wrong():
    made = corpus("sample")
    asked = keys("sample")
    swapped = asked.assign(
        speaker=asked["speaker"].replace({"Donald Trump": "Xi Jinping", "Xi Jinping": "Donald Trump"})
    )
    assert judged(made, swapped)["right"].mean() < 0.7


def sheet(name: str) -> pd.DataFrame:
    return pd.read_csv(read.SEEDS / name / "actors.csv", keep_default_na=False)


@pytest.mark.parametrize("name", FLOORS)
def test_every_name_and_alias_of_the_actors_is_its_own_actor_s(name):
    rows = sheet(name)
    known = actors(rows)
    for one in rows.itertuples():
        for alias in (one.actor, *filter(None, one.aliases.split(";"))):
            found = match(phrase(alias), known)
            assert found and found.name == one.actor, f"{alias} is taken for {found}"


@pytest.mark.parametrize("name", FLOORS)
@pytest.mark.parametrize(
    "other",
    [
        "Ivanka Trump",
        "Bo Kennedy",
        "a Republican",
        "the Taiwanese president",
        "Taiwan’s president",
        "the former president of France",
        "Trump’s lawyer",
        "an adviser to President Trump",
        "a spokesman for Xi",
        "supporters of Trump",
        "Trump supporters",
        "Japan’s Foreign Ministry",
        "the Japanese Foreign Ministry",
        "the Bank of China",
        "Chinese students",
        "the German statement",
    ],
)
def test_no_alias_of_the_actors_grabs_somebody_else(name, other):
    assert match(phrase(other), actors(sheet(name))) is None
