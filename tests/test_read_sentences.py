"""Where sentences begin and end: the case table, and what holds for any text."""

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from analysis import read
from analysis.lexicon import LexiconError
from analysis.read.layout import abbreviations
from analysis.read.layout.document import layout, sentence_units
from analysis.read.layout.paragraphs import MARKER, paragraphs
from analysis.read.layout.sentences import sentences
from analysis.words import count

CASES = list(
    csv.DictReader((Path(__file__).parent / "cases" / "sentences.csv").open(encoding="utf-8", newline=""))
)

PIECES = [
    *(
        "The ship",
        "left",
        "U.S.",
        "Mr.",
        "No.",
        "a.m.",
        "Reno, Nev.",
        "e.g.",
        "İstanbul",
        "e\u0301te\u0301",
        "12",
        "3.5",
    ),
    *("“", "”", "‘", "’", '"', "''", "„", "(", ")", ".", "?", "!", "…", "...", ",", ":", "—", " - ", "-"),
    *(
        " ",
        " ",
        " ",
        "\u00a0",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\u2028",
        "\t",
        "😀",
        "\ufeff",
        "|",
        "_____",
        "• ",
        "- ",
        "1. ",
    ),
    *("WASHINGTON — ", "BEIJING, June 5 (Xinhua) —", "Comments", "By: Jane Doe", "She said", "They", "Trump"),
    "The talks on wheat went on for the whole of the long day, and nobody in the hall had anything to eat.",
    "Tu cuenta no se puede usar en otro dispositivo",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_the_sentences_of_a_case_are_those_that_a_reader_sees(case):
    spans = sentences(case["text"], 0, len(case["text"]))

    assert " | ".join(case["text"][start:end] for start, end in spans) == case["expected"]


def test_an_abbreviation_of_an_unknown_class_is_refused(tmp_path, monkeypatch):
    rows = "abbreviation,class,source,note\nodd.,strange,us,\n"
    (tmp_path / "abbreviations.csv").write_text(rows, encoding="utf-8")
    monkeypatch.setattr(abbreviations.lexicon, "FOLDER", tmp_path)

    with pytest.raises(LexiconError, match='abbreviations.csv:2: class "strange" is none of: number, other'):
        abbreviations.abbreviations.__wrapped__()


def test_a_sentence_is_found_where_it_stands_in_the_document():
    text = "Headline\n\nOne. Two."

    assert sentences(text, 10, 19) == [(10, 14), (15, 19)]


@given(st.lists(st.sampled_from(["rain", "wheat", "Paul", "left", "ships"]), min_size=2, max_size=12))
def test_punkt_agrees_where_it_is_not_asked(words):
    text = " ".join(f"{word}." if i % 2 else word.capitalize() for i, word in enumerate(words))
    punkt = PunktSentenceTokenizer(PunktParameters())

    assert sentences(text, 0, len(text)) == list(punkt.span_tokenize(text))


def units(text):
    found = layout(text)
    return found.boilerplate, sentence_units(text, found.units)


@given(TEXTS)
def test_units_and_boilerplate_are_in_order_and_do_not_overlap(text):
    boilerplate, found = units(text)
    spans = sorted(
        [(span.start, span.end) for span in boilerplate] + [(unit.start, unit.end) for unit in found]
    )

    assert [unit.start for unit in found] == sorted(unit.start for unit in found)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in zip(spans, spans[1:], strict=False))


@given(TEXTS)
def test_only_space_marks_of_bullets_and_dashes_of_datelines_are_left_out(text):
    boilerplate, found = units(text)
    spans = sorted(
        [(span.start, span.end) for span in boilerplate] + [(unit.start, unit.end) for unit in found]
    )
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    gaps = [text[edges[i] : edges[i + 1]].strip().strip("\ufeff").strip() for i in range(0, len(edges), 2)]

    assert all(gap in ("", "—", "–", "-", "--") or MARKER.fullmatch(gap + " ") for gap in gaps)


@given(TEXTS)
def test_no_unit_begins_or_ends_with_white_space(text):
    _, found = units(text)

    assert all(text[unit.start : unit.end] == text[unit.start : unit.end].strip() for unit in found)


@given(TEXTS)
def test_paragraphs_count_from_0_without_a_gap(text):
    _, found = units(text)
    numbers = [unit.paragraph for unit in found]

    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(len(set(numbers))))


@given(TEXTS)
def test_paragraphs_leave_out_nothing_but_space(text):
    spans = paragraphs(text)
    kept = "".join(text[start:end] for start, end in spans)

    assert "".join(kept.replace("\ufeff", "").split()) == "".join(text.replace("\ufeff", "").split())


@given(TEXTS, TEXTS)
def test_a_document_is_read_alike_beside_any_other(one, other):
    def table(*texts):
        articles = pd.DataFrame(
            {"doc_id": [text[0] for text in texts], "outlet": "o", "text": [text[1] for text in texts]}
        )
        found = read.sentences(articles)
        return found[found["doc_id"] == "one"].reset_index(drop=True)

    alone, beside = table(("one", one)), table(("other", other), ("one", one))

    pd.testing.assert_frame_equal(alone, beside)


@given(TEXTS)
def test_text_words_and_ids_of_the_table_are_those_of_the_slice(text):
    found = read.sentences(pd.DataFrame({"doc_id": ["a"], "outlet": ["o"], "text": [text]}))

    assert found["sent_id"].tolist() == list(range(len(found)))
    for row in found.itertuples():
        assert row.text == text[row.start : row.end]
        assert row.n_words == count(row.text)


def test_short_lines_that_begin_small_behind_a_stop_are_read():
    text = "The town met Lee. \na\nL"
    assert len(read.corpus(pd.DataFrame([{"doc_id": "a", "outlet": "A", "text": text}])).sentences)
