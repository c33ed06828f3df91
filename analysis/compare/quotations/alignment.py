"""Two utterances laid on each other: which words of one are which words of the other.

Where the method is wrong: a quotation that joins words from distant places of its base without an ellipsis
is laid on the place that has most of them.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from analysis.compare.quotations.utterances import SHORT, Utterance, agree, sentences, stems
from analysis.compare.small_words import small_words

LEAST_SHARE = 0.6  # of the words of the shorter one
CLOSE_SHARE = 0.7  # the same where no `RUN` of them stand together, by one speaker
UNKNOWN_CLOSE_SHARE = 0.8  # the same where one of the speakers is unknown
RUN = 4  # words that stand together in both, by one speaker
UNKNOWN_RUN = 5  # the same where one of the speakers is unknown
LONG_RUN = 6  # the same where two are known, and are not the same
LONG_CONTENT = 3  # of the words of content in such a run
LEAST_CONTENT = 2
SAME_OCCASION = 7  # days between two texts that quote a few words of the same occasion
HELP = 3  # stems around a word or two that stand around the same words in the base
_LOOSE = 2  # words more than the quotation has, where one in another order stands
_REACH = 10  # words around a place in the base that the quotation can have left out


class Pair(NamedTuple):
    """A quotation laid on its base; `blocks` are equal runs `(first word, base's first word, length)`.

    `others` are further bases in which just as much of it stands.
    """

    quotation: Utterance
    base: Utterance
    blocks: tuple[tuple[int, int, int], ...]
    others: tuple[Utterance, ...] = ()

    @property
    def n_shared(self) -> int:
        return sum(size for _, _, size in self.blocks)

    @property
    def stretch(self) -> tuple[int, int]:
        """The words of the base from the first to the last that is quoted: `[first, end)`."""
        return self.blocks[0][1], self.blocks[-1][1] + self.blocks[-1][2]

    def overlaps(self, other: "Pair") -> bool:
        """Whether another quotation is laid on some of the same words of the same base."""
        (first, end), (start, stop) = self.stretch, other.stretch
        return self.base is other.base and first < stop and start < end


def matched(one: Utterance, base: Utterance, places: Sequence[int]) -> Pair | None:
    """The two laid on each other, if they are the same utterance.

    `places` are words of the base at which words of `one` stand. Three words or more are the same utterance
    if

    - all of them stand there in one run, or `LEAST_SHARE` of them with a long run among them. How long
    depends on the speakers: `RUN` words by one speaker, `UNKNOWN_RUN` if one is unknown, `LONG_RUN` if two
    differ;
    - or `CLOSE_SHARE` of them stand there close together, and no two known speakers differ.

    A few words of another text (fewer than `LONG_RUN`) must be by the same speaker, or be rare enough, and no
    more than `SAME_OCCASION` days apart. For one or two words see `_short`.
    """
    blocks = _blocks(one, base, places)
    if not blocks:
        return None
    pair = Pair(one, base, blocks)
    if one.n_words < SHORT:
        return pair if _short(pair) else None
    return pair if _same(pair) else None


def _blocks(one: Utterance, base: Utterance, places: Sequence[int]) -> tuple[tuple[int, int, int], ...]:
    """The equal runs near the place where most of `places` stand together."""
    width = 2 * one.n_words + _REACH
    places = sorted(places)
    near, last = (0, 0), 0
    for first, place in enumerate(places):
        last = max(last, first)
        while last + 1 < len(places) and places[last + 1] - place <= width:
            last += 1
        if last - first + 1 > near[1]:
            near = first, last - first + 1
    lowest, highest = places[near[0]], places[near[0] + near[1] - 1]
    start = max(0, lowest - one.n_words - _REACH)
    there = base.words.folded[start : highest + one.n_words + _REACH]
    found = SequenceMatcher(None, one.words.folded, there, autojunk=False).get_matching_blocks()[:-1]
    return _without_strays(one, [(block.a, start + block.b, block.size) for block in found])


def _without_strays(one: Utterance, blocks: list[tuple[int, int, int]]) -> tuple[tuple[int, int, int], ...]:
    """The runs without small words that stand far off by chance: "the" at the edge, five words away."""
    small = small_words()

    def is_stray(block, gap) -> bool:
        own = one.words.folded[block[0] : block[0] + block[2]]
        return small.issuperset(own) and gap > SHORT

    while len(blocks) > 1:
        first, second, last = blocks[0], blocks[1], blocks[-1]
        before = blocks[-2]
        if is_stray(first, second[1] - first[1] - first[2] - (second[0] - first[0] - first[2])):
            blocks = blocks[1:]
        elif is_stray(last, last[1] - before[1] - before[2] - (last[0] - before[0] - before[2])):
            blocks = blocks[:-1]
        else:
            break
    return tuple(blocks)


def _same(pair: Pair) -> bool:
    one, base, blocks, _ = pair
    small, same_speaker = small_words(), agree(one, base)
    n, n_shared = one.n_words, pair.n_shared
    runs = [(size, _n_content(one, (a, b, size), small)) for a, b, size in blocks]
    longest, its_content = max(runs)
    n_content = sum(number for _, number in runs)
    whole = longest == n and n_content > 0
    if same_speaker is False:
        return longest >= LONG_RUN and its_content >= LONG_CONTENT and n_shared >= LEAST_SHARE * n
    if not base.is_reference and longest < LONG_RUN and not _few(pair, longest, n_content):
        return False
    if whole:
        return True
    run = RUN if same_speaker else UNKNOWN_RUN
    close_share = CLOSE_SHARE if same_speaker else UNKNOWN_CLOSE_SHARE
    (_, first, _), (_, last, size) = blocks[0], blocks[-1]
    close = n_shared >= close_share * n and last + size - first <= n + _LOOSE
    return n_content >= LEAST_CONTENT and ((longest >= run and n_shared >= LEAST_SHARE * n) or close)


def _few(pair: Pair, longest: int, n_content: int) -> bool:
    """Whether a few words can be the same utterance in two texts, which no reference vouches for."""
    one, base = pair.quotation, pair.base
    if one.doc_id == base.doc_id:
        return True
    if one.day is not None and base.day is not None and abs(one.day - base.day) > SAME_OCCASION:
        return False
    if agree(one, base):
        return True
    written = [one.text[a:b] for a, b in zip(one.words.starts, one.words.ends, strict=True)]
    is_name = all(word[:1].isupper() for word in written if word.lower() not in small_words())
    whole = longest == one.n_words >= UNKNOWN_RUN and n_content == LEAST_CONTENT
    return (n_content > LEAST_CONTENT or whole) and not is_name


def _short(pair: Pair) -> bool:
    """One or two words: all of them stand there, and what stands around them says that it is the same place.

    In a reference by the same known speaker no help is needed, nor for two words of content in the same text
    or by one speaker. Otherwise `HELP` stems around the words are in the base's sentence, too; for two words
    by one speaker one fewer.
    """
    one, base = pair.quotation, pair.base
    n_content, same_speaker = len(one.content), agree(one, base)
    if pair.n_shared < one.n_words or len(pair.blocks) > 1 or not n_content:
        return False
    far = one.day is not None and base.day is not None and abs(one.day - base.day) > SAME_OCCASION
    if far and not base.is_reference:
        return False
    if n_content == 2 and one.doc_id == base.doc_id or same_speaker and (base.is_reference or n_content == 2):
        return True
    around = stems(base.around) | stems(_sentence(base, pair.blocks[0][1]))
    return len(stems(one.around) & around) >= (HELP - 1 if same_speaker and one.n_words > 1 else HELP)


def _sentence(base: Utterance, word: int) -> list[str]:
    """The words of the sentence of a base in which a word stands."""
    starts, _, folded = base.words
    for start, end in sentences(base.text):
        if start <= starts[word] < end:
            return [said for at, said in zip(starts, folded, strict=True) if start <= at < end]
    return folded


def _n_content(one: Utterance, block: tuple[int, int, int], small: frozenset[str]) -> int:
    return sum(word not in small for word in one.words.folded[block[0] : block[0] + block[2]])
