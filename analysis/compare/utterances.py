"""Utterances: which quotations quote the same words, and on what they are to be laid for comparison.

Where the method is wrong: one word is matched with references only; a quotation that was
translated twice shares too few words with its original to be found; the same words said on two occasions
are told apart only by their speakers and by what stands around them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

import pandas as pd

from analysis import tables
from analysis.compare.small_words import small_words
from analysis.words import Words, words

KINDS = ("speech", "document")  # of quotations: terms, titles and scare words quote nobody
LEAST_CONTENT = 2  # content words that two quotations share
LEAST_SHARE = 0.6  # of the words of the shorter one
REORDERED_SHARE = 0.8  # the same where no three of them stand together
SHORT = 3  # words: what has fewer and no two of content is found in a reference only
RARE = 40  # a word in more quotations than this does not make two of them candidates by itself


class Utterance(NamedTuple):
    """A quotation or a reference text: `[start, end)` in its document, and its words in `text`."""

    place: int  # in corpus order, references first
    doc_id: str
    outlet: str | None  # null for a reference
    start: int
    end: int
    speaker: str | None
    text: str
    words: Words
    translated: bool = False

    @property
    def is_reference(self) -> bool:
        return self.outlet is None


class Pair(NamedTuple):
    """A quotation laid on its base; `blocks` are equal runs `(first word, base's first word, length)`."""

    quotation: Utterance
    base: Utterance
    blocks: tuple[tuple[int, int, int], ...]


def utterances(
    articles: pd.DataFrame,
    marks: pd.DataFrame,
    voices: pd.DataFrame,
    references: pd.DataFrame | None = None,
) -> list[Utterance]:
    """The references, whole, and every quotation that quotes somebody, in corpus order."""
    for name, rows in (("articles", articles), ("marks", marks), ("voices", voices)):
        tables.checked(name, rows)
    made = []
    for row in references.itertuples() if references is not None else ():
        spans = (row.doc_id, None, 0, len(row.text), row.speaker or None, row.text, words(row.text))
        made.append(Utterance(len(made), *spans, row.language not in ("", "en")))
    quoted = marks[(marks["measure"] == "quotations") & marks["label"].isin(KINDS)]
    of_document = dict(iter(quoted.groupby("doc_id", sort=False)))
    said = voices[(voices["voice"] == "quoted") & voices["speaker"].notna()]
    speakers = {(row.doc_id, row.start): row.speaker for row in said.itertuples()}
    for article in articles.itertuples():
        last = 0
        for mark in of_document[article.doc_id].itertuples() if article.doc_id in of_document else ():
            if mark.start < last:  # a quotation inside another is part of it
                continue
            last = mark.end
            text = article.text[mark.start : mark.end]
            place = (article.doc_id, article.outlet, mark.start, mark.end)
            speaker = speakers.get((article.doc_id, mark.start))
            made.append(Utterance(len(made), *place, speaker, text, words(text)))
    return made


def pairs(found: Sequence[Utterance]) -> list[Pair]:
    """Each quotation that has a base, with it, in corpus order.

    Its base is the reference that it shares most words with; else the quotation, longer than it or as long
    and earlier, with which it shares most. Two quotations are the same utterance if they share
    `LEAST_CONTENT` words of content and `LEAST_SHARE` of the words of the shorter one, `SHORT` of them
    running, and no two known speakers disagree. One or two words need the same known speaker, and are found
    only in a reference, or where both are words of content.
    """
    small = small_words()
    content = [_content(one, small) for one in found]
    having: Mapping[str, list[int]] = defaultdict(list)
    for number, own in enumerate(content):
        for word in own:
            having[word].append(number)
    made = []
    for number, one in enumerate(found):
        if one.is_reference or not content[number]:
            continue
        near = {n for word in content[number] if len(having[word]) <= RARE for n in having[word]}
        near |= {n for n in range(len(found)) if found[n].is_reference}
        candidates = (found[n] for n in near if n != number and _may_be_base(found[n], one))
        matched = [match for base in candidates if (match := _match(one, base, small))]
        if matched:
            made.append(min(matched, key=_rank))
    return made


def _content(one: Utterance, small: frozenset[str]) -> set[str]:
    return {word for word in one.words.folded if word not in small}


def _may_be_base(base: Utterance, one: Utterance) -> bool:
    if base.speaker and one.speaker and base.speaker != one.speaker:
        return False
    if base.is_reference:
        return True
    sizes = len(base.words.folded), len(one.words.folded)
    return sizes[0] > sizes[1] or (sizes[0] == sizes[1] and base.place < one.place)


def _match(one: Utterance, base: Utterance, small: frozenset[str]) -> Pair | None:
    """The two laid on each other, if they are the same utterance."""
    own, other = one.words.folded, base.words.folded
    blocks = SequenceMatcher(None, own, other, autojunk=False).get_matching_blocks()[:-1]
    if not blocks:
        return None
    shared = [own[block.a + i] for block in blocks for i in range(block.size)]
    n_content = sum(word not in small for word in shared)
    whole = len(shared) == len(own) and len(blocks) == 1 and n_content >= 1
    if len(own) < SHORT:  # little around it tells whether it is the same utterance
        same_speaker = one.speaker is not None and one.speaker == base.speaker
        enough = whole and same_speaker and (base.is_reference or n_content == SHORT - 1)
    else:
        share, longest = len(shared) / len(own), max(block.size for block in blocks)
        many = share >= LEAST_SHARE and longest >= SHORT or share >= REORDERED_SHARE
        enough = whole or (many and n_content >= LEAST_CONTENT)
    return Pair(one, base, tuple((b.a, b.b, b.size) for b in blocks)) if enough else None


def _rank(pair: Pair) -> tuple:
    """References first, then most words shared, fewest runs, the longest and the earliest base."""
    n_shared = sum(size for _, _, size in pair.blocks)
    size = len(pair.base.words.folded)
    return not pair.base.is_reference, -n_shared, len(pair.blocks), -size, pair.base.place
