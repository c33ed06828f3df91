"""The whole lists beside a report that shows samples, and where its numbers lead then.

A list is a CSV, or Parquet where it has more rows than a spreadsheet opens with ease. In both, texts that a
spreadsheet would run as a formula have an apostrophe before them.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from io import BytesIO
from urllib.parse import unquote

import pandas as pd

from analysis import export, lexicon
from analysis.tell.charts import EVERY
from analysis.tell.leads import READER, is_table
from analysis.tell.sampling import LISTS, Sample, sample
from analysis.tell.views.passages import COMPARED, LISTED

_IN_CSV = 100_000  # rows
# Lists that are whole tables; every other has the marks of the measure of its name.
_TABLES = {name: name for name in ("articles", "voices", "attributions", "tellings")}
_TABLES |= {COMPARED: "quotations"}
_LINK = re.compile(rf'<a href="{READER}#([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_OF_FIGURE = {one.name: LISTED.get(one.name, "attributions") for one in EVERY if is_table(one)}


def sampled(given: Mapping[str, pd.DataFrame]) -> Sample:
    """What is shown of the corpus whose tables these are, and the names of its whole lists."""
    made = sample(given["articles"])
    if made.is_all:
        return made
    sizes = _sizes(given)
    if max(sizes.values()) > _IN_CSV:  # those lists have no sentences, only their numbers
        sizes["sentences"] = len(given["sentences"])
    names = {name: f"{name}.{'csv' if n <= _IN_CSV else 'parquet'}" for name, n in sizes.items()}
    return sample(given["articles"], names)


def files(given: Mapping[str, pd.DataFrame], shown: Sample) -> Iterator[tuple[str, bytes]]:
    """Each whole list, by its path beside the report; none where every passage is shown."""
    for name, file in shown.files.items():
        rows = _list(given, name, shown)
        yield f"{LISTS}/{file}", export.csv_bytes(rows) if file.endswith(".csv") else _parquet(rows)


def led(page: str, shown: Sample) -> str:
    """`page`, HTML, in which only what the reader holds leads there; other numbers lead to their list."""
    if shown.holds_all:
        return page

    def to(found: re.Match) -> str:
        address, more, text = unescape(found[1]), found[2], found[3]
        if address.startswith("layers=") or _article(address) in shown.held:
            return found[0]
        file = shown.files.get(_listed(address))
        return f'<a href="{LISTS}/{file}"{more}>{text}</a>' if file else text

    return _LINK.sub(to, page)


def _article(address: str) -> str:
    """The article of a place, as `wire-448-476` or `wire-448-476-claims`, or that an address is."""
    return unquote(re.sub(r"-\d+-\d+(-[^-]*)?$", "", address))


def _listed(address: str) -> str | None:
    """The list that has the rows of an address, as `marks:measure=hedging&outlet=Wire`."""
    table, _, columns = address.partition(":")
    if table == "marks":
        measure = re.search(r"(?:^|&)measure=([^&]*)", columns)
        return measure and unquote(measure[1])
    return _OF_FIGURE.get(table) or next((name for name, of in _TABLES.items() if of == table), table)


def _sizes(given: Mapping[str, pd.DataFrame]) -> dict[str, int]:
    n = given["marks"]["measure"].value_counts()
    order = [name for name in dict.fromkeys(row["measure"] for row in lexicon.labels()) if name in n]
    sizes = {name: int(n[name]) for name in [*order, *sorted(set(n.index) - set(order))]}
    return {name: len(given[table]) for name, table in _TABLES.items() if len(given[table])} | sizes


def _list(given: Mapping[str, pd.DataFrame], name: str, shown: Sample) -> pd.DataFrame:
    """The rows of a list: those of its table, with the outlet, and in a CSV with the sentence of a mark."""
    if name == "articles":
        return given["articles"].drop(columns="text")
    marks = given["marks"]
    of_measure = marks[marks["measure"] == name].drop(columns="measure")
    made = given[_TABLES[name]] if name in _TABLES else of_measure
    if "outlet" not in made:
        made = made.assign(outlet=made["doc_id"].map(shown.outlets).astype(str))
    if "sent_id" in made and "text" not in made and shown.files[name].endswith(".csv"):
        units = given["sentences"][["doc_id", "sent_id", "text"]].rename(columns={"text": "sentence"})
        made = made.merge(units, on=["doc_id", "sent_id"], how="left", validate="many_to_one")
    return made


def _parquet(rows: pd.DataFrame) -> bytes:
    texts = [name for name in rows if pd.api.types.is_string_dtype(rows[name])]
    held = BytesIO()
    rows.assign(**{name: export.inert(rows[name]) for name in texts}).to_parquet(held, index=False)
    return held.getvalue()
