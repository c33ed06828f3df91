"""Guards for approximators and scope: words that blur a figure or narrow a claim, not place or manner."""

from analysis.mark.guards.context import AUXILIARIES, FUNCTION, PREPOSITIONS, Near, among

_BE = among("be")
_COUNTS = among("counts")
_UNITS = among("units")
_SPOKEN_OF = among("spoken of")
_WHOLES = among("wholes")
_SPEAKING = AUXILIARIES | among("persons")
_ONLY_KNOWN = among("only known")
_DEGREES = among("degrees") | {"and"}


def _is_count(token: str) -> bool:
    return token[:1].isdigit() or token.split("-")[0] in _COUNTS or token in _COUNTS


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


def before_figure(near: Near) -> bool:
    """Keeps "about 90 minutes", "some two dozen".

    Drops topics, places and amounts ("about trade", "some ministers").

    A topic before a figure is known by its verb or noun ("knew about 12 of them", "a film about two
    brothers"), and a date by its slash ("about 9/11") or, after "about", by being a bare year.
    """
    if not _figure_follows(near) or near.prev in _SPOKEN_OF:
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
    state = near.prev in _BE and bool(near.next) and not near.next.endswith(("ing", "ed"))
    return _figure_follows(near) or near.next in _WHOLES or state


def kind_of(near: Near) -> bool:
    """Keeps the softener ("they sort of agreed").

    Drops the noun ("this kind of deal", "the party's sort of candidate").
    """
    return near.prev_main in _SPEAKING


def known(near: Near) -> bool:
    """Keeps the limit of knowledge ("the only known photograph"); drops fame ("known for", "known as")."""
    return near.prev in _ONLY_KNOWN


def in_effect_adverb(near: Near) -> bool:
    """Keeps "effectively ended", "virtually unchanged".

    Drops manner ("worked effectively", "met virtually").
    """
    return bool(near.next) and near.next not in PREPOSITIONS | {"and"} and near.prev not in _DEGREES


def in_effect(near: Near) -> bool:
    """Keeps "in effect a ban"; drops what is in force ("the ban is in effect", "in effect since")."""
    return bool(near.next) and near.next not in PREPOSITIONS | {"and", "until"}


def on_its_own(near: Near) -> bool:
    """Keeps "in general, sales fell", "in a way it did".

    Drops longer phrases ("in general elections", "in a way that").
    """
    return not near.next or (near.next in FUNCTION and near.next not in ("that", "which", "to"))
