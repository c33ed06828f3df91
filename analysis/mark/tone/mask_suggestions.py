"""What tone perhaps must not count: valenced words in names and titles, and words of the topic.

Blind on purpose. Whoever chooses masks by what they do to the outlets' scores can make any order (Simonsohn,
Simmons & Nelson 2020, on choices made after looking), so nothing here sees an outlet or a score of one: the
texts come without their names. What a mask does is shown only once it is saved in `masks.csv`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from analysis import lexicon
from analysis.mark.attribution.words.tagging import DET, NEG, NUM, OWNER, POSS, word_tag
from analysis.mark.marked import is_scored
from analysis.mark.tone.vader_rules import LEXICON
from analysis.words import Words, folded, words

_LINKS = frozenset({"of", "for", "the", "and"})  # inside a name: Department of Justice
_SHARE = 0.5  # of the texts, or of a word's places, from which something is said to belong to it
_FEWEST = 2  # texts, or places
_EXCERPTS, _AROUND = 3, 40
_OPENS = frozenset("\"“”‘'’:;!?….*•[(–—-")  # after it a capital need not tell a name


class Suggestion(NamedTuple):
    """A phrase to mask, why, its kind, how often it occurs in how many texts, and where: some excerpts."""

    phrase: str
    reason: str
    kind: str
    n: int
    n_texts: int
    excerpts: tuple[str, ...]


class _Sentence(NamedTuple):
    number: int  # of its text
    text: str
    words: Words

    def word(self, at: int) -> str:
        return self.text[self.words.starts[at] : self.words.ends[at]]

    def joined(self, one: int, other: int) -> bool:
        """Whether there are two such words, with nothing but white space between them."""
        starts, ends, _ = self.words
        return 0 <= one < other < len(starts) and self.text[ends[one] : starts[other]].isspace()

    def capital(self, at: int) -> bool:
        """Whether the word has a capital that its place in the sentence does not explain."""
        word = self.word(at)
        if at == 0 or not word[0].isupper() or (len(word) > 1 and word.isupper() and "." not in word):
            return False  # the last is shouted
        gap = self.text[self.words.ends[at - 1] : self.words.starts[at]].rstrip()
        return gap[-1:] not in _OPENS if gap else True


_Place = tuple[_Sentence, int]


def mask_suggestions(read) -> pd.DataFrame:
    """`suggestions` for what `read.corpus` gives, of which only the texts are looked at: a row each.

    Columns are those of `masks.csv`, then `n`, `n_articles`, `of` (articles in all) and `excerpts`. A phrase
    that is in the corpus's `masks.csv` already has the reason, kind and date that stand there; the date of
    another is null.
    """
    scored = read.articles.loc[read.articles["language"].map(is_scored), "doc_id"]
    body = read.sentences[(read.sentences["kind"] == "body") & read.sentences["doc_id"].isin(scored)]
    texts = [sentences.tolist() for _, sentences in body.groupby("doc_id", sort=False)["text"]]
    saved = {folded(row["phrase"]): row for row in read.masks.to_dict("records")}
    rows = []
    for one in suggestions(texts):
        reason = f"{one.reason}; {one.n} in {one.n_texts} of {len(texts)} articles"
        row = saved.get(folded(one.phrase), {"reason": reason, "kind": one.kind, "added": None})
        found = (one.n, one.n_texts, len(texts), one.excerpts)
        rows.append((one.phrase, row["reason"], row["kind"], row["added"], *found))
    columns = ["phrase", "reason", "kind", "added", "n", "n_articles", "of", "excerpts"]
    return pd.DataFrame(rows, columns=columns)


def suggestions(texts: Iterable[Sequence[str]]) -> list[Suggestion]:
    """Phrases that a person may want to mask: names, then topics, by how many texts have them and how often.

    `texts` are the body sentences of each text, and nothing on whose they are; their order changes nothing.
    Proposed are
    - names: a word of VADER's lexicon that has a capital inside a sentence, with its neighbour in the name
      where that is the same in half of the places or more (United States, Treasury Secretary);
    - topic: a noun of the lexicon, with the word before or after it where that is the same in half of the
      places or more (trade war, critical minerals), that stands in half of the texts, and in two.

    Where it is wrong: it cannot tell a name from a word with an odd capital, nor what texts share as their
    topic from what they share as their opinion. It proposes; a person decides, and writes down why.
    """
    told = [_Sentence(n, text, words(text)) for n, sentences in enumerate(texts) for text in sentences]
    least = max(_FEWEST, _SHARE * len({sentence.number for sentence in told}))
    names, topics = {}, {}
    for word, places in sorted(_valenced(told).items()):
        named = [place for place in places if place[0].capital(place[1])]
        plain = [(sentence, at) for sentence, at in places if sentence.word(at)[0].islower()]
        names |= {folded(phrase): (phrase, word, "name") for phrase in _names(named, plain)}
        topics |= {phrase: (phrase, word, "topic") for phrase in _topics(plain)}
    found = [one for one in _counted({**topics, **names}, told) if one.kind == "name" or one.n_texts >= least]
    return sorted(found, key=lambda one: (one.kind, -one.n_texts, -one.n, one.phrase))


def _valenced(told: Iterable[_Sentence]) -> dict[str, list[_Place]]:
    """Each word of the lexicon that occurs, and where it does."""
    found: dict[str, list[_Place]] = {}
    for sentence in told:
        for at, word in enumerate(sentence.words.folded):
            if LEXICON.get(word):
                found.setdefault(word, []).append((sentence, at))
    return found


def _names(named: list[_Place], plain: list[_Place]) -> Iterator[str]:
    """The name that the places with a capital share; the word itself if it never stands without one."""
    shared = _shared(named, _name_after) or _shared(named, _name_before)
    if shared:
        yield shared
    elif named and not plain:
        yield min(sentence.word(at) for sentence, at in named)


def _name_after(sentence: _Sentence, at: int) -> str | None:
    if sentence.joined(at, at + 1) and sentence.capital(at + 1):
        return f"{sentence.word(at)} {sentence.word(at + 1)}"
    return None


def _name_before(sentence: _Sentence, at: int) -> str | None:
    """The word and the capital before it, which "of" or the like may part from it."""
    if not sentence.joined(at - 1, at):
        return None
    first = at - 2 if sentence.words.folded[at - 1] in _LINKS and sentence.joined(at - 2, at - 1) else at - 1
    if sentence.word(first)[0].isupper() and "." not in sentence.word(first):
        return " ".join(sentence.text[sentence.words.starts[first] : sentence.words.ends[at]].split())
    return None


def _topics(plain: list[_Place]) -> Iterator[str]:
    """The term that the places share; the word itself if half of them show it to be a noun."""
    word = plain[0][0].words.folded[plain[0][1]] if plain else ""
    if not word or word_tag(word) & NEG:
        return
    shared = _shared(plain, _term_before) or _shared(plain, _term_after)
    if shared or sum(_is_noun(*place) for place in plain) >= _SHARE * len(plain):
        yield shared or word


def _term_before(sentence: _Sentence, at: int) -> str | None:
    plain = sentence.words.folded
    if sentence.joined(at - 1, at) and not word_tag(plain[at - 1]) and plain[at - 1] not in LEXICON:
        return f"{plain[at - 1]} {plain[at]}"
    return None


def _term_after(sentence: _Sentence, at: int) -> str | None:
    plain = sentence.words.folded
    if (
        sentence.joined(at, at + 1)
        and len(plain[at + 1]) > 2
        and not word_tag(plain[at + 1].removesuffix("s"))
    ):
        return f"{plain[at]} {plain[at + 1]}"
    return None


def _is_noun(sentence: _Sentence, at: int) -> bool:
    """Whether an article or the like stands before the word, and no noun that it would describe after it."""
    plain = sentence.words.folded
    before = at and sentence.joined(at - 1, at) and word_tag(plain[at - 1]) & (DET | POSS | OWNER | NUM)
    return bool(before) and not (sentence.joined(at, at + 1) and not word_tag(plain[at + 1]))


def _shared(places: list[_Place], phrase) -> str | None:
    """The phrase that half of the places or more give, and two of them where there are two."""
    found = Counter(filter(None, (phrase(*place) for place in places)))
    if not found:
        return None
    most, n = min(found.items(), key=lambda item: (-item[1], item[0]))
    return most if n >= max(_SHARE * len(places), min(_FEWEST, len(places))) else None


def _counted(candidates: dict[str, tuple[str, str, str]], told: list[_Sentence]) -> Iterator[Suggestion]:
    """A suggestion for each candidate: by its folded form the phrase, the valenced word in it, its kind."""
    phrases = lexicon.Phrases({"phrase": phrase} for phrase in candidates)
    found: dict[str, list[tuple[_Sentence, lexicon.Match]]] = {phrase: [] for phrase in candidates}
    for sentence in told:
        for matches in phrases.at(sentence.text, sentence.words):
            for match in matches:
                found[match.row["phrase"]].append((sentence, match))
    for key, (phrase, word, kind) in candidates.items():
        what = "is a word of a name here" if kind == "name" else "is perhaps a word of the topic"
        reason = f'"{word}" {what}; VADER scores it {LEXICON[word]:+.1f}'
        n_texts = len({sentence.number for sentence, _ in found[key]})
        excerpts = sorted({_excerpt(each.text, match.start, match.end) for each, match in found[key]})
        yield Suggestion(phrase, reason, kind, len(found[key]), n_texts, tuple(excerpts[:_EXCERPTS]))


def _excerpt(text: str, start: int, end: int) -> str:
    """The phrase in brackets among some characters of its sentence, whole words, on one line."""
    before, after = text[:start], text[end:]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return " ".join(f"{before}[{text[start:end]}]{after}".split())
