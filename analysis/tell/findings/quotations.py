"""The finding of quotations: how many could be compared, which differ from their base, and how."""

import re
from collections.abc import Iterator

import pandas as pd

from analysis.compare.quotations.comparisons import LONGEST, PART, UNVERIFIED, WHOLE, kinds
from analysis.compare.quotations.differences import CLASSES, EDGE
from analysis.compare.small_words import small_words
from analysis.tell.leads import Led, place, places, rows_of
from analysis.tell.phrasing import counted, listed
from analysis.words import words

_MOST = 8  # examples
_BEFORE = re.compile(r"(?:[\w'’-]+ ){1,2}\Z")


def sentences(quotations: pd.DataFrame, differences: pd.DataFrame) -> list[str]:
    if quotations.empty:
        return ["No quotation that quotes somebody was found."]
    told = kinds(quotations, differences)
    n = len(told)
    unverified = sum(one == [UNVERIFIED] for one in told)
    if unverified == n:
        return [
            f"None of {counted(n, 'quotation')} appears a second time.",
            "So none could be checked against an original or another text.",
        ]
    said = [_compared(quotations, n - unverified)]
    if unverified:
        alone = f"{unverified:,} {'appears' if unverified == 1 else 'appear'} in no other text here"
        what = f"{alone}, so {'it' if unverified == 1 else 'they'} could not be checked."
        said.append(Led(what, [(alone, rows_of("quotations", {"status": UNVERIFIED}))]))
    said.append(_changed(quotations, told))
    said += _left_out(quotations, differences)
    said += _examples(quotations, differences)
    said += _speakers(quotations)
    return said + list(_near(quotations))


def _compared(quotations: pd.DataFrame, n: int) -> str:
    names = {
        "reference": "in an original",
        "other text": "in another text",
        "same text": "in the same text",
    }
    counts = quotations["status"].value_counts()
    where = {status: f"{counts[status]:,} {name}" for status, name in names.items() if status in counts}
    every = counted(len(quotations), "quotation")
    to = [(every, rows_of("quotations", {}))]
    to += [(words, rows_of("quotations", {"status": status})) for status, words in where.items()]
    return Led(f"{n:,} of {every} appear a second time: {listed(where.values())}.", to)


def _changed(quotations: pd.DataFrame, told: list[list[str]]) -> str:
    laid = [one for one in told if one[0] not in (UNVERIFIED, LONGEST)]
    exact = sum(one[0] in (WHOLE, PART) for one in laid)
    have = f"{exact:,} {'keeps' if exact == 1 else 'keep'} its words"
    said = f"Of the {len(laid):,} checked against an original or a fuller version, {have}"
    to = [(have, compared(WHOLE, PART) if exact else None)]
    if exact == len(laid):
        return Led(f"{said}.", to)
    counts = {kind: sum(kind in one for one in laid) for kind in CLASSES}
    classes = {kind: f"{kind} {n:,}" for kind, n in counts.items() if n}
    to += [(words, compared(kind)) for kind, words in classes.items()]
    changed = f"{len(laid) - exact:,} change{'s' if len(laid) - exact == 1 else ''} them"
    to.insert(1, (changed, places(quotations[[one[0] in CLASSES for one in told]])))
    return Led(f"{said} and {changed} (one can have several changes): {listed(classes.values())}.", to)


def compared(*kinds: str) -> str:
    """The address of the quotations of which the comparison says one of these."""
    return rows_of("quotations-by-outlet", {"compared": kinds})


def _left_out(quotations: pd.DataFrame, differences: pd.DataFrame) -> Iterator[str]:
    """The words that are left out between the quoted words of a reference, where nothing shows it."""
    ours = differences[
        (differences["kind"] == "trimmed") & (differences["at"] != EDGE) & ~differences["shown"]
    ]
    ours = ours[(ours["base_words"] != "") & ~ours["base_id"].isin(quotations["doc_id"])]
    for one in ours.head(_MOST).itertuples():
        whole = quoted(quotations["text"][one.quotation])
        between = quoted(one.base_words)
        yield f"{one.outlet} puts {whole} in quotation marks; between its words the original has {between}."


def _examples(quotations: pd.DataFrame, differences: pd.DataFrame) -> Iterator[str]:
    """The words that were put for others, and those that stand elsewhere."""
    outlets = dict(zip(quotations["doc_id"], quotations["outlet"], strict=True))
    other = differences["kind"].isin(("substituted", "reordered", "translated")) & (differences["at"] != EDGE)
    found = differences[other & (differences["words"] != "") & (differences["base_words"] != "")]
    for one in found.head(_MOST).itertuples():
        base = f"{outlets[one.base_id]} has" if one.base_id in outlets else "the original has"
        mine, its = shown(one, quotations)
        what = f"{its}{' in another place' if one.kind == 'reordered' else ''}"
        to = [(mine, place(one.doc_id, one.start, one.end))]
        yield Led(f"{one.outlet} puts {mine} in quotation marks; {base} {what}.", to)
    if len(found) > _MOST:
        yield f"{len(found) - _MOST:,} more are in the table of differences."


def shown(one, quotations: pd.DataFrame) -> tuple[str, str]:
    """The words of a difference and those of its base; small words with the word or two before them.

    "The company did" tells more than "did"; what stands before is the same in both.
    """
    before = ""
    if one.kind != "reordered" and small_words().issuperset(words(one.words).folded):
        whole = quotations.loc[one.quotation]
        found = _BEFORE.search(whole["text"], 0, one.start - whole["start"])
        before = found[0] if found else ""
    return quoted(before + one.words), quoted(before + one.base_words)


def _speakers(quotations: pd.DataFrame) -> Iterator[str]:
    other = quotations[quotations["speakers_differ"]]
    for one in other.head(_MOST).itertuples():
        yield _quoting(
            one,
            f"{one.outlet} gives {quoted(one.text)} to {one.speaker}; where it was found, the speaker is "
            f"{one.base_speaker} (as the detector reads both).",
        )


def _near(quotations: pd.DataFrame) -> Iterator[str]:
    outlets = dict(zip(quotations["doc_id"], quotations["outlet"], strict=True))
    for one in quotations[quotations["nearest"].notna()].head(_MOST).itertuples():
        if one.nearest_id in outlets:
            where = f"in {outlets[one.nearest_id]} these words stand outside quotation marks"
            yield _quoting(
                one, f"{one.outlet} puts {quoted(one.text)} in quotation marks, unverified; {where}."
            )
            continue
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
