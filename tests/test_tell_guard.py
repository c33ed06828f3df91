"""The guard and quotations: the corpus's words may be any, ours around them may not."""

import re

import pytest
from support.fakes import fake

from analysis import compare, mark, read, tell
from analysis.tell.findings import FINDINGS, _names, _texts
from analysis.tell.guard import GuardError, guard
from analysis.words import words


@pytest.fixture(scope="module", params=["sample", "trump-xi-call"])
def findings_of_a_corpus(request):
    """Every sentence on a corpus, each beside the texts that it can quote."""
    if read.missing(request.param, None):
        pytest.skip("its documents are not here")
    corpus = read.corpus(request.param)
    marked = mark.corpus(corpus)
    given = {**marked._asdict(), "rates": compare.rates(marked.marks, marked.voices, marked.sentences)}
    given |= compare.claim_tables(marked, corpus.claims)._asdict()
    given |= compare.quotations(marked.articles, marked.marks, marked.voices, corpus.references)._asdict()
    given["contrasts"] = compare.compared(corpus).differing.contrasts
    scores = mark.tone_scores(corpus, marked.voices)
    given["specifications"] = compare.specifications(scores, marked.voices, marked.sentences)
    found = []
    for name, (needed, _) in FINDINGS.items():
        took = [given[each] for each in needed]
        whole = {*marked.articles["text"], *corpus.references["text"]}
        texts = whole if name == "contrasts" else _texts(took)
        found += [(sentence, texts) for sentence in tell.finding(name, *took).sentences]
    assert sum("“" in sentence for sentence, _ in found) > 10
    return found


def test_words_of_the_corpus_may_be_quoted_and_ours_around_them_may_not_be_any():
    texts = ["The minister said that the paper is always\nBIASED, because it’s “slanted”."]
    for quote in ("biased", "Always biased", "is always BIASED", "because it's ‘slanted’", "biased, because"):
        sentence = f"Wire puts “{quote}” in quotation marks."
        assert guard(sentence, ["Wire"], texts) == sentence
        for ours in (f"{sentence} It is biased.", f"Wire, biased, puts “{quote}” in quotation marks."):
            with pytest.raises(GuardError, match="biased"):
                guard(ours, ["Wire"], texts)
    with pytest.raises(GuardError, match="never"):
        guard("Wire puts “biased” and never “slanted” in quotation marks.", ["Wire"], texts)


@pytest.mark.parametrize(
    "sentence",
    [
        "Wire is “biased always”.",  # not in this order
        "Wire “never” asks.",
        "Wire is “always so biased”.",
        "Wire is “bias”.",  # half a word
        "Wire is always “biased”.",
        'Wire is "always biased".',
        "Wire is ‘always biased’.",
        "Wire is “always biased.",
        "Wire is ”always biased“.",
    ],
)
def test_quotation_marks_are_no_way_round_the_guard(sentence):
    texts = ["The paper is always biased.", "Not so."]
    with pytest.raises(GuardError):
        guard(sentence, ["Wire"], texts)
    with pytest.raises(GuardError):
        guard("Wire is “always biased”.", ["Wire"])


def test_a_finding_quotes_only_what_its_tables_have(monkeypatch):
    made = fake(("Wire",), 8)
    given = (made.sentences, made.voices, made.attributions.assign(cue="proves"))
    said = ["It has “proves” and “a great deal and a bad tariff”."]
    needed = ("sentences", "voices", "attributions")
    monkeypatch.setitem(FINDINGS, "made", (needed, lambda *given: said))
    assert tell.finding("made", *given).sentences == tuple(said)
    for bad in (
        "Wire proves it.",
        "Wire is “biased”.",
        "Wire “always” has “proves”.",
        "It “proves”: biased.",
    ):
        said[0] = bad
        with pytest.raises(GuardError):
            tell.finding("made", *given)


@pytest.mark.parametrize("name", ["tends", "always", "ignored"])
def test_a_hedge_or_a_verb_of_the_corpus_is_no_name(name):
    """Else a text that has the word would let our own sentences have it."""
    made = fake(("Wire", "Brief"), 24)
    made.tellings["hedge"], made.attributions["cue"] = name, name
    made.tellings["chain"] = f"Lee; Roe ({name})"
    given = [getattr(made, each) for each in FINDINGS["first-claim"][0]]
    assert f"cites Lee and Roe (“{name}”)" in repr(tell.finding("first-claim", *given))
    assert not {name} & (_names(given) | _names([made.attributions]))


def test_every_quotation_in_a_finding_stands_in_the_corpus(findings_of_a_corpus):
    for sentence, texts in findings_of_a_corpus:
        for quote in re.findall("“([^“”]*)”", sentence):
            for part in quote.split("…"):  # of a contrast the words that passages share
                wanted = f" {' '.join(words(part).folded)} "
                assert any(wanted in f" {' '.join(words(each).folded)} " for each in texts), quote
