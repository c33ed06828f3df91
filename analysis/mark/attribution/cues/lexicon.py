"""The cues of attribution: words with the reporter's commitment and the source's act."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from analysis import lexicon
from analysis.mark.attribution.base import ACTS, COMMITMENTS
from analysis.mark.attribution.words.inflection import BASE, british_forms, forms

COLUMNS = ("cue", "form", "commitment", "act", "frames", "source", "note")
# How far the noun of a phrase can stand behind its preposition: "at the Chinese Foreign Ministry's request".
FAR = 10
FORMS = ("verb", "phrasal", "noun", "phrase", "adjective", "adverb")


class Cue(NamedTuple):
    """One row of the list; `rest` are the words after the first ("out" of "point out").

    `is_speech` of what is done by speaking ("promise", "warn", "ask for"; not "try", "vote"): the verbs of
    Wierzbicka's groups, alone and in phrasal verbs, and their nouns.
    """

    cue: str
    form: str
    commitment: str
    act: str
    frames: frozenset[str]
    rest: tuple[str, ...]
    is_speech: bool = False


@cache
def cues() -> tuple[Cue, ...]:
    """Every cue, in the order of the list.

    Raises
    ------
    LexiconError : a row is bad, or has a form, commitment or act that there is not.
    """
    path = lexicon.FOLDER / "attribution.csv"
    needed = ("cue", "form", "commitment", "act", "source")
    allowed = {"form": FORMS, "commitment": COMMITMENTS, "act": ACTS}
    found = lexicon.rows(path, COLUMNS, needed, ("cue", "form"), allowed)
    spoken = {row["cue"] for row in found if row["form"] == "verb" and _is_speech(row)}
    return tuple(
        Cue(
            row["cue"],
            row["form"],
            row["commitment"],
            row["act"],
            frozenset(row["frames"].split()),
            tuple(row["cue"].lower().split()[1:]),
            _is_speech(row) or row["form"] == "phrasal" and row["cue"].split()[0] in spoken,
        )
        for row in found
    )


def _is_speech(row: dict[str, str]) -> bool:
    source = row["source"]
    return "Wierzbicka 1987," in source and " group" in source and "declare group" not in source


@cache
def verbs() -> dict[str, list[tuple[Cue, int]]]:
    """For each inflected form of a cue verb's first word: the cues it can be, the longest first.

    A verb without frames is listed for its commitment and act, but is a deed too often to be looked for.
    """
    found: dict[str, list[tuple[Cue, int]]] = {}
    for cue in cues():
        if cue.form in ("verb", "phrasal") and cue.frames:
            base = cue.cue.lower().split()[0]
            for form, what in (forms(base) | british_forms(base)).items():
                found.setdefault(form, []).append((cue, what))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0].rest))
    return found


@cache
def nouns() -> dict[str, Cue]:
    """Cue nouns in the singular and the plural."""
    found: dict[str, Cue] = {}
    for cue in cues():
        if cue.form == "noun":
            plural = next(form for form, what in forms(cue.cue).items() if what & 2)
            found[cue.cue] = found[plural] = cue
    return found


@cache
def starts(form: str) -> dict[str, list[Cue]]:
    """Cues of one form by their first word, the longest first."""
    found: dict[str, list[Cue]] = {}
    for cue in cues():
        if cue.form == form:
            found.setdefault(cue.cue.lower().split()[0], []).append(cue)
    for entries in found.values():
        entries.sort(key=lambda cue: -len(cue.rest))
    return found


@cache
def quoting() -> frozenset[str]:
    """Every form of a verb that can introduce a quotation."""
    return frozenset(
        form
        for form, entries in verbs().items()
        if any(cue.form == "verb" and "quote" in cue.frames for cue, what in entries if what != BASE)
    )


@cache
def first_words() -> frozenset[str]:
    """Every word that a cue can begin with, in all its forms."""
    listed = (starts(form) for form in ("phrase", "adjective", "adverb"))
    return frozenset().union(verbs(), nouns(), *listed)


@cache
def _without_more() -> frozenset[str]:
    """Of these words, those that are a cue by themselves, or whose cue has to be looked at."""
    listed = [cue for form in ("phrase", "adjective") for cues in starts(form).values() for cue in cues]
    return frozenset().union(verbs(), nouns(), starts("adverb"), [cue.cue for cue in listed if not cue.rest])


@cache
def _more() -> dict[str, tuple[frozenset[str], tuple[tuple[str, ...], ...]]]:
    """For the other words: nouns of which one must stand near ("request"), and words that can follow."""
    found: dict[str, tuple[set[str], list[tuple[str, ...]]]] = {}
    for form in ("phrase", "adjective"):
        for word, several in starts(form).items():
            near, follow = found.setdefault(word, (set(), []))
            for cue in several:
                if form == "phrase" and "owner" in cue.frames:
                    near.add(cue.rest[1])
                else:
                    follow.append(cue.rest)
    return {word: (frozenset(near), tuple(follow)) for word, (near, follow) in found.items()}


def places(low: Sequence[str]) -> list[int]:
    """The numbers of the words with which a cue can begin, given the words behind them."""
    known, enough, more = first_words(), _without_more(), _more()
    found = []
    for i in [i for i, word in enumerate(low) if word in known]:
        if low[i] not in enough:
            near, follow = more[low[i]]
            if near.isdisjoint(low[i + 1 : i + FAR]) and not any(
                tuple(low[i + 1 : i + 1 + len(rest)]) == rest for rest in follow
            ):
                continue
        found.append(i)
    return found


@cache
def never() -> dict[str, frozenset[str]]:
    """The words that, as the object of a verb, make it no cue: "victory" of "claim"."""
    found: dict[str, set[str]] = {}
    columns = ("verb", "objects", "source")
    for row in lexicon.rows(lexicon.FOLDER / "attribution_never.csv", columns, columns, ("verb",)):
        found[row["verb"]] = set(row["objects"].split())
    return {verb: frozenset(objects) for verb, objects in found.items()}
