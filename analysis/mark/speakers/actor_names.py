"""The names and descriptions by which the corpus's actors are called, where they stand in a sentence.

What an actor can be called stands in `actors.csv`; a title before a name belongs to it. Where it is wrong: a
description is taken for its actor wherever it stands ("the president" is the corpus's president, of whatever
he presides), and a name that another actor shares goes to the one that comes first in the file.
"""

from typing import NamedTuple

import pandas as pd

from analysis import lexicon
from analysis.mark.attribution.words.names import is_given, is_kind, phrase
from analysis.mark.attribution.words.tagging import TIME, function_words, word_tag
from analysis.mark.base import Sentence
from analysis.mark.speakers.actors import JOINT, is_full_name
from analysis.words import words

_DESCRIBING = ("title", "unnamed", "body", "text")
_OWNER = "'s"


class Named(NamedTuple):
    """An actor called by a name: characters `[start, end)` of the sentence, what kind of name, which."""

    start: int
    end: int
    label: str
    actor: str
    name: str


def names(actors: pd.DataFrame) -> lexicon.Phrases:
    """What the actors of a table with `actor, aliases` are called, each name once, with its label."""
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for actor, aliases in zip(actors["actor"], actors["aliases"], strict=True):
        for alias in (actor, *(aliases.split(";") if isinstance(aliases, str) else ())):
            low = tuple(words(alias).folded)
            if not low or JOINT in alias or low in found:
                continue
            row = {"phrase": alias.strip(), "actor": actor, "label": _label(actor, alias)}
            found[low] = row
            found.setdefault((*low[:-1], low[-1] + _OWNER), {**row, "phrase": row["phrase"] + _OWNER})
    return lexicon.Phrases(
        {**row, "name": row["phrase"].removesuffix(_OWNER) if low[-1].endswith(_OWNER) else row["phrase"]}
        for low, row in found.items()
    )


def _label(actor: str, alias: str) -> str:
    """What kind of name an alias is, by its form beside the actor's name."""
    full, said = phrase(actor), phrase(alias)
    if said.low == full.low:
        return "name"
    if JOINT in actor:
        return "description"
    if set(said.low) <= set(full.low):
        return "short_name"
    if said.low[-1:] == full.low[-1:] and is_full_name(full):
        return "titled"
    has_capitals = all(word[0].isupper() for word in said.written)
    describes = said.article and any(is_kind(said.low[-1], kind) for kind in _DESCRIBING)
    return "other_name" if has_capitals and not describes else "description"


def named(sentence: Sentence, known: lexicon.Phrases) -> tuple[Named, ...]:
    """Every actor that a sentence calls by a name, the longest name at each place, in order of position."""
    found, free = [], 0
    for matches in known.at(sentence.text, sentence.words):
        for match in matches:
            if match.first >= free and _is_the_name(sentence, match):
                found.append(_with_title(sentence, match, free))
                free = match.last + 1
                break
    return tuple(found)


def _is_the_name(sentence: Sentence, match: lexicon.Match) -> bool:
    """Whether capitals are where the name has them, and the name is not a part of a longer one."""
    text, (starts, ends, low) = sentence.text, sentence.words
    alias = match.row["phrase"]
    capital = [alias[start].isupper() for start in words(alias).starts]
    if any(up and not text[starts[match.first + i]].isupper() for i, up in enumerate(capital)):
        return False
    if not all(capital):  # a description: "the president" of something is another one
        return low[match.last + 1 : match.last + 2] != ["of"] or text[match.end : match.end + 1] != " "
    if _in_title_case(sentence):
        return True
    return not _goes_on(text, low, starts, match) and not _begins_before(text, low, starts, ends, match)


def _goes_on(text: str, low: list[str], starts: list[int], match: lexicon.Match) -> bool:
    """Whether another capital follows: "the Lee Foundation"."""
    after = match.last + 1
    if after == len(low) or low[match.last].endswith(_OWNER) or text[match.end : starts[after]] != " ":
        return False
    return text[starts[after]].isupper() and not word_tag(low[after]) & TIME


def _begins_before(text: str, low: list[str], starts: list[int], ends: list[int], match) -> bool:
    """Whether a name begins before this: "Bo Lee" for "Lee"; a title, a country or an owner is no name."""
    before = match.first - 1
    if before < 0 or text[ends[before] : match.start] != " " or not text[starts[before]].isupper():
        return False
    word = low[before]
    if before == 0 and not is_given(word):
        return False
    return not (
        is_kind(word, "title") or is_kind(word, "nation") or word in function_words() or word.endswith(_OWNER)
    )


def _in_title_case(sentence: Sentence) -> bool:
    """Whether most words have a capital, as in headlines, so that capitals tell nothing."""
    text, starts = sentence.text, sentence.words.starts
    return len(starts) > 3 and 2 * sum(text[start].isupper() for start in starts) > len(starts)


def _with_title(sentence: Sentence, match: lexicon.Match, free: int) -> Named:
    """The match, with the titles in capitals that stand before a person's name."""
    text, (starts, ends, low) = sentence.text, sentence.words
    row, first = match.row, match.first
    end = match.end - len(_OWNER) if row["phrase"] != row["name"] else match.end
    if row["label"] in ("name", "short_name") and is_full_name(phrase(row["actor"])):
        while first > free and _is_title(text, low, starts, ends, first - 1):
            first -= 1
    if first == match.first:
        return Named(match.start, end, row["label"], row["actor"], row["name"])
    title = " ".join(text[starts[i] : ends[i]] for i in range(first, match.first))
    return Named(starts[first], end, "titled", row["actor"], f"{title} {row['name']}")


def _is_title(text: str, low: list[str], starts: list[int], ends: list[int], i: int) -> bool:
    is_joined = text[ends[i] : starts[i + 1]] == " " and text[starts[i]].isupper()
    return is_joined and (is_kind(low[i], "title") or is_kind(low[i], "nation"))
