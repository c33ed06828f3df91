"""Countries and other names: by short forms, by what ends a name, by who makes up a party."""

from collections import Counter

from analysis.compare.labels.countries import countries_in, country
from analysis.compare.labels.mentions import Mention
from analysis.compare.labels.sentences import Usage, bare, singular
from analysis.mark.attribution.words.names import is_kind

_GOVERNMENTS = ("government", "regime")
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "a", "&"))
_HALVES = ("north", "south", "east", "west")
# How many letters "Democrats" and "Democratic Party" must share.
_STEM = 6


def name_countries(found: list[Mention]) -> None:
    """Countries by their names, seats and governments; "the North" where only one country begins so."""
    for one in found:
        if one.key is None and (where := _country(one)):
            one.key = "country", where
    halves: dict[str, Counter[str]] = {}
    for one in found:
        if one.key and one.key[0] == "country" and (half := one.key[1].lower().split()[0]) in _HALVES:
            halves.setdefault(half, Counter())[one.key[1]] += 1
    for one in found:
        if one.is_name and one.name == one.words and len(one.words) == 1 and one.words[0] in halves:
            one.key = "country", halves[one.words[0]].most_common(1)[0][0]


def _country(one: Mention) -> str | None:
    words = one.words
    text = " ".join(words)
    if where := country(text, "name", "seat"):
        return where
    if words[-1] in _GOVERNMENTS and len(words) < 4:
        nations = countries_in(words)
        return nations[0] if len(nations) == 1 and one.is_definite else None
    return country(text.removesuffix("s"), "adjective") if one.has_the and text.endswith("s") else None


def left_out(found: list[Mention]) -> list[Mention]:
    """All but a country's adjective alone, as in "Chinese and American ships"."""
    return [one for one in found if one.key or not country(" ".join(one.words), "adjective") or one.has_the]


def name_others(found: list[Mention], usage: Usage) -> None:
    """Names of institutions, places and works, one key for those that mean the same."""
    people = {one.key[1].split()[-1] for one in found if one.key and one.key[0] == "person"}
    named = [one for one in found if one.key is None and one.is_name and not _is_common(one, usage, people)]
    counts = Counter(_plain(one) for one in named)
    short = _short_forms(counts)
    for one in named:
        plain = _plain(one)
        one.key = "name", short.get(plain, plain)
    ends: dict[tuple[str | None, str], Counter[str]] = {}
    for one in named:
        for doc_id in (one.doc_id, None):
            if " " in one.key[1]:
                ends.setdefault((doc_id, one.key[1].split()[-1]), Counter())[one.key[1]] += 1
    for one in found:
        if one.key is None and one.has_the and len(one.words) == 1 and is_kind(one.head, "body"):
            several = ends.get((one.doc_id, one.head)) or ends.get((None, one.head))
            if several and (len(several) == 1 or _leads(several)):
                one.key = "name", several.most_common(1)[0][0]


def _is_common(one: Mention, usage: Usage, people: set[str]) -> bool:
    """Whether a name is only a noun that somebody wrote with a capital: "the Campaign", "the Lee Memos"."""
    if not usage.nouns[singular(one.head)]:
        return False
    return (
        len(one.name) == 1
        or one.name[-2] in people
        or bool(country(one.name[-2]))
        and not is_kind(one.head, "body")
    )


def _leads(several: Counter[str]) -> bool:
    (_, most), (_, next_most) = several.most_common(2)
    return most > 2 * next_most


def _plain(one: Mention) -> str:
    """A name in small letters without stops: "bank of japan"."""
    t, phrase = one.t, one.phrase
    return " ".join([*one.name, *map(bare, t.low[phrase.head + 1 : phrase.last + 1])]).replace(".", "")


def _short_forms(counts: Counter[str]) -> dict[str, str]:
    """For short names the most frequent long ones: "fbi", and "Democrats" for "Democratic Party"."""
    long = [name for name in sorted(counts, key=lambda name: (-counts[name], name)) if " " in name]
    made: dict[str, str] = {}
    for name in long:
        words = name.split()
        for initials in (
            "".join(word[0] for word in words if word not in _SMALL),
            "".join(word[0] for word in words),
        ):
            if len(initials) > 1 and initials in counts:
                made.setdefault(initials, name)
        if words[-1] == "party" and len(words) == 2:
            stem = words[0][:_STEM]
            made |= {
                other: name
                for other in counts
                if other.startswith(stem) and other.endswith("s") and " " not in other
            }
    return made
