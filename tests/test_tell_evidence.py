"""Evidence and tables: every mark in its sentence, every document's text shown as text."""

import html
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.fakes import fake
from support.hostile import HOSTILE, Tags

from analysis import tables, tell
from analysis.tell.markup import escaped, markdown, plain

ALPHABET = st.text(alphabet="aİß\r\n\t <>&\"'`*_[]()!#|~$\\.:@/-w„“‘’\u202e\u200f\u0301😀\x00]", max_size=60)


def test_each_mark_stands_in_its_sentence_with_its_place():
    made = fake(("Wire", "Brief"), 14)
    shown = tell.evidence(made, "hedging", most=None)
    text = made.articles.set_index("doc_id")["text"]
    lines = re.findall(r"\[\[(.+?)\]\].*\((?:headline; )?narrator; (d\d) \[(\d+), (\d+)\)\)", shown.text)
    hedges = made.marks[made.marks["measure"] == "hedging"]
    assert len(lines) == len(hedges) > 5
    assert all(text[doc_id][int(start) : int(end)] == word for word, doc_id, start, end in lines)


def test_it_says_how_many_of_how_many_are_shown():
    made = fake(("Wire", "Brief"), 14)
    of_wire = made.marks[(made.marks["measure"] == "hedging") & (made.marks["doc_id"] == "d0")]
    assert f"Wire: 2 of {len(of_wire)} marks shown" in tell.evidence(made, "hedging", most=2).text


def test_what_stands_outside_the_body_is_named():
    made = fake(("Wire",), 14)
    shown = tell.evidence(made, "hedging", most=None).text
    assert "1 of the" in shown and "outside the body, not in the rates" in shown
    assert "(headline; narrator; d0 [" in shown


def test_an_outlet_without_marks_is_there_and_says_so():
    made = fake(("Wire", "Brief"), 14)
    made.marks = made.marks[made.marks["doc_id"] == "d0"]
    assert "Brief: no marks" in tell.evidence(made, "hedging").text


def test_marks_with_a_value_come_strongest_first_and_scores_of_one_sentence_stand_together():
    made = fake(("Wire", "Brief"), 14)
    scores = (made.marks["doc_id"] == "d0") & (made.marks["measure"] == "tone")
    for sent_id, value in ((9, 0.97), (5, -0.95), (2, 0.92)):
        made.marks.loc[scores & (made.marks["sent_id"] == sent_id), "value"] = value
    lines = tell.evidence(made, "tone", most=3).text.splitlines()[2:5]
    assert [line.split("]")[0] for line in lines] == [
        "  [raw +0.97, masked +0.97",
        "  [raw −0.95, masked −0.95",
        "  [raw +0.92, masked +0.92",
    ]


def test_what_stands_outside_the_body_is_counted_over_all_marks_not_only_those_shown():
    made = fake(("Wire",), 14)
    hedges = made.marks[made.marks["measure"] == "hedging"]
    made.sentences.loc[made.sentences["sent_id"] == hedges["sent_id"].max(), "kind"] = "bullet"
    said = tell.evidence(made, "hedging", most=1).text
    assert f"1 of {len(hedges)} marks shown; 2 of the {len(hedges)} outside the body" in said


def test_scores_of_one_sentence_stand_in_report_order_however_the_marks_lie():
    made = fake(("Wire",), 14)
    tone = made.marks["measure"] == "tone"
    made.marks = made.marks[tone].sort_values("label", kind="stable")
    made.marks["value"] = made.marks["value"].where(made.marks["label"] == "raw", 0.5)
    labels = re.findall(r"\[(raw|masked) \S+ (raw|masked) ", tell.evidence(made, "tone", most=None).text)
    assert len(labels) == 15 and set(labels) == {("raw", "masked")}


def test_a_mark_that_ends_in_a_later_sentence_goes_on_visibly():
    made = fake(("Wire",), 14)
    sentence = made.sentences.iloc[2]
    ends = {"later": int(sentence["end"]) + 20, "there": int(sentence["end"])}
    shown = {}
    for name, end in ends.items():
        spot = ("d0", 2, int(sentence["start"]) + 10, end, "quotations", "speech", None, "quoted", "pair")
        made.marks = tables.frame("marks", [spot])
        shown[name] = tell.evidence(made, "quotations")
    rest = sentence["text"][10:]
    assert f"[[{rest} …]]" in shown["later"].text
    assert f">{rest} …</mark>" in shown["later"].html
    assert f"[[{rest}]]" in shown["there"].text


def test_hostile_text_shows_as_text_in_evidence():
    made = fake(("<b onmouseover=alert(1)>Wire</b>", "Brief"), 6, hostile=HOSTILE)
    shown = tell.evidence(made, "hedging")
    tags = Tags(shown.html)
    assert {tag for tag, _ in tags.found} == {
        "p",
        "strong",
        "details",
        "summary",
        "ul",
        "li",
        "bdi",
        "mark",
        "small",
    }
    assert {name for _, attributes in tags.found for name in attributes} == {"style", "open"}
    assert "<script>alert(1)</script> ]]> <img src=x onerror=alert(1)> ⟨U+202E⟩evil⟨U+2066⟩" in "".join(
        tags.text
    )
    assert "\u202e" not in shown.html + shown.text


def test_the_same_evidence_gives_the_same_bytes():
    one, other = (tell.evidence(fake(), "hedging") for _ in range(2))
    assert (one.html, one.text) == (other.html, other.text)
    assert set(one._repr_mimebundle_()) == {"text/html", "text/plain"}


@given(ALPHABET)
def test_escaped_text_makes_no_element_and_loses_no_letter(text):
    tags = Tags(f"<p>{escaped(text)}</p>")
    assert tags.found == [("p", {})]
    assert html.unescape(escaped(text)) == plain(text)
    assert not re.search("[\x00\u202e\r\n]", escaped(text))
    assert "".join(filter(str.isalpha, text)) == "".join(
        filter(str.isalpha, re.sub("⟨.*?⟩", "", plain(text)))
    )


@given(ALPHABET)
def test_escaped_text_closes_no_attribute(text):
    assert [attrs for _, attrs in Tags(f'<img alt="{escaped(text)}">').found] == [{"alt": plain(text)}]


@pytest.mark.parametrize(
    "text",
    [
        "<script>x</script>",
        "[a](javascript:x)",
        "**b**",
        "`c`",
        "$d$",
        "www.e.com",
        "http://f.g",
        "_h_",
        "a|b",
        "&lt;",
    ],
)
def test_markdown_shows_what_was_written(text):
    mistune = pytest.importorskip("mistune")
    shown = mistune.create_markdown(plugins=["strikethrough", "table", "url", "math"])(
        f"x {markdown(text)} y"
    )
    tags = Tags(shown)
    assert [tag for tag, _ in tags.found] == ["p"]
    assert "".join(tags.text).strip() == f"x {text} y"


def test_a_table_formats_numbers_and_explains_a_rate_that_is_not_there():
    rows = pd.DataFrame(
        {"outlet": ["Wire", None], "n_words": [1234, 5], "rate": [2.345, None], "low": [-0.004, None]}
    )
    shown = tell.table(rows)
    assert "1,234" in shown.text and "2.35" in shown.text
    assert shown.text.splitlines()[2].split() == ["–", "5", "–", "–"]
    assert "-0.00" not in shown.text and "−0.00" not in shown.text
    assert "too few words" in shown.text and "too few words" in shown.html
    assert "n words" in shown.text


def test_a_table_without_an_empty_rate_explains_nothing():
    assert "too few" not in tell.table(pd.DataFrame({"outlet": ["Wire", None], "rate": [1.0, 2.0]})).text


def test_a_table_shows_the_columns_asked_for_and_the_note():
    shown = tell.table(pd.DataFrame({"a": [1], "b": ["x"]}), ["b"], note="of <one>")
    assert shown.text == "b\nx\nof <one>"
    assert "of &lt;one&gt;" in shown.html


def test_hostile_cells_show_as_text_in_a_table():
    shown = tell.table(pd.DataFrame({"<th onload=x>": [HOSTILE]}))
    assert {tag for tag, _ in Tags(shown.html).found} == {"div", "table", "thead", "tr", "th", "tbody", "td"}


def test_hostile_cells_and_columns_show_on_their_line_in_the_text_of_a_table():
    shown = tell.table(pd.DataFrame({"\u202ename\n1": ["\u202ecell\n2"]}))
    assert shown.text.split("\n") == ["⟨U+202E⟩name 1", "⟨U+202E⟩cell 2"]


def test_an_empty_table_has_its_header():
    assert tell.table(pd.DataFrame(columns=["outlet", "rate"])).text == "outlet  rate"
