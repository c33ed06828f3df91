"""Guards for adjectives and nouns of likelihood: a chance that something is so, not what can be done."""

from analysis.mark.guards.context import (
    AUXILIARIES,
    FUNCTION,
    PREPOSITIONS,
    Near,
    among,
    could_be_verb,
    is_adverb,
)

_ELECTORATE = among("electorate")
_POLL_ANSWERS = among("poll answers")
_OUTCOMES = among("outcomes")
_SURPRISED = among("articles") | {"most", "his", "her", "their", "this"}
_ENABLING = among("enabling")
_BE = among("be")
_LINKS = among("be", "links")
_NEGATIONS = among("negations")
_TOTALS = among("totals")
_NOT_A_NOUN = PREPOSITIONS | AUXILIARIES | among("conjunctions")
_ODDS = among("be", "odds")
_SETTINGS = among("settings")
_AGENTS = among("persons", "have")
_SUPPOSED = {"might", "would", "could"}
_COUNTS = among("counts")
_WAITING = among("waiting")
_DUTIES = among("duties")
_EAGERLY = among("eagerly")
_MEASURES = among("measures expected")


def likely(near: Near) -> bool:
    """Drops the pollsters' "likely voters", and groups compared in a poll.

    "Younger voters were more likely to say", "more likely than men to back it" count; they doubt nothing.
    """
    if not _ELECTORATE.isdisjoint(near.ahead(4)):
        return False
    ahead = near.ahead(6)
    if near.prev not in ("more", "less", "as", "equally"):
        return True
    answered = ahead[:1] == ["to"] and not _POLL_ANSWERS.isdisjoint(ahead[:2])
    compared = ahead[:1] == ["than"] and ahead[1:2] != ["not"] and "to" in ahead
    return not answered and not compared


def unlikely(near: Near) -> bool:
    """Drops "unlikely" = surprising, before a noun ("an unlikely hero", "the two are unlikely friends")."""
    if near.next in _OUTCOMES:
        return True
    plural = near.next.endswith("s") and near.next not in FUNCTION
    return near.prev_main not in _SURPRISED and not plural


def possible(near: Near) -> bool:
    """Keeps "possible that", "a possible sale", "a deal is possible"; drops what can be done.

    Dropped: "as soon as possible", superlatives and totals ("cheapest possible", "all possible"), "if
    possible", "made it possible to", "possible to", "possible for", and anything denied.
    """
    behind = near.behind(4)
    if "as" in behind[:1] or behind[:2] == ["is", "as"]:
        return False
    if "it" in behind[1:3] and near.prev_main in _BE and near.noun_phrase_follows():
        return _NEGATIONS.isdisjoint(behind)
    if near.next == "that" or (near.next in ("", "however") and near.at(near.last + 2) == "that"):
        return _NEGATIONS.isdisjoint(behind)
    if near.next in _ENABLING:
        return False
    if near.prev_main in _LINKS:
        feasible = near.prev.endswith("ly")  # "politically possible"
        return not near.next and not feasible and (_NEGATIONS | {"only", "it", "if"}).isdisjoint(behind)
    if not near.next or near.next in _NOT_A_NOUN:
        return False
    nearest = near.prev
    if near.next in _TOTALS:
        return False
    return (
        (_NEGATIONS | _TOTALS).isdisjoint(behind[:2])
        and not nearest.endswith("est")
        and not nearest.isdigit()
    )


def possibly(near: Near) -> bool:
    """Drops the intensifier ("as little as she possibly can")."""
    return near.next not in ("can", "could")


def probable(near: Near) -> bool:
    """Drops the legal "probable cause" and the miners' "probable reserves"; "probable cause of" is kept."""
    return near.ahead(2) == ["cause", "of"] or near.next not in ("cause", "reserves", "plus")


def potential(near: Near) -> bool:
    """Keeps the adjective before a noun ("a potential deal"); drops the noun ("huge potential in Asia")."""
    follower = near.next
    return (
        bool(follower)
        and follower not in _NOT_A_NOUN | {"that", "energy", "difference"}
        and not is_adverb(follower)
    )


def chance(near: Near) -> bool:
    """Keeps odds ("there is a chance of rain", "a good chance that"); drops luck, occasions and denials.

    Dropped: "the chance to", "took a chance", "by chance", "no chance of", "had a chance of seeing it".
    """
    behind = near.behind(3)
    if "no" in behind or near.next not in ("of", "that", "are"):
        return False
    return near.next != "of" or near.word == "chances" or not _ODDS.isdisjoint(behind)


def nearly_certain(near: Near) -> bool:
    """Keeps "almost certain to", "almost certain that"; drops the attribute ("almost certain death")."""
    return near.next == "that" or bool(near.infinitive()) or not near.next


def possibility(near: Near) -> bool:
    """Keeps "the possibility of", "that"; drops the means ("a possibility to store data") and denials."""
    return near.next in ("of", "that") and near.prev != "no"


def likelihood(near: Near) -> bool:
    """Keeps "the likelihood of", "a likelihood that"; drops the statisticians' term ("likelihood ratio")."""
    return near.next in ("of", "that")


def prospect(near: Near) -> bool:
    """Keeps "set to", "poised to" before a verb.

    Drops "set to music", "set to zero", "will be set to match", "they set to work", "waiting in line
    to enter".
    """
    verb = near.next_main
    return (
        could_be_verb(verb)
        and verb not in _COUNTS
        and near.prev not in _WAITING
        and near.behind(2) != ["be", "will"]
        and "music" not in near.ahead(4)
        and verb not in _SETTINGS
        and near.prev_main not in _AGENTS
    )


def awaited(near: Near) -> bool:
    """Keeps what is still to come ("is expected to", "snow is expected", "the expected ruling").

    Drops what came true ("as expected"), comparisons ("than expected"), eagerness ("highly
    anticipated"), what one would think ("might be expected to"), duties ("expected of", "expected to
    wear") and the statisticians' "expected value".
    """
    behind, follower = near.behind(4), near.next
    if not {"as", "than"}.isdisjoint(behind) and not (near.prev in _LINKS and follower == "to"):
        return False
    if near.prev in _EAGERLY or follower in _MEASURES:
        return False
    if follower == "that":
        return True
    if follower == "to":
        return near.infinitive() not in _DUTIES and _SUPPOSED.isdisjoint(behind[:3])
    if near.prev_main in _LINKS:
        return bool(follower) or "that" not in behind
    return bool(follower) and near.prev_main not in _AGENTS | {"that", "those"}


def expect(near: Near) -> bool:
    """Keeps a forecast ("analysts expect rates to rise"); drops "what do you expect", babies and demands.

    A child is expected within three words, a demand has "from" or "of" ("voters expect honesty from
    leaders", "as we have come to expect of leaders").
    """
    if not near.next:
        return near.is_aside(bool)
    apart = {"baby", "child", "twins"}.isdisjoint(near.ahead(3)) and "from" not in near.ahead(4)
    used = near.behind(2) == ["to", "come"] or near.next in ("of", "me", "us")
    return apart and not used and {"as", "than"}.isdisjoint(near.behind(4))
