"""Behind a figure: every bar and cell opens to as many passages as it counts."""

import re
from html.parser import HTMLParser

import pytest
from support.fakes import Fake, fake, unscored
from support.hostile import HOSTILE, Tags

from analysis import compare, mark, read, tell
from analysis.compare.sources.commitment import ALL
from analysis.tell.charts import EVERY
from analysis.tell.charts.figures import chart
from analysis.tell.markup import plain

OPENED = [one for one in EVERY if one.marks is not None]
EACH = pytest.mark.parametrize("one", OPENED, ids=[one.name for one in OPENED])


class Tree(HTMLParser):
    """The nested headings of a page: path -> its heading's numbers and how many items lie below it."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.headings, self.items, self.path, self.inside = {}, {}, [], None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag == "details":
            self.path.append("")
        if tag == "li":
            for depth in range(1, len(self.path) + 1):
                path = tuple(self.path[:depth])
                self.items[path] = self.items.get(path, 0) + 1
        self.inside = tag

    def handle_endtag(self, tag):
        if tag == "summary":
            name, _, number = self.path[-1].rpartition(": ")
            self.path[-1] = name
            self.headings[tuple(self.path)] = int(re.match(r"[\d,]+", number)[0].replace(",", ""))
        if tag == "details":
            self.path.pop()
        self.inside = None

    def handle_data(self, data):
        if self.inside == "summary":
            self.path[-1] += data


@pytest.fixture(scope="module")
def sample():
    corpus = read.corpus("sample")
    marked = mark.corpus(corpus)
    told = compare.claim_tables(marked, corpus.claims)
    quoted = compare.quotations(marked.articles, marked.marks, marked.voices, corpus.references)
    return Fake(**marked._asdict(), **told._asdict(), compared=quoted)


def given(one, marked):
    return [getattr(marked, name) for name in one.tables]


def behind(one, marked):
    return tell.passages(marked, one.name, **marked.more)


def drawn_rows(one, marked):
    return one.drawn_rows(*given(one, marked))


def drawn_counts(one, marked):
    """Each cell that the figure counts something in, from the rows that it draws."""
    rows = drawn_rows(one, marked)
    rows = rows[rows[one.counts].fillna(0) > 0]
    if "act" in rows:
        rows = rows[rows["act"] != ALL]
    cells = rows[list(one.cells)].itertuples(index=False, name=None)
    return dict(zip(cells, rows[one.counts].astype(int), strict=True))


@EACH
@pytest.mark.parametrize("corpus", ["sample", "made up"])
def test_each_cell_of_the_figure_opens_to_what_it_counts(one, corpus, sample):
    marked = sample if corpus == "sample" else fake()
    counts = drawn_counts(one, marked)
    tree = Tree(behind(one, marked).html)
    leaves = {path: n for path, n in tree.headings.items() if len(path) == len(one.cells)}
    assert leaves == counts
    assert counts or (one.name, corpus) == ("chains-by-outlet", "made up")
    for path, n in tree.headings.items():
        below = [number for cell, number in counts.items() if cell[: len(path)] == path]
        assert n == sum(below)
        if one.counts != "n_words":
            assert tree.items[path] == n
    assert sum(n for path, n in tree.items.items() if len(path) == 1) == len(
        one.marks_behind(*given(one, marked))
    )


def test_the_sums_of_commitment_open_too(sample):
    rows = drawn_rows(chart("commitment-by-outlet"), sample)
    sums = rows[(rows["act"] == ALL) & (rows["n_cues"] > 0)]
    tree = Tree(tell.passages(sample, "commitment-by-outlet").html)
    expected = {(row.outlet, row.commitment): row.n_cues for row in sums.itertuples()}
    assert {path: n for path, n in tree.headings.items() if len(path) == 2} == expected


@EACH
def test_every_passage_stands_at_its_place(one, sample):
    shown = behind(one, sample)
    text = sample.articles.set_index("doc_id")["text"]
    places = re.findall(r"^ *- (?:(.+) )?(\S+) \[(\d+), (\d+)\)$", shown.text, re.MULTILINE)
    assert len(places) == len(Tags(shown.html).found and re.findall("<li>", shown.html)) > 5
    if one.counts != "n_words":
        for cue, doc, start, end in places:
            there = plain(text[doc][int(start) : int(end)])
            assert there == cue or cue.endswith(" …") and there.startswith(cue.removesuffix(" …"))
    else:
        words = "".join(text[doc][int(start) : int(end)] for _, doc, start, end in places)
        assert len(words) > 0.8 * text.str.len().sum()


@EACH
def test_hostile_text_shows_as_text(one):
    made = fake(("<b onmouseover=alert(1)>Wire</b>", "Brief"), 14, hostile=HOSTILE)
    made.attributions["cue"] = "<script>said</script>"
    shown = behind(one, made)
    allowed = {"p", "strong", "details", "summary", "ul", "li", "bdi", "mark", "small"}
    assert {tag for tag, _ in Tags(shown.html).found} <= allowed
    assert {name for _, attributes in Tags(shown.html).found for name in attributes} <= {"style"}
    assert "\u202e" not in shown.html + shown.text


@EACH
def test_without_marks_it_says_so(one):
    made = unscored(fake(("Wire",), 8), "Wire")
    assert "No passage." in behind(one, made).html


@EACH
def test_the_same_marks_give_the_same_bytes(one, sample):
    first, second = (behind(one, sample) for _ in range(2))
    assert (first.html, first.text) == (second.html, second.text)


def test_a_figure_of_rates_sends_to_the_evidence(sample):
    with pytest.raises(ValueError, match="hedging-by-outlet has no marks of its own; tell.evidence"):
        tell.passages(sample, "hedging-by-outlet")
    with pytest.raises(KeyError, match="no figure is named"):
        tell.passages(sample, "hedging")
