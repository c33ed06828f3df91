"""A row for each document: what was read of it, and what is doubtful."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.read.corpora import Corpus
from analysis.read.files.found import same
from analysis.read.files.intake import LEFT_OUT, UNKNOWN
from analysis.read.mirror import doubts, duplicates

_SHOWN = 60
_MOST = 3  # places that a doubt names


class Row(NamedTuple):
    """A document as it was read; `left_out` are the lines of its original that were not taken into the
    text.
    """

    doc_id: str
    outlet: str
    headline: str
    published: str
    n_words: int
    first: str
    last: str
    n_lines: int
    n_chars: int
    left_out: tuple[str, ...]
    doubts: tuple[str, ...]


def rows(found: Corpus, folder: Path | None = None, only: frozenset[str] | None = None) -> list[Row]:
    """The rows of a corpus, in its order; `folder` is where it lies, `only` which documents are wanted.

    Doubts that concern several documents look at all of them.
    """
    units = {doc_id: own for doc_id, own in found.sentences.groupby("doc_id", sort=False)}
    aside = {doc_id: own for doc_id, own in found.boilerplate.groupby("doc_id", sort=False)}
    none = found.boilerplate.iloc[:0]
    shared = _shared(found, units)
    made = []
    for one in found.articles.itertuples(index=False):
        if only is not None and one.doc_id not in only:
            continue
        own = units.get(one.doc_id, found.sentences.iloc[:0])
        spans = aside.get(one.doc_id, none)
        said = [*_facts(one, own), *shared[one.doc_id], *_own(one, own, spans)]
        made.append(_row(one, own, spans, tuple(said), _left_out(folder, one.doc_id)))
    return made


def _row(one, own: pd.DataFrame, spans: pd.DataFrame, said: tuple[str, ...], left: tuple[str, ...]) -> Row:
    body = own[own["kind"].isin(["body", "bullet"])]["text"].tolist()
    first, last = (body[0], body[-1]) if body else ("", "")
    n_chars = int((spans["end"] - spans["start"]).sum()) + sum(map(len, left))
    published = one.published if isinstance(one.published, str) else ""
    read = (one.doc_id, one.outlet, _headline(one, own), published, int(one.n_words))
    return Row(*read, short(first), short(last, end=True), len(spans) + len(left), n_chars, left, said)


def short(text: str, end: bool = False) -> str:
    """The first words of a line, or the last."""
    text = " ".join(text.split())
    if len(text) <= _SHOWN:
        return text
    return "… " + text[-_SHOWN:].partition(" ")[2] if end else text[:_SHOWN].rpartition(" ")[0] + " …"


def _headline(one, own: pd.DataFrame) -> str:
    read = own[own["kind"] == "headline"]["text"].tolist()
    return " ".join((read[0] if read else one.title if isinstance(one.title, str) else "").split())


def _left_out(folder: Path | None, doc_id: str) -> tuple[str, ...]:
    path = folder / LEFT_OUT / f"{doc_id}.txt" if folder else None
    return (
        tuple(path.read_text(encoding="utf-8", errors="replace").splitlines())
        if path and path.is_file()
        else ()
    )


def _facts(one, own: pd.DataFrame) -> Iterator[str]:
    if one.outlet.startswith(UNKNOWN.partition("{")[0]):
        yield (
            "the outlet is not known: write it into catalog.csv (outlet), or add the file again "
            "with --outlet NAME"
        )
    if not _headline(one, own):
        yield "no headline was read: write it into catalog.csv (title)"


def _own(one, own: pd.DataFrame, spans: pd.DataFrame) -> Iterator[str]:
    paragraphs = _paragraphs(one.text, own)
    lines = [one.text[start:end] for start, end in zip(spans["start"], spans["end"], strict=True)]
    ended = paragraphs[-1][3] if paragraphs else 0
    below = [line for line, start in zip(lines, spans["start"], strict=True) if start >= ended]
    shown = [(kind, text) for kind, text, _, _ in paragraphs]
    yield from doubts.shape(shown, below, int(one.n_words), one.language)
    looks = defaultdict(list)
    for kind, text, start, end in paragraphs:
        if name := doubts.furniture(kind, text):
            looks[name].append((text, start, end))
    for name, places in looks.items():
        shown = "; ".join(f'"{short(text)}" at {start}-{end}' for text, start, end in places[:_MOST])
        more = f" and {len(places) - _MOST} more" if len(places) > _MOST else ""
        yield (
            f"looks like {name}: {shown}{more}; if it is not the article, say so in "
            f"corrections.csv (field article)"
        )
    yield from doubts.day(
        one.published if isinstance(one.published, str) else None,
        one.url if isinstance(one.url, str) else None,
        lines,
    )


def _paragraphs(text: str, own: pd.DataFrame) -> list[tuple[str, str, int, int]]:
    """The kind, the text and the place of each paragraph that counts."""
    places: dict[tuple[int, str], tuple[int, int]] = {}
    for number, kind, start, end in zip(
        *(own[name] for name in ("paragraph", "kind", "start", "end")), strict=True
    ):
        first, _ = places.get((number, kind), (int(start), 0))
        places[number, kind] = first, int(end)
    return [(kind, text[start:end], start, end) for (_, kind), (start, end) in places.items()]


def _shared(found: Corpus, units: dict[str, pd.DataFrame]) -> dict[str, list[str]]:
    """By document the doubts that several share: a headline, most of a text."""
    made: dict[str, list[str]] = defaultdict(list)
    by_headline: dict[str, list[str]] = defaultdict(list)
    articles = {one.doc_id: one for one in found.articles.itertuples(index=False)}
    for doc_id, one in articles.items():
        if headline := _headline(one, units.get(doc_id, found.sentences.iloc[:0])):
            by_headline[same(headline)].append(doc_id)
    bodies = {doc_id: " ".join(own[own["kind"] == "body"]["text"]) for doc_id, own in units.items()}
    copies = duplicates.pairs(bodies)
    copied = {frozenset((pair.one, pair.other)) for pair in copies}
    for doc_ids in by_headline.values():
        for doc_id in doc_ids if len(doc_ids) > 1 else ():
            others = [
                other for other in doc_ids if other != doc_id and frozenset((doc_id, other)) not in copied
            ]
            if others:
                made[doc_id].append(
                    f"its headline is also that of {_named(others)}: if it is a banner, "
                    f"correct title in catalog.csv"
                )
    partners: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for pair in copies:
        partners[pair.one].append((pair.other, pair.share))
        partners[pair.other].append((pair.one, pair.share))
    for doc_id, others in partners.items():
        ids = [other[0] for other in others]
        share = max(other[1] for other in others)
        texts = [value for one in (doc_id, *ids) for value in _heads(articles[one])]
        whose = f" of {agency}" if (agency := doubts.agency(*texts)) else ""
        names = _named(ids)
        made[doc_id].append(
            f"{share:.0%} of it is the same text as {names}: a copy{whose}? keep one, or name "
            f"the distributor in catalog.csv"
        )
    return made


def _heads(one) -> list[str]:
    facts = [value for value in (one.distributor, one.byline) if isinstance(value, str)]
    return [*facts, one.text[:600], one.text[-300:]]


def _named(doc_ids: list[str]) -> str:
    more = f" and {len(doc_ids) - _MOST} more" if len(doc_ids) > _MOST else ""
    return ", ".join(doc_ids[:_MOST]) + more
