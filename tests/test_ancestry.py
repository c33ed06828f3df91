"""Ancestry: runs that two articles share, whom they credit, and how many tellings can be independent."""

from collections import defaultdict
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.fakes import fake
from support.hostile import HOSTILE, Tags
from support.worded import corpus

from analysis import compare, mark, read, tables, tell
from analysis.compare.ancestry.links import STRONG_RUNS, STRONG_WORDS
from analysis.compare.ancestry.shared_wording import LEAST_CONTENT, LEAST_WORDS

SHEET = Path(__file__).parents[1] / "benchmarks" / "readings" / "shared_wording.csv"
NO_MARKS = tables.frame("marks", [])
NO_ATTRIBUTIONS = tables.frame("attributions", [])
RUN = "ships waited for days outside the flooded harbour"
OTHER = "nobody could say when trains would run again"
THIRD = "the ferry lost its anchor near the old lighthouse"


def shared(marks=NO_MARKS, **outlets):
    voices, sentences = corpus(**outlets)
    return compare.shared_wording(sentences, voices, marks)


def runs(*args, **outlets):
    return list(shared(*args, **outlets)["words"])


def found(credits=(), **outlets):
    """Ancestry of articles; `credits` are outlet, medium: a mark on its first word and an attribution."""
    return compare.ancestry(*_given(credits, outlets))


def _given(credits, outlets):
    voices, sentences = corpus(**outlets)
    marks = [
        (outlet, 0, at, at + 1, "labels", "name", None, "narrator", f"{medium}: x")
        for at, (outlet, medium) in enumerate(credits)
    ]
    said = [
        (outlet, at, None, 0, "said", 0, 4, "neutral", "state", "x", medium, "media", "indirect", 0.9, True)
        for at, (outlet, medium) in enumerate(credits)
    ]
    marks, said = tables.frame("marks", marks), tables.frame("attributions", said)
    return sentences, voices, marks, said


def test_a_run_is_as_long_as_it_can_be_and_stands_where_it_says():
    first, second = f"On Monday {RUN} at last.", f"Yesterday {RUN}, they wrote."
    rows = shared(Herald=[first], Post=["Fog.", second])
    assert list(rows["words"]) == [RUN]
    row = rows.iloc[0]
    assert (row["outlet"], row["other_outlet"], row["n_words"], row["other_sent_id"]) == (
        "Herald",
        "Post",
        8,
        1,
    )
    assert first[row["start"] : row["end"]] == RUN
    at = len("Fog.") + 1
    assert second[row["other_start"] - at : row["other_end"] - at] == RUN


def test_quotations_end_a_run_and_are_no_part_of_one():
    text = f"{RUN} again"
    cut = text.index("outside")
    quotation = ("Herald", 0, cut, cut + len("outside"), "quotations", "speech", None, "quoted", "quotes")
    rows = shared(tables.frame("marks", [quotation]), Herald=[text], Post=[text])
    assert list(rows["words"]) == ["ships waited for days", "the flooded harbour again"]


@pytest.mark.parametrize(
    "text",
    [
        "said the U.S. Treasury secretary Scott Bessent on Thursday",
        "of the secretary's and the president's word",
        "of the 17 or 18 in the",
        "three ships waited",
        "it was in the harbour of",
    ],
    ids=[
        "names and titles",
        "titles that own",
        "figures and small words",
        "too short",
        "one word of content",
    ],
)
def test_names_titles_figures_and_small_words_make_no_run(text):
    assert runs(Herald=[text], Post=[text]) == []


def test_a_run_does_not_go_over_the_end_of_a_sentence():
    assert runs(Herald=["ships waited.", "for days outside"], Post=["ships waited for days outside"]) == []


def test_headlines_and_texts_that_were_not_scored_are_left_out():
    voices, sentences = corpus(Herald=[RUN], Post=[RUN])
    assert compare.shared_wording(sentences.assign(kind="headline"), voices, NO_MARKS).empty
    assert compare.shared_wording(sentences, voices.head(1), NO_MARKS).empty


WORDS = st.lists(
    st.sampled_from(["ships", "waited", "days", "the", "of", "harbour", "17", "Bo"]), max_size=14
)


@given(st.lists(WORDS, min_size=2, max_size=4))
@settings(deadline=None)
def test_runs_are_those_that_comparing_every_word_with_every_word_finds(texts):
    """No run of the slow way is missing, but for those that lie over a longer one."""
    told = {f"Outlet {i}": [" ".join(words)] for i, words in enumerate(texts)}
    rows = shared(**told)
    texts_of = {name: sentences[0] for name, sentences in told.items()}
    for row in rows.itertuples():
        one = texts_of[row.doc_id][row.start : row.end]
        assert one.lower() == texts_of[row.other_id][row.other_start : row.other_end].lower() == row.words
        assert row.n_words >= LEAST_WORDS and row.n_content >= LEAST_CONTENT
    covered = defaultdict(set)
    for row in rows.itertuples():
        covered[row.doc_id, row.other_id] |= set(range(row.start, row.end))
    names = list(told)
    for i, one in enumerate(names):
        for other in names[i + 1 :]:
            slow = longest_common(texts[i], texts[names.index(other)])
            n = sum(word in ("ships", "waited", "days", "harbour") for word in slow)
            if len(slow) >= LEAST_WORDS and n >= LEAST_CONTENT:
                assert covered[one, other]


def longest_common(one, other):
    best = []
    for i in range(len(one)):
        for j in range(len(other)):
            n = 0
            while i + n < len(one) and j + n < len(other) and one[i + n].lower() == other[j + n].lower():
                n += 1
            best = max(best, one[i : i + n], key=len)
    return best


def test_three_long_runs_make_a_strong_link_and_one_does_not():
    strong = found(A=[RUN, OTHER, THIRD], B=[THIRD, RUN, OTHER], C=[RUN])
    assert list(strong.links["is_strong"]) == [True, False, False]
    assert list(strong.tellings["telling"]) == [0, 0, 1] and strong.n_independent == 2


@pytest.mark.parametrize("told", [[RUN, OTHER, THIRD], [RUN, OTHER, RUN, THIRD, OTHER, THIRD]])
@pytest.mark.parametrize("n", [20, 21, 40, 41, 50])
def test_copies_of_one_story_are_one_telling_however_many_there_are(told, n):
    copies = found(**{f"Paper {i}": told for i in range(n)}, Alone=["Fog lay on the town all day."])
    assert copies.n_independent == 2
    assert copies.links["is_strong"].all()


def test_words_in_many_places_are_laid_beside_the_next_article_only():
    for n, rows in ((40, 40 * 39 // 2), (41, 40)):
        assert len(shared(**{f"Paper {i}": [f"{RUN} number{i}"] for i in range(n)})) == rows


@pytest.mark.parametrize(("n", "rows"), [(10, 3 * 10 * 9 // 2), (11, 3 * 10)])
def test_copies_of_a_text_are_laid_beside_the_first_alone_from_eleven_articles_on(n, rows):
    copies = {f"Paper {i}": [RUN, OTHER, THIRD] for i in range(n)}
    made = shared(**copies, Other=["Fog.", OTHER])
    among = made[made["other_outlet"] != "Other"]
    assert len(among) == rows
    if n > 10:
        assert set(among["outlet"]) == {"Paper 0"}
        assert list(made.loc[made["other_outlet"] == "Other", "doc_id"]) == ["Paper 0"]


def test_articles_linked_through_another_are_one_telling():
    chain = found(A=[RUN, OTHER, THIRD], B=[RUN, OTHER, THIRD, "a b"], C=["Fog."], D=[THIRD, OTHER, RUN])
    assert list(chain.tellings["telling"]) == [0, 0, 1, 0]


def test_three_credits_to_an_outlet_of_the_corpus_are_a_strong_link_and_two_are_not():
    for times, n in ((3, 1), (2, 2)):
        credited = found([("Post", "Herald")] * times, Herald=["Fog."], Post=["Rain came down."])
        assert credited.n_independent == n
        assert list(credited.links["n_credits"]) == [times]


def test_a_medium_that_two_articles_credit_links_them_though_it_is_not_in_the_corpus():
    both = found([("A", "CNBC")] * 3 + [("B", "CNBC")] * 3, A=["Rain came."], B=["Snow fell."], C=["Fog."])
    assert list(both.links["common"]) == ["CNBC"] and both.n_independent == 2
    alone = found([("A", "CNBC")] * 11, A=["Rain came on Monday"], B=["Snow fell."])
    assert alone.n_independent == 2 and len(alone.credits) == 11


def test_a_medium_that_an_article_names_twice_is_a_candidate_and_one_named_once_is_none():
    credits = [("A", "CNBC")] * 2 + [("A", "Radio Nord")]
    given = _given(credits, {"A": ["Rain came on Monday"], "B": ["Snow fell."]})
    said = repr(tell.finding("ancestry", *given))
    assert "Candidates for a text behind the articles: CNBC, named 2 times in A." in said


def test_a_medium_named_twice_in_a_row_is_credited_once():
    text = "The state agency, Radio Nord, said so, and Radio Nord waited."
    voices, sentences = corpus(A=[text])
    names = [(0, 16), (18, 28), (43, 53)]
    marks = [("A", 0, *at, "labels", "name", None, "narrator", "Radio Nord: x") for at in names]
    said = [
        (
            "A",
            0,
            None,
            0,
            "said",
            30,
            34,
            "neutral",
            "state",
            "x",
            "Radio Nord",
            "media",
            "indirect",
            0.9,
            True,
        )
    ]
    tabled = tables.frame("marks", marks), tables.frame("attributions", said)
    credits = compare.ancestry(sentences, voices, *tabled).credits
    assert [text[a:b] for a, b in zip(credits["start"], credits["end"], strict=True)] == [
        "The state agency",
        "Radio Nord",
    ]


def test_an_outlet_that_is_told_something_is_credited_though_it_says_nothing():
    voices, sentences = corpus(A=["The mayor told the Herald."], Herald=["Snow fell."])
    marks = [
        ("A", 0, 19, 25, "labels", "name", None, "narrator", f"{name}: x") for name in ("Herald", "Hull")
    ]
    made = compare.ancestry(sentences, voices, tables.frame("marks", marks), NO_ATTRIBUTIONS)
    assert made.credits["medium"].tolist() == ["Herald"]


def test_an_outlet_does_not_credit_itself():
    assert found([("A", "A")] * 5, A=["Rain came."], B=["Snow."]).credits.empty


@pytest.mark.parametrize(
    "texts",
    [
        [f"{RUN} {OTHER} {THIRD}"],
        ["ships waited for days", "trains waited another week", "the ferry lost anchor"],
    ],
    ids=["many words in one run", "three runs of few words"],
)
def test_neither_many_runs_alone_nor_many_words_alone_make_a_link_strong(texts):
    links = found(A=texts, B=texts).links
    n_runs, n_words = links.iloc[0][["n_runs", "n_words"]]
    assert (n_runs >= STRONG_RUNS) != (n_words >= STRONG_WORDS)
    assert links["is_strong"].tolist() == [False]


def test_one_article_is_one_telling_and_none_is_none():
    assert found(A=[RUN]).n_independent == 1
    empty = {name: tables.frame(name, []) for name in ("sentences", "voices", "marks", "attributions")}
    assert compare.ancestry(**empty).n_independent == 0


def letters(number):
    """A word of its own for each number: "waaab" is 1."""
    return "w" + "".join(chr(ord("a") + number // 26**place % 26) for place in (3, 2, 1, 0))


def is_strongly_linked(n_runs, n_words):
    """Whether two articles are that share so many runs with so many words in all."""
    if not n_runs:
        return False
    lengths = [n_words // n_runs + (place < n_words % n_runs) for place in range(n_runs)]
    numbers = iter(range(n_words))
    texts = [" ".join(letters(next(numbers)) for _ in range(length)) for length in lengths]
    link = found(A=texts, B=texts).links.iloc[0]
    assert (link["n_runs"], link["n_words"]) == (n_runs, n_words)
    return bool(link["is_strong"])


def test_of_the_pairs_that_were_read_every_strong_link_is_a_text_in_common_and_no_such_text_was_missed():
    rows = pd.read_csv(SHEET)
    assert len(rows) == 100 and not rows.duplicated(["doc_id", "other_id"]).any()
    is_strong = pd.Series(list(map(is_strongly_linked, rows["n_runs"], rows["n_words"])))
    assert (is_strong == (rows["strong"] == "yes")).all()
    verdicts = rows.groupby(is_strong)["verdict"].value_counts()
    assert verdicts[True].to_dict() == {"common text": 3, "standing text": 1}
    assert verdicts[False].to_dict() == {"nothing shared": 49, "set phrases": 39, "standing text": 8}


@pytest.fixture(scope="module")
def sample():
    return mark.corpus(read.corpus("sample"))


def ancestry(marked):
    return compare.ancestry(marked.sentences, marked.voices, marked.marks, marked.attributions)


def test_in_the_sample_the_aggregator_leans_on_the_wire(sample):
    made = ancestry(sample)
    strong = made.links[made.links["is_strong"]]
    assert list(zip(strong["outlet"], strong["other_outlet"], strong["n_credits"], strict=True)) == [
        ("Wire", "Aggregator", 4)
    ]
    assert made.n_independent == 5
    said = repr(tell.finding("ancestry", sample.sentences, sample.voices, sample.marks, sample.attributions))
    assert said.startswith("At most 5 independent accounts in 6 articles, perhaps fewer, ")
    assert "Strong link: Wire and Aggregator (" in said and "Wire, named 4 times in Aggregator" in said


def several(n, n_outlets):
    """`n` articles of `n_outlets` outlets that share one text, and one of another outlet that does not."""
    units, voices = [], []
    for number in range(n + 1):
        texts, at = ([RUN, OTHER, THIRD] if number < n else ["Fog came."]), 0
        outlet = f"P{number % n_outlets}" if number < n else "Alone"
        for place, text in enumerate(texts):
            where = (f"d{number}", place, at, at + len(text))
            units.append((where[0], outlet, *where[1:], "body", place, len(text.split()), text))
            voices.append((*where, "narrator", None, len(text.split())))
            at += len(text) + 1
    given = [tables.frame("sentences", units), tables.frame("voices", voices)]
    return [*given, tables.frame("marks", []), tables.frame("attributions", [])]


def test_many_articles_with_one_text_are_one_telling_with_its_five_strongest_links():
    said = tell.finding("ancestry", *several(8, 8)).sentences
    assert said[:2] == (
        "At most 2 independent accounts in 9 articles, perhaps fewer, by shared wording and credits.",
        "8 articles are one account: P0, P1, P2, P3, P4, P5, P6 and P7.",
    )
    assert [one.partition(":")[0] for one in said[2:7]] == ["Strong link"] * 5
    assert said[7:] == ("There are 23 more strong links.",)


def test_articles_of_one_outlet_are_named_in_their_links():
    given = several(3, 2)
    said = repr(tell.finding("ancestry", *given))
    assert "3 articles are one account: P0: d0, P1 and P0: d2." in said
    assert "Strong link: P0: d0 and P0: d2 (" in said
    marked = mark.Marked(None, None, *given[:2], given[2], given[3], None)
    shown = tell.shared_wording(marked, compare.ancestry(*given)).text
    assert "P0: d0 and P0: d2: 3 runs" in shown and shown.count("P0: d2") >= 3


def test_one_article_has_no_other_to_share_with_and_one_telling_cannot_be_fewer():
    alone = corpus(A=["Rain came."])[::-1]
    none = tables.frame("marks", []), tables.frame("attributions", [])
    assert (
        repr(tell.finding("ancestry", *alone, *none)) == "1 article: there is no other to share wording with."
    )
    both = corpus(A=[RUN, OTHER, THIRD], B=[RUN, OTHER, THIRD])[::-1]
    assert "1 independent account in 2 articles, by shared wording and credits. Strong link" in repr(
        tell.finding("ancestry", *both, *none)
    )


def test_in_the_sample_verbs_changed_between_wire_and_aggregator(sample):
    made = ancestry(sample)
    changed = compare.verb_changes(sample, made.links[made.links["is_strong"]])
    verbs = list(zip(changed["speaker"], changed["cue"], changed["other_cue"], strict=True))
    assert ("the Chinese Foreign Ministry", "said", "claimed") in verbs
    assert ("Donald Trump", "wrote", "noted") in verbs
    assert not [1 for _, cue, other in verbs if (cue, other) == ("agree", "agreed")]
    text = sample.articles.set_index("doc_id")["text"]
    for row in changed.itertuples():
        assert text[row.doc_id][row.start : row.end] == row.cue
        assert text[row.other_id][row.other_start : row.other_end] == row.other_cue


def test_what_is_shared_is_shown_in_its_sentences(sample):
    made = ancestry(sample)
    shown = tell.shared_wording(sample, made)
    assert shown.html.count("<li>") == len(made.shared) + len(made.credits)
    assert "strong" in shown.text and made.shared["words"].iloc[0] in shown.text


def test_hostile_text_shows_as_text():
    made = fake(("<b onmouseover=alert(1)>Wire</b>", "Brief"), 6, hostile=HOSTILE)
    shown = tell.shared_wording(made, ancestry(made))
    allowed = {"details", "summary", "div", "table", "thead", "tbody", "tr", "th", "td", "p", "small"}
    assert {tag for tag, _ in Tags(shown.html).found} <= allowed | {"ul", "li", "bdi", "mark", "br"}
    assert "<mark" in shown.html and "\u202e" not in shown.html + shown.text


def test_a_verb_that_did_not_change_is_no_change():
    text = "Harbour\n\nMaria Lopez {} that the old bridge over the river would be closed for repairs.\n"
    told = [("a", "Herald", text.format("said")), ("b", "Post", text.format("says"))]
    told.append(("c", "Mail", text.format("claimed")))
    marked = mark.corpus(read.of_texts("bridge", told))
    links = pd.DataFrame({"doc_id": ["a", "a"], "other_id": ["b", "c"]})
    changed = compare.verb_changes(marked, links)
    assert list(zip(changed["doc_id"], changed["other_id"], strict=True)) == [("a", "c")]


def test_verbs_of_unlike_contents_and_of_other_speakers_are_not_compared(sample):
    made = ancestry(sample)
    changed = compare.verb_changes(sample, made.links)
    speakers = sample.attributions.set_index(["doc_id", "cue_start"])["speaker"]
    for row in changed.itertuples():
        assert speakers[row.doc_id, row.start] == speakers[row.other_id, row.other_start] == row.speaker
    assert compare.verb_changes(sample, pd.DataFrame({"doc_id": [], "other_id": []})).empty
