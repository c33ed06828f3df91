"""The five findings at the head of a report: one or two sentences each; the long ones are in its sections.

What makes one takes the same tables as the long finding of its section. It gives no sentence where the
texts have nothing for it; then the next in line is taken.
"""

import pandas as pd

from analysis.compare import NO_SOURCE
from analysis.compare.claims.grid import labels
from analysis.compare.quotations.comparisons import LONGEST, PART, UNVERIFIED, WHOLE, kinds
from analysis.compare.rates.selection import chosen
from analysis.compare.rates.voices import voice_shares
from analysis.compare.sources.cues import cues
from analysis.compare.sources.groups import group_shares, largest
from analysis.tell.findings import claims, corpus
from analysis.tell.findings import quotations as quoted
from analysis.tell.findings import rates as rated
from analysis.tell.findings import who_speaks as speaking
from analysis.tell.findings.presentation import by_commitment
from analysis.tell.leads import Led, place, places, rows_of, spoken
from analysis.tell.phrasing import article_names, counted, group_name, kept, listed, number

_MOST = 6  # outlets in a row
_SHORT = 60  # characters of a quotation that is shown
_OWN = "in its own voice"
_THEMSELVES = ("itself", "themselves")


def request(units, asked, tellings, claimed) -> list[str]:
    """On whose word the outlets tell the first claim, those with one source together."""
    if asked.empty or claimed.empty:
        return []
    one = asked.iloc[0]
    ours = claims.with_outlets(tellings[tellings["claim"] == one["claim"]], units)
    status = claimed[claimed["claim"] == one["claim"]]
    if ours.empty:
        return [f"“{one['says']}” was not found by these phrases in {counted(len(status), 'article')}."]
    n = f"{ours['doc_id'].nunique():,} of {counted(len(status), 'article')}"
    by = _by_source(ours)
    their = {_OWN: "in their own voice"}
    shown = "; ".join(
        f"{their.get(whose, whose) if len(where) > 1 else whose} in {listed(where.values(), _MOST)}"
        for whose, where in by.items()
    )
    to = [
        (words, claims.address(one["claim"], outlet=outlet))
        for where in by.values()
        for outlet, words in kept(where.items(), _MOST)
    ]
    said = [Led(f"“{one['says']}” ({n}): {shown}.", to)]
    missing = status.loc[status["status"] == "not found", "doc_id"]
    if len(missing):
        where = listed(missing.map(article_names(units)), _MOST)
        said.append(f"It was not found by these phrases in {where}; nobody has checked.")
    return said


def _by_source(ours: pd.DataFrame) -> dict[str, dict[str, str]]:
    """As in "on the word of Xinhua": the outlets, each with how: "B (“claimed”, hedged by “may”; “said”)"."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    for row in ours.itertuples():
        whose, word = _source(row)
        turned = {"denied": "told as not so", "unspecified": "left open"}.get(row.polarity)
        hedges = [f"“{one}”" for one in _text(row.hedge).split("; ") if one and f"“{one}”" != word]
        more = [word, _passed(row), f"hedged by {listed(hedges)}" if hedges else None, turned]
        aside = ", ".join(filter(None, more))
        found.setdefault(whose, {}).setdefault(row.outlet, {})[aside] = None
    return {
        whose: {outlet: _with_asides(outlet, list(asides)) for outlet, asides in where.items()}
        for whose, where in found.items()
    }


def _with_asides(outlet: str, asides: list[str]) -> str:
    if asides == [""]:
        return outlet
    return f"{outlet} ({'; '.join(aside or 'plainly' for aside in asides)})"


def _source(row) -> tuple[str, str | None]:
    """Whose word it is told on, and the verb that says so in quotation marks."""
    if not _text(row.chain):
        return claims.WHOSE[row.voice], None
    name, cue = claims.sources(row.chain)[-1]
    return ("without a source" if name == NO_SOURCE else f"on the word of {name}"), f"“{cue}”"


def _passed(row) -> str | None:
    """Through whom it came: "passed on by Lee"."""
    outer = [name for name, _ in claims.sources(_text(row.chain))[:-1] if name != NO_SOURCE]
    return f"passed on by {listed(reversed(outer))}" if outer else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def grid(units, asked, tellings, claimed) -> list[str]:
    """How many claims are in every text and in one only; how many come with verbs of different commitment."""
    if asked.empty or claimed.empty:
        return []
    ours = claims.with_outlets(tellings, units)
    says, n_outlets = labels(asked), claimed["outlet"].nunique()
    n = ours.groupby("claim")["outlet"].nunique()
    of = "the text of one outlet" if n_outlets == 1 else f"the texts of {n_outlets:,} outlets"
    said = f"{len(n):,} of {counted(len(says), 'claim')} were found in {of}"
    if n_outlets > 1:
        every, alone = (f"{many:,}" if many else "none" for many in ((n == n_outlets).sum(), (n == 1).sum()))
        said += f", {every} of them in every outlet's text and {alone} in one only"
    known = ours[ours["commitment"].notna()].groupby("claim")["commitment"].nunique()
    parted = [name for name in says if known.get(name, 0) > 1]
    if not parted:
        return [f"{said}."]
    verbs = "is told" if len(parted) == 1 else "are told"
    first = f"“{says[parted[0]]}”"
    which = first if len(parted) == 1 else f"{first} among them"
    stances = f"{len(parted):,} {verbs} with verbs of different commitment, {which}."
    return [f"{said}.", Led(stances, [(first, claims.address(parted[0]))])]


def compared(quotations, differences) -> list[str]:
    """How many quotations have the words of what they were laid on, and one that has others."""
    if quotations.empty:
        return []
    told = kinds(quotations, differences)
    laid = [one for one in told if one[0] not in (UNVERIFIED, LONGEST)]
    alone = sum(one == [UNVERIFIED] for one in told)
    n = counted(len(told), "quotation")
    if not laid:
        return [f"None of {n} stands in a reference or a second time in these texts: all are unverified."]
    exact = sum(one[0] in (WHOLE, PART) for one in laid)
    rest = len(told) - len(laid) - alone
    exactly, alone = f"{exact:,} have its words", f"{alone:,} are unverified"
    could, changed = f"{len(laid):,} could be laid", f"{len(laid) - exact:,} changed them"
    longest = f"{rest:,} the longest version {_THEMSELVES[rest > 1]}"
    other = [one[0] not in (UNVERIFIED, LONGEST, WHOLE, PART) for one in told]
    to = [
        (n, rows_of("quotations", {})),
        (could, places(quotations[[one[0] not in (UNVERIFIED, LONGEST) for one in told]])),
        (exactly, quoted.compared(WHOLE, PART)),
        (changed, places(quotations[other])),
        (alone, quoted.compared(UNVERIFIED)),
        (longest, quoted.compared(LONGEST)),
    ]
    said = (
        f"Of {n}, {could} on an original or a longer version: {exactly}, {changed}; "
        f"{alone}{f', {longest}' if rest else ''}."
    )
    to = [lead for lead in to if not lead[0].startswith("0 ")]
    return [Led(said, to), *_example(quotations, differences)]


def _example(quotations: pd.DataFrame, differences: pd.DataFrame) -> list[str]:
    """The first short words that were put for others of a reference."""
    other = differences[differences["kind"] == "substituted"]
    other = other[~other["base_id"].isin(quotations["doc_id"]) & (other["at"] != quoted.EDGE)]
    short = (other["words"].str.len() <= _SHORT) & (other["base_words"].str.len() <= _SHORT)
    for one in other[short & (other["words"] != "") & (other["base_words"] != "")].head(1).itertuples():
        mine, base = quoted.shown(one, quotations)
        to = [(mine, place(one.doc_id, one.start, one.end))]
        return [Led(f"{one.outlet} puts {mine} in quotation marks; the reference has {base}.", to)]
    return []


def who(units, stretches, attributions) -> list[str]:
    """Whose sources speak most, how many have none, and how much is the narrator's."""
    words = voice_shares(units, stretches)
    found = cues(units, attributions)
    if not words["n_words"].sum() or found.empty:
        return []
    sums = group_shares(units, stretches, attributions).groupby("group", sort=False)["n_cues"].sum()
    top, shown = _largest(*largest(sums))
    missing = int((found["who"] == NO_SOURCE).sum())
    few = {0: "none lacks a source", 1: "1 lacks a source"}
    lack = few.get(missing, f"{missing:,} lack a source")
    n = counted(len(found), "attribution")
    said = f"No group is known of the sources of {n}"
    if top:
        said = f"Of {n}, {shown} of sources"
    to = [(n, speaking.every()), *((words, speaking.group(name)) for name, words in top.items())]
    to += [(lack, speaking.nameless(NO_SOURCE))] if missing else []
    return [Led(f"{said}; {lack}.", to), _narrated(words)]


def _largest(named: pd.Series, what: str) -> tuple[dict[str, str], str]:
    """The one or two largest groups, or all that are as large, in words; and the words as they are said.

    A second one that is as large as the third is not named.
    """
    if named.empty:
        return {}, ""
    tied = named.index[named == named.max()]
    if len(tied) > 2:
        top = {name: group_name(name) for name in kept(tied, _MOST)}
        every = listed(map(group_name, tied), _MOST)
        return top, f"{every} have {named.max():,} each, the largest {what}s"
    most = 1 if len(named) > 2 and named.iloc[1] == named.iloc[2] else 2
    top = {
        name: f"{group_name(name)} {'' if at else 'has '}{n:,}"
        for at, (name, n) in enumerate(named.head(most).items())
    }
    return top, f"{listed(top.values())}, the largest {what}{'s' if len(top) > 1 else ''}"


def _narrated(words: pd.DataFrame) -> str:
    """The narrator's share of all words, and its lowest and highest."""
    sums, total = words.groupby("voice")["n_words"].sum(), words["n_words"].sum()
    whole, n = f"{100 * sums['narrator'] / total:.0f} %", counted(total, "word")
    said = f"{whole} of {n} are the narrator's"
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
    ends = f"{_rate(most, 'hedge')}; fewest: {_rate(fewest, 'hedge')}"
    to = [lead for rows in (most, fewest) for lead in rated.with_rate(rows, "hedge")]
    return [Led(f"Most hedges per 1,000 words in the narrator's voice: {ends}.", to), rated.order(known)]


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
    return [Led(f"{n_all}, by the reporter's verb: {listed(kinds_)}.", to)]


def read(articles, units, boilerplate) -> list[str]:
    """What was read."""
    return corpus.sentences(articles, units, boilerplate)[:2]
