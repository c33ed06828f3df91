"""Things, events and groups without a name: by their head, parted where they belong to different owners."""

from collections import Counter
from functools import cache

from analysis import lexicon
from analysis.compare.labels.mentions import Mention
from analysis.compare.labels.phrases import is_people
from analysis.compare.labels.sentences import Usage, bare, singular
from analysis.mark.attribution.words.names import is_kind
from analysis.mark.attribution.words.tagging import NAME

_OTHERS = frozenset(("new", "another", "other", "next", "previous", "earlier", "second", "third"))


def name_things(found: list[Mention], usage: Usage) -> None:
    """Mentions with one head are one thing, but for those of another owner: "the Ray plan"."""
    by_head: dict[str, list[Mention]] = {}
    for one in found:
        if one.key is None:
            by_head.setdefault(_alike().get(singular(one.head), singular(one.head)), []).append(one)
    for head, several in by_head.items():
        parts = _parts(several)
        for one in several:
            one.key = "head", head + _part(one, parts)


def _named(one: Mention) -> list[str]:
    """Names and numbers that stand before a head: owner, party, year."""
    t, phrase = one.t, one.phrase
    return [
        bare(t.low[k])
        for k in range(phrase.first, phrase.head)
        if t.tags[k] & NAME and t.low[k] not in ("mr.", "mrs.", "ms.", "president") or t.low[k].isdigit()
    ]


def _parts(several: list[Mention]) -> dict[str, str]:
    """For each name before a head what to add to its key: nothing for the names of the most mentions."""
    joined: dict[str, str] = {}

    def top(name: str) -> str:
        while joined.setdefault(name, name) != name:
            name = joined[name]
        return name

    counts: Counter[str] = Counter()
    for one in several:
        names = _named(one)
        for name in names:
            counts[name] += 1
            joined[top(name)] = top(names[0])
    sizes: Counter[str] = Counter()
    for name, n in counts.items():
        sizes[top(name)] += n
    if not sizes:
        return {}
    first = min(sizes, key=lambda name: (-sizes[name], name))
    if all(is_people(one.head) and not is_kind(one.head, "body") for one in several):
        return {name: f" of {top(name)}" for name in counts}
    if 2 * sizes[first] < sum(sizes.values()):
        return dict.fromkeys(counts, "")
    return {name: "" if top(name) == first else f" of {top(name)}" for name in counts}


def _part(one: Mention, parts: dict[str, str]) -> str:
    if one.t.low[one.phrase.first] in _OTHERS or _OTHERS & set(one.words[:-1]):
        return " new"
    names = _named(one)
    return parts[names[0]] if names else ""


@cache
def _alike() -> dict[str, str]:
    columns = ("word", "same", "source")
    found = lexicon.rows(lexicon.FOLDER / "near_synonyms.csv", columns, columns, ("word",))
    return {row["word"]: row["same"] for row in found}
