"""Correcting in the reader, in a real browser: from a wrong source to the corrected report."""

import io
import re
import sys
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect
from support import reader_corpus

from analysis import mark, read, tell
from analysis.cli import main
from analysis.read.folder.corrections import MARKS
from analysis.tell.reader.data import CORRECTED

HEADER = "doc_id,start,end,field,was,now,who,why"


@pytest.fixture
def folder(tmp_path):
    """A corpus that the test may correct."""
    place = tmp_path / "harbour"
    place.mkdir()
    reader_corpus.made(place)
    return place


@pytest.fixture
def reader(page, folder, tmp_path):
    page.set_default_timeout(10_000)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("console", lambda message: page.errors.append(message.text))
    page.goto(remade(folder, tmp_path).as_uri())
    yield page
    assert page.errors == []


def remade(folder, tmp_path):
    found = read.corpus(folder)
    marked = mark.corpus(found)
    return tell.reader(marked, "harbour", tmp_path / "out")


def stop(page, doc_id, words, layer="attribution"):
    start = re.search(rf"\b{words}\b", reader_corpus.TEXTS[doc_id]).start()
    return page.locator(f'#articles [id="{doc_id}-{start}-{start + len(words)}-{layer}"]')


def opened(page, *of):
    stop(page, *of).click()
    page.locator("#sheet [data-opens]").first.click()
    return page.locator("#sheet .correcting").first


def clipboard(page):
    expect(page.locator("#said")).to_contain_text(
        "copied" if "copied" in page.inner_text("#said") else "Row copied"
    )
    return page.evaluate("navigator.clipboard.readText()")


def correct(folder, rows, monkeypatch, *options):
    stdin = SimpleNamespace(buffer=io.BytesIO(rows.encode()), isatty=lambda: False)
    monkeypatch.setattr(sys, "stdin", stdin)
    return main(["correct", str(folder), "--paste", "--who", "Test", "--why", "read", *options])


def select(page, doc_id, words, offered=None):
    """Select words of an article as a pointer does: from their first letter to their last."""
    page.evaluate(
        """([number, words]) => {
            const text = document.querySelector(`[data-article="${number}"] .text`);
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            const nodes = [];
            while (walker.nextNode()) nodes.push(walker.currentNode);
            const at = nodes.map((one) => one.data).join("").indexOf(words);
            const place = (wanted) => {
                let seen = 0;
                for (const one of nodes) {
                    if (wanted <= seen + one.length) return [one, wanted - seen];
                    seen += one.length;
                }
            };
            document.getSelection().setBaseAndExtent(...place(at), ...place(at + words.length));
        }""",
        [list(reader_corpus.TEXTS).index(doc_id), words],
    )
    expect(page.locator("#adding")).to_contain_text(f"Selected: “{offered or words}”")


def test_from_a_wrong_source_to_the_corrected_report(reader, folder, tmp_path, monkeypatch):
    form = opened(reader, "post", "confirmed")
    form.locator("[data-field=speaker]").fill("Cy Park")
    form.locator(".why").fill('it is "Park" here')
    form.locator("[data-correct=speaker]").click()
    row = clipboard(reader)
    assert row.startswith("post,") and ',speaker,Ann Roe,Cy Park,,"it is ""Park"" here"' in row
    assert correct(folder, row, monkeypatch) == 0
    monkeypatch.setenv("ANALYSIS_OUTPUT", str(tmp_path))
    assert main(["report", str(folder), "--html", "--no-notebooks"]) == 0
    reader.goto((tmp_path / "reports" / "harbour" / "report.html").as_uri())
    expect(reader.locator("body")).to_contain_text("cites the mayor; Post cites Cy Park;")
    reader.goto((tmp_path / "reports" / "harbour" / "reader.html").as_uri())
    stop(reader, "post", "confirmed").click()
    expect(reader.locator("#sheet dl").first).to_contain_text("Cy Park")


def test_a_hedge_is_removed_and_a_label_is_changed_and_all_are_copied_at_once(reader, folder, monkeypatch):
    opened(reader, "herald", "may", "hedging").locator("[data-correct=remove]").click()
    form = opened(reader, "mail", "may", "hedging")
    form.locator("select").select_option("likelihood")
    form.locator("[data-correct=hedging]").click()
    expect(reader.locator("#basket")).to_contain_text("2 corrections")
    reader.fill("#basket-who", "Ann")
    reader.click("[data-basket=copy]")
    expect(reader.locator("#said")).to_have_text("2 corrections copied")
    rows = reader.evaluate("navigator.clipboard.readText()")
    assert len(rows.splitlines()) == 2 and rows.count(",Ann,") == 2
    assert correct(folder, rows, monkeypatch) == 0
    made = mark.corpus(read.corpus(folder)).marks
    hedges = made[made["measure"] == "hedging"]
    assert "likelihood" in set(hedges.loc[hedges["doc_id"] == "mail", "label"])


def test_the_basket_survives_a_reload_and_is_saved_as_a_sheet(reader, folder, tmp_path):
    opened(reader, "herald", "may", "hedging").locator("[data-correct=remove]").click()
    reader.reload()
    expect(reader.locator("#basket")).to_contain_text("1 correction")
    with reader.expect_download() as saved:
        reader.click("[data-basket=save]")
    path = tmp_path / "saved.csv"
    saved.value.save_as(path)
    assert path.read_text(encoding="utf-8-sig").startswith(f"{HEADER}\nherald,")
    assert main(["correct", str(folder), "--file", str(path), "--who", "A", "--why", "b"]) == 0
    reader.click("#basket summary")
    reader.click("[data-basket=drop]")
    expect(reader.locator("#basket")).to_be_hidden()
    reader.reload()
    expect(reader.locator("#basket")).to_be_hidden()


def test_without_storage_and_clipboard_the_rows_can_still_be_taken(reader):
    reader.add_init_script(
        """Object.defineProperty(window, "localStorage", { get() { throw new Error("none"); } });
        Object.defineProperty(navigator, "clipboard", { value: undefined });"""
    )
    reader.reload()
    opened(reader, "herald", "may", "hedging").locator("[data-correct=remove]").click()
    rows = reader.locator("#basket-rows")
    expect(rows).to_be_focused()
    assert rows.evaluate("one => one.value.slice(one.selectionStart, one.selectionEnd)").startswith("herald,")


def test_selected_words_become_a_mark_and_part_of_a_word_is_the_whole(reader, folder, monkeypatch):
    select(reader, "herald", "obod", offered="nobody")
    reader.locator("[data-add=mark]").click()
    row = clipboard(reader)
    start = reader_corpus.TEXTS["herald"].index("nobody")
    assert row.startswith(f"herald,{start},{start + 6},hedging,,")
    assert correct(folder, row, monkeypatch) == 0


def test_an_attribution_is_added_source_verb_and_content_one_after_the_other(reader, folder, monkeypatch):
    for words, role in (("council", "source"), ("was", "cue"), ("clearly glad", "content")):
        select(reader, "herald", words)
        reader.locator(f"[data-add={role}]").click()
    reader.locator("[data-add=attribution]").click()
    row = clipboard(reader)
    assert ",attribution,,council :: clearly glad," in row
    assert correct(folder, row, monkeypatch) == 0
    made = mark.corpus(read.corpus(folder)).attributions
    assert "council" in set(made["source"])


def test_the_words_of_an_attribution_are_chosen_anew(reader, folder, monkeypatch):
    opened(reader, "herald", "claimed").locator("[data-correct=words]").click()
    select(reader, "herald", "nobody would lose a")
    reader.locator("[data-add=content]").click()
    reader.locator("[data-add=attribution]").click()
    row = clipboard(reader)
    assert ",attribution,sure,She :: nobody would lose a," in row
    assert correct(folder, row, monkeypatch) == 0


def test_a_mark_is_put_on_other_words(reader, folder, monkeypatch):
    opened(reader, "mail", "may", "hedging")
    select(reader, "mail", "boats may")
    reader.locator("[data-add=boundary]").click()
    rows = clipboard(reader)
    assert rows.count("\n") == 2 and ",hedging,modal,," in rows and ",hedging,,modal," in rows
    assert correct(folder, rows, monkeypatch) == 0


def test_it_is_done_by_keyboard_alone(reader):
    stop(reader, "herald", "may", "hedging").focus()
    reader.keyboard.press("Enter")
    reader.locator("#sheet [data-opens]").first.focus()
    reader.keyboard.press("Enter")
    assert reader.evaluate("document.activeElement.dataset.correct") == "remove"
    reader.keyboard.press("Enter")
    expect(reader.locator("#basket")).to_contain_text("1 correction")
    reader.keyboard.press("Escape")
    reader.keyboard.press("/")
    reader.keyboard.type("every pier")
    reader.keyboard.press("Enter")
    reader.locator(".kwic").first.focus()
    reader.keyboard.press("Enter")
    expect(reader.locator("#adding")).to_contain_text("Selected: “every pier”")
    reader.keyboard.press("a")
    assert reader.evaluate("document.activeElement.id") == "add-label"
    reader.keyboard.press("Escape")
    expect(reader.locator("#adding")).to_be_hidden()


def test_on_a_phone_all_targets_are_44_pixels_and_nothing_runs_out_of_the_window(reader):
    reader.set_viewport_size({"width": 390, "height": 780})
    opened(reader, "herald", "said").locator("[data-correct=remove]").click()
    select(reader, "herald", "nobody")
    for area in ("#sheet .correcting", "#basket", "#adding"):
        for button in reader.locator(f"{area} button").all():
            if button.is_visible():
                box = button.bounding_box()
                assert box["height"] >= 44 and box["width"] >= 44, (area, button.inner_text())
    assert reader.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_reader_offers_what_the_file_takes():
    assert CORRECTED == MARKS
