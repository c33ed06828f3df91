"""The report in a real browser: readable by everybody, at any width, without a network."""

import re
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

sys.path.insert(0, str(Path(__file__).parents[1]))
from support.fakes import LONG, fake
from support.led import links
from support.reports import HOSTILE, report

from analysis import tell

# Follows each address and gives the heading of the list that it opens, and how many lines this has.
FOLLOW = """async (addresses) => {
    const found = [];
    for (const address of addresses) {
        const came = new Promise((done) => window.addEventListener("hashchange", done, { once: true }));
        location.hash = address;
        await came;
        const title = document.getElementById("sheet-title").textContent;
        found.push([title, document.querySelectorAll("#sheet .kwic").length]);
    }
    return found;
}"""
COUNT = re.compile(
    r"(?:([\d,]+) words in )?([\d,]+) [a-z ]+ in \d+ articles?(?:, the first 500 shown)?(?:: |$)"
)
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    made = fake(("Wire", "<b onclick=x>Brief</b>", LONG), 14, hostile=HOSTILE)
    out = tmp_path_factory.mktemp("out")
    tell.reader(made, "made", out, told=made.told, quoted=made.compared)
    return report(made, "made", out).as_uri()


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_serious(page, address, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = [one for one in Axe().run(page).response["violations"] if one["impact"] in SERIOUS]
    assert not [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found]


def test_every_picture_has_an_alternative_text_and_is_shown(page, address):
    page.goto(address)
    told = "all => all.map(one => [one.querySelector('desc').textContent, one.getBoundingClientRect().width])"
    pictures = page.locator("svg[role=img]").evaluate_all(told)
    assert len(pictures) > 10 and all(alt for alt, _ in pictures)
    shown = [width for _, width in pictures if width]
    assert len(shown) == page.locator("figure").count() and min(shown) > 500


def test_on_a_phone_a_chart_is_as_wide_as_the_phone_and_its_letters_can_be_read(page, address):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    figure = page.locator("figure#words-by-voice")
    assert figure.locator("svg:visible").count() == 1
    assert 300 < figure.locator("svg:visible").bounding_box()["width"] <= 390
    letters = figure.locator("svg:visible text").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(letters) > 7


def test_nothing_is_asked_of_any_network_and_nothing_runs(page, address):
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: said.append(message.text))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith("data:")] == [address]
    assert said == []
    assert page.evaluate("document.querySelectorAll('b[onclick], script').length") == 0


def test_on_a_phone_the_page_does_not_scroll_sideways(page, address):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_each_of_the_five_findings_leads_to_its_section(page, address):
    page.goto(address)
    links = page.locator("ol.findings > li > a[href^='#']")
    assert links.count() == 5
    for place in range(5):
        links.nth(place).click()
        target = page.url.rpartition("#")[2]
        assert page.locator(f"h2#{target}").bounding_box()["y"] < 900
        assert page.evaluate("window.scrollY") > 0
        page.evaluate("window.scrollTo(0, 0)")


def test_the_question_its_answer_and_the_source_of_each_outlet_are_on_the_first_screen(page, address):
    page.goto(address)
    assert page.locator(".strip tr").last.bounding_box()["y"] < 900
    assert page.locator("header + section .lead").bounding_box()["y"] < 400


def test_each_number_opens_as_many_marks_in_the_reader_as_it_says(page, address):
    report = Path(address.removeprefix("file://")).read_text(encoding="utf-8")
    found, errors = [one for one in links(report) if one.is_of_rows], []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text))
    page.goto(address.replace("report.html", "reader.html"))
    addresses = list(dict.fromkeys(one.address for one in found))
    opened = dict(zip(addresses, page.evaluate(FOLLOW, addresses), strict=True))
    assert len(opened) > 200 and errors == []
    for one in found:
        title, n_lines = opened[one.address]
        words, n = (number and int(number.replace(",", "")) for number in COUNT.match(title).groups())
        assert n_lines == min(n, 500), one
        wanted = one.number if one.tellings is None else one.tellings
        assert wanted is None and n > 0 or wanted == (words or n), (one, title)


def test_a_number_is_followed_and_leads_back_to_its_figure(page, address):
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    number = page.locator("a[href*='sources-by-group:outlet=Wire&']").first
    told, figure = number.inner_text(), page.url
    number.click()
    page.locator("#sheet").wait_for()
    assert "reader.html#sources-by-group:" in page.url
    assert page.locator("#sheet .kwic").count() == int(told.split()[0])
    page.locator("#sheet a", has_text="in the report").click()
    assert page.url == f"{figure}#sources-by-group"
    assert -1 < page.locator("figure#sources-by-group").bounding_box()["y"] < 800


def test_numbers_are_links_that_do_not_shout(page, address):
    """As dark as the text around them, and underlined: not colour alone tells them apart."""
    page.goto(address)
    look = """one => { const own = getComputedStyle(one); return [own.color, own.textDecorationLine] }"""
    for place in ("ol.findings a[href^='reader.html']", "td a:not(.claim-map a)", ".opens a"):
        link = page.locator(place).first
        around = link.evaluate("one => getComputedStyle(one.parentElement).color")
        assert link.evaluate(look) == [around, "underline"]
