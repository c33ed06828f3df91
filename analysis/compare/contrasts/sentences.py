"""One plain sentence a contrast: what it is about, and which article tells it how."""

from collections.abc import Iterable, Sequence

from analysis.compare.contrasts.cells import Cell

_SHOWN = 5  # shared words that name a group


def about(why: str) -> str:
    """What a group is about, by words that its passages share: “asked … call … Trump”."""
    return f"“{' … '.join(why.split('; ')[:_SHOWN])}”"


def told(name: str, cells: Sequence[Cell], kinds: Iterable[str], silent: Sequence[str]) -> str:
    """ "“asked … call”: A says it in its own voice; B and C cite Lee." Verbs and hedges where they differ.

    `silent` are outlets in whose article the group was not found.
    """
    shown = set(kinds)
    ways: dict[str, list[str]] = {}
    for one in cells:
        ways.setdefault(_way(one, shown), []).append(one.outlet)
    parts = [f"{listed(dict.fromkeys(outlets))} {_verb(way, outlets)}" for way, outlets in ways.items()]
    said = f"{name}: {'; '.join(parts)}."
    return f"{said} Not found in {listed(silent)}." if silent else said


def _way(one: Cell, shown: set[str]) -> str:
    name = (one.source or "").replace("; ", " and ")
    who = name if one.way == "source" else f"an unnamed source ({name})"
    said = {
        "own": "deny|it in OWN own voice" if one.denied else "say|it in OWN own voice",
        "none": f"give|no source (“{one.cue}”)",
        "unclear": "tell|it, the source is not clear",
    }.get(one.way, f"{'quote' if one.quoted else 'cite'}|{who}{', who denies it' if one.denied else ''}")
    more = []
    if "verb" in shown and one.cue and one.way in ("source", "unnamed"):
        more.append(f"“{one.cue}”")
    if "hedge" in shown and one.hedge:
        more.append(f"hedged by “{one.hedge.split('; ')[0]}”")
    if "figure" in shown and one.value:
        more.append(one.value)
    aside = ", ".join(more)
    return f"{said} ({aside})" if aside else said


def _verb(way: str, outlets: Sequence[str]) -> str:
    verb, _, rest = way.partition("|")
    many = len(set(outlets)) > 1
    single = {"deny": "denies"}.get(verb, f"{verb}s")
    return f"{verb if many else single} {rest.replace('OWN', 'their' if many else 'its')}"


def listed(names: Iterable[str]) -> str:
    every = list(names)
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} and {every[-1]}"
