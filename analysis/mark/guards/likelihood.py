"""Guards for adjectives and nouns of likelihood: a chance that something is so, not what can be done."""

from analysis.mark.guards.context import (
    AUXILIARIES,
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
_LINKS = among("be", "links")
_NEGATIONS = among("negations")
_TOTALS = among("totals")
_NOT_A_NOUN = PREPOSITIONS | AUXILIARIES | among("conjunctions")
_ODDS = among("be", "odds")
_SETTINGS = among("settings")
_AGENTS = among("persons", "have")
_EAGERLY = among("eagerly")
_MEASURES = among("measures expected")


def likely(near: Near) -> bool:
    """Drops the pollsters' "likely voters", and groups compared in a poll.

    "Younger voters were more likely to say" counts answers; it doubts nothing.
    """
    ahead = near.ahead(2)
    compared = near.prev in ("more", "less", "as", "equally") and ahead[:1] == ["to"]
    return _ELECTORATE.isdisjoint(near.ahead(4)) and not (compared and not _POLL_ANSWERS.isdisjoint(ahead))


def unlikely(near: Near) -> bool:
    """Drops "unlikely" = surprising, before a noun ("an unlikely friendship", "the unlikely hero")."""
    return near.prev_main not in _SURPRISED or near.next in _OUTCOMES


def possible(near: Near) -> bool:
    """Keeps "possible that", "a possible sale", "a deal is possible"; drops what can be done.

    Dropped: "as soon as possible", superlatives and totals ("cheapest possible", "all possible"), "if
    possible", "made it possible to", "possible to", "possible for", and anything denied.
    """
    behind = near.behind(4)
    if near.next == "that" or (near.next in ("", "however") and near.at(near.last + 2) == "that"):
        return _NEGATIONS.isdisjoint(behind)
    if near.next in _ENABLING:
        return False
    if near.prev_main in _LINKS:
        return not near.next and (_NEGATIONS | {"only", "it", "if"}).isdisjoint(behind)
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
    """Keeps "set to", "poised to" before a verb; drops "set to music", "set to zero", "they set to work"."""
    verb = near.next_main
    return (
        could_be_verb(verb)
        and "music" not in near.ahead(4)
        and verb not in _SETTINGS
        and near.prev_main not in _AGENTS
    )


def awaited(near: Near) -> bool:
    """Keeps what is still to come ("is expected to", "snow is expected", "the expected ruling").

    Drops what came true ("as expected"), comparisons ("than expected"), eagerness ("highly
    anticipated"), duties ("expected of") and the statisticians' "expected value".
    """
    behind, follower = near.behind(4), near.next
    if not {"as", "than"}.isdisjoint(behind) and not (near.prev in _LINKS and follower == "to"):
        return False
    if near.prev in _EAGERLY or follower in _MEASURES:
        return False
    if follower in ("to", "that"):
        return True
    if near.prev_main in _LINKS:
        return bool(follower) or "that" not in behind
    return near.word == "expected" and bool(follower) and near.prev_main not in _AGENTS | {"that", "those"}


def expect(near: Near) -> bool:
    """Keeps a forecast ("analysts expect rates to rise"); drops "as we would expect", babies and demands.

    A child is expected within three words, a demand has "from" ("voters expect honesty from leaders").
    """
    apart = {"baby", "child", "twins"}.isdisjoint(near.ahead(3)) and "from" not in near.ahead(4)
    return apart and {"as", "than"}.isdisjoint(near.behind(4))
