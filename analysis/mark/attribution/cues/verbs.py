"""Attributions by verbs: "Ann Lee said that ...", "..., she added", "he was accused of ..."."""

from analysis.mark.attribution.confidence import is_hopeless
from analysis.mark.attribution.cues.court import heard
from analysis.mark.attribution.cues.lexicon import Cue, nouns
from analysis.mark.attribution.found import Found, Words
from analysis.mark.attribution.spans.agents import agent
from analysis.mark.attribution.spans.complements import Complement, complement
from analysis.mark.attribution.spans.ends import content_end
from analysis.mark.attribution.spans.inversions import after_sentence, as_clause, behind
from analysis.mark.attribution.spans.subjects import behind_comma, issuer, subject
from analysis.mark.attribution.words.noun_phrases import left_of, right_of
from analysis.mark.attribution.words.tagging import (
    ADJ,
    ADV,
    AUX,
    DET,
    MODAL,
    NUM,
    OBJ,
    OWNER,
    POSS,
    PREP,
    REL,
    SUB,
    SUBJ,
    WH,
    Tagged,
)
from analysis.mark.attribution.words.verb_groups import Group, groups

_FAR = 30
_FAR_NUMBER = 14
_TOGETHER = frozenset({"and", "both", "two", "three", "sides", "parties"})
_ANYBODY = frozenset({"you", "us", "me", "people", "voters", "readers", "everyone"})
_DISMISSING = frozenset(
    {"dismiss", "brush aside", "brush off", "laugh off", "pour cold water on", "reject", "ridicule"}
    | {"scoff at", "scorn", "shrug off", "wave away", "wave off"}
)
_SAID = frozenset({"idea", "ideas", "notion", "notions", "rumors", "rumours", "speculation", "talk"})
_SAYING = ("state", "argue", "accuse", "predict", "think")
# Frames of a verb that tells only a number: "put the cost at 3 million".
_MEASURING = frozenset({"at"})
_ROUGHLY = frozenset({"about", "around", "almost", "nearly", "over", "under", "roughly", "just", "between"})
# "It is understood that ...": somebody says or thinks so, and nobody is named.
_OPINIONS = ("think", "state", "argue", "accuse", "feel", "predict")
_LIKENING = frozenset({"compare", "equate", "liken"})
_NAMING = frozenset({"call", "dub", "name", "title", "entitle", "label", "nickname"})


def verbal(t: Tagged) -> list[Found]:
    """The attributions that the verbs of a sentence make, in order of their cues."""
    found: list[Found] = []
    last: Words | None = None
    inserted = False
    for group in groups(t):
        # "The plan failed, Lee said, by asking and promised ...": asking and promising is the plan's.
        own = inserted and (group.shape != "participle" or t.tags[group.first - 1] & PREP)
        one = _attribution(t, group, None if own else last)
        if one is None:
            continue
        outer = found[-1:] if one.pattern.startswith("issued") else []
        if _is_inside(one, outer) and outer[0].source == one.source:
            found.pop()  # "released a statement saying ...": what is released is not what is said
        if one.source and group.shape == "finite" and not (last and _is_inside(one, found)):
            last, inserted = one.source, _is_inserted(t, one)
        found.append(one)
    return found


def _is_inserted(t: Tagged, one: Found) -> bool:
    """Whether a source and its cue stand in a clause of another's: "Lee left, Ray said, and ..."."""
    if one.pattern == "behind quote":
        return t.inside[one.contents[0][0]] < 0
    return one.pattern == "behind clause"


def _is_inside(one: Found, found: list[Found]) -> bool:
    """Whether a cue stands in the content of one before it, so that what follows is not its subject's."""
    return any(first <= one.words[0] <= last for other in found for first, last in other.contents)


def _attribution(t: Tagged, group: Group, last: Words | None) -> Found | None:
    after = complement(t, group)
    cue, frame, first = group.cue, after.frame, after.first
    words = (group.first, group.last)
    if said := heard(t, group, after):
        return said
    if cue.frames == _MEASURING:
        return _measured(t, group, subject(t, group, last))
    if group.shape in ("passive", "reduced"):
        return _passive(t, group, after)
    if group.shape == "opening":
        return _opening(t, group, after)
    if made := _made_to_believe(t, group, after):
        return made
    source = _quoted_as(t, group) or subject(t, group, last)
    if source is None and group.shape == "participle" and not group.first:
        source = behind_comma(t, group)
    if "raise" in cue.frames:
        if source is None or first >= t.n:
            return None
        return Found(cue, words, None, (source, (first, content_end(t, first, group, frame) - 1)), "raise")
    if cue.cue in _NAMING and _names(t, group):
        return None
    if cue.cue == "agree" and frame in ("to", "to-np", "on") and source and _is_joint(t, *source):
        return None
    group = group._replace(cue=_turned_down(t, group, after))
    cue = group.cue
    before = as_clause(t, group, source, after) or behind(t, group, source, after)
    if before is not None:
        return before
    if frame == "colon" and first >= t.n and "quote" in cue.frames:
        return Found(cue, words, source, (), f"{group.shape} colon")
    if frame == "to-np" and "to-np" not in cue.frames:
        return _likened(t, group, source, first)
    if frame == "end" or first >= t.n:
        return after_sentence(t, group, source, frame)
    by = issuer(t, group, last)
    source, pattern = by or source, f"{'issued' if by else group.shape} {frame}"
    end = first + 1 if is_hopeless(cue.cue, pattern) else content_end(t, first, group, frame)
    return Found(cue, words, source, ((first, end - 1),), pattern)


def _measured(t: Tagged, group: Group, source: Words | None) -> Found | None:
    """ "The council put the cost at $3 million": what is measured, and the number, are the content."""
    first = group.last + 1
    if group.shape not in ("finite", "participle", "infinitive") or source is None:
        return None
    for i in range(first + 1, min(t.n - 1, first + _FAR_NUMBER)):
        if t.broken[i] or t.tags[i] & (AUX | SUB | REL | WH) and not t.tags[i] & (DET | PREP):
            return None
        k = i + 1 + (t.low[i + 1] in _ROUGHLY)
        if t.low[i] == "at" and k < t.n and t.tags[k] & NUM and t.low[k] != "one":
            last = max(right_of(t, k), k)
            return Found(group.cue, (group.first, group.last), source, ((first, last),), "finite at")
    return None


def _turned_down(t: Tagged, group: Group, after: Complement) -> Cue:
    """The cue; one that dismisses what is said denies it: "dismissed suggestions that it was late"."""
    cue, i = group.cue, after.first
    if cue.cue not in _DISMISSING or after.frame != "np":
        return cue
    while i < t.n and t.tags[i] & (DET | POSS | ADJ | OWNER):
        i += 1
    said = i < t.n and (t.low[i] in _SAID or t.low[i] in nouns() and nouns()[t.low[i]].act in _SAYING)
    return cue._replace(act="deny") if said else cue


def _made_to_believe(t: Tagged, group: Group, after: Complement) -> Found | None:
    """ "Lee would have you believe that ...": so Lee says, and the reporter doubts it."""
    i = group.first
    if group.cue.cue not in ("believe", "think") or i < 3 or after.first >= t.n or after.frame == "colon":
        return None
    if t.low[i - 1] not in _ANYBODY or t.low[i - 2] != "have" or not t.tags[i - 3] & MODAL:
        return None
    source = subject(t, group._replace(first=i - 3, shape="finite"), None)
    if source is None:
        return None
    cue = group.cue._replace(commitment="distance", act="argue")
    contents = ((after.first, content_end(t, after.first, group, after.frame) - 1),)
    return Found(cue, (i - 3, group.last), source, contents, f"finite {after.frame}")


def _likened(t: Tagged, group: Group, source: Words | None, first: int) -> Found | None:
    """ "a rate that Ann Lee compared to a ban": what is likened stands before it, and is content too."""
    if group.cue.cue not in _LIKENING or not source:
        return None
    if group.shape != "finite" or source[0] < 2 or not t.tags[source[0] - 1] & REL:
        return None
    last = source[0] - 2
    contents = ((left_of(t, last), last), (first, content_end(t, first, group, "to") - 1))
    return Found(group.cue, (group.first, group.last), source, contents, "finite np")


def _quoted_as(t: Tagged, group: Group) -> Words | None:
    """Who is meant by "quoted Ann Lee, the mayor, as saying"."""
    if group.shape != "participle" or not group.first or t.low[group.first - 1] != "as":
        return None
    for i in range(group.first - 2, max(0, group.first - _FAR), -1):
        if t.low[i] in ("quoted", "quotes", "cited", "cites"):
            last = right_of(t, i + 1)
            return (i + 1, last) if last > i else None
    return None


def _is_joint(t: Tagged, first: int, last: int) -> bool:
    """Whether several act together: what "both sides agreed to" is an event, and nobody's words."""
    return any(t.low[i] in _TOGETHER for i in range(first, last + 1))


def _names(t: Tagged, group: Group) -> bool:
    """Whether a participle gives a thing its name: "a program called Hope"."""
    i = group.first - 1
    if group.first != group.last or not t.low[group.head].endswith("ed") or i < 0 or t.broken[i + 1]:
        return False
    if t.tags[group.head + 1] & (OBJ | SUBJ | DET | POSS) if group.head + 1 < t.n else True:
        return False
    return t.low[left_of(t, i)] in ("a", "an") or t.low[i] in ("something", "someone", "things")


def _opening(t: Tagged, group: Group, after: Complement) -> Found | None:
    """ "Asked about the port, Lee said ...": who asked is not told, or told by "by"."""
    cue, words, i = group.cue, (group.first, group.last), group.last + 1
    by = agent(t, i, 1)
    if by is None:
        if after.first >= t.n or t.low[i] == "by":
            return None
        return Found(
            cue,
            words,
            None,
            ((after.first, content_end(t, after.first, group, after.frame) - 1),),
            f"opening {after.frame}",
        )
    first = by[1] + 1
    if first < t.n and not t.broken[first] and (t.tags[first] & WH or t.low[first] in ("if", "whether")):
        return Found(cue, words, by, ((first, content_end(t, first, group, "wh") - 1),), "opening by")
    if first >= t.n or "," not in t.gaps[first] or not group.first:
        return None
    return Found(cue, words, by, ((first, content_end(t, first, group, "behind") - 1),), "opening by")


def _passive(t: Tagged, group: Group, after: Complement) -> Found | None:
    """ "the port was described as safe": what is said of it is the content, and it too."""
    cue, words = group.cue, (group.first, group.last)
    by = agent(t, group.last + 1)
    i = group.first - 1
    while i >= 0 and t.tags[i] & ADV and not t.tags[i] & (SUBJ | SUB):
        i -= 1
    if i < 0 or t.broken[i + 1] and group.shape == "passive":
        return None
    content = (left_of(t, i), i)
    if group.shape == "reduced":
        return Found(cue, words, by, (content,), "reduced") if by else None
    if after.frame == "quote" and t.text[t.starts[after.first]].isupper() and "quote" in cue.frames:
        told = (after.first, content_end(t, after.first, group, "quote") - 1)
        return Found(cue, words, by, (told,), "passive speech quote")
    contents = [content]
    first = by[1] + 1 if by else group.last + 1
    if first < t.n and not t.broken[first]:
        contents.append((first, content_end(t, first, group, after.frame) - 1))
    if not by and after.frame == "that" and t.low[i] == "it" and cue.act in _OPINIONS:
        return Found(cue, words, None, tuple(contents), "impersonal that")
    return Found(cue, words, by, tuple(contents), f"passive{' by' if by else ''} {after.frame}")
