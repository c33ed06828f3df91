"""Guards for boosters: the writer's certainty, not clear skies, certain people or making sure."""

from analysis.mark.guards.context import AUXILIARIES, FUNCTION, PRONOUNS, Near, among, is_adverb

_BE = among("be")
_LINKS = among("be", "links") | {"almost", "virtually", "all"}
_DENIED = among("denied")
_SOFTENERS = among("softeners")
_DEGREES = among("degrees")
_SEEING = among("seeing")
_SUPPOSING = among("supposing")
_QUESTIONS = among("question words") - {"whether", "if"}
_SAID_CLEARLY = among("said clearly")
_PERFORMANCES = among("performances") - {"this", "that", "these", "those", "both", "all"}
_APPOINTERS = among("appointers")
_GROUNDS = among("grounds")


def clearly(near: Near) -> bool:
    """Keeps the verdict ("clearly, the plan failed").

    Drops manner and sight ("spoke clearly", "clearly visible", "must be clearly marked").
    """
    if near.prev in ("be", "been") and near.next.endswith("ed"):
        return False
    manner = near.prev == "and" and is_adverb("".join(near.behind(2)[1:]))
    if manner or near.prev in _SEEING | _DEGREES or near.next in _SEEING | {"and"}:
        return False
    return bool(near.next) or near.first == 0


def obvious_that(near: Near) -> bool:
    """Keeps "it is obvious that".

    Drops the attribute ("an obvious choice") and the denied ("not obvious that").
    """
    return near.next == "that" and _DENIED.isdisjoint(near.behind(3))


def certain(near: Near) -> bool:
    """Keeps "certain to win", "is certain that".

    Drops "certain people" = some, the denied ("not certain") and the softened ("all but certain to").

    Whose certainty it is does not matter here: the mark's voice tells.
    """
    if not _DENIED.isdisjoint(near.behind(3)) or near.behind(2) == ["but", "all"]:
        return False
    return near.next == "that" or bool(near.infinitive()) or (not near.next and near.prev_main in _LINKS)


def sure_to(near: Near) -> bool:
    """Keeps "sure to anger", "bound to fail", "sure that".

    Drops "make sure", "be sure to", "bound to the mast", "almost guaranteed to".
    """
    if near.prev in _SOFTENERS:
        return False
    if not (_DENIED | {"make", "makes", "made", "making"}).isdisjoint(near.behind(3)) or near.prev == "be":
        return False
    return bool(near.infinitive()) or (near.next == "that" and near.word != "bound")


def not_denied(near: Near) -> bool:
    """Keeps "knows for a fact".

    Drops the denied ("cannot say with certainty", "anything but inevitable") and the softened ("may be
    inevitable", "seemingly inevitable").
    """
    return (_DENIED | {"but"}).isdisjoint(near.behind(6)) and _SOFTENERS.isdisjoint(near.behind(2))


def for_certain(near: Near) -> bool:
    """Keeps "we know for certain"; drops "for certain goods" and the denied."""
    return not_denied(near) and (not near.next or near.next in FUNCTION)


def in_reality(near: Near) -> bool:
    """Keeps "in reality, it fell"; drops the place of deeds ("not on paper but in reality")."""
    return near.prev not in ("but", "and", "or") or bool(near.next)


def the_truth_is(near: Near) -> bool:
    """Keeps "the truth is that", "the truth is, he lost"; drops what truth is like and asks for it."""
    clause = near.clause_follows() or near.noun_phrase_follows() or not near.next
    return clause and near.prev != "what"


def conclusive(near: Near) -> bool:
    """Keeps "conclusively shown"; drops the denied ("no time to definitively prove") and the manner."""
    return not_denied(near) and with_force(near)


def indeed(near: Near) -> bool:
    """Keeps the insisting "indeed"; drops the supposed ("if he is indeed ill")."""
    return {"if", "whether"}.isdisjoint(near.behind(6))


def with_force(near: Near) -> bool:
    """Keeps force given to a claim ("absolutely false", "flatly denied"); drops "not absolutely"."""
    return near.prev not in _DENIED and (bool(near.next) or near.first == near.last == 0)


def clear_that(near: Near) -> bool:
    """Keeps "it is clear that", "it became clear who".

    Drops clear skies, "made clear" and "he was clear that" (saying), "not clear", "before it is clear".
    """
    if not (_DENIED | _SAID_CLEARLY | {"before", "once"}).isdisjoint(near.behind(3)):
        return False
    return near.prev_main in _LINKS and near.next in _QUESTIONS | {"that"}


def no_question(near: Near) -> bool:
    """Keeps "there is no question that"; drops "no question was asked", "there is no question of"."""
    return near.next in PRONOUNS | {"that", "about", ""} and not _BE.isdisjoint(near.behind(2))


def proved(near: Near) -> bool:
    """Keeps proof of a claim ("proved that", "proves he lied").

    Drops turning out ("proved fatal"), the denied.
    """
    return near.clause_follows() and (_DENIED | _SUPPOSING).isdisjoint(near.behind(4))


def shows_that(near: Near) -> bool:
    """Keeps a finding ("records show that"); drops a show, showing things, and the denied or supposed."""
    singular = near.word == "show" and not near.prev_main.endswith("s") and not near.capital(near.first - 1)
    if singular or near.prev in _PERFORMANCES:
        return False
    return near.next == "that" and (_DENIED | _SUPPOSING).isdisjoint(near.behind(3))


def confirmed(near: Near) -> bool:
    """Keeps "confirmed that", "was confirmed by two aides"; drops the denied, the supposed, and appointments.

    With a plain object ("confirmed the report") it is an act of saying and counted as attribution only.
    """
    if not (_DENIED | _SUPPOSING).isdisjoint(near.behind(4)):
        return False
    passive = near.word == "confirmed" and near.prev_main in AUXILIARIES
    by_source = passive and near.next == "by" and _APPOINTERS.isdisjoint(near.ahead(4))
    return near.next == "that" or by_source


def well_known(near: Near) -> bool:
    """Keeps "it is well known that"; drops fame ("a well-known singer", "so well known that fans")."""
    return near.next == "that" and near.prev not in _DEGREES


def in_fact(near: Near) -> bool:
    """Keeps the emphasis ("in fact, sales fell"); drops grounds ("based in fact", "rooted in fact")."""
    return near.prev not in _GROUNDS
