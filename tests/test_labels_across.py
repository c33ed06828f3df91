"""Labels across articles: what is the same is one group, whatever each outlet calls it."""

from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import mark, read
from analysis.compare.labels.called import called
from analysis.compare.labels.countries import countries_in, country
from analysis.compare.labels.labels import COLUMNS, labels
from analysis.compare.labels.people import merged_names, person_key
from analysis.compare.labels.sentences import singular
from analysis.tables import VOICES

HERALD = """Mayor Ann Lee signed the harbour pact on Monday. The harbour pact will cost the town dearly.

“The deal is a disgrace,” said Bo Ray, a former adviser to the governor. Ray called Mrs. Lee reckless.

The National Harbour Board (NHB) backed the mayor. The NHB said the pact was fair, and the board welcomed it.
"""
COURIER = """Lee defended the costly, unfair accord on Monday. The accord with Norway was signed in Oslo.

The Norwegian government praised the mayor, and the Norwegians ask for more.

Norway's premier, Kari Dahl, will visit.

Dahl said she admired Ann B. Lee. The premier has met the migrants, and the angry migrants met Bo Ray.
"""


def marked(*texts: str, actors: pd.DataFrame | None = None):
    rows = [{"doc_id": f"d{i}", "outlet": f"Outlet {i}", "text": text} for i, text in enumerate(texts)]
    corpus = read.corpus(pd.DataFrame(rows))
    return mark.corpus(corpus if actors is None else corpus._replace(actors=actors))


EVENT = marked(HERALD, COURIER)
FOUND = labels(EVENT)


def groups(found: pd.DataFrame, *texts: str) -> set[int]:
    """The groups of all mentions with one of these texts; each text must occur."""
    assert set(texts) <= set(found["text"]), set(texts) - set(found["text"])
    return set(found.loc[found["text"].isin(texts), "group"])


def group_of(found: pd.DataFrame, *texts: str) -> int:
    (only,) = groups(found, *texts)
    return only


def kind_of(text: str, found: pd.DataFrame = FOUND) -> str:
    return found.loc[found["text"] == text, "kind"].iloc[0]


def test_a_row_points_at_its_words():
    assert list(FOUND) == COLUMNS
    texts = dict(zip(EVENT.articles["doc_id"], EVENT.articles["text"], strict=True))
    assert len(FOUND) > 30
    for row in FOUND.itertuples():
        assert texts[row.doc_id][row.start : row.end] == row.text
        assert row.voice in VOICES


def test_a_person_is_one_by_full_name_surname_title_and_initial():
    lee = group_of(FOUND, "Mayor Ann Lee", "Mrs. Lee", "Lee", "Ann B. Lee")
    assert group_of(FOUND, "the mayor") == lee
    assert group_of(FOUND, "Bo Ray", "Ray") != lee


def test_a_role_beside_a_name_is_the_same_person():
    found = labels(marked("Dahl won. Kari Dahl, a political adviser to the king, left. “No,” said Bo Ray."))
    assert group_of(found, "Kari Dahl") == group_of(found, "a political adviser")


def test_the_holder_of_a_role_in_one_country_is_not_the_one_of_another():
    found = labels(
        marked(
            "French President Anne Roux met German President Karl Stein. The German president was late. "
            "The French president waited."
        )
    )
    assert group_of(found, "The German president") == group_of(found, "German President Karl Stein")
    assert group_of(found, "The French president") == group_of(found, "French President Anne Roux")


def test_a_role_in_a_country_that_nobody_has_there_is_nobody():
    found = labels(marked("The guests saw French President Anne Roux. The Italian president stayed away."))
    assert group_of(found, "The Italian president") != group_of(found, "French President Anne Roux")


def test_first_names_of_one_letter_and_surnames_are_one_person_if_no_article_parts_them():
    found = labels(
        marked(
            "We met Mr. Robert Ray.",
            "We met Mr. Rob Ray, and Mr. Ron Ray.",
            "We met Mr. Ray, not Mr. Ron Ray.",
        )
    )
    assert group_of(found, "Mr. Robert Ray") in groups(found, "Mr. Rob Ray", "Mr. Ron Ray")
    assert len(groups(found, "Mr. Rob Ray", "Mr. Ron Ray")) == 2


def test_a_role_that_two_have_is_nobody():
    found = labels(marked("Senator Ann Roe met Senator Carl Fox. The senator was pleased."))
    assert not groups(found, "The senator") & groups(found, "Senator Ann Roe", "Senator Carl Fox")


def test_the_head_of_one_agency_is_not_the_head_of_another():
    found = labels(
        marked("FBI Director James Holt resigned. The CIA director stayed. The FBI director wept.")
    )
    assert group_of(found, "The FBI director") == group_of(found, "FBI Director James Holt")
    assert group_of(found, "The CIA director") != group_of(found, "FBI Director James Holt")


def test_a_country_is_its_name_its_government_and_its_people_but_not_its_officials():
    found = labels(
        marked(
            "Norway agreed. The Norwegian government paid, Oslo said, and the Norwegians left.",
            "Norwegian officials ate.",
        )
    )
    norway = group_of(found, "Norway", "The Norwegian government", "Oslo", "the Norwegians")
    assert kind_of("Oslo", found) == "country"
    assert group_of(found, "Norwegian officials") != norway
    assert kind_of("Norwegian officials", found) == "group"


def test_half_a_countrys_name_and_officials_of_two_countries():
    north = "Fans cheered North Korea. Then the North lost. "
    found = labels(marked(north + "Fans met Norwegian officials and they met Swedish officials."))
    assert group_of(found, "the North") == group_of(found, "North Korea")
    assert len(groups(found, "Norwegian officials", "Swedish officials")) == 2


def test_initials_and_the_last_word_of_a_name_are_the_institution():
    board = group_of(FOUND, "The National Harbour Board", "NHB", "The NHB", "the board")
    assert set(FOUND.loc[FOUND["group"] == board, "kind"]) == {"group"}


def test_a_party_and_its_people_are_one():
    found = labels(
        marked("The Democratic Party sued, and some Democrats cheered, and the Republicans laughed.")
    )
    assert group_of(found, "The Democratic Party") == group_of(found, "some Democrats")
    assert group_of(found, "the Republicans") != group_of(found, "some Democrats")


def test_near_synonyms_are_one_thing_across_articles():
    pact = group_of(
        FOUND, "the harbour pact", "The harbour pact", "the pact", "The accord", "the costly, unfair accord"
    )
    assert pact != group_of(FOUND, "the migrants")
    assert kind_of("the pact") == "thing"


def test_what_a_thing_is_said_to_be_is_a_label_of_it():
    assert group_of(FOUND, "The deal") == group_of(FOUND, "a disgrace")


def test_a_thing_of_another_owner_or_a_new_one_is_another_thing():
    lee_and_ray = "The Lee campaign won. The Lee campaign paid. The Ray campaign wept. "
    found = labels(marked(lee_and_ray + "The campaign slept. A new campaign began."))
    lee = group_of(found, "The Lee campaign")
    assert group_of(found, "The campaign") == lee
    assert lee not in groups(found, "The Ray campaign", "A new campaign")


def test_kinds():
    text = "Workers praised the bitter strike in Oslo. The firm lost the strike. The workers saw a tape."
    found = labels(marked(text))
    assert [
        kind_of(one, found) for one in ("the bitter strike", "The workers", "Oslo", "a tape", "The firm")
    ] == [*("event", "group", "country", "thing", "group")]


@pytest.mark.parametrize(
    ("text", "mention", "head", "adjectives"),
    [
        ("She praised the costly, unfair accord.", "the costly, unfair accord", "accord", "costly unfair"),
        ("He saw a bleak and vain war.", "a bleak", "bleak", ""),
        ("He left the “terrible” deal.", "the “terrible” deal", "deal", "terrible"),
        ("Lee's closely guarded memos vanished.", "Lee's closely guarded memos", "memos", "closely guarded"),
        ("Two angry migrants sang.", "Two angry migrants", "migrants", "angry"),
        ("The secretary of state left.", "The secretary of state", "secretary", ""),
    ],
)
def test_a_mention_has_its_head_and_what_is_said_before_it(text, mention, head, adjectives):
    found = labels(marked(text))
    row = found.loc[found["text"] == mention].iloc[0]
    described = row["adjectives"] if isinstance(row["adjectives"], str) else ""
    assert (row["head"], described) == (head, adjectives)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The lawsuits allege a plot.", "The lawsuits"),
        ("Leaders of the town which Lee runs ate.", "Lee"),
        ("He said that Lee paid the clerk Monday.", "the clerk"),
        ("Let's make a plan.", "a plan"),
        ("I saw no boats, and they left it.", "no boats"),
    ],
)
def test_a_mention_ends_before_the_verb_and_no_pronoun_is_one(text, whole):
    found = labels(marked(text))
    assert whole in set(found["text"])
    assert not {"I", "they", "it", "He", "which Lee", "Let's make"} & set(found["text"])


def test_mentions_within_others_are_there_if_wanted():
    event = marked("Ann Lee's plan failed. Ann Lee left.")
    assert list(labels(event)["text"]) == ["Ann Lee's plan", "Ann Lee"]
    assert list(labels(event, nested=True)["text"]) == ["Ann Lee's plan", "Ann Lee", "Ann Lee"]


def test_groups_of_most_articles_come_first_then_the_largest():
    found = labels(
        marked(
            "The boat met the boat near the boat. The dog met the cat.", "The cat met the cat. The dog sat."
        )
    )
    assert [group_of(found, f"the {name}", f"The {name}") for name in ("cat", "boat")] == [0, 2]
    assert group_of(found, "The dog") == 1 and len(set(found["group"])) == 3


def test_actors_of_the_corpus_are_one_group_each():
    actors = pd.DataFrame(
        {
            "actor": ["Ann Lee"],
            "group": ["town"],
            "aliases": ["the iron lady of Elm Street"],
            "description": [""],
        }
    )
    found = labels(marked(HERALD, "Lee left. The iron lady of Elm Street wept.", actors=actors))
    assert len(groups(found, "Mayor Ann Lee", "Mrs. Lee", "Lee", "The iron lady of Elm Street")) == 1


def test_a_text_without_mentions_and_one_in_another_language_have_no_rows():
    assert list(labels(marked("They ran."))) == COLUMNS
    german = (
        "Der Hafen wurde am Montag von der Bürgermeisterin eröffnet, und die Leute waren froh darüber. " * 6
    )
    assert labels(marked(german, HERALD))["doc_id"].unique().tolist() == ["d1"]


def test_called_keeps_the_outlets_own_words_apart_from_its_sources():
    table = called(FOUND, EVENT.articles)
    pact = table[table["group"] == group_of(FOUND, "the pact")]
    judging = pact[pact["what"] == "evaluative head"]
    assert judging[["outlet", "whose", "word", "n"]].values.tolist() == [
        ["Outlet 0", "sources", "disgrace", 1]
    ]
    adjectives = pact[pact["what"] == "adjective"]
    assert ["Outlet 1", "sources", "costly unfair", 1] in adjectives[
        ["outlet", "whose", "word", "n"]
    ].values.tolist()
    names = pact[(pact["what"] == "label") & (pact["outlet"] == "Outlet 0") & (pact["whose"] == "outlet")]
    assert dict(zip(names["word"], names["n"], strict=True))["harbour pact"] == 1


def test_what_a_thing_is_usually_called_judges_nothing():
    event = marked("The agreement failed. The agreement is a disaster.")
    table = called(labels(event), event.articles)
    assert table.loc[table["what"] == "evaluative head", "word"].tolist() == ["disaster"]


def test_called_counts_every_mention_once_as_a_label():
    table = called(FOUND, EVENT.articles)
    assert table.loc[table["what"] == "label", "n"].sum() == len(FOUND)


def test_names_are_joined_only_where_they_can_be_one_person():
    counts = {
        "ann lee": 9,
        "andrew lee": 2,
        "lee": 4,
        "bo lee jr": 1,
        "kim un": 5,
        "kim": 3,
        "rob ray": 2,
        "robert ray": 1,
    }
    seen = {name: {"d0"} for name in counts} | {"robert ray": {"d1"}}
    made = merged_names(Counter(counts), seen)
    assert made == {"lee": "ann lee", "bo lee jr": "bo lee", "kim": "kim un", "robert ray": "rob ray"}
    assert person_key("Ann B. Lee-Roe") == "ann roe"


@pytest.mark.parametrize(
    ("word", "one"), [("memos", "memo"), ("parties", "party"), ("news", "news"), ("women", "woman")]
)
def test_singular(word, one):
    assert singular(word) == one


def test_countries():
    assert country("Elm Street") is None
    assert country("Kyiv", "seat") == country("Ukrainian", "adjective") == "Ukraine"
    assert country("Kyiv", "name") is None
    assert countries_in(["south", "korean", "and", "u.s.", "ships"]) == ["South Korea", "United States"]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("The Lee’s U.S. deal and “a” İ of, is-ed ing"), max_size=80))
def test_mentions_lie_in_the_text_and_do_not_overlap(text):
    found = labels(marked("The town met Lee. " + text))
    spans = list(zip(found["start"], found["end"], strict=True))
    assert all(start < end for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in zip(spans, spans[1:], strict=False))
