"""The browser itself, so that a test of a page fails for what is on the page."""


def test_a_page_is_drawn(page):
    page.set_content("<title>A</title><h1 onclick=\"document.title = 'B'\">Tide</h1>")
    page.click("h1")
    assert page.title() == "B"
