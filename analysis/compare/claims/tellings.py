"""Tellings: where a text tells what a list of phrases stands for, on whose word, how, and how surely."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis import tables
from analysis.compare.claims.context import Context, context
from analysis.compare.claims.polarity import is_nobody, polarity
from analysis.compare.claims.search import Asked, Passage, asked, passages
from analysis.compare.sources.chains import ARROW
from analysis.compare.sources.cues import NO_SOURCE
from analysis.words import folded, words

if TYPE_CHECKING:
    from analysis.mark import Marked

_JOINED = re.compile(r"\band\b")


def phrase_tellings(marked: "Marked", claim: str, phrases: Sequence[str]) -> pd.DataFrame:
    """Every passage of a corpus that has one of `phrases`: `tellings` of one claim."""
    return _told(marked, asked([Wanted(claim, tuple(phrases))]))


class Wanted(NamedTuple):
    """A claim as it is looked for: see `read.folder.claims.Claim`, which has these and more."""

    id: str
    find: tuple[str, ...]
    but_not: tuple[str, ...] = ()
    value: str | None = None
    denies: tuple[str, ...] = ()
    says: str = ""


def tellings(marked: "Marked", claims: Sequence) -> pd.DataFrame:
    """Every passage of a corpus that tells one of `claims`: a row of the table `tellings` for each.

    `marked` is a `mark.Marked`, `claims` are those of a corpus (`read.Corpus.claims`). How phrases and
    figures are found, and what takes them back, is told by `search.passages`.

    - `chain`: the sources around the first word, the outermost first, each with its cue: "Kennedy (said)
      ← the readout (noting)"; around the last where the passage begins with its source ("Lee said he had
      asked" for "Lee + asked"). Null in the outlet's own voice. Joined sources stand as written.
    - `cue, commitment, act, speaker`: those of the innermost attribution around it.
    - `sure`: whether all of these attributions are; of one that is not, only that it is there is a fact.
    - `polarity`: denied by a negation, a word of denying or a phrase that denies the claim (`denies`);
      unspecified where the text leaves it open ("did not say that", "asked whether"); else affirmed.
    - `value`: the quantities in the passage as they are written, of a figure its own; null without one.
    - `hedge`: hedges in the same clause; `hedge_on` says of each whether it is the cue or the content.
    - `tail`: the participle clause that ends the sentence ("..., signaling that ..."); its voice is
      `unclear` outside quotation marks where the sentence has a source, for it can be the source's too.

    Rows are in the order of the corpus, then of the text, then of the claims. It finds what is worded so,
    and nothing else: no row is no proof that a text does not tell it. A document that was not scored has
    no rows.
    """
    return _told(marked, asked(claims))


def _told(marked: "Marked", wanted: Asked) -> pd.DataFrame:
    if not wanted.n_phrases:
        return tables.frame("tellings", [])
    around = context(marked)
    n_words = marked.sentences.groupby("doc_id")["n_words"].sum().to_dict()
    rows, before, last_id = [], 0, None
    for sentence in marked.sentences.itertuples(index=False):
        before = before if sentence.doc_id == last_id else 0
        last_id = sentence.doc_id
        if around.is_scored(sentence.doc_id):
            found = passages(sentence.text, wanted)
            tokens = words(sentence.text) if found else None
            for one in found:
                share = (before + bisect_left(tokens.starts, one.start)) / max(1, n_words[last_id])
                rows.append(telling(sentence, one, share, around))
        before += sentence.n_words
    return tables.frame("tellings", rows)


def telling(sentence, one: Passage, share: float, around: Context) -> tuple:
    """The row of the table for one passage; `share` of the article's words stand before it."""
    start, end = one.start, one.end
    at = sentence.start + start
    line = around.chain(sentence.doc_id, at)
    teller = at
    last_line = around.chain(sentence.doc_id, sentence.start + end - 1)
    if any(_begins(sentence.text[start:end], cue, one) for cue in last_line):
        line, teller = last_line, sentence.start + end - 1
    inner = line[-1] if line else None
    voice = around.voice(sentence.doc_id, sentence.sent_id, teller)
    hedges = around.hedges(sentence, start, end, line)
    tail, tail_start = around.tail(sentence, end)
    tail_voice = None
    if tail is not None:
        tail_voice = around.voice(sentence.doc_id, sentence.sent_id, sentence.start + tail_start)
        if tail_voice != "quoted" and line:
            tail_voice = "unclear"
    return (
        *(sentence.doc_id, one.claim, sentence.sent_id, sentence.kind, share, voice),
        inner and inner.speaker,
        ARROW.join(f"{named(one)} ({one.cue})" for one in line) or None,
        *((inner.cue, inner.commitment, inner.act) if inner else (None, None, None)),
        polarity(sentence, one, line),
        one.value,
        "; ".join(hedge for hedge, _ in hedges) or None,
        "; ".join(on for _, on in hedges) or None,
        *(tail, tail_voice, at, sentence.start + end),
        voice != "unclear" and all(one.sure for one in line),
    )


def as_facts(told: pd.DataFrame) -> pd.DataFrame:
    """Tellings, those that are unsure in the voice `unclear` and on nobody's word: to be counted and told."""
    unsure = ~told["sure"].astype(bool)
    known = {name: told[name].mask(unsure) for name in ("speaker", "chain", "cue", "commitment", "act")}
    return told.assign(**known, voice=told["voice"].mask(unsure, "unclear"))


def named(one) -> str:
    """The source of an attribution as a chain names it: who it is, or else as it is written."""
    if one.source is None:
        return one.speaker or NO_SOURCE
    if is_nobody(one.source):
        return NO_SOURCE
    if one.speaker is None:
        return one.source
    return one.source if _JOINED.search(folded(one.source).replace(folded(one.speaker), "")) else one.speaker


def _begins(passage: str, cue, one: Passage) -> bool:
    """Whether the passage begins with the source of a cue, and the claim's phrase does not have the cue.

    "Lee + told Roe" tells that he told her.
    """
    source = folded(cue.source or "").removeprefix("the ")
    begins = bool(source) and folded(passage).removeprefix("the ").startswith(source)
    return begins and cue.cue in passage and one.own.isdisjoint(words(cue.cue).folded)
