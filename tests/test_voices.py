"""Voices: whose words are whose, and that the stretches partition every sentence."""

from hypothesis import given
from support.texts import sentences, stories, texts

from analysis.mark import rows
from analysis.mark.attribution import relations
from analysis.mark.base import Sentence
from analysis.mark.quotations.pairs import quotations
from analysis.mark.speakers.speakers import speakers
from analysis.mark.voices import voices
from analysis.words import count, words


def stretches(text: str) -> list[tuple[str, str]]:
    """Each stretch of a text: its voice and its words."""
    read = sentences(text)
    quoted = quotations(read)
    found = relations(read, quoted)
    who = speakers(found, read, None)
    return [(voice, text[start:end]) for _, start, end, voice, _ in voices(read, quoted, found, who)]


def test_marks_belong_to_the_quoted_and_the_cue_to_the_narrator():
    assert stretches("“The port is safe,” Ann Lee said.") == [
        ("quoted", "“The port is safe,”"),
        ("narrator", " Ann Lee said."),
    ]


def test_an_indirect_content_is_attributed_and_quoted_words_in_it_are_quoted():
    assert stretches("Ann Lee said that the port was “very safe” in May.") == [
        ("narrator", "Ann Lee said "),
        ("attributed", "that the port was "),
        ("quoted", "“very safe”"),
        ("attributed", " in May"),
        ("narrator", "."),
    ]


def test_scare_quotes_terms_and_titles_stay_with_the_narrator():
    for text in ("The “reform” is old.", "The so-called “truce” ended.", "She read “War and Peace” there."):
        assert stretches(text) == [("narrator", text)]


def test_a_quotation_over_two_sentences_is_quoted_in_both():
    assert stretches("“One. Two,” she said.") == [
        ("quoted", "“One."),
        ("quoted", "Two,”"),
        ("narrator", " she said."),
    ]


def test_a_stretch_has_the_speaker_of_the_innermost_attribution():
    text = "Bo Ray said that Ann Lee had said that the port was safe."
    read = sentences(text)
    found = relations(read, [])
    who = speakers(found, read, None)
    told = {text[start:end]: speaker for _, start, end, _, speaker in voices(read, [], found, who)}
    assert told == {
        "Bo Ray said ": None,
        "that Ann Lee had said ": "Bo Ray",
        "that the port was safe": "Ann Lee",
        ".": None,
    }


@given(texts() | stories())
def test_stretches_partition_every_sentence_of_any_text(text):
    read = sentences(text)
    quoted = quotations(read)
    found = relations(read, quoted)
    made = voices(read, quoted, found, speakers(found, read, None))
    for sentence in read:
        own = [(start, end) for sent_id, start, end, *_ in made if sent_id == sentence.sent_id]
        assert own[0][0] == sentence.start and own[-1][1] == sentence.end
        assert all(a[1] == b[0] for a, b in zip(own, own[1:], strict=False))
        assert all(start < end for start, end in own)


def test_each_stretch_has_the_words_that_it_would_have_alone():
    text = "The U.S. port-closing deal is Lee's."
    unit = Sentence(0, 10, 10 + len(text), "body", 0, text, words(text))
    for cut in range(1, len(text)):
        both = [(0, 10, 10 + cut, "quoted", None), (0, 10 + cut, 10 + len(text), "narrator", None)]
        n_words = [row[-1] for row in rows.voices([unit], both)]
        assert n_words == [count(text[:cut]), count(text[cut:])], text[:cut]
