"""Where a content ends: at the gap between two words where contents end in news, as counted on gold.

At each gap where a content can end (a comma, a dash, a word that links), the circumstances add up to
the log-odds of an end: `lexicons/attribution_ends.csv`, fitted by `benchmarks/fit_ends.py` on
polnear-train. From these follows how likely each gap is the end. Taken is the likeliest; but of ends that
are about as likely, the one that shares half of its words with the most of them.
"""

from functools import cache
from itertools import repeat
from math import exp

from analysis import lexicon
from analysis.mark.attribution.cues.lexicon import quoting, starts, verbs
from analysis.mark.attribution.words.gaps import Sign, is_relative, is_second_verb, places
from analysis.mark.attribution.words.noun_phrases import right_of
from analysis.mark.attribution.words.tagging import (
    ADV,
    AUX,
    COORD,
    DET,
    IS_VERB,
    NAME,
    NEG,
    OBJ,
    PREP,
    REL,
    SUB,
    SUBJ,
    WH,
    Tagged,
)
from analysis.mark.attribution.words.verb_groups import Group

_TURNS = frozenset({"but", "though", "although", "even", "as", "and", "yet"})
# Contents that a second "that" can go on.
_CLAUSES = frozenset({"that", "np", "behind"})
_ADDING = frozenset({"and", "or", "but"})
_LEADS_VERB = AUX | ADV | COORD | NEG | PREP
_WITH_VERB = frozenset({"that", "wh", "if", "to", "behind", "colon", "quote"})
_INSTEAD = frozenset({"instead", "otherwise", "still", "then", "later", "also"})
_DECLINING = frozenset(
    {"declined", "declines", "refused", "refuses", "stopped", "avoided", "gave", "offered"}
)
_NOT_SAYING = frozenset(
    ("say", "elaborate", "specify", "name", "identify", "disclose", "explain", "comment", "give", "provide")
    + (
        "offer",
        "mention",
        "delve",
        "detail",
        "discuss",
        "rule",
        "answer",
        "respond",
        "take",
        "address",
        "reveal",
    )
)
# What a half right end is worth beside a right one.
_HALF = 1.5
# An end is not taken that is less likely than this share of the likeliest.
_NEAR = 0.2
# An end less likely than this is not looked at any more.
_RARE = 0.02


def content_end(t: Tagged, first: int, group: Group | None = None, frame: str = "that") -> int:
    """The word behind the last one of the content that begins with the word `first`.

    `group` is the cue, if it is a verb's, and `frame` what the content is introduced by.
    """
    if frame == "so" or _is_whole_speech(t, first):
        return _speech_end(t, first)
    known = weights()
    inserted = group is not None and is_relative(t, group)
    always = known.get(("always",), 0.0)
    ends: list[tuple[int, float]] = []
    left = 1.0
    low, gaps = t.low, t.gaps
    for i, signs in places(t, first, group, frame):
        adds, gap = low[i] in _ADDING, gaps[i]
        if adds and (
            t.inside[i - 1] >= 0 and _joins_quotations(t, i) or frame in _CLAUSES and _joins_clauses(t, i)
        ):
            continue
        if low[i] == "which" and _quotes_in_clause(t, first, i):
            continue
        here = left / (1 + exp(-always - sum(map(known.get, signs, repeat(0.0)))))
        if (
            inserted
            and "," in gap
            and _is_verb_form(t, i)
            or gap != " "
            and _is_certain(t, first, i)
            or adds
            and (_shares_subject(t, first, i, group, frame) or _turns_away(t, i))
        ):
            here = left
        ends.append((i, here))
        left -= here
        if left < _RARE:
            break
    if left >= _RARE:
        ends.append((t.n, left))
    end = _best(first, ends)
    return min(end, _main_verb(t, first, group)) if group is not None else end


def _main_verb(t: Tagged, first: int, group: Group) -> int:
    """Where the main clause goes on behind a relative clause whose own subject is what was said of it.

    "Cranes which bosses say are vital to the port | will be put on ice"; else the sentence's end.
    """
    if not t.tags[first] & AUX or first != group.last + 1 or t.broken[first]:
        return t.n
    lead = next((k for k in range(group.first - 1, max(0, group.first - 7), -1) if t.tags[k] & REL), 0)
    if not lead or any(t.broken[k] for k in range(lead, group.first)):
        return t.n
    for i in range(first + 1, t.n):
        if t.broken[i] or t.tags[i] & (SUB | SUBJ | REL | WH) and not t.tags[i] & DET:
            return t.n
        if t.tags[i] & AUX and not t.tags[i - 1] & _LEADS_VERB and t.low[i - 1] != "to":
            return i
    return t.n


def _joins_quotations(t: Tagged, i: int) -> bool:
    """Whether the word links two quotations that are one content: "called it “short” and “sweet”"."""
    joins = t.low[i] in ("and", "or") and t.gaps[i][-1:] == " " and "," not in t.gaps[i]
    return joins and i + 1 < t.n and t.inside[i + 1] >= 0 > t.inside[i]


def _joins_clauses(t: Tagged, i: int) -> bool:
    """Whether a second clause is told by the same cue: "said pay would rise, and that work would go on"."""
    if t.low[i] not in ("and", "but") or t.low[i + 1 : i + 2] != ["that"] or t.inside[i] >= 0:
        return False
    return i + 2 < t.n and not t.broken[i + 1] and not t.broken[i + 2] and not t.tags[i + 2] & AUX


def _quotes_in_clause(t: Tagged, first: int, i: int) -> bool:
    """Whether a relative clause with a quotation of the source's own begins: "a letter, which he “read”"."""
    return (
        i + 2 < t.n
        and "," in t.gaps[i]
        and t.low[i] == "which"
        and t.low[i + 1] in ("he", "she", "they")
        and t.inside[first] < 0 <= t.inside[i + 2]
    )


def _is_certain(t: Tagged, first: int, i: int) -> bool:
    """Whether a content ends here whatever was counted: "...; Lee", "..., while the union warned",
    "..., according to Lee", "..., but Ann Lee has denied it", and where the bracket closes that it is in."""
    if ";" in t.gaps[i]:
        return t.low[i] != "that"
    if _leaves_bracket(t, first, i):
        return True
    if "," not in t.gaps[i]:
        return False
    word = t.low[i]
    if word == "according" and t.low[i + 1 : i + 2] == ["to"]:
        return True
    if word in ("while", "whereas") and any(t.low[k] in quoting() for k in range(i + 2, min(t.n, i + 6))):
        return True
    return word in _TURNS and word != "as" and tells_another(t, i)


def _leaves_bracket(t: Tagged, first: int, i: int) -> bool:
    """Whether a bracket closes before the word `i` that opened before the content."""
    return ")" in t.gaps[i] and not any("(" in t.gaps[k] for k in range(first + 1, i))


def _turns_away(t: Tagged, i: int) -> bool:
    """Whether the source goes on by not saying: "said it was late but still declined to say why"."""
    if t.low[i] != "but" or t.inside[i] >= 0 or i + 1 >= t.n:
        return False
    k = i + 1
    while k < t.n - 1 and (t.tags[k] & ADV or t.low[k] in _INSTEAD) and not t.tags[k] & SUBJ:
        k += 1
    if t.low[k] in ("did", "does") and k + 2 < t.n and t.tags[k + 1] & NEG:
        k += 2
        while k < t.n - 1 and t.tags[k] & ADV:
            k += 1
        return t.low[k] in _NOT_SAYING or t.low[i + 1] in _INSTEAD
    if t.low[k] in ("didn't", "doesn't") and k + 1 < t.n:
        return t.low[k + 1] in _NOT_SAYING or t.low[i + 1] in _INSTEAD
    return t.low[k] in _DECLINING or t.low[i + 1] == "instead" and t.low[k].endswith("ed")


def _shares_subject(t: Tagged, first: int, i: int, group: Group | None, frame: str) -> bool:
    """Whether the cue's subject goes on with a verb of its own: "sees it as a risk and has said so".

    Where the content has a verb, and so a subject, of its own only before another "that": "admitted that it
    was late and stressed that it was safe".
    """
    if t.low[i] not in ("and", "but") or i + 1 >= t.n:
        return False
    if frame in _WITH_VERB:
        that = next((k for k in range(i + 2, min(t.n, i + 4)) if t.low[k] == "that"), 0)
        return bool(that) and group is not None and is_second_verb(t, i + 1, group)
    if not t.tags[i + 1] & AUX or t.tags[i + 1] & SUBJ:
        return False
    return not any(t.tags[k] & AUX or _is_verb_form(t, k) for k in range(first, i))


def tells_another(t: Tagged, i: int) -> bool:
    """Whether a clause with a source and a cue of its own begins: ", but Ann Lee has denied it"."""
    while i + 1 < t.n and t.low[i] in _TURNS:
        i += 1
    if t.tags[i] & (SUBJ | PREP | SUB) and not t.tags[i] & (DET | NAME):
        return False
    last = right_of(t, i)
    within = _verb_within(t, i, last)
    last = last if within is None else within - 1
    verb = last + 1
    while verb < t.n and t.tags[verb] & (AUX | ADV) and not t.broken[verb]:
        verb += 1
    return (
        i <= last < verb < t.n
        and not t.broken[verb]
        and not t.broken[last + 1]
        and (t.low[verb] in verbs() or t.low[verb] in starts("adjective"))
    )


def _verb_within(t: Tagged, first: int, last: int) -> int | None:
    """The verb behind a name that was taken for a noun, where an object follows: "Rome views it as"."""
    for i in range(first + 1, min(last + 1, t.n - 1)):
        if t.tags[i - 1] & NAME and t.low[i] in verbs() and not t.tags[i] & NAME:
            return i if t.tags[i + 1] & OBJ and not t.broken[i + 1] else None
    return None


def _is_verb_form(t: Tagged, i: int) -> bool:
    return bool(t.tags[i] & IS_VERB) or t.low[i].endswith("ed")


def _best(first: int, ends: list[tuple[int, float]]) -> int:
    """The end of the largest worth: its own likelihood, and that of the ends it is half right with."""
    best, worth = ends[-1][0], -1.0
    top = max([alone for _, alone in ends])
    for i, alone in ends:
        if alone < _NEAR * top:
            continue
        own = i - first
        half = sum([p for k, p in ends if own <= 2 * (k - first) <= 4 * own])
        if alone + _HALF * half > worth:
            best, worth = i, alone + _HALF * half
    return best


@cache
def weights() -> dict[Sign, float]:
    """What each sign of an end of the content adds to its log-odds."""
    path = lexicon.FOLDER / "attribution_ends.csv"
    columns = ("circumstance", "weight", "source")
    found = lexicon.rows(path, columns, columns, ("circumstance",))
    return {tuple(row["circumstance"].split("|")): float(row["weight"]) for row in found}


def _is_whole_speech(t: Tagged, first: int) -> bool:
    """Whether a quotation begins with the word `first` that is a sentence of its own."""
    if t.inside[first] < 0 or not t.text[t.starts[first]].isupper():
        return False
    start, end = t.quotes[t.inside[first]]
    return (
        t.text[max(0, end - 4) : end].rstrip("\"'”’“»")[-1:] in (".", ",", "!", "?")
        and start <= t.starts[first] <= start + 2
    )


def _speech_end(t: Tagged, first: int) -> int:
    """The word behind the quotation that the word `first` stands in; the next word where it is in none."""
    i = first + 1
    while i < t.n and t.inside[i] >= 0 and t.inside[i] == t.inside[first]:
        i += 1
    return i
