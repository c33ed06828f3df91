"""The page of a report, from its sections: with links and pictures for the screen, and plain for paper."""

import re
from collections.abc import Iterable
from pathlib import Path
from string import Template
from typing import NamedTuple

import pandas as pd

import analysis
from analysis import export
from analysis.read import About
from analysis.tell.markup import escaped
from analysis.tell.phrasing import counted
from analysis.tell.reader import linked, way_in
from analysis.tell.report import blocks
from analysis.tell.report.blocks import Section
from analysis.tell.sampling import Sample

QUESTION = "Several outlets tell one event. Who says what, how surely, in what tone?"
_HERE = Path(__file__).parent
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_FEW = 6  # outlets that are named at the head
_FIRST = ("opening", "findings")  # sections that stand before the contents


class Subject(NamedTuple):
    """What a report is about, as it is shown: a title, what happened, and when and where it was told."""

    title: str
    event: str
    facts: str


def subject(corpus: str, about: About, articles: pd.DataFrame) -> Subject:
    """What `corpus.toml` says; else the name of the corpus, and what is in its catalog."""
    outlets = list(dict.fromkeys(articles["outlet"]))
    named = ", ".join(outlets) if len(outlets) <= _FEW else ""
    many = counted(len(outlets), "outlet") + (f": {named}" if named else "")
    n = len(articles)
    facts = [about.date and _date(about.date), many, counted(n, "article") if n != len(outlets) else None]
    title = about.title or f"How they tell it: {_in_words(corpus)}"
    return Subject(title, about.event or QUESTION, " · ".join(filter(None, facts)))


def _in_words(corpus: str) -> str:
    """ "my-event.jsonl" is "My event"."""
    words = re.sub(r"[-_]+", " ", re.sub(r"\.(?:csv|jsonl|parquet)$", "", corpus)).strip() or corpus
    return f"{words[:1].upper()}{words[1:]}"


def _date(iso: str) -> str:
    """ "2025-06-05" is "5 June 2025"."""
    year, *rest = iso.split("-")
    month = [_MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*(str(int(day)) for day in rest[1:]), *month, year])


def page(about: Subject, sections: list[Section], sample: Sample) -> str:
    """report.html: one file, without a script; it leads to the articles that the reader holds."""
    doc_ids = [doc_id for doc_id in sample.outlets if doc_id in sample.held]
    shown = [(one, _shown(one, doc_ids)) for one in sections]
    return Template(_read("report.html")).substitute(
        title=escaped(about.title),
        facts=escaped(about.facts),
        event=escaped(about.event),
        style=_read("report.css"),
        contents="\n".join(
            f'<li><a href="#{one.name}">{one.title}</a></li>' for one, _ in shown if one.name not in _FIRST
        ),
        opening="\n".join(text for one, text in shown if one.name in _FIRST),
        sections="\n".join(text for one, text in shown if one.name not in _FIRST),
    )


def _shown(one: Section, doc_ids: Iterable[str]) -> str:
    """The section with links to the reader: one to its layers, and one from each passage to its place."""
    content = way_in(one.name) + linked(blocks.html(one.blocks), doc_ids)
    return (
        f'<section aria-labelledby="{one.name}">\n<h2 id="{one.name}">{one.title}</h2>\n{content}\n</section>'
    )


def printed(about: Subject, sections: list[Section]) -> str:
    """The page that pandoc reads: no style, no script, and no section that has nothing for paper."""
    on_paper = [one for one in sections if blocks.printed(one.blocks)]
    first = [one for one in on_paper if one.name in _FIRST]
    links = "".join(
        f'<li><a href="#{one.name}">{one.title}</a></li>\n' for one in on_paper if one.name not in _FIRST
    )
    body = "".join(
        f'<h2 id="{one.name}">{one.title}</h2>\n{blocks.printed(one.blocks)}'
        + (f'<div class="contents"><ul>\n{links}</ul></div>\n' if one is first[-1] else "")
        for one in on_paper
    )
    said = {name: escaped(text) for name, text in described(about).items()}
    return (
        f'<!doctype html>\n<html lang="en-US"><head><meta charset="utf-8"><title>{said["title"]}</title>'
        f'<meta name="author" content="{said["author"]}"></head><body>\n'
        f'<div class="lead"><p>{said["question"]}</p></div>\n{body}</body></html>\n'
    )


def described(about: Subject) -> dict[str, str]:
    """What a document says of itself: `title`, `author` and `question`."""
    author = f"analysis {analysis.__version__}"
    told = f"{about.event} {about.facts}"
    return {"title": export.plain(about.title), "author": author, "question": export.plain(told)}


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
