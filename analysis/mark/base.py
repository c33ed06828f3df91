"""What a measure is, and the measure that a word list makes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from analysis import lexicon
from analysis.words import Words

_SHORT = 3  # letters; such words are small in headlines too
_OF_A_HEADLINE = 0.75


class Sentence(NamedTuple):
    """One unit of text; `start` and `end` are in the document, `words` and `voices` in `text`.

    What stands below `words` is in the text's own positions, and is empty until it is known:
    `quotations` that begin here are `(start, end, kind)` and may end in a later sentence; `cues` are
    `(start, end, commitment, rule)`; `voices` are `(start, end, voice)` and partition the text;
    `masked` are the spans of phrases that tone must not count; `named` are the corpus's actors, as
    `names.Named`.
    """

    sent_id: int
    start: int
    end: int
    kind: str
    paragraph: int
    text: str
    words: Words
    quotations: tuple[tuple[int, int, str], ...] = ()
    cues: tuple[tuple[int, int, str, str], ...] = ()
    voices: tuple[tuple[int, int, str], ...] = ()
    masked: tuple[tuple[int, int], ...] = ()
    named: tuple = ()


class Hit(NamedTuple):
    """One mark in a sentence, `[start, end)` in its text.

    `voice` is null where the voice of the first character holds.
    """

    start: int
    end: int
    label: str
    rule: str
    value: float | None = None
    voice: str | None = None


@dataclass(frozen=True)
class Measure:
    """A way of reading a sentence: `find` gives its hits, in order of position.

    `name` is the measure that its marks carry. What its labels mean, their order and whether they
    count in the rate of all labels together stands in `lexicons/labels.csv`.
    """

    name: str
    question: str
    find: Callable[[Sentence], list[Hit]]


Guard = Callable[[Sentence, int, int], bool]
"""Says of the words `first` to `last` of a sentence whether they are what the list means by them."""


def in_a_name(sentence: Sentence, first: int) -> bool:
    """Whether the word is part of a name: a capital in running text ("the horse Rumour", "Sunset May Fall").

    No name: the first word of a sentence or behind a sign, words all in capitals, and words of a headline,
    where three in four of the longer words have a capital. Wrong for what is quoted from a headline.
    """
    text, (starts, ends, _) = sentence.text, sentence.words
    word = text[starts[first] : ends[first]]
    if not first or not word[0].isupper() or word.isupper():
        return False
    if not text[ends[first - 1] : starts[first]].isspace():
        return False
    initials = [text[start] for start, end in zip(starts, ends, strict=True) if end - start > _SHORT]
    return sum(map(str.isupper, initials)) < _OF_A_HEADLINE * len(initials)


def phrase_measure(name: str, question: str, guards: Mapping[str, Guard] = MappingProxyType({})) -> Measure:
    """The measure that `lexicons/<name>.csv` makes: at each word the longest phrase whose guard agrees.

    Words in names are passed over (`in_a_name`).
    Matches do not overlap. A phrase can have several rows, each with its own guard: the first that
    agrees, in file order, gives the label. The rule of a hit is its phrase, with its guard where it has one.

    Raises
    ------
    LexiconError : a row is bad, or names a label or a guard that there is not.
    """
    path = lexicon.FOLDER / f"{name}.csv"
    labels = {row["label"] for row in lexicon.labels() if row["measure"] == name} | {lexicon.NONE}
    needed, key = ("phrase", "label", "source"), ("phrase", "guard")
    allowed = {"label": labels, "guard": {*guards, ""}}
    phrases = lexicon.Phrases(lexicon.rows(path, lexicon.PHRASE_COLUMNS, needed, key, allowed))

    def find(sentence: Sentence) -> list[Hit]:
        hits: list[Hit] = []
        free = 0
        for matches in phrases.at(sentence.text, sentence.words):
            first = matches[0][2]
            if first < free or in_a_name(sentence, first):
                continue
            for match in matches:
                guard = match.row["guard"]
                if guard and not guards[guard](sentence, match.first, match.last):
                    continue
                free = match.last + 1
                if match.row["label"] != lexicon.NONE:
                    rule = f"{match.row['phrase']} [{guard}]" if guard else match.row["phrase"]
                    hits.append(Hit(match.start, match.end, match.row["label"], rule))
                break
        return hits

    return Measure(name, question, find)
