"""Speakers: whose name and group stands behind a source.

First the corpus's actors; without them what the article itself tells: full name to surname, title to
name, "he", "it" and "who" to whom they mean, "the statement" to its issuer. Unknown is null. Sources
like "officials" are in the group `unnamed` and have no speaker.
"""

from collections.abc import Sequence

from analysis.mark.attribution.base import Relation
from analysis.mark.attribution.cues.lexicon import nouns
from analysis.mark.attribution.words.names import Source, capitals, head_end, is_kind, phrase, source
from analysis.mark.base import Sentence
from analysis.mark.speakers.actors import Actors, actors, exact
from analysis.mark.speakers.article import NAMELESS, UNKNOWN, UNNAMED, Article, Speaker, together
from analysis.mark.speakers.mentions import mentions
from analysis.mark.speakers.naming import beside, is_one_name, named
from analysis.mark.speakers.pronouns import antecedent, before_who, nearest

__all__ = ["UNKNOWN", "UNNAMED", "Speaker", "speakers"]

_OWNERS = ("his", "her", "its", "their")
# "The leader" is the person named right before, whoever is leader of what.
_SOMEBODY = ("leader", "politician", "lawmaker", "man", "woman")
# How many attributions after a name and colon "I" can still be that one.
_TURN = 100
_SELF = frozenset(("i", "we", "i've", "i'm", "we've", "we're"))


def speakers(
    relations: Sequence[Relation], sentences: Sequence[Sentence], known: Actors | None
) -> list[Speaker]:
    """`(speaker, group)` of each relation; each is null where it is not known.

    Sources joined by "and" speak together: their names in the order of the alphabet, parted by "; ", and
    so their groups, each once; those of them that are not known are left out. Wrong where a pronoun means
    someone who is neither a speaker nor a subject shortly before, and where two people share a surname.
    """
    if not relations:
        return []
    runs = [list(capitals(sentence)) for sentence in sentences]
    article = Article(relations, sentences, known or actors(None), mentions(sentences, runs), runs)
    for i in range(len(relations)):
        article.found.append(_speaker(article, i))
    return [_myself(article, i) if _is_self(one) else article.found[i] for i, one in enumerate(relations)]


def _is_self(one: Relation) -> bool:
    return bool(one.source) and one.source.lower().replace("’", "'") in _SELF


def _myself(article: Article, i: int) -> Speaker:
    """ "I" and "we" are whoever says it; in a transcript the one whose name and colon stand before."""
    at = article.relations[i].parent
    seen = {i}
    while at is not None and at not in seen and _is_self(article.relations[at]):
        seen.add(at)
        at = article.relations[at].parent
    if at is None:
        at = next((j for j in range(i - 1, max(-1, i - _TURN), -1) if article.relations[j].cue == ":"), None)
    return UNKNOWN if at is None else article.found[at]


def _speaker(article: Article, i: int) -> Speaker:
    one = article.relations[i]
    name = source(one.source or "")
    at = one.sources[0][0] if one.sources else 0
    if not name.low:
        return UNKNOWN
    word = name.low[0]
    if len(name.low) == 1 and is_kind(word, "pronoun_relative"):
        return _relative(article, one)
    if len(name.low) == 1 and (is_kind(word, "pronoun_person") or is_kind(word, "pronoun_other")):
        return antecedent(article, i, at, word)
    if name.article == "the" and len(name.low) == 1 and word in _SOMEBODY:
        return nearest(article, i, at)
    found = _listed(article, i, one.source) or _several(article, i, name)
    if found[0] is None and (piece := beside(article, i)):
        apposed = _several(article, i, phrase(piece))
        found = apposed if apposed[0] else found
    return found


def _relative(article: Article, one: Relation) -> Speaker:
    """Whom "who" and "which" refer to: the noun phrase before it."""
    for name in before_who(article, one):
        found = named(article, name, article.place[one.sent_id])
        is_fit = found[1] == UNNAMED or article.is_person(found[0])
        if is_fit or found[0] and one.source.lower() != "who":
            return found
    return UNKNOWN


def _listed(article: Article, i: int, text: str) -> Speaker | None:
    """The speakers of "Lee, Ray and Poe", if each of them is known; else the commas part other things."""
    if ", " not in text or " and " not in text:
        return None
    head, _, last = text.rpartition(" and ")
    parts = [phrase(part.strip(" ,")) for part in [*head.split(", "), last]]
    if not all(part.low and part.article not in ("a", "an") for part in parts):
        return None
    found = [_one(article, i, part) for part in parts]
    return _together(parts, found) if all(one[0] for one in found) else None


def _several(article: Article, i: int, whole: Source) -> Speaker:
    """The speaker of a phrase, or the speakers that "and" joins in it."""
    if "and" not in whole.low or exact(whole, article.known):
        return _one(article, i, whole)
    parts = [part for piece in whole.text.split(" and ") if (part := phrase(piece)).low]
    if len(parts) < 2 or is_one_name(parts, article):
        return _one(article, i, whole)
    found = [_one(article, i, part) for part in parts]
    if found[-1] == UNKNOWN and (piece := beside(article, i)) and piece != whole.text:
        found[-1] = _one(article, i, phrase(piece))
    return _together(parts, found) or _one(article, i, whole)


def _together(parts: Sequence[Source], found: Sequence[Speaker]) -> Speaker | None:
    """The speakers of the parts as one; null where none of them is known."""
    named_ones = [one for one in found if one[0]]
    # "Ministry and embassy officials" are officials.
    shared = found[-1] == NAMELESS and len(parts[-1].low) > 1 and parts[-1].written[0][0].isupper()
    if shared or not named_ones and any(one == NAMELESS for one in found):
        return NAMELESS
    if not named_ones:
        return None
    return together(named_ones)


def _one(article: Article, i: int, name: Source) -> Speaker:
    """The speaker of one noun phrase, of "his statement" and "Lee's angry" before "remarks" the owner."""
    if not name.low:
        return UNKNOWN
    one = article.relations[i]
    at = article.place[one.sent_id]
    is_owned = name.low[0] in _OWNERS
    found = named(article, name, at)
    if found[0]:
        return found
    head = name.low[head_end(name.low) - 1]
    speaks = is_kind(head, "text") or one.cue.lower() in nouns()
    if is_owned and (speaks or len(name.low) == 1):
        return antecedent(article, i, one.sources[0][0], name.low[0])
    if is_owned and is_kind(head, "body"):
        owner = antecedent(article, i, one.sources[0][0], name.low[0])
        return (f"{owner[0]}’s {' '.join(name.written[1:])}", None) if owner[0] else UNKNOWN
    owned = next((k for k, word in enumerate(name.low[:-1]) if word.endswith("'s")), None)
    if owned is not None and speaks:
        words = [*([name.article] if name.article else []), *name.written[: owned + 1]]
        return named(article, phrase(" ".join(words)), at)
    return found
