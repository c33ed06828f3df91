"""Marks: they lie inside, point at the words they count, and depend on their own document only."""

import pickle
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis import compare, lexicon, mark, read, tables

# What news is made of, and what breaks programs: marks that do not close, letters whose lower case is longer.
WORDS = (
    "Trump said |the ministry |claimed |that |according to |Xi |may |reportedly |clearly |about 90 |"
    "United States |U.S. |great |not |but |İ |e\u0301 |🙂 "
)
MARKS = ["“", "”", "‘", "’", '"', "''", "„", "«", "»", ",", ".", "?", "!", "…", "—", "-", "(", ")", ":"]
PIECES = st.sampled_from([*WORDS.split("|"), *MARKS, *(f"{m} " for m in MARKS), *"\n\u00a0", "\r\n", "\n\n"])
TEXTS = st.lists(PIECES, max_size=60).map("".join)
PEACEFUL = settings(max_examples=60)
NO_ACTORS = pd.DataFrame({"actor": [], "group": [], "aliases": [], "description": []}, dtype=str)


def articles(*texts):
    rows = [
        (f"d{i}", f"Outlet {i}", *[None] * 6, f"d{i}.txt", None, "en", len(text.split()), text)
        for i, text in enumerate(texts)
    ]
    return tables.frame("articles", rows)


def marked(table, masks=()):
    return mark.corpus(
        SimpleNamespace(
            articles=table,
            boilerplate=read.boilerplate(table),
            sentences=read.sentences(table),
            actors=NO_ACTORS,
            masks=pd.DataFrame({"phrase": list(masks)}, dtype=str),
            corrections=(),
            kept=None,
        )
    )


def of_document(made, doc_id):
    return [rows[rows["doc_id"] == doc_id].reset_index(drop=True) for rows in made]


@given(TEXTS)
@PEACEFUL
def test_every_position_lies_in_its_document(text):
    made = marked(articles(text))
    for rows in (made.boilerplate, made.sentences, made.voices, made.marks, made.attribution_spans):
        assert ((rows["start"] >= 0) & (rows["start"] < rows["end"]) & (rows["end"] <= len(text))).all()


@given(TEXTS)
@PEACEFUL
def test_voices_partition_every_sentence(text):
    made = marked(articles(text))
    for sentence in made.sentences.itertuples():
        own = made.voices[made.voices["sent_id"] == sentence.sent_id]
        assert [sentence.start, *own["end"]] == [*own["start"], sentence.end]


@given(TEXTS)
@PEACEFUL
def test_a_mark_has_the_voice_of_its_first_character(text):
    made = marked(articles(text))
    marks = made.marks[made.marks["measure"] != "tone"]
    for row in marks.itertuples():
        around = made.voices[(made.voices["start"] <= row.start) & (row.start < made.voices["end"])]
        assert list(around["voice"]) == [row.voice]


@given(TEXTS)
@PEACEFUL
def test_the_keys_of_marks_are_unique(text):
    marks = marked(articles(text)).marks
    assert not marks.duplicated(["doc_id", "measure", "label", "voice", "start", "end"]).any()


@given(TEXTS, TEXTS)
@PEACEFUL
def test_a_document_s_rows_do_not_depend_on_the_other_documents(text, other):
    both, alone = marked(articles(text, other)), marked(articles(text))
    for together, by_itself in zip(of_document(both, "d0"), of_document(alone, "d0"), strict=True):
        pd.testing.assert_frame_equal(together, by_itself)


@given(TEXTS)
@PEACEFUL
def test_a_cue_s_position_points_at_the_cue(text):
    for row in marked(articles(text)).attributions.itertuples():
        assert text[row.cue_start : row.cue_end] == row.cue


@given(TEXTS)
@PEACEFUL
def test_rows_are_sorted_by_position(text):
    made = marked(articles(text))
    for rows in (made.sentences, made.voices, made.marks):
        spans = list(zip(rows["start"], rows["end"], strict=True))
        assert spans == sorted(spans)


def test_every_label_that_a_measure_gives_has_a_meaning():
    known = {(row["measure"], row["label"]) for row in lexicon.labels()}
    made = mark.corpus(read.corpus("sample"))
    assert set(zip(made.marks["measure"], made.marks["label"], strict=True)) <= known
    assert {measure for measure, _ in known} == set(mark.NAMES)


def test_the_sample_has_marks_of_every_measure_in_every_document():
    made = mark.corpus(read.corpus("sample"))
    counts = made.marks.groupby(["doc_id", "measure"]).size().unstack()
    assert set(counts) >= set(mark.NAMES).difference(lexicon.plain_measures())
    assert counts[["attribution", "quotations", "tone", "tone_word"]].notna().all(axis=None)


def test_a_masked_phrase_counts_nothing_and_says_so():
    made = marked(articles("The United States welcomes the news."), masks=["United States"])
    tone = made.marks[(made.marks["measure"] == "tone") & (made.marks["voice"] == "all")]
    raw, masked = (tone.loc[tone["label"] == label, "value"].item() for label in ("raw", "masked"))
    assert 0 < masked < raw
    words = made.marks[made.marks["measure"] == "tone_word"]
    assert list(words["rule"]) == ["masked", "vader"]


def test_a_hedge_in_a_quotation_has_the_voice_of_the_quotation():
    made = marked(articles("“It may rain,” Lee said. It may snow."))
    hedges = made.marks[made.marks["measure"] == "hedging"]
    assert list(hedges["voice"]) == ["quoted", "narrator"]


def test_what_is_not_english_is_read_but_neither_marked_nor_scored():
    table = articles("It may rain, Lee said.", "It may snow, Kim said.")
    table.loc[1, "language"] = "de"
    made = marked(table)
    assert set(made.sentences["doc_id"]) == {"d0", "d1"}
    for rows in (made.voices, made.marks, made.attributions):
        assert set(rows["doc_id"]) == {"d0"}
    rates = compare.rates(made.marks, made.voices, made.sentences)
    foreign = rates[rates["outlet"] == "Outlet 1"]
    assert len(foreign) and foreign["rate"].isna().all() and not foreign["n_words"].any()


def test_a_text_too_short_for_its_language_to_be_known_is_marked():
    table = articles("It may rain, Lee said.")
    table["language"] = None
    assert len(marked(table).marks)


@pytest.mark.parametrize("only", [["hedging"], ["tone", "tone_word"]])
def test_only_the_measures_asked_for_are_marked(only):
    found = mark.corpus(read.corpus("sample"), only)
    assert set(found.marks["measure"]) == set(only)


FRAME = pd.DataFrame({"outlet": ["Herald"], "text": ["It may rain. “It “will” rain,” Kim said.\n"]})


def test_a_name_a_path_and_a_table_are_read_first():
    whole = mark.corpus(read.corpus("sample"), only=["hedging"])
    for named in ("sample", read.SEEDS / "sample"):
        pd.testing.assert_frame_equal(mark.corpus(named, only=["hedging"]).marks, whole.marks)
    assert mark.corpus(FRAME).articles["doc_id"].tolist() == ["Herald-1"]


def test_each_mark_stands_beside_its_outlet_its_words_and_its_sentence():
    made = mark.corpus(FRAME)
    rows = made.marks_with_text()
    pd.testing.assert_frame_equal(rows[list(made.marks)], made.marks)
    (hedge,) = rows[rows["measure"] == "hedging"].to_dict("records")
    assert (hedge["outlet"], hedge["kind"], hedge["words"]) == ("Herald", "body", "may")
    assert hedge["sentence"] == "It may rain."
    assert "“It “will” rain,”" in set(rows["words"])


def test_what_was_not_looked_for_has_no_rates_also_after_a_marked_corpus_was_kept(tmp_path):
    made = mark.corpus("sample", only=["certainty", "attribution"])
    made.marks.to_parquet(tmp_path / "marks.parquet")
    kept = made._replace(marks=pd.read_parquet(tmp_path / "marks.parquet"))
    for one in (made, kept, pickle.loads(pickle.dumps(made))):
        assert one.measures == ("attribution", "certainty")
        rates = compare.rates(one.marks, one.voices, one.sentences)
        assert set(rates["measure"]) == {"attribution", "certainty"}
    whole = mark.corpus("sample")
    assert whole.measures == mark.NAMES
    of_all = compare.rates(whole.marks, whole.voices, whole.sentences)
    pd.testing.assert_frame_equal(
        of_all[of_all["measure"].isin(made.measures)].reset_index(drop=True),
        compare.rates(made.marks, made.voices, made.sentences),
    )


def test_nothing_looked_for_has_no_rates_and_an_unknown_measure_is_refused():
    made = mark.corpus(FRAME, only=[])
    assert made.measures == () and compare.rates(made.marks, made.voices, made.sentences).empty
    with pytest.raises(ValueError, match="no measure is called hedges; there are attribution, "):
        mark.corpus(FRAME, only=["hedges"])


def test_without_voices_rates_say_what_to_look_for_and_one_measure_may_be_named_alone():
    made = mark.corpus(FRAME, only="hedging")
    assert made.measures == ("hedging",) and len(made.marks)
    with pytest.raises(tables.TableError, match='add "attribution"'):
        compare.rates(made.marks, made.voices, made.sentences)


def test_a_marked_corpus_shows_what_was_looked_for_and_its_size_in_three_lines():
    lines = repr(mark.corpus(FRAME, only=["hedging"])).split("\n")
    assert lines == ["marks (1): hedging", "outlets (1): Herald", "articles: 1, words: 8"]


@pytest.mark.parametrize("only", [[name] for name in mark.NAMES if name != "attribution"])
def test_without_attribution_no_voice_is_told_and_the_marks_are_the_same(only):
    everything, found = mark.corpus(read.corpus("sample")), mark.corpus(read.corpus("sample"), only)
    assert not len(found.voices) + len(found.attributions) + len(found.attribution_spans)
    assert set(found.marks["voice"].dropna()) == ({"all"} if only == ["tone"] else set())
    same = everything.marks[everything.marks["measure"].isin(only)]
    if only == ["tone"]:
        same = same[same["voice"] == "all"]
    columns = [name for name in same if name != "voice"]
    assert len(same)
    assert_frame_equal(found.marks[columns], same[columns].reset_index(drop=True), check_dtype=False)
