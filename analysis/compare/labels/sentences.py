"""The sentences of a corpus with what all of its articles tell of each word: name, noun or verb."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import pandas as pd

from analysis.compare.labels.countries import country
from analysis.mark.attribution.words.tagging import (
    ADJ,
    ADV,
    COORD,
    DET,
    MODAL,
    NAME,
    NUM,
    OWNER,
    POSS,
    SUBJ,
    TIME,
    VERB,
    Tagged,
    function_words,
)
from analysis.mark.base import Sentence
from analysis.words import words

_ARTICLES = frozenset(("the", "a", "an", "this", "these", "those"))
_IRREGULAR = {"men": "man", "people": "person", "children": "child", "news": "news", "series": "series"}
_IRREGULAR |= {"memoranda": "memorandum", "criteria": "criterion", "wives": "wife", "lives": "life"}
ADJECTIVES = ("ous", "al", "ive", "able", "ible", "ic", "ful", "less", "ent", "ant", "ary", "ed", "ing", "y")
_COLUMNS = ("doc_id", "sent_id", "start", "end", "kind", "paragraph", "text")


class Usage(NamedTuple):
    """How often each word form stands where only a noun, or only a verb, can stand; which are names."""

    nouns: Counter[str]
    verbs: Counter[str]
    names: frozenset[str]

    def is_noun(self, word: str) -> bool:
        return self.nouns[singular(word)] > self.verbs[singular(word)]

    def is_verb(self, word: str) -> bool:
        return self.verbs[singular(word)] > self.nouns[singular(word)]


def singular(word: str) -> str:
    """A noun in the singular, a verb without its -s: "memos" is "memo", "alleges" is "allege"."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 3:
        return word[:-2] + "an"
    if len(word) < 4 or word[-1] != "s" or word.endswith(("ss", "us", "is", "ics")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def bare(word: str) -> str:
    """A word without its possessive ending."""
    return word[:-2] if word.endswith("'s") else word.removesuffix("'")


def tagged(sentences: pd.DataFrame) -> dict[str, list[Tagged]]:
    """The tagged sentences of each document; capitals count as names where the corpus says that they are."""
    rows = zip(*(sentences[name].tolist() for name in _COLUMNS), strict=True)
    made = {
        doc_id: [Tagged(Sentence(*row[1:], words(row[-1])), (), ()) for row in group]
        for doc_id, group in groupby(rows, key=itemgetter(0))
    }
    known = _names(t for several in made.values() for t in several)
    for t in (t for several in made.values() for t in several):
        title_case = _is_title_case(t)
        for i, start in enumerate(t.starts):
            if not t.text[start].isupper():
                continue
            if bare(t.low[i]) in known or i == 0 and _begins_name(t):
                t.tags[i] |= NAME
            elif title_case or i == 0 or _is_closed(t.low[i]) and t.tags[i] != NAME:
                t.tags[i] &= ~NAME
    return made


def _is_title_case(t: Tagged) -> bool:
    """Whether capitals tell nothing: all words have one that are not small words."""
    closed = function_words()
    return all(t.text[start].isupper() or word in closed for start, word in zip(t.starts, t.low, strict=True))


def _begins_name(t: Tagged) -> bool:
    """Whether the first word of a sentence is a name: a country, or before another name: "Kari Dahl"."""
    if country(t.low[0], "name", "seat"):
        return True
    if t.n < 2 or t.gaps[1] != " " or not t.tags[1] & NAME or t.tags[1] & TIME:
        return False
    return not t.tags[0] & (ADV | VERB) and t.low[0] not in function_words()


def _is_closed(word: str) -> bool:
    """Whether a capital tells nothing of the word: "As" behind a dash, not "New" of "New York"."""
    return word in function_words() and not function_words()[word] & ADJ


def usage(documents: dict[str, list[Tagged]]) -> Usage:
    """How the words of a corpus are used in it."""
    nouns: Counter[str] = Counter()
    verbs: Counter[str] = Counter()
    several = [t for sentences in documents.values() for t in sentences]
    for t in several:
        for i in range(1, t.n):
            word, before = t.low[i], t.low[i - 1]
            if t.broken[i] or t.tags[i] & NAME or word in function_words():
                continue
            ends = i + 1 == t.n or t.broken[i + 1] or t.low[i + 1] in function_words()
            joined = i + 1 < t.n and (t.tags[i + 1] & (COORD | NUM) or t.gaps[i + 1].strip() == ",")
            if joined and word.endswith(ADJECTIVES):  # "a bleak and costly, vain war"
                continue
            if ends and (before in _ARTICLES or t.tags[i - 1] & POSS):
                nouns[singular(word)] += 1
            elif _is_after_subject(t, i) or before == "to" and word[-1] != "s":
                verbs[singular(word)] += 1
    return Usage(nouns, verbs, _names(several))


def _is_after_subject(t: Tagged, i: int) -> bool:
    """Whether the word before lets only a verb follow: "will", or "she" before a form in -s."""
    before = t.tags[i - 1]
    modal = before & MODAL and not before & NAME
    return bool(modal) or bool(before & SUBJ) and not before & (DET | OWNER) and t.low[i][-1] == "s"


def _names(several: Iterable[Tagged]) -> frozenset[str]:
    """Words that have a capital inside sentences oftener than not."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for t in several:
        title_case = _is_title_case(t)
        for i, word in _inner(t):
            if not t.text[t.starts[i]].isupper():
                small[word] += 1
            elif not title_case or t.text[t.starts[i] : t.ends[i]].isupper() and len(word) > 1:
                capital[word] += 1
    closed = function_words()
    return frozenset(w for w, n in capital.items() if n > small[w] and (w not in closed or closed[w] & NAME))


def _inner(t: Tagged) -> Iterator[tuple[int, str]]:
    """The words of a sentence but the first, and but what begins a quotation."""
    for i, word in enumerate(t.low):
        if i and not (t.gaps[i].strip() and t.gaps[i].strip()[-1] in "“\"‘'"):
            yield i, bare(word)
