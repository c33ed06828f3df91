"""Guards for modal verbs: doubt or possibility, not names, nouns, ability, duty or permission."""

from analysis.mark.guards.context import (
    AUXILIARIES,
    DETERMINERS,
    FUNCTION,
    PARTICIPLES,
    PREPOSITIONS,
    Near,
    among,
    could_be_verb,
    is_adverb,
)

_BEFORE_THE_MONTH = among("month before", "titles")
_FORBIDDEN = among("forbidden")
_EXCEPTIONS = {"without", "unless", "until"}
_PERSONS = among("persons")
_PERCEIVERS = FUNCTION | among("holders")
_ARTICLES = among("articles")
_PERCEIVING = among("perceiving")
_ABILITY = among("perceiving", "managing") - {"see"}
_DOING = among("doing")
_DENIED = among("negations") | {"few", "little"}
_PURPOSE = among("purpose")
_WHATEVER = {"whatever", "whenever", "wherever", "whoever"}
_NOUN_MARKERS = DETERMINERS - {"this", "that", "all", "some", "these", "those", "both"}
_EXTENT = among("extent")
_SCHEDULED = among("scheduled")
_TIME = among("time")
_UNITS = among("units")
_UNDER_A_RULE = among("under a rule")
_ALLOWED = among("allowed")
_GRANTED = among("granted")
_LAWS = among("laws")
_LET = among("let")
_RULING = {"ruled", "rules", "ruling", "decided", "held"}
_STATES = {"be", "have", "apply", "get", "need", "qualify"}
_TO_BE_HAD = among("to be had")
_MOST = {"most", "best", "least", "worst"}
_SUBJECTS = {"god", "i", "we", "you", "he", "she", "they", "it"}
_INFERRED = among("inferred states")


def _is_participle(token: str) -> bool:
    return token in PARTICIPLES or token.endswith(("ed", "en"))


def modal_may(near: Near) -> bool:
    """Keeps doubt; drops the month, the surname, wishes ("come what may", "long may she"), bans, permissions.

    A capitalised "May" is the verb only in a title-case headline, before a base form ("Ministers May
    Face", not "May Faces"). A ban is "may not" with an act that rules forbid, under a law or with an
    exception, a permission has "only", denies its subject ("no judge may"), lets somebody under a rule do
    what rules allow ("voters may register", "tickets may be bought"), grants "you" an act ("you may kiss
    the bride") or is a court's ("ruled that it may go on"); others are kept wrongly. No doubt is in what
    a thing may be called.
    """
    ahead = near.ahead(12)
    if near.capital(near.first):
        title_case = near.capital(near.first - 1) and near.capital(near.last + 1)
        return title_case and near.prev not in _BEFORE_THE_MONTH and could_be_verb(near.next)
    if (near.prev == "what" and not ahead) or near.next in _SUBJECTS:
        return False
    if near.prev == "you" and not _GRANTED.isdisjoint(token for token in ahead[:2] if not is_adverb(token)):
        return False
    if (
        "only" in near.behind(3)
        or _subject_is_denied(near)
        or _is_allowed(near)
        or _is_ruled(near)
        or _is_named(ahead)
        or (near.next == "only" and ahead[1:2] not in (["have"], ["be"]))
    ):
        return False
    if near.next in ("not", "never"):
        by_law = _under_a_law(near) and _STATES.isdisjoint(ahead[1:2])
        banned = by_law or not _FORBIDDEN.isdisjoint(ahead[1:4])
        return _EXCEPTIONS.isdisjoint(ahead) and not banned
    return True


def _under_a_law(near: Near) -> bool:
    """Whether the sentence names the rule first: "Under the new law, landlords may not evict"."""
    before = near.sentence.words.folded[: near.first]
    return "under" in before and not _LAWS.isdisjoint(before[before.index("under") :][1:6])


def _is_named(ahead: list[str]) -> bool:
    """Whether it tells another name: "may also be called Old Street", not "may be called to testify"."""
    acts = [token for token in ahead if token not in ("also", "then", "either")]
    if acts[:1] != ["be"]:
        return False
    named = {"called", "termed", "dubbed"}.intersection(acts[1:2]) and acts[2:3]
    return bool(named and acts[2] not in PREPOSITIONS | {"to"}) or acts[1:4] == ["referred", "to", "as"]


def _is_ruled(near: Near) -> bool:
    """Whether a court lets something go on: "ruled that the trial may proceed"."""
    return near.next in _LET and not _RULING.isdisjoint(near.behind(10))


def _is_allowed(near: Near) -> bool:
    """Whether a rule speaks: who is under one may do what it allows, or a thing may be had."""
    ahead = [token for token in near.ahead(3) if token not in ("also", "then", "either")]
    if near.prev in _UNDER_A_RULE and not _ALLOWED.isdisjoint(ahead[:1]):
        return True
    return ahead[:2] in (["wish", "to"], ["like", "to"]) or (
        ahead[:1] == ["be"] and not _TO_BE_HAD.isdisjoint(ahead[1:2])
    )


def _subject_is_denied(near: Near) -> bool:
    """Whether the subject before the verb opens with "no": "no judge may", not "there is no sign he may"."""
    behind = near.behind(6)
    subject = behind[: behind.index("no")] if "no" in behind else []
    opening = behind[len(subject) + 1 :][:1]
    verbless = subject[-1:] != ["longer"] and AUXILIARIES.isdisjoint(subject)
    return bool(subject) and verbless and opening in ([], ["that"], ["and"], ["but"])


def modal_might(near: Near) -> bool:
    """Keeps the verb ("might be delayed"); drops the noun ("military might", "the might of the bloc")."""
    if near.prev in _NOUN_MARKERS:
        return False
    return could_be_verb(near.next_main) or near.next_main in _PERSONS


def modal_could(near: Near) -> bool:
    """Keeps possibility; drops requests ("could you repeat it") and ability.

    It is ability where it is denied, wished, a purpose, or with verbs of perceiving or managing.

    "Could not rule out" and "could not possibly" are kept; "the move could see prices rise" is kept as its
    subject perceives nothing, "the party could run" as only a pronoun makes it ability ("he could run").
    Wrong where ability is told with another verb ("he could repair clocks").
    """
    ahead, behind = near.ahead(3), near.behind(4)
    if not ahead or near.prev == "how" or ahead[0] in PREPOSITIONS | {"you"}:
        return False
    if _is_supposed(near) or _subject_is_limited(near):
        return False
    if ahead[0] == "do" and not {"nothing", "little", "no"}.isdisjoint(ahead):
        return False
    if "not" in ahead[:2] or ahead[0] in ("no", "never"):
        return not {"rule", "exclude", "possibly"}.isdisjoint(ahead)
    if ahead[0] in _ABILITY or (ahead[0] in _DOING and near.prev in _PERSONS):
        return False
    if ahead[0] == "be" and _PERCEIVING.intersection(ahead[1:2]) and "as" not in ahead:
        return False
    if ahead[0] == "see" and (
        near.prev in _PERCEIVERS or near.prev.endswith("s") or not _ARTICLES.intersection(behind)
    ):
        return False
    at_most = behind[1:2] == ["as"] and _EXTENT.issuperset(behind[2:3])
    return not at_most and (_DENIED | _PURPOSE).isdisjoint(behind) and _WHATEVER.isdisjoint(near.behind(6))


def _is_supposed(near: Near) -> bool:
    """Whether it is ability, supposed or placed: "if he could", "If the firm could", "where they could"."""
    behind = near.behind(6)
    if behind[1:2] in (["if"], ["where"]) and near.prev in _PERSONS:
        return True
    return behind[-1:] == ["if"] and len(behind) < 6 and AUXILIARIES.isdisjoint(behind)


def _subject_is_limited(near: Near) -> bool:
    """Whether "only" or a superlative makes it ability: "only members could", "the best deal they could"."""
    behind = near.behind(5)
    if "only" in behind[:3]:
        return True
    most = [place for place, token in enumerate(behind) if token in _MOST or token.endswith("est")]
    between = behind[: most[0]] if most else []
    return near.prev in _PERSONS | {"it"} and bool(between) and (AUXILIARIES | {"that"}).isdisjoint(between)


def modal_would(near: Near) -> bool:
    """Keeps the tentative "would appear", "would seem"; drops the future in the past and the conditional."""
    return near.next in ("appear", "seem", "suggest", "imply", "indicate")


def modal_should(near: Near) -> bool:
    """Keeps expectation with a time ("should arrive by noon", "should take two days").

    Drops advice and duty ("should be published").
    """
    ahead = near.ahead(8)
    if near.prev in _PERSONS or near.next not in _SCHEDULED:
        return False
    passive = near.next == "be" and ahead[1:2] != ["known"] and _is_participle("".join(ahead[1:2]))
    lasting = near.next in ("take", "last") and not _UNITS.isdisjoint(ahead)
    return not passive and (lasting or not _TIME.isdisjoint(ahead[1:]))


def modal_must(near: Near) -> bool:
    """Keeps inference ("must have known", "must be mistaken").

    Drops duty ("must publish", "must have a permit").
    """
    ahead = [token for token in near.ahead(4) if token not in ("also", "already", "surely")]
    if ahead[:1] == ["have"]:
        return _is_participle("".join(ahead[1:2]))
    return ahead[:1] == ["be"] and not _INFERRED.isdisjoint(ahead[1:2])
