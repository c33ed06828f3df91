"""Guards for prospects: what is expected or about to be, not what is placed, owed or awaited eagerly."""

from analysis.mark.guards.context import Near, among

_BE = among("be")
_FOR = {"for", "at", "this", "next", "across", "over", "through"}
_LINKS = among("be", "links")
_SETTINGS = among("settings")
_AGENTS = among("persons", "have")
_SUPPOSED = {"might", "would", "could"}
_NUMBERS = among("counts") - {"double", "triple"}
_WAITING = among("waiting")
_DUTIES = among("duties")
_HOUSE_RULES = among("house rules")
_UNDER_A_RULE = among("under a rule")
_EAGERLY = among("eagerly")
_MEASURES = among("measures expected")
_OUTCOMES = among("headed for")


def prospect(near: Near) -> bool:
    """Keeps "set", "poised" and the like with "to" + verb.

    Drops "set to music", "set to zero", "will be set to match", "they set to work", "waiting in line
    to enter".
    """
    verb = near.infinitive()
    return (
        bool(verb)
        and verb not in _NUMBERS
        and near.prev not in _WAITING
        and near.behind(2) != ["be", "will"]
        and "music" not in near.ahead(5)
        and verb not in _SETTINGS
        and near.prev_main not in _AGENTS
    )


def foretold(near: Near) -> bool:
    """Keeps the passive ("rain is forecast for Monday"); drops who foretells ("predicted by")."""
    return near.prev_main in _BE and near.next in _FOR


def shaping_up(near: Near) -> bool:
    """Keeps "is shaping up to be", "shaping up as"; drops getting fit or better ("is shaping up nicely")."""
    return near.next == "as" or near.infinitive() == "be"


def on_the_verge(near: Near) -> bool:
    """Keeps "on the verge of collapse", "on the brink of quitting"; drops edges and "of tears"."""
    ahead = near.ahead(2)
    return ahead[:1] == ["of"] and ahead[1:] not in (["tears"], ["the"])


def heading_for(near: Near) -> bool:
    """Keeps what will come of something ("heading for defeat"); drops places ("headed for the door")."""
    return not _OUTCOMES.isdisjoint(near.ahead(4))


def awaited(near: Near) -> bool:
    """Keeps what is still to come ("is expected to", "snow is expected", "the expected ruling").

    Drops what came true ("as expected"), comparisons ("than expected"), eagerness ("highly
    anticipated"), what one would think ("might be expected to"), duties ("expected of", "expected to
    wear") and the statisticians' "expected value".
    """
    behind, follower = near.behind(5), near.next
    if not {"as", "than"}.isdisjoint(behind) and not (near.prev in _LINKS and follower == "to"):
        return False
    if near.prev in _EAGERLY or follower in _MEASURES:
        return False
    if follower == "that":
        return True
    if follower == "to":
        return not _is_duty(near) and _SUPPOSED.isdisjoint(behind[:3])
    if near.prev_main in _LINKS:
        return bool(follower) or "that" not in behind
    return bool(follower) and near.prev_main not in _AGENTS | {"that", "those"}


def _is_duty(near: Near) -> bool:
    """Whether somebody has to: "expected to wear a tie", and "guests are expected to leave their shoes"."""
    verb = near.infinitive()
    return verb in _DUTIES or (verb in _HOUSE_RULES and not _UNDER_A_RULE.isdisjoint(near.behind(3)))


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
