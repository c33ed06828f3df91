"""Web pages: saved as .html, .mhtml or .webarchive. trafilatura finds the article, `metadata` what the page
says of it.

What trafilatura keeps and is no article is left out by shape: boxes whose class names say so, captions,
lines that are nothing but a link, the headline once more. Every line of the page that is not taken is kept
as left out.
"""

import email
import email.policy
import plistlib
import re
from collections.abc import Iterator
from typing import Any

from analysis.read.files import dates
from analysis.read.files.encodings import mended
from analysis.read.files.forms import metadata
from analysis.read.files.forms.facts import shown
from analysis.read.files.found import Found, Refused, needs, same, squeezed

# What a class or an id calls a part of the page that is not the article.
_BOX = re.compile(
    (
        r"(?:^|[\s_-])(?:related|recirc\w*|recommend\w*|newsletter\w*|sign-?up|consent|cookies?"
        r"|gdpr|onetrust\w*|comments?(?:-\w+)?|disqus\w*"
        r"|share|sharing|social(?:-\w+)?|promo\w*|most-?(?:read|popular|viewed)|trending"
        r"|read-?(?:more|next|also)|more-?(?:on|from|stories)|see-?also"
        r"|advert\w*|ad|ads|sponsor\w*|paywall|subscri\w+|breadcrumbs?|caption\w*|credit"
        r"|figcaption|author-?bio|tags|topics|toolbar|player|byline|dateline-?time|timestamp"
        r"|outbrain|taboola)(?:$|[\s_-])"
    ),
    re.IGNORECASE,
)
_BLOCKS_WORDS = (
    "p div section article h1 h2 h3 h4 h5 h6 li blockquote td th tr figcaption caption dt dd header "
    "footer nav aside main ul ol table pre form button label body figure time address summary br hr "
    "legend option"
)
_BLOCKS = frozenset(_BLOCKS_WORDS.split())
_UNSHOWN = frozenset(("script", "style", "noscript", "template", "svg", "head", "iframe"))
_BOXES = frozenset(("figcaption", "nav", "aside", "footer", "form", "button", "time", "dialog"))
_KEPT_WHOLE = frozenset(("html", "body", "main", "article"))
_MOST = 0.4  # of the words of a page, or of its article: what holds more is not left out by its name
_RUNNING = 250  # letters: a box with so long a line holds a piece of the article, whatever it is called
LEFT = 500  # lines left out that are kept
_LIST = re.compile(r"^(?:[-•*]|\d+\.)\s+")


def article(content: bytes, name: str, address: str = "") -> Found:
    """The article of a page.

    Raises
    ------
    Refused : no text is in it, or it is no HTML.
    """
    needs("trafilatura", "a web page")
    from trafilatura import extract
    from trafilatura.utils import load_html

    tree = load_html(content)
    if tree is None:
        raise Refused("it is no web page that can be read; save it again from the browser")
    facts = metadata.facts(tree, address or _saved_from(content))
    lines = list(dict.fromkeys(shown_lines(tree)))
    links = {same(squeezed(" ".join(one.itertext()))) for one in tree.iterfind(".//a")} - {""}
    boxed = _boxed(tree)
    text = extract(tree, include_comments=False, include_tables=True, output_format="txt") or ""
    text, said = mended(text)
    title = mended(facts["title"])[0].strip()
    body = list(_body([squeezed(line) for line in text.split("\n")], title, facts["byline"], links))
    inside = [line for line in body if same(_LIST.sub("", line)) not in boxed]
    if len(" ".join(inside)) >= (1 - _MOST) * len(" ".join(body)):  # else the names of the boxes mislead
        body = inside
    if not body:
        raise Refused("no article was found in the page; copy its text into a .txt file")
    for field, value in shown(_between(lines, title, body[0])).items():
        facts[field] = facts.get(field) or value
    facts |= {"title": title, "byline": mended(facts["byline"])[0].strip()}
    taken = {same(line) for line in (*body, title)}
    whole = same(" ".join(body))
    left = [line for line in lines if same(line) not in taken and same(line) and same(line) not in whole]
    return Found(body, left_out=tuple(left[:LEFT]), said=tuple(said), **facts)


def unpacked(content: bytes, suffix: str) -> tuple[bytes, str]:
    """The HTML of a file that holds a whole page with its pictures, and the address that it was saved from.

    Raises
    ------
    Refused : there is no page in it.
    """
    try:
        if suffix == ".webarchive":
            main = plistlib.loads(content)["WebMainResource"]
            return main["WebResourceData"], str(main.get("WebResourceURL", ""))
        message = email.message_from_bytes(content, policy=email.policy.default)
        for part in message.walk():
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                charset = part.get_content_charset() or "utf-8"
                page = part.get_payload(decode=True).decode(charset, errors="replace")
                address = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "")
                return re.sub(
                    r"(?i)<meta[^>]+charset[^>]*>", "", page
                ).encode(), address if address.startswith("http") else ""
    except (
        ValueError,
        KeyError,
        TypeError,
        LookupError,
        AttributeError,
        plistlib.InvalidFileException,
    ) as error:
        raise Refused(f"it is damaged ({error}); save the page again") from None
    raise Refused("there is no web page in it; save the page again")


def _between(lines: list[str], title: str, first: str) -> list[str]:
    """The lines of a page between its headline and its text, and the two above the headline."""
    at = next((i for i, line in enumerate(lines) if same(line) == same(title)), None)
    end = next((i for i, line in enumerate(lines) if same(line) == same(first)), None)
    return lines[max(at - 2, 0) : end] if at is not None and end is not None and 0 < end - at < 20 else []


def _saved_from(content: bytes) -> str:
    """The address that a browser writes into a page that it saves."""
    match = re.search(rb"<!-- saved from url=\(\d+\)(\S+) -->", content[:4000])
    return match[1].decode("ascii", "replace") if match and match[1].startswith(b"http") else ""


def _boxed(tree: Any) -> set[str]:
    """The lines in boxes that their names call something else than the article, as `same` has them."""
    n_words, found = max(len(_shown(tree).split()), 1), set()
    for one in tree.iter():
        if not isinstance(one.tag, str) or one.tag in _KEPT_WHOLE:
            continue
        if one.tag in _BOXES or _BOX.search(f"{one.get('class', '')} {one.get('id', '')}"):
            lines = list(shown_lines(one))
            short = sum(line.count(" ") + 1 for line in lines) <= _MOST * n_words
            is_text = one.tag not in _BOXES and any(len(line) > _RUNNING for line in lines)
            if short and not is_text and one.find(".//h1") is None:
                found.update(map(same, lines))
    return found - {""}


def _shown(tree: Any) -> str:
    return " ".join(shown_lines(tree))


def shown_lines(tree: Any) -> Iterator[str]:
    """The lines that a page shows, block by block."""
    line: list[str] = []
    todo: list[tuple[Any, bool]] = [(tree, False)]
    while todo:  # not recursive: a page can be nested thousands deep
        one, is_end = todo.pop()
        if is_end:
            if one.tag in _BLOCKS:
                yield from _flushed(line)
            line.append((one.tail or "") if one is not tree else "")
            continue
        if not isinstance(one.tag, str) or one.tag in _UNSHOWN:
            line.append(one.tail or "")
            continue
        if one.tag in _BLOCKS:
            yield from _flushed(line)
        line.append(one.text or "")
        todo.append((one, True))
        todo += [(child, False) for child in reversed(one)]
    yield from _flushed(line)


def _flushed(line: list[str]) -> Iterator[str]:
    made = squeezed("".join(line))
    line.clear()
    if made:
        yield made


def _body(lines: list[str], title: str, byline: str, links: set[str]) -> Iterator[str]:
    """The lines of the article without its headline and byline and without lines that only link elsewhere."""
    known = {same(title), same(byline), same(f"by {byline}")} - {""}
    for i, line in enumerate(line for line in lines if line):
        bare = same(_LIST.sub("", line))
        if i < 6 and (bare in known or dates.is_date(line)):
            continue
        if bare in links and line.rstrip("”\"’')")[-1:] not in (*".?!",):
            continue
        if re.fullmatch(r"[\W_]*|\|[\s|-]*\|", line):
            continue
        yield line


def all_lines(content: bytes) -> list[str]:
    """Every line that a page shows, for the exports that are HTML.

    Raises
    ------
    Refused : it is no HTML.
    """
    needs("trafilatura", "a web page")
    from trafilatura.utils import load_html

    tree = load_html(content)
    if tree is None:
        raise Refused("it is no web page that can be read; save it again from the browser")
    return [mended(line)[0] for line in shown_lines(tree)]
