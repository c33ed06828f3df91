"""Polarity: whether a passage tells its claim as so, as not so, or leaves it open.

The rule, whose words stand in `lexicons/polarity.csv`:

1. A *negation* denies a part of the passage that begins at most three full words behind it ("did not come at
   her request"), without a comma, "and", "who", "because" or the like between; "nobody" at the head of a
   clause reaches six, "without" only a verb in -ing right behind it and what that takes.
2. A *denial* ("denied", "it is false", "no truth in the report") denies the clause with "that", "he" or -ing
   that follows; "the claim that ... is false" the clause before it; a source's verb of denying what it says.
3. A negation within a denied clause makes two, which affirm: "denied that he had not slept".
   Who turns down what was asked for ("rejected a request for more") does not deny that it was.
4. Left open is what a question holds, or "whether" and "if" as far as the next comma; what "no evidence" or
   "unclear" is said of; and what a negated word introduces: "did not say that", "did not deny that".
5. What "the" introduces is there, also where a verb is negated: "did not mention the illegal offer" tells
   "illegal". "No mayor was tougher" and "has never been higher" say the most, and deny nothing.
6. The words of the claim's own phrase do none of this: where it is "nothing was discussed", that is told.

Where the method is wrong: there is no parser. A negation farther off is not seen; one of a verb is taken for
one of its object ("did not like Lee's request", which he made all the same); who denies "this" in the next
sentence is told by `rebuttals`.
"""

import re
from collections.abc import Sequence

from analysis.compare.claims.clauses import (
    Clauses,
    Word,
    asked_for,
    auxiliaries,
    borders,
    clauses,
    listed,
    n_full,
    reports,
    within,
)
from analysis.compare.claims.search import DENIES, ONLY_SAYS, SAYS, Passage
from analysis.compare.small_words import small_words
from analysis.words import words

_REACH, _FAR = 3, 6
_QUESTION = re.compile(r"(?:(?!, (?:so|but|and|then)\b)[^\"“”?!;:—–])*\?")
_LATER = frozenset(["before", "until", "till"])
_RELATIVE = frozenset(["who", "which"])
_MORE = frozenset(["more", "less", "better", "worse", "further", "farther"])
_BE = small_words("be")
_COMPARATIVE = re.compile(r"\w{2,}er")
_TURNED = {
    SAYS: {},
    DENIES: {"affirmed": "denied", "denied": "affirmed"},
    ONLY_SAYS: {"denied": "affirmed"},
}
_TURNS_DOWN = frozenset(["rejected", "rejects", "reject", "rejecting", "refused", "refuses", "refuse"])
_TURNS_DOWN |= {"dismissed", "dismisses", "dismiss", "declined", "declines", "decline", "spurned", "rebuffed"}
_NOT_FINITE = frozenset(["be", "been", "being", "have", "had", "having", "do"])


def polarity(sentence, passage: Passage, line: Sequence) -> str:
    """`affirmed`, `denied` or `unspecified`: how a passage of a sentence tells its claim.

    What the passage's words are told as, turned round where they are a phrase that denies the claim.

    `line` are the attributions around it (`context.Attribution`), the outermost first.
    """
    told = _polarity(sentence, passage, line)
    return _TURNED[passage.sense].get(told, told)


def _polarity(sentence, passage: Passage, line: Sequence) -> str:
    at = sentence.start
    line = [one for one in line if not within(one.start - at, one.end - at, passage.parts)]
    read = clauses(sentence.text, passage)
    if _is_presupposed(read):
        return "affirmed"
    negations = [one for one in read.of("negation", "no one", "before -ing", "not do") if _negates(read, one)]
    denials = [one for one in read.of("deny") if _is_said_of(read, one)]
    denials += [one for one in negations if one.kind == "not do"]
    if (
        _QUESTION.match(sentence.text, passage.end)
        or any(map(_says_nothing, line))
        or (any(one.act == "deny" for one in line[:-1]) and not denials)
        or _is_denied_twice(read, negations, denials)
        or any(_opposes(read, one, inner, at) for one in denials for inner in line[-1:])
        or (_is_left_open(read) and not _is_open_itself(sentence.text, passage))
    ):
        return "unspecified"
    is_denied = bool(denials) or (bool(line) and _denies(line[-1], sentence, passage))
    is_negated = any(one.kind != "not do" for one in negations)
    return "denied" if is_denied != is_negated else "affirmed"


def _is_presupposed(read: Clauses) -> bool:
    """Whether the passage is a word before a noun that "the" introduces: "the illegal offer"."""
    begin, end = read.begins[0], read.end
    if len(read.begins) > 1 or end - begin > 1 or begin == 0 or end >= len(read.folded):
        return False
    is_joined = read.gap(begin - 1, end) is not None
    follows = read.folded[end]
    is_noun = follows not in small_words() and not follows.endswith("ly")
    return is_joined and is_noun and (read.folded[begin - 1] in small_words("poss") | {"the"})


def _negates(read: Clauses, one: Word) -> bool:
    """Whether a negation holds for a part of the passage, not for a time only ("not before May")."""
    inside = (read.folded[at] for at in range(read.begins[0], read.end) if at not in read.own)
    if not _LATER.isdisjoint(inside) or read.folded[read.end : read.end + 1] in (["until"], ["till"]):
        return False
    at = read.part(one)
    if at is None:
        return one.last == read.end - 1
    is_object = at == read.begins[0] and _is_after_verb(read.folded[one.last + 1 : at])
    return _reaches(read, one, at) and not is_object and not _is_utmost(read, one, at)


def _is_utmost(read: Clauses, one: Word, at: int) -> bool:
    """Whether what is negated compares: "no mayor was a tougher judge than Bell", "has never been higher"."""
    if one.kind != "no one" and read.folded[one.first] != "never":
        return False
    begin = max(one.last + 1, at - 2)
    return any(
        word in _MORE or (_COMPARATIVE.fullmatch(word) and ("than" in read.folded[at:] or before in _BE))
        for before, word in zip(
            read.folded[begin - 1 :], read.folded[begin : min(at + 2, read.end)], strict=False
        )
    )


def _is_after_verb(gap: Sequence[str]) -> bool:
    """Whether "the" follows a negated verb, and what it begins is there: "did not survive the inquiry"."""
    if n_full(gap[:-1]) == 0 or gap[-1] not in small_words("poss") | {"the"}:
        return False
    return gap[-2] not in small_words("prep") | auxiliaries()


def _reaches(read: Clauses, one: Word, at: int) -> bool:
    """Whether a negation holds as far as the word `at`."""
    gap = read.gap(one.last, at)
    if gap is None or not borders().isdisjoint(gap):
        return False
    if one.kind == "before -ing" and not any(word.endswith("ing") for word in (*gap, read.folded[at])[:2]):
        return False
    is_aside = not _RELATIVE.isdisjoint(read.folded[max(0, one.first - 3) : one.first])
    if one.kind == "negation" and is_aside and _is_finite(gap[1:]):
        return False  # "the captain who did not sleep was arrested"
    return n_full(gap) <= _reach(read, one)


def _is_finite(gap: Sequence[str]) -> bool:
    return not (small_words("be", "have", "do", "modal") - _NOT_FINITE).isdisjoint(gap)


def _reach(read: Clauses, one: Word) -> int:
    """Full words; "with no notes" reaches none."""
    if one.kind == "no one" and read.heads(one):
        return _FAR
    is_object = one.kind == "no one" and read.folded[one.first - 1] in small_words("prep")
    return -1 if is_object else _REACH


def _is_denied_twice(read: Clauses, negations: Sequence[Word], denials: Sequence[Word]) -> bool:
    """ "Did not deny that", "few dispute that", "is not false", "refused to rule out a strike"."""
    above = read.of("negation", "no one", "next to none", "not do")
    return any(
        one.last < denial.first and _reaches(read, one, denial.first) for one in above for denial in denials
    ) or any(
        one.last < denial.first < (read.part(one) or 0) for one in negations for denial in read.of("deny")
    )


def _denies(one, sentence, passage: Passage) -> bool:
    """Whether a cue of denying denies the passage: not what is in "the plan that he signed"."""
    if one.act != "deny":
        return False
    starts = [start - sentence.start for start, _ in one.contents if start <= sentence.start + passage.start]
    gap = words(sentence.text[max(0, *starts, 0) : passage.start]).folded
    if _is_asked_for([*gap, *words(sentence.text[passage.start : passage.end]).folded]):
        return False
    head, that, tail = _parted(gap, "that")
    begun = [*gap, *words(sentence.text[passage.start : passage.end]).folded][:_REACH]
    is_thing = not that and reports().isdisjoint(begun) and not any(word.endswith("ing") for word in begun)
    if is_thing and not _TURNS_DOWN.isdisjoint(words(one.cue).folded):
        return False  # "rejected the plan", which is there
    return borders().isdisjoint((*head, *tail)) and "so" not in gap and (not that or _takes(head))


def _is_asked_for(content: Sequence[str]) -> bool:
    """Whether content begins with what can be turned down: "the club's request", not "any request"."""
    begin = next((at for at, word in enumerate(content[:4]) if word in asked_for()), None)
    return begin is not None and {"any", "that", "ever"}.isdisjoint(content[:begin])


def _opposes(read: Clauses, denial: Word, inner, at: int) -> bool:
    """Whether a denial is not the source's own: "rejected Lee's claim that", which is told on Lee's word."""
    is_own = within(at + denial.start, at + denial.end, [*inner.contents, (inner.start, inner.end)])
    return (
        not is_own
        and read.folded[denial.first] not in words(inner.source or "").folded
        and bool(inner.source)
    )


def _is_said_of(read: Clauses, one: Word) -> bool:
    return _holds(read, one) or _is_behind(read, one)


def _holds(read: Clauses, one: Word) -> bool:
    """Whether the passage stands in the clause that a word takes: "denied (the claim) that", "denied he"."""
    at = read.part(one)
    if at is None:
        return False
    gap = read.folded[one.last + 1 : at]
    if gap[:1] == ["as"]:  # "dismissed as nonsense the claim that"
        gap = gap[next((i for i, word in enumerate(gap) if word in small_words("det")), 0) :]
    head, joint, tail = _parted(gap, "that", "of", "about")
    if not borders().isdisjoint((*head, *tail)) or n_full(head) > _REACH:
        return False
    if joint:
        return _takes(head)
    first = (*head, read.folded[at])[0]
    is_bare = not head and one.kind == "leave open"
    return is_bare or first in small_words("subj") or first.endswith("ing") or first in reports()


def _takes(head: Sequence[str]) -> bool:
    """Whether what is denied before "that" is a report, or nothing: not "the plan"."""
    return not reports().isdisjoint(head) or small_words("det").isdisjoint(head)


def _parted(gap: Sequence[str], *joints: str) -> tuple[Sequence[str], bool, Sequence[str]]:
    """The words before the first of `joints`, whether there is one, and those behind it."""
    at = next((at for at, word in enumerate(gap) if word in joints), len(gap))
    return gap[:at], at < len(gap), gap[at + 1 :]


def _is_behind(read: Clauses, one: Word) -> bool:
    """Whether a word is said of the clause of the passage, before it: "that she asked is false"."""
    gap = read.gap(read.end - 1, one.first) if one.first >= read.end else None
    if gap is None or not _is_subject(read):
        return False
    gap = [*gap, read.folded[one.first]]  # "remains to be seen" is a verb itself
    verb = next((at for at, word in enumerate(gap) if word in auxiliaries()), len(gap))
    return verb <= _REACH and set(gap[verb:-1]) <= auxiliaries() | small_words("adv", "neg")


def _is_subject(read: Clauses) -> bool:
    """Whether the passage stands in a clause with "that" or "whether" at the head, or of a report."""
    begin = read.begins[0]
    for at in range(begin - 1, max(-1, begin - 2 - _REACH), -1):
        if read.gap(at, begin) is None:
            return False
        word = read.folded[at]
        if word in borders():
            is_told = word == "that" and (at == 0 or read.folded[at - 1] in reports())
            return word == "whether" or is_told
    return begin > 0 and read.folded[begin - 1] in reports()


def _is_left_open(read: Clauses) -> bool:
    return (
        any(_asks(read, one) for one in read.of("ask"))
        or any(_is_said_of(read, one) for one in read.of("leave open"))
        or any(_introduces(read, one) for one in read.of("negation", "no one"))
    )


def _asks(read: Clauses, one: Word) -> bool:
    """Whether the passage stands in a clause with "if"; a sentence "Whether ..." says itself what is open."""
    states = one.first == 0 and read.folded[0] == "whether"
    return not states and read.part(one) is not None


def _introduces(read: Clauses, one: Word) -> bool:
    """Whether a negated word introduces the clause of the passage: "did not say that", "no report that"."""
    at = read.part(one) or 0
    gap = read.folded[one.last + 1 : at]
    if _is_after_verb(gap) and _reaches(read, one, at):
        return not auxiliaries().isdisjoint(read.folded[at : read.end])  # "can prove the dam is full"
    head, that, tail = _parted(gap, "that")
    reach = _FAR if one.kind == "no one" and read.heads(one) else 1
    return that and len(head) <= reach and borders().isdisjoint((*head, *tail))


def _is_open_itself(text: str, passage: Passage) -> bool:
    """Whether the claim's own phrase says that something is open: "what he meant is unclear"."""
    parts = (text[start:end] for start, end in passage.parts)
    return any(word.kind in ("ask", "leave open") for part in parts for word in listed(part, words(part)))


def _says_nothing(one) -> bool:
    """Whether a cue is itself negated ("did not say"), or nobody is its source; "few" deny nothing."""
    nobody = ("no one", "next to none") if one.act == "deny" else ("no one",)
    cue = listed(one.cue, words(one.cue))
    return is_nobody(one.source, nobody) or any(word.kind in ("negation", "no one") for word in cue)


def is_nobody(source: str | None, kinds: Sequence[str] = ("no one",)) -> bool:
    """Whether a source is none: "nobody", "no minister"."""
    found = listed(source or "", words(source or ""))
    return bool(found) and found[0].first == 0 and found[0].kind in kinds
