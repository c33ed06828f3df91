"""The mirror as a page: each document whole, with what does not count struck through."""

from collections.abc import Iterator

from analysis.export import plain
from analysis.read import Corpus
from analysis.read.mirror.rows import Row
from analysis.tell.markup import escaped
from analysis.tell.phrasing import counted

_STYLE = """
body { font: 16px/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
h1, h2, summary, nav, .facts, .doubts { font-family: system-ui, sans-serif }
h2 { margin: 3rem 0 .2rem; border-top: 1px solid #bbb; padding-top: 1rem }
.facts { color: #444; font-size: .9rem }
.doubts { background: #fff6dc; border-left: 4px solid #9a6b00; padding: .4rem 2rem; font-size: .9rem }
.text { white-space: pre-wrap; overflow-wrap: anywhere }
del { color: #666; background: #f2f2f2 }
.headline { font-weight: bold }
.heading { font-style: italic }
"""


def page(found: Corpus, shown: list[Row]) -> str:
    """The page as HTML, self-contained: a part for each row, with its doubts above its text."""
    texts = dict(zip(found.articles["doc_id"], found.articles["text"], strict=True))
    aside = {
        doc_id: list(zip(own["start"], own["end"], own["rule"], strict=True))
        for doc_id, own in found.boilerplate.groupby("doc_id")
    }
    titled = found.sentences[found.sentences["kind"].isin(["headline", "heading"])]
    kinds = {
        doc_id: list(zip(own["start"], own["end"], own["kind"], strict=True))
        for doc_id, own in titled.groupby("doc_id")
    }
    parts = [
        _part(row, texts[row.doc_id], aside.get(row.doc_id, []), kinds.get(row.doc_id, [])) for row in shown
    ]
    links = " · ".join(
        f'<a href="#{escaped(row.doc_id)}">{escaped(row.doc_id)}</a>{" ?" if row.doubts else ""}'
        for row in shown
    )
    title = f"What was read: {escaped(found.name)}"
    intro = (
        "Struck through: set aside, counted nowhere. Bold: the headline. Italics: headings. A "
        "question mark: something to look at."
    )
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style><main><h1>{title}</h1><p>{intro}</p><nav>{links}</nav>{''.join(parts)}</main></html>\n"
    )


def _part(row: Row, text: str, aside: list[tuple[int, int, str]], kinds: list[tuple[int, int, str]]) -> str:
    facts = f"{row.outlet} | {row.published or 'no date'} | {counted(row.n_words, 'word')}"
    facts += f" | set aside: {counted(row.n_lines, 'line')}, {counted(row.n_chars, 'character')}"
    doubts = "".join(f"<li>{escaped(doubt)}</li>" for doubt in row.doubts)
    left = "".join(f"<del>{escaped(line)}</del>\n" for line in row.left_out)
    left = (
        (
            f"<details><summary>{counted(len(row.left_out), 'line')} of the file that were not "
            f'taken</summary><div class="text">{left}</div></details>'
        )
        if left
        else ""
    )
    return (
        (
            f'<section id="{escaped(row.doc_id)}"><h2>{escaped(row.doc_id)}</h2><p '
            f'class="facts">{escaped(facts)}</p>'
        )
        + (f'<ul class="doubts">{doubts}</ul>' if doubts else "")
        + f'<div class="text">{"".join(_marked(text, aside, kinds))}</div>{left}</section>'
    )


def _marked(text: str, aside: list[tuple[int, int, str]], kinds: list[tuple[int, int, str]]) -> Iterator[str]:
    spans = sorted(
        [(start, end, f'<del title="{escaped(rule)}">', "</del>") for start, end, rule in aside]
        + [(start, end, f'<span class="{kind}">', "</span>") for start, end, kind in kinds]
    )
    at = 0
    for start, end, before, after in spans:
        yield _lines(text[at:start])
        yield f"{before}{_lines(text[start:end])}{after}"
        at = end
    yield _lines(text[at:])


def _lines(text: str) -> str:
    return "\n".join(escaped(line) if line.strip() else plain(line) for line in text.split("\n"))
