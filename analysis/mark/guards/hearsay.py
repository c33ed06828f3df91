"""Guards for hearsay: what is passed on without a source, or only charged; not acts of saying."""

from analysis.mark.guards.context import DETERMINERS, Near, among, could_be_verb

_BE = among("be")
_AGENTS = among("have", "persons")
_AMID = among("amid")
_CALLED_UNTRUE = among("called untrue")
_TRADED = among("traded")
_CURBING = among("curbing")
_SUSPECTERS = among("persons", "have")


def said_to(near: Near) -> bool:
    """Keeps the passive "is said to be ill"; drops saying to somebody ("he said to reporters")."""
    return near.prev_main in _BE and could_be_verb(near.next_main)


def said_that(near: Near) -> bool:
    """Keeps "it is said that", "it was reported that"; drops saying with a source ("police said that")."""
    return not _BE.isdisjoint(near.behind(2)) and "it" in near.behind(4)


def reports(near: Near) -> bool:
    """Keeps the sourceless "after reports that", "amid reports of".

    Drops the verb ("the paper reports") and documents.
    """
    if near.next in ("that", "of"):
        return near.prev_main in _AMID
    return (
        near.prev_main in ("after", "amid", "amidst", "despite", "following") and near.noun_phrase_follows()
    )


def supposed(near: Near) -> bool:
    """Keeps a doubted label ("the supposed breakthrough") and "supposed to have"; drops plans and duties."""
    return near.next != "to" or near.infinitive() == "have"


def alleged(near: Near) -> bool:
    """Keeps the doubted label and the passive ("the alleged thief", "is alleged to"); drops its source."""
    if near.next in ("to", "by") or (near.prev_main in _BE and "'" not in near.prev_main):
        return True
    return near.prev_main not in _AGENTS | _BE and not near.clause_follows() and near.next != "in"


def allegation(near: Near) -> bool:
    """Drops charges that the writer calls untrue ("false allegations"): that is no holding back."""
    return near.prev not in _CALLED_UNTRUE


def speculation(near: Near) -> bool:
    """Drops trade ("land speculation", "speculation in grain", "a tax to curb speculation")."""
    if near.prev in _TRADED or near.next == "in":
        return False
    return near.prev not in _CURBING or near.next in ("that", "about", "over", "on")


def suspected(near: Near) -> bool:
    """Keeps the label and the passive ("a suspected spy", "is suspected of").

    Drops who suspects ("Bob suspected"), and what came true ("as suspected", "larger than suspected").
    """
    if near.prev_main in ("as", "than"):
        return False
    if near.prev_main in _BE or near.next in ("of", "by"):
        return True
    by_name = near.is_name(near.first - 1) or (near.first == 1 and near.prev not in DETERMINERS)
    return near.prev_main not in _SUSPECTERS and not near.clause_follows() and not by_name


def tipped(near: Near) -> bool:
    """Keeps the forecast ("tipped to leave", "tipped as"); drops boats that tip over and waiters."""
    return near.next in ("as", "for") or bool(near.infinitive())
