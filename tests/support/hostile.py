"""Text that a page must show as text, and what elements a page has."""

from html.parser import HTMLParser

HOSTILE = " <script>alert(1)</script> ]]> <img src=x onerror=alert(1)> \u202eevil\u2066 & \"'"


class Tags(HTMLParser):
    """The elements of a page and their attributes, and its text."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.found, self.text = [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)
