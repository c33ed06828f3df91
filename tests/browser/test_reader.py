"""The reader in a real browser: layers, search, permalinks, keys, a phone, a hostile text, a large corpus."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from support import reader_corpus
from support.fakes import fake

from analysis import compare, tell
from analysis.export import plain

KINDS = ("console", "dialog", "pageerror", "request")
NOTE_WHEN_DRAWN = """new MutationObserver((_, observer) => {
    if (!document.querySelector("#articles .stop")) return;
    window.drawn = performance.now();
    observer.disconnect();
}).observe(document, { childList: true, subtree: true });"""
CHOSEN = "#articles .mark.chosen"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return reader_corpus.made(tmp_path_factory.mktemp("harbour"))


@pytest.fixture(scope="module")
def address(made, tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    return tell.reader(made.marked, "harbour", out, told=made.told, quoted=made.quoted).as_uri()


@pytest.fixture
def seen(page):
    """What the page did beside showing itself: messages, dialogs, errors, requests."""
    found = {kind: [] for kind in KINDS}
    page.set_default_timeout(10_000)
    page.on("console", lambda message: found["console"].append(message.text))
    page.on("dialog", lambda dialog: (found["dialog"].append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: found["pageerror"].append(str(error)))
    page.on("request", lambda request: found["request"].append(request.url))
    return found


@pytest.fixture
def reader(page, seen, address):
    page.goto(address)
    return page


def texts(found):
    return [one.strip() for one in found.all_inner_texts()]


def here(page):
    """The address as the page has it; the driver hears of a change a moment later."""
    return page.evaluate("location.href")


def all_layers_on(page):
    for layer in page.locator("[data-layer]").all():
        if layer.get_attribute("aria-pressed") == "false":
            layer.click()


def mark(page, doc_id, start, end, layer):
    return page.locator(f'#articles [id="{doc_id}-{start}-{end}-{layer}"]')


def test_articles_stand_side_by_side_and_each_scrolls(reader):
    assert texts(reader.locator("article h2")) == ["Herald", "Post", "Mail <b onclick=x>", "Diario"]
    tops = {box.bounding_box()["y"] for box in reader.locator("article").all()}
    assert len(tops) == 1
    assert reader.locator("article .text").first.evaluate("one => getComputedStyle(one).overflowY") == "auto"


def test_a_layer_goes_on_and_off_by_button_and_by_number(reader):
    button, marks = reader.locator("[data-layer=certainty]"), reader.locator("#articles .layer-certainty")
    assert button.get_attribute("aria-pressed") == "false" and marks.count() == 0
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert texts(marks) == ["clearly", "confirmed"]
    reader.keyboard.press(button.get_attribute("aria-keyshortcuts"))
    assert button.get_attribute("aria-pressed") == "false" and marks.count() == 0


def test_every_mark_of_every_layer_is_drawn_with_its_words(reader, made):
    all_layers_on(reader)
    drawn = reader.evaluate(
        """() => [...document.querySelectorAll("#articles .mark")].map((mark) =>
            `${mark.closest("article").dataset.article} ${mark.dataset.key}`)"""
    )
    for number, doc_id in enumerate(made.marked.articles["doc_id"]):
        own = made.marked.marks[made.marked.marks["doc_id"] == doc_id]
        own = own[(own["measure"] != "tone") | (own["voice"] == "all")]
        for row in own.itertuples():
            assert f"{number} {row.start}-{row.end}-{row.measure}" in drawn


def test_an_emoji_before_a_mark_does_not_shift_it(reader):
    assert mark(reader, "herald", 70, 74, "attribution").inner_text() == "said"
    assert mark(reader, "herald", 79, 82, "hedging").inner_text() == "may"
    reader.click("[data-layer=claims]")
    pieces = reader.locator('[data-key="31-58-claims"]')
    assert "".join(pieces.all_inner_texts()) == "harbour 🚢 will close in May"
    reader.fill("#query", "close in may, the")
    reader.keyboard.press("Enter")
    reader.locator(".kwic").click()
    assert "".join(reader.locator("#articles .place").all_inner_texts()) == "close in May, the"


def test_an_attribution_lights_up_as_one(reader):
    mark(reader, "herald", 165, 172, "attribution").hover()
    lit, whole = reader.locator("#articles .lit"), ["She", "claimed", "that nobody would lose a job"]
    assert texts(lit) == whole
    mark(reader, "herald", 155, 159, "attribution").hover()
    assert texts(lit)[1:] == ["Ann Roe", "said"]
    mark(reader, "herald", 165, 172, "attribution").focus()
    assert texts(lit) == whole


def test_layers_differ_by_more_than_colour(reader):
    all_layers_on(reader)
    look = """one => { const of = (pseudo) => getComputedStyle(one, pseudo); const own = of(null);
        return [own.textDecorationLine, own.textDecorationStyle, own.textDecorationThickness, own.fontStyle,
                own.borderTopStyle, own.borderBottomStyle, own.borderBottomWidth,
                own.backgroundImage !== "none", of("::before").content !== "none"].join() }"""
    looks = [one.evaluate(look) for one in reader.locator("#layers .sample").all()]
    assert len(set(looks)) == len(looks) > 7


def test_a_chosen_mark_tells_what_is_known_of_it(reader):
    mark(reader, "herald", 165, 172, "attribution").click()
    terms, values = reader.locator("#sheet dt"), reader.locator("#sheet dd")
    facts = dict(zip(texts(terms), texts(values), strict=True))
    assert reader.locator("#sheet h3").first.inner_text() == "attribution"
    assert facts["speaker"] == "Ann Roe" and facts["cue"] == "claimed" and facts["commitment"] == "distance"
    assert facts["chain"] == "Ann Roe (claimed)" and facts["act"] == "argue" and facts["voice"] == "narrator"
    assert 0 < float(facts["confidence"].split()[0]) <= 1 and facts["rule"]
    assert reader.locator("#sheet .links a").last.get_attribute("href") == "report.html#who-speaks"
    reader.keyboard.press("Escape")
    assert reader.locator("#sheet").is_hidden()


def test_a_sentence_s_scores_stand_together(reader):
    reader.click("[data-layer=tone]")
    mark(reader, "herald", 203, 232, "tone").click()
    table = reader.locator("#sheet tbody tr")
    assert len(texts(table)) == 4
    assert all(row.split("\t")[1].startswith("+0.") for row in texts(table))


def test_search_finds_every_place_in_its_line_and_leads_there(reader):
    reader.keyboard.press("/")
    reader.keyboard.type('"EVERY pier"')
    reader.keyboard.press("Enter")
    assert reader.locator("#said").inner_text() == "1 place in 1 article"
    line = reader.locator(".kwic")
    assert (
        line.inner_text().replace("\n", "")
        == "“We will rebuild every pier of the old harbour,” Ann Roe said. She claimed that nobody …"
    )
    reader.fill("#query", "The Boats")
    reader.keyboard.press("Enter")
    assert reader.locator("#said").inner_text() == "1 place in 1 article"
    line.click()
    assert line.is_visible()
    place = reader.locator("#articles .place")
    assert place.inner_text() == "The boats"
    assert place.evaluate("one => one === document.activeElement")
    assert (
        place.evaluate("one => one.closest('article').querySelector('h2').innerText") == "Mail <b onclick=x>"
    )
    reader.fill("#query", "zebra")
    reader.keyboard.press("Enter")
    assert reader.locator("#said").inner_text() == "no place has it"


def test_a_permalink_opens_its_mark_with_its_layer_on(page, address):
    page.goto(f"{address}#herald-219-226-certainty")
    assert page.locator("[data-layer=certainty]").get_attribute("aria-pressed") == "true"
    assert "".join(texts(page.locator("#articles .place"))) == "clearly"
    assert page.locator(CHOSEN).inner_text() == "clearly"
    assert page.locator("#sheet .passage").first.inner_text() == "clearly"


def test_the_report_s_link_to_a_place_puts_on_what_stands_there(page, address):
    page.goto(f"{address}#post-155-165")
    on = texts(page.locator("[data-layer][aria-pressed=true] .sample"))
    assert {"attribution", "hedging"} <= set(on)
    assert texts(page.locator("#sheet h3")) == ["attribution", "hedging"]
    page.goto(f"{address}#post-22-31")
    page.reload()
    assert page.locator("[data-layer=certainty]").get_attribute("aria-pressed") == "true"
    page.goto(f"{address}#layers=claims,tone")
    assert texts(page.locator("[data-layer][aria-pressed=true] .sample")) == ["claims", "tone"]


@pytest.mark.parametrize(
    "anchor", ["nothing", "herald-9999-10000-tone", "herald-5-2", "%", "layers=", "herald-0-1-x"]
)
def test_an_address_that_names_nothing_harms_nothing(page, seen, address, anchor):
    page.goto(f"{address}#{anchor}")
    assert page.locator("article h2").count() == 4
    assert not seen["pageerror"] and not seen["console"]


def test_a_link_is_copied(reader, address):
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    mark(reader, "herald", 79, 82, "hedging").click()
    reader.locator("#sheet .copy").first.click()
    expect(reader.locator("#said")).to_contain_text("ink")
    copied = reader.evaluate("navigator.clipboard.readText()")
    assert copied == f"{address}#herald-79-82-hedging&mode=beside&layers=attribution,hedging"


def test_the_address_keeps_how_it_is_read(page, reader, address):
    """Also when the page is opened anew: the mode, the article, the layers, and what was chosen."""
    reader.click("button[data-mode=annotated]")
    reader.select_option("#picker", "1")
    reader.click("[data-layer=attribution]")
    reader.click("[data-layer=certainty]")
    layers = "layers=hedging,claims,quotations,certainty"
    link = f"{address}#mode=annotated&article=post&{layers}"
    assert here(page) == link
    mark(reader, "post", 22, 31, "certainty").click()
    assert here(page) == f"{address}#post-22-31-certainty&mode=annotated&{layers}"
    page.reload()
    assert page.locator("button[data-mode=annotated]").get_attribute("aria-pressed") == "true"
    assert texts(page.locator("article h2")) == ["Post"]
    on = texts(page.locator("[data-layer][aria-pressed=true] .sample"))
    assert on == ["quotations", "claims", "hedging", "certainty"]
    assert page.locator(CHOSEN).inner_text() == "confirmed"
    page.keyboard.press("Escape")
    assert here(page) == link


def test_a_link_inside_the_page_leaves_how_it_is_read(reader, address):
    reader.click("button[data-mode=annotated]")
    reader.evaluate("location.hash = 'post-22-31-certainty'")
    reader.locator(CHOSEN).wait_for()
    assert texts(reader.locator("article h2")) == ["Post"]
    reader.go_back()
    reader.locator("article", has_text="Herald").wait_for()


def test_an_address_of_rows_lists_them_with_their_layer_on(page, address, made):
    page.goto(f"{address}#marks:measure=hedging&outlet=Herald&kind=body")
    assert texts(page.locator("[data-layer][aria-pressed=true] .sample")) == ["hedging"]
    assert texts(page.locator(".kwic b")) == ["may"]
    assert page.evaluate("document.activeElement.id") == "sheet-title"
    assert page.locator("#sheet a", has_text="in the report").get_attribute("href") == "report.html#hedging"


@pytest.mark.parametrize("table", ["marks", "attributions", "voices", "tellings", "quotations"])
def test_every_row_of_a_table_can_be_asked_for(page, address, made, table):
    tables = {**made.marked._asdict(), **made.told._asdict(), **made.quoted._asdict()}
    page.goto(f"{address}#{table}:")
    assert page.locator(".kwic").count() == len(tables[table])


@pytest.mark.parametrize(
    "asked, words",
    [
        ("marks:measure=certainty", ["clearly", "confirmed"]),
        ("marks:measure=certainty&doc_id=post", ["confirmed"]),
        ("marks:measure=certainty&outlet!=Post", ["clearly"]),
        ("marks:measure=certainty&outlet=Post&outlet=Herald", ["clearly", "confirmed"]),
        ("marks:measure=hedging&outlet=Mail%20%3Cb%20onclick%3Dx%3E", ["may"]),
        ("attributions:speaker=&source=", ["reportedly"]),
        ("attributions:speaker=Ann%20Roe&commitment=distance", ["claimed"]),
        ("places:at=herald-219-226&at=post-22-31&at=post-9-1&at=nothing", ["clearly", "confirmed"]),
        ("marks:measure=certainty&nothing=1", []),
        ("constructor:name=x", []),
    ],
)
def test_rows_are_asked_for_by_their_columns(page, seen, address, asked, words):
    page.goto(f"{address}#{asked}")
    assert texts(page.locator(".kwic b")) == words
    assert page.locator("#sheet").is_visible() and not seen["pageerror"]


def test_one_steps_through_a_list(page, address):
    page.goto(f"{address}#marks:measure=certainty")
    lines = page.locator(".kwic")
    for key, line, word in (
        ("n", 0, "clearly"),
        ("n", 1, "confirmed"),
        ("n", 1, "confirmed"),
        ("p", 0, "clearly"),
    ):
        page.keyboard.press(key)
        expect(page.locator("#articles .place").first).to_have_text(word)  # the page allows no eval
        assert lines.nth(line).get_attribute("aria-current") == "true"
        assert page.locator("[aria-current]").count() == 1
    page.click("button[data-step='1']")
    expect(page.locator("#articles .place").first).to_have_text("confirmed")
    assert lines.count() == 2 and here(page).startswith(f"{address}#post-22-31-certainty&")


@pytest.mark.parametrize(
    "asked",
    [
        "marks:measure=<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>:a=b",
        "herald&layers=<img src=x onerror=alert(1)>&mode=<b>&article=<b>",
        "places:at=<img src=x onerror=alert(1)>-1-2&at=%E2%80%AE",
        "marks:measure=%E2%80%AEevil",
        "marks:__proto__=1&constructor=2&label=%FF%22%3E<svg onload=alert(1)>",
    ],
)
def test_a_hostile_address_is_text(page, seen, address, asked):
    page.goto(f"{address}#{asked}")
    assert page.locator("article h2").count() == 4
    assert page.locator("body img, body svg, main script, #sheet script, body b[onclick]").count() == 0
    assert "\u202e" not in page.locator("#sheet").inner_text()
    assert not seen["console"] and not seen["dialog"] and not seen["pageerror"]
    assert [url.partition("#")[0] for url in seen["request"]] == [address]


def test_keys_lead_from_mark_to_mark_and_back(reader):
    first = mark(reader, "herald", 70, 74, "attribution")
    first.focus()
    assert first.get_attribute("role") == "button"
    assert first.get_attribute("aria-label") == "said – attribution: the mayor, neutral"
    reader.keyboard.press("ArrowRight")
    assert reader.evaluate("document.activeElement.id") == "herald-79-82-hedging"
    reader.keyboard.press("Tab")
    assert reader.evaluate("document.activeElement.id") == "herald-155-159-attribution"
    reader.keyboard.press("ArrowLeft")
    reader.keyboard.press("Enter")
    assert reader.evaluate("document.activeElement.id") == "sheet-title"
    assert reader.locator("#sheet .passage").first.inner_text() == "may"
    reader.keyboard.press("Escape")
    assert reader.evaluate("document.activeElement.id") == "herald-79-82-hedging"
    reader.keyboard.press("/")
    assert reader.evaluate("document.activeElement.id") == "query"
    reader.keyboard.type("12/")
    assert reader.input_value("#query") == "12/"


def test_beside_an_annotated_article_stands_how_the_others_tell_it(reader):
    reader.click("button[data-mode=annotated]")
    notes = reader.locator(".note")
    claim = notes.filter(has_text="No job is lost")
    assert "Not found there: Post, Mail <b onclick=x>" in claim.inner_text()
    told = notes.filter(has_text="The harbour closes in May").first
    assert "Post Ann Roe (confirmed)" in told.inner_text()
    told.locator("summary").click()
    assert "Ann Roe confirmed that the harbour would close in May." in told.locator("blockquote").inner_text()
    assert "not found there by these words (27 words searched)" in told.inner_text()
    assert "Diario" not in told.inner_text()
    quoted = notes.filter(has_text="We will rebuild")
    assert "Post Ann Roe; changed: trimmed in the base" in quoted.inner_text()
    told.locator("a").first.click()
    reader.locator("article h2", has_text="Post").wait_for()
    assert reader.locator(CHOSEN).first.inner_text() == "harbour would close in May"


def test_a_claim_told_again_leads_to_where_it_was_told_first(reader):
    reader.click("button[data-mode=annotated]")
    again = reader.locator(".note a", has_text="Told before")
    assert again.get_attribute("href") == "#herald-0-23-claims"


def test_a_note_and_its_mark_light_each_other(reader):
    reader.click("button[data-mode=annotated]")
    reader.locator(".note", has_text="No job is lost").hover()
    assert "".join(texts(reader.locator(".lit"))) == "nobody would lose a job".replace(" ", " ")


def test_a_text_that_was_not_scored_says_so(reader):
    reader.select_option("#picker", label="Diario: About the harbour")
    article = reader.locator("article", has_text="El puerto cierra")
    assert "Language: es. Read, but not scored" in article.inner_text()
    assert article.locator(".text").get_attribute("lang") == "es"
    reader.click("button[data-mode=annotated]")
    assert reader.locator(".note").count() == 0 and reader.locator(".unscored").is_visible()


def test_a_hostile_document_is_text(reader, seen):
    shown = reader.locator("article", has_text="Boats and boatmen").inner_text()
    for piece in reader_corpus.HOSTILE.split("\u2028"):
        assert plain(piece).strip() in shown
    assert "\u202e" not in reader.content() and "⟨U+202E⟩evil⟨U+2066⟩" in shown
    reader.fill("#query", "<script>")
    reader.keyboard.press("Enter")
    assert reader.locator(".kwic b").inner_text() == "<script>"
    reader.click("button[data-mode=annotated]")
    reader.select_option("#picker", "2")
    assert reader.locator("main script, main img, body b[onclick]").count() == 0
    assert not seen["console"] and not seen["dialog"] and not seen["pageerror"]


def test_no_request_leaves_the_page(reader, seen, address):
    reader.click("button[data-mode=annotated]")
    reader.click("#notes")
    assert [url.partition("#")[0] for url in seen["request"]] == [address]


def test_it_works_at_the_width_of_a_phone(page, address):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address)
    assert page.locator("article:visible").count() == 1
    page.select_option("#picker", "1")
    assert texts(page.locator("article:visible h2")) == ["Post"]
    assert page.locator("article:visible .stop").count() > 0
    for mode in ("beside", "annotated"):
        page.click(f"button[data-mode={mode}]")
        assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.goto(f"{address}#herald-79-82-hedging")
    page.reload()
    target, sheet = page.locator("#articles .place").bounding_box(), page.locator("#sheet").bounding_box()
    assert 0 <= target["y"] < sheet["y"] and page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("width", [1280, 360])
def test_a_list_is_there_for_those_who_do_not_see_it(page, address, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}#marks:measure=hedging")
    page.click("button[data-step='1']")
    found = Axe().run(page).response["violations"]
    heavy = [one for one in found if one["impact"] in ("serious", "critical")]
    assert not heavy, [(one["id"], [node["html"] for node in one["nodes"]][:5]) for one in heavy]
    target, sheet = page.locator("#articles .place").bounding_box(), page.locator("#sheet").bounding_box()
    assert 0 <= target["y"] < sheet["y"] and page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("mode", ["beside", "annotated"])
@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_keeps_it_from_those_who_do_not_see_it(page, address, mode, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    all_layers_on(page)
    page.click(f"button[data-mode={mode}]")
    if mode == "annotated":
        page.click("#notes")
    page.locator("footer summary").click()
    page.locator("#articles .stop:visible").nth(2).click()
    found = Axe().run(page).response["violations"]
    heavy = [one for one in found if one["impact"] in ("serious", "critical")]
    assert not heavy, [(one["id"], [node["html"] for node in one["nodes"]][:5]) for one in heavy]


def test_200_articles_are_there_in_under_two_seconds(page, tmp_path, monkeypatch):
    monkeypatch.setattr(compare, "rates", lambda *_: None)  # not looked at here, and slow for 200 outlets
    made = fake([f"Outlet {number}" for number in range(200)], 50)
    assert len(made.marks) > 300 * 200 and made.articles["n_words"].mean() > 800
    address = tell.reader(made, "large", tmp_path, told=made.told, quoted=made.compared).as_uri()
    page.add_init_script(NOTE_WHEN_DRAWN)
    page.goto(address)
    page.locator("#articles .stop").first.wait_for()
    assert page.locator("article").count() == 200
    assert 0 < page.evaluate("window.drawn") < 2000
    assert page.locator(".block").count() < 2000  # what nobody sees is not drawn
    page.select_option("#picker", "199")
    page.locator('[data-article="199"] .stop').first.wait_for()
