"""Contrasts as a reader goes through them: each sentence, and below it the passages side by side."""

from typing import TYPE_CHECKING

import pandas as pd

from analysis.compare import Contrasts
from analysis.tell.findings.contrasts import NONE
from analysis.tell.leads import link, place
from analysis.tell.markup import Shown, escaped, plain
from analysis.tell.views.evidence import MARK

if TYPE_CHECKING:
    from analysis.mark import Marked

NOTE = (
    "Found by words, names and numbers that articles share; the same thing in other words is not found. "
    "“Not found” is no omission: look for it in the article before you say so."
)


def contrasts(marked: "Marked", found: Contrasts, most: int = 10, *, led: bool = False) -> Shown:
    """The `most` heaviest contrasts (`compare.contrasts`), each with its passages in their sentences.

    With `led` each passage leads to its place in the reader.
    """
    texts = {one.doc_id: one for one in marked.articles.itertuples(index=False)}
    sentences = {
        (one.doc_id, one.sent_id): (one.start, one.end) for one in marked.sentences.itertuples(index=False)
    }
    parts, lines = [], []
    for one in found.contrasts.head(most).itertuples():
        own = found.passages[found.passages["group"] == one.group] if pd.notna(one.group) else None
        inside, said = "", []
        for row in own.itertuples() if own is not None else ():
            article = texts[row.doc_id]
            first, last = sentences[row.doc_id, row.sent_id]
            before, shown, after = (
                article.text[first : row.start],
                article.text[row.start : row.end],
                article.text[row.end : last],
            )
            name = link(article.outlet, place(row.doc_id, row.start, row.end) if led else None)
            inside += (
                f'<li><strong>{name}</strong>: {escaped(before)}<mark style="{MARK}">{escaped(shown)}</mark>'
                f"{escaped(after)}</li>\n"
            )
            said.append(f"    {plain(article.outlet)}: {plain(f'{before}[[{shown}]]{after}')}")
        sentence = escaped(one.says)
        if own is None and led:
            sentence += f" {link('Look', place(one.doc_id, one.start, one.end), one.says)}"
        opened = (
            f"<details><summary>{sentence}</summary><ul>\n{inside}</ul></details>" if inside else sentence
        )
        parts.append(f"<li>{opened}</li>\n")
        lines += [f"{one.rank}. {plain(one.says)}", *said]
    if not parts:
        return Shown(f"<p>{NONE}</p>\n", NONE)
    html = f"<ol>\n{''.join(parts)}</ol>\n<p><small>{escaped(NOTE)}</small></p>\n"
    return Shown(html, "\n".join([*lines, NOTE]))
