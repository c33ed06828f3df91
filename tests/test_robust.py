"""No text makes reading or marking raise, and what is found lies where it says."""

from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.texts import stories

from analysis import mark, read, tables
from analysis.mark.attribution import relations
from analysis.mark.base import Sentence
from analysis.mark.quotations.pairs import quotations
from analysis.read.layout.document import layout, sentence_units
from analysis.words import words

# Each alone has broken some program that reads news.
MARKS = [
    "''",
    "``",
    '"',
    "'",
    "“",
    "”",
    "„",
    "‟",
    "«",
    "»",
    "‹",
    "›",
    "‘",
    "’",
    "‚",
    "‛",
    "`",
    "´",
    "—",
    "–",
    "--",
    "- ",
]
BREAKS = [
    "\n",
    "\r\n",
    "\n\n",
    "\r\n\r\n",
    "\r",
    "\x0b",
    "\x0c",
    "\x85",
    "\u2028",
    "\u2029",
    " ",
    "\u00a0",
    "\t",
]
ODD = [
    "\x00",
    "\x01",
    "\x1c",
    "\ufeff",
    "\u200b",
    "\u200f",
    "\u202e",
    "\u2066",
    "İ",
    "ß",
    "ﬁ",
    "é",
    "e\u0301",
    "👩‍👩‍👧",
    "🙂",
    "م",
    "中",
]
TOLD = [
    "Ann Lee",
    "she",
    "who",
    " said ",
    " said",
    "said ",
    " told ",
    " added: ",
    ", saying ",
    "beamed ",
    ": ",
    "? ",
    ". ",
    ", ",
]
TOLD += [
    "according to ",
    "(@lee) ",
    "- Ann Lee",
    "The port is safe.",
    "port",
    "5' 10\"",
    "rock 'n' roll",
    "the workers' ",
]
TEXTS = (
    st.lists(st.sampled_from(MARKS + BREAKS + ODD + TOLD), max_size=50).map("".join)
    | stories()
    | st.text(max_size=80)
)

NASTY = [
    "",
    "“",
    "”",
    "''",
    "“Come in, she said.\r\n\r\n“Go on.\r\n\r\nThe port closed.”",
    "‘“‘“‘“‘“‘“Deep,” she said.",
    "She said, ''It's the workers' ''own'' port,'' and left.",
    "„Ja“, said Lee. »Nein«, «Oui», ‹non›, said Ray.",
    "“One. ‘Two,” she said. Three.’",
    "\u202e“tfel ot thgir”\u202c said Lee.",
    "\ufeff“Safe,” said Lee.\x00\x00 “Safe",
    "'’'’'’ said Lee '’'’",
    "İ“İ,” İ said: “İ",
    "“Safe.”\n\n- Ann Lee\n\n- Bo Ray\n\n“",
    "Lee: “One.\nRay: Two.”\n“Three",
    "— — — Ann Lee (@lee) — “One” — Ann Lee",
    "0:IS CONCERNED HE“0\r“0",
    "said said said : : : “”“” said",
]


def found_in(text):
    """The sentences of a text as the reading room finds them, its quotations, its attributions."""
    read_as = [
        Sentence(i, one.start, one.end, one.kind, one.paragraph, piece, words(piece))
        for i, one in enumerate(sentence_units(text, layout(text).units))
        for piece in [text[one.start : one.end]]
    ]
    quoted = quotations(read_as)
    return read_as, quoted, relations(read_as, quoted)


def assert_sound(text):
    read_as, quoted, made = found_in(text)
    assert all(0 <= one.start < one.end <= len(text) for one in quoted)
    starts = {one.sent_id: one for one in read_as}
    for one in made:
        inside = starts[one.sent_id]
        assert inside.start <= one.cue_start < one.cue_end <= inside.end
        assert text[one.cue_start : one.cue_end] == one.cue
        spans = sorted([*one.contents, *one.sources, (one.cue_start, one.cue_end)])
        assert one.contents and all(0 <= start < end <= len(text) for start, end in spans)
        assert all(end <= after for (_, end), (after, _) in zip(spans, spans[1:], strict=False))


def marked(text):
    row = ("d", "Herald", *[None] * 6, "d.txt", None, "en", len(text.split()), text)
    table = tables.frame("articles", [row])
    actors = pd.DataFrame(
        {"actor": ["Ann Lee"], "group": ["media"], "aliases": ["Lee"], "description": [""]}, dtype=str
    )
    return mark.corpus(
        SimpleNamespace(
            articles=table,
            boilerplate=read.boilerplate(table),
            sentences=read.sentences(table),
            actors=actors,
            masks=pd.DataFrame({"phrase": ["port"]}, dtype=str),
            corrections=(),
            kept=None,
        )
    )


@given(TEXTS)
@settings(max_examples=300)
def test_no_text_raises_and_source_cue_and_content_are_apart_and_inside(text):
    assert_sound(text)


@pytest.mark.parametrize("text", NASTY)
def test_texts_that_are_nasty_on_purpose_are_sound(text):
    assert_sound(text)


@given(TEXTS)
@settings(max_examples=60)
def test_every_measure_of_any_text_is_told_without_an_error(text):
    made = marked(text)
    for rows in (made.voices, made.marks, made.attribution_spans):
        assert ((rows["start"] >= 0) & (rows["start"] < rows["end"]) & (rows["end"] <= len(text))).all()


@pytest.mark.parametrize("text", [text for text in NASTY if text])
def test_nasty_texts_go_the_whole_way(text):
    assert len(marked(text).articles) == 1


def test_line_ends_of_windows_change_no_quotation():
    plain = "“One. Two.\n\n“Three,” Ann Lee said.\n\n“Four.”\n\n- Bo Ray\n"
    windows = plain.replace("\n", "\r\n")
    found = [
        [[text[start:end].split() for start, end in one.contents] for one in found_in(text)[2]]
        for text in (plain, windows)
    ]
    assert found[0] == found[1] != []
