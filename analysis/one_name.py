"""One name for a person whom articles name differently: "Hillary Clinton", "Hillary Rodham Clinton"."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations

from analysis import lexicon
from analysis.words import words

JOINT = "; "
_FEWEST = 2  # names that a person is known by


def one_name(names: Iterable[str]) -> dict[str, str]:
    """Of each name the shortest full one that can be of the same person, or itself.

    Two names can be of one where they end alike and the first names of one are among the other's, initials
    and titles aside; a surname alone is of the one person who has it. Of those who speak together ("A; B")
    each is named by itself.
    """
    given = set(names)
    every = sorted({part for name in given for part in name.split(JOINT)})
    parts = {name: _parts(name) for name in every}
    full = [name for name in every if len(parts[name]) >= _FEWEST]
    found = {}
    for name in every:
        alike = [other for other in full if _can_be_one(parts[name], parts[other])]
        is_one = all(_can_be_one(parts[one], parts[other]) for one, other in combinations(alike, 2))
        found[name] = min(alike, key=lambda other: (len(parts[other]), other)) if alike and is_one else name
    return {name: JOINT.join(dict.fromkeys(found[part] for part in name.split(JOINT))) for name in given}


def with_article(names: Mapping[str, str], written: Iterable[str]) -> dict[str, str]:
    """The same names, with "the" before those that have it wherever they are `written`: "the White House"."""
    n: Counter[str] = Counter()
    for text in written:
        n[text.lower()] += 1
    the = {name for name in names.values() if n[f"the {name.lower()}"] > n[name.lower()]}
    return {given: f"the {name}" if name in the else name for given, name in names.items()}


def _parts(name: str) -> tuple[str, ...]:
    """The words of a person's name, without initials and the titles before it; none of any other name."""
    if not all(word[0].isupper() for word in name.split()):
        return ()
    kinds = lexicon.roles()
    known = [word for word in words(name).folded if len(word.rstrip(".")) > 1]
    while len(known) > 1 and "title" in kinds.get(known[0], ()):
        known = known[1:]
    return tuple(known)


def _can_be_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    return bool(short) and short[-1] == long[-1] and set(short) <= set(long)
