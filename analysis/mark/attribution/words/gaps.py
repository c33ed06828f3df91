"""The gaps between words at which a content can end, and what holds there."""

from collections.abc import Iterator
from functools import lru_cache

from analysis.mark.attribution.cues.lexicon import quoting, verbs
from analysis.mark.attribution.words.noun_phrases import right_of
from analysis.mark.attribution.words.tagging import (
    ADV,
    AUX,
    COORD,
    DET,
    IS_VERB,
    NAME,
    NEG,
    NUM,
    POSS,
    PREP,
    REL,
    SUB,
    SUBJ,
    TIME,
    VERB,
    WH,
    Tagged,
    is_verb,
)
from analysis.mark.attribution.words.verb_groups import Group

Sign = tuple[str, ...]
_LINKS = PREP | SUB | COORD | WH | REL
_DASHES = ("—", "–", "--", " - ")
_CLAUSES = frozenset({"that", "wh", "if", "clause", "behind", "colon", "quote"})


def is_relative(t: Tagged, group: Group) -> bool:
    """Whether the cue stands in a relative clause behind a comma: "Lee, whose team announced ..."."""
    for i in range(group.first - 1, max(0, group.first - 8), -1):
        if t.tags[i] & REL or t.low[i] == "whose":
            return "," in t.gaps[i]
        if t.broken[i]:
            return False
    return False


@lru_cache(maxsize=1 << 10)
def gap_kind(gap: str) -> str:
    """What stands between two words."""
    if gap == " ":
        return "space"
    if ";" in gap:
        return "semicolon"
    if any(dash in gap for dash in _DASHES):
        return "dash"
    if ":" in gap:
        return "colon"
    if "(" in gap or ")" in gap and not gap.startswith("),"):
        return "bracket"
    if "," in gap:
        return "comma"
    return "space" if gap.isspace() else "mark"


def word_class(t: Tagged, i: int) -> str:
    """What kind of word stands there; a linking word is a class of its own."""
    if t.classes is None:
        t.classes = [*map(_class_of, t.low, t.tags), "end"]
    return t.classes[i]


@lru_cache(maxsize=1 << 14)
def _class_of(word: str, tag: int) -> str:
    if tag & _LINKS:
        return word
    for bits, name in _NAMED:
        if tag & bits and not (bits == SUBJ and tag & DET):
            return name
    if is_verb(word):
        return "past"
    if word.endswith("ing"):
        return "ing"
    if word.endswith("ed"):
        return "ed"
    return "adverb" if tag & ADV else "verb" if tag & VERB else "word"


_NAMED = (
    (AUX, "auxiliary"),
    (SUBJ, "pronoun"),
    (POSS, "possessive"),
    (DET, "article"),
    (NEG, "not"),
    (TIME, "time"),
    (NAME, "name"),
    (NUM, "number"),
)


def _kind(t: Tagged, first: int, group: Group | None, frame: str) -> str:
    if frame == "wh":
        return "if" if t.low[first] == "if" else "wh"
    if frame in ("that", "behind", "colon", "to", "quote"):
        return frame
    if frame == "np":
        return "clause" if group is not None and "clause" in group.cue.frames else "np"
    return "preposition"


def places(t: Tagged, first: int, group: Group | None, frame: str) -> Iterator[tuple[int, list[Sign]]]:
    """Each word before which the content can end, with what holds there."""
    kind = _kind(t, first, group, frame)
    size = "clause" if kind in _CLAUSES else "phrase"
    shape = group.shape if group else "noun"
    cue = group.cue.cue if group else "noun"
    inner = group is not None and _is_subordinate(t, group)
    relative = group is not None and is_relative(t, group)
    where = "inner" if inner else "relative" if relative else "main"
    lead = (
        t.low[group.first - 1]
        if group and group.first and t.tags[group.first - 1] & (SUB | PREP | WH | REL)
        else "-"
    )
    seen = "verb" if t.tags[first] & IS_VERB else "no verb"
    gaps, tags, inside = t.gaps, t.tags, t.inside
    for i in range(first + 1, t.n):
        tag = tags[i]
        gap = "space" if gaps[i] == " " else gap_kind(gaps[i])
        if (gap != "space" or tag & _LINKS) and (inside[i] < 0 or inside[i - 1] != inside[i]):
            word, after = word_class(t, i), i - first
            length = min(32, 1 << (after - 1).bit_length())  # 1, 2, up to 4, 8, 16, and more
            signs = [
                ("kind", kind, gap),
                ("word", gap, word),
                ("kind word seen", kind, gap, word, seen),
                ("length", kind, gap, str(length)),
                ("where", where, gap, word),
                ("lead", shape, gap, lead),
                ("cue", cue, gap, word),
            ]
            if gap == "space" or tag & _LINKS:
                signs.append(("next", size, gap, word, word_class(t, i + 1)))
            if gap != "space":
                signs += _behind_mark(t, i, gap, size)
            if tag & COORD and group is not None and i + 1 < t.n and is_second_verb(t, i + 1, group):
                signs.append(("second verb", shape, size, gap))
            if inside[i - 1] == inside[first] >= 0:
                signs += (
                    ("behind its first quotation", kind, gap),
                    ("behind its first quotation", gap, word),
                )
            if inside[i - 1] >= 0:
                signs += (("behind a quotation", gap, size), ("behind a quotation", gap, word))
            yield i, signs
        if tag & IS_VERB:
            seen = "verb"


def _behind_mark(t: Tagged, i: int, gap: str, size: str) -> Iterator[Sign]:
    """What holds behind a comma or a dash: whether an insertion or a main clause begins."""
    word = word_class(t, i)
    if word in ("pronoun", "article", "name", "possessive", "word", "number"):
        begins = "clause" if _begins_clause(t, i) else "phrase"
        yield ("begins with", gap, word, begins)
    if gap in ("comma", "dash"):
        closing = next(
            (k for k in range(i + 1, min(t.n, i + 25)) if t.gaps[k] != " " and gap_kind(t.gaps[k]) == gap), 0
        )
        if closing:
            then = word_class(t, closing)
            then = then if then in _GOES_ON else "other"
            yield ("insertion", gap, "relative" if t.tags[i] & (REL | WH) else "plain", then)
        else:
            yield ("last", gap, "short" if t.n - i < 8 else "long", size)
        if any(t.low[k] in quoting() for k in range(i, min(t.n, i + 5))):
            yield ("another cue", gap, word)
        if _is_parenthesis(t, i):
            yield ("source and cue", gap)


_GOES_ON = frozenset({"auxiliary", "past", "ed", "verb", "and", "but", "not", "that"})


def _begins_clause(t: Tagged, first: int) -> bool:
    """Whether a verb follows within a few words."""
    for k in range(first, min(t.n, first + 8)):
        if k > first and t.broken[k]:
            return False
        if t.tags[k] & IS_VERB or k > first and t.low[k].endswith("ed"):
            return True
    return False


def is_second_verb(t: Tagged, i: int, group: Group) -> bool:
    """Whether a verb begins here that shares the cue's subject: "said ... and called for ..."."""
    while i < t.n - 1 and t.tags[i] & (ADV | NEG) and not t.tags[i] & (SUBJ | DET):
        i += 1
    return t.low[i] in verbs() and _same_form(t.low[i], t.low[group.head])


def _same_form(one: str, other: str) -> bool:
    """Whether two verbs have the same tense, so that they share a subject."""
    a = {what & 6 for _, what in verbs()[one]}
    b = {what & 6 for _, what in verbs()[other]}
    return any(x & y for x in a for y in b)


def _is_subordinate(t: Tagged, group: Group) -> bool:
    """Whether the cue stands in a clause that opens the sentence and depends on one that follows."""
    first = 0
    while first < group.first and t.tags[first] & (COORD | ADV) and not t.tags[first] & (SUB | SUBJ):
        first += 1
    if not t.tags[first] & (SUB | PREP) or t.tags[first] & (SUBJ | DET) or first >= group.first:
        return False
    return not any(t.broken[i] for i in range(first + 1, group.first + 1))


def _is_parenthesis(t: Tagged, first: int) -> bool:
    """Whether ", she said" begins here, in the middle or at the end of what she said."""
    known = verbs()
    last = right_of(t, first)
    i = last + 1
    if last < first or i >= t.n:
        return False
    while i < t.n - 1 and t.tags[i] & (AUX | ADV) and not t.broken[i]:
        i += 1
    if t.low[i] not in known or t.broken[i] or not any("clause" in cue.frames for cue, _ in known[t.low[i]]):
        return False
    return i + 1 >= t.n or t.broken[i + 1] or bool(t.tags[i + 1] & (TIME | PREP | ADV)) and i == last + 1
