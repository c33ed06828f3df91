"""Tone lexicons that a corpus brings along: read with every slip named, matched longest first."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.texts import ALPHABET

from analysis import compare, mark, read
from analysis.mark.tone.word_values import WordValues

SAMPLE = Path(__file__).parents[1] / "seeds" / "sample"
OWN = [("good", 2), ("bad", -3), ("not good", -1), ("abus*", -2), ("abuse of trust", -4), ("can't stand", -3)]


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "own"
    shutil.copytree(SAMPLE, folder)
    (folder / "lexicons").mkdir()
    return folder


def worth(text, entries=OWN, **how):
    """The sum behind a score, in the lexicon's own units, taken back from between -1 and 1."""
    scored = WordValues(entries).compound(text, **how)
    one = WordValues(entries).compound("bad")
    unsqueezed = [value * (15 / (1 - value * value)) ** 0.5 for value in (scored, one)]
    return round(-3 * unsqueezed[0] / unsqueezed[1], 2)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A good day", 2),
        ("A GOOD day, a bad night", -1),
        ("It is not good", -1),
        ("It is not, good", 2),
        ("They abused it, an abuser's abuse", -6),
        ("an abuse of trust", -4),
        ("I can’t stand it", -3),
        ("goods and badly", 0),
        ("", 0),
    ],
)
def test_the_longest_entry_counts_and_a_star_stands_for_any_end(text, value):
    assert worth(text) == pytest.approx(value, abs=0.02)


def test_as_written_a_typographic_apostrophe_is_another_character():
    assert worth("I can’t stand it", as_written=True) == 0
    assert worth("I can't stand it", as_written=True) == pytest.approx(-3, abs=0.02)


def test_what_is_masked_counts_nothing_and_a_phrase_that_is_only_touched_counts():
    text = "bad and not good"
    assert worth(text, masked=[(0, 3)]) == pytest.approx(-1, abs=0.02)
    assert worth(text, masked=[(12, 16)]) == pytest.approx(-4, abs=0.02)


def test_lexicons_of_another_scale_give_the_same_scores():
    wide = [(word, 5 * value) for word, value in OWN]
    for text in ("good", "bad bad", "not good, an abuse of trust"):
        assert WordValues(wide).compound(text) == WordValues(OWN).compound(text)


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from([*ALPHABET, " good", " bad ", "not good", "abusé"]), max_size=20).map("".join)
)
def test_any_text_has_a_score_and_all_masked_has_none(text):
    assert -1 <= WordValues(OWN).compound(text) <= 1
    assert WordValues(OWN).compound(text, [(0, len(text))]) == 0.0


def test_a_lexicon_in_the_folder_is_one_more_choice(corpus):
    (corpus / "lexicons" / "mine.csv").write_text(
        "word,value\ngreat,2\nwar,-1\ntough*,-1\n", encoding="utf-8"
    )
    found = read.corpus(corpus)
    assert found.lexicons.to_dict("list") == {
        "lexicon": ["mine"] * 3,
        "word": ["great", "war", "tough*"],
        "value": [2.0, -1.0, -1.0],
    }
    marked = mark.corpus(found)
    made = compare.specifications(mark.tone_scores(found, marked.voices), marked.voices, marked.sentences)
    assert list(dict.fromkeys(made["lexicon"])) == ["VADER", "VADER's words", "mine"]
    mine = made[made["lexicon"] == "mine"]
    assert len(mine) == 16 * 6 and (mine["score"] != 0).any()


def test_every_slip_of_a_lexicon_is_named_at_once_with_file_and_line(corpus):
    rows = 'word,value\ngood,2\nGood,3\na+,1\nbad,strong\nugly,nan\n"",1\n'
    (corpus / "lexicons" / "mine.csv").write_text(rows, encoding="utf-8")
    (corpus / "lexicons" / "VADER.csv").write_text("word,value\ngood,1\n", encoding="utf-8")
    (corpus / "lexicons" / "zero.csv").write_text("word,value\ngood,0\n", encoding="utf-8")
    (corpus / "lexicons" / "head.csv").write_text("term,score\ngood,0\n", encoding="utf-8")
    with pytest.raises(read.CorpusError) as caught:
        read.corpus(corpus)
    said = "\n".join(caught.value.problems)
    for slip in (
        'lexicons/mine.csv:3: word "Good" appears twice (first on line 2); keep one',
        'lexicons/mine.csv:4: word "a+" is not made of words',
        'lexicons/mine.csv:5: value "strong" is no number',
        'lexicons/mine.csv:6: value "nan" is no number',
        "lexicons/mine.csv:7: word is empty",
        "lexicons/VADER.csv: VADER is the name of a built-in lexicon",
        "lexicons/zero.csv: no word has a value other than 0",
        'lexicons/head.csv:1: no column is named "term"',
    ):
        assert slip in said
    assert len(caught.value.problems) == 11


FILES = {
    "AFINN-111.txt": "good\t3\ncan't stand\t-3\nbad\t-3\nbad\t-3\nsome kind\t0\n",
    "positive-words.txt": "; a list\n;\n\na+\ngood\n",
    "negative-words.txt": "; a list\n\n2-faced\nbad\n",
    "LSD2015.lc3": "+negative\n\tabus*\n\ta lie\n+positive\n\tgood*\n",
    "Loughran-McDonald_MasterDictionary.csv": "Word,Negative,Positive\nNULL,0,0\nBAD,2009,0\nGOOD,0,2009\n",
}
MADE = [
    {"good": 3, "can't stand": -3, "bad": -3},
    {"good": 1, "2-faced": -1, "bad": -1},
    {"abus*": -1, "a lie": -1, "good*": 1},
    {"BAD": -1, "GOOD": 1},
]


@pytest.mark.parametrize("which", range(4), ids=["AFINN", "Hu & Liu", "LSD2015", "Loughran-McDonald"])
def test_the_lines_in_docs_turn_each_of_the_four_lexicons_into_one_that_is_read(corpus, monkeypatch, which):
    page = (SAMPLE.parents[1] / "docs/lexicons.md").read_text(encoding="utf-8")
    block = re.search(r"```python\n(import pandas as pd\n\nrows = .*?)```", page, re.DOTALL)[1]
    first, *each, last = block.strip().split("\n\n")
    assert len(each) == len(MADE)
    monkeypatch.chdir(corpus.parent)
    corpus.rename("my-event")
    for name, content in FILES.items():
        Path(name).write_text(content, encoding="utf-8")
    exec("\n".join([first, each[which], last]), {})
    found = read.corpus(Path("my-event").resolve()).lexicons
    assert dict(zip(found["word"], found["value"], strict=True)) == MADE[which]


def test_the_table_of_a_corpus_brings_no_lexicon(tmp_path):
    path = tmp_path / "texts.jsonl"
    path.write_text('{"doc_id": "a", "outlet": "A", "text": "A good day."}\n', encoding="utf-8")
    assert read.corpus(path).lexicons.empty
