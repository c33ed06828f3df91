"""Near misses: sentences that almost have a claim's phrase, so that its author can mend the phrase."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.compare.claims.phrases import Key, phrase, terms, word_stem
from analysis.compare.claims.search import figure_of
from analysis.compare.small_words import small_words

if TYPE_CHECKING:
    from analysis.mark import Marked

COLUMNS = ("doc_id", "claim", "sent_id", "phrase", "missing", "text")
_TELLING = 100  # from here on a number without a unit says of itself what it counts
_SHORTEST = 3  # letters that an ending leaves; and words of a phrase that may lack one


class _Phrase(NamedTuple):
    """A phrase of the claim at `place`: its words that carry meaning, by their stems."""

    place: int
    written: str
    stems: dict[Key, Key]


def near_misses(marked: "Marked", claims: Sequence, found: pd.DataFrame) -> pd.DataFrame:
    """Sentences that nearly have a phrase of a claim which they do not tell: one row per claim and sentence.

    Near is what has all words of the phrase that carry meaning ("of", "the" do not), but in another order,
    with others between them, with another ending ("asks", "asking") or another number of the same unit;
    or all but one, of three or more, if that is not the rarest of them in the corpus. Of a figure the value
    is one of the words, and may be another number but not lack; and a sentence that has the very value, which
    no figure of that value tells there, is near whatever else it says. `missing` is the word that lacks, null
    where none does. `found` is what `tellings` gives. Rows are in the order of the claims; those that lack
    nothing come first.

    Where the method is wrong: endings are cut by rule ("new" from "news"); irregular forms are not known.
    """
    scored = marked.sentences[marked.sentences["doc_id"].isin(marked.voices["doc_id"].unique())]
    keys = [frozenset(terms(text).keys) for text in scored["text"]]
    stems = [frozenset(map(word_stem, present)) for present in keys]
    n_sentences = Counter(stem for present in stems for stem in present)
    phrases = [one for place, claim in enumerate(claims) for one in _phrases(place, claim)]
    by_stem: dict[Key, list[int]] = defaultdict(list)
    for number, one in enumerate(phrases):
        for stem in one.stems:
            by_stem[stem].append(number)
    told = set(zip(found["doc_id"], found["sent_id"], found["claim"], strict=True))
    values = _values(claims)
    rows = []
    for sentence, exact, present in zip(scored.itertuples(index=False), keys, stems, strict=True):
        here = Counter(number for stem in present & by_stem.keys() for number in by_stem[stem])
        near = [(phrases[number], present) for number in sorted(here)]
        best = _nearest(near, n_sentences)
        for value in sorted(exact & values.keys(), key=str):
            alike = values[value]
            if not any((sentence.doc_id, sentence.sent_id, claims[place].id) in told for place in alike):
                best |= {place: (None, _any_of(claims[place])) for place in alike if place not in best}
        for place, (missing, written) in best.items():
            claim = claims[place].id
            if (sentence.doc_id, sentence.sent_id, claim) not in told:
                row = (sentence.doc_id, claim, sentence.sent_id, written, missing, sentence.text)
                rows.append((place, missing is not None, row))
    rows.sort(key=lambda one: one[:2])
    return pd.DataFrame([row for *_, row in rows], columns=list(COLUMNS))


def _values(claims: Sequence) -> dict[Key, list[int]]:
    """The places of the figures by their value; small counts, which many sentences have, are left out."""
    found: dict[Key, list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        value = figure_of(claim.value)
        if value is not None and (value[1] or value[0] >= _TELLING):
            found[value].append(place)
    return dict(found)


def _any_of(claim) -> str:
    return f"{claim.value} near {' / '.join(claim.find)}"


def _nearest(near: list, n_sentences: Counter) -> dict[int, tuple[str | None, str]]:
    """Of each claim the nearest phrase, and the word that it lacks."""
    best: dict[int, tuple[str | None, str]] = {}
    for one, present in near:
        lacks = [stem for stem in one.stems if stem not in present]
        rarest = min(n_sentences[stem] for stem in one.stems)
        if len(lacks) > 1 or (lacks and not _may_lack(lacks[0], one, n_sentences, rarest)):
            continue
        missing = str(one.stems[lacks[0]]) if lacks else None
        if one.place not in best or (missing is None and best[one.place][0] is not None):
            best[one.place] = (missing, one.written)
    return best


def _may_lack(stem: Key, one: _Phrase, n_sentences: Counter, rarest: int) -> bool:
    return len(one.stems) >= _SHORTEST and isinstance(stem, str) and n_sentences[stem] > rarest


def _phrases(place: int, claim) -> Iterator[_Phrase]:
    value = figure_of(claim.value)
    for written in claim.find:
        keys = [key for part in phrase(written).parts for key in part]
        stems = {word_stem(key): key for key in keys if not (isinstance(key, str) and key in small_words())}
        if value is not None:
            stems[word_stem(value)] = value
        if len(stems) > 1:
            yield _Phrase(place, written if value is None else f"{claim.value} near {written}", stems)
