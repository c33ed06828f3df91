"""The page of a report, from its sections: with links and pictures for the screen, and plain for paper."""

from collections.abc import Iterable
from pathlib import Path
from string import Template

import analysis
from analysis import export
from analysis.tell.markup import escaped
from analysis.tell.reader import linked, way_in
from analysis.tell.report import blocks
from analysis.tell.report.blocks import Section
from analysis.tell.sampling import Sample

QUESTION = "Several outlets tell one event. On whose word, with which hedges, in what tone?"
_HERE = Path(__file__).parent


def page(corpus: str, sections: list[Section], sample: Sample) -> str:
    """report.html: one file, without a script; it leads to the articles that the reader holds."""
    doc_ids = [doc_id for doc_id in sample.outlets if doc_id in sample.held]
    first, *rest = [(one, _shown(one, doc_ids)) for one in sections]
    return Template(_read("report.html")).substitute(
        title=escaped(_title(corpus)),
        corpus=escaped(corpus),
        question=QUESTION,
        style=_read("report.css"),
        contents="\n".join(f'<li><a href="#{one.name}">{one.title}</a></li>' for one, _ in rest),
        findings=first[1],
        sections="\n".join(shown for _, shown in rest),
    )


def _shown(one: Section, doc_ids: Iterable[str]) -> str:
    """The section with links to the reader: one to its layers, and one from each passage to its place."""
    content = way_in(one.name) + linked(blocks.html(one.blocks), doc_ids)
    return (
        f'<section aria-labelledby="{one.name}">\n<h2 id="{one.name}">{one.title}</h2>\n{content}\n</section>'
    )


def printed(corpus: str, sections: list[Section]) -> str:
    """The page that pandoc reads: no style, no script, and no section that has nothing for paper."""
    on_paper = [one for one in sections if blocks.printed(one.blocks)]
    links = "".join(f'<li><a href="#{one.name}">{one.title}</a></li>\n' for one in on_paper[1:])
    body = "".join(
        f'<h2 id="{one.name}">{one.title}</h2>\n{blocks.printed(one.blocks)}'
        + (f'<div class="contents"><ul>\n{links}</ul></div>\n' if one is on_paper[0] else "")
        for one in on_paper
    )
    about = {name: escaped(text) for name, text in described(corpus).items()}
    return (
        f'<!doctype html>\n<html lang="en-US"><head><meta charset="utf-8"><title>{about["title"]}</title>'
        f'<meta name="author" content="{about["author"]}"></head><body>\n'
        f'<div class="lead"><p>{about["question"]}</p></div>\n{body}</body></html>\n'
    )


def described(corpus: str) -> dict[str, str]:
    """What a document says of itself: `title`, `author` and `question`."""
    author = f"analysis {analysis.__version__}"
    return {"title": export.plain(_title(corpus)), "author": author, "question": QUESTION}


def _title(corpus: str) -> str:
    return f"How they tell it: {corpus}"


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
