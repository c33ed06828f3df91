"""Guards for hearsay: what is passed on without a source, or only charged; not acts of saying."""

from analysis.mark.guards.context import DETERMINERS, Near, among

_BE = among("be")
_AGENTS = among("have", "persons")
_AMID = among("amid")
_SINCE = {"after", "amid", "amidst", "despite", "following"}
_SPREADING = {"spread", "spreads", "spreading"}
_TOLD = among("told")
_CALLED_UNTRUE = among("called untrue")
_TRADED = among("traded")
_CURBING = among("curbing")
_SUSPECTERS = among("persons", "have")


def passed_on(near: Near) -> bool:
    """Keeps the passive without a source: "is said to be ill", "it is understood (that) they left".

    Drops saying to somebody ("he said to reporters", "was reported to police") and with a source
    ("police said that").
    """
    if near.next == "to":
        return near.prev_main in _BE and near.infinitive() not in _TOLD | {""}
    behind = near.behind(4)
    if _BE.isdisjoint(behind[:2]) or {"it", "it's"}.isdisjoint(behind) or "as" in behind:
        return False
    return near.next in ("", "that") or near.clause_follows() or near.noun_phrase_follows()


def reports(near: Near) -> bool:
    """Keeps the sourceless "after reports that", "amid reports of".

    Drops the verb ("the paper reports") and documents.
    """
    if near.next in ("that", "of"):
        return near.prev_main in _AMID
    return near.word == "reports" and near.prev_main in _SINCE and near.noun_phrase_follows()


def talk(near: Near) -> bool:
    """Keeps rumours ("there is talk of a coup", "amid claims that"); drops speech ("a talk of an hour")."""
    said_so = near.prev_main in _SINCE or not {"there", "there's"}.isdisjoint(near.behind(4))
    return near.next in ("of", "that") and said_so


def purports(near: Near) -> bool:
    """Keeps "purports to show", "purporting to be"; drops the noun ("the purport of his words")."""
    return bool(near.infinitive())


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


def rumour(near: Near) -> bool:
    """Keeps what is rumoured ("rumours of a split"); drops the act ("jailed for spreading rumours")."""
    return near.prev not in _SPREADING or near.next in ("that", "of", "about")


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
