"""One plain sentence a contrast: what it is about, and which article tells it how."""

import re
from collections.abc import Iterable, Mapping, Sequence

from analysis.compare.contrasts.cells import Cell

_ALONE = 5  # sources that are named
_LONGEST = 9  # words of a name
_BETWEEN = 0.2  # what a word in it that is not shared costs, in shared ones
_PAUSE = re.compile(r"[;:()—–]|\s-+\s|--|\n")
_MARKS = str.maketrans("“”", "‘’", '"')


def about(passages: Iterable[tuple[str, str]]) -> str:
    """What a group is about, in the words of one of its passages: “visa restrictions on Chinese students”.

    `passages` are texts, each with the words that it shares, parted by "; ". It is the stretch that has most
    of them in fewest words, from the first to the last.
    """
    every = list(passages)
    best, name = 0.0, ""
    for text, why in every:
        places = sorted(
            (found.start(), found.end(), word)
            for word in dict.fromkeys(why.split("; "))
            for found in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)
        )
        for at, (start, _, _) in enumerate(places):
            shared: set[str] = set()
            for _, end, word in places[at:]:
                if text[end - 1 : end].isalnum() and _is_open(text[start:end]):
                    continue
                shared.add(word)
                n_more = len(text[start:end].split()) - sum(len(one.split()) for one in shared)
                if len(shared) + n_more > _LONGEST and name:
                    break
                score = len(shared) - _BETWEEN * max(0, n_more)
                if score > best:
                    best, name = score, text[start:end]
    if best <= 1:
        words = min((text.split() for text, _ in every), key=len)
        name = " ".join(words if len(words) <= _LONGEST else [*words[:_LONGEST], "…"]).rstrip(".,;")
    return f"“{' '.join(name.translate(_MARKS).split())}”"


def _is_open(text: str) -> bool:
    """Whether a quotation begins or ends in it and does not do both, or a clause ends in it."""
    return bool(_PAUSE.search(text)) or text.count("“") != text.count("”") or text.count('"') % 2 == 1


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
        "unclear": "tell|it, but whose words they are is unclear",
    }.get(one.way, f"{'quote' if one.quoted else 'cite'}|{who}{', who denies it' if one.denied else ''}")
    more = []
    if "verb" in shown and one.cue and one.way in ("source", "unnamed"):
        more.append(f"“{one.cue}”")
    if "hedge" in shown and one.hedge and one.hedge != one.cue:
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


def cited(who: str, times: Mapping[str, int], n_silent: int) -> str:
    """ "A cites Lee 3 times; Lee was not found as a source in the other 4 articles." """
    shown = listed(f"{outlet} {_times(n)}" for outlet, n in times.items())
    others = "the other article" if n_silent == 1 else f"the other {n_silent} articles"
    if len(times) == 1:
        (outlet, n), *_ = times.items()
        return f"{outlet} cites {who} {_times(n)}; not found as a source in {others}."
    return f"{who[:1].upper()}{who[1:]}: cited by {shown}; not found as a source in {others}."


def alone_cited(by: Mapping[str, Sequence[str]]) -> str:
    """ "Sources that one article alone cites: A: Lee and Roe; B: Poe."

    Of many the first ones, in the order of the text, and how many more.
    """
    shown = []
    for outlet, names in by.items():
        first = list(names[:_ALONE])
        more = len(names) - len(first)
        shown.append(f"{outlet}: {listed([*first, f'{more} more'] if more else first)}")
    return f"Sources that one article alone cites: {'; '.join(shown)}."


def _times(n: int) -> str:
    return {1: "once", 2: "twice"}.get(n, f"{n} times")


def listed(names: Iterable[str]) -> str:
    every = list(names)
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} and {every[-1]}"
