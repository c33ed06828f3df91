"""The five findings at the head of a report: one or two sentences each; the long ones are in its sections.

What makes one takes the same tables as the long finding of its section. It gives no sentence where the
texts have nothing for it; then the next in line is taken.
"""

import pandas as pd

from analysis.compare import NO_SOURCE
from analysis.tell.charts import cues, groups, rates, voices
from analysis.tell.charts.claims import labels
from analysis.tell.charts.quotations import LONGEST, PART, UNVERIFIED, WHOLE, kinds
from analysis.tell.findings import claims, corpus, quoted
from analysis.tell.findings import rates as rated
from analysis.tell.findings.presented import SAID_OF
from analysis.tell.phrasing import counted, listed, number

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
    said = [f"“{one['says']}” ({n}): {'; '.join(_by_source(ours))}."]
    missing = status.loc[status["status"] == "not found", "outlet"]
    if len(missing):
        where = listed(dict.fromkeys(missing), _MOST)
        said.append(f"It was not found by these phrases in {where}; nobody has checked.")
    return said


def _by_source(ours: pd.DataFrame) -> list[str]:
    """As in "on the word of Xinhua in A (“said”) and B (“claimed”, hedged by “may”)"."""
    found: dict[str, dict[str, None]] = {}
    for row in ours.itertuples():
        whose, word = _source(row)
        turned = {"denied": "told as not so", "unspecified": "left open"}.get(row.polarity)
        hedges = [f"“{one}”" for one in _text(row.hedge).split("; ") if one and f"“{one}”" != word]
        more = [word, _passed(row), f"hedged by {listed(hedges)}" if hedges else None, turned]
        aside = ", ".join(filter(None, more))
        where = f"{row.outlet} ({aside})" if aside else row.outlet
        found.setdefault(whose, {})[where] = None
    their = {_OWN: "in their own voice"}
    return [
        f"{their.get(whose, whose) if len(where) > 1 else whose} in {listed(where, _MOST)}"
        for whose, where in found.items()
    ]


def _source(row) -> tuple[str, str | None]:
    """Whose word it is told on, and the verb that says so in quotation marks."""
    if not _text(row.chain):
        own = row.voice == "narrator"
        return (_OWN if own else "in others' words, whose was not worked out"), None
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
    return [f"{said}.", f"{len(parted):,} {verbs} with verbs of different commitment, {which}."]


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
    said = (
        f"Of {n}, {len(laid):,} could be laid on an original or a longer version: {exact:,} have its words, "
        f"{len(laid) - exact:,} changed them; {alone:,} are unverified"
        f"{f', {rest:,} the longest version {_THEMSELVES[rest > 1]}' if rest else ''}."
    )
    return [said, *_example(quotations, differences)]


def _example(quotations: pd.DataFrame, differences: pd.DataFrame) -> list[str]:
    """The first short words that were put for others of a reference."""
    other = differences[differences["kind"] == "substituted"]
    other = other[~other["base_id"].isin(quotations["doc_id"]) & (other["at"] != quoted.EDGE)]
    short = (other["words"].str.len() <= _SHORT) & (other["base_words"].str.len() <= _SHORT)
    for one in other[short & (other["words"] != "") & (other["base_words"] != "")].head(1).itertuples():
        mine, base = quoted.shown(one, quotations)
        return [f"{one.outlet} puts {mine} in quotation marks; the reference has {base}."]
    return []


def who(units, stretches, attributions) -> list[str]:
    """Whose sources speak most, how many have none, and how much is the narrator's."""
    words = voices.WORDS.rows(units, stretches)
    found = cues.cues(units, attributions)
    if not words["n_words"].sum() or found.empty:
        return []
    sums = groups.GROUPS.rows(units, stretches, attributions).groupby("group", sort=False)["n_cues"].sum()
    named = sums[~sums.index.isin(groups.LAST) & (sums > 0)]
    top = [f"{groups.written(name)} has {n:,}" for name, n in named.head(1).items()]
    top += [f"{groups.written(name)} {n:,}" for name, n in named[1:2].items()]
    missing = int((found["who"] == cues.NO_SOURCE).sum())
    lack = (
        "1 lacks a source" if missing == 1 else f"{missing:,} lack a source" if missing else "none lacks one"
    )
    n = counted(len(found), "attribution")
    said = f"No group is known of the sources of {n}"
    if top:
        said = f"Of {n}, {listed(top)}, the largest group{'s' if len(top) > 1 else ''} of sources"
    return [f"{said}; {lack}.", _narrated(words)]


def _narrated(words: pd.DataFrame) -> str:
    """The narrator's share of all words, and its lowest and highest."""
    sums, total = words.groupby("voice")["n_words"].sum(), words["n_words"].sum()
    said = f"{100 * sums['narrator'] / total:.0f} % of {counted(total, 'word')} are the narrator's"
    ends = words[(words["voice"] == "narrator") & words["share"].notna()].sort_values("share", kind="stable")
    shown = [
        f"{100 * share:.0f} % in {name}" for share, name in zip(ends["share"], ends["outlet"], strict=True)
    ]
    return f"{said}, from {shown[0]} to {shown[-1]}." if len(shown) > 1 else f"{said}."


def hedging(given: pd.DataFrame) -> list[str]:
    """Where most hedges are and where fewest, with their counts, and whether that order is stable."""
    rows = rates.chosen(given, "hedging", "all", "narrator")
    known = rows[rows["rate"].notna()]
    shown = known["rate"].map(number)
    if shown.nunique() < 2 or not known["n_marks"].sum():
        return rated.finder("hedging", "hedge")(given)[:2] if len(known) else []
    most, fewest = (known[shown == shown[known["rate"].agg(end)]] for end in ("idxmax", "idxmin"))
    ends = f"{_rate(most, 'hedge')}; fewest: {_rate(fewest, 'hedge')}"
    return [f"Most hedges per 1,000 words in the narrator's voice: {ends}.", rated.order(known)]


def _rate(rows: pd.DataFrame, noun: str) -> str:
    """As in "A (18.1: 10 hedges in 553 words)"."""
    n = f"{counted(rows['n_marks'].sum(), noun)} in {counted(rows['n_words'].sum(), 'word')}"
    return f"{listed(rows['outlet'], _MOST)} ({number(rows['rate'].iloc[0])}: {n})"


def presented(units, stretches, attributions, marks) -> list[str]:
    """How many of the reporters' verbs take a stand."""
    found = cues.cues(units, attributions)
    if found.empty:
        return []
    n = found["commitment"].value_counts()
    kinds_ = listed(f"{n.get(kind, 0):,} {SAID_OF[kind]}" for kind in cues.COMMITMENTS)
    return [f"{counted(len(found), 'attribution')}, by the reporter's verb: {kinds_}."]


def read(articles, units, boilerplate) -> list[str]:
    """What was read."""
    return corpus.sentences(articles, units, boilerplate)[:2]
