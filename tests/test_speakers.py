"""Speakers: canonical names and groups of sources, by the corpus's actors and by the article itself."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from support.texts import sentences, stories, texts

from analysis import mark, read
from analysis.mark.attribution import relations
from analysis.mark.attribution.words.names import person, source
from analysis.mark.marked import documents
from analysis.mark.quotations.pairs import quotations
from analysis.mark.speakers import pronouns
from analysis.mark.speakers.actors import actors as build
from analysis.mark.speakers.speakers import speakers

ACTORS = pd.DataFrame(
    [
        ("Ann Lee", "city", "Lee;the mayor;Mayor Lee", "Mayor of the port"),
        ("the port ministry", "ministry", "port ministry;the ministry;the readout", ""),
        ("the city", "city", "Portville", ""),
        ("Harbor Freight", "company", "Harbor", ""),
    ],
    columns=["actor", "group", "aliases", "description"],
)
NOBODY = ACTORS[:0]


def who(text: str, actors: pd.DataFrame = NOBODY) -> list[tuple[str | None, str | None]]:
    units = sentences(text)
    return speakers(relations(units, quotations(units)), units, build(actors))


@pytest.mark.parametrize(
    ("named", "speaker"),
    [
        ("Ann Lee", ("Ann Lee", "city")),
        ("Lee", ("Ann Lee", "city")),
        ("The mayor", ("Ann Lee", "city")),
        ("Lee's statement", ("Ann Lee", "city")),
        ("The readout", ("the port ministry", "ministry")),
        ("Portville", ("the city", "city")),
        ("Officials", (None, "unnamed")),
        ("Two officials familiar with the plan", (None, "unnamed")),
        ("Bo Ray", ("Bo Ray", None)),
        ("Lee's brother", (None, None)),
        ("It", (None, None)),
    ],
)
def test_a_source_is_matched_with_the_actors(named, speaker):
    assert who(f"{named} said that the port was safe.", ACTORS) == [speaker]


def test_a_missing_source_has_no_speaker():
    assert who("The talks reportedly began in the mayor's office.", ACTORS) == [(None, None)]


def test_without_actors_a_surname_stands_for_the_name_told_in_full():
    text = "Treasury Secretary Ann Lee said that the port was safe. Lee said that it would open."
    assert who(text) == [("Ann Lee", None), ("Ann Lee", None)]


def test_of_two_with_one_surname_the_one_more_often_told_in_full_is_meant():
    text = "Bo Lee left. Ann Lee stayed. Everybody likes Ann Lee. Lee said that the port was safe."
    assert who(text)[-1] == ("Ann Lee", None)


def test_he_and_she_are_whoever_spoke_shortly_before():
    text = "Ann Lee said that the port was safe. She added that it would open."
    assert who(text) == [("Ann Lee", None), ("Ann Lee", None)]


def test_she_is_who_spoke_last_and_not_whom_that_was_about():
    text = "“Mayor Bo Ray is late,” Ann Lee said. She added that the port would open."
    assert who(text) == [("Ann Lee", None), ("Ann Lee", None)]


def test_he_in_the_sentence_after_a_title_is_the_one_with_the_title():
    text = "The port closed after Mayor Bo Ray left. He said that it would open."
    assert who(text) == [("Bo Ray", None)]


def test_she_after_nobody_is_unknown():
    assert who("She said that the port was safe.") == [(None, None)]


def test_who_is_the_name_before_it():
    assert who("The prize went to Ann Lee, who said that the port was safe.") == [("Ann Lee", None)]


def test_a_name_is_told_without_titles_and_appositions():
    assert person(source("U.S. Treasury Secretary Ann Lee, a Democrat")) == "Ann Lee"
    assert person(source("the committee")) is None


@given(texts() | stories())
def test_no_text_raises_and_every_relation_has_its_speaker(text):
    units = sentences(text)
    found = relations(units, quotations(units))
    assert len(speakers(found, units, build(ACTORS))) == len(found)


CASES = pd.read_csv(Path(__file__).parent / "cases" / "speakers.csv", keep_default_na=False)


@pytest.mark.parametrize("case", list(CASES.itertuples(index=False)), ids=list(CASES["text"]))
def test_the_last_source_of_each_case_is_who_it_should_be(case):
    text = pd.DataFrame({"doc_id": ["a"], "outlet": ["A"], "text": [case.text]})
    units = [unit for _, found in documents(read.sentences(text)) for unit in found]
    known = build(ACTORS if case.actors == "with" else NOBODY)
    found = speakers(relations(units, quotations(units)), units, known)
    assert found[-1] == (case.speaker or None, case.group or None), case.note


def test_every_case_tells_with_or_without_actors():
    assert set(CASES["actors"]) == {"with", "without"}
    assert not CASES["text"].duplicated().any()


def test_in_a_sentence_of_many_pronouns_each_one_asks_no_more_than_in_a_short_one(monkeypatch):
    asked = []
    is_open = pronouns._is_open
    monkeypatch.setattr(pronouns, "_is_open", lambda *args: asked.append(args) or is_open(*args))

    def n_asked(times: int) -> int:
        asked.clear()
        sentence = "It said that " + "she said that " * times + "the port was safe."
        who(" ".join([sentence] * 4))
        return len(asked)

    assert 0 < n_asked(60) < 2.5 * n_asked(30)


@pytest.mark.parametrize(("n_between", "speaker"), [(3, ("Ann Lee", None)), (4, (None, None))])
def test_a_pronoun_reaches_four_sentences_back_and_no_further(n_between, speaker):
    between = "The port was closed. " * n_between
    text = f"Ann Lee said that the port was safe. {between}She said that it would open."
    assert who(text)[-1] == speaker


def test_a_house_is_not_who_has_it_in_his_title():
    text = "Robert Bauer, the White House counsel, wrote that it was late. The White House said it rained."
    found = mark.corpus(read.corpus(pd.DataFrame([{"doc_id": "a", "outlet": "A", "text": text}])))
    assert found.attributions["speaker"].tolist() == ["Robert Bauer", "White House"]
