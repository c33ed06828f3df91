"""What a corpus's author asks of a sentence: the passages that tell a claim, or give a figure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from analysis.compare.claims.clauses import is_negative
from analysis.compare.claims.phrases import (
    Key,
    Phrase,
    Span,
    Terms,
    merged,
    phrase,
    places,
    runs,
    terms,
    word_stem,
)
from analysis.numbers import quantities

# A figure and what it is a figure of stand between two of these. A comma in a number ends no clause, nor
# one that closes a quotation ("30%," he said), nor one of a list ("40 cooks, waiters and drivers left").
_COMMA = r"(?:(?<!\d),|,(?!\d))(?![\"'”’])(?!(?<=s,)(?: [\w-]+s,){0,8} (?:[\w-]+ )?[\w-]+s (?:and|or)\b)"
_CLAUSE_ENDS = re.compile(
    rf"{_COMMA}|[;()—–]|:(?!\d)|\s-\s|\b(?:while|whereas|although|though|but)\b", re.IGNORECASE
)
# What says before a number how exact it is, or that it is a limit.
_LIMIT = re.compile(
    r"\b(?:at (?:least|most)|up to|(?:just |slightly )?(?:(?:more|less|fewer) than|over|under|below|above)"
    r"|as (?:many|much) as|nearly|almost|about|around|roughly|approximately|some|close to|possibly"
    r"|an estimated)\s+\Z",
    re.IGNORECASE,
)
# A phrase that ends with one of these ("the firm did") stands for a whole clause.
_AUXILIARIES = frozenset(["do", "does", "did", "has", "have", "had", "is", "are", "was", "were"])
_AUXILIARIES |= {"will", "would", "can", "could", "should", "must"}
_NOT = re.compile(r"\s+(?:not|never)\b(?P<more>\s+\w)?")
_PERCENT = "%"
SAYS, DENIES, ONLY_SAYS = "says", "denies", "only says"
"""What a phrase is for its claim; one that only says it cannot deny it (see `asked`)."""
_UNIT_LEFT_OUT = re.compile(r"[.,;:!?]?[\"'”’]|[.,;:!?](?!\w)|\Z")


class Passage(NamedTuple):
    """`[start, end)` of a sentence tells `claim`; `own` are the words of the phrases that found it.

    `parts` are the stretches of it in which these stand, `sense` is what they are for the claim.
    """

    start: int
    end: int
    place: int
    claim: str
    value: str | None
    own: frozenset[Key]
    parts: tuple[Span, ...]
    sense: str = SAYS


class Sought(NamedTuple):
    """A phrase of the claim that stands at `place` among all; of a figure, its value."""

    place: int
    phrase: Phrase
    value: Key | None = None
    sense: str = SAYS


class Asked(NamedTuple):
    """Claims made ready: their phrases by the one term without which none of them stands in a sentence."""

    ids: tuple[str, ...]
    find: dict[Key, list[Sought]]
    but_not: dict[int, list[Phrase]]
    figures: tuple[Key | None, ...]
    n_phrases: int


def asked(claims: Iterable) -> Asked:
    """Claims (see `read.folder.claims.Claim`) made ready to be looked for in many sentences.

    Of a claim that says what was *not* ("Nobody was hurt") a phrase without a negation ("was hurt") denies it
    if it has words of the claim only; any other ("unhurt") says it, also where the text negates it ("did not
    hurt anyone").
    """
    find: dict[Key, list[Sought]] = defaultdict(list)
    but_not: dict[int, list[Phrase]] = {}
    ids, figures, n_phrases = [], [], 0
    for place, claim in enumerate(claims):
        value = figure_of(claim.value)
        ids.append(claim.id)
        figures.append(value)
        phrases = [(written, _sense(claim.says, written)) for written in claim.find]
        phrases += [(written, DENIES) for written in claim.denies]
        for made, sense in ((phrase(written), sense) for written, sense in phrases):
            if not made.parts:
                continue
            sought = Sought(place, made, value, sense)
            find[_rarest(made) if value is None else value].append(sought)
            if value is not None and value[1] == _PERCENT:
                find[value[0], ""].append(sought)
            n_phrases += 1
        but_not[place] = [made for made in map(phrase, claim.but_not) if made.parts]
    return Asked(tuple(ids), dict(find), but_not, tuple(figures), n_phrases)


def _sense(says: str, written: str) -> str:
    if not is_negative(says) or is_negative(written):
        return SAYS
    said = {word_stem(key) for key in terms(says).keys}
    stems = {word_stem(key) for part in phrase(written).parts for key in part}
    return DENIES if stems <= said else ONLY_SAYS


def figure_of(value: str | None) -> Key | None:
    """The quantity that a figure's `value` is: (30.0, "%"); null for a claim.

    Several quantities are the first; a value without one that can be read is a number that stands nowhere.
    """
    if value is None:
        return None
    found = quantities(value)
    return (found[0].value, found[0].unit) if found else (float("nan"), value)


def _rarest(made: Phrase) -> Key:
    """A quantity, or else the longest word: that which is likely to stand in the fewest sentences."""
    keys = [key for part in made.parts for key in part]
    return max(keys, key=lambda key: (not isinstance(key, str), len(key)))


def passages(text: str, wanted: Asked) -> list[Passage]:
    """The passages of a sentence that tell one of the claims, in order.

    A phrase is words in a row; case, typographic marks, hyphens and quotation marks between them are ignored
    ("at the request" of Trump), a comma only where the phrase has one; "+" parts words that stand in the
    sentence, in any order.
    A quantity is its value, so "an hour and a half" is "90-minute". Passages of one claim that overlap
    are one, from the first word to the last. A figure is told where its value stands in one clause with a
    phrase of it; "%" can be left out right behind the phrase ("opened at 3.5."). A phrase that ends with an
    auxiliary ("the firm did") is told before no "not" with which a verb goes on ("the firm did not say").
    Where a phrase of `denies` overlaps one of `find`, the longer counts.
    What `but_not` has is taken back: a passage that overlaps it, or with "+" all in the sentence.

    Where the method is wrong: clauses end at commas, brackets, dashes, "while", "but" and the like, which
    is cruder than grammar.
    """
    found = terms(text)
    present = set(found.keys)
    spans: dict[int, list[tuple[Span, Sought]]] = defaultdict(list)
    for key in present & wanted.find.keys():
        for one in wanted.find[key]:
            if all(word in present for part in one.phrase.parts for word in part):
                where = _whole(text, found, one) if one.value is None else _figures(text, found, one, key)
                spans[one.place] += [(span, one) for span in where]
    told = (one for place in spans for one in _passages(text, found, present, place, spans[place], wanted))
    return sorted(told)


def _passages(
    text: str,
    found: Terms,
    present: set[Key],
    place: int,
    spans: Sequence[tuple[Span, Sought]],
    wanted: Asked,
) -> Iterator[Passage]:
    back: list[Span] = []
    for one in wanted.but_not[place]:
        if all(word in present for part in one.parts for word in part):
            where = places(text, found, one)
            back += [(0, len(text))] if where and len(one.parts) > 1 else where
    for start, end in merged([span for span, _ in spans]):
        if not any(first < end and start < last for first, last in back):
            own = frozenset(
                word
                for (first, last), one in spans
                if first < end and start < last
                for part in one.phrase.parts
                for word in part
            )
            parts = {
                run
                for (first, last), one in spans
                if first < end and start < last
                for part, commas in (*zip(*one.phrase, strict=True), ((one.value,), frozenset()))
                for run in runs(text, found, part, commas)
                if start <= run[0] and run[1] <= end
            }
            here = [((first, last), one) for (first, last), one in spans if first < end and start < last]
            longest = max(here, key=lambda held: (held[0][1] - held[0][0], held[1].sense == DENIES))[1]
            yield Passage(
                *(start, end, place, wanted.ids[place]),
                _value(text, found, start, end, wanted.figures[place]),
                own=own,
                parts=tuple(sorted(parts)),
                sense=longest.sense,
            )


def _whole(text: str, found: Terms, one: Sought) -> Iterator[Span]:
    """Where the phrase of a claim stands; with the "not" behind its auxiliary, unless a verb goes on."""
    for start, end in places(text, found, one.phrase):
        ends_so = len(one.phrase.parts) == 1 and one.phrase.parts[0][-1] in _AUXILIARIES
        behind = _NOT.match(text, end) if ends_so else None
        if not (behind and behind["more"]):
            yield start, (behind.end() if behind else end)


def value_in(text: str, start: int, end: int) -> str | None:
    """The quantities with a unit between two positions, as they are written."""
    return _value(text, terms(text), start, end, None)


def _value(text: str, found: Terms, start: int, end: int, figure: Key | None) -> str | None:
    """The quantities between two positions as they are written, with limits ("at least four").

    Those of a figure, or all with a unit.
    """
    inside = [
        text[with_limit(text, a) : b]
        for a, b, key in zip(*found, strict=True)
        if start <= a < end
        and (key in (figure, (figure[0], "")) if figure else not isinstance(key, str) and key[1])
    ]
    return "; ".join(inside) or None


def with_limit(text: str, start: int) -> int:
    """Where the words begin that say how exact the number at `start` is; else `start`."""
    found = _LIMIT.search(text, 0, start)
    return found.start() if found else start


def _figures(text: str, found: Terms, one: Sought, value: Key) -> list[Span]:
    """Where the value stands in one clause with the phrase: from the first of them to the last.

    A `value` without the unit of the figure must stand right behind the phrase, with no word behind it.
    """
    made = []
    for start, end, key in zip(*found, strict=True):
        if key == value != one.value:
            if _UNIT_LEFT_OUT.match(text, end):
                near = [at for at in places(text, found, one.phrase) if text[at[1] : start].isspace()]
                made += [(a, end) for a, _ in near]
        elif key == value:
            first, last = clause(text, start, end)
            inside = [
                number for number, at in enumerate(found.starts) if first <= at and found.ends[number] <= last
            ]
            own = Terms(*([column[number] for number in inside] for column in found))
            near = places(text, own, one.phrase)
            made += [(min(start, a), max(end, b)) for a, b in near[:1]]
    return made


def clause(text: str, start: int, end: int) -> Span:
    """The clause of a sentence in which `[start, end)` stands, ended by a comma, "while" or the like."""
    before = [match.end() for match in _CLAUSE_ENDS.finditer(text, 0, start)]
    after = _CLAUSE_ENDS.search(text, end)
    return (before[-1] if before else 0), (after.start() if after else len(text))
