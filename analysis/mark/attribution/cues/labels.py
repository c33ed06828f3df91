"""Attributions without a verb: "Lee: We will go on.", "the call reportedly came ..."."""

from collections.abc import Sequence

from analysis.mark.attribution.cues.lexicon import Cue, nouns, quoting, starts, verbs
from analysis.mark.attribution.found import Found, Words
from analysis.mark.attribution.spans.complements import clause_start
from analysis.mark.attribution.spans.ends import content_end
from analysis.mark.attribution.spans.inversions import ends_quotation
from analysis.mark.attribution.spans.subjects import inverted, main_subject
from analysis.mark.attribution.words.inflection import PAST
from analysis.mark.attribution.words.noun_phrases import left_of, right_of
from analysis.mark.attribution.words.tagging import (
    ADJ,
    ADV,
    AUX,
    BE,
    COORD,
    DET,
    NAME,
    NEG,
    POSS,
    PREP,
    REL,
    SUB,
    SUBJ,
    TIME,
    VERB,
    Tagged,
    is_verb,
)

_UNLISTED = Cue("any other verb", "verb", "neutral", "state", frozenset(), ())
_COLON = Cue(":", "mark", "neutral", "state", frozenset(), ())
# Longest label before plain words, and before a quotation ("Former secretary of state Ann Lee (D-Iowa):").
_LONGEST, _LONGEST_BEFORE_QUOTATION = 4, 10
_LONGEST_ANNOUNCEMENT = 9
_DASHES = ("—", "–", "--", " -")
_BULLETS = ("", "-", "–", "—", "--", "•", "*", "@")


def labelled(t: Tagged) -> list[Found]:
    """A speaker's name, a colon, and what he said; the cue is the colon."""
    if ":" not in t.text:
        return []
    for i in range(1, min(t.n, _LONGEST_BEFORE_QUOTATION + 1)):
        gap = t.gaps[i]
        if ":" in gap:
            quoted = t.inside[i] >= 0 and t.inside[i - 1] < 0
            first = _label_start(t, i) if quoted else 0
            if t.low[i - 1].isdigit() or not _opens_line(t) or not _is_label(t, first, i, quoted):
                return []
            if all(word[0].isdigit() for word in t.low[i:]):
                return []  # a table's row: "Lee: 1,204"
            pattern = f"label {'quote' if quoted else 'clause'}"
            return [Found(_COLON, (i, i - 1), (first, i - 1), ((i, t.n - 1),), pattern)]
        if t.broken[i] and not {"(", ")"} & set(gap):
            return []
    return []


def _opens_line(t: Tagged) -> bool:
    """Whether a capital opens the sentence, behind a dash, a bullet or the @ of a handle at most."""
    return t.text[t.starts[0]].isupper() and t.gaps[0].strip() in _BULLETS


def _label_start(t: Tagged, n: int) -> int:
    """The first word of the name in a label of `n` words: "More from Ann Lee:", "CLOSED - Ann Lee:"."""
    for k in range(n - 1, 0, -1):
        if t.gaps[k].strip() == "-" or t.low[k - 1] == "from" and k < 3:
            return k
    return 0


def _is_label(t: Tagged, first: int, n: int, quoted: bool) -> bool:
    """Whether the words up to `n` name a speaker: capitals, and before a quotation small words too."""
    if quoted:
        return not any(t.tags[k] & (AUX | SUBJ) or t.low[k] in quoting() for k in range(first, n))
    return n <= _LONGEST and all(t.tags[k] & NAME for k in range(1, n))


def announced(t: Tagged, found: Sequence[Found]) -> list[Found]:
    """A quotation behind a colon for which there is no cue in the list: "She went further: “...”".

    The cue is what stands between the subject and the colon. Behind a colon at the end of its sentence
    the quotation is not known yet.
    """
    made = []
    labels = {one.words[0] for one in found if one.cue is _COLON}
    for i in range(1, t.n + 1):
        if ":" not in t.gaps[i] or i in labels:
            continue
        if i == t.n:
            if t.inside[i - 1] < 0:
                made += _announcement(t, i, ())
        elif t.inside[i] >= 0 and t.inside[i - 1] != t.inside[i]:
            last = max(k for k in range(i, t.n) if t.inside[k] == t.inside[i])
            made += _announcement(t, i, ((i, last),))
    return made


def _announcement(t: Tagged, i: int, contents: tuple[Words, ...]) -> list[Found]:
    """What announces a quotation right before the word `i`."""
    begin = max((k for k in range(1, i) if t.broken[k] or t.gaps[k].strip() == "-"), default=0)
    if contents and begin and any(dash in t.gaps[begin] for dash in _DASHES) and _is_name(t, begin, i):
        return [Found(_COLON, (i, i - 1), (begin, i - 1), contents, "label quote")]
    if begin and _is_verb_form(t, begin):  # "The union, in a letter, put it simply: ..."
        source = main_subject(t, i)
        if source is None or i - begin > _LONGEST_ANNOUNCEMENT or source[1] >= begin:
            return []
        return [Found(_COLON, (begin, i - 1), source, contents, "announcement")]
    source = main_subject(t, i) if begin == 0 or t.tags[begin] & SUB else (begin, right_of(t, begin))
    if source is None or source[1] < source[0] or not 0 < i - 1 - source[1] <= _LONGEST_ANNOUNCEMENT:
        return []
    if any(t.low[k] in quoting() and t.low[k] not in nouns() for k in range(source[0], source[1] + 1)):
        return []  # a verb and no subject
    return [Found(_COLON, (source[1] + 1, i - 1), source, contents, "announcement")]


def _is_verb_form(t: Tagged, i: int) -> bool:
    past = t.low[i].endswith("ed") or is_verb(t.low[i]) or t.tags[i] & AUX
    return bool(past) and not t.tags[i] & NAME


def _is_name(t: Tagged, first: int, i: int) -> bool:
    return i - first <= _LONGEST and all(t.tags[k] & (NAME | PREP | COORD) for k in range(first, i))


def unlisted(t: Tagged) -> list[Found]:
    """A past tense that is not in the list, right beside a quotation: "“Come in!” beamed Ann Lee." """
    found = []
    for i in range(1, t.n):
        if t.inside[i] < 0 <= t.inside[i - 1] and ends_quotation(t, 0, i):
            found += _unlisted_behind(t, i)
        elif t.inside[i - 1] < 0 <= t.inside[i] and i > 1:
            found += _unlisted_before(t, i)
    return found


def _unlisted_before(t: Tagged, i: int) -> list[Found]:
    """The same before the quotation that begins with the word `i`: "Ann Lee beamed, “Come in!”"."""
    if "," not in t.gaps[i] or not t.text[t.starts[i]].isupper() or not _is_past(t, i - 1):
        return []
    if t.broken[i - 1] or t.tags[i - 2] & (ADV | PREP | BE):
        return []
    last = max(k for k in range(i, t.n) if t.inside[k] == t.inside[i])
    source = (left_of(t, i - 2), i - 2)
    return [Found(_UNLISTED, (i - 1, i - 1), source, ((i, last),), "finite quote")]


def _unlisted_behind(t: Tagged, i: int) -> list[Found]:
    """The same behind the quotation that ends before the word `i`, in either order of subject and verb."""
    contents = ((clause_start(t, i - 1), i - 1),)
    if t.inside[contents[0][0]] < 0:
        return []
    if _is_past(t, i):
        source = inverted(t, i + 1)
        if source and (source[1] + 1 == t.n or t.broken[source[1] + 1]):
            return [Found(_UNLISTED, (i, i), source, contents, "inverted quote")]
        return []
    if not t.tags[i] & (DET | NAME | SUBJ | POSS) or t.tags[i] & (SUB | REL):
        return []
    for k in range(i + 1, min(t.n, i + _LONGEST_BEFORE_QUOTATION)):
        is_past = _is_past(t, k)
        is_other = t.tags[k] & AUX or t.tags[k] & VERB and not is_past
        if t.broken[k] or t.inside[k] >= 0 or is_other and not t.tags[k] & NAME:
            return []
        if is_past and not t.tags[k - 1] & (DET | POSS):
            ends = k + 1 == t.n or t.broken[k + 1] or t.tags[k + 1] & (PREP | TIME | ADV)
            return [Found(_UNLISTED, (k, k), (i, k - 1), contents, "behind quote")] if ends else []
    return []


def _is_past(t: Tagged, i: int) -> bool:
    if not t.low[i].endswith("ed") or t.tags[i] & (NAME | ADJ | PREP):
        return False
    return all(cue.rest for cue, _ in verbs().get(t.low[i], ()))  # "jeered" is no "jeered at"


def opening_cue(t: Tagged) -> list[Found]:
    """A cue and its subject that open the sentence of a quotation: "Said Ann Lee, the mayor: “...”"."""
    if t.n < 2 or t.inside[0] >= 0 or not t.text[t.starts[0]].isupper() or t.low[0] not in quoting():
        return []
    known = [cue for cue, what in verbs()[t.low[0]] if what & PAST and "quote" in cue.frames]
    last = right_of(t, 1)
    shouts = t.text[t.starts[0] : t.ends[0]].isupper()
    if not known or shouts or last < 1 or not t.gaps[1].isspace() or not t.tags[1] & (NAME | DET | SUBJ):
        return []
    for i in range(last + 1, t.n + 1):
        if i == t.n or t.inside[i] >= 0:
            break
        if t.tags[i] & AUX and not t.tags[i] & NAME and not t.tags[i - 1] & REL:
            return []
    if "," not in t.gaps[i] and ":" not in t.gaps[i]:
        return []
    if i == t.n:
        return [Found(known[0], (0, 0), (1, last), (), "opening colon")] if ":" in t.gaps[i] else []
    end = max(k for k in range(i, t.n) if t.inside[k] == t.inside[i])
    return [Found(known[0], (0, 0), (1, last), ((i, end),), "opening quote")]


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
