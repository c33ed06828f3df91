"""The noun phrases of a sentence, cut as people cut them: from article or possessor up to the head."""

from collections.abc import Iterator
from typing import NamedTuple

from analysis.compare.labels.sentences import ADJECTIVES, Usage, bare, singular
from analysis.mark.attribution.words import tagging as tag
from analysis.mark.attribution.words.names import is_kind

_STOPS = tag.AUX | tag.SUB | tag.WH | tag.REL | tag.PREP | tag.COORD
_OPENS = tag.DET | tag.POSS
_LONGEST = 12
_OPENING, _CLOSING = ("“", "‘", '"'), ("”", "’", '"')
_NO_HEADS = frozenset(
    ("longer", "best", "worst", "least", "more", "less", "little", "ahead", "possible", "same")
)


class Phrase(NamedTuple):
    """Words `first` to `last` of a sentence; `head` is the head word, or the last word of a name as head.

    They differ in "president of Brazil" only. `owner` is the last word of a possessor, or null.
    """

    first: int
    head: int
    last: int
    owner: int | None = None


def phrases(t: tag.Tagged, usage: Usage) -> Iterator[Phrase]:
    """The noun phrases of a sentence in order, each before the possessors that it contains."""
    i = 0
    while i < t.n:
        last = _last(t, i, usage) if _begins(t, i, usage) else i - 1
        owners = [k for k in range(i, last) if owns(t, k)]
        if last >= i and _is_noun(t, i, last, usage):
            yield Phrase(i, last, _behind_of(t, last), owners[-1] if owners else None)
        for at in owners:
            if _is_noun(t, i, at, usage):
                yield Phrase(i, at, at, next((k for k in reversed(owners) if k < at), None))
        i = max(last, i) + 1


def owns(t: tag.Tagged, k: int) -> bool:
    """Whether a word has a possessive ending: "Lee's", "the workers'"; "it's" has none."""
    if t.tags[k] & (tag.SUBJ | tag.WH):
        return False
    return t.low[k].endswith("'s") or t.low[k].endswith("s") and t.gaps[k + 1][:1] in ("'", "’")


def is_people(word: str) -> bool:
    """Whether a list has the word for a person without a name: "officials", "mayor", "victim"."""
    return not is_kind(word, "field") and any(is_kind(word, kind) for kind in ("unnamed", "title", "role"))


def _is_noun(t: tag.Tagged, first: int, last: int, usage: Usage) -> bool:
    """Whether the word can be a head: a name, what has an article, a plural, or a noun elsewhere."""
    bits, word = t.tags[last], bare(t.low[last])
    if bits & tag.NAME:
        return True
    if bits & (tag.NUM | tag.TIME | tag.ADV | tag.ADJ | _OPENS) or len(word) < 2 or word[0].isdigit():
        return False
    if word in _NO_HEADS or word.endswith(("ous", "ible", "able", "ful")) and not usage.nouns[word]:
        return False
    return bool(t.tags[first] & _OPENS) or word[-1] == "s" or first < last or usage.nouns[word] > 0


def _begins(t: tag.Tagged, i: int, usage: Usage) -> bool:
    """Whether a noun phrase can begin with the word: name, article, possessive, or what may be a noun."""
    bits, word = t.tags[i], t.low[i]
    if bits & tag.NAME:
        return not bits & tag.TIME
    after = t.low[i + 1] if i + 1 < t.n and not t.broken[i + 1] else ""
    if word == "that":
        return usage.is_noun(after) and after[-1] != "s" and not (i and t.tags[i - 1] & tag.VERB)
    if bits & tag.ADV and bits & tag.ADJ or word == "let's":  # "first lady"
        return word != "let's" and is_people(after)
    if bits & tag.WH or bits & (_STOPS | tag.ADV | tag.TIME) and not bits & _OPENS:
        return False
    if bits & _OPENS or bits & (tag.SUBJ | tag.OBJ) and not bits & tag.NUM:
        return bool(bits & _OPENS)
    if word.endswith("ed"):  # "leaked classified files"
        return i > 0 and bool(t.tags[i - 1] & (tag.PREP | tag.VERB | tag.COORD)) and usage.is_noun(after)
    if tag.is_verb(word) or usage.is_verb(word):
        return False
    return usage.is_noun(word) or not word.endswith("ing") and not (bits & tag.VERB and not is_people(word))


def _last(t: tag.Tagged, first: int, usage: Usage) -> int:
    """The last word of the noun phrase that begins with the word `first`."""
    i = first
    while i + 1 < t.n and i - first < _LONGEST:
        if t.broken[i + 1] and not _in_scare_quotes(t, i + 1) or t.tags[i + 1] & tag.COORD:
            behind = _second_adjective(t, first, i, usage)
            if behind is None:
                break
            i = behind
        elif _goes_on(t, first, i + 1, usage):
            i += 1
        else:
            break
    return i


def _goes_on(t: tag.Tagged, first: int, k: int, usage: Usage) -> bool:
    """Whether the word `k` belongs to the phrase that the words `first` to `k - 1` begin."""
    bits, before = t.tags[k], t.tags[k - 1]
    if bits & tag.TIME and not owns(t, k):
        return False
    if "of" in t.low[k - 1 : k + 1]:  # "secretary of state"
        office = t.low[k] if t.low[k] != "of" else t.low[k + 1] if k + 1 < t.n else ""
        return is_kind(bare(office), "office") and is_people(t.low[k - 1 - (t.low[k - 1] == "of")])
    if bits & tag.NAME:
        fits = before & (tag.NAME | _OPENS | tag.NUM) or owns(t, k - 1) or is_people(t.low[k - 1])
        fits = fits or t.low[k - 1].endswith(("er", "or", "man", "ist", "chief")) and not before & tag.VERB
        return bool(fits) or bool(t.tags[first] & _OPENS) and _is_adjective(t, k - 1, usage)
    if bits & (_STOPS | _OPENS) or bits & (tag.SUBJ | tag.OBJ) and not bits & tag.NUM:
        return False
    if bits & tag.ADV:
        opened = before & (_OPENS | tag.NUM) or owns(t, k - 1) or t.low[k - 1] in ("other", "such")
        return bool(opened) and t.low[k].endswith("ly")
    return not _is_predicate(t, first, k, usage)


def _is_predicate(t: tag.Tagged, first: int, k: int, usage: Usage) -> bool:
    """Whether a word inside a phrase is rather the verb behind it."""
    word, before, opened = t.low[k], t.tags[k - 1], t.tags[first] & _OPENS
    if before & (_OPENS | tag.NUM | tag.ADV) or owns(t, k - 1):
        return tag.is_verb(word) and not word.endswith("ed")
    if tag.is_verb(word) or word.endswith("ed"):
        return True
    goes_on = k + 1 < t.n and not t.broken[k + 1]
    if word.endswith("ing"):
        return not usage.is_noun(word) and not (opened and goes_on and usage.is_noun(t.low[k + 1]))
    is_plural = singular(t.low[k - 1]) != t.low[k - 1]
    if singular(word) != word:
        if before & tag.NAME and not opened:
            return not (usage.nouns[singular(word)] or is_people(word))
        if usage.is_noun(word):
            after = t.tags[k + 1] if goes_on else 0
            return bool(after & (_OPENS | tag.SUB | tag.OBJ)) and not after & tag.PREP and not is_plural
        return usage.is_verb(word) or bool(t.tags[k] & tag.VERB) and not is_people(word)
    if before & tag.NAME and not opened:
        return bool(t.tags[k] & tag.ADJ) or not (usage.is_noun(word) or is_people(word))
    return is_plural and not usage.is_noun(word) or bool(before & tag.NAME) and usage.is_verb(word)


def _in_scare_quotes(t: tag.Tagged, k: int) -> bool:
    """Whether the gap before a word only puts quotation marks around modifiers: the "terrible" deal."""
    gap = t.gaps[k].strip()
    opens = bool(t.tags[k - 1] & _OPENS) and gap in _OPENING
    return opens or gap in _CLOSING and any(t.gaps[j].strip() in _OPENING for j in (k - 1, k - 2) if j > 0)


def _second_adjective(t: tag.Tagged, first: int, i: int, usage: Usage) -> int | None:
    """The adjective that a comma or "and" joins to the adjective `i`: "a bleak, costly and vain war"."""
    k = i + 1
    if t.gaps[k].strip() not in ("", ",") or not t.tags[first] & _OPENS or not _is_adjective(t, i, usage):
        return None
    for skipped in (tag.COORD, tag.ADV):
        if k + 1 < t.n and t.tags[k] & skipped and t.gaps[k + 1] == " ":
            k += 1
    closed = _STOPS | _OPENS | tag.NAME | tag.SUBJ | tag.OBJ | tag.NUM
    fits = k + 1 < t.n and not t.tags[k] & closed and not usage.nouns[singular(t.low[k])]
    return k if fits and not t.tags[k + 1] & (_STOPS | _OPENS) else None


def _is_adjective(t: tag.Tagged, k: int, usage: Usage) -> bool:
    """Whether a word looks like an adjective, and is no noun elsewhere."""
    if t.tags[k] & (tag.NAME | _STOPS | _OPENS) or usage.nouns[singular(t.low[k])]:
        return False
    return t.low[k].endswith(ADJECTIVES) or bool(t.tags[k] & tag.ADJ) or "-" in t.low[k]


def _behind_of(t: tag.Tagged, head: int) -> int:
    """The end of what a title or name tells of where: "president of Brazil", "Lee of Ohio"."""
    k = head + 2
    if not (t.tags[head] & tag.NAME or is_kind(t.low[head], "title")) or owns(t, head):
        return head
    if k >= t.n or t.low[head + 1] != "of":
        return head
    k += t.low[k] == "the" and k + 1 < t.n
    if not t.tags[k] & tag.NAME or any(t.broken[head + 1 : k + 1]):
        return head
    while k + 1 < t.n and t.tags[k + 1] & tag.NAME and not t.broken[k + 1] and not owns(t, k):
        k += 1
    goes_on = k + 1 < t.n and not t.broken[k + 1] and not t.tags[k + 1] and not t.low[k + 1].endswith("ed")
    return head if owns(t, k) or goes_on else k
