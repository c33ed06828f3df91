"""The finding of quotations: how many could be compared, which differ from their base, and how."""

from collections.abc import Iterator

import pandas as pd

from analysis.compare.differences import CLASSES, EDGE
from analysis.tell.charts.quotations import LONGEST, PART, QUOTATIONS, UNVERIFIED, WHOLE, kinds
from analysis.tell.leads import Led, place, places, rows_of
from analysis.tell.phrasing import counted, listed

_MOST = 8  # examples


def sentences(quotations: pd.DataFrame, differences: pd.DataFrame) -> list[str]:
    if quotations.empty:
        return ["No quotation that quotes somebody was found."]
    told = kinds(quotations, differences)
    n = len(told)
    unverified = sum(one == [UNVERIFIED] for one in told)
    if unverified == n:
        return [
            f"None of {counted(n, 'quotation')} could be compared.",
            "All are unverified: none stands in a reference or a second time in these texts.",
        ]
    said = [_compared(quotations, n - unverified)]
    if unverified:
        alone = f"{unverified:,} {'stands' if unverified == 1 else 'stand'} nowhere else here"
        what = f"{alone}: unverified, which does not say that they are wrong."
        said.append(Led(what, [(alone, rows_of("quotations", {"status": UNVERIFIED}))]))
    said.append(_changed(quotations, told))
    said += _examples(quotations, differences)
    said += _speakers(quotations)
    return said + list(_near(quotations))


def _compared(quotations: pd.DataFrame, n: int) -> str:
    names = {"reference": "in a reference", "other text": "in another text", "same text": "twice in one text"}
    counts = quotations["status"].value_counts()
    where = {status: f"{counts[status]:,} {name}" for status, name in names.items() if status in counts}
    every = counted(len(quotations), "quotation")
    to = [(every, rows_of("quotations", {}))]
    to += [(words, rows_of("quotations", {"status": status})) for status, words in where.items()]
    return Led(f"{n:,} of {every} could be compared: {listed(where.values())}.", to)


def _changed(quotations: pd.DataFrame, told: list[list[str]]) -> str:
    laid = [one for one in told if one[0] not in (UNVERIFIED, LONGEST)]
    exact = sum(one[0] in (WHOLE, PART) for one in laid)
    have = f"{exact:,} {'has' if exact == 1 else 'have'} its words"
    said = f"Of the {len(laid):,} laid on a reference or on a longer version, {have}"
    to = [(have, compared(WHOLE, PART) if exact else None)]
    if exact == len(laid):
        return Led(f"{said}.", to)
    counts = {kind: sum(kind in one for one in laid) for kind in CLASSES}
    classes = {kind: f"{kind} {n:,}" for kind, n in counts.items() if n}
    to += [(words, compared(kind)) for kind, words in classes.items()]
    changed = f"{len(laid) - exact:,} changed them"
    to.insert(1, (changed, places(quotations[[one[0] in CLASSES for one in told]])))
    return Led(f"{said} and {changed} (one can have several changes): {listed(classes.values())}.", to)


def compared(*kinds: str) -> str:
    """The address of the quotations of which the comparison says one of these."""
    return rows_of(QUOTATIONS.name, {"compared": kinds})


def _examples(quotations: pd.DataFrame, differences: pd.DataFrame) -> Iterator[str]:
    """The words that were put for others, and those that stand elsewhere."""
    outlets = dict(zip(quotations["doc_id"], quotations["outlet"], strict=True))
    other = differences["kind"].isin(("substituted", "reordered", "translated")) & (differences["at"] != EDGE)
    found = differences[other & (differences["words"] != "") & (differences["base_words"] != "")]
    for one in found.head(_MOST).itertuples():
        base = f"{outlets[one.base_id]} has" if one.base_id in outlets else "the reference has"
        what = f"{quoted(one.base_words)}{' in another place' if one.kind == 'reordered' else ''}"
        words = quoted(one.words)
        to = [(words, place(one.doc_id, one.start, one.end))]
        yield Led(f"{one.outlet} puts {words} in quotation marks; {base} {what}.", to)
    if len(found) > _MOST:
        yield f"{len(found) - _MOST:,} more are in the table of differences."


def _speakers(quotations: pd.DataFrame) -> Iterator[str]:
    other = quotations[quotations["speakers_differ"]]
    for one in other.head(_MOST).itertuples():
        yield _quoting(
            one,
            f"{one.outlet} gives {quoted(one.text)} to {one.speaker}; where it was found, it is "
            f"{one.base_speaker} who speaks (as the detector reads both).",
        )


def _near(quotations: pd.DataFrame) -> Iterator[str]:
    for one in quotations[quotations["nearest"].notna()].head(_MOST).itertuples():
        yield _quoting(
            one,
            f"{one.outlet} puts {quoted(one.text)} in quotation marks, unverified; the sentence of the "
            f"reference that comes nearest: {quoted(one.nearest)}.",
        )


def _quoting(one, sentence: str) -> Led:
    """The sentence, in which the quotation leads to its place."""
    return Led(sentence, [(quoted(one.text), place(one.doc_id, one.start, one.end, "quotations"))])


def quoted(text: str) -> str:
    """A stretch of the corpus in quotation marks, its own left away."""
    inner = text.strip().strip("“”\"‘’'`").strip(" ,.")
    return f"“{inner.replace('“', '‘').replace('”', '’')}”"
