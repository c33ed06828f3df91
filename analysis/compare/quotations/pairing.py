"""Which quotation is laid on which base: found by pairs of neighbouring words, not by trying all."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from analysis.compare.quotations.alignment import Pair, matched
from analysis.compare.quotations.utterances import Utterance, agree
from analysis.compare.small_words import small_words

RARE = 60  # two words that stand together in more places than this find nobody
RARE_ALONE = 10  # the same of a word that is quoted alone
_MANY = 8  # words: from so many on, two neighbouring pairs of words are asked for

Index = Mapping[object, list[tuple[int, int]]]


def pairs(found: Sequence[Utterance]) -> list[Pair]:
    """Each quotation that has a base, with it, in corpus order.

    Its base is the reference that it shares most words with; else the quotation, longer than it or as long
    and earlier, with which it shares most: see `alignment.matched`. The work grows with the number of words,
    for only places that share two neighbouring words are looked at, and no more than `RARE` for each.
    """
    index = _index(found)
    made = []
    for one in found:
        if one.is_reference or not one.content:
            continue
        near = _near(one, found, index)
        laid = [pair for number, places in near if (pair := matched(one, found[number], places))]
        if laid:
            best = min(laid, key=_rank)
            others = tuple(pair.base for pair in laid if pair is not best and _as_good(pair, best))
            made.append(best._replace(others=others))
    return made


def _index(found: Sequence[Utterance]) -> Index:
    """Where each two neighbouring words stand, and each word that is quoted alone: (utterance, its word)."""
    small = small_words()
    alone = {word for one in found if one.n_words == 1 for word in one.content}
    index = defaultdict(list)
    for one in found:
        folded = one.words.folded
        for place, key in enumerate(zip(folded, folded[1:], strict=False)):
            if key[0] not in small or key[1] not in small:
                index[key].append((one.place, place))
        for place, word in enumerate(folded):
            if word in alone:
                index[word].append((one.place, place))
    return index


def _near(one: Utterance, found: Sequence[Utterance], index: Index) -> Iterator[tuple[int, list[int]]]:
    """The utterances that can be the base of `one`, each with the places at which words of it stand."""
    folded = one.words.folded
    keys = set(folded) if len(folded) == 1 else set(zip(folded, folded[1:], strict=False))
    places = defaultdict(list)
    most = RARE_ALONE if len(folded) == 1 else RARE
    for key in keys:
        having = index.get(key, ())
        if len(having) <= most:
            for number, place in having:
                places[number].append(place)
    least = 2 if len(folded) >= _MANY else 1
    for number in sorted(places):
        if len(places[number]) >= least and _may_be_base(found[number], one):
            yield number, places[number]


def _may_be_base(base: Utterance, one: Utterance) -> bool:
    if base.place == one.place:
        return False
    return base.is_reference or (-base.n_words, base.place) < (-one.n_words, one.place)


def _rank(pair: Pair) -> tuple:
    """References first, then most words shared, fewest runs, the same speaker, the longest, the earliest."""
    base = pair.base
    same = agree(pair.quotation, base) is not False
    return not base.is_reference, -pair.n_shared, len(pair.blocks), not same, -base.n_words, base.place


def _as_good(pair: Pair, best: Pair) -> bool:
    return _rank(pair)[:3] == _rank(best)[:3]
