"""Attributions by adjectives: "she is certain that ...", "voters were angry about ..."."""

from analysis.mark.attribution.cues.lexicon import Cue, starts
from analysis.mark.attribution.cues.nouns import _subject_of
from analysis.mark.attribution.found import Found
from analysis.mark.attribution.spans.ends import content_end
from analysis.mark.attribution.words.inflection import in_all_forms
from analysis.mark.attribution.words.tagging import ADV, AUX, BE, DET, NEG, SUBJ, WH, Tagged


def adjectival(t: Tagged) -> list[Found]:
    """The attributions that the adjectives of a sentence make, in order."""
    found = []
    known = starts("adjective")
    for i in t.cues:
        word = t.low[i]
        if word not in known or t.inside[i] >= 0 or i == 0:
            continue
        for cue in known[word]:
            last = i + len(cue.rest)
            if tuple(t.low[i + 1 : last + 1]) == cue.rest:
                one = _attribution(t, i, last, cue)
                if one is not None:
                    found.append(one)
                break
    return found


def _attribution(t: Tagged, i: int, last: int, cue: Cue) -> Found | None:
    first = i
    while (
        first > 0
        and t.gaps[first].isspace()
        and t.tags[first - 1] & (ADV | NEG | DET)
        and not t.tags[first - 1] & SUBJ
    ):
        first -= 1
    while first < i and t.tags[first] & DET:
        first += 1
    link = first - 1
    if (
        link < 0
        or not (t.tags[link] & BE or t.low[link] in in_all_forms("link"))
        or not t.gaps[first].isspace()
    ):
        return None
    after = last + 1
    if after >= t.n or t.broken[after]:
        return None
    while link > 0 and t.tags[link - 1] & AUX:
        link -= 1
    word = t.low[after]
    frame = (
        word
        if word in cue.frames
        else "wh"
        if t.tags[after] & WH
        else "clause"
        if t.tags[after] & (SUBJ | DET)
        else None
    )
    if frame is None:
        return None
    begin = after if frame in ("that", "to", "wh", "clause") else after + 1
    if begin >= t.n:
        return None
    end = content_end(t, begin, None, frame if frame in ("that", "wh", "to") else "np")
    if t.tags[link] & SUBJ:
        source, link = (link, link), first  # "he's certain"
    else:
        source = _subject_of(t, link)
    return Found(cue, (link, last), source, ((begin, end - 1),), f"adjective {frame}")
