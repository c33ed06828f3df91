"""Attributions by nouns: "his claim that ...", "criticism of ...", "made a promise to ..."."""

from analysis.mark.attribution.ends import content_end
from analysis.mark.attribution.found import Found, Words
from analysis.mark.attribution.inflection import in_all_forms
from analysis.mark.attribution.lexicon import Cue, nouns
from analysis.mark.attribution.nounphrases import left_of, right_of
from analysis.mark.attribution.subjects import main_subject
from analysis.mark.attribution.tagging import ADV, AUX, DET, OWNER, POSS, PREP, SUBJ, Tagged


def nominal(t: Tagged) -> list[Found]:
    """The attributions that the nouns of a sentence make, in order."""
    found = []
    known = nouns()
    for i in t.cues:
        cue = known.get(t.low[i])
        if cue is None or t.inside[i] >= 0 or i + 1 >= t.n or t.broken[i + 1]:
            continue
        one = _attribution(t, i, cue)
        if one is not None:
            found.append(one)
    return found


def _attribution(t: Tagged, i: int, cue: Cue) -> Found | None:
    first = i
    while first > 0 and i - first < 4 and t.gaps[first].isspace() and _inside_phrase(t, first - 1):
        first -= 1
    source, owner = _owner(t, first)
    words = (i, i)
    kind = "noun of owner" if source else "noun"
    light = (
        first - 1 if first and t.low[first - 1] in in_all_forms("light") and t.gaps[first].isspace() else -1
    )
    after = i + 1
    if source is None and t.low[after] in ("by", "from") and after + 1 < t.n:
        last = right_of(t, after + 1)
        if last > after:
            source, after, kind = (after + 1, last), last + 1, "noun by"
    if source is None and light > 0:
        source = _subject_of(t, light)
        words, kind = (light, i), "noun of light verb"
    if after >= t.n or t.broken[after] and ":" not in t.gaps[after]:
        return None
    frame = t.low[after]
    if frame not in cue.frames:
        return None
    begin = after if frame in ("that", "to") else after + 1
    if begin >= t.n or t.broken[begin] and t.inside[begin] < 0:
        return None
    end = content_end(t, begin, None, frame) if frame in ("that", "to") else right_of(t, begin) + 1
    if end <= begin:
        end = content_end(t, begin, None, "np")
    return Found(cue, words, source, ((begin, end - 1),), f"{kind} {frame}")


def _inside_phrase(t: Tagged, i: int) -> bool:
    """Whether the word can stand between a determiner and its noun."""
    tag = t.tags[i]
    if tag & (AUX | PREP | SUBJ) and not tag & (DET | POSS):
        return False
    return (
        t.low[i] not in in_all_forms("light")
        and not tag & OWNER
        and not tag & POSS
        and t.low[i] not in ("and", "or", "but", "that")
    )


def _owner(t: Tagged, first: int) -> tuple[Words | None, bool]:
    """Whose the noun is: "his", "Ms. Lee's"."""
    if first == 0 or t.gaps[first].strip(" '’") != "":
        return None, False
    tag = t.tags[first - 1]
    if tag & POSS and t.low[first - 1] != "whose":
        return (first - 1, first - 1), True
    if tag & OWNER:
        begin = left_of(t, first - 1)
        # The owner in "angry at Lee's claim" begins behind "at", in "the Ministry of Trade's" not behind "of".
        parted = (i + 1 for i in range(first - 2, begin - 1, -1) if t.tags[i] & PREP and t.low[i] != "of")
        return (next(parted, begin), first - 1), True
    return None, False


def _subject_of(t: Tagged, verb: int) -> Words | None:
    """The subject of a verb that is no cue."""
    i = verb - 1
    while i >= 0 and t.tags[i] & (AUX | ADV) and not t.tags[i] & SUBJ:
        i -= 1
    if i < 0 or t.broken[i + 1] or t.tags[i] & PREP or t.low[i] in ("to", "and"):
        return main_subject(t, verb)
    return left_of(t, i), i
