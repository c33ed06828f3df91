"""What kind of thing each group is, and what is said of it before its head."""

from collections import Counter
from functools import cache

from analysis import lexicon
from analysis.compare.labels.mentions import Key, Mention
from analysis.compare.labels.phrases import is_people
from analysis.compare.labels.sentences import bare, singular
from analysis.mark.attribution.words import tagging as tag
from analysis.mark.attribution.words.names import is_kind

KINDS = ("person", "group", "country", "thing", "event")
_ACTS = ("tion", "sion", "ment", "ing")
_PLACES = ("in", "at", "near", "from", "across")


def kinds(found: list[Mention], keys: list[Key]) -> dict[Key, str]:
    """The kind of each key: what most of its mentions look like, by the `keys` that tell more."""
    looks: dict[Key, Counter[str]] = {}
    for one, key in zip(found, keys, strict=True):
        looks.setdefault(one.key, Counter())[_look(one, key[0])] += 1
    return {key: max(KINDS, key=lambda kind, n=several: n[kind]) for key, several in looks.items()}


def _look(one: Mention, known: str) -> str:
    if known in ("person", "country"):
        return known
    word, low = singular(one.head), one.t.low
    if known == "name":
        after, before = one.phrase.last + 1, low[one.phrase.first - 1] if one.phrase.first else ""
        acts = after < one.t.n and one.t.tags[after] & (tag.AUX | tag.VERB) and before not in _PLACES
        short = one.t.text[one.t.starts[one.phrase.head] : one.t.ends[one.phrase.head]].isupper()
        return "group" if acts or short or is_kind(one.head, "body") or one.head[-1] == "s" else "thing"
    if is_people(one.head) and not is_kind(one.head, "text") and word not in _events():
        return "group" if word != one.head or is_kind(one.head, "body") or one.head == "police" else "person"
    if word in _events() or word.endswith(_ACTS) and not is_kind(word, "body"):
        return "event"
    return "group" if is_kind(word, "body") or is_people(word) else "thing"


@cache
def _events() -> frozenset[str]:
    columns = ("word", "source")
    found = lexicon.rows(lexicon.FOLDER / "event_nouns.csv", columns, columns, ("word",))
    return frozenset(row["word"] for row in found)


def adjectives(one: Mention, nouns: Counter[str]) -> str:
    """The describing words before a head: "closely guarded"; no owner, name, number, title or noun."""
    t, phrase = one.t, one.phrase
    first = phrase.first if phrase.owner is None else phrase.owner + 1
    closed = tag.DET | tag.POSS | tag.NUM | tag.NAME | tag.COORD | tag.OWNER | tag.PREP
    kept = [
        low
        for k in range(first, min(phrase.head, one.name_start))
        if not t.tags[k] & closed | (t.tags[k] & tag.DET and not t.tags[k] & tag.ADJ)
        and not nouns[low := bare(t.low[k])]
        and (t.tags[k] & tag.ADJ or not is_people(low))
    ]
    return " ".join(kept)
