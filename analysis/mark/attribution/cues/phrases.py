"""Attributions by phrases: "according to Ann Lee", "in her words", "at the request of", "at her request"."""

from analysis.mark.attribution.cues.lexicon import FAR, Cue, starts
from analysis.mark.attribution.found import Found, Words
from analysis.mark.attribution.spans.ends import content_end
from analysis.mark.attribution.spans.inversions import DASHES, is_clause
from analysis.mark.attribution.words.clauses import clause_left_of
from analysis.mark.attribution.words.inflection import in_all_forms
from analysis.mark.attribution.words.noun_phrases import right_of
from analysis.mark.attribution.words.tagging import (
    ADV,
    AUX,
    COORD,
    OWNER,
    POSS,
    PREP,
    REL,
    SUB,
    TIME,
    WH,
    Tagged,
)

# What can follow "at Lee's request"; a noun cannot ("at the bank's request form").
_FREE = PREP | SUB | COORD | ADV | TIME | REL | WH | AUX
_ASKED = frozenset({"for", "that", "to"})
_LINKS = SUB | COORD


def phrasal(t: Tagged) -> list[Found]:
    """The attributions that the phrases of a sentence make, in order.

    A phrase "in the words of" whose frame is `owner` is found as "in Lee's words", too.
    The content of what is asked for ("request") is the clause that the phrase belongs to.
    """
    found = []
    known = starts("phrase")
    for i in t.cues:
        if t.low[i] not in known:
            continue
        near = t.low[i + 1 : i + FAR]
        for cue in known[t.low[i]]:
            if "owner" in cue.frames and cue.rest[1] not in near:
                continue
            one = _of(t, i, cue) or _owned(t, i, cue)
            if one is not None:
                found.append(one)
                break
    return found


def _of(t: Tagged, i: int, cue: Cue) -> Found | None:
    """A phrase with its source behind it."""
    last = i + len(cue.rest)
    if "owner" in cue.frames and tuple(t.low[i + 3 : i + 5]) == cue.rest[1:] and t.low[i + 1] == "the":
        last += 1  # "at the personal request of"
    elif tuple(t.low[i + 1 : last + 1]) != cue.rest:
        return None
    if t.inside[i] >= 0 and not _is_woven_in(t, i, last):
        return None
    end = right_of(t, last + 1)
    if end <= last:
        return None
    words = (i, last if t.inside[last] == t.inside[i] else last - 1)
    return _attribution(t, cue, words, (last + 1, end), i, end, "")


def _owned(t: Tagged, i: int, cue: Cue) -> Found | None:
    """The same phrase with an owner: its cue is the noun."""
    if "owner" not in cue.frames or t.inside[i] >= 0:
        return None
    for noun in range(i + 2, min(t.n, i + FAR)):
        if t.broken[noun] or t.tags[noun - 1] & (AUX | SUB | WH):
            return None
        if t.low[noun] == cue.rest[1]:
            break
    else:
        return None
    owner = noun - 1 if t.tags[noun - 1] & (OWNER | POSS) else noun - 2
    if owner <= i or not t.tags[owner] & (OWNER | POSS) or any(t.tags[k] & AUX for k in range(i, noun)):
        return None
    after = noun + 1
    if after < t.n and not t.broken[after] and (t.low[after] in _ASKED or not t.tags[after] & _FREE):
        return None
    return _attribution(t, cue, (noun, noun), (i + 1, owner), i, noun, " of owner")


def _is_woven_in(t: Tagged, i: int, last: int) -> bool:
    """Whether only the phrase is quoted, as a few words in a sentence of the narrator's."""
    own = t.inside[i]
    return (not i or t.inside[i - 1] != own) and (last + 1 >= t.n or t.inside[last + 1] != own)


def _attribution(
    t: Tagged, cue: Cue, words: Words, source: Words, first: int, last: int, kind: str
) -> Found | None:
    """`first` and `last` are the first and the last word of the phrase with its source."""
    if cue.act == "request":
        if t.low[first] == "at" and first and t.low[first - 1] in in_all_forms("at"):
            return None  # "laughed at the suggestion of a tax"
        contents, pattern = _asked(t, first, last), f"phrase{kind} request"
    else:
        contents, pattern = _told(t, first, last), f"phrase{kind}"
    return Found(cue, words, source, contents, pattern) if contents else None


def _asked(t: Tagged, first: int, last: int) -> tuple[Words, ...]:
    """What happens at somebody's request: the clause before the phrase, or behind it where it opens one."""
    clause = clause_left_of(t, first)
    after = last + 1
    parted = after < t.n and "," in t.gaps[after]
    if not clause:
        begin = after if parted or after < t.n and not t.tags[after] & _FREE else t.n
        return ((begin, content_end(t, begin, None, "behind") - 1),) if begin < t.n else ()
    if parted and t.broken[first] and "," in t.gaps[first] and _goes_on(t, after):
        return (*clause, (after, content_end(t, after, None, "behind") - 1))
    return clause


def _goes_on(t: Tagged, i: int) -> bool:
    """Whether the clause before an insertion goes on with the word `i`: "The call, at her request, was"."""
    return bool(t.tags[i] & AUX) or t.low[i].endswith("ed")


def _told(t: Tagged, first: int, last: int) -> tuple[Words, ...]:
    """What a source tells: all that stands before the phrase, or behind it where it opens the sentence."""
    n = t.n
    if first == 0 or first == 1 and n > 2:
        begin = next((j for j in range(last + 1, n) if "," in t.gaps[j]), last + 1)
        return ((begin, n - 1),) if begin < n else ()
    after = last + 1
    if t.tags[first - 1] & _LINKS and after < n and "," in t.gaps[after]:
        return ((after, content_end(t, after, None, "behind") - 1),)  # "because, in her words, ..."
    content = (_content_start(t, first, after), first - 1)
    is_whole = not t.tags[first - 1] & AUX and is_clause(t, *content, certain=True)
    return (content, *_further(t, last, is_whole))


def _content_start(t: Tagged, first: int, after: int) -> int:
    """Where the content before a phrase begins: at the sentence's start, or behind a semicolon, or behind
    the dash of an insertion that the phrase ends: "Shops closed—some early, according to Lee—and ..."."""
    dashed = after < t.n and any(dash in t.gaps[after] for dash in DASHES)
    for j in range(first - 1, 0, -1):
        if ";" in t.gaps[j] or dashed and any(dash in t.gaps[j] for dash in DASHES):
            return j
    return 0


def _further(t: Tagged, last: int, is_whole: bool) -> list[Words]:
    """What goes on after an inserted phrase: "The call, according to Ann Lee, was short."

    Behind a whole clause only "that" goes on: "Lee said, according to the Post, that ...".
    """
    for i in range(last + 1, min(t.n, last + 9)):
        if "," in t.gaps[i]:
            return [(i, t.n - 1)] if not is_whole or t.low[i] == "that" else []
    return []
