"""A tone lexicon that a user brings: words, phrases and beginnings of words, each with a value."""

from collections.abc import Iterable, Sequence

from analysis.mark.tone.vader_rules import LEXICON
from analysis.mark.tone.valence import squeezed
from analysis.read.folder.lexicons import key
from analysis.words import words

_VADER_STRENGTH = sum(map(abs, LEXICON.values())) / len(LEXICON)


class WordValues:
    """What such a lexicon makes of a text; made once, never changed.

    Its values are scaled so that its words are on average as strong as VADER's: lexicons differ in what
    they take for the strongest word (1, 4 or 5), and only then does `squeezed` squeeze them alike. Where it
    is wrong: there is no negation, and no word knows its sense.
    """

    def __init__(self, entries: Iterable[tuple[str, float]]) -> None:
        worth = {key(word): value for word, value in entries}
        strengths = [abs(value) for value in worth.values() if value]
        scale = _VADER_STRENGTH * len(strengths) / sum(strengths)
        self._values = {parts: value * scale for parts, value in worth.items()}
        self._longest: dict[str, int] = {}  # first word -> most words of an entry of several words
        for parts in worth:
            if len(parts) > 1:
                self._longest[parts[0]] = max(len(parts), self._longest.get(parts[0], 1))
        self._stems = {parts[-1][0] for parts in worth if parts[-1].endswith("*")}  # their first letters

    def compound(
        self, text: str, masked: Sequence[tuple[int, int]] = (), *, as_written: bool = False
    ) -> float:
        """The values of the words of `text` that the lexicon knows, added up and squeezed; 0.0 without any.

        At each word the longest entry counts, and an exact one before a beginning of a word. `as_written`
        leaves typography as it is, so that "don’t" is not "don't". What lies in a masked span counts nothing.
        """
        starts, ends, plain = words(text)
        if as_written:
            plain = [text[start:end].lower() for start, end in zip(starts, ends, strict=True)]
        total, at = 0.0, 0
        while at < len(plain):
            n, value = self._entry(plain, at, text, starts, ends)
            start, end = starts[at], ends[at + n - 1]
            if value and not any(first <= start and end <= last for first, last in masked):
                total += value
            at += n
        return squeezed(total)

    def _entry(self, plain, at, text, starts, ends) -> tuple[int, float]:
        """How many words the longest entry at a word has, and its value; (1, 0.0) where there is none."""
        longest = min(self._longest.get(plain[at], 1), len(plain) - at)
        for n in range(longest, 0, -1):
            last = at + n - 1
            if all(text[ends[i] : starts[i + 1]].isspace() for i in range(at, last)):
                value = self._value(tuple(plain[at:last]), plain[last])
                if value is not None:
                    return n, value
        return 1, 0.0

    def _value(self, before: tuple[str, ...], word: str) -> float | None:
        exact = self._values.get((*before, word))
        if exact is not None or word[0] not in self._stems:
            return exact
        beginnings = ((*before, f"{word[:length]}*") for length in range(len(word), 0, -1))
        return next((self._values[parts] for parts in beginnings if parts in self._values), None)
