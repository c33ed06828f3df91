"""An attribution as it is found in the words of one sentence, before positions and confidence."""

from typing import NamedTuple

from analysis.mark.attribution.cues.lexicon import Cue

Words = tuple[int, int]
"""First word and last word, inclusive."""


class Found(NamedTuple):
    """An attribution in words; `pattern` says how it was found ("finite that", "behind quote")."""

    cue: Cue
    words: Words
    source: Words | None
    contents: tuple[Words, ...]
    pattern: str

    @property
    def frame(self) -> str:
        return self.pattern.split()[-1]
