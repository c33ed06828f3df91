"""What a report of many articles has in place of what is told article by article."""

import pandas as pd

from analysis.tell.charts.figures import chart
from analysis.tell.markup import escaped
from analysis.tell.phrasing import counted
from analysis.tell.report import blocks
from analysis.tell.report.blocks import Block
from analysis.tell.sampling import Sample
from analysis.tell.views.scored_sentences import scored_sentences
from analysis.tell.views.table import table

_KINDS = {"tone-arc": "body", "tone-headlines": "headline"}


def left_out(name: str) -> Block:
    """That a figure is not drawn, and why; nothing of those that need many articles."""
    if chart(name).least:
        return blocks.screen("")
    title = escaped(chart(name).title)
    return blocks.note(f"Not drawn: “{title}” has a line for each article, and here are too many of them.")


def provenance(articles: pd.DataFrame, sample: Sample) -> Block | None:
    """The outlets, each with its articles, their words and dates, and how the report shows them."""
    if sample.is_all:
        return None
    by = articles.groupby("outlet", sort=False)
    shown = by.agg(
        articles=("doc_id", "size"),
        words=("n_words", "sum"),
        first=("published", "min"),
        last=("published", "max"),
    )
    made = table(shown.reset_index(), note="First and last: dates of publication, as far as they are known.")
    n = len(articles)
    said = (
        f"{counted(n, 'article')}: findings, figures and tables count all of them. Passages are shown in "
        "samples, drawn at random over the outlets, the same on every run; the whole lists lie beside this "
        "page, in the folder evidence."
    )
    if not sample.holds_all:
        said += (
            f" The reader holds {len(sample.held):,} of the {n:,} articles, drawn in the same way; the "
            "passages here are from these, and lead there."
        )
    return Block(*(blocks.note(said).html + made.html, blocks.note(said).printed + made.printed))


def manifest(articles: pd.DataFrame, sample: Sample) -> tuple[Block, ...] | None:
    """Where each document with its digest is listed."""
    if sample.is_all:
        return None
    return blocks.both("<h3>Inputs</h3>\n"), blocks.both(
        f"<p>{counted(len(articles), 'document')}, each with its SHA-256: {sample.link('articles')}.</p>\n"
    )


def scored(marked, sample: Sample, name: str) -> Block:
    """Some of the sentences behind a chart of tone."""
    if name not in _KINDS:
        return blocks.screen(f"<p><small>All words: {sample.link('tone_word')}.</small></p>\n")
    units = marked.sentences[marked.sentences["kind"] == _KINDS[name]]
    units = units[units["doc_id"].isin(marked.voices["doc_id"].unique())]
    drawn = sample.shown(units)
    keys = pd.MultiIndex.from_frame(drawn[["doc_id", "sent_id"]])
    marks = marked.marks[marked.marks["measure"].isin(("tone", "tone_word"))]
    marks = marks[pd.MultiIndex.from_frame(marks[["doc_id", "sent_id"]]).isin(keys)]
    inside = scored_sentences(marked._replace(sentences=drawn, marks=marks), name)
    said = sample.said(len(drawn), len(units), "sentences", "tone")
    return blocks.closed(
        "Sentences behind this chart", said + inside.html.replace("<details open>", "<details>")
    )
