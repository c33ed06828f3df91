"""The report: one page, self-contained, the same bytes, with every document's text shown as text."""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from support.fakes import fake
from support.reports import HOSTILE, corpus, report
from support.undrawn import draw_nothing

from analysis import compare, tell
from analysis.tell.charts import CHARTS, EVERY
from analysis.tell.findings import FINDINGS
from analysis.tell.guard import guard
from analysis.tell.markup import plain


class Page(HTMLParser):
    """The elements of a page with their attributes, and the text outside its style sheet."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.found, self.text, self.open = [], [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in ("meta", "img", "br", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.text.append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    made = corpus()
    return made, report(made, "made", tmp_path_factory.mktemp("out"))


@pytest.fixture(scope="module")
def page(written):
    return Page(written[1].read_text(encoding="utf-8"))


def test_it_lies_beside_its_figures(written):
    path = written[1]
    assert path.parts[-3:] == ("reports", "made", "report.html")
    figures = {each.name for each in (path.parents[2] / "figures" / "made").iterdir()}
    assert {f"{one.name}.pdf" for one in CHARTS} | {
        f"{one.name}.csv" for one in EVERY if not one.least
    } <= figures


PROCESS = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from support import reports as here
here.report(here.corpus(), "made", Path(sys.argv[2]))
"""


def test_two_runs_in_two_processes_give_the_same_bytes(written, tmp_path):
    paths = os.pathsep.join([str(Path(tell.__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PYTHONPATH": paths}
    arguments = [str(Path(__file__).parent), str(tmp_path)]
    subprocess.run([sys.executable, "-c", PROCESS, *arguments], env=environment, cwd=tmp_path, check=True)
    first = sorted(written[1].parent.iterdir())
    assert [path.name for path in first] == ["report.docx", "report.html", "report.pdf"]
    for path in first:
        assert (tmp_path / "reports" / "made" / path.name).read_bytes() == path.read_bytes(), path.name


def test_nothing_is_fetched_and_nothing_runs(page):
    assert {"script", "iframe", "object", "embed", "link", "form", "base"}.isdisjoint(dict(page.found))
    assert page.all("img") == [] and page.all("image") == []
    assert all(re.match(r"(reader\.html)?(#|$)", attributes["href"]) for attributes in page.all("a"))
    assert not [name for _, attributes in page.found for name in attributes if name.startswith("on")]
    assert any("default-src 'none'" in attributes.get("content", "") for attributes in page.all("meta"))


def test_elements_are_closed_in_order_and_anchors_exist_once(page):
    assert page.open == []
    ids = [attributes["id"] for _, attributes in page.found if "id" in attributes]
    assert len(set(ids)) == len(ids)
    own = {each["href"][1:] for each in page.all("a") if each["href"].startswith("#")}
    assert own <= set(ids)


def test_every_picture_has_an_alt_text_that_says_what_it_shows(written, page):
    drawn = [attributes for attributes in page.all("svg") if attributes.get("role") == "img"]
    bars = [attributes for attributes in page.all("svg") if attributes.get("aria-hidden") == "true"]
    assert len(drawn) + len(bars) == len(page.all("svg")) and len(drawn) >= 6 and page.all("img") == []
    text = written[1].read_text(encoding="utf-8")
    for attributes in drawn:
        title, alt = attributes["aria-labelledby"].split()
        assert re.search(rf'<title id="{title}">[^<]+<', text)
        assert len(re.search(rf'<desc id="{alt}">([^<]+)<', text)[1]) > 40


def test_text_in_charts_is_text_of_the_page(page):
    shown = "".join(page.text)
    assert "own voice" in shown and "Share of the words of the body" in shown


def test_hostile_text_shows_as_text(page):
    shown = "".join(page.text)
    assert plain(HOSTILE).strip() in shown
    assert "<b onclick=x>Brief</b>" in shown
    assert "\u202e" not in shown


def test_up_to_five_findings_come_first_each_with_a_link_to_its_section(written, page):
    text = written[1].read_text(encoding="utf-8")
    first = re.search(r'<ol class="findings">(.*?)</ol>', text, re.DOTALL)[1]
    assert first.count("<li>") == first.count('href="#') == 4  # hostile texts differ in nothing else
    assert text.index('<ol class="findings">') < text.index("<nav") < text.index('id="provenance"')
    for one in re.findall(r"<li>(.*?)</li>", first, re.DOTALL):
        assert re.search(r"\d", one) and one.count(". ") <= 4


def test_the_outline_is_that_of_the_design(page):
    headings = [attributes["id"] for attributes in page.all("h2")]
    outline = (
        "opening findings barcode claims provenance first-claim quotations who-speaks hedging wording tone "
        "method glossary"
    )
    assert [name for name in headings if name in outline.split()] == outline.split()


def test_the_map_of_claims_has_a_row_for_each_and_says_what_a_cell_without_passages_is(written):
    text = written[1].read_text(encoding="utf-8")
    (shown,) = re.findall(r'<div class="claim-map">(.*?)</section>', text, re.DOTALL)
    assert shown.count('<th scope="row"') == len(written[0].asked)
    assert "a person looked and did not find it" in shown


def test_tone_comes_after_all_else_that_is_measured_and_with_its_warning(page):
    headings = [attributes["id"] for attributes in page.all("h2")]
    assert headings.index("tone") > max(
        headings.index(name) for name in ("who-speaks", "hedging", "certainty")
    )
    assert any(attributes.get("class") == "warning" for attributes in page.all("p"))


def test_every_finding_every_hash_and_every_mark_is_in_it(written, page):
    made, shown = written[0], "".join(page.text)
    for name, (needed, _) in FINDINGS.items():
        assert plain(tell.finding(name, *(getattr(made, each) for each in needed)).sentences[0]) in shown
    for sha in made.articles["sha256"]:
        assert sha in shown
    counted = made.marks[made.marks["measure"] != "tone"]
    opened = [one for one in CHARTS if one.marks and one.counts != "n_words"]
    cues = sum(len(one.marks_behind(*(getattr(made, name) for name in one.tables))) for one in opened)
    assert cues > 0
    asked = made.tellings[made.tellings["claim"] == made.asked["claim"].iloc[0]]
    first = len(asked) + asked["doc_id"].nunique()  # and the source strip
    found = compare.ancestry(made.sentences, made.voices, made.marks, made.attributions)
    in_both = 2 * len(found.shared) + len(found.credits)
    assert len(page.all("mark")) == len(counted) + cues + first + in_both


def test_a_detector_s_accuracy_stands_beside_its_results_or_is_said_to_be_missing(written):
    text = written[1].read_text(encoding="utf-8")
    sections = {name: part for name, part in re.findall(r'<h2 id="([^"]+)">(.*?)</section>', text, re.DOTALL)}
    for name in ("who-speaks", "hedging", "certainty", "tone"):
        assert "Public gold data, not these articles" in sections[name]
    assert "cue, source and content together" in sections["who-speaks"]
    assert sections["who-speaks"].count("not yet measured") == 1  # quotations


def test_each_passage_leads_to_its_place_in_the_reader(written, page):
    texts = dict(zip(written[0].articles["doc_id"], written[0].articles["text"], strict=True))
    links = [one["href"] for one in page.all("a") if re.search(r"#d\d+-", one["href"])]
    places = [re.fullmatch(r"reader\.html#(d\d+)-(\d+)-(\d+)(-claims|-voice)?", link) for link in links]
    assert all(int(one[2]) < int(one[3]) <= len(texts[one[1]]) for one in places)
    assert len(places) >= len(page.all("mark"))
    assert "reader.html#layers=hedging" in [one["href"] for one in page.all("a")]


def test_no_clock_and_no_machine_is_in_it(written):
    text = written[1].read_text(encoding="utf-8")
    without_pictures = re.sub(r"base64,[^\"]+", "", text)
    assert str(written[1].parent.parent) not in without_pictures
    assert not re.search(r"\d\d:\d\d:\d\d", without_pictures)


def test_without_an_out_it_goes_where_the_environment_says(tmp_path, monkeypatch):
    draw_nothing(monkeypatch)
    monkeypatch.setenv("ANALYSIS_OUTPUT", str(tmp_path))
    made = fake(("Wire",), 6)
    assert report(made, "one") == tmp_path / "reports" / "one" / "report.html"


def test_what_the_page_says_of_its_own_accord_passes_the_guard():
    folder = Path(tell.__file__).parent / "report"
    for name in ("method.html", "glossary.html"):
        assert guard(" ".join(Page((folder / name).read_text(encoding="utf-8")).text))
