"""Cues behind or inside what they attribute: "..., she said", "...," said Ann Lee, "as Lee put it, ..."."""

from analysis.mark.attribution.cues.lexicon import quoting, verbs
from analysis.mark.attribution.found import Found, Words
from analysis.mark.attribution.spans.complements import Complement, clause_start
from analysis.mark.attribution.spans.ends import content_end, tells_another
from analysis.mark.attribution.spans.subjects import inverted
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
    Tagged,
    broken,
)
from analysis.mark.attribution.words.verb_groups import Group

_BEHIND_QUOTATION = frozenset(",.?!…")
# A quotation of more words that opens its sentence needs no comma at its end, for some forget it.
_WHOLE = 5
# What opens a content for certain.
_OPENED = ("that", "wh", "quote")
_CLOSED = ADV | AUX | COORD | NEG | PREP | REL | SUB | TIME | VERB
DASHES = ("—", "–", "--", " - ")
# Prepositions that say how exact a number is: "About 60 people died".
_ABOUT = frozenset({"about", "around", "over", "under", "between"})


def as_clause(t: Tagged, group: Group, source: Words | None, after: Complement) -> Found | None:
    """ "The last part, as Ann Lee points out, is ...": the content stands around the cue."""
    i = group.last + 1
    if not source or not source[0] or t.low[source[0] - 1] != "as" or after.frame != "end":
        return None
    if i >= t.n or "," not in t.gaps[i]:
        return None
    contents = [(i, t.n - 1)]
    if source[0] > 1 and "," in t.gaps[source[0] - 1]:
        contents.insert(0, (clause_start(t, source[0] - 2), source[0] - 2))
    return Found(group.cue, (group.first, group.last), source, tuple(contents), "as clause")


def after_sentence(t: Tagged, group: Group, source: Words | None, frame: str) -> Found | None:
    """A sentence of a cue only, behind a quotation that ended the one before: "...?" Ann Lee asked."""
    if "quote" not in group.cue.frames or group.shape != "finite" or frame == "colon":
        return None
    if source and source[0] == 0 and source[1] == group.first - 1:
        return Found(group.cue, (group.first, group.last), source, (), "behind sentence")
    if group.first == 0 and (turned := inverted(t, group.last + 1)):
        return Found(group.cue, (0, group.last), turned, (), "inverted sentence")
    return None


def behind(t: Tagged, group: Group, source: Words | None, after: Complement) -> Found | None:
    """A cue after its content; what goes on behind it is content too."""
    if not group.first or group.shape != "finite" or not group.cue.frames & {"quote", "clause"}:
        return None
    end = group.last
    speaker = _after_quotation(t, group)
    if t.inside[group.first - 1] >= 0 or not speaker and _is_turned(t, group):
        turned = inverted(t, group.last + 1)
        if turned is None or _is_insertion(t, group, turned):
            return None
        end = _apposition(t, turned[1])
        start, source, kind = group.first, (turned[0], end), "inverted"
    else:
        source = speaker or source
        if not source or not source[0] or source[1] >= group.first or t.tags[source[0]] & REL:
            return None
        start, kind = source[0], "behind"
        if after.frame in ("colon", "quote") and _is_shared(t, source[1], group.first):
            return None
        if t.inside[start - 1] < 0 and _goes_on(t, group, start, after):
            return None
    quoted = t.inside[start - 1] >= 0
    first = clause_start(t, start - 1)
    if not (ends_quotation(t, first, start) if quoted else _has_comma(t.gaps[start])):
        return None
    if quoted and kind == "behind" and t.inside[first] < 0 and _opens_for(t, first, group, after):
        return None
    contents = [(first, start - 1)]
    more = _continuation(t, -1 if "object" in group.cue.frames else group.last, end, t.inside[first] >= 0)
    if more:
        contents.append(more)
    elif not quoted and not is_clause(t, *contents[0]):
        return None
    pattern = f"{kind} {'quote' if quoted else 'clause'}"
    return Found(group.cue, (group.first, group.last), source, tuple(contents), pattern)


def _is_shared(t: Tagged, last: int, verb: int) -> bool:
    """Whether a subject has a cue before this one: "“...,” she said, and then predicted: “...”"."""
    return any(t.low[k] in quoting() for k in range(last + 1, verb))


def _goes_on(t: Tagged, group: Group, start: int, after: Complement) -> bool:
    """Whether the content follows: "In June, she said that ...", "When asked, she said: ..."."""
    i = group.last + 1
    if i >= t.n:
        return after.frame == "colon"
    if t.inside[i] >= 0 or after.frame == "colon":
        opens = t.tags[clause_start(t, start - 1)] & (PREP | SUB | ADV) or t.low[0].endswith(("ing", "ed"))
        return bool(opens) or after.frame == "colon" or t.text[t.starts[i]].isupper()
    if "object" in group.cue.frames and not t.broken[i] and after.frame not in _OPENED:
        i = max(i, right_of(t, i) + 1)  # who is told: "..., Lee told reporters on Monday"
        if i >= t.n:
            return False
    if t.broken[i]:
        return False
    tag = t.tags[i]
    return not tag & (TIME | PREP | ADV) or bool(tag & NEG) or t.low[i] == "to" or after.frame in _OPENED


def _after_quotation(t: Tagged, group: Group) -> Words | None:
    """The noun phrase between a quotation and the cue: "...," Ann Lee, now 81 and a mayor, said."""
    if not t.quotes:
        return None
    i = group.first - 1
    while i >= 0 and t.inside[i] < 0 and group.first - i < 25:
        i -= 1
    if i < 0 or t.inside[i] < 0 or i == group.first - 1:
        return None
    last = right_of(t, i + 1)
    if not i < last < group.first or not quoting().isdisjoint(t.low[i + 1 : last + 1]):
        return None
    inserted = "," in t.gaps[last + 1] and "," in t.gaps[group.first]
    return (i + 1, last) if last + 1 == group.first or inserted else None


def _is_turned(t: Tagged, group: Group) -> bool:
    """Whether subject and verb have changed places after an indirect content: "..., said Ann Lee." """
    if "quote" not in group.cue.frames or group.first != group.last or "," not in t.gaps[group.first]:
        return False
    i = group.last + 1
    if i >= t.n or t.broken[i] or t.tags[i] & SUB:
        return False
    last = right_of(t, i)
    if not t.tags[i] & (NAME | DET) and not (last == i == t.n - 1 and not t.tags[i] & _CLOSED):
        return False
    if ":" in t.gaps[i + 1]:  # "Lee, the mayor, tweeted this: “...”"
        return False
    return (
        last >= i
        and (last + 1 >= t.n or t.broken[last + 1] or _is_adjunct(t, last + 1))
        and is_clause(t, 0, _first_comma(t) - 1, certain=True)
    )


def _is_adjunct(t: Tagged, i: int) -> bool:
    """Whether nothing but a time or a place follows: "..., says a study | in the journal"."""
    return bool(t.tags[i] & (PREP | TIME)) and not any(tag & IS_VERB for tag in t.tags[i:])


def _first_comma(t: Tagged) -> int:
    return next((i for i in range(1, t.n) if "," in t.gaps[i]), t.n)


def is_clause(t: Tagged, first: int, last: int, certain: bool = False) -> bool:
    """Whether the words can be a clause: long enough, or with a verb among them."""
    opens = t.tags[first] & (PREP | SUB) and not t.tags[first] & (SUBJ | NAME) and not _is_limit(t, first)
    if opens and not any("," in t.gaps[i] for i in range(first + 1, last + 1)) or last - first < 2:
        return False
    if (
        not certain
        and last - first > 4
        and not t.tags[first] & (PREP | SUB | ADV)
        and not t.low[first].endswith("ing")
    ):
        return True
    return any(t.tags[i] & (AUX | VERB) or t.low[i].endswith("ed") for i in range(first, last + 1))


def _is_limit(t: Tagged, i: int) -> bool:
    """Whether a number with its limit begins, which can be a subject: "At least six people died"."""
    word = t.low[i]
    return (
        word == "at"
        and t.low[i + 1 : i + 2] in (["least"], ["most"])
        or (word in _ABOUT and i + 1 < t.n and bool(t.tags[i + 1] & NUM))
    )


def _has_comma(gap: str) -> bool:
    return "," in gap or any(dash in gap for dash in DASHES)


def ends_quotation(t: Tagged, first: int, start: int) -> bool:
    """Whether the quotation before the word `start` is at its end: by a comma, or as a whole sentence."""
    gap = t.gaps[start]
    if not _BEHIND_QUOTATION.isdisjoint(gap) or any(dash in gap for dash in DASHES):
        return True
    return t.inside[first] >= 0 and start - first > _WHOLE and t.text[t.starts[first]].isupper()


def _is_insertion(t: Tagged, group: Group, turned: Words) -> bool:
    """Whether the quotation only ends an insertion: "Lee, who calls it “a joke,” said he left"."""
    if t.inside[clause_start(t, group.first - 1)] >= 0:
        return False
    first, last = turned
    follows = t.tags[last + 1] if last + 1 < t.n and not t.broken[last + 1] else 0
    return bool(follows & (AUX | VERB)) or t.low[first] in ("he", "she", "it", "they", "that")


def _opens_for(t: Tagged, first: int, group: Group, after: Complement) -> bool:
    """Whether a phrase that opens the clause stands before a cue: "In the “Show,” she said that ..."."""
    tag, word = t.tags[first], t.low[first]
    opens = tag & (PREP | SUB | TIME) and not tag & SUBJ or word.endswith(("ing", "ed"))
    if tag & SUB and any(
        t.low[i - 1] in quoting() and t.inside[i] >= 0 for i in range(first + 1, group.first)
    ):
        return True
    return bool(opens) and after.frame not in ("end", "in", "on", "at", "to-np")


def _apposition(t: Tagged, last: int) -> int:
    """The last word of what stands in apposition to the name that ends with `last`: "Ann Lee, the mayor"."""
    i = last + 1
    if (
        i >= t.n
        or "," not in t.gaps[i]
        or t.inside[i] >= 0
        or t.low[i].endswith("ing")
        or t.tags[i] & (SUB | REL | COORD)
    ):
        return last
    while i + 1 < t.n and t.inside[i + 1] < 0 and not t.broken[i + 1]:
        i += 1
    return i


def _behind_adjunct(t: Tagged, i: int) -> int:
    """Where a clause goes on behind a time or a place: "Lee, he wrote at 2:17 a.m., | is tough"; else `i`."""
    if i < t.n and t.tags[i] & (PREP | TIME) and not t.broken[i]:
        k = next((k for k in range(i + 1, min(t.n, i + 9)) if t.broken[k]), i)
        if "," in t.gaps[k] and t.tags[k] & AUX:
            return k
    return i


def _has_own_cue(t: Tagged, first: int) -> bool:
    """Whether the quotation that begins with the word `first` has a cue right behind it: "...," said Lee."""
    i = first
    while i < t.n and t.inside[i] == t.inside[first]:
        i += 1
    if i < t.n and t.low[i] in quoting():
        return True
    i = right_of(t, i) + 1
    return i < t.n and t.low[i] in quoting() and not t.broken[i] and t.inside[i - 1] < 0


def _continuation(t: Tagged, cue: int, last: int, quoted: bool) -> Words | None:
    """What goes on after an inserted cue: "We will, she said, go on.", "“We will,” she said “go on.”"."""
    known = verbs()
    for i in range(last + 1, min(t.n, last + 30)):
        if t.inside[i] >= 0:
            apart = broken(t.gaps[i].rstrip("\"'“‘")) or quoted and i == cue + 1
            if t.inside[last] < 0 and apart and not _has_own_cue(t, i):
                return i, content_end(t, i, None, "behind") - 1
            break
        if t.low[i] in known and not t.tags[i] & NAME and not any(dash in t.gaps[i] for dash in DASHES):
            break
    i = _behind_adjunct(t, last + 1)
    if quoted or i >= t.n or "," not in t.gaps[i] or t.low[i].endswith("ing") or t.low[i] == "even":
        return None
    if t.low[i] in ("and", "but") and tells_another(t, i):
        return None
    if (
        not t.tags[i] & (SUB | PREP | REL)
        or t.low[i] == "by"
        and i + 1 < t.n
        and t.low[i + 1].endswith("ing")
        or t.low[i] == "to"
        and i + 1 < t.n
        and not t.tags[i + 1] & (DET | NAME | POSS | NUM)
        or t.low[i : i + 2] == ["so", "that"]
    ):
        return i, content_end(t, i, None, "behind") - 1
    return None
