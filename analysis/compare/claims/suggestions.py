"""Blocks for `claims.toml`: figures that texts have, with the noun beside them, the most shared first."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.compare.claims.phrases import terms, word_stem
from analysis.compare.claims.search import clause
from analysis.compare.claims.tellings import tellings
from analysis.compare.small_words import small_words
from analysis.numbers import quantities

if TYPE_CHECKING:
    from analysis.mark import Marked

_NEAR = 6  # words on either side of a figure among which its noun is looked for
_SMALL = 12  # numbers without a unit up to here are in every text ("two leaders")
_NO_NOUNS = ("ed", "ing", "ly")


class Occurrence(NamedTuple):
    """A figure in a text: as it is written, its value, and the nouns beside it by stem."""

    doc_id: str
    outlet: str
    start: int
    written: str
    value: tuple[float, str]
    nouns: dict[str, str]
    clause: str


class Suggestion(NamedTuple):
    """A figure to track: how it is written most often, the forms of its noun, and where it stands."""

    value: str
    near: tuple[str, ...]
    occurrences: tuple[Occurrence, ...]

    @property
    def outlets(self) -> list[str]:
        return list(dict.fromkeys(one.outlet for one in self.occurrences))


def figure_suggestions(marked: "Marked", claims: Sequence) -> list[Suggestion]:
    """Figures that the claims do not ask about yet: those that most outlets have first, then by frequency.

    A figure is a quantity with a unit, or a number above twelve; figures are one where the value is the same
    and a noun beside it, in the clause, is the same but for its ending. For a noun counts what is neither a
    small word nor a name (a capital inside a sentence) nor ends as verbs and adverbs do. Which outlet has a
    figure plays no part but in the order.

    Where the method is wrong: a word beside a figure need not be what it counts ("rose" is no noun);
    the noun can stand in another clause, and then the figure is not suggested.
    """
    known = tellings(marked, [claim for claim in claims if claim.value is not None])
    told = defaultdict(list)
    for one in known.itertuples():
        told[one.doc_id].append((one.start, one.end))
    by_value: dict[tuple, list[Occurrence]] = defaultdict(list)
    for one in _occurrences(marked):
        if one.nouns and not any(start <= one.start < end for start, end in told[one.doc_id]):
            by_value[one.value].append(one)
    made = [found for ours in by_value.values() for found in _parted(ours)]
    return sorted(made, key=lambda one: (-len(one.outlets), -len(one.occurrences)))


def _occurrences(marked: "Marked") -> Iterator[Occurrence]:
    scored = frozenset(marked.voices["doc_id"])
    for sentence in marked.sentences.itertuples(index=False):
        if sentence.doc_id not in scored or sentence.kind != "body":
            continue
        for one in quantities(sentence.text):
            if one.unit or one.value > _SMALL:
                first, last = clause(sentence.text, one.start, one.end)
                before = list(_nouns(sentence.text, first, one.start))[-_NEAR:][::-1]
                after = list(_nouns(sentence.text, one.end, last))[:_NEAR]
                written = sentence.text[one.start : one.end]
                yield Occurrence(
                    *(sentence.doc_id, sentence.outlet, sentence.start + one.start, written),
                    *((one.value, one.unit), dict(after + before), sentence.text[first:last].strip()),
                )


def _nouns(text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Words of a stretch that can be nouns: the stem and the folded form of each."""
    for first, _, key in zip(*terms(text[start:end]), strict=True):
        is_name = text[start + first].isupper() and start + first > 0
        is_word = isinstance(key, str) and key.isalpha() and len(key) > 2 and not is_name
        if is_word and key not in small_words() and not key.endswith(_NO_NOUNS):
            yield word_stem(key), key


def _parted(ours: list[Occurrence]) -> Iterator[Suggestion]:
    """Occurrences of one value by the noun that most texts share; what is left by the next one."""
    while ours:
        shared = Counter(
            stem for pair in {(one.doc_id, s) for one in ours for s in one.nouns} for stem in pair[1:]
        )
        best = max(shared, key=lambda stem: (shared[stem], -_distance(ours, stem), stem))
        having = [one for one in ours if best in one.nouns]
        values = Counter(one.written.replace("\u00a0", " ") for one in having)
        forms = tuple(dict.fromkeys(one.nouns[best] for one in having))
        yield Suggestion(values.most_common(1)[0][0], forms, tuple(having))
        ours = [one for one in ours if best not in one.nouns]


def _distance(ours: list[Occurrence], stem: str) -> float:
    """How many other nouns stand between a noun and the figure, on average."""
    places = [list(one.nouns).index(stem) for one in ours if stem in one.nouns]
    return sum(places) / len(places)


def block(one: Suggestion, name: str, n_articles: int) -> str:
    """A suggestion as a `[[figure]]` of `claims.toml`: it can be read as it is, and a person mends it."""
    n_docs = len({each.doc_id for each in one.occurrences})
    near = ", ".join(f'"{form}"' for form in one.near)
    return (
        f"# in {n_docs} of {n_articles} articles; say in your own words what it is a figure of\n"
        f'[[figure]]\nid = "{name}"\nsays = "{_figures(one.value)}, {one.near[0]}"\n'
        f'value = "{_figures(one.value)}"\nrole = "{one.near[0]}"\nnear = [{near}]\n'
    )


def _figures(written: str) -> str:
    """The value in figures: a claim's value must have a digit."""
    if re.search(r"\d", written):
        return " ".join(written.replace('"', "").replace("\\", "").split())
    found = quantities(written)[0]
    return f"{found.value:,g} {found.unit}".strip() if found.unit != "%" else f"{found.value:g}%"


def named(suggestions: Sequence[Suggestion], taken: Sequence[str]) -> Iterator[tuple[str, Suggestion]]:
    """Each suggestion with a name that no claim has."""
    used = set(taken)
    for one in suggestions:
        plain = (
            re.sub(r"[^a-z0-9]+", "-", f"{_figures(one.value)} {one.near[0]}".lower()).strip("-") or "figure"
        )
        name, number = plain, 2
        while name in used:
            name, number = f"{plain}-{number}", number + 1
        used.add(name)
        yield name, one
