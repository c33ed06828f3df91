"""Guards for open questions: what is said not to be known, not alternatives, names and interrogations."""

from analysis.mark.guards.context import (
    AUXILIARIES,
    DETERMINERS,
    FUNCTION,
    PREPOSITIONS,
    PRONOUNS,
    Near,
    among,
)

_BE = among("be")
_LINKS = among("be", "links")
_QUESTION_WORDS = among("question words")
_INDIFFERENCE = among("indifference")
_ANSWERING = among("answering")
_OPENING = among("opening")
_ASKING = among("asking")
_AFTER_UNKNOWN = _QUESTION_WORDS | (PREPOSITIONS - {"to"}) | among("conjunctions") | {""}
_OBSCURE = among("obscure")
_MOSTLY = {"largely", "mostly", "widely", "little", "still"}
_AMONG_WHOM = {"in", "to", "outside", "among", "beyond"}
_KNOWERS = among("holders") - {"you", "who"}
_OF_UNCERTAINTY = among("of uncertainty")
_BEYOND_DOUBT = among("negations", "beyond doubt")
_POSSESSIVES = among("possessives")
_OF_THINGS = among("articles", "possessives")
_RAISED = {"have", "has", "had", "are", "were"}
_DOUBTED = among("doubted")
_NEGATIONS = among("negations")
_PEOPLE = among("people")
_QUESTIONED = _PEOPLE - {"about", "over"} | {"he", "she", "they", "i", "we"}
_POLICE = among("police")
_COUNTS = among("counts")
_SCALES = among("scales")
_SCALE_BEFORE = among("scale before")
_WANTING_TO_KNOW = among("wanting to know")
_NOT_KNOWING = (
    _WANTING_TO_KNOW
    - _ASKING
    - {"ask", "say", "chat", "mind", "care", "cares", "cared", "determined", "decide", "decided", "deciding"}
)
_HANGING = among("of uncertainty") | {"hangs", "hang", "hanging", "remain"}


def whether(near: Near) -> bool:
    """Keeps an open question.

    Drops indifference ("regardless of whether"), alternatives ("whether by air or sea", "it hurts whether
    you win or lose", "they march whether or not it rains"), answers ("the vote revealed whether") and
    "not a question of whether".

    "Asked whether" is dropped too: it tells of a question put to somebody, not of one that is open.
    At the start of a clause only a subject makes it a question ("Whether he lied is open"), and no "or",
    unless the question is the sentence's subject ("Whether he lied or not is open").
    """
    behind, ahead = near.behind(10), near.ahead(12)
    if near.prev in ("or", "and") and "whether" in behind:
        earlier = near.first - 1 - behind.index("whether")
        return whether(Near(near.sentence, earlier, earlier))
    denied = behind[:2] == ["of", "question"] and "not" in behind[:6]
    if (
        denied
        or near.prev in _ANSWERING
        or not _INDIFFERENCE.isdisjoint(behind[:2])
        or not _ASKING.isdisjoint(behind[:7])
    ):
        return False
    if ahead[:2] in (["it", "be"], ["it", "is"]) and "or" in ahead[:8]:
        return False
    if behind:
        asked = near.prev in PREPOSITIONS | _BE | {"to"} or not _OPENING.isdisjoint(behind)
        alternatives = near.last > near.first or "or" in ahead
        return near.next not in PREPOSITIONS - {"to"} and (asked or not alternatives)
    alternatives = near.next == "it's" or ahead[:2] == ["it", "is"]
    if "or" in ahead:
        alternatives = near.first > 0 or AUXILIARIES.isdisjoint(ahead[ahead.index("or") :])
    aside = near.first > 0 or near.comma_ends_clause()
    return near.noun_phrase_follows() and not (alternatives and aside)


def unclear(near: Near) -> bool:
    """Keeps the predicate ("it is unclear who", "motives remain unclear").

    Drops the attribute ("an unclear voice", "these are uncertain times").
    """
    plural = near.next.endswith("s") and near.next not in FUNCTION
    return near.next in _QUESTION_WORDS or (near.prev_main in _LINKS and not plural)


def unknown(near: Near) -> bool:
    """Keeps the predicate ("whereabouts are unknown", "its origin is largely unknown").

    Drops persons ("an unknown gunman") and obscurity ("relatively unknown", "largely unknown in Europe",
    "he is unknown abroad").
    """
    if near.behind(2)[1:] in (["he"], ["she"], ["who"]):
        return False
    if near.prev in _OBSCURE or (near.prev in _MOSTLY and near.next in _AMONG_WHOM):
        return False
    return near.prev_main in _LINKS and near.next in _AFTER_UNKNOWN


def uncertainty(near: Near) -> bool:
    """Keeps uncertainty about a fact; drops physics and the economists' mood ("economic uncertainty")."""
    return near.next in _OF_UNCERTAINTY or near.prev in ("much", "some", "considerable")


def nobody_knows(near: Near) -> bool:
    """Keeps "no one knows who", "who knows?"; drops "no one knows that better", "anyone who knows him"."""
    opens = near.at(near.first) != "who" or near.prev in ("", "and", "but")
    return opens and near.next in _QUESTION_WORDS | {"", "for", "exactly"}


def do_not_know(near: Near) -> bool:
    """Keeps "we do not know who"; drops one person's ignorance ("he does not know what he wants")."""
    return near.prev in _KNOWERS and near.next in _QUESTION_WORDS | {"exactly"}


def not_known(near: Near) -> bool:
    """Keeps "it is not known whether", "not certain that", "not sure he knew".

    Drops fame and chances ("not known for", "not sure to").
    """
    stated = near.next not in DETERMINERS and (near.clause_follows() or near.noun_phrase_follows())
    dated = near.next in ("on", "at") and near.capital(near.last + 2)
    return near.next in _QUESTION_WORDS | {"that", ""} or stated or dated


def cannot_say(near: Near) -> bool:
    """Keeps "could not say whether", "can't say for sure"; drops what must not be said ("can't say that")."""
    return near.next in _QUESTION_WORDS | {"for", "exactly"}


def doubt(near: Near) -> bool:
    """Keeps doubting ("doubt that", "doubt the figures", "cast doubt on", "doubts were raised").

    Drops "no doubt", "beyond reasonable doubt", "never doubted", and doubting a person ("many doubted her").
    """
    if near.prev in ("cast", "casts", "casting"):
        return near.next != "aside"
    if not _BEYOND_DOUBT.isdisjoint(near.behind(3)):
        return False
    if near.word == "doubts" and near.next in _RAISED:
        return near.prev not in _POSSESSIVES
    ahead = near.ahead(2)
    thing = near.next in _OF_THINGS and len(ahead) > 1 and ahead[1] not in PREPOSITIONS
    return thing or near.next in _DOUBTED or near.clause_follows() or near.prev in PRONOUNS


def in_doubt(near: Near) -> bool:
    """Keeps "is in doubt", "thrown into doubt"; drops "when in doubt" and the act ("put in doubt")."""
    return near.prev not in ("when", "if", "put", "puts", "putting")


def questioned(near: Near) -> bool:
    """Keeps challenging a statement ("questioned the figures").

    Drops interrogating people ("questioned two men", "he is being questioned") and what nobody doubts
    ("cannot be questioned").
    """
    ahead = near.ahead(3)
    if not _PEOPLE.isdisjoint(ahead) or near.prev in _POLICE or not _NEGATIONS.isdisjoint(near.behind(3)):
        return False
    if near.prev in _BE and not _QUESTIONED.isdisjoint(near.behind(5)):
        return False
    return near.next in _QUESTION_WORDS | DETERMINERS or (not ahead and near.prev in _BE)


def wonder(near: Near) -> bool:
    """Keeps "wondered whether", "wonder about".

    Drops the marvel ("one-hit wonder", "no wonder") and the offer ("if you wonder why").
    """
    marvel = near.prev in ("a", "the", "no")
    return near.next in _QUESTION_WORDS | {"about", "aloud"} and not marvel and "if" not in near.behind(2)


def no_sign(near: Near) -> bool:
    """Keeps "no sign that", "no guarantee he"; drops "no sign of rain", "gave no sign"."""
    return near.clause_follows()


def predicate(near: Near) -> bool:
    """Keeps the predicate ("it is questionable whether"); drops criticism ("a questionable decision")."""
    return near.prev_main in _LINKS


def hangs_over(near: Near) -> bool:
    """Keeps what hangs over something ("a question mark over his job", "the jury is out on").

    Drops the sign, and juries at lunch.
    """
    return near.next in _HANGING


def mystery(near: Near) -> bool:
    """Keeps what nobody knows ("remains a mystery", "a mystery why"); drops genres ("a mystery novel")."""
    return near.next in _QUESTION_WORDS or (not near.next and not _LINKS.isdisjoint(near.behind(3)))


def if_open(near: Near) -> bool:
    """Keeps "if" = whether ("unclear if", "to see if"); drops conditions, "asked if" and "let me know if"."""
    scale = near.next in _SCALES
    return near.prev in _NOT_KNOWING and not scale and "let" not in near.behind(4)


def condition_if(near: Near) -> bool:
    """Keeps a condition; drops indirect questions ("asked if"), scales ("if not", "if any") and "as if"."""
    noun = near.prev in ("a", "big", "no") and not near.next
    anybody = near.ahead(2) in (["anyone"], ["anybody"])
    if noun or anybody or near.next in _SCALES or near.prev in _SCALE_BEFORE:
        return False
    put = near.behind(10) if not near.capital(near.first) else []  # a question quoted can be a condition
    return _WANTING_TO_KNOW.isdisjoint(near.behind(2)) and _ASKING.isdisjoint(put)


def condition_as_long(near: Near) -> bool:
    """Keeps the condition "as long as he stays".

    Drops lengths ("as long as 40 days", "for as long as", "as long as they like").
    """
    if near.ahead(3)[1:] in (["like"], ["want"], ["wish"]):
        return False
    length = near.next[:1].isdigit() or near.next in _COUNTS
    return near.prev != "for" and not length and not near.next_main.startswith("possible")
