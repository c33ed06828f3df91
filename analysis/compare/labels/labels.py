"""Mentions of persons, groups, countries, things and events: one group for what is the same."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd

from analysis import tables
from analysis.compare.labels.grouping import grouped
from analysis.compare.labels.kinds import adjectives, kinds
from analysis.compare.labels.mentions import Key, Mention, outermost
from analysis.compare.labels.sentences import tagged, usage

if TYPE_CHECKING:
    from analysis.mark import Marked

COLUMNS = tables.columns("labels")


def labels(marked: Marked, *, nested: bool = False) -> pd.DataFrame:
    """One row per mention, in order of position; `group` is the same for what is the same in all articles.

    Returns
    -------
    The table `labels`. Groups count from 0,
    those in most articles first, then those with most mentions. `kind` is person, group, country, thing or
    event. `voice` is that of the first character. `head` is the head word, of a name its last word;
    `adjectives` are the describing words before it, null if there are none. No two mentions overlap, unless
    those that lie within others are wanted (`nested`: "Lee" in "Lee's plan"). Pronouns are none. The articles
    are taken to tell one event: "the premier" is the same one in all of them where none says otherwise.
    What the corpus's actors are called is one group for each actor.

    It is wrong where two things of one event have the same head ("the meeting" of two pairs of leaders), and
    where one thing has heads that no list joins ("the deal", "the disaster").
    """
    return _keyed(marked, nested)[COLUMNS]


def _keyed(marked: Marked, nested: bool = False) -> pd.DataFrame:
    """The same with the key of each group."""
    language = marked.articles["language"]
    read = marked.articles.loc[language.isna() | (language == "en"), "doc_id"]
    documents = tagged(marked.sentences[marked.sentences["doc_id"].isin(read)])
    known = usage(documents)
    found = grouped(documents, known)
    kind = kinds(found, _take_actors(found, marked.marks))
    found = found if nested else outermost(found)
    rows = [
        (
            one.key,
            one.doc_id,
            one.t.sentence.sent_id,
            *one.span,
            one.text,
            kind[one.key],
            one.head,
            adjectives(one, known.nouns) or None,
        )
        for one in found
    ]
    table = pd.DataFrame(rows, columns=["key", *(name for name in COLUMNS[1:] if name != "voice")])
    numbers = _numbers(found)
    table["group"] = [numbers[key] for key in table["key"]]
    table["voice"] = _voices(table, marked.voices)
    return table.astype(dict.fromkeys(("group", "sent_id", "start", "end"), "int32"))


def _numbers(found: list[Mention]) -> dict[Key, int]:
    """Each key's number: what most articles mention, then what is mentioned most, then what comes first."""
    counts = Counter(one.key for one in found)
    articles = Counter(key for key, _ in {(one.key, one.doc_id): None for one in found})
    ordered = sorted(counts, key=lambda key: (-articles[key], -counts[key]))
    return {key: number for number, key in enumerate(ordered)}


def _take_actors(found: list[Mention], marks: pd.DataFrame) -> list[Key]:
    """Mentions that end with the name of an actor are that actor's, with all that is called alike.

    Gives the keys that the mentions had before.
    """
    ours = marks[marks["measure"] == "labels"]
    columns = zip(ours["doc_id"], ours["end"], ours["start"], ours["rule"], strict=True)
    actors = {(doc_id, end): (start, rule.partition(": ")[0]) for doc_id, end, start, rule in columns}
    before = [one.key for one in found]
    votes: dict[Key, Counter[str]] = {}
    for one in found:
        start, actor = actors.get((one.doc_id, one.span[1]), (-1, None))
        if start >= one.span[0]:
            votes.setdefault(one.key, Counter())[actor] += 1
            one.key = "actor", actor
    for one in found:
        if one.key in votes and one.key[0] != "head":
            one.key = "actor", votes[one.key].most_common(1)[0][0]
    return before


def _voices(rows: pd.DataFrame, voices: pd.DataFrame) -> list[str | None]:
    """The voice that the first character of each row has; null where no voices are known."""
    starts: dict[str, tuple[list[int], list[str]]] = {}
    for doc_id, start, voice in zip(voices["doc_id"], voices["start"], voices["voice"], strict=True):
        one = starts.setdefault(doc_id, ([], []))
        one[0].append(start)
        one[1].append(voice)
    found = []
    for doc_id, start in zip(rows["doc_id"], rows["start"], strict=True):
        places, names = starts.get(doc_id, ([], []))
        at = bisect_right(places, start) - 1
        found.append(names[at] if at >= 0 else None)
    return found
