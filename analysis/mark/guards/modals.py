"""Guards for modal verbs: doubt or possibility, not names, nouns, ability, duty or permission."""

from analysis.mark.guards.context import DETERMINERS, FUNCTION, PARTICIPLES, Near, among, could_be_verb

_BEFORE_THE_MONTH = among("month before", "titles")
_FORBIDDEN = among("forbidden")
_EXCEPTIONS = {"without", "unless", "until"}
_PERSONS = among("persons")
_PERCEIVERS = FUNCTION | among("holders")
_ARTICLES = among("articles")
_PERCEIVING = among("perceiving")
_ABILITY = among("perceiving", "managing") - {"see"}
_DENIED = among("negations") | {"few", "little"}
_PURPOSE = among("purpose")
_NOUN_MARKERS = DETERMINERS - {"this", "that", "all", "some", "these", "those", "both"}
_EXTENT = among("extent")
_SCHEDULED = among("scheduled")
_TIME = among("time")


def _is_participle(token: str) -> bool:
    return token in PARTICIPLES or token.endswith(("ed", "en"))


def modal_may(near: Near) -> bool:
    """Keeps doubt; drops the month, the surname, "come what may", bans and permissions.

    A capitalised "May" is the verb only in a title-case headline, before a base form ("Ministers May
    Face", not "May Faces"). A ban is "may not" with an act that rules forbid or with an exception, a
    permission has "only"; other permissions ("users may download") are kept wrongly.
    """
    ahead = near.ahead(12)
    if near.capital(near.first):
        title_case = near.capital(near.first - 1) and near.capital(near.last + 1)
        return title_case and near.prev not in _BEFORE_THE_MONTH and could_be_verb(near.next)
    if near.prev == "what" and not ahead:
        return False
    if "only" in near.behind(3) or (near.next == "only" and ahead[1:2] not in (["have"], ["be"])):
        return False
    if near.next in ("not", "never"):
        return _EXCEPTIONS.isdisjoint(ahead) and _FORBIDDEN.isdisjoint(ahead[1:4])
    return True


def modal_might(near: Near) -> bool:
    """Keeps the verb ("might be delayed"); drops the noun ("military might", "the might of the bloc")."""
    if near.prev in _NOUN_MARKERS:
        return False
    return could_be_verb(near.next_main) or near.next_main in _PERSONS


def modal_could(near: Near) -> bool:
    """Keeps possibility; drops ability: denied, wished, a purpose, or with verbs of perceiving or managing.

    "Could not rule out" and "could not possibly" are kept; "the move could see prices rise" is kept as its
    subject perceives nothing. Wrong where ability is told with another verb ("he could repair clocks").
    """
    ahead, behind = near.ahead(3), near.behind(4)
    if not ahead or near.prev == "how":
        return False
    if ahead[0] == "do" and not {"nothing", "little", "no"}.isdisjoint(ahead):
        return False
    if "not" in ahead[:2] or ahead[0] in ("no", "never"):
        return not {"rule", "exclude", "possibly"}.isdisjoint(ahead)
    if ahead[0] in _ABILITY or (
        ahead[0] == "be" and _PERCEIVING.intersection(ahead[1:2]) and "as" not in ahead
    ):
        return False
    if ahead[0] == "see" and (
        near.prev in _PERCEIVERS or near.prev.endswith("s") or not _ARTICLES.intersection(behind)
    ):
        return False
    at_most = behind[1:2] == ["as"] and _EXTENT.issuperset(behind[2:3])
    return not at_most and (_DENIED | _PURPOSE).isdisjoint(behind)


def modal_would(near: Near) -> bool:
    """Keeps the tentative "would appear", "would seem"; drops the future in the past and the conditional."""
    return near.next in ("appear", "seem", "suggest", "imply", "indicate")


def modal_should(near: Near) -> bool:
    """Keeps expectation with a time ("should arrive by noon").

    Drops advice and duty ("should be published").
    """
    ahead = near.ahead(8)
    if near.prev in _PERSONS or near.next not in _SCHEDULED:
        return False
    passive = near.next == "be" and _is_participle("".join(ahead[1:2]))
    return not passive and not _TIME.isdisjoint(ahead[1:])


def modal_must(near: Near) -> bool:
    """Keeps inference ("must have known", "must be mistaken").

    Drops duty ("must publish", "must have a permit").
    """
    ahead = [token for token in near.ahead(4) if token not in ("also", "already", "surely")]
    if ahead[:1] == ["have"]:
        return _is_participle("".join(ahead[1:2]))
    return ahead[:1] == ["be"] and "".join(ahead[1:2]) in (
        "mistaken",
        "wrong",
        "joking",
        "kidding",
        "wondering",
    )
