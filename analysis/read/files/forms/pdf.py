"""PDF files with a text layer: columns, running heads, page numbers and broken lines are put right.

pdfplumber gives words and where they stand. A line that stands at the head or the foot of most pages, but
for its numbers, is no text; nor is what a browser prints there (day, title, address, page). Where the
method is wrong: a page whose columns are parted by less than the width of two letters is read across.
"""

import io
import re
from collections import Counter, defaultdict
from itertools import islice, pairwise
from statistics import median
from typing import Any, NamedTuple

from analysis.read.files import dates
from analysis.read.files.encodings import mended
from analysis.read.files.forms.facts import told
from analysis.read.files.forms.metadata import beside_headline, without_site
from analysis.read.files.found import Found, Refused, needs, same, squeezed

PAGES = 200  # an article has fewer
LETTERS = 2_000_000  # of a page or all of them
_PRINTED = re.compile(r"(?P<date>\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d\d(?:\s?[AP]M)?)\s+(?P<title>.+)")
_FOOT = re.compile(r"(?P<url>(?:https?://|file://)\S+)(?:\s+\d+/\d+)?|\d+/\d+")
_NUMBER = re.compile(r"(?i)(?:page )?\W?\d{1,4}\W?(?:(?: of |/| )\d{1,4})?|- ?\d+ ?-")
_ENDS = tuple(".!?:”\"’')…")


class Line(NamedTuple):
    """A line of a page: its words, where it stands, how large it is set, and the column it is in."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    page: int
    column: int


def article(content: bytes, name: str) -> Found:
    """The article of a PDF.

    Raises
    ------
    Refused : it is damaged, locked, too long, or a picture of a text.
    """
    needs("pdfplumber", "a PDF")
    pages, named = _pages(content)
    lines = [line for number, page in enumerate(pages) for line in _page_lines(*page, number)]
    if sum(len(line.text) for line in lines) < 20 * len(pages):
        raise Refused(
            "it has no text layer, as a scan has none: run it through text recognition "
            "(OCR), or type the text"
        )
    facts: dict[str, str] = {}
    body, left = _without_heads(lines, [height for _, _, height in pages], facts)
    size = _body_size(body)
    paragraphs = [(mended(text)[0], large) for text, large in _paragraphs(body, size)]
    title = squeezed(" ".join(text for text, large in _first_large(paragraphs)))
    printed = facts.pop("printed", "") or named
    host = re.sub(r"^https?://(?:www\.)?([^/:]+).*", r"\1", facts.get("url", ""))
    site = beside_headline(printed, [title]) or _site(printed, host)
    found = told(
        [text for text, _ in paragraphs] if not title else _titled(paragraphs, title),
        title or (without_site(printed, site) if printed != named else ""),
        name,
    )
    found = found._replace(url=found.url or facts.get("url", ""), outlet=found.outlet or site or host)
    return found._replace(left_out=(*found.left_out, *left))


def _site(printed: str, host: str) -> str:
    """The site's name in the title that a browser printed, where its host has the same letters."""
    letters = re.sub(r"\W", "", host.rpartition(".")[0])
    parts = re.split(r"\s+[|•·–—-]\s+", printed)
    names = [
        part for part in parts[1:] if letters and len(part) > 2 and re.sub(r"^the", "", same(part)) in letters
    ]
    return names[-1] if names else ""


def _titled(paragraphs: list[tuple[str, bool]], title: str) -> list[str]:
    parts = {text for text, _ in _first_large(paragraphs)}
    return [text for text, large in paragraphs if not (large and text in parts)]


def _first_large(paragraphs: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The first run of paragraphs in large type, among the first eight."""
    first = next((i for i, (_, large) in enumerate(paragraphs[:8]) if large), None)
    if first is None:
        return []
    last = first
    while last + 1 < len(paragraphs) and paragraphs[last + 1][1] and last - first < 3:
        last += 1
    return paragraphs[first : last + 1]


def _pages(content: bytes) -> tuple[list[tuple[list[dict[str, Any]], float, float]], str]:
    """The words of each page with its width and height, and the title in the file's properties."""
    import pdfplumber
    from pdfminer.pdfpage import PDFPage
    from pdfplumber.page import Page

    made, n_letters = [], 0
    try:
        with pdfplumber.open(io.BytesIO(content)) as file:
            named = squeezed(str(file.metadata.get("Title") or ""))
            for number, page in enumerate(islice(PDFPage.create_pages(file.doc), PAGES + 1), 1):
                if number > PAGES:
                    raise Refused(
                        f"it has more than {PAGES} pages, so it is no article; print the "
                        f"pages that you mean into a PDF of their own"
                    )
                one = Page(file, page, page_number=number, initial_doctop=0)
                words = one.extract_words(extra_attrs=["size"], use_text_flow=False, keep_blank_chars=False)
                n_letters += len(one.chars)
                if n_letters > LETTERS:
                    raise Refused(f"it has more than {LETTERS:,} letters, so it is no article")
                made.append((words, float(one.width), float(one.height)))
                one.close()
    except Refused:
        raise
    except Exception as error:  # pdfminer raises whatever it stumbles upon
        locked = "Password" in type(error).__name__
        why = (
            "it is locked by a password; save it without"
            if locked
            else f"it is damaged ({type(error).__name__}); print it into a new PDF"
        )
        raise Refused(why) from None
    if not made:
        raise Refused("it has no page")
    return made, named


def _page_lines(words: list[dict[str, Any]], width: float, height: float, page: int) -> list[Line]:
    """The lines of a page in the order in which they are read: column by column."""
    words = [word for word in words if word["text"].strip()]
    if not words:
        return []
    rows: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda word: ((word["top"] + word["bottom"]) / 2, word["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        if rows and middle <= rows[-1][0]["bottom"] and middle >= rows[-1][0]["top"]:
            rows[-1].append(word)
        else:
            rows.append([word])
    pieces: list[Line] = []
    for row in rows:
        row.sort(key=lambda word: word["x0"])
        begin = 0
        for i in range(1, len(row) + 1):
            if i == len(row) or row[i]["x0"] - row[i - 1]["x1"] > 1.2 * row[i]["size"]:
                pieces.append(_line(row[begin:i], page))
                begin = i
    return _in_columns(pieces, width)


def _line(words: list[dict[str, Any]], page: int) -> Line:
    sizes = Counter(round(word["size"] * 2) / 2 for word in words for _ in word["text"])
    text = squeezed(" ".join(word["text"] for word in words))
    top, bottom = min(word["top"] for word in words), max(word["bottom"] for word in words)
    return Line(text, words[0]["x0"], words[-1]["x1"], top, bottom, sizes.most_common(1)[0][0], page, 0)


def _in_columns(pieces: list[Line], width: float) -> list[Line]:
    """Pieces of lines as they are read: those that cross the page part it into bands of columns."""
    gutters = _gutters(pieces, width)
    if not gutters:
        rows = sorted(pieces, key=lambda piece: (round(piece.top), piece.left))
        return _rejoined(rows)
    edges = [0.0, *gutters, width]
    made: list[Line] = []
    band: list[Line] = []

    def flush() -> None:
        for column, (left, right) in enumerate(pairwise(edges)):
            own = [piece for piece in band if left <= (piece.left + min(piece.right, width)) / 2 < right]
            made.extend(piece._replace(column=column) for piece in sorted(own, key=lambda piece: piece.top))
        band.clear()

    for piece in sorted(pieces, key=lambda piece: piece.top):
        if any(piece.left < gutter - 2 and piece.right > gutter + 2 for gutter in gutters):
            flush()
            made.append(piece)
        else:
            band.append(piece)
    flush()
    return made


def _rejoined(rows: list[Line]) -> list[Line]:
    """Pieces that stand beside each other on a page without columns are one line after all."""
    made: list[Line] = []
    for piece in rows:
        if made and abs(made[-1].top - piece.top) < 2 and made[-1].right <= piece.left:
            made[-1] = made[-1]._replace(text=f"{made[-1].text} {piece.text}", right=piece.right)
        else:
            made.append(piece)
    return made


def _gutters(pieces: list[Line], width: float) -> list[float]:
    """Where a page has white between columns: left and right of it stand many lines, and few cross it."""
    made = []
    step = 3.0
    positions = [step * i for i in range(int(0.2 * width / step), int(0.8 * width / step))]
    free: list[float] = []
    for x in positions:
        crossing = sum(piece.left < x < piece.right for piece in pieces)
        left = sum(piece.right <= x and piece.right - piece.left > 0.12 * width for piece in pieces)
        right = sum(piece.left >= x and piece.right - piece.left > 0.12 * width for piece in pieces)
        if min(left, right) >= 5 and crossing <= 0.25 * min(left, right):
            free.append(x)
    for x in free:
        if not made or x - made[-1][-1] > step:
            made.append([x])
        else:
            made[-1].append(x)
    return [sum(run) / len(run) for run in made]


def _without_heads(
    lines: list[Line], heights: list[float], facts: dict[str, str]
) -> tuple[list[Line], list[str]]:
    """The lines without running heads and feet, which tell facts where a browser printed them, and those."""
    n_pages = len(heights)
    edges = [line for line in lines if _at_edge(line, heights)]
    shapes = Counter(shape for shape, _ in {(re.sub(r"\d+", "#", line.text), line.page) for line in edges})
    kept, left = [], []
    for line in lines:
        shape = re.sub(r"\d+", "#", line.text)
        edge = _at_edge(line, heights)
        printed, foot = _PRINTED.fullmatch(line.text), _FOOT.fullmatch(line.text)
        if edge and (
            printed
            or foot
            or _NUMBER.fullmatch(line.text)
            or (n_pages > 1 and shapes[shape] >= max(2, n_pages / 2))
        ):
            left.append(line.text)
            if printed:
                facts.setdefault("printed", printed["title"])
            elif foot and (foot["url"] or "").startswith("http"):
                facts.setdefault("url", foot["url"])
            elif not (foot or _NUMBER.fullmatch(line.text)) and (made := dates.iso(line.text)):
                facts.setdefault("running_date", made)
        else:
            kept.append(line)
    facts.pop("running_date", None)  # a day in a running head can be that of printing
    return kept, left


def _at_edge(line: Line, heights: list[float]) -> bool:
    return line.top < 0.09 * heights[line.page] or line.bottom > 0.91 * heights[line.page]


def _body_size(lines: list[Line]) -> float:
    sizes = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _paragraphs(lines: list[Line], size: float) -> list[tuple[str, bool]]:
    """The paragraphs, joined across lines, columns and pages; whether each is set in larger type."""
    made: list[tuple[str, bool]] = []
    setting = _Setting(lines, size)
    for before, line in zip([None, *lines], lines, strict=False):
        if before is not None and setting.goes_on(before, line):
            made[-1] = (_joined(made[-1][0], line.text), made[-1][1])
        else:
            made.append((line.text, setting.is_large(line)))
    return made


class _Setting:
    """How a text is set: how wide its columns are, how far its lines stand apart, whether paragraphs are
    indented.
    """

    def __init__(self, lines: list[Line], size: float) -> None:
        self._size = size
        self._left: dict[tuple[int, int], float] = {}
        self._right: dict[tuple[int, int], float] = {}
        ends: dict[tuple[int, int], list[float]] = defaultdict(list)
        for line in lines:
            place = (line.page, line.column)
            self._left[place] = min(self._left.get(place, line.left), line.left)
            ends[place].append(line.right)
        for place, rights in ends.items():  # a headline over several columns is wider than each
            self._right[place] = sorted(rights)[int(0.9 * (len(rights) - 1))]
        gaps = [below.top - above.top for above, below in pairwise(lines) if self._under(above, below)]
        self._usual = max(median(gaps), 1.0) if gaps else size * 1.3
        body = [line for line in lines if not self.is_large(line)]
        n_indented = sum(map(self._indented, body))
        self._indents = n_indented >= 3 and n_indented < 0.5 * len(body)

    def is_large(self, line: Line) -> bool:
        return line.size >= 1.15 * self._size

    def goes_on(self, before: Line, line: Line) -> bool:
        """Whether a line goes on with the paragraph of the line before it."""
        if abs(before.size - line.size) > 0.12 * self._size:
            return False
        if self.is_large(line):
            return self._under(before, line) and line.top - before.top < 2 * line.size
        if self._indented(line) and not self._indented(before):
            return False
        small = line.text[:1].islower()
        if not self._under(before, line):  # over the edge of a column or a page
            return small or self._indents or not before.text.endswith(_ENDS)
        if line.top - before.top > 1.25 * self._usual:
            return False
        return not self._would_fit(before, line) or (small and not before.text.endswith(_ENDS))

    def _would_fit(self, before: Line, line: Line) -> bool:
        """Whether the first word of a line had room on the line before: then that ended on purpose."""
        letter = (line.right - line.left) / max(len(line.text), 1)
        word = len(line.text.split(" ", 1)[0]) + 1.5
        return before.right + word * letter < self._right[before.page, before.column]

    def _indented(self, line: Line) -> bool:
        return line.left > self._left[line.page, line.column] + 0.6 * self._size

    @staticmethod
    def _under(above: Line, below: Line) -> bool:
        same_place = (above.page, above.column, above.size) == (below.page, below.column, below.size)
        return same_place and 0 < below.top - above.top < 4 * above.size


def _joined(text: str, more: str) -> str:
    """A line after another: a word that was parted at the end of a line is one again."""
    if re.search(r"[^\W\d_]{2,}[-\u00ad\u2010]$", text) and more[:1].islower():
        return text[:-1] + more
    return f"{text} {more}"
