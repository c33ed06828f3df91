"""Speakers: whose name and group stands behind a source.

First the corpus's actors; without them what the article itself tells: full name to surname, title to
name, "he" and "who" to the nearest mention. Unknown is null. Sources like "officials" are in the group
`unnamed` and have no speaker.
"""

from collections.abc import Sequence

import pandas as pd

from analysis.mark.attribution.actors import Actors, actors, match
from analysis.mark.attribution.base import Relation
from analysis.mark.attribution.names import Names, Source, capitals, is_kind, names, parts, person, source
from analysis.mark.attribution.tagging import COORD, DET, PREP, REL, word_tag
from analysis.mark.base import Sentence

Speaker = tuple[str | None, str | None]
UNNAMED = "unnamed"
UNKNOWN: Speaker = (None, None)
# A pronoun refers to who spoke in this sentence or the two before.
_REACH = 2


def speakers(
    relations: Sequence[Relation], sentences: Sequence[Sentence], actors_table: pd.DataFrame | None
) -> list[Speaker]:
    """`(speaker, group)` of each relation; each is null where it is not known.

    `actors_table` has the columns `actor, group, aliases`; it may be empty. Wrong where a pronoun
    means someone who did not speak shortly before, and where two people share a surname. Of sources
    joined by "and" the first one speaks.
    """
    known = actors(actors_table)
    told = names(sentences) if relations else Names({}, frozenset())
    texts = {sentence.sent_id: sentence for sentence in sentences}
    found: list[Speaker] = []
    people: list[tuple[int, Speaker]] = []
    for one in relations:
        speaker = UNKNOWN
        if one.source:
            name = source(one.source)
            if name.low and is_kind(name.low[0], "pronoun_person") and len(name.low) == 1:
                speaker = _recent(people, texts.get(one.sent_id - 1), one.sent_id, known, told)
            elif name.low and is_kind(name.low[0], "pronoun_relative") and len(name.low) == 1:
                speaker = _antecedent(one, texts[one.sent_id], known, told)
            else:
                speaker = _named(name, known, told)
            if speaker[0] and _is_person(speaker[0]):
                people.append((one.sent_id, speaker))
        found.append(speaker)
    return found


def _is_person(name: str) -> bool:
    """Whether a name can be a person's: two words or more, and no institution's."""
    low = name.lower().split()
    return len(low) > 1 and low[0] != "the" and not any(is_kind(word, "body") for word in low[1:])


def _named(name: Source, known: Actors, told: Names) -> Speaker:
    if not name.low or is_kind(name.low[0], "pronoun_other") and len(name.low) == 1:
        return UNKNOWN
    if found := match(name, known):
        joined = parts(name)
        first = match(joined[0], known) if len(joined) > 1 else None
        found = first or found
        return found.name, found.group
    called = None if _is_unnamed(name) else person(name)
    if called is None:
        return _nameless(name)
    if " " not in called:
        called = told.full.get(name.low[-1], called)
    if " " not in called and name.low[-1] not in told.known:
        return UNKNOWN
    group = next((actor.group for actor in known.by_alias.values() if actor.name == called), None)
    return called, group


def _is_unnamed(name: Source) -> bool:
    """Whether the source is "officials", "two analysts" or the like, also at the head of a sentence."""
    alone = len(name.low) == 1 or not name.written[-1][0].isupper()
    return alone and is_kind(_head(name.low), "unnamed")


def _nameless(name: Source) -> Speaker:
    """An institution's name in capitals is its speaker; "officials" are unnamed; the rest is unknown."""
    head = _head(name.low)
    if is_kind(head, "unnamed"):
        return None, UNNAMED
    if is_kind(head, "body") and all(
        word[0].isupper() or word_tag(low) & (PREP | DET | COORD)
        for word, low in zip(name.written, name.low, strict=True)
    ):
        return " ".join(name.written), None
    return UNKNOWN


def _head(low: list[str]) -> str:
    """The noun that the others say more about: the last one before "of", "in" or "who"."""
    for i, word in enumerate(low):
        if i and (word_tag(word) & (PREP | REL) or word in ("close", "familiar")):
            return low[i - 1]
    return low[-1]


def _recent(
    people: Sequence[tuple[int, Speaker]], before: Sentence | None, at: int, known: Actors, told: Names
) -> Speaker:
    """Whom "he" refers to: who spoke shortly before, else the first person of the sentence before."""
    if people and at - people[-1][0] <= 1:
        return people[-1][1]
    for _, run in capitals(before) if before else ():
        named = _named(run, known, told)
        is_known = named[1] is not None or is_kind(run.low[0], "title")
        if named[0] and is_known and _is_person(named[0]):
            return named
    return people[-1][1] if people and at - people[-1][0] <= _REACH else UNKNOWN


def _antecedent(one: Relation, sentence: Sentence, known: Actors, told: Names) -> Speaker:
    """Whom "who" refers to: the name right before it."""
    before = sentence.text[: one.sources[0][0] - sentence.start].rstrip(" ,—–-")
    run = []
    for word in reversed(before.split()[-6:]):
        if not word[:1].isupper() or run and word[-1] in ",;:":
            break
        run.append(word)
    if not run:
        return UNKNOWN
    return _named(source(" ".join(reversed(run))), known, told)
