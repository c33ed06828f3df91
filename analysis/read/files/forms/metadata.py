"""What a web page says of itself: JSON-LD first, then Open Graph, then other meta tags, then what is shown.

The outlet is the publisher or the site's name; where the page has none, its host. Nothing is guessed.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from analysis.read.files import dates
from analysis.read.files.found import same, squeezed

_ARTICLES = re.compile(
    r"(?:\w*Article|BlogPosting|LiveBlogPosting|\w*Report|Review|Posting|InterviewObject)$"
)
_DATES = (
    *(
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "parsely-pub-date",
        "datepublished",
    ),
    *(
        "sailthru.date",
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "dc.date",
        "dc.date.issued",
    ),
    *(
        "dcterms.created",
        "dcterms.date",
        "dcterms.issued",
        "article.published",
        "cxenseparse:recs:publishtime",
        "published_at",
    ),
    *("citation_publication_date", "originalpublicationdate", "rnews:datepublished"),
)
_AUTHORS = (
    "author",
    "article:author",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "byline",
    "citation_author",
)
_SITES = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
    "article:publisher",
    "apple-mobile-web-app-title",
    "twitter:site_name",
    "citation_journal_title",
)
_TITLES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "title", "headline")
_SPLIT = re.compile(r"\s+[|•·»–—-]\s+|\s*[|»]\s*")


def facts(tree: Any, url: str = "") -> dict[str, str]:
    """`title, byline, published, outlet, url` of a page, "" where it does not say; `url` is where it was
    saved from.
    """
    articles = list(_articles(tree))
    meta = dict(reversed(list(_metas(tree))))
    address = _address(tree, articles, meta) or url
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    page_title = squeezed(tree.findtext(".//title") or "")
    outlet = _first(_names(one.get("publisher")) for one in articles) or _first(
        _names(one.get("isPartOf")) for one in articles
    )
    outlet = outlet or _marked(tree, "publisher")
    outlet = outlet or _first([name] for key in _SITES if not _is_address(name := meta.get(key, "")))
    shown = [squeezed(" ".join(one.itertext())) for one in tree.iterfind(".//h1")]
    outlet = outlet or beside_headline(page_title, shown) or _suffix(page_title, host) or host
    title = _title(tree, articles, meta, page_title, outlet)
    return {
        "title": title,
        "byline": _byline(tree, articles, meta, outlet),
        "published": _published(tree, articles, meta, address),
        "outlet": outlet,
        "url": address,
    }


def _first(lists: Iterable[list[str]]) -> str:
    return next((names[0] for names in lists if names and names[0]), "")


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD that are an article."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            todo = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        seen = 0
        while todo and seen < 1000:
            one, seen = todo.pop(0), seen + 1
            if isinstance(one, list):
                todo = one + todo
            elif isinstance(one, dict):
                kinds = one.get("@type") if isinstance(one.get("@type"), list) else [one.get("@type")]
                if any(_ARTICLES.fullmatch(str(kind)) for kind in kinds):
                    yield one
                todo += [one[key] for key in ("@graph", "mainEntity") if key in one]


def _metas(tree: Any) -> Iterator[tuple[str, str]]:
    for meta in tree.iterfind(".//meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if key and meta.get("content"):
            yield key.lower(), squeezed(meta.get("content"))


def _names(value: Any) -> list[str]:
    """The names in a value of JSON-LD: a text, an object with a name, or a list of them."""
    if isinstance(value, list):
        return [name for one in value for name in _names(one)]
    if isinstance(value, dict):
        value = value.get("name")
        return _names(value) if isinstance(value, list) else _names(str(value)) if value else []
    text = squeezed(value) if isinstance(value, str) else ""
    return [text] if text and not _is_address(text) else []


def _is_address(text: str) -> bool:
    return bool(re.match(r"https?://|www\.|@|#|/", text)) or not text.strip()


def _address(tree: Any, articles: list[dict[str, Any]], meta: dict[str, str]) -> str:
    links = [link.get("href") or "" for link in tree.iterfind(".//link[@rel='canonical']")]
    entities = [one.get("mainEntityOfPage") for one in articles]
    entities = [one.get("@id") or one.get("url") if isinstance(one, dict) else one for one in entities]
    given = [*links, meta.get("og:url"), *entities, *(one.get("url") for one in articles)]
    return next((one for one in given if isinstance(one, str) and one.startswith("http")), "")


def beside_headline(page_title: str, headlines: list[str]) -> str:
    """What a page's title has after the headline and a mark: the site's name, as in "Bridge falls | The
    Herald".
    """
    for headline in headlines:
        rest = page_title[len(headline) :]
        if headline and page_title.startswith(headline) and (mark := _SPLIT.match(rest)):
            return _SPLIT.split(rest[mark.end() :])[-1]
    return ""


def _marked(tree: Any, kind: str) -> str:
    """The name of what microdata calls the page's publisher or the like."""
    path = f".//*[@itemprop='{kind}']/descendant-or-self::*[@itemprop='name']"
    found = [one.get("content") or " ".join(one.itertext()) for one in tree.xpath(path)]
    return next(filter(None, map(squeezed, found)), "")


def _suffix(page_title: str, host: str) -> str:
    """The part of a page's title that is the site's name, for the host has its letters: "Bridge falls | The
    Herald".
    """
    parts = _SPLIT.split(page_title)
    letters = re.sub(r"\W", "", host.rpartition(".")[0]) if host else ""
    for part in (parts[-1], parts[0]) if len(parts) > 1 else ():
        name = re.sub(r"^the", "", same(part))
        if len(name) > 2 and letters and (name in letters or letters.removeprefix("the") in name):
            return part
    return ""


def without_site(title: str, outlet: str) -> str:
    """A page's title without the site's name before or after it."""
    parts = _SPLIT.split(title)
    known = re.sub(r"^the", "", same(outlet))
    marks = [match[0] for match in _SPLIT.finditer(title)]
    while len(parts) > 1 and known and re.sub(r"^the", "", same(parts[-1])) in (known, f"{known}com"):
        parts.pop()
        marks.pop()
    if len(parts) > 1 and known and re.sub(r"^the", "", same(parts[0])) == known:
        parts.pop(0)
        marks.pop(0)
    return parts[0] + "".join(mark + part for mark, part in zip(marks, parts[1:], strict=True))


def _title(
    tree: Any, articles: list[dict[str, Any]], meta: dict[str, str], page_title: str, outlet: str
) -> str:
    told = [
        *(name for one in articles for name in _names(one.get("headline"))),
        *(meta.get(key, "") for key in _TITLES),
        page_title,
    ]
    told = [title for one in told if (title := without_site(one, outlet)) and same(title) != same(outlet)]
    shown = [squeezed(" ".join(one.itertext())) for one in tree.iterfind(".//h1")]
    shown = [one for one in shown if 2 < len(one.split()) <= 40 and same(one) != same(outlet)]
    marked = [squeezed(" ".join(one.itertext())) for one in tree.xpath(".//h1[@itemprop='headline']")]
    for one in (*filter(None, marked), *shown):  # what readers see, if the page elsewhere calls itself alike
        words = set(re.findall(r"\w+", one.lower()))
        if not told or any(_alike(words, set(re.findall(r"\w+", title.lower()))) for title in told):
            return one
    return told[0] if told else ""


def _alike(words: set[str], others: set[str]) -> bool:
    return len(words & others) >= 0.5 * min(len(words), len(others))


def _byline(tree: Any, articles: list[dict[str, Any]], meta: dict[str, str], outlet: str) -> str:
    names = list(dict.fromkeys(name for one in articles[:1] for name in _names(one.get("author"))))
    names = names or [meta[key] for key in _AUTHORS if meta.get(key) and not _is_address(meta[key])][:1]
    if not names:
        shown = tree.xpath(
            ".//*[@rel='author' or @itemprop='author' or contains(@class,'byline') or "
            "contains(@class,'author-name')]"
        )
        texts = [squeezed(" ".join(one.itertext())) for one in shown]
        names = [one for one in texts if 1 < len(one.split()) <= 10][:1]
    text = ", ".join(re.sub(r"^(?:[Bb]y|BY|Written by|Words)[: ]\s*", "", name) for name in names)
    text = re.split(r"\s*[|•·]\s*|,?\s+(?=(?:Published|Updated|Posted)\b)", text)[0]
    made, start, _ = dates.found(text)
    return (text[:start].rstrip(" ,–—-") if made else text) if same(text) != same(outlet) else text


def _published(tree: Any, articles: list[dict[str, Any]], meta: dict[str, str], address: str) -> str:
    given = [one.get(key) for one in articles for key in ("datePublished", "dateCreated")]
    given += [meta.get(key) for key in _DATES]
    shown = tree.xpath(".//time[@itemprop='datePublished' or @pubdate]") + tree.xpath(
        ".//article//time | .//header//time | .//time"
    )
    given += [one.get("datetime") or " ".join(one.itertext()) for one in shown[:3]]
    given += [
        " ".join(one.itertext())
        for one in tree.xpath(
            ".//*[contains(@class,'date') or contains(@class,'byline') or contains(@class,'publish')]"
        )[:20]
    ]
    given += [found[0] for found in re.finditer(r"/(?:19|20)\d\d/\d\d?/\d\d?(?=/)", address)]
    return next(
        (made for one in given if isinstance(one, str) and len(one) < 300 and (made := dates.iso(one))), ""
    )
