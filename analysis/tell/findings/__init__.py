"""Findings: sentences computed from the tables, each with its counts, each passed by the guard.

Only this room builds the write-up's sentences. With one article per outlet they speak of articles;
what is written alike is a tie; a rate that is null is "too few words"; a range says what was
resampled.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd

from analysis import tables as schemas
from analysis.tell import markup
from analysis.tell.charts.groups import written
from analysis.tell.findings import claims, corpus, detectors, presented, quoted, rates, tone, who, wording
from analysis.tell.guard import guard
from analysis.words import folded

# Name -> the tables it takes, and what makes its sentences; in the order of the report.
FINDINGS: dict[str, tuple[tuple[str, ...], Callable[..., list[str]]]] = {
    "corpus": (("articles", "sentences", "boilerplate"), corpus.sentences),
    "first-claim": (("sentences", "asked", "tellings", "claims"), claims.first),
    "claims": (("sentences", "asked", "tellings", "claims"), claims.sentences),
    "quotations": (("quotations", "differences"), quoted.sentences),
    "who-speaks": (("sentences", "voices", "attributions"), who.sentences),
    "how-presented": (("sentences", "voices", "attributions", "marks"), presented.sentences),
    "hedging": (("rates",), rates.finder("hedging", "hedge")),
    "certainty": (("rates",), rates.finder("certainty", "booster")),
    "keyness": (("sentences", "voices"), wording.keyness_sentences),
    "labels": (("sentences", "voices", "marks"), wording.label_sentences),
    "passive": (("rates",), rates.finder("passive", "passive")),
    "ancestry": (("sentences", "voices", "marks", "attributions"), wording.ancestry_sentences),
    "tone": (("rates", "specifications"), tone.sentences),
    "headlines": (("sentences", "marks", "rates"), tone.headlines),
}
_QUOTE = re.compile("“([^“”]+)”")
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
    if len(tables) != len(needed):
        raise schemas.TableError(f"{name} is found from {', '.join(needed)}; {len(tables)} given")
    given = [schemas.checked(*pair) for pair in zip(needed, tables, strict=True)]
    names = _names(given)
    said = sentences(*given)
    names |= _quoted(said, given) | _actors(given)
    return Finding(name, tuple(guard(sentence, names) for sentence in said))


def _quoted(said: Iterable[str], given: Iterable[pd.DataFrame]) -> set[str]:
    """What the sentences quote of the corpus's texts, with its quotation marks."""
    quoted = {quote for sentence in said for quote in _QUOTE.findall(sentence)}
    texts = [folded(text) for rows in given if "text" in rows for text in rows["text"]] if quoted else []
    return {f"“{quote}”" for quote in quoted if any(quote in text for text in texts)}


def _actors(given: Iterable[pd.DataFrame]) -> set[str]:
    """The actors whose names are marked: the rule of such a mark begins with the actor."""
    rules = [
        rows.loc[rows["measure"] == "labels", "rule"]
        for rows in given
        if "rule" in rows and "measure" in rows
    ]
    return {rule.partition(": ")[0] for each in rules for rule in each}


def _names(given: Iterable[pd.DataFrame]) -> set[str]:
    """What comes from the corpus, and may be any word, also as it is written in a sentence."""
    columns = ("outlet", "doc_id", "speaker", "published", "source", "cue", "group", "says", "reference")
    columns += ("checked_by", "chain", "hedge")
    found = {
        str(name) for rows in given for column in columns if column in rows for name in rows[column].dropna()
    }
    found |= {part.removesuffix(")") for name in found for part in re.split(" \\(|; | ← ", name)}
    return found | {written(name) for name in found} | {" ".join(folded(name).split()) for name in found}
