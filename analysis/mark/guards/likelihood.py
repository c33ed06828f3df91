"""Guards for adjectives and nouns of likelihood: a chance that something is so, not what can be done."""

from analysis.mark.guards.context import (
    AUXILIARIES,
    FUNCTION,
    PREPOSITIONS,
    Near,
    among,
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
    plural = near.next.endswith("s") and near.next not in FUNCTION and not near.capital(near.last + 1)
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
    if near.next in _TOTALS or near.next == "reserves":
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
        and follower not in _NOT_A_NOUN | {"that", "energy", "difference", "theory"}
        and not is_adverb(follower)
    )


def chance(near: Near) -> bool:
    """Keeps odds ("a chance of rain", "little prospect of", "a good chance that").

    Drops luck, occasions and denials: "the chance to", "took a chance", "by chance", "no chance of", "had a
    chance of seeing it", "chance of a lifetime".
    """
    behind = near.behind(3)
    if "no" in behind or "lifetime" in near.ahead(4):
        return False
    odds = not _ODDS.isdisjoint(behind) or any(token[:1].isdigit() for token in behind)
    if near.next in ("that", "are"):
        return True
    return (near.next == "of" and (near.word == "chances" or odds)) or (odds and near.statement_follows())


def there_is(near: Near) -> bool:
    """Keeps "there is a risk (that)", "there are signs that", "the signs are that".

    Drops what is run or seen ("took a risk", "road signs that") and denials.
    """
    if near.ahead(2) in (["are", "that"], ["is", "that"]):
        return True
    behind = near.behind(4)
    found = not {"there", "there's"}.isdisjoint(behind) and _NEGATIONS.isdisjoint(behind)
    return found and near.statement_follows()


def nearly_certain(near: Near) -> bool:
    """Keeps the predicate ("almost certain to", "all but certain after"); drops "almost certain death"."""
    return near.next in _NOT_A_NOUN | {"", "that"} or bool(near.infinitive())


def possibility(near: Near) -> bool:
    """Keeps "the possibility of", "that", "is a possibility".

    Drops the means ("a possibility to store data"), choices ("there are many possibilities"), denials
    and the judge's "without the possibility of parole".
    """
    if near.next in ("of", "that"):
        return near.prev not in ("no", "without") and "parole" not in near.ahead(3)
    behind = near.behind(4)
    return near.next != "to" and "a" in behind and not _LINKS.isdisjoint(behind) and "no" not in behind


def likelihood(near: Near) -> bool:
    """Keeps "the likelihood of", "the likelihood is that"; drops "likelihood ratio" and denials."""
    stated = near.next in ("of", "that") or near.ahead(2) == ["is", "that"]
    return stated and near.prev != "no"


def odds_are(near: Near) -> bool:
    """Keeps "the odds are that", "odds are good that"; drops bets ("the odds are 5-1", "are long")."""
    stated = near.noun_phrase_follows() and not near.next[:1].isdigit()
    return stated or near.clause_follows() or "that" in near.ahead(6)


def conceivable(near: Near) -> bool:
    """Drops the whole of something ("every conceivable angle")."""
    return near.prev not in _TOTALS
