"""The rows of the shared tables as lists, document by document; null is None."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.tell.guard import guard
from analysis.tell.phrasing import counted
from analysis.tell.views.quotations import changes_named

if TYPE_CHECKING:
    from analysis.mark import Marked

_SPAN = ("start", "end")
_SPOKEN = ("speaker", "chain", "cue", "commitment", "act")
_HEDGE = ("hedge", "hedge_on", "tail", "tail_voice")
COLUMNS = {
    "boilerplate": (*_SPAN, "rule"),
    "sentences": (*_SPAN, "kind", "paragraph"),
    "voices": (*_SPAN, "voice", "speaker", "n_words"),
    "marks": (*_SPAN, "measure", "label", "value", "voice", "rule"),
    "attributions": (
        *("attribution_id", "parent", "cue_start", "cue_end", "commitment", "act", "source", "speaker"),
        *("group", "form", "confidence", "sure"),
    ),
    "attribution_spans": ("attribution_id", "role", *_SPAN),
    "tellings": (*_SPAN, "claim", "voice", *_SPOKEN, "polarity", "value", *_HEDGE, "position", "sure"),
    "unfound": ("claim", "status", "said"),
    "quotations": (
        *(*_SPAN, "utterance", "speaker", "status", "changes", "base_id", "base_start", "base_end"),
        *("base_text", "nearest_id", "nearest"),
    ),
}
# The columns whose strings stand in `strings`.
TEXTS = frozenset(
    ("rule", "kind", "voice", "speaker", "measure", "label", "commitment", "act", "source", "group", "form")
    + ("role", "claim", "chain", "cue", "polarity", "hedge", "hedge_on", "tail_voice", "status")
    + ("said", "changes", "base_id", "nearest_id")
)
_OF_MARKED = ("boilerplate", "sentences", "voices", "marks", "attributions", "attribution_spans")
_DECIMALS = 4


class Strings:
    """Strings, each once, in the order in which they were first numbered."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str | None) -> int | None:
        return None if text is None else self._numbers.setdefault(text, len(self._numbers))

    def found(self) -> list[str]:
        return list(self._numbers)


def by_document(marked: "Marked", told, quoted, strings: Strings) -> dict[str, dict[str, list[list]]]:
    """Of each table the rows of each document, in the order of `COLUMNS`; none of what is not given."""
    tables = {name: getattr(marked, name) for name in _OF_MARKED}
    if told is not None:
        tables |= {"tellings": told.tellings, "unfound": _unfound(told.claims, marked.sentences)}
    if quoted is not None:
        tables["quotations"] = _quotations(quoted, marked.articles)
    return {name: grouped(tables[name], COLUMNS[name], strings) if name in tables else {} for name in COLUMNS}


def known(frame: pd.DataFrame) -> pd.DataFrame:
    """The same cells, with None for null."""
    return frame.astype(object).where(frame.notna(), None)


def blocks(sentences: Sequence[Sequence], set_aside: Sequence[Sequence], text: str) -> list[list[int]]:
    """What stands together on the page: `[first, last + 1]`, numbers of sentences.

    A sentence goes on its block if it is of the same paragraph, or no line ends between them (a dateline
    and its paragraph), and nothing between them was set aside.
    """
    made: list[list[int]] = []
    for number, (start, _, kind, paragraph) in enumerate(sentences):
        if made:
            _, end, kind_before, paragraph_before = sentences[number - 1]
            same = kind == kind_before and paragraph == paragraph_before
            parted = any(end <= one[0] < start for one in set_aside)
            if not parted and (same or not set("\r\n") & set(text[end:start])):
                made[-1][1] = number + 1
                continue
        made.append([number, number + 1])
    return made


def grouped(
    frame: pd.DataFrame, columns: Sequence[str], strings: Strings, texts: Collection[str] = TEXTS
) -> dict[str, list[list]]:
    """The rows of each document; the columns that are `texts` have the numbers of their strings."""
    cells = [_column(frame[name], name in texts, strings) for name in columns]
    found: dict[str, list[list]] = {}
    for doc_id, *row in zip(frame["doc_id"].tolist(), *cells, strict=True):
        found.setdefault(doc_id, []).append(row)
    return found


def _column(column: pd.Series, is_text: bool, strings: Strings) -> list:
    if is_text:
        return [None if pd.isna(one) else strings.number(one) for one in column]
    return [None if pd.isna(one) else _rounded(one) for one in column.tolist()]


def _rounded(value):
    return round(value, _DECIMALS) + 0.0 if isinstance(value, float) else value


def _unfound(claims: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """What is said of a claim in a document that has no telling of it: never more than that."""
    n_words = sentences.groupby("doc_id")["n_words"].sum()
    rows = claims[claims["status"].isin(("not found", "absent"))]
    said = [_said(one, int(n_words.get(one.doc_id, 0))) for one in rows.itertuples()]
    return rows.assign(said=said)


def _said(one, n_words: int) -> str:
    if one.status == "absent":
        return guard(f"not found there; checked by {one.checked_by}", [one.checked_by])
    return guard(f"not found there by these words ({counted(n_words, 'word')} searched)")


def _quotations(quoted, articles: pd.DataFrame) -> pd.DataFrame:
    """The quotations with the names of their changes and the words of their base."""
    changes = dict(iter(quoted.differences.groupby("quotation")))
    texts = {
        **dict(zip(quoted.references["doc_id"], quoted.references["text"], strict=True)),
        **dict(zip(articles["doc_id"], articles["text"], strict=True)),
    }
    rows = list(quoted.quotations.itertuples(index=False))
    return quoted.quotations.assign(
        changes=[_changes(number, one, changes) for number, one in enumerate(rows)],
        base_text=[_base(one, texts) for one in rows],
    )


def _changes(number: int, one, changes: dict[int, pd.DataFrame]) -> str | None:
    return changes_named(one, changes.get(number)) if isinstance(one.base_id, str) else None


def _base(one, texts: dict[str, str]) -> str | None:
    return texts[one.base_id][one.base_start : one.base_end] if isinstance(one.base_id, str) else None
