"""Where a number leads: the rows of the reader that it counts, named by an address."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

import pandas as pd

from analysis import lexicon
from analysis.tell.markup import escaped

READER = "reader.html"


class Led(str):
    """A sentence, and beside it what its words lead to: `leads` are pairs of words and an address.

    The words stand in the sentence as they are given, in this order; a pair whose words were cut from a
    list leads nowhere. Everywhere but on a page with links it is a sentence like any other.
    """

    leads: tuple[tuple[str, str | None], ...]

    def __new__(cls, text: str, leads: Iterable[tuple[str, str | None]] = ()) -> "Led":
        made = super().__new__(cls, text)
        made.leads = tuple(leads)
        return made


def rows_of(table: str, columns: Mapping[str, str | Iterable[str]]) -> str:
    """The address of rows of a table, as `marks:measure=hedging&outlet=Wire`.

    `table` is one of the shared tables, or a figure that opens to its marks (`is_table`); `columns` are its
    columns, or the figure's cells, and `outlet`, `doc_id` and `kind` (of the sentence) for each. Of several
    values of a column a row has one; of a column with "!" behind its name it has none; "" is a null.
    """
    pairs = [
        f"{name}={quote(value, safe='')}"
        for name, values in columns.items()
        for value in ([values] if isinstance(values, str) else values)
    ]
    return f"{table}:{'&'.join(pairs)}"


def place(doc_id: str, start: int, end: int, layer: str | None = None) -> str:
    """The address of a place, as `wire-1926-1945-attribution`; without a layer, of all that is just there."""
    name = f"{quote(doc_id, safe='')}-{start}-{end}"
    return f"{name}-{quote(layer, safe='')}" if layer else name


def article(doc_id: str) -> str:
    return quote(doc_id, safe="")


def places(found: pd.DataFrame) -> str:
    """The address of places, one by one (columns `doc_id, start, end`): of what is no row of a table."""
    at = zip(found["doc_id"], found["start"], found["end"], strict=True)
    return rows_of("places", {"at": [f"{doc_id}-{start}-{end}" for doc_id, start, end in at]})


def counted(measure: str, label: str = "all", voice: str = "all", **more: str | Iterable[str]) -> str:
    """The address of the marks that a rate counts: in the body, and of `all` the labels that count in it.

    For tone, which has scores of the whole sentence, `all` is a voice like the others.
    """
    known = [row for row in lexicon.labels() if row["measure"] == measure]
    columns: dict[str, str | Iterable[str]] = {"measure": measure, **more, "kind": "body"}
    apart = [row["label"] for row in known if row["apart"]]
    columns |= {"label": label} if label != "all" else {"label!": apart} if apart else {}
    is_mean = any(row["unit"] == lexicon.MEAN for row in known)
    columns |= {"voice": voice} if voice != "all" or is_mean else {}
    return rows_of("marks", columns)


def spoken(voice: str, **more: str | Iterable[str]) -> str:
    """The address of the words of the body in a voice: its stretches, with how many words they have."""
    return rows_of("voices", {**more, "kind": "body", **({} if voice == "all" else {"voice": voice})})


def is_table(chart) -> bool:
    """Whether a figure's marks can be asked for by its name: words and their voices are no marks."""
    return chart.marks is not None and chart.counts != "n_words" and chart.noun != "word"


def behind(chart, cells: Mapping[str, str], found: pd.DataFrame) -> str:
    """The address of what a figure counts in the bar or cell that `cells` name; `found` are its marks."""
    if is_table(chart):
        return rows_of(chart.name, cells)
    return spoken(**{"voice": "all", **cells}) if chart.counts == "n_words" else places(found)


def link(text: str, address: str | None, of: str = "") -> str:
    """`text`, which is no HTML yet, as a link into the reader; without an address as it is.

    `of` is what the text is a number of, for those who hear the link and do not see where it stands.
    """
    shown, label = escaped(text), f' aria-label="{escaped(f"{text}: {of}")}"' if of else ""
    return f'<a href="{READER}#{escaped(address)}"{label}>{shown}</a>' if address else shown


def opens(title: str, numbers: str, inside: str, *addresses: str | None, start: str = "<details>") -> str:
    """Something that opens, as HTML: `title` and its `numbers`, which are text; below it `inside`, HTML.

    Numbers that lead somewhere, parted by ", ", stand beside what opens: a link in its heading could not be
    told from the heading by those who hear the page.
    """
    if not any(addresses):
        return f"{start}<summary>{escaped(f'{title}{numbers}')}</summary>{inside}</details>\n"
    name = title.rstrip(": ")
    parts = numbers.split(", ", len(addresses) - 1)
    led = ", ".join(link(part, to, name) for part, to in zip(parts, addresses, strict=True))
    return (
        f'<div class="opens"><span class="n">{led}</span>{start}<summary>{escaped(name)}</summary>'
        f"{inside}</details></div>\n"
    )


def html(sentence: str) -> str:
    """A sentence as HTML, its words as links; "1 hedge" does not stand in "11 hedges"."""
    made, at = [], 0
    for words, address in getattr(sentence, "leads", ()):
        found = re.compile(rf"(?<!\w)(?<!\d[.,]){re.escape(words)}(?!\w)(?![.,]\d)").search(sentence, at)
        if found:
            made += [escaped(sentence[at : found.start()]), link(words, address)]
            at = found.end()
    return "".join([*made, escaped(sentence[at:])])
