"""What is behind a figure: each of its bars or cells opens to the passages that it counts."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from analysis.tables import TableError
from analysis.tell.charts.figures import chart
from analysis.tell.declared import Declared
from analysis.tell.leads import behind as address
from analysis.tell.leads import opens
from analysis.tell.markup import escaped, plain
from analysis.tell.phrasing import counted
from analysis.tell.sampling import Sample
from analysis.tell.views.evidence import MARK, Evidence

if TYPE_CHECKING:
    from analysis.mark import Marked

_WORDS = "n_words"
# The whole list beside the report that has the marks behind a figure, where it is not that of attributions.
COMPARED = "quotations-compared"
LISTED = {"claims-by-outlet": "tellings", "quotations-by-outlet": COMPARED, "labels-by-actor": "labels"}
LISTED |= {"words-by-voice": "voices", "keyness-by-outlet": "voices"}


def passages(
    marked: "Marked", name: str, *, led: bool = False, sample: Sample | None = None, **more: pd.DataFrame
) -> Evidence:
    """Every mark that the figure `name` counts, grouped as its bars or cells are, each in its sentence.

    The headings open level by level (a speaker, an outlet, a verb); each has its number, which is the
    number of marks below it. A figure of words has the stretches themselves, and headings with words. `more`
    are tables, by name, that the figure takes and `marked` does not have. With `led` each number leads into
    the reader. With a `sample` that is not all only the passages that it has are shown: the numbers are those
    of all, and headings that have no passage are left out.

    Raises
    ------
    KeyError : no figure has this name.
    ValueError : its marks are shown by `tell.evidence`, not here.
    TableError : it takes a table that neither `marked` nor `more` has.
    """
    one = chart(name)
    if one.marks is None:
        raise ValueError(f"{name} has no marks of its own; tell.evidence shows the marks of a measure")
    given = {**marked._asdict(), **more}
    missing = [table for table in one.tables if table not in given]
    if missing:
        raise TableError(f"{name} is drawn from {', '.join(missing)} too: give each by its name")
    found = one.marks_behind(*(given[table] for table in one.tables))
    every, numbers = found, None
    if sample and not sample.is_all:
        found, numbers = sample.shown(every), _numbers(every, one)
        led = led and one.noun != "word"  # whose address would name each place
    wanted = marked.sentences[marked.sentences["doc_id"].isin(found["doc_id"].unique())]
    units = wanted.set_index(["doc_id", "sent_id"])[["start", "text"]]
    at = units.loc[list(zip(found["doc_id"], found["sent_id"], strict=True))]
    found = found.assign(unit_start=at["start"].to_numpy(), unit=at["text"].to_numpy())
    lines = [one.title]
    page = "".join(_level(found, one, {}, lines, led, numbers))
    heading = f"<p><strong>{escaped(one.title)}</strong>: the passages behind each number</p>\n"
    if numbers is not None:
        heading += sample.said(len(found), len(every), "passages", LISTED.get(name, "attributions"))
    return Evidence(heading + (page or "<p>No passage.</p>\n"), "\n".join(lines))


def _numbers(every: pd.DataFrame, one: Declared) -> dict[tuple, tuple[int, int]]:
    """Of each heading, named by those above it and itself, how many passages it has, and how many words."""
    weight = every[_WORDS] if one.counts == _WORDS else pd.Series(0, index=every.index)
    made = {}
    for depth in range(1, len(one.cells) + 1):
        cells = [every[cell].astype(str) for cell in one.cells[:depth]]
        sums = weight.groupby(cells).agg(["size", "sum"])
        made |= {
            key if isinstance(key, tuple) else (key,): (int(n), int(words))
            for key, n, words in zip(sums.index, sums["size"], sums["sum"], strict=True)
        }
    return made


def _level(
    found: pd.DataFrame,
    one: Declared,
    above: dict[str, str],
    lines: list[str],
    led: bool,
    numbers: dict[tuple, tuple[int, int]] | None,
) -> Iterator[str]:
    """The HTML of one level of headings, below those of `above`; what is written as text goes to `lines`."""
    depth = len(above)
    if depth == len(one.cells):
        yield f"<ul>\n{''.join(_items(found, one.counts == _WORDS, depth, lines))}</ul>"
        return
    for value, ours in found.groupby(one.cells[depth], sort=False):
        cells = above | {one.cells[depth]: str(value)}
        n_words = ours[_WORDS].sum() if one.counts == _WORDS else 0
        n = _how_many(*(numbers[*cells.values()] if numbers else (len(ours), n_words)), one, depth)
        lines.append(f"{'  ' * depth}{plain(str(value))}: {n}")
        below = "".join(_level(ours, one, cells, lines, led, numbers))
        start = '<details style="margin-left:1em">' if depth else "<details>"
        yield opens(f"{value}: ", n, below, address(one, cells, ours) if led else None, start=start)


def _how_many(n: int, n_words: int, one: Declared, depth: int) -> str:
    if one.counts == _WORDS:
        return f"{counted(n_words, 'word')} in {n:,} {'stretch' if n == 1 else 'stretches'}"
    return f"{n:,}" if depth else counted(n, one.noun)


def _items(ours: pd.DataFrame, words: bool, depth: int, lines: list[str]) -> Iterator[str]:
    """Each passage as HTML; the text, of which notebooks store so much, has only where it is and the cue."""
    for one in ours.itertuples(index=False):
        first, last = one.start - one.unit_start, one.end - one.unit_start
        before, marked, after = one.unit[:first], one.unit[first:last], one.unit[last:]
        marked += " …" if last > len(one.unit) else ""  # it ends in a later sentence
        where = f"{one.doc_id} [{one.start}, {one.end})"
        if words:
            shown = escaped(marked)
            lines.append(f"{'  ' * depth}- {plain(where)}")
        else:
            shown = f'{escaped(before)}<mark style="{MARK}">{escaped(marked)}</mark>{escaped(after)}'
            lines.append(f"{'  ' * depth}- {plain(marked)} {plain(where)}")
        yield f"<li><bdi>{shown}</bdi> <small>{escaped(where)}</small></li>\n"
