"""The one tokenizer: what a word is, where it is, and that folding keeps positions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import words

ODD = st.text(st.sampled_from("aZé9İßΣ .,'’-–—\u0301\u00a0\r\n\t“”„‟$%_🙂"), max_size=60) | st.text(
    max_size=60
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. said", ["the", "u.s.", "said"]),
        ("a U.S.-China call at 3 a.m.", ["a", "u.s.-china", "call", "at", "3", "a.m."]),
        ("a 90-minute call", ["a", "90-minute", "call"]),
        (
            "a 90\u2010minute, 90\u2011minute U.S.\u2011China call",
            ["a", *["90-minute"] * 2, "u.s.-china", "call"],
        ),
        ("Trump’s “deal”", ["trump's", "deal"]),
        ("up 1,000.5 points, or 145%", ["up", "1,000.5", "points", "or", "145"]),
        ("China—a gesture", ["china", "a", "gesture"]),
        ("cafe\u0301 café", ["cafe\u0301", "café"]),
        ("visit wire.example now", ["visit", "wire", "example", "now"]),
        ("“We won’t”", ["we", "won't"]),
        ("_____", []),
        ("", []),
    ],
)
def test_the_words_of_a_text(text, expected):
    assert words.words(text).folded == expected
    assert words.count(text) == len(expected)


@given(ODD)
def test_words_lie_inside_in_order_and_do_not_overlap(text):
    found = words.words(text)
    edges = [edge for span in zip(found.starts, found.ends, strict=True) for edge in span]
    assert edges == sorted(edges) and all(0 <= edge <= len(text) for edge in edges)
    assert all(start < end for start, end in zip(found.starts, found.ends, strict=True))


@given(ODD)
def test_a_folded_text_is_as_long_as_the_text(text):
    assert len(words.folded(text)) == len(text)


@given(ODD)
def test_the_folded_words_stand_where_the_positions_say(text):
    found = words.words(text)
    assert found.folded == [words.folded(text)[s:e] for s, e in zip(found.starts, found.ends, strict=True)]


@given(ODD)
def test_a_text_is_read_as_if_it_were_one_piece(text):
    plain = words.folded(text)
    spans = [match.span() for match in words.WORD.finditer(text)]
    found = words.words(text)
    assert list(zip(found.starts, found.ends, strict=True)) == spans
    assert found.folded == [plain[start:end] for start, end in spans]
    assert words.count(text) == len(spans)


def test_what_is_remembered_of_words_does_not_grow_without_end(monkeypatch):
    monkeypatch.setattr(words.Remembered, "MOST", 3)
    made = words.Remembered(str.upper)
    assert [made[word] for word in ("a", "b", "c", "d", "a")] == ["A", "B", "C", "D", "A"]
    assert len(made) <= 3
    assert made["a" * 1000] == "A" * 1000 and len(made) <= 3 and "a" * 1000 not in made


def test_what_nobody_sees_within_a_word_hides_none():
    for text, told in (
        ("The min\u00adister may\u200b go", ["the", "minister", "may", "go"]),
        ("O\ufb03cials con\ufb01rmed it", ["officials", "confirmed", "it"]),
        ("Ac\u00adcord\u00ading to Lee’s", ["according", "to", "lee's"]),
    ):
        found = words.words(text)
        assert found.folded == told
        assert [
            text[a:b].strip("\u200b") for a, b in zip(found.starts, found.ends, strict=True)
        ] == text.replace("\u200b", "").split()
