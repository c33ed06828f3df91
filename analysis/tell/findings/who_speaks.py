"""The finding of who speaks: voices, groups, speakers, and attributions without a name or a source."""

from collections.abc import Iterator

import pandas as pd

from analysis.compare.by_outlet import body, first, of_outlets
from analysis.compare.rates.voices import voice_shares
from analysis.compare.sources.cues import NO_GROUP, NO_SOURCE, NOBODY, UNNAMED, UNRESOLVED, cues
from analysis.compare.sources.groups import group_shares, largest
from analysis.tables import VOICES
from analysis.tell.leads import Led, rows_of, spoken
from analysis.tell.phrasing import counted, group_name, joint, kept, listed

_WHOSE = {
    "narrator": "are in the outlets' own voice",
    "attributed": "in paraphrases",
    "quoted": "in quotes",
    "unclear": "unclear",
}
_MOST = 6  # outlets in a row
_NOBODY = {UNNAMED: "unnamed", NO_GROUP: "side unknown", NO_SOURCE: "no source given"}


def sentences(units: pd.DataFrame, stretches: pd.DataFrame, attributions: pd.DataFrame) -> list[str]:
    words = voice_shares(units, stretches)
    if not words["n_words"].sum():
        return ["The corpus has no body text that was scored."]
    said = [_narrated(words)]
    found = cues(units, attributions)
    if found.empty:
        return [
            *said,
            "No sure attribution was found in the body of the articles.",
            *unsure(units, attributions),
        ]
    said += _mix(group_shares(units, stretches, attributions))
    said.append(_most_frequent(found.loc[~found["who"].isin(NOBODY), "who"]))
    unnamed = (found["from_group"] == UNNAMED) | (found["who"] == UNNAMED)
    what = "to unnamed sources", "is to an unnamed source"
    said.append(_where(UNNAMED, unnamed, found["outlet"], *what))
    missing = found["who"] == NO_SOURCE
    said.append(_where(NO_SOURCE, missing, found["outlet"], "give no source", "lacks a source"))
    n = int((found["who"] == UNRESOLVED).sum())
    if n:
        of = f"{n:,} of the {len(found):,}"
        said.append(Led(f"For {of} the source could not be identified.", [(of, nameless(UNRESOLVED))]))
    return [*said, *unsure(units, attributions)]


def every() -> str:
    """The address of the attributions of the body."""
    return rows_of("attributions", {"kind": "body", "sure": "true"})


def unsure(units: pd.DataFrame, attributions: pd.DataFrame) -> Iterator[str]:
    """How many of the body count nowhere, where there are any."""
    n = counted(len(of_outlets(attributions[~attributions["sure"]], body(units))), "attribution")
    if n != counted(0, "attribution"):
        more = n.replace(" ", " more ")
        to = [(more, rows_of("attributions", {"kind": "body", "sure": "false"}))]
        yield Led(f"{more} {'is' if n.startswith('1 ') else 'are'} unsure and not counted.", to)


def group(name: str, **more: str) -> str:
    """The address of the attributions to a group of the chart."""
    return rows_of("sources-by-group", {"group": name, **more})


def nameless(kind: str, **more: str) -> str:
    """The address of the attributions without a known name, of one kind."""
    return rows_of("unnamed-sources", {"missing": kind, **more})


def _narrated(words: pd.DataFrame) -> str:
    sums, total = words.groupby("voice")["n_words"].sum(), words["n_words"].sum()
    known = [voice for voice in VOICES if voice != "unclear" or sums[voice]]
    shares = {voice: f"{100 * sums[voice] / total:.0f} % {_WHOSE[voice]}" for voice in known}
    n = counted(total, "word")
    said = f"Of {n} in the body, {listed(shares.values())}"
    to = [(n, spoken("all")), *((shares[voice], spoken(voice)) for voice in known if sums[voice])]
    narrator = words[(words["voice"] == "narrator") & words["share"].notna()]
    if len(narrator) == 1:
        return Led(f"{said}.", to)
    shown = [f"{100 * share:.0f} %" for share in narrator["share"]]
    if len(set(shown)) == 1:
        return Led(f"{said}; own voice has {shown[0]} in each outlet's text.", to)
    order = narrator.sort_values("share", kind="stable")
    ends = {row["outlet"]: f"{100 * row['share']:.0f} %" for _, row in order.iloc[[0, -1]].iterrows()}
    to += [(share, spoken("narrator", outlet=outlet)) for outlet, share in ends.items()]
    span = " to ".join(f"{share} ({outlet})" for outlet, share in ends.items())
    return Led(f"{said}; own voice runs from {span}.", to)


def _mix(rows: pd.DataFrame) -> list[str]:
    """The groups over all outlets, and how the share of the largest differs from text to text."""
    sums = rows.groupby("group", sort=False)["n_cues"].sum()
    total = int(sums.sum())
    shown = {name: f"{_NOBODY.get(name, group_name(name))} {n:,}" for name, n in sums.items() if n}
    n_all = counted(total, "attribution")
    to = [(n_all, every()), *((words, group(name)) for name, words in shown.items())]
    said = [Led(f"{n_all} in the body, by the side of the source: {listed(shown.values())}.", to)]
    named, what = largest(sums)
    if named.empty:
        return [*said, "No source's side is known."]
    top = list(named.index[named == named.max()])
    ours = rows[(rows["group"] == top[0]) & rows["share"].notna()]
    if len(top) > 1:
        name = listed(map(group_name, top))
        return [*said, f"No {what} stands out: {name} have {counted(named.max(), 'attribution')} each."]
    if len(ours) > 1:
        said.append(_range(ours, top[0], "" if what == "group" else f" {what}"))
    return said


def _range(ours: pd.DataFrame, name: str, what: str) -> str:
    """From the lowest share to the highest, each with its counts."""
    shown, written = [f"{100 * share:.0f} %" for share in ours["share"]], group_name(name)
    if len(set(shown)) == 1:
        return f"The largest{what}, {written}, has {shown[0]} in each outlet's text."
    order = ours.sort_values("share", kind="stable")
    ends, to = [], []
    for _, one in order.iloc[[0, -1]].iterrows():
        n = f"{one['n_cues']:,} of {one['n_all']:,}"
        ends.append(f"{100 * one['share']:.0f} % ({one['outlet']}, {n})")
        to += [(n, group(name, outlet=one["outlet"]))] if one["n_cues"] else []
    return Led(f"The share of the largest{what}, {written}, runs from {' to '.join(ends)}.", to)


def _most_frequent(named: pd.Series) -> str:
    if named.empty:
        return "No speaker was identified."
    counts = named.value_counts()
    top = first(named)
    most = [name for name in counts.index if counts[name] == counts[top[0]]]
    if len(most) > 1 and len(most) == len(counts):
        return f"No speaker stands out: each of {len(most)} has {counted(counts[top[0]], 'attribution')}."
    shown = {name: f"{joint(name)} ({counts[name]:,})" for name in top}
    to = [(shown[name], rows_of("speakers-by-outlet", {"speaker": name})) for name in kept(shown, _MOST)]
    return Led(f"Cited most: {listed(shown.values(), _MOST)}.", to)


def _where(kind: str, which: pd.Series, outlets: pd.Series, what: str, none: str) -> str:
    """How many attributions are so, and in which outlets' texts."""
    if not which.any():
        return f"None of the {counted(len(which), 'attribution')} {none}."
    by = outlets[which].value_counts(sort=False)
    where = {name: f"{name} ({n:,})" for name, n in by.items()}
    n_all = counted(int(which.sum()), "attribution")
    to = [
        (n_all, nameless(kind)),
        *((where[name], nameless(kind, outlet=name)) for name in kept(where, _MOST)),
    ]
    verb = what.replace("give ", "gives ") if which.sum() == 1 else what
    return Led(f"{n_all} {verb}: {listed(where.values(), _MOST)}.", to)
