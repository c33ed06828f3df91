"""The page to code on, in a real browser: by keyboard alone, on a phone, after a reload, with many units."""

import json
import re

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from analysis import coding
from analysis.cli import main
from analysis.mark.coding.unit_sheet import unit_sheet
from analysis.read.coding.codebooks import codebooks, variables
from analysis.tell.coding.page import coding_page

TEXTS = """doc_id,outlet,text
a,Herald,"=It may rain. <img src=x onerror=alert(1)> fell. The mayor said the port was open."
b,Post,"Perhaps it will snow."
"""


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "texts.csv"
    path.write_text(TEXTS, encoding="utf-8")
    return path


@pytest.fixture
def opened(page, corpus):
    """Opens the page of some variables; `page.seen` is what it did beside showing itself."""
    page.set_default_timeout(10_000)
    page.seen = []
    page.on("console", lambda message: page.seen.append(message.text))
    page.on("dialog", lambda dialog: (page.seen.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: page.seen.append(str(error)))
    page.on("request", lambda request: page.seen.append(request.url))

    def open_(*asked):
        out = corpus.with_name("new.html")
        assert main(["suggest", "codes", str(corpus), "--variable", *asked, "--out", str(out)]) == 0
        page.goto(out.as_uri())
        return page

    return open_


def begun(page, name="anna"):
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    expect(page.locator("#state")).to_contain_text(f"{name}: unit 1 of")
    return page


def saved(page, to):
    with page.expect_download() as download:
        page.keyboard.press("s")
    path = to / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_sheet_is_coded_by_keyboard_alone_and_what_it_saves_is_read(opened, corpus, tmp_path):
    page = begun(opened("hedge", "quotation_speaker"))
    texts = []
    for _ in range(3):
        text = page.locator("#text").inner_text()
        texts.append(text)
        page.keyboard.press("1" if "may rain" in text or "Perhaps" in text else "2")
        page.keyboard.press("Enter")
        page.keyboard.type("=Lee, “ann”")
        page.keyboard.press("Escape")
        page.keyboard.press("n")
        page.keyboard.type("n1")  # no key of the page while one writes
        page.keyboard.press("Escape")
        page.keyboard.press("ArrowRight")
    assert len(set(texts)) == 3
    expect(page.locator("#state")).to_have_text("anna: unit 3 of 3; 3 finished.")
    path = saved(page, tmp_path)
    assert re.fullmatch(r"anna\.sentence-[a-p]{4}\.csv", path.name)
    assert ',"\'=Lee, “ann”",n1' in path.read_text(encoding="utf-8-sig")
    found = coding.agreed(corpus, [path])
    codes = found.coding.codes.merge(found.coding.units, on="unit")
    said = {row.text[:8]: row.code for row in codes.itertuples() if row.variable == "hedge"}
    assert said == {"=It may ": "yes", "The mayo": "no", "Perhaps ": "yes"}
    assert set(codes.loc[codes["variable"] == "quotation_speaker", "code"]) == {"=lee, “ann”"}
    assert [one for one in page.seen if not one.startswith(("file:", "blob:"))] == []


def test_a_reload_loses_nothing_and_each_coder_has_a_sheet(opened):
    page = begun(opened("hedge", "booster"))
    for key in ("1", "2", "ArrowRight", "2"):
        page.keyboard.press(key)
    page.reload()
    expect(page.locator("#state")).to_have_text("anna: unit 2 of 3; 1 finished.")
    expect(page.locator("[data-name=hedge] [aria-pressed=true]")).to_have_text("2 no")
    page.locator("#other").click()
    begun(page, "ben")
    expect(page.locator("#state")).to_have_text("ben: unit 1 of 3; 0 finished.")
    expect(page.locator("[aria-pressed=true]")).to_have_count(0)


def test_a_choice_goes_on_to_the_next_question_and_can_be_taken_back(opened):
    page = begun(opened("hedge", "booster"))
    page.keyboard.press("1")
    expect(page.locator(".current")).to_have_attribute("data-name", "booster")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("0")
    expect(page.locator("[aria-pressed=true]")).to_have_count(0)
    expect(page.locator(".current")).to_have_attribute("data-name", "hedge")
    page.keyboard.press("7")  # no such value
    expect(page.locator("[aria-pressed=true]")).to_have_count(0)


def test_words_that_are_marked_are_taken_and_words_that_are_not_there_are_named(opened):
    page = begun(opened("attribution-spans"))
    while "mayor" not in page.locator("#text").inner_text():
        page.keyboard.press("ArrowRight")
    page.evaluate("""() => {
        const node = document.querySelector("#text p").firstChild, range = document.createRange();
        range.setStart(node, 0);
        range.setEnd(node, 9);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
    }""")
    page.keyboard.press("w")
    expect(page.locator("#field-span_source")).to_have_value("The mayor")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.type("told")
    expect(page.locator("[data-name=span_cue] .wrong")).to_have_text("“told” does not stand so in the text.")


def test_a_long_text_is_turned_by_keyboard(page, tmp_path):
    asked = variables(codebooks(), ["entman"])
    units = pd.DataFrame({"unit": ["u"], "text": ["\n\n".join(["The ship sank here."] * 200)]})
    of, rows = unit_sheet(units, "article", asked, 1, 1)
    path = tmp_path / "long.html"
    path.write_bytes(coding_page(of, rows, asked))
    page.goto(path.as_uri())
    begun(page)
    page.keyboard.press("PageDown")
    page.wait_for_function("document.getElementById('text').scrollTop > 300")
    page.keyboard.press("PageUp")
    page.wait_for_function("document.getElementById('text').scrollTop === 0")


def test_it_fits_a_phone_and_everybody_can_use_it(opened):
    page = opened("generic-frames", "--unit", "article")
    page.set_viewport_size({"width": 390, "height": 800})
    begun(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("[data-name=conflict_sides] button", has_text="yes").click()
    expect(page.locator("[data-name=conflict_sides] [aria-pressed=true]")).to_have_count(1)
    for size in (390, 1280):
        page.set_viewport_size({"width": size, "height": 800})
        found = Axe().run(page).response["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_a_browser_that_keeps_nothing_says_so(opened, page):
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); };")
    begun(opened("hedge"))
    expect(page.locator("#warning")).to_contain_text("keeps nothing: save the CSV")


def test_five_hundred_units_stay_quick(page, tmp_path):
    asked = variables(codebooks(), ["generic-frames"])
    words = "The two sides spoke again of the port on Monday. " * 60
    units = pd.DataFrame(
        {"unit": [f"u{n}" for n in range(500)], "text": [f"{n} {words}" for n in range(500)]}
    )
    of, rows = unit_sheet(units, "article", asked, 500, 1)
    path = tmp_path / "many.html"
    path.write_bytes(coding_page(of, rows, asked))
    page.goto(path.as_uri())
    all_but_the_first = {f"u{n}": {one.name: "yes" for one in asked} for n in range(500)}
    del all_but_the_first[rows["unit"][0]]
    told = json.dumps({"codes": all_but_the_first, "at": 0})
    page.evaluate("([sample, told]) => localStorage.setItem(`codes|${sample}|anna`, told)", [str(of), told])
    begun(page)
    took = page.evaluate("""() => {
        const begin = performance.now();
        for (let n = 0; n < 20; n += 1) {
            for (const key of [..."12".repeat(10), "ArrowRight"])
                document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        }
        return performance.now() - begin;
    }""")
    expect(page.locator("#state")).to_have_text("anna: unit 21 of 500; 500 finished.")
    print(f"{took / 420:.1f} ms a key")
    assert took / 420 < 50
