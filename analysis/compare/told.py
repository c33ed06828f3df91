"""Tellings: where a text tells what a list of phrases stands for, on whose word, how, and how surely."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from analysis import tables
from analysis.compare.context import Context, context
from analysis.words import words

ARROW = " ← "
NO_SOURCE = "no source"
# Between the words of a phrase only white space and quotation marks are passed over.
_GAP = re.compile(r"[\s\"'“”„‟«»‘’‚‛]*")
_NOT = frozenset(["not", "never", "no", "neither", "nor", "without", "cannot"])
_REACH = 3  # words before a telling in which a negation denies it
_JOINED = re.compile(r"\band\b")


class Phrase(NamedTuple):
    """A phrase to look for: each of its parts must stand in the sentence, in any order."""

    parts: tuple[tuple[str, ...], ...]


def told(marked, claim: str, phrases: Sequence[str]) -> pd.DataFrame:
    """Every passage of a corpus that has one of `phrases`: a row of the table `tellings` for each.

    `marked` is a `mark.Marked`. A phrase is words; case, typographic marks and quotation marks between
    them are ignored ("at the request" of Trump), a comma is not; `+` parts words that stand in one
    sentence, in any order. Passages that overlap are one telling, from the first word to the last.

    - `chain`: the sources around the first word, the outermost first, each with its cue: "Kennedy (said)
      ← the readout (noting)". Null in the outlet's own voice. Joined sources stand as they are written.
    - `cue, commitment, act, speaker`: those of the innermost attribution around it.
    - `polarity`: denied after a negation shortly before or inside, or by a cue of denying; unspecified
      where a cue is itself negated ("did not say that"); else affirmed.
    - `hedge`: hedges in the same clause; `hedge_on` says of each whether it is the cue or the content.
    - `tail`: the participle clause that ends the sentence ("..., signaling that ..."); its voice is
      `unclear` outside quotation marks where the sentence has a source, for it can be the source's too.

    Rows are in the order of the corpus, then of the text. It finds what is worded so, and nothing else:
    no row is no proof that a text does not tell it. A document that was not scored has no rows.
    """
    wanted = [_phrase(text) for text in phrases]
    around = context(marked)
    n_words = marked.sentences.groupby("doc_id")["n_words"].sum()
    rows, before, last_id = [], 0, None
    for sentence in marked.sentences.itertuples(index=False):
        before = before if sentence.doc_id == last_id else 0
        last_id = sentence.doc_id
        if around.is_scored(sentence.doc_id):
            for start, end in _found(sentence.text, wanted):
                share = (before + len(words(sentence.text[:start]).starts)) / max(1, n_words[last_id])
                rows.append(_row(claim, sentence, start, end, share, around))
        before += sentence.n_words
    return tables.frame("tellings", rows)


def _phrase(text: str) -> Phrase:
    return Phrase(tuple(parts for part in text.split("+") if (parts := tuple(words(part).folded))))


def _found(text: str, wanted: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    """Where the phrases stand in a sentence; what overlaps is one."""
    tokens = words(text)
    present = set(tokens.folded)
    spans: list[tuple[int, int]] = []
    for phrase in wanted:
        if not phrase.parts or any(word not in present for part in phrase.parts for word in part):
            continue
        places = [list(_places(text, tokens, part)) for part in phrase.parts]
        if len(places) == 1:
            spans += places[0]
        elif all(places):
            firsts = [spots[0] for spots in places]
            spans.append((min(start for start, _ in firsts), max(end for _, end in firsts)))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    yield from merged


def _places(text: str, tokens, part: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    starts, ends, folded = tokens
    for first in range(len(folded) - len(part) + 1):
        last = first + len(part) - 1
        if tuple(folded[first : last + 1]) == part and all(
            _GAP.fullmatch(text, ends[i], starts[i + 1]) for i in range(first, last)
        ):
            yield starts[first], ends[last]


def _row(claim: str, sentence, start: int, end: int, share: float, around: Context) -> tuple:
    at = sentence.start + start
    line = around.chain(sentence.doc_id, at)
    inner = line[-1] if line else None
    voice = around.voice(sentence.doc_id, sentence.sent_id, at)
    hedges = around.hedges(sentence, start, end, line)
    tail, tail_start = around.tail(sentence, end)
    tail_voice = None
    if tail is not None:
        tail_voice = around.voice(sentence.doc_id, sentence.sent_id, sentence.start + tail_start)
        if tail_voice != "quoted" and line:
            tail_voice = "unclear"
    return (
        *(sentence.doc_id, claim, sentence.sent_id, sentence.kind, share, voice),
        inner and inner.speaker,
        ARROW.join(f"{named(one)} ({one.cue})" for one in line) or None,
        *((inner.cue, inner.commitment, inner.act) if inner else (None, None, None)),
        _polarity(sentence.text, start, end, line),
        None,
        "; ".join(hedge for hedge, _ in hedges) or None,
        "; ".join(on for _, on in hedges) or None,
        *(tail, tail_voice, at, sentence.start + end),
    )


def named(one) -> str:
    """The source of an attribution as a chain names it: who it is, or else as it is written."""
    if one.source is None:
        return one.speaker or NO_SOURCE
    return one.source if one.speaker is None or _JOINED.search(one.source) else one.speaker


def _polarity(text: str, start: int, end: int, line: Sequence) -> str:
    if any(_negated(words(one.cue).folded) for one in line):
        return "unspecified"
    near = words(text[:start]).folded[-_REACH:] + words(text[start:end]).folded
    denied = _negated(near) != (line[-1].act == "deny" if line else False)
    return "denied" if denied else "affirmed"


def _negated(folded: Sequence[str]) -> bool:
    return any(word in _NOT or word.endswith("n't") for word in folded)
