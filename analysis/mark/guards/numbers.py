"""Guards for approximators and scope: words that blur a figure or narrow a claim, not place or manner."""

from analysis.mark.guards.context import (
    AUXILIARIES,
    FUNCTION,
    PARTICIPLES,
    PREPOSITIONS,
    Near,
    among,
    could_be_verb,
)

_BE = among("be")
_ARTICLES = among("articles")
_COUNTS = among("counts")
_UNITS = among("units")
_SPOKEN_OF = among("spoken of")
_WHOLES = among("wholes")
_SPEAKING = AUXILIARIES | among("persons") | {"it"}
_SHORT_UNITS = among("short units")
_ONLY_KNOWN = among("only known")
_DEGREES = among("degrees") | {"and"}
_PLACED_AROUND = among("placed around")
_GOING = among("going")
_WIDELY = among("widely")
_SIZES = among("sizes")
_EVENTS = PARTICIPLES - {"gone", "done"}


def _is_count(token: str) -> bool:
    """Whether it is a number: "90", "2m", "40-foot", "half", "two-thirds"; "5G" is a name."""
    if token[:1].isdigit():
        letters = token.lstrip("0123456789.,").split("-")[0]
        return not letters or letters in _SHORT_UNITS | _COUNTS
    return token.split("-")[0] in _COUNTS or token in _COUNTS


def _figure_follows(near: Near) -> bool:
    """A number in digits or words, a share ("one in five"), "a dozen", "a third", "an hour"."""
    ahead = near.ahead(2)
    if not ahead:
        return False
    if _is_count(ahead[0]):
        return True
    return ahead[0] in ("a", "an", "one", "the") and bool(_UNITS.union(("in",)).intersection(ahead[1:]))


def _is_year(token: str) -> bool:
    return len(token) == 4 and token.isdigit() and token[:2] in ("18", "19", "20")


def _size_follows(near: Near) -> bool:
    """Whether "roughly the size of", "is about the same", "roughly equal" is meant."""
    ahead = near.ahead(2)
    sized = ahead[:1] == ["the"] and not _SIZES.isdisjoint(ahead[1:])
    equal = not {"equal", "equivalent"}.isdisjoint(ahead[:1])
    if near.word == "about":
        return sized and near.prev in _BE
    return (sized or equal) and near.word in ("roughly", "approximately")


def before_figure(near: Near) -> bool:
    """Keeps "about 90 minutes", "some two dozen", "roughly the size of".

    Drops topics, places and amounts ("about trade", "some ministers").

    A topic before a figure is known by its verb or noun ("knew about 12 of them", "a film about two
    brothers"), a place by what goes or lies there ("wrapped around two posts", "walked up to two men"),
    an age by its form ("some 40-year-old cars"), and a date by its slash ("about 9/11") or, after
    "about", by being a bare year.
    """
    if _size_follows(near):
        return True
    if not _figure_follows(near) or near.prev in _SPOKEN_OF:
        return False
    if near.word in ("some", "about") and near.next.endswith("0s"):
        return False
    placed = near.prev in _PLACED_AROUND if near.word == "around" else near.prev in _GOING
    if (placed and near.word in ("around", "to")) or (near.word == "some" and "-year" in near.next):
        return False
    text, ends = near.sentence.text, near.sentence.words.ends
    dated = text[ends[near.last + 1] :][:1] == "/"
    topic = near.word == "about" and _is_year(near.next) and len(near.ahead(2)) == 1
    summed = near.word == "to" and near.prev in ("add", "adds", "added", "adding", "amount", "amounts")
    return not dated and not topic and not summed


def after_figure(near: Near) -> bool:
    """Keeps "a week or so", "90 or so"; drops "or so he said"."""
    return _is_count(near.prev) or near.prev in _UNITS


def almost(near: Near) -> bool:
    """Keeps "nearly 200", "almost all", "was almost empty".

    Drops what did not happen ("he almost fell"), "not nearly".
    """
    if near.prev == "not":
        return False
    event = near.next.endswith(("ing", "ed")) or near.next in _EVENTS
    state = near.prev in _BE and bool(near.next) and not event
    return _figure_follows(near) or near.next in _WHOLES or state


def kind_of(near: Near) -> bool:
    """Keeps the softener ("they sort of agreed", "a sort of truce").

    Drops the noun ("this kind of deal", "a kind of cheese", "the party's sort of candidate").
    """
    return near.prev_main in _SPEAKING or (near.prev == "a" and near.at(near.first) == "sort")


def known(near: Near) -> bool:
    """Keeps the limit of knowledge ("the only known photograph"); drops fame ("known for", "known as")."""
    return near.prev in _ONLY_KNOWN


def in_effect_adverb(near: Near) -> bool:
    """Keeps "effectively ended", "virtually unchanged", "Technically, it is".

    Drops manner ("worked effectively", "met virtually"), practice ("practically very hard") and width
    ("broadly popular").
    """
    if not near.next:
        return not near.prev
    if near.next in ("very", "speaking") or (near.word == "broadly" and near.next in _WIDELY):
        return False
    if near.prev in _BE and near.next != "and":
        return True
    return near.next not in PREPOSITIONS | {"and"} and near.prev not in _DEGREES


def in_part(near: Near) -> bool:
    """Keeps "due in part to"; drops places and chapters ("in part of the city", "in Part 2")."""
    return near.next != "of" and not _is_count(near.next) and not near.capital(near.last)


def tends(near: Near) -> bool:
    """Keeps "tends to rise"; drops care ("tend to the wounded")."""
    return could_be_verb(near.next_main)


def estimated_amount(near: Near) -> bool:
    """Keeps "an estimated loss", "estimated 300"; drops the verb and the taxes."""
    return _figure_follows(near) or (near.prev in _ARTICLES and bool(near.next))


def in_effect(near: Near) -> bool:
    """Keeps "in effect a ban"; drops what is in force ("the ban is in effect", "in effect since")."""
    return bool(near.next) and near.next not in PREPOSITIONS | {"and", "until"}


def on_its_own(near: Near) -> bool:
    """Keeps "in general, sales fell", "in a way it did".

    Drops longer phrases ("in general elections", "in a way that") and "the trade in general" = all of it.
    """
    if near.word == "general" and near.prev and not near.next:
        return False
    return not near.next or (
        near.next in FUNCTION and near.next not in ("that", "that's", "which", "to", "where")
    )
