"""Guards for open questions: what is said not to be known, not alternatives, names and interrogations."""

from analysis.mark.guards.context import DETERMINERS, PREPOSITIONS, PRONOUNS, Near, among

_BE = among("be")
_LINKS = among("be", "links")
_QUESTION_WORDS = among("question words")
_INDIFFERENCE = among("indifference")
_ASKING = among("asking")
_AFTER_UNKNOWN = _QUESTION_WORDS | (PREPOSITIONS - {"to"}) | among("conjunctions") | {""}
_OBSCURE = among("obscure")
_OF_UNCERTAINTY = among("of uncertainty")
_BEYOND_DOUBT = among("negations", "beyond doubt")
_DOUBTED = among("doubted")
_PEOPLE = among("people")
_POLICE = among("police")
_SCALES = among("scales")
_SCALE_BEFORE = among("scale before")
_WANTING_TO_KNOW = among("wanting to know")


def whether(near: Near) -> bool:
    """Keeps an open question.

    Drops indifference ("regardless of whether") and alternatives ("whether by air or sea").

    "Asked whether" is dropped too: it tells of a question put to somebody, not of one that is open.
    At the start of a clause only a subject makes it a question ("Whether he lied is open").
    """
    behind, ahead = near.behind(7), near.ahead(8)
    if not _INDIFFERENCE.isdisjoint(behind[:2]) or not _ASKING.isdisjoint(behind):
        return False
    if ahead[:2] in (["it", "be"], ["it", "is"]) and "or" in ahead:
        return False
    if not behind:
        return near.noun_phrase_follows()
    return near.next not in PREPOSITIONS - {"to"}


def unclear(near: Near) -> bool:
    """Keeps the predicate ("it is unclear who", "motives remain unclear"); drops "an unclear voice"."""
    return near.next in _QUESTION_WORDS or near.prev_main in _LINKS


def unknown(near: Near) -> bool:
    """Keeps the predicate ("whereabouts are unknown"); drops persons ("an unknown gunman") and obscurity."""
    return near.prev_main in _LINKS and near.prev not in _OBSCURE and near.next in _AFTER_UNKNOWN


def uncertainty(near: Near) -> bool:
    """Keeps uncertainty about a fact; drops physics and the economists' mood ("economic uncertainty")."""
    return near.next in _OF_UNCERTAINTY or near.prev in ("much", "some", "considerable")


def not_known(near: Near) -> bool:
    """Keeps "it is not known whether", "not certain that".

    Drops fame and chances ("not known for", "not sure to").
    """
    return near.next in _QUESTION_WORDS | {"that", ""}


def doubt(near: Near) -> bool:
    """Keeps doubting ("doubt that", "cast doubt on", "in doubt").

    Drops "no doubt", "beyond reasonable doubt".
    """
    if not _BEYOND_DOUBT.isdisjoint(near.behind(3)):
        return False
    return near.next in _DOUBTED or near.prev in PRONOUNS | {"in", "into"}


def questioned(near: Near) -> bool:
    """Keeps challenging a statement ("questioned the figures").

    Drops interrogating people ("questioned two men").
    """
    ahead = near.ahead(3)
    if not _PEOPLE.isdisjoint(ahead) or near.prev in _POLICE:
        return False
    return near.next in _QUESTION_WORDS | DETERMINERS or (not ahead and near.prev in _BE)


def wonder(near: Near) -> bool:
    """Keeps "wondered whether", "wonder about"; drops the marvel ("one-hit wonder", "no wonder")."""
    return near.next in _QUESTION_WORDS | {"about", "aloud"} and near.prev not in ("a", "the", "no")


def predicate(near: Near) -> bool:
    """Keeps the predicate ("it is questionable whether"); drops criticism ("a questionable decision")."""
    return near.prev_main in _LINKS


def condition_if(near: Near) -> bool:
    """Keeps a condition; drops indirect questions ("asked if"), scales ("if not", "if any") and "as if"."""
    if near.next in _SCALES or near.prev in _SCALE_BEFORE:
        return False
    return _WANTING_TO_KNOW.isdisjoint(near.behind(2))


def condition_as_long(near: Near) -> bool:
    """Keeps the condition "as long as he stays"; drops lengths ("as long as 40 days", "for as long as")."""
    return near.prev != "for" and not near.next[:1].isdigit() and not near.next_main.startswith("possible")
