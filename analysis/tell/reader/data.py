"""What the reader shows, as plain lists: the corpus, its layers and claims, and each article with its rows.

Positions are code points of the article's text. Strings that come back often stand once, in `strings`;
rows have their numbers in those columns that `columns` names with 1.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from analysis import lexicon
from analysis.export import UNSEEN
from analysis.tell.charts import style
from analysis.tell.reader import rows
from analysis.tell.reader.figures import drawn
from analysis.tell.reader.links import section

if TYPE_CHECKING:
    from analysis.mark import Marked

VOICE, ATTRIBUTION, CLAIMS = "voice", "attribution", "claims"
# In the order in which a reader asks; every other measure follows, in report order.
_FIRST = (VOICE, ATTRIBUTION, "quotations", CLAIMS, "hedging", "certainty", "tone")
_CLAIMS = {"told": "a passage that tells one of the claims asked for: in brackets"}
_VOICES = {
    "narrator": "the outlet's own words",
    "attributed": "on somebody's word, outside quotation marks: in italics",
    "quoted": "inside quotation marks that quote somebody: hatched",
    "unclear": "perhaps somebody's words, found by an unsure attribution: underlined with dashes",
}
_ATTRIBUTION = {
    "source": "who is said to say it: underlined",
    "cue": "the words that attribute: in a box",
    "content": "what is said: underlined with dots",
    "unsure": "an attribution that counts nowhere until a person confirms it: with dashes, and a “?”",
}
CORRECTED = ("hedging", "certainty", "passive")  # measures of which `corrections.csv` takes single marks
_SIGNS = {"endorse": "▲ ", "distance": "▽ "}


def book(marked: "Marked", corpus: str, told=None, quoted=None) -> dict:
    """Everything that the page needs, of a `mark.Marked`, `compare.ClaimTables` and `compare.Quotations`."""
    strings = rows.Strings()
    claims = [] if told is None else told.asked[["claim", "says", "origin"]].to_dict("records")
    tables = rows.by_document(marked, told, quoted, strings)
    figures = drawn(marked, told, quoted, strings)
    columns = {name: [[each, int(each in rows.TEXTS)] for each in own] for name, own in rows.COLUMNS.items()}
    tables |= {name: one.rows for name, one in figures.items()}
    articles = [_article(one, tables) for one in _records(marked.articles)]
    return {
        "corpus": corpus,
        "unseen": UNSEEN.pattern,
        "layers": layers(marked, bool(claims)),
        "fields": _fields(marked),
        "claims": claims,
        "outlets": _outlets(marked.articles["outlet"]),
        "columns": columns | {name: one.columns for name, one in figures.items()},
        "figures": {name: {"title": one.title, "layer": one.layer} for name, one in figures.items()},
        "articles": articles,
        "strings": strings.found(),
    }


def layers(marked: "Marked", has_claims: bool) -> list[dict]:
    """The layers in the order of their buttons: a name, what its labels mean, its section of the report."""
    meanings: dict[str, dict[str, str]] = {}
    for row in lexicon.labels():
        meanings.setdefault(row["measure"], {})[row["label"]] = row["meaning"]
    present = set(marked.marks["measure"]) | {VOICE}
    if len(marked.attributions):
        present.add(ATTRIBUTION)
    if has_claims:
        present.add(CLAIMS)
    order = [*_FIRST, *(name for name in meanings if name not in _FIRST)]
    names = [name for name in order if name in present] + sorted(present.difference(order))
    stances = {
        label: _SIGNS.get(label, "") + meaning for label, meaning in meanings.get(ATTRIBUTION, {}).items()
    }
    told = {**meanings, VOICE: _VOICES, ATTRIBUTION: {**_ATTRIBUTION, **stances}, CLAIMS: _CLAIMS}
    return [{"id": name, "labels": told.get(name, {}), "section": section(name)} for name in names]


def _fields(marked: "Marked") -> dict[str, list[str]]:
    """What a correction can put in each field: the labels of a measure; of an attribution what it is."""
    known: dict[str, list[str]] = {}
    for row in lexicon.labels():
        known.setdefault(row["measure"], []).append(row["label"])
    single = {name: known[name] for name in CORRECTED}
    acts = sorted(marked.attributions["act"].dropna().unique())
    return {**single, "commitment": known[ATTRIBUTION], "act": acts}


def _article(one: dict, tables: dict[str, dict[str, list]]) -> dict:
    doc_id = one["doc_id"]
    kept = ("title", "byline", "published", "language", "n_words", "text")
    made = {"id": doc_id, "outlet": one["outlet"], **{name: one[name] for name in kept}}
    made["scored"] = bool(tables["voices"].get(doc_id))
    for name, of in tables.items():
        made[name] = of.get(doc_id, [])
    made["blocks"] = rows.blocks(made["sentences"], made["boilerplate"], one["text"])
    return made


def _outlets(named: Iterable[str]) -> list[dict]:
    with style.styled():
        shades = style.palette()
    names = dict.fromkeys(named)
    return [{"name": name, "colour": shades[at % len(shades)]} for at, name in enumerate(names)]


def _records(frame: pd.DataFrame) -> list[dict]:
    return rows.known(frame).to_dict("records")
