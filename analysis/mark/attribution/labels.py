"""Attributions without a verb: "Lee: We will go on.", "the call reportedly came ..."."""

from collections.abc import Sequence

from analysis.mark.attribution.ends import content_end
from analysis.mark.attribution.found import Found, Words
from analysis.mark.attribution.lexicon import Cue, quoting, starts
from analysis.mark.attribution.nounphrases import left_of, right_of
from analysis.mark.attribution.subjects import main_subject
from analysis.mark.attribution.tagging import ADV, AUX, NAME, NEG, SUB, SUBJ, Tagged

_COLON = Cue(":", "mark", "neutral", "state", frozenset(), ())
# Longest label before plain words, and before a quotation ("Former secretary of state Ann Lee (D-Iowa):").
_LONGEST, _LONGEST_BEFORE_QUOTATION = 4, 10
_LONGEST_ANNOUNCEMENT = 9


def labelled(t: Tagged) -> list[Found]:
    """A speaker's name, a colon, and what he said; the cue is the colon."""
    if ":" not in t.text:
        return []
    for i in range(1, min(t.n, _LONGEST_BEFORE_QUOTATION + 1)):
        gap = t.gaps[i]
        if ":" in gap:
            quoted = t.inside[i] >= 0
            if t.low[i - 1].isdigit() or not t.text[0].isupper() or not _is_label(t, i, quoted):
                return []
            pattern = f"label {'quote' if quoted else 'clause'}"
            return [Found(_COLON, (i, i - 1), (0, i - 1), ((i, t.n - 1),), pattern)]
        if t.broken[i] and not {"(", ")"} & set(gap):
            return []
    return []


def _is_label(t: Tagged, n: int, quoted: bool) -> bool:
    """Whether the first `n` words name a speaker: capitals, and before a quotation small words too."""
    if quoted:
        return not any(t.tags[k] & (AUX | SUBJ) or t.low[k] in quoting() for k in range(n))
    return n <= _LONGEST and all(t.tags[k] & NAME for k in range(1, n))


def announced(t: Tagged, found: Sequence[Found]) -> list[Found]:
    """A quotation behind a colon for which there is no cue in the list: "She went further: “...”".

    The cue is what stands between the subject and the colon. Behind a colon at the end of its sentence
    the quotation is not known yet.
    """
    covered = {first for one in found for first, _ in one.contents}
    waiting = any(not one.contents for one in found)
    made = []
    for i in range(1, t.n + 1):
        if ":" not in t.gaps[i]:
            continue
        if i == t.n:
            if not waiting and t.inside[i - 1] < 0:
                made += _announcement(t, i, ())
        elif t.inside[i] >= 0 and t.inside[i - 1] != t.inside[i] and i not in covered:
            last = max(k for k in range(i, t.n) if t.inside[k] == t.inside[i])
            made += _announcement(t, i, ((i, last),))
    return made


def _announcement(t: Tagged, i: int, contents: tuple[Words, ...]) -> list[Found]:
    """What announces a quotation right before the word `i`."""
    begin = max((k for k in range(1, i) if t.broken[k]), default=0)
    source = main_subject(t, i) if begin == 0 or t.tags[begin] & SUB else (begin, right_of(t, begin))
    if source is None or source[1] < source[0] or not 0 < i - 1 - source[1] <= _LONGEST_ANNOUNCEMENT:
        return []
    return [Found(_COLON, (source[1] + 1, i - 1), source, contents, "announcement")]


def shielded(t: Tagged) -> list[Found]:
    """ "reportedly" and its like: somebody says so, and nobody is named."""
    found = []
    known = starts("adverb")
    for i in t.cues:
        word = t.low[i]
        if word not in known or t.inside[i] >= 0 or i + 1 >= t.n:
            continue
        k = i - 1
        while k >= 0 and t.tags[k] & (AUX | ADV | NEG):
            k -= 1
        contents = []
        if k >= 0 and not t.broken[k + 1] and not t.tags[k] & SUB:
            contents.append((left_of(t, k), k))
        contents.append((i + 1, content_end(t, i + 1, None, "np") - 1))
        found.append(Found(known[word][0], (i, i), None, tuple(contents), "adverb"))
    return found
