"""Groups: which quotations quote the same utterance."""

from collections.abc import Mapping, Sequence

from analysis.compare.joined import first_of_joined
from analysis.compare.quotations.alignment import Pair
from analysis.compare.quotations.utterances import Utterance, sentences


def groups(found: Sequence[Utterance], laid: Mapping[int, Pair]) -> dict[int, int]:
    """Of each quotation, by its place, the place of the first one that quotes the same utterance.

    A quotation belongs to its base. Of a reference, which has many utterances, those belong together that
    quote the same sentence of it, and sentences that one quotation joins are one utterance.
    """
    pairs: list[tuple[int, int]] = []
    of_sentence: dict[tuple[int, int], int] = {}
    starts = {one.place: [start for start, _ in sentences(one.text)] for one in found if one.is_reference}
    for place, pair in laid.items():
        for other in pair.others:
            if not other.is_reference and pair.quotation.n_words > 1:
                pairs.append((place, other.place))
        if not pair.base.is_reference:
            pairs.append((place, pair.base.place))
            continue
        words = pair.base.words
        begin, stop = pair.stretch
        span = words.starts[begin], words.ends[stop - 1]
        own = starts[pair.base.place]
        for number, start in enumerate(own):
            end = own[number + 1] if number + 1 < len(own) else len(pair.base.text)
            if start < span[1] and span[0] < end:
                pairs.append((place, of_sentence.setdefault((pair.base.place, number), place)))
    return first_of_joined(sorted(one.place for one in found), pairs)
