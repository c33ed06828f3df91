"""What a detector of attributions got wrong, one by one, and what stood in the way of a pair."""

from collections.abc import Sequence
from typing import NamedTuple

from analysis.compare.agreement.attribution_pairs import MEASURES, Worded, paired, worded
from analysis.compare.agreement.span_words import Quoted, Tokens

MISSED, NOT_GOLD = "missed", "not in the gold"
_RELATION, _CUE, _CONTENT = (MEASURES[name] for name in ("relation soft", "cue overlap", "content soft"))


class Error(NamedTuple):
    """An attribution without a pair.

    `kind` is `MISSED` (it is in the gold) or `NOT_GOLD` (it was found); `form` is direct, indirect or mixed;
    `other` is what came nearest on the other side, null where no cue and no content there agrees.
    """

    kind: str
    why: str
    form: str
    one: tuple
    other: tuple | None


def attribution_errors(text: str, gold: Sequence, found: Sequence) -> list[Error]:
    """What the measure "relation soft" leaves without a pair: first of the gold, then of what was found."""
    tokens, quoted = Tokens(text), Quoted(text)
    ours, theirs = ([worded(one, tokens) for one in each] for each in (gold, found))
    pairs = paired(_RELATION, ours, theirs)
    made = []
    for kind, sides, words, done in (
        (MISSED, (gold, found), (ours, theirs), {one for one, _ in pairs}),
        (NOT_GOLD, (found, gold), (theirs, ours), {other for _, other in pairs}),
    ):
        for place, one in enumerate(sides[0]):
            if place not in done:
                why, nearest = _why(words[0][place], words[1])
                other = None if nearest is None else sides[1][nearest]
                made.append(Error(kind, why, quoted.form(one.content), one, other))
    return made


def _why(one: Worded, others: Sequence[Worded]) -> tuple[str, int | None]:
    """What stood in the way, and the number of what came nearest: by cue and content, else by one of them."""
    cues = {place for place, other in enumerate(others) if _CUE.agrees(one, other)}
    contents = {place for place, other in enumerate(others) if _CONTENT.agrees(one, other)}
    if both := cues & contents:
        pairable = [place for place in sorted(both) if _RELATION.agrees(one, others[place])]
        return ("paired with another", pairable[0]) if pairable else ("another source", min(both))
    if cues:
        return "another content", min(cues)
    return ("another cue", min(contents)) if contents else ("no such attribution", None)
