"""The noun phrases of a sentence, cut as people cut them: from article or possessor up to the head."""

from collections.abc import Iterator
from typing import NamedTuple

from analysis.compare.labels.countries import country
from analysis.compare.labels.sentences import Usage, bare, singular
from analysis.mark.attribution.words.names import is_kind
from analysis.mark.attribution.words.tagging import (
    ADJ,
    ADV,
    AUX,
    COORD,
    DET,
    NAME,
    NUM,
    OBJ,
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

_STOPS = AUX | SUB | WH | REL | PREP | COORD
_OPENS = DET | POSS
_LONGEST = 12
_OPENING, _CLOSING = ("“", "‘", '"'), ("”", "’", '"')
_ADJECTIVES = ("ous", "al", "ive", "able", "ible", "ic", "ful", "less", "ent", "ant", "ary", "ed", "ing", "y")
_AS_ADJECTIVES = frozenset(("u.s.", "us", "u.k.", "uk", "u.n.", "un", "eu", "gop"))
# Behind a noun these are said of where or when.
_BEHIND = frozenset(("ahead", "anymore", "next", "abroad", "alike", "alone", "instead", "online", "altogether"))


class Phrase(NamedTuple):
    """Words `first` to `last` of a sentence; `head` is the head word, or the last word of a name as head.

    They differ in "president of Brazil" only. `owner` is the last word of a possessor, or null.
    """

    first: int
    head: int
    last: int
    owner: int | None = None


def phrases(t: Tagged, usage: Usage) -> list[Phrase]:
    """The noun phrases of a sentence in order, each before the possessors that it contains."""
    found: list[Phrase] = []
    i = 0
    while i < t.n:
        last = _last(t, i, usage)
        if last < i:
            i += 1
            continue
        found += _parts(t, i, last, usage)
        i = last + 1
    return found


def _parts(t: Tagged, first: int, last: int, usage: Usage) -> Iterator[Phrase]:
    """A phrase, as far as it goes on over "of", and its possessors; nothing where no noun is left."""
    owners = [k for k in range(first, last) if owns(t, k)]
    if _is_noun(t, last, first, usage):
        yield Phrase(first, last, _behind_of(t, last), owners[-1] if owners else None)
    for at in owners:
        if _is_noun(t, at, first, usage):
            yield Phrase(first, at, at, next((k for k in reversed(owners) if k < at), None))


def owns(t: Tagged, k: int) -> bool:
    """Whether a word has a possessive ending: "Lee's", "the workers'"."""
    return t.low[k].endswith("'s") or t.low[k].endswith("s") and t.gaps[k + 1][:1] in ("'", "’")


def _is_noun(t: Tagged, last: int, first: int, usage: Usage) -> bool:
    """Whether the word can be a head: a name, what has an article, a plural, or a noun elsewhere."""
    tag, word = t.tags[last], bare(t.low[last])
    if tag & NAME:
        return True
    if tag & (NUM | TIME | ADV | POSS | DET) or len(word) < 2 or word[0].isdigit():
        return False
    return bool(t.tags[first] & _OPENS) or word[-1] == "s" or first < last or usage.nouns[word] > 0


def _last(t: Tagged, first: int, usage: Usage) -> int:
    """The last word of the noun phrase that begins with the word `first`; `first - 1` if none does."""
    if not _begins(t, first, usage):
        return first - 1
    i = first
    while i + 1 < t.n and i - first < _LONGEST:
        k = i + 1
        if t.broken[k] and not _in_scare_quotes(t, k) or t.tags[k] & COORD:
            behind = _second_adjective(t, first, i, usage)
            if behind is None:
                break
            i = behind
        elif _goes_on(t, first, k, usage):
            i = k
        else:
            break
    while i > first and not t.tags[i] & NAME and _is_no_head(t, i, usage):
        i -= 1
    return _over_of(t, i) if t.tags[i] & NAME else i


def _goes_on(t: Tagged, first: int, k: int, usage: Usage) -> bool:
    """Whether the word `k` belongs to the phrase that the words `first` to `k - 1` begin."""
    i, tag = k - 1, t.tags[k]
    if tag & TIME and not owns(t, k):
        return False
    if tag & NAME:
        return _goes_into_name(t, first, i, usage)
    if owns(t, i) and tag & _OPENS or tag & (_STOPS | _OPENS) or tag & (SUBJ | OBJ) and not tag & NUM:
        return False
    opened = t.tags[i] & (_OPENS | NUM) or owns(t, i) or t.low[i] in ("other", "such")
    if tag & ADV:
        return bool(opened) and t.low[k].endswith("ly")
    return not _is_predicate(t, first, k, usage)


def _begins(t: Tagged, i: int, usage: Usage) -> bool:
    tag, word = t.tags[i], t.low[i]
    if tag & NAME:
        return not tag & TIME
    if word == "that":
        after = t.low[i + 1] if i + 1 < t.n and not t.broken[i + 1] else ""
        return usage.is_noun(after) and after[-1] != "s"
    if tag & WH or tag & (_STOPS | ADV | TIME) and not tag & (DET | POSS):
        return False
    if tag & _OPENS:
        return True
    if tag & (SUBJ | OBJ) and not tag & NUM:
        return False
    if word.endswith("ed") and i and t.tags[i - 1] & (PREP | VERB | COORD) and i + 1 < t.n:
        return not t.broken[i + 1] and usage.is_noun(t.low[i + 1]) and not t.tags[i + 1] & NAME
    if is_verb(word) or word.endswith("ed") or word.endswith("ing") and not usage.is_noun(word):
        return False
    return not usage.is_verb(word) and not (tag & VERB and not usage.is_noun(word) and not is_people(word))


def is_people(word: str) -> bool:
    """Whether a list has the word for a person without a name: "officials", "mayor", "victim"."""
    return any(is_kind(word, kind) for kind in ("unnamed", "title", "role"))


def _goes_into_name(t: Tagged, first: int, i: int, usage: Usage) -> bool:
    """Whether a name can follow the word `i` in one phrase: behind an article, title, adjective, name, possessor."""
    tag, word = t.tags[i], t.low[i]
    if tag & (NAME | _OPENS | NUM) or owns(t, i) or is_people(word):
        return True
    if is_kind(word, "nation") or word.endswith(("er", "or", "man", "ist", "chief")):
        return not usage.is_verb(word)
    return bool(t.tags[first] & _OPENS) and singular(word) == word and not usage.nouns[word] and _looks_adjective(t, i)


def _is_predicate(t: Tagged, first: int, k: int, usage: Usage) -> bool:
    """Whether a word inside a phrase is rather the verb behind it."""
    word, before = t.low[k], t.tags[k - 1]
    if before & (_OPENS | NUM) or owns(t, k - 1) or before & ADV:
        return is_verb(word) and not word.endswith("ed")
    if is_verb(word) or word.endswith("ed"):
        return True
    after = t.tags[k + 1] if k + 1 < t.n and not t.broken[k + 1] else 0
    if word.endswith("ing"):
        between = t.tags[first] & _OPENS and k + 1 < t.n and not t.broken[k + 1] and usage.is_noun(t.low[k + 1])
        return not usage.is_noun(word) and not between
    if word[-1] == "s":
        if usage.is_noun(word):
            return bool(after & (_OPENS | SUB | OBJ) and not after & PREP and t.low[k - 1][-1] != "s")
        return usage.is_verb(word) or bool(t.tags[k] & VERB) and not is_people(word)
    if before & NAME and _is_of_country(t, k - 1):
        return False
    if before & NAME and not t.tags[first] & _OPENS:
        return bool(t.tags[k] & ADJ) or not (usage.is_noun(word) or is_people(word))
    plural = t.low[k - 1][-1] == "s" and singular(t.low[k - 1]) != t.low[k - 1]
    return (plural or bool(before & NAME)) and (usage.is_verb(word) or plural and not usage.is_noun(word))


def _is_of_country(t: Tagged, k: int) -> bool:
    """Whether the word is a country's adjective, behind which there is a noun: "Chinese", "U.S."."""
    low = t.low[k]
    return low in _AS_ADJECTIVES or bool(country(low, "adjective") or k and country(f"{t.low[k - 1]} {low}", "adjective"))


def _looks_adjective(t: Tagged, k: int) -> bool:
    return t.low[k].endswith(_ADJECTIVES) or bool(t.tags[k] & ADJ) or "-" in t.low[k]


def _in_scare_quotes(t: Tagged, k: int) -> bool:
    """Whether the gap before a word only puts quotation marks around modifiers: the "terrible" deal."""
    gap = t.gaps[k].strip()
    opens = bool(t.tags[k - 1] & _OPENS) and gap in _OPENING
    closes = gap in _CLOSING and any(t.gaps[j].strip() in _OPENING for j in (k - 1, k - 2) if j > 0)
    return opens or closes


def _second_adjective(t: Tagged, first: int, i: int, usage: Usage) -> int | None:
    """The adjective joined to the adjective `i` by a comma or "and": "a bleak, costly and vain war"; null if none."""
    k = i + 1
    if t.gaps[k].strip() not in ("", ",") or not t.tags[first] & _OPENS or not _is_adjective(t, i, usage):
        return None
    if t.low[k] in ("and", "but") and k + 1 < t.n and t.gaps[k + 1] == " ":
        k += 1
    if t.tags[k] & ADV and k + 1 < t.n:
        k += 1
    return k if _is_adjective(t, k, usage) and k + 1 < t.n and not t.tags[k + 1] & _STOPS else None


def _is_adjective(t: Tagged, k: int, usage: Usage) -> bool:
    return t.low[k].endswith(_ADJECTIVES) and not t.tags[k] & (NAME | _STOPS | _OPENS) and not usage.nouns[t.low[k]]


def _is_no_head(t: Tagged, i: int, usage: Usage) -> bool:
    """Whether the word is an adjective or adverb behind the head: "the lawsuit frivolous", "the vote ahead"."""
    word, before = t.low[i], t.low[i - 1]
    if word in _BEHIND:
        return True
    return word.endswith(("ous", "able", "ible", "ful", "less", "est")) and usage.is_noun(before) and not usage.nouns[word]


def _over_of(t: Tagged, last: int) -> int:
    """A name goes on over "of" to an institution's end: "Department of Justice"; a person's does not."""
    if not any(is_kind(t.low[last], kind) for kind in ("body", "kind")) and not t.low[last].endswith(("ion", "ment", "plan")):
        return last
    return _name_behind(t, last)


def _behind_of(t: Tagged, head: int) -> int:
    """The end of a role or a person's name that tells of what or where: "president of Brazil", "Lee of Ohio"."""
    return _name_behind(t, head) if is_kind(t.low[head], "title") or t.tags[head] & NAME else head


def _name_behind(t: Tagged, last: int) -> int:
    while last + 2 < t.n and t.low[last + 1] == "of" and not owns(t, last):
        k = last + 2
        if t.low[k] == "the" and k + 1 < t.n:
            k += 1
        if not t.tags[k] & NAME or any(t.broken[last + 1 : k + 1]):
            break
        while k + 1 < t.n and t.tags[k + 1] & NAME and not t.broken[k + 1] and not owns(t, k):
            k += 1
        goes_on = k + 1 < t.n and not t.broken[k + 1] and not t.tags[k + 1] and not t.low[k + 1].endswith("ed")
        if owns(t, k) or goes_on:
            break
        last = k
    return last
