"""What an article tells of its names: in full, with which titles, and how they are called for short."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.mark.attribution.words.names import (
    Source,
    gender,
    is_given,
    is_kind,
    name_start,
    person,
)
from analysis.mark.attribution.words.tagging import function_words
from analysis.mark.base import Sentence

# How many words behind a name can be its apposition: "Xi Jinping, the Chinese president,".
_APPOSITION = 7
# "President Lee" without a country is the U.S. president's title, in the news that this was made for.
# Of more people with one title nobody in particular is meant.
_MANY = 100
_PARTICLES = frozenset(
    ("ní", "nic", "mac", "ó", "uí", "ui", "van", "von", "de", "da", "del", "della", "di", "du", "dos", "das")
    + ("la", "le", "bin", "bint", "ibn", "abu", "ben", "ter")
)
_SHORT = {"sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "prof": "professor"}
_SHORT |= {"col": "colonel", "capt": "captain", "sgt": "sergeant", "pres": "president", "adv": "advocate"}
_HOME = frozenset(("u.s.", "us", "american"))


class Told(NamedTuple):
    """The names of an article.

    `full`: for each surname the names told in full, the most often told one first. `known`: words that are
    names. `titles`: for each name in full the words of its titles; `bearers`: for each such word the names.
    `bodies`: institutions by the last word of their names. `short`: "DOJ" to "Department of Justice".
    """

    full: dict[str, list[str]]
    known: frozenset[str]
    titles: dict[str, frozenset[str]]
    bodies: dict[str, list[str]]
    short: dict[str, str]
    bearers: dict[str, list[str]]

    def name(self, called: str, titles: Iterable[str] = ()) -> str:
        """The full name behind what a person is called: "Lee", "Mrs. Lee"; itself where none is told."""
        words = called.split()
        found = self.full.get(words[-1].lower().rstrip("."), [])
        if len(words) > 1:
            longer = [name for name in found if name.split()[0] == words[0] or name.endswith(f" {called}")]
            return longer[0] if longer else called
        wanted, titles = gender([], tuple(titles)), {_SHORT.get(title, title) for title in titles}
        fitting = [name for name in found if wanted is None or self.gender(name) in (wanted, None)]
        titled = [name for name in fitting if titles & self.titles.get(name, frozenset())]
        return (titled or fitting or [called])[0]

    def gender(self, name: str) -> str | None:
        """ "man", "woman" or null, by the name's titles in this article, else by the first name."""
        return gender(name.lower().split()[:1], tuple(sorted(self.titles.get(name, ()))))

    def is_person(self, name: str) -> bool:
        """Whether a name is a person's: by a title, a common first name, or a family name in front."""
        words = name.lower().split()
        if len(words) == 1:
            return bool(self.titles.get(name))
        if is_kind(words[-1], "body") or words[0] in ("the", "new") or name.endswith("."):
            return False
        return bool(self.titles.get(name)) or is_given(words[0]) or is_family_first(words)

    def bearer(self, words: Sequence[str]) -> str | None:
        """The one person with these words as titles: "Chinese leader"; null where several could be meant.

        "The White House" is not its counsel.
        """
        if len(words) > 1 and is_kind(words[-1], "body"):
            return None
        wanted = frozenset(words)
        nation = frozenset(word for word in wanted if is_kind(word, "nation"))
        several = [self.bearers.get(word, ()) for word in wanted if word != "leader"]
        near = min(several, key=len, default=())
        if not near or len(near) > _MANY:
            return self._at_home(words, nation) if not near else None
        fitting = [name for name in near if _fits(wanted - nation, nation, self.titles[name])]
        if len(fitting) > 1 and not nation:
            home = [name for name in fitting if not any(is_kind(w, "nation") for w in self.titles[name])]
            fitting = home or fitting
        if not fitting:
            return self._at_home(words, nation)
        return fitting[0] if len(fitting) == 1 else None

    def _at_home(self, words: Sequence[str], nation: frozenset[str]) -> str | None:
        """The bearer of a U.S. role that the article names without its country."""
        return self.bearer([word for word in words if word not in _HOME]) if nation & _HOME else None


def is_family_first(words: Sequence[str]) -> bool:
    """Whether a name begins with the family's, as "Xi Jinping" does."""
    return len(words) > 1 and is_kind(words[0], "family")


def _fits(wanted: frozenset[str], nation: frozenset[str], titles: frozenset[str]) -> bool:
    if nation and not nation & titles:
        return False
    leads = nation and "vice" not in titles and any(is_kind(word, "head") for word in titles)
    return all(word in titles or word == "leader" and leads for word in wanted)


def mentions(sentences: Sequence[Sentence], runs_of: Sequence[Sequence[tuple[int, Source]]]) -> Told:
    """The names of an article, in the order of its sentences; `runs_of` are the `capitals` of each.

    A word with a capital is known to be a name where it stands inside a sentence. Headlines count for
    less: there all words can have capitals.
    """
    counted: dict[str, Counter[str]] = {}
    known: set[str] = set()
    titles: dict[str, set[str]] = {}
    bodies: dict[str, dict[str, None]] = {}
    short: dict[str, str] = {}
    alone: set[str] = set()
    for sentence, all_runs in zip(sentences, runs_of, strict=True):
        runs = all_runs if sentence.kind != "headline" else []
        if _is_title_case(sentence, runs):
            continue
        for first, run in runs:
            known.update(run.low[1:] if first == 0 else run.low)
            last = run.low[-1]
            if len(run.low) == 1 and (first or not is_kind(last, "title")):
                alone.add(last)
            if is_kind(last, "body") and len(run.low) > 1:
                bodies.setdefault(last, {})[" ".join(run.written)] = None
            elif len(run.low) == 1 and not (first and is_kind(sentence.words.folded[first - 1], "title")):
                continue
            else:
                _count(sentence, first, run, counted, titles)
            if len(run.low) > 2:
                short.setdefault("".join(word[0] for word in run.written).lower(), " ".join(run.written))
    full = {surname: _in_full(names) for surname, names in counted.items()}
    merged: dict[str, set[str]] = {}
    for name, found in titles.items():
        merged.setdefault(_whole(name, full), set()).update(found)
    for name in [name for names in counted.values() for name in names]:
        words = name.lower().split()
        is_family = words[0] in alone and not is_given(words[0]) and words[0] not in full
        if is_family and (merged.get(name) or is_family_first(words)):
            full[words[0]] = [name]  # "Xi" of "Xi Jinping"
            merged.setdefault(name, set()).update(merged.pop(name.split()[0], ()))
    for surname, others in full.items():
        if (
            len(merged.get(surname.title(), set()))
            and len(others) == 1
            and "lady" in merged.get(others[0], ())
        ):
            full[surname] = []  # "President Trump" is not "first lady Melania Trump"
    for name in [name for name in merged if " " not in name]:
        found = full.get(name.lower(), [])
        if len(found) == 1:
            merged.setdefault(found[0], set()).update(merged.pop(name))
    kept = {name: frozenset(found) for name, found in merged.items()}
    bearers: dict[str, list[str]] = {}
    for name, found in kept.items():
        for word in found:
            bearers.setdefault(word, []).append(name)
    seen = {last: list(names) for last, names in bodies.items()}
    return Told(full, frozenset(known), kept, seen, short, bearers)


def _is_title_case(sentence: Sentence, runs: Sequence[tuple[int, Source]]) -> bool:
    """Whether every word that can have a capital has one, so that capitals tell nothing."""
    starts, _, low = sentence.words
    if sum(len(run.low) for _, run in runs) * 4 < len(low) * 3:
        return False
    small = function_words()
    pairs = zip(starts, low, strict=True)
    return all(sentence.text[start].isupper() or word in small for start, word in pairs)


def _count(sentence: Sentence, first: int, run: Source, counted: dict, titles: dict) -> None:
    called = person(run)
    if called is None or called.isupper() and " " not in called:
        return
    start = name_start(run)
    before = run.low[:start] or _titles_before(sentence, first)
    if " " in called:
        counted.setdefault(run.low[-1], Counter())[called] += 1
        before = [*before, *_apposition(sentence, first + len(run.low))]
    if not all(is_kind(word, "nation") or word == "new" for word in before):
        titles.setdefault(called, set()).update(before)


def _titles_before(sentence: Sentence, first: int) -> list[str]:
    """Titles in small letters right before a name: "first lady Ann Lee"."""
    low = sentence.words.folded
    i = first
    while i > 0 and is_kind(low[i - 1], "title"):
        i -= 1
    return low[i:first]


def _apposition(sentence: Sentence, after: int) -> list[str]:
    """The title words of an apposition behind a name: ", the Treasury secretary,"."""
    starts, ends, low = sentence.words
    if after >= len(low) or sentence.text[ends[after - 1] : starts[after]] != ", ":
        return []
    last = after
    while last + 1 < len(low) and last - after < _APPOSITION and sentence.text[ends[last]] == " ":
        last += 1
    found = [word for word in low[after : last + 1] if is_kind(word, "title")]
    return found if low[after] in ("the", "a", "an") or found[:1] == low[after : after + 1] else []


def _in_full(names: Counter[str]) -> list[str]:
    """The names of one surname, the most often told one first; "Challenger Ann Lee" is "Ann Lee".

    "Van Berg" is who is told in full as "Ann van Berg".
    """
    total: Counter[str] = Counter()
    for name, n in names.items():
        alike = [other for other in names if _ends_so(name, other) and not _is_surname(other)]
        longer = [other for other in names if _ends_so(other, name)] if _is_surname(name) else []
        total[min(alike or longer or [name], key=len)] += n
    return [name for name, _ in total.most_common()]


def _ends_so(name: str, other: str) -> bool:
    return name != other and name.casefold().endswith(f" {other.casefold()}")


def _is_surname(name: str) -> bool:
    """Whether a name of several words is a surname with its particle: "Ní Bhriain", "van Berg"."""
    return name.split()[0].casefold() in _PARTICLES


def _whole(name: str, full: dict[str, list[str]]) -> str:
    """The name in full that a counted name, or a surname, was taken together with."""
    found = full.get(name.split()[-1].lower(), [])
    if " " not in name:
        return name
    return name if name in found else next((one for one in found if name.endswith(" " + one)), name)
