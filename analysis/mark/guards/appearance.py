"""Guards for appearance and inference: what seems so, not what turns up, is printed or is proposed."""

from analysis.mark.guards.context import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    Near,
    among,
    could_be_verb,
    is_adjective,
)

_AUDIENCE = among("audience")
_VISIBLE = AUXILIARIES | among("visible")
_NOT_A_NOUN = PREPOSITIONS | AUXILIARIES | among("conjunctions") | {"that"}
_AGENTS = among("agents")
_SIGNS = among("signs")
_EVIDENCE = among("evidence")
_THINGS = among("things")


def appear(near: Near) -> bool:
    """Keeps "appear" with to + verb, that, an adjective, and "it appears".

    Drops showing up and being printed.

    "Appeared in court", "first appeared in", "appeared to applause" are dropped, and so is the wish to
    look like something ("wants to appear strong").
    """
    if near.prev in ("to", "can", "without"):
        return False
    verb = near.infinitive()
    if verb:
        return verb not in _AUDIENCE
    if near.prev_main in ("it", "would"):
        return near.next_main in ("", "that") or is_adjective(near.next_main) or near.noun_phrase_follows()
    return is_adjective(near.next_main)


def apparent(near: Near) -> bool:
    """Keeps "an apparent attack".

    Drops "became apparent" (visible), "heir apparent", "no apparent reason".
    """
    return near.prev_main not in _VISIBLE and bool(near.next) and near.next not in _NOT_A_NOUN


def looks_like(near: Near) -> bool:
    """Keeps "it looks like the pact will hold"; drops resemblance ("looks like a soldier")."""
    return near.prev_main in ("it", "this", "") and not AUXILIARIES.isdisjoint(near.ahead(10))


def _is_wish(near: Near) -> bool:
    """Whether a singular subject and a verb without -s follow: "(that) he resign", "that Smith go"."""
    that = near.next == "that"
    subject, verb = [*near.ahead(3), "", "", ""][that : that + 2]
    singular = subject in ("he", "she", "it") or (
        near.capital(near.last + that + 1) and not subject.endswith("s")
    )
    return singular and could_be_verb(verb) and not near.capital(near.last + that + 2)


def suggest(near: Near) -> bool:
    """Keeps inference ("data suggest that turnout fell"); drops proposals and denials.

    Dropped: a gerund ("suggested holding"), "suggested that ... should", the participle before a noun
    ("the suggested price"), "as the name suggests", a person suggesting a thing ("he suggested a
    ban") and a bare subjunctive ("suggested that he resign"; "that they meet" looks like a fact).
    """
    follower, nearest = near.next, near.prev
    if not follower:
        return nearest in ("been", "was", "were")
    if follower.endswith("ing") and follower not in _THINGS:
        return False
    if near.word == "suggested" and nearest in DETERMINERS | {"other"} and follower != "that":
        return False
    if "should" in near.ahead(4) or _is_wish(near) or follower in PREPOSITIONS or nearest == "not":
        return False
    if near.prev_main == "would" and not {"i", "we"}.isdisjoint(near.behind(3)):
        return False
    by_person = nearest in PRONOUNS | _AGENTS | {"to", "been"} or near.is_name(near.first - 1)
    return near.clause_follows() or not by_person


def suggestion(near: Near) -> bool:
    """Keeps "suggestions that he knew"; drops advice ("a suggestion that troops should leave")."""
    return near.next == "that" and "should" not in near.ahead(6)


def indicate(near: Near) -> bool:
    """Keeps "documents indicate that", "polls indicate a tie".

    Drops marking ("arrows indicate the exit") and announcing ("he indicated").
    """
    if near.prev in _EVIDENCE and near.word != "indicating":
        return bool(near.next)
    announced = near.next in ("he", "she", "they", "we", "i") or near.prev_main in _SIGNS
    return near.clause_follows() and not announced


def imply(near: Near) -> bool:
    """Keeps "implies that", "implied they knew"; drops "as the name implies" and "an implied term"."""
    if "as" in near.behind(5):
        return False
    return near.clause_follows() or (near.word == "imply" and bool(near.next))
