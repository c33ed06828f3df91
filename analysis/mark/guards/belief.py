"""Guards for verbs of believing and judging: what somebody holds to be so, not nouns and other senses."""

from analysis.mark.guards.context import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    Near,
    among,
    is_adjective,
)

_BE = among("be")
_ARTICLES = among("articles")
_POSSESSIVES = among("possessives")
_HOLDERS = among("holders")
_NOT_CREDITED = among("not credited")
_UNBELIEF = among("unbelief")
_TRUSTED = among("trusted")
_MUSING = among("musing") | (PREPOSITIONS - {"like"})
_NOUN_THOUGHT = among("articles", "possessives", "noun before thought")
_DELIBERATED = (PREPOSITIONS - {"by", "as", "to"}) | {"and", "or"}
_COMMONLY = among("commonly")
_OBJECTS = among("objects")
_HAVE = among("have")
_STANDING = AUXILIARIES | {"grew", "grow", "rose", "mounted", "remain", "remains"}
_VERDICTS = ("able", "ible", "less", "ful", "ous", "essary")
_AFTER_VERDICT = PREPOSITIONS | among("conjunctions") | {"", "to"}
_CALAMITIES = among("calamities")
_FEARED_FOR = among("feared for")
_REFUSING = among("refusing", "negations")


def _holds_opinions(token: str) -> bool:
    """Whether `token` is a listed holder of opinions, he or she, or the plural of a profession."""
    return token in _HOLDERS or token in ("he", "she") or token.endswith(("ists", "ians"))


def believe(near: Near) -> bool:
    """Keeps a belief that something is so; drops faith ("believes in God"), trust and "hard to believe"."""
    if not near.next:
        return near.is_aside(_holds_opinions)
    credited = near.next not in _NOT_CREDITED or near.ahead(2)[1:] == ["to"]
    amazed = near.behind(2) in (["not", "would"], ["not", "could"], ["not", "can"])
    if near.ahead(2) == ["it"] or _is_trust(near):
        return False
    return credited and not amazed and _UNBELIEF.isdisjoint(near.behind(3))


def _is_trust(near: Near) -> bool:
    """Whether words or a witness are believed ("believed every word she said"), not that something is so."""
    ahead = near.ahead(8)
    at = [place for place, token in enumerate(ahead[:3]) if token in _TRUSTED]
    return bool(at) and near.next in DETERMINERS and AUXILIARIES.isdisjoint(ahead[at[0] + 1 :][:3])


def think(near: Near) -> bool:
    """Keeps "think that", "I think the war".

    Drops "think tank", "think about", "thinking" as a noun, and examples ("Think Elvis in Vegas").
    """
    if not near.next:
        return near.is_aside(_holds_opinions)
    if near.word == "thinking":
        return near.clause_follows() and near.prev not in DETERMINERS | {"new", "old", "current"}
    return near.next not in _MUSING and near.prev not in _ARTICLES | {""}


def thought(near: Near) -> bool:
    """Keeps the verb ("is thought to", "he thought the war was over"); drops the noun and "thought about"."""
    holder, follower = near.prev_main, near.next
    if holder in _NOUN_THOUGHT:
        return False
    if follower == "to":
        return holder in _BE or near.infinitive() in ("be", "have")
    if near.clause_follows() or near.noun_phrase_follows():
        return True
    if follower in AUXILIARIES:
        return holder in PRONOUNS or _holds_opinions(holder)
    return follower in ("by", "of") and (holder in _BE or near.prev in _COMMONLY)


def considered(near: Near) -> bool:
    """Keeps judgement ("is considered a moderate").

    Drops deliberation ("being considered by", "considered selling").

    Without a form of "be" it needs "to be" or "as" after it, or an adverb of opinion before it ("widely
    considered"), or it opens an apposition ("considered the best").
    """
    follower, holder = near.next, near.prev_main
    if follower in _DELIBERATED or follower.endswith("ing"):
        return False
    judged = follower in _OBJECTS and not (_ARTICLES | {"one"}).isdisjoint(near.ahead(2))
    complement = judged or near.as_follows(7) or {"to", "be"} <= set(near.ahead(7))
    if holder == "being" or not follower:
        return complement
    by_many = follower == "by" and any(map(_holds_opinions, near.ahead(2)))
    if holder in _BE:
        return follower != "by" or complement or by_many
    return complement or by_many or near.prev in _COMMONLY or (not holder and follower in _ARTICLES | {"one"})


def consider(near: Near) -> bool:
    """Keeps a judgement ("many consider him a moderate"); drops deliberation ("will consider sanctions").

    A judgement has an object and a complement: "to be", "as", a second noun phrase, an adjective.
    """
    ahead = near.ahead(9)
    if not near.next:
        return near.is_aside(_holds_opinions)
    if _ends_in_verdict(near.ahead(7)):
        return True
    if not (_holds_opinions(near.prev_main) or near.prev_main == "not" or near.next in _OBJECTS):
        return False
    if near.next in ("that", "whether", "how", "what") or near.next.endswith("ing"):
        return False
    complement = not (_ARTICLES | {"as"}).isdisjoint(ahead[1:]) or any(map(is_adjective, ahead[2:4]))
    return {"to", "be"} <= set(ahead) or complement


def _ends_in_verdict(ahead: list[str]) -> bool:
    """Whether an adjective ends the object's clause: "the figures unreliable", not "reliable figures"."""
    verdicts = zip(ahead, ahead[1:], [*ahead[2:], ""], strict=False)
    return any(
        token.endswith(_VERDICTS) and before not in DETERMINERS and after in _AFTER_VERDICT
        for before, token, after in verdicts
    )


def held_as(near: Near) -> bool:
    """Keeps "seen as", "regarded by some as", "views it as".

    Drops sight ("last seen on", "seen as he left").
    """
    if near.word == "seen" and near.prev_main in _HAVE:
        return False
    if near.next in PREPOSITIONS - {"as", "by"} or near.prev in _ARTICLES | {"as"}:
        return False
    return near.as_follows(9)


def holds_as(near: Near) -> bool:
    """Keeps "some see him as", "they regard it as"; drops sight and the noun ("in this regard")."""
    inclined = any(token.startswith("tend") for token in near.behind(2))
    return (_holds_opinions(near.prev_main) or inclined) and near.as_follows(10)


def perceived(near: Near) -> bool:
    """Keeps "perceived as weak", "perceived to be"; drops sight and the attribute ("a perceived slight")."""
    return (near.next == "as" and held_as(near)) or bool(near.infinitive())


def view(near: Near) -> bool:
    """Keeps an opinion ("the view that", "in his view", "in the view of many"); drops sights."""
    if near.behind(2) == ["the", "in"] and near.next == "of":
        return True
    if near.ahead(2)[:1] == ["that"] or near.ahead(2) == ["is", "that"]:
        return True
    return near.behind(2)[1:] == ["in"] and near.prev in _POSSESSIVES


def assume(near: Near) -> bool:
    """Keeps supposing ("assumed that", "is assumed to"); drops taking on ("assumed office", "assume $2m")."""
    return near.next == "to" or near.statement_follows()


def presume(near: Near) -> bool:
    """Keeps supposing ("presumed dead"); drops "presumed innocent" and daring ("presumed to correct her")."""
    dared = near.next == "to" and near.prev_main not in _BE
    return near.next not in ("innocent", "innocence") and not dared


def suspect(near: Near) -> bool:
    """Keeps the verb ("police suspect arson"); drops the noun ("the suspect fled", "a murder suspect")."""
    if near.word == "suspects":
        return near.prev_main in ("he", "she", "who", "one") or near.next == "that"
    return _holds_opinions(near.prev_main) or (near.next == "that" and near.prev_main not in DETERMINERS)


def suspecting(near: Near) -> bool:
    """Keeps the verb ("she suspected fraud"); drops what came true ("as suspected", "than suspected")."""
    return near.prev_main not in ("as", "than")


def fear(near: Near) -> bool:
    """Keeps fearing that something is so ("officials fear a flood").

    Drops the feeling ("in fear", "the fear that he felt", "children fear dogs").
    """
    if near.word == "fear" and near.prev_main in DETERMINERS | PREPOSITIONS:
        return False
    expert = near.word == "fear" and near.prev in _HOLDERS - PRONOUNS and near.next in ("a", "an")
    return expert or near.statement_follows()


def feared(near: Near) -> bool:
    """Keeps "feared dead", "it is feared that", "more deaths are feared".

    Drops "the most feared judge", "feared dogs", "the general was feared".
    """
    if near.prev_main in _BE and not _CALAMITIES.isdisjoint(near.behind(4)):
        return True
    if near.prev in _ARTICLES | {"most", "less", "much", "and"}:
        return False
    return near.statement_follows() or near.next in _FEARED_FOR


def that_follows(near: Near) -> bool:
    """Keeps "fears that", "fears grew that", "the theory is that".

    Drops the nouns' other uses, and "that" = which ("a concern that has grown").
    """
    if near.next == "that" and not AUXILIARIES.isdisjoint(near.ahead(2)):
        return False
    return near.next == "that" or (near.next in _STANDING and "that" in near.ahead(4))


def estimate(near: Near) -> bool:
    """Keeps "estimate that", "estimates it lost", "he estimates" as an aside; drops the noun."""
    person = near.prev in PRONOUNS or _holds_opinions(near.prev)
    return that_follows(near) or (near.clause_follows() and near.next != "this") or (person and not near.next)


def speculate(near: Near) -> bool:
    """Drops what was refused ("declined to speculate", "would not speculate") and trade ("in gold")."""
    return _REFUSING.isdisjoint(near.behind(3)) and near.next not in ("in", "with")


def reckon(near: Near) -> bool:
    """Drops coping ("reckon with")."""
    return near.next != "with"


def feel(near: Near) -> bool:
    """Keeps an opinion ("felt that the deal", "felt they were"); drops emotion and touch."""
    if near.prev in DETERMINERS - PRONOUNS or near.next in ("this", "these"):
        return False
    return near.statement_follows()


def accused(near: Near) -> bool:
    """Keeps the verb ("is accused of", "accused Tehran of"); drops the defendant ("the accused entered")."""
    return near.prev not in DETERMINERS - PRONOUNS


def imagine(near: Near) -> bool:
    """Keeps "I imagine he knew", "I would imagine"; drops the fancy ("imagine a world", "can't imagine")."""
    supposing = near.prev in ("i", "i'd") or near.behind(2) == ["would", "i"]
    return supposing and (near.statement_follows() or not near.next)
