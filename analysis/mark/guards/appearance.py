"""Guards for appearance and inference: what seems so, not what turns up, is printed or is proposed."""

from analysis.mark.guards.context import (
    AUXILIARIES,
    DETERMINERS,
    PARTICIPLES,
    PREPOSITIONS,
    PRONOUNS,
    Near,
    among,
    could_be_verb,
    is_adjective,
    is_adverb,
)

_AUDIENCE = among("audience")
_VISIBLE = AUXILIARIES | among("visible")
_NOT_A_NOUN = PREPOSITIONS | AUXILIARIES | among("conjunctions") | {"that"}
_AGENTS = among("agents")
_SIGNS = among("signs")
_EVIDENCE = among("evidence")
_THINGS = among("things")
_WHEN = among("adverbs") | {"later", "earlier", "sooner", "together", "either", "wherever", "whenever"}
_FORETOLD = among("foretold")
_DOUBTFUL = {"likely", "unlikely", "doomed"}
_POINTING = {"that", "this"}
_MAKING = {"make", "makes", "made", "making"}
_SELVES = {"he", "she", "they", "we", "i", "it"}
_GOING_ON = {"keep", "keeps", "kept", "start", "started", "stop", "stopped", "began", "begin"}
_INTENDING = {"would", "will", "intends", "intended", "plans", "planned"}


def appear(near: Near) -> bool:
    """Keeps "appear" with to + verb, that, an adjective, and "it appears".

    Drops showing up and being printed.

    "Appeared in court", "first appeared in", "appeared to applause" are dropped, and so is the wish to
    look like something ("wants to appear strong", "makes them appear taller").
    """
    if near.prev in ("to", "can", "without") or not _MAKING.isdisjoint(near.behind(3)):
        return False
    verb = near.infinitive()
    if verb:
        return verb not in _AUDIENCE
    if near.prev_main in ("it", "would"):
        return near.next_main in ("", "that") or is_adjective(near.next_main) or near.noun_phrase_follows()
    worn = near.next_main in PARTICIPLES and near.next_main.endswith(("en", "rn"))
    return worn or is_adjective(near.next_main) or _is_compared(near)


def _is_compared(near: Near) -> bool:
    """Whether a comparison follows: "appears closer", "appear more likely", not "appears later"."""
    ahead = [*near.ahead(3), "", ""]
    if ahead[0] in ("more", "less", "somewhat", "too"):
        return is_adjective(ahead[1])
    return ahead[0].endswith("er") and ahead[0] not in _WHEN | PREPOSITIONS


def apparent(near: Near) -> bool:
    """Keeps "an apparent attack".

    Drops "became apparent" (visible), "heir apparent", "no apparent reason".
    """
    return near.prev_main not in _VISIBLE and bool(near.next) and near.next not in _NOT_A_NOUN


def looks_like(near: Near) -> bool:
    """Keeps "it looks like the pact will hold"; drops resemblance ("looks like a soldier")."""
    return near.prev_main in ("it", "this", "") and not AUXILIARIES.isdisjoint(near.ahead(10))


def looks(near: Near) -> bool:
    """Keeps the forecast ("looks set to", "looked likely"); drops what is seen ("looks set in his ways")."""
    foretold = near.next_main in _FORETOLD
    return foretold and (near.next_main in _DOUBTFUL or not {"to", "for"}.isdisjoint(near.ahead(5)))


def hints_at(near: Near) -> bool:
    """Keeps things that hint ("the letters hint at a feud"); drops what a person hints, and the noun."""
    noun = near.prev in DETERMINERS or is_adverb(near.prev)
    thing = near.prev in _EVIDENCE or (
        near.first > 1 and near.prev and not noun and not _suggested_by_person(near)
    )
    return near.next == "at" and thing


def points_to(near: Near) -> bool:
    """Keeps evidence ("the signs point to a leak"); drops a person's act ("he pointed to the map")."""
    return near.prev in _EVIDENCE | _THINGS | {"all", "signs", "clues"}


def _is_wish(near: Near) -> bool:
    """Whether a subject and a base form follow: "(that) he resign", "that Smith go", "the aide be fired".

    After "suggested" a plural pronoun shows it too: "suggested they talk" (a fact would be "talked").
    """
    ahead = near.ahead(7)
    if "be" in ahead[1:] and ahead[ahead.index("be", 1) - 1] not in AUXILIARIES | {"to", "not", "also"}:
        return not any(map(is_adverb, ahead))
    that = near.next == "that"
    subject, verb = [*ahead[:3], "", "", ""][that : that + 2]
    if near.word == "suggested" and subject in ("they", "we", "you", "i") and could_be_verb(verb):
        return True
    named = near.capital(near.last + that + 1) and not subject.endswith("s") and near.word != "suggests"
    singular = subject in ("he", "she", "it") or named
    acts = could_be_verb(verb) and not is_adjective(verb)
    return singular and acts and not near.capital(near.last + that + 2)


def suggest(near: Near) -> bool:
    """Keeps inference ("data suggest that turnout fell"); drops proposals and denials.

    Dropped: a gerund ("suggested holding"), "suggested that ... should", the participle before a noun
    ("the suggested price"), "as the name suggests", a person suggesting a thing ("he suggested a
    ban") and a bare subjunctive ("suggested that he resign").
    """
    follower, nearest = near.next, near.prev
    if not follower:
        return nearest in _EVIDENCE | {"been", "was", "were"}
    if follower.endswith("ing") and follower not in _THINGS:
        return False
    if near.word == "suggested" and nearest in DETERMINERS | {"other"} and follower != "that":
        return False
    if "should" in near.ahead(6) or _is_wish(near) or follower in PREPOSITIONS or nearest == "not":
        return False
    if near.prev_main == "would" and not {"i", "we"}.isdisjoint(near.behind(3)):
        return False
    later_clause = "that" in near.ahead(5) and not near.noun_phrase_follows()
    return near.statement_follows() or later_clause or not _suggested_by_person(near)


def _suggested_by_person(near: Near) -> bool:
    """Whether a person's act is told: a pronoun, a role or a name before it, or "by suggesting"."""
    nearest, opens = near.prev, near.first == 1 and near.word == "suggested"
    if nearest in PRONOUNS - _POINTING | _AGENTS | {"to", "been"} or nearest.endswith(("ist", "man", "men")):
        return True
    if near.is_name(near.first - 1) or (opens and nearest not in _EVIDENCE | _THINGS):
        return True
    return near.word == "suggesting" and nearest in PREPOSITIONS | _GOING_ON


def suggestion(near: Near) -> bool:
    """Keeps "suggestions that he knew"; drops advice ("a suggestion that troops should leave")."""
    return near.clause_follows() and "should" not in near.ahead(6)


def indicate(near: Near) -> bool:
    """Keeps "documents indicate that", "polls indicate a tie".

    Drops marking ("arrows indicate the exit") and announcing ("he indicated").
    """
    if near.prev in _EVIDENCE and near.word != "indicating":
        return True
    ahead = near.ahead(5)
    follower = ahead["that" in ahead[:1] :][:1]
    announced = near.prev_main in _SIGNS or (
        not _SELVES.isdisjoint(follower) and not _INTENDING.isdisjoint(ahead)
    )
    stated = near.statement_follows() if near.word == "indicate" else near.clause_follows()
    return stated and not announced


def imply(near: Near) -> bool:
    """Keeps "implies that", "implied they knew"; drops "as the name implies" and "an implied term"."""
    if "as" in near.behind(5):
        return False
    return near.clause_follows() or (near.word == "imply" and bool(near.next))
