"""What the links of a report into the reader say, and what they name: apart from the code that made them."""

import re
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote

READING = ("mode", "article", "layers")


class Link(NamedTuple):
    """A link into the reader: its words, and the address behind the #."""

    words: str
    address: str

    @property
    def number(self) -> int | None:
        """The number that the words give: "10 hedges", "Lee (3)", "trimmed 4"; none in "18.08" and "60 %"."""
        ways = (r".*\((\d[\d,]*)\)$", r"×?(\d[\d,]*)(?![\d.,]*\d| %)", r".*\D (\d[\d,]*)$")
        found = next(filter(None, (re.match(way, self.words, re.DOTALL) for way in ways)), None)
        return int(found[1].replace(",", "")) if found and self.tellings is None else None

    @property
    def tellings(self) -> int | None:
        """In a cell of the grid of claims, as "2□ “”~", the passages of all signs together."""
        signs = re.findall(r"(\d*)(?:■|□|“”)[+−~¬?]*", self.words)
        is_cell = signs and not re.sub(r"(\d*)(?:■|□|“”)[+−~¬?]*", "", self.words).strip()
        return sum(int(n or 1) for n in signs) if is_cell else None

    @property
    def is_of_rows(self) -> bool:
        return re.match(r"[\w-]+:", self.address) is not None


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Link] = []
        self.href, self.words = "", []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.href, self.words = dict(attrs).get("href", ""), []

    def handle_data(self, data):
        self.words.append(data)

    def handle_endtag(self, tag):
        if tag == "a" and self.href.startswith("reader.html#"):
            self.found.append(Link("".join(self.words), self.href.partition("#")[2]))


def links(page: str) -> list[Link]:
    made = _Links()
    made.feed(page)
    return made.found


def asked(address: str) -> tuple[str, dict[str, list[str]]]:
    """The table of an address, and of each column the values asked for."""
    table, _, rest = address.partition(":")
    wanted: dict[str, list[str]] = {}
    for pair in rest.split("&"):
        name, _, value = pair.partition("=")
        wanted.setdefault(name, []).append(unquote(value))
    return table, wanted
