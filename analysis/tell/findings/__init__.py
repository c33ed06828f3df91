"""Findings: sentences computed from the tables, each with its counts, each passed by the guard.

Only this room builds the write-up's sentences. With one article per outlet they speak of articles;
what is written alike is a tie; a rate that is null is "too few words"; a range says what was
resampled.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import pandas as pd

from analysis import tables as schemas
from analysis.compare.claims.grid import labels
from analysis.tell import markup
from analysis.tell.findings import (
    claims,
    codes,
    contrasts,
    corpus,
    detectors,
    leading,
    presentation,
    quotations,
    rates,
    tone,
    who_speaks,
    wording,
)
from analysis.tell.guard import guard
from analysis.tell.phrasing import group_name
from analysis.words import folded

# Name -> the tables it takes, and what makes its sentences; in the order of the report.
FINDINGS: dict[str, tuple[tuple[str, ...], Callable[..., list[str]]]] = {
    "corpus": (("articles", "sentences", "boilerplate"), corpus.sentences),
    "contrasts": (("contrasts",), contrasts.sentences),
    "first-claim": (("sentences", "asked", "tellings", "claims"), claims.first),
    "claims": (("sentences", "asked", "tellings", "claims"), claims.sentences),
    "quotations": (("quotations", "differences"), quotations.sentences),
    "who-speaks": (("sentences", "voices", "attributions"), who_speaks.sentences),
    "how-presented": (("sentences", "voices", "attributions", "marks"), presentation.sentences),
    "hedging": (("rates",), rates.finder("hedging", "hedge")),
    "certainty": (("rates",), rates.finder("certainty", "booster")),
    "keyness": (("sentences", "voices"), wording.keyness_sentences),
    "labels": (("sentences", "voices", "marks"), wording.label_sentences),
    "passive": (("rates",), rates.finder("passive", "passive")),
    "ancestry": (("sentences", "voices", "marks", "attributions"), wording.ancestry_sentences),
    "ancestor": (
        ("sentences", "voices", "marks", "attributions", "tellings"),
        wording.ancestor_sentences,
    ),
    "tone": (("rates", "specifications"), tone.sentences),
    "headlines": (("sentences", "marks", "rates"), tone.headlines),
}
# What can stand at the head of a report, by the long finding that tells more and in order: the first
# `N_BRIEF` that have something to say.
BRIEF: dict[str, Callable[..., list[str]]] = {
    "contrasts": contrasts.leading,
    "quotations": leading.compared,
    "who-speaks": leading.who,
    "hedging": leading.hedging,
    "how-presented": leading.presented,
    "corpus": leading.read,
}
N_BRIEF = 5
_QUOTED = re.compile("“([^“”]+)”")
# Not of a corpus, and so in no report of one.
_OF_NO_CORPUS = {"detectors": ((), detectors.sentences)}


@dataclass(frozen=True)
class Finding:
    """Sentences in reading order, the first of them the finding; in a notebook they show as Markdown."""

    name: str
    sentences: tuple[str, ...]

    def __repr__(self) -> str:
        return " ".join(map(markup.plain, self.sentences))

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        first, *rest = map(markup.markdown, self.sentences)
        return {"text/markdown": " ".join([f"**{first}**", *rest]), "text/plain": repr(self)}


def finding(name: str, *tables: pd.DataFrame) -> Finding:
    """The finding `name`, from its tables: see `FINDINGS` for which it takes, in which order.

    Raises
    ------
    KeyError : no finding has this name.
    TableError : a table or a column is missing.
    GuardError : a sentence would say more than the sample carries.
    """
    known = FINDINGS | _OF_NO_CORPUS
    if name not in known:
        raise KeyError(f"no finding is named {name!r}; there are {', '.join(known)}")
    needed, sentences = known[name]
    return _found(name, needed, sentences, tables)


def on_codes(coded) -> Finding:
    """The finding on the coding sheets of a corpus, from what `validate.codes` gives.

    Raises
    ------
    GuardError : a sentence would say more than the sample carries.
    """
    names = [markup.plain(name) for name in coded.coders]
    return Finding("codes", tuple(guard(one, names) for one in codes.sentences(coded)))


def brief(given: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """The findings at the head of a report: each short, and called as the long one that tells more.

    `given` are the tables by their names.

    Raises
    ------
    KeyError : a table is missing.
    TableError : a column is missing.
    GuardError : a sentence would say more than the sample carries.
    """
    made = (
        _found(name, FINDINGS[name][0], sentences, [given[table] for table in FINDINGS[name][0]])
        for name, sentences in BRIEF.items()
        if name != "contrasts" or "contrasts" in given  # which not every reader of a corpus has made
    )
    each = (
        Finding(one.name, said)
        for one in made
        for said in ([(first,) for first in one.sentences] if one.name == "contrasts" else [one.sentences])
    )
    return list(islice((one for one in each if one.sentences), N_BRIEF))


def _found(name: str, needed: Sequence[str], sentences: Callable, tables: Sequence[pd.DataFrame]) -> Finding:
    if len(tables) != len(needed):
        raise schemas.TableError(f"{name} is found from {', '.join(needed)}; {len(tables)} given")
    given = [schemas.checked(*pair) for pair in zip(needed, tables, strict=True)]
    names, texts = _names(given), list(_texts(given))
    if "contrasts" in needed:  # whose sentences quote the articles, words of a passage with "…" between them
        texts += _QUOTED.findall(" ".join(given[needed.index("contrasts")]["says"]))
    return Finding(name, tuple(guard(sentence, names, texts) for sentence in sentences(*given)))


def _names(given: Iterable[pd.DataFrame]) -> set[str]:
    """Who and what the corpus names: it may be any word, also as it is written in a sentence."""
    columns = ("outlet", "doc_id", "speaker", "base_speaker", "published", "source", "group", "reference")
    found = _cells(given, (*columns, "checked_by"))
    found |= {name for chain in _cells(given, ("chain",)) for name, _ in claims.sources(chain)}
    found |= {part for name in found for part in name.split("; ")} | _actors(given)
    return found | {group_name(name) for name in found} | {" ".join(folded(name).split()) for name in found}


def _actors(given: Iterable[pd.DataFrame]) -> set[str]:
    """The actors whose names are marked: the rule of such a mark begins with the actor."""
    marked = [rows for rows in given if "rule" in rows and "measure" in rows]
    rules = {rule for rows in marked for rule in rows.loc[rows["measure"] == "labels", "rule"]}
    return {rule.partition(": ")[0] for rule in rules}


def _texts(given: Iterable[pd.DataFrame]) -> set[str]:
    """What the texts, the references and the claims of a corpus say: all that a sentence can quote."""
    found = _cells(given, ("text", "nearest", "words", "base_words", "cue", "hedge"))
    asked = [rows for rows in given if {"claim", "says", "value"} <= set(rows)]
    return found.union(*(labels(rows).values() for rows in asked))


def _cells(given: Iterable[pd.DataFrame], columns: Iterable[str]) -> set[str]:
    found = [rows[column].dropna().unique() for column in columns for rows in given if column in rows]
    return {str(value) for values in found for value in values}
