"""What articles share and whom they credit, to look at: a table of links, each opening to both sentences."""

from typing import TYPE_CHECKING

import pandas as pd

from analysis.tell.leads import opens, places
from analysis.tell.markup import escaped, plain
from analysis.tell.phrasing import article_names, counted
from analysis.tell.sampling import GROUPS, Sample
from analysis.tell.views.evidence import MARK, Evidence
from analysis.tell.views.table import Table, table

if TYPE_CHECKING:
    from analysis.mark import Marked

_COLUMNS = {"one": "article", "other": "and", "n_runs": "runs", "n_words": "words shared"}
_COLUMNS |= {"n_credits": "credits to each other", "common": "both credit", "strong": "link"}
_NOTE = (
    "Runs of four words or more, two of them of content, outside quotations; names, titles and figures count "
    "for nothing. A strong link has three runs with 25 words together, or three credits. A weak one says "
    "little: set phrases are shared by texts that know nothing of each other."
)


def shared_wording(marked: "Marked", found, *, led: bool = False, sample: Sample | None = None) -> Evidence:
    """The links of `compare.ancestry` as a table, then each run and each credit in its sentence.

    With `led` the numbers lead into the reader: to the runs as they stand in the first of two articles. With
    a `sample` that is not all: the links with most shared words, their runs, and some of the credits.
    """
    shown, parts = links(found, sample), []
    names = article_names(found.tellings)
    if sample and not sample.is_all:
        every = len(found.credits)
        found = found._replace(links=_longest(found.links), credits=sample.shown(found.credits))
        pairs = pd.MultiIndex.from_frame(found.links[["doc_id", "other_id"]])
        shared = pd.MultiIndex.from_frame(found.shared[["doc_id", "other_id"]]).isin(pairs)
        found = found._replace(shared=found.shared[shared])
        parts.append(sample.said(len(found.credits), every, "credits"))
    wanted = {*found.shared["doc_id"], *found.shared["other_id"], *found.credits["doc_id"]}
    units = marked.sentences[marked.sentences["doc_id"].isin(wanted)]
    units = units.set_index(["doc_id", "sent_id"])[["start", "text"]]
    lines: list[str] = []
    for (one, other), runs in found.shared.groupby(["doc_id", "other_id"], sort=False):
        heading = f"{names[one]} and {names[other]}"
        asked = places(runs) if led else None
        made = [_run(row, units) for row in runs.itertuples()]
        _add(heading, counted(len(runs), "run"), asked, made, parts, lines)
    for (outlet, medium), rows in found.credits.groupby(["outlet", "medium"], sort=False):
        asked = places(rows) if led else None
        made = [_credit(row, units) for row in rows.itertuples()]
        _add(f"{outlet} credits {medium}", counted(len(rows), "time"), asked, made, parts, lines)
    return Evidence(shown.html + "".join(parts), "\n".join([shown.text, *lines]))


def links(found, sample: Sample | None = None) -> Table:
    """The links of `compare.ancestry`, those with most shared words first; the first alone of a sample."""
    names, rows, note = article_names(found.tellings), found.links, _NOTE
    if sample and not sample.is_all:
        rows = _longest(rows)
        note = f"{len(rows):,} of {len(found.links):,} links, those with most words. {_NOTE}"
    rows = rows.assign(
        one=rows["doc_id"].map(names),
        other=rows["other_id"].map(names),
        strong=rows["is_strong"].map({True: "strong", False: "weak"}),
    )
    rows = rows.sort_values("n_words", ascending=False, kind="stable")[list(_COLUMNS)]
    return table(rows.rename(columns=_COLUMNS), note=note)


def _longest(links: pd.DataFrame) -> pd.DataFrame:
    return links.sort_values("n_words", ascending=False, kind="stable").head(GROUPS)


def _add(heading: str, n: str, asked: str | None, items: list, parts: list[str], lines: list[str]) -> None:
    """One heading with its number, which leads to `asked`, and its items, each as HTML and as text."""
    inside = "".join(f"<li>{page}</li>\n" for page, _ in items)
    parts.append(opens(f"{heading}: ", n, f"<ul>\n{inside}</ul>", asked))
    lines += [f"{plain(heading)}: {n}", *(f"  {text}" for _, text in items)]


def _run(row, units: pd.DataFrame) -> tuple[str, str]:
    one = _sentence(row.outlet, row.doc_id, row.sent_id, row.start, row.end, units)
    other = _sentence(
        row.other_outlet, row.other_id, row.other_sent_id, row.other_start, row.other_end, units
    )
    where = f"{row.doc_id} [{row.start}, {row.end}) = {row.other_id} [{row.other_start}, {row.other_end})"
    return f"{one}<br>{other}", plain(f"{row.words}  ({where})")


def _credit(row, units: pd.DataFrame) -> tuple[str, str]:
    page = _sentence(row.outlet, row.doc_id, row.sent_id, row.start, row.end, units)
    return page, plain(f"{row.doc_id} [{row.start}, {row.end})")


def _sentence(outlet: str, doc_id: str, sent_id: int, start: int, end: int, units: pd.DataFrame) -> str:
    at, text = units.loc[(doc_id, sent_id)]
    before, marked, after = text[: start - at], text[start - at : end - at], text[end - at :]
    return (
        f'{escaped(outlet)}: <bdi>{escaped(before)}<mark style="{MARK}">{escaped(marked)}</mark>'
        f"{escaped(after)}</bdi> <small>{escaped(f'{doc_id} [{start}, {end})')}</small>"
    )
