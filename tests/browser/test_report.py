"""The report in a real browser: readable by everybody, at any width, without a network."""

import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

sys.path.insert(0, str(Path(__file__).parents[1]))
from test_tell_fakes import LONG, fake
from test_tell_report import HOSTILE, report

SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    made = fake(("Wire", "<b onclick=x>Brief</b>", LONG), 14, hostile=HOSTILE)
    return report(made, "made", tmp_path_factory.mktemp("out")).as_uri()


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_serious(page, address, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = [one for one in Axe().run(page).response["violations"] if one["impact"] in SERIOUS]
    assert not [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found]


def test_every_picture_has_an_alternative_text_and_is_shown(page, address):
    page.goto(address)
    pictures = page.locator("img").evaluate_all("all => all.map(one => [one.alt, one.naturalWidth])")
    assert pictures and all(alt and width for alt, width in pictures)


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
    links = page.locator("ol.findings > li > a")
    assert links.count() == 5
    for place in range(5):
        links.nth(place).click()
        target = page.url.rpartition("#")[2]
        assert page.locator(f"h2#{target}").bounding_box()["y"] < 900
        assert page.evaluate("window.scrollY") > 0
        page.evaluate("window.scrollTo(0, 0)")


def test_the_five_findings_are_on_the_first_screen(page, address):
    page.goto(address)
    assert page.locator("ol.findings > li").last.bounding_box()["y"] < 900
