"""The five findings at the head of a report: one or two sentences each; the long ones are in its sections.

What makes one takes the same tables as the long finding of its section. It gives no sentence where the
texts have nothing for it; then the next in line is taken.
"""

import pandas as pd

from analysis.compare import NO_SOURCE
from analysis.compare.quotations.comparisons import LONGEST, PART, UNVERIFIED, WHOLE, kinds
from analysis.compare.rates.selection import chosen
from analysis.compare.rates.voices import voice_shares
from analysis.compare.sources.cues import cues
from analysis.compare.sources.groups import group_shares, largest
from analysis.tell.findings import corpus
from analysis.tell.findings import quotations as quoted
from analysis.tell.findings import rates as rated
from analysis.tell.findings import who_speaks as speaking
from analysis.tell.findings.presentation import by_commitment
from analysis.tell.leads import Led, places, spoken
from analysis.tell.phrasing import counted, group_name, kept, listed, number

_MOST = 6  # outlets in a row


def compared(quotations, differences) -> list[str]:
    """How many quotations could be checked, and how many of them keep the words of the original."""
    if quotations.empty:
        return []
    told = kinds(quotations, differences)
    laid = [one for one in told if one[0] not in (UNVERIFIED, LONGEST)]
    n = counted(len(told), "quotation")
    if not laid:
        return [f"None of {n} appears in an original or in a second text here, so none could be checked."]
    exact = sum(one[0] in (WHOLE, PART) for one in laid)
    could = f"{len(laid):,} of {n}"
    exactly = f"{exact:,} keep{'s' if exact == 1 else ''} its words"
    n_other = len(laid) - exact
    changed = f"{n_other:,} change{'s' if n_other == 1 else ''} them"
    other = [one[0] not in (UNVERIFIED, LONGEST, WHOLE, PART) for one in told]
    to = [
        (could, places(quotations[[one[0] not in (UNVERIFIED, LONGEST) for one in told]])),
        (exactly, quoted.compared(WHOLE, PART)),
        (changed, places(quotations[other])),
    ]
    said = f"{could} could be checked against the original or a fuller version: {exactly}, {changed}."
    return [Led(said, [lead for lead in to if not lead[0].startswith("0 ")])]


def who(units, stretches, attributions) -> list[str]:
    """Whose sources speak most, how many have none, and how much is the narrator's."""
    words = voice_shares(units, stretches)
    found = cues(units, attributions)
    if not words["n_words"].sum() or found.empty:
        return []
    sums = group_shares(units, stretches, attributions).groupby("group", sort=False)["n_cues"].sum()
    top, shown = _largest(largest(sums)[0])
    missing = int((found["who"] == NO_SOURCE).sum())
    lack = f"{missing:,} give{'s' if missing == 1 else ''} no source" if missing else "each gives a source"
    n = counted(len(found), "attribution")
    said = f"Of {n}, {shown}" if top else f"Of {n}, none has a source of a known side"
    to = [(n, speaking.every()), *((words, speaking.group(name)) for name, words in top.items())]
    to += [(lack, speaking.nameless(NO_SOURCE))] if missing else []
    return [Led(f"{said}; {lack}.", to), _narrated(words)]


def _largest(named: pd.Series) -> tuple[dict[str, str], str]:
    """The one or two sides cited most, or all that are cited as much, in words; and the words as said.

    A second one that is cited as much as the third is not named.
    """
    if named.empty:
        return {}, ""
    tied = named.index[named == named.max()]
    if len(tied) > 2:
        top = {name: group_name(name) for name in kept(tied, _MOST)}
        return top, f"{listed(map(group_name, tied), _MOST)} sources have {named.max():,} each"
    most = 1 if len(named) > 2 and named.iloc[1] == named.iloc[2] else 2
    top = {
        name: f"{n:,} {'cites' if n == 1 else 'cite'} {group_name(name)} sources"
        for name, n in named.head(most).items()
    }
    return top, listed(top.values())


def _narrated(words: pd.DataFrame) -> str:
    """The narrator's share of all words, and its lowest and highest."""
    sums, total = words.groupby("voice")["n_words"].sum(), words["n_words"].sum()
    whole, n = f"{100 * sums['narrator'] / total:.0f} %", counted(total, "word")
    said = f"The outlets say {whole} of {n} in their own voice"
    ends = words[(words["voice"] == "narrator") & words["share"].notna()].sort_values("share", kind="stable")
    shares = {name: f"{100 * share:.0f} %" for share, name in zip(ends["share"], ends["outlet"], strict=True)}
    shown = {name: f"{share} in {name}" for name, share in shares.items()}
    to = [(whole, spoken("narrator")), (n, spoken("all"))]
    if len(shown) < 2:
        return Led(f"{said}.", to)
    if len(set(shares.values())) == 1:
        return Led(f"{said}, {shares[ends['outlet'].iloc[0]]} in each outlet's text.", to)
    (low, lowest), *_, (high, highest) = shown.items()
    to += [(lowest, spoken("narrator", outlet=low)), (highest, spoken("narrator", outlet=high))]
    return Led(f"{said}, from {lowest} to {highest}.", to)


def hedging(given: pd.DataFrame) -> list[str]:
    """Where most hedges are and where fewest, with their counts, and whether that order is stable."""
    rows = chosen(given, "hedging", "all", "narrator")
    known = rows[rows["rate"].notna()]
    shown = known["rate"].map(number)
    if shown.nunique() < 2 or not known["n_marks"].sum():
        return rated.finder("hedging", "hedge")(given)[:2] if len(known) else []
    most, fewest = (known[shown == shown[known["rate"].agg(end)]] for end in ("idxmax", "idxmin"))
    ends = f"most in {_rate(most, 'hedge')}, fewest in {_rate(fewest, 'hedge')}"
    to = [lead for rows in (most, fewest) for lead in rated.with_rate(rows, "hedge")]
    return [Led(f"Hedges per 1,000 words of own voice: {ends}.", to), rated.order(known)]


def _rate(rows: pd.DataFrame, noun: str) -> str:
    """As in "A (18.1: 10 hedges in 553 words)"."""
    n = f"{counted(rows['n_marks'].sum(), noun)} in {counted(rows['n_words'].sum(), 'word')}"
    return f"{listed(rows['outlet'], _MOST)} ({number(rows['rate'].iloc[0])}: {n})"


def presented(units, stretches, attributions, marks) -> list[str]:
    """How many of the reporters' verbs take a stand."""
    found = cues(units, attributions)
    if found.empty:
        return []
    n = found["commitment"].value_counts()
    n_all, kinds_ = counted(len(found), "attribution"), by_commitment(n)
    to = [(n_all, speaking.every()), *kinds_.items()]
    return [Led(f"{n_all}, by cue verb: {listed(kinds_)}.", to)]


def read(articles, units, boilerplate) -> list[str]:
    """What was read."""
    return corpus.sentences(articles, units, boilerplate)[:2]
