"""Behind each chart of tone stand as many sentences as it counts, in full, as text."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from support.fakes import fake, unscored

from analysis import compare, mark, read, tell
from analysis.compare.tone.scores import headline_scores, tone_course, tone_means
from analysis.compare.tone.words import tone_words
from analysis.tell.markup import plain

HOSTILE = " <script>alert(1)</script> \u202eevil & <b onclick=x>"


class Page(HTMLParser):
    """Tags, and the text of each innermost `details`."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.open, self.texts = [], [], []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.open.append(tag)
        if tag == "details":
            self.texts.append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.texts:
            self.texts[-1] += data


@pytest.fixture(scope="module")
def corpus():
    return read.corpus("sample")


@pytest.fixture(scope="module")
def marked(corpus):
    return mark.corpus(corpus)


@pytest.fixture(scope="module")
def rates(marked):
    return compare.rates(marked.marks, marked.voices, marked.sentences)


def by_outlet(shown):
    """Outlet -> the HTML of its part."""
    parts = re.split(r"(?m)^<details open><summary>", shown.html)[1:]
    return {part.partition(":")[0]: unescape(part) for part in parts}


def cells(part):
    return part.count("<details style=")


def test_the_strip_has_a_cell_for_each_sentence_that_the_charts_count(marked, rates):
    parts = by_outlet(tell.scored_sentences(marked, "tone-arc"))
    arc = tone_course(marked.sentences, marked.marks)
    means = tone_means(rates)
    assert list(parts) == list(dict.fromkeys(marked.sentences["outlet"]))
    for outlet, part in parts.items():
        n = means[(means["outlet"] == outlet) & (means["label"] == "raw")].set_index("voice")["n_sentences"]
        assert cells(part) == (arc["outlet"] == outlet).sum() == n["all"]
        assert f"{n['narrator']} with words in the narrator's voice" in part
        assert part.count("narrator: raw") == n["narrator"]


def test_the_strip_of_the_specifications_has_as_many_cells_as_they_count(corpus, marked):
    scores = mark.tone_scores(corpus, marked.voices)
    made = compare.specifications(scores, marked.voices, marked.sentences)
    parts = by_outlet(tell.scored_sentences(marked, "tone-specifications"))
    for voice, said in (("all", cells), ("narrator", lambda part: part.count("narrator: raw"))):
        rows = made[(made["scored"] == "sentence") & (made["voice"] == voice)]
        for outlet, n in rows.groupby("outlet")["n_scored"]:
            assert set(n) == {said(parts[outlet])}


def test_each_headline_that_is_drawn_can_be_opened(marked, rates):
    drawn = headline_scores(marked.sentences, marked.marks, rates)
    drawn = drawn[(drawn["kind"] == "headline") & (drawn["label"] == "raw")]
    parts = by_outlet(tell.scored_sentences(marked, "tone-headlines"))
    assert {outlet: cells(part) for outlet, part in parts.items()} == dict(
        drawn.groupby("outlet")["n_scored"].sum()
    )


def test_each_word_that_is_drawn_opens_as_many_places_as_it_counts(marked):
    parts = by_outlet(tell.scored_sentences(marked, "tone-words"))
    drawn = tone_words(marked.sentences, marked.marks)
    for outlet, rows in drawn.groupby("outlet"):
        listed = re.findall(r"“(.*?)” ×(\d+), .*?</summary><ul>(.*?)</ul>", parts[outlet], re.DOTALL)
        assert [(word, int(n)) for word, n, _ in listed] == list(
            zip(rows["word"], rows["n_marks"], strict=True)
        )
        assert [items.count("<li>") for _, _, items in listed] == list(rows["n_marks"])


def test_the_masked_words_are_those_that_the_table_of_masks_counts(marked):
    parts = by_outlet(tell.scored_sentences(marked, "masks"))
    effects = compare.mask_effects(marked.marks, marked.sentences).set_index("outlet")["n_marks"]
    assert {outlet: part.count("<li>") for outlet, part in parts.items()} == dict(effects)


def test_a_cell_opens_the_whole_sentence_with_its_scores(marked):
    page = Page(tell.scored_sentences(marked, "tone-arc").html)
    text = "\n".join(page.texts)
    raw = marked.marks[(marked.marks["measure"] == "tone") & (marked.marks["voice"] == "all")]
    body = marked.sentences[marked.sentences["kind"] == "body"]
    scored = body.merge(raw[raw["label"] == "raw"], on=["doc_id", "sent_id"])
    assert len(scored) == len(body)
    bare = re.sub(r" \([+−]\d\.\d(?:, masked)?\)", "", text)
    for sentence in body["text"]:
        assert plain(sentence) in bare


def test_texts_are_shown_as_text_and_nothing_but_plain_elements_is_needed():
    made = fake(("Wire", "<i>Brief</i>"), 6, hostile=HOSTILE)
    for name in ("tone-arc", "tone-words", "tone-headlines"):
        page = Page(tell.scored_sentences(made, name).html)
        assert set(page.tags) <= {"details", "summary", "div", "bdi", "b", "small", "ul", "li"}
        assert "\u202e" not in tell.scored_sentences(made, name).html


def test_as_text_the_strip_is_a_line_of_signs():
    made = fake(("Wire",), 4)
    value = {1: -0.2, 2: 0.5, 3: 0.0, 4: 0.1}
    raw = made.marks["measure"] == "tone"
    made.marks.loc[raw, "value"] = made.marks.loc[raw, "sent_id"].map(value)
    assert tell.scored_sentences(made, "tone-arc").text.splitlines()[1] == "  −+·+"


def test_of_an_outlet_that_was_not_scored_no_sentence_is_listed():
    made = unscored(fake(("Wire", "Brief"), 24), "Brief")
    parts = by_outlet(tell.scored_sentences(made, "tone-arc"))
    assert cells(parts["Brief"]) == 0 and cells(parts["Wire"]) == 24


def test_an_unknown_chart_is_refused_and_the_known_ones_are_named(marked):
    with pytest.raises(KeyError, match="tone-arc"):
        tell.scored_sentences(marked, "hedging-by-outlet")
