"""Rows for `actors.csv`: the sources that no actor matches, for a person to group and correct."""

from collections import Counter

import pandas as pd

from analysis.mark.attribution.words.names import is_kind, person, phrase, source
from analysis.mark.attribution.words.tagging import POSS, word_tag
from analysis.mark.speakers.actors import JOINT, Actors, actors, match
from analysis.mark.speakers.article import UNNAMED
from analysis.one_name import one_name
from analysis.words import folded, words

_COLUMNS = ["actor", "group", "aliases", "description"]
_PRONOUNS = ("pronoun_person", "pronoun_other", "pronoun_relative")


def actor_suggestions(
    attributions: pd.DataFrame, attribution_spans: pd.DataFrame, known: pd.DataFrame
) -> pd.DataFrame:
    """The sources that no row of `known` matches, most frequent first, as rows of an `actors.csv`.

    One row per speaker as the articles tell it, or per source whose speaker is not known; the same number
    of them stand in order of their names. `group` is empty, for a person to fill in. `aliases` are what
    else the speaker is called, as far as it says who is meant: "Lee" of "Ann Lee", never "he".
    `description` says how often it was found and where first. Spellings of one person are one row; what two
    rows would be called is an alias of neither. Sources that are written as no name stand at the end. Not
    there: pronouns, sources of attributions that are unsure, and sources without a name ("officials"), which
    are in the group `unnamed` as they are. The rows can be saved as they are; then nothing is suggested.
    """
    table = actors(known)
    found: dict[str, list[tuple[str, str, int]]] = {}
    starts = _starts(attributions, attribution_spans)
    columns = ["doc_id", "source", "speaker", "group"]
    if "sure" in attributions:
        starts = [start for start, sure in zip(starts, attributions["sure"], strict=True) if sure]
        attributions = attributions[attributions["sure"]]
    rows = attributions[columns].itertuples(index=False, name=None)
    for (doc_id, text, speaker, group), start in zip(rows, starts, strict=True):
        if not isinstance(text, str) or group == UNNAMED:
            continue
        for name in speaker.split(JOINT) if isinstance(speaker, str) else [_as_named(text)]:
            if name and name not in table.groups:
                found.setdefault(name, []).append((text, doc_id, start))
    persons = one_name(found)
    merged: dict[str, list[tuple[str, str, int]]] = {}
    for name, places in found.items():
        merged.setdefault(persons[name], []).extend(places)
    spelled = {name: [other for other in found if persons[other] == name != other] for name in merged}
    ordered = sorted(merged, key=lambda name: (name[0].islower(), -len(merged[name]), name.casefold(), name))
    aliases = {name: _aliases(name, merged[name], spelled[name]) for name in ordered}
    n = Counter(folded(alias) for name in ordered for alias in (name, *aliases[name]))
    made = [
        (
            name,
            "",
            ";".join(alias for alias in aliases[name] if n[folded(alias)] == 1),
            _described(merged[name]),
        )
        for name in ordered
    ]
    return pd.DataFrame(made, columns=_COLUMNS, dtype="str")


def _starts(attributions: pd.DataFrame, spans: pd.DataFrame) -> list[int]:
    """Where the source of each attribution begins; its cue where it has none."""
    keys = ["doc_id", "attribution_id"]
    first = spans[spans["role"] == "source"].groupby(keys)["start"].min().to_dict()
    placed = attributions[[*keys, "cue_start"]].itertuples(index=False, name=None)
    return [int(first.get((doc_id, number), cue_start)) for doc_id, number, cue_start in placed]


def _as_named(text: str) -> str | None:
    """A source without a speaker as an actor's name, its article in small letters; null for pronouns."""
    said = source(text)
    if not said.low or word_tag(said.low[0]) & POSS:
        return None
    if len(said.low) == 1 and any(is_kind(said.low[0], kind) for kind in _PRONOUNS):
        return None
    starts, ends, _ = words(said.text)
    named = said.text[starts[0] : ends[-1]]
    return named[0].lower() + named[1:] if named.startswith(("The ", "A ", "An ")) else named


def _aliases(name: str, found: list[tuple[str, str, int]], spelled: list[str]) -> list[str]:
    """What the speaker is called that the name alone does not match, and that has a word of the name."""
    own = set(phrase(name).low)
    heads = {head for text, _, _ in found for head in [_bare(text)] if head} - set(spelled)
    chosen = list(spelled)
    for head in sorted(heads, key=lambda head: (len(head), head)):
        said = phrase(head)
        if own & set(said.low) and head[0].isupper() and not match(said, _only(name, chosen)):
            chosen.append(head)
    return chosen


def _bare(text: str) -> str | None:
    """A source without title and article, "Mr. Lee" as "Lee"; null for several, and for somebody's."""
    said = source(text)
    if not said.low or "and" in said.low or any(word.endswith(("'s", "s'")) for word in said.low):
        return None
    return person(said) or " ".join(said.written)


def _only(name: str, aliases: list[str]) -> Actors:
    return actors(pd.DataFrame({"actor": [name], "group": [""], "aliases": [";".join(aliases)]}))


def _described(found: list[tuple[str, str, int]]) -> str:
    _, doc_id, start = found[0]
    times = "once" if len(found) == 1 else f"{len(found)} times"
    return f"found {times}, first in {doc_id} at {start}"
