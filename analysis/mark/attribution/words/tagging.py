"""Words with what the closed word classes tell of them: no parser, no model."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache

from analysis import lexicon
from analysis.mark.attribution.cues.lexicon import places, verbs
from analysis.mark.attribution.words.inflection import irregular
from analysis.mark.base import Sentence
from analysis.words import Remembered

_CLOSED = ("det", "poss", "subj", "obj", "prep", "be", "have", "do", "modal", "neg", "coord")
_MORE = ("sub", "wh", "rel", "adv", "time", "num", "adj", "owner", "name", "verb", "plural")
CLASSES = _CLOSED + _MORE
DET, POSS, SUBJ, OBJ, PREP, BE, HAVE, DO, MODAL, NEG, COORD = (1 << i for i in range(11))
SUB, WH, REL, ADV, TIME, NUM, ADJ, OWNER, NAME, VERB, PLURAL = (1 << i for i in range(11, 22))
AUX = BE | HAVE | DO | MODAL
# Forms that no modal verb stands before.
_NO_INFINITIVES = frozenset(
    ("said", "told", "wrote", "spoke", "says", "tells", "has", "had", "thought", "saw", "gave")
)
_PAST = 1 << 22
# What is a verb wherever it stands ("has", "said"), as far as is known.
IS_VERB = AUX | _PAST
_APOSTROPHES = ("'", "’")
# Gaps that do not break a noun phrase: spaces, hyphens, "&", an initial's stop, a title's quotation mark.
_BREAKS = frozenset(',;:—–()[]?!…“”"«»')
# Ends of names, as in "Kelly", "Connolly", and the few adverbs that end so.
_NO_ADVERBS = frozenset({"elly", "illy", "olly", "ully"})
_ADVERBS = frozenset({"civilly", "coolly", "cruelly", "dully", "fully", "jolly", "silly", "wholly", "woolly"})
_EACH = frozenset({"every", "each", "any", "last", "first", "next"})
# Contractions: the ending, and what it is after a pronoun or "n't".
_CONTRACTED = {"'s": BE, "'re": BE, "'m": BE, "'ve": HAVE, "'d": MODAL, "'ll": MODAL}


@cache
def function_words() -> dict[str, int]:
    """The classes of each closed-class word, as a sum."""
    bits = {name: 1 << i for i, name in enumerate(CLASSES)}
    known = {word: sum(bits[name] for name in own) for word, own in lexicon.function_words().items()}
    for word in [word for word, tag in known.items() if tag & (SUBJ | WH)] + ["here", "there"]:
        for ending, what in _CONTRACTED.items():
            known.setdefault(word + ending, (known.get(word, 0) & ~VERB) | what)
    return known


@cache
def _verb_forms() -> frozenset[str]:
    """Forms that are verbs wherever they stand: the past of irregular verbs."""
    return frozenset(past for base, (past, _) in irregular().items() if past != base)


def is_verb(word: str) -> bool:
    """Whether a word is a verb wherever it stands ("said"), as far as is known."""
    return word in _verb_forms()


def _word_tag(word: str) -> int:
    tag = function_words().get(word, 0)
    if not tag:
        if word.endswith(("'s", "s'")):
            tag = OWNER
        elif word.endswith("ly"):
            tag = ADV
        elif word[0].isdigit():
            tag = NUM
        elif word in _verb_forms():
            tag = VERB
        if word in verbs():
            tag |= VERB
        if word[-1] == "s":
            tag |= PLURAL
    return tag | _PAST if word in _verb_forms() else tag


_TAGS = Remembered(_word_tag)
word_tag: Callable[[str], int] = _TAGS.__getitem__
"""The classes of a word as such, wherever it stands."""


def broken(gap: str) -> bool:
    """Whether a noun phrase cannot go over this gap between two words."""
    return not gap.isspace() and (not _BREAKS.isdisjoint(gap) or "''" in gap or "--" in gap or "\n" in gap)


_BROKEN = Remembered(broken)


class Tagged:
    """A sentence whose words carry their classes.

    `low`, `starts`, `ends` are the words (positions in the text); `gaps[i]` is the text before word
    `i` (the last one: after the last word), `broken[i]` whether no noun phrase goes over it; `tags[i]` is
    a sum of classes; `inside[i]` is the number of the outermost speech quotation that word `i` stands in,
    or -1; `cues` are the numbers of the words that a cue can begin with; `classes` are for `gaps.word_class`.
    """

    __slots__ = ("sentence", "text", "low", "starts", "ends", "n", "quotes")
    __slots__ += ("gaps", "broken", "tags", "inside", "cues", "classes")

    def __init__(
        self, sentence: Sentence, quotes: Sequence[tuple[int, int]], cues: Sequence[int] | None = None
    ) -> None:
        self.sentence = sentence
        self.cues = places(sentence.words.folded) if cues is None else cues
        self.text = text = sentence.text
        self.starts, self.ends, self.low = sentence.words
        self.n = len(self.low)
        self.quotes = quotes
        starts, ends = self.starts, self.ends
        edges = zip([0, *ends], [*starts, len(text)], strict=True)
        self.gaps = gaps = [text[a:b] for a, b in edges]
        if ":" in text:  # the colon of "2:17 a.m." announces nothing
            for i in range(1, self.n):
                if gaps[i] == ":" and text[ends[i - 1] - 1].isdigit() and text[starts[i]].isdigit():
                    gaps[i] = "."
        self.broken = [*map(_BROKEN.__getitem__, gaps)]
        self.tags = tags = [*map(word_tag, self.low)]
        for i in [i for i, start in enumerate(starts) if text[start].isupper()]:
            if i:
                tags[i] |= NAME
            tag = tags[i]
            if tag & ADV and self._is_name(i) or tag & MODAL and self._is_called_so(i):
                tags[i] = NAME
        if "'" in text or "’" in text:
            for i in range(1, self.n):
                if tags[i] & PLURAL and self.gaps[i + 1][:1] in _APOSTROPHES:
                    tags[i] |= OWNER
        if " time " in text:  # "every time Lee said": as "when"
            for i in range(1, self.n - 1):
                if self.low[i] == "time" and self.low[i - 1] in _EACH and tags[i + 1] & (NAME | SUBJ | DET):
                    tags[i - 1] = tags[i] = SUB
        self.classes = None
        self.inside = [-1] * self.n
        for number, (start, end) in enumerate(quotes):
            for i in range(bisect_left(starts, start), bisect_left(starts, end)):
                self.inside[i] = number

    def _is_name(self, i: int) -> bool:
        """Whether a capital tells that a word in -ly is a name: "Megyn Kelly", "Kelly said"."""
        if not self.low[i].endswith("ly") or self.low[i] in function_words():
            return False
        if i > 0 or self.low[i][-4:] in _NO_ADVERBS and self.low[i] not in _ADVERBS:
            return True
        return self.n > 1 and self.gaps[1] == " " and bool(self.tags[1] & (VERB | AUX))

    def _is_called_so(self, i: int) -> bool:
        """Whether a modal verb with a capital is a name: "said Will Lee", "May replied"."""
        if i + 1 >= self.n or self.gaps[i + 1] != " ":
            return False
        if self.low[i + 1].endswith("ed") or self.low[i + 1] in _NO_INFINITIVES:
            return self.tags[i + 1] & (VERB | HAVE) > 0
        follows = i and self.text[self.starts[i + 1]].isupper()
        return bool(follows) and self.gaps[i] == " " and not self.text[self.starts[i - 1]].isupper()

    def in_title_case(self) -> bool:
        """Whether most words have a capital, as in headlines, so that capitals tell nothing."""
        return sum(tag & NAME > 0 for tag in self.tags) * 2 > self.n
