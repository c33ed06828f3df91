"""Word lists: loading them with every problem named, and finding their phrases in a text."""

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from analysis.names import MEASURES
from analysis.words import Words, count, folded, words

FOLDER = Path(__file__).parent / "lexicons"
PER_THOUSAND = "per 1,000 words"
MEAN = "mean"
NONE = "none"  # the label of phrases that only look like the measure's: consumed, and counted nowhere
PHRASE_COLUMNS = ("phrase", "label", "guard", "source", "note")


_QUOTE = "put values that contain a comma in double quotes"


class LexiconError(ValueError):
    """A word list has bad rows; `problems` lists every one, with file and line."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join([f"{len(problems)} problem(s) in a word list:", *problems]))

    def __reduce__(self) -> tuple[type, tuple[list[str]]]:
        """See `read.CorpusError`."""
        return type(self), (self.problems,)


def rows(
    path: Path,
    columns: Sequence[str],
    needed: Sequence[str],
    key: Sequence[str],
    allowed: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> list[dict[str, str]]:
    """The rows of a CSV word list, in file order; each cell is stripped text.

    `columns` are all that the file must have, `needed` those that no row may leave empty,
    `key` those that no two rows may share, and `allowed` the only values of some columns.

    Raises
    ------
    LexiconError : wrong header, too few or many cells, an empty needed cell, a repeated key, a value
        that is not allowed, a phrase without a word.
    """
    problems: list[str] = []
    found: list[dict[str, str]] = []
    first_line: dict[tuple[str, ...], int] = {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        if header != list(columns):
            raise LexiconError([f"{path.name}:1: the header is {','.join(header)}, not {','.join(columns)}"])
        for cells in reader:
            place = f"{path.name}:{reader.line_num}"
            if len(cells) != len(columns):
                problems.append(f"{place}: {len(cells)} cells where the header has {len(columns)}; {_QUOTE}")
                continue
            row = dict(zip(columns, map(str.strip, cells), strict=True))
            problems += [f"{place}: {name} is empty; fill it in" for name in needed if not row[name]]
            problems += [
                f'{place}: {name} "{row[name]}" is none of: {", ".join(filter(None, sorted(values)))}'
                for name, values in allowed.items()
                if row[name] not in values and (row[name] or name not in needed)
            ]
            if row.get("phrase") and not count(row["phrase"]):
                problems.append(f'{place}: phrase "{row["phrase"]}" has no word; a phrase is made of words')
            this = tuple(row[name].lower() for name in key)
            if this in first_line:
                twice = f"{' / '.join(this)} appears twice"
                problems.append(f"{place}: {twice} (first on line {first_line[this]}); keep one")
            first_line.setdefault(this, reader.line_num)
            found.append(row)
    if problems:
        raise LexiconError(problems)
    return found


@cache
def labels() -> list[dict[str, str]]:
    """What each label of each measure means, in report order: the rows of `lexicons/labels.csv`.

    `unit` is `PER_THOUSAND` or `MEAN`; `apart` is "yes" where the label is not part of the rate of
    all labels together. A plain measure has the labels of its word list, and no more is said of them.
    """
    made = list(_explained())
    for name in plain_measures():
        path = FOLDER / f"{name}.csv"
        found = rows(path, PHRASE_COLUMNS, ("phrase", "label", "source"), ("phrase", "guard"))
        told = {"unit": PER_THOUSAND, "apart": "", "meaning": f"as in {path.name}", "source": path.name}
        own = dict.fromkeys(row["label"] for row in found if row["label"] != NONE)
        made += [{"measure": name, "label": label, **told} for label in own]
    return made


@cache
def plain_measures() -> tuple[str, ...]:
    """The measures that are a word list and nothing else: `lexicons/labels.csv` says nothing of them."""
    explained = {row["measure"] for row in _explained()}
    return tuple(name for name in MEASURES if name not in explained)


@cache
def _explained() -> list[dict[str, str]]:
    columns = ("measure", "label", "unit", "apart", "meaning", "source")
    return rows(FOLDER / "labels.csv", columns, [c for c in columns if c != "apart"], ("measure", "label"))


@cache
def function_words() -> dict[str, tuple[str, ...]]:
    """The closed word classes of each word of `lexicons/function_words.csv`, in file order."""
    columns = ("word", "classes", "source")
    found = rows(FOLDER / "function_words.csv", columns, columns, ("word",))
    return {row["word"]: tuple(row["classes"].split()) for row in found}


@cache
def roles() -> dict[str, frozenset[str]]:
    """The kinds of each word of `lexicons/roles.csv`: title, institution, first name, pronoun and so on."""
    columns = ("word", "kind", "source")
    found: dict[str, set[str]] = {}
    for row in rows(FOLDER / "roles.csv", columns, columns, ("word", "kind")):
        found.setdefault(row["word"], set()).add(row["kind"])
    return {word: frozenset(kinds) for word, kinds in found.items()}


class Match(NamedTuple):
    """A phrase found: characters `[start, end)`, words `first` to `last` inclusive, and its row."""

    start: int
    end: int
    first: int
    last: int
    row: dict[str, str]


class Phrases:
    """Phrases indexed by their first two words, longest first; made once, never changed."""

    def __init__(self, found: Iterable[dict[str, str]]) -> None:
        by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], dict[str, str]]]] = {}
        for row in found:
            starts, ends, low = words(row["phrase"])
            parts = tuple(low)
            plain = folded(row["phrase"])
            joints = tuple(plain[a:b].strip() for a, b in zip(ends, starts[1:], strict=False))
            by_first.setdefault(parts[0], []).append((parts, joints, row))
        # First word, then second word: most words that begin a phrase ("to", "in") are not followed by its
        # second one. Phrases of one word stand under every second word, and alone under "".
        self._index = {
            word: {
                second: sorted(
                    [entry for entry in entries if entry[0][1:2] in ((), (second,))],
                    key=lambda entry: -len(entry[0]),
                )
                for second in {"", *(word for parts, *_ in entries for word in parts[1:2])}
            }
            for word, entries in by_first.items()
        }

    @property
    def is_empty(self) -> bool:
        return not self._index

    def at(self, text: str, tokens: Words) -> Iterator[list[Match]]:
        """For each word at which a phrase begins: its matches there, longest first.

        The words of a phrase are joined by white space only, or by what joins them in the phrase ("Marks &
        Spencer"): "set, to" is not "set to".
        """
        starts, ends, low = tokens
        index = self._index
        if not index:
            return
        begun = [
            (i, entries)
            for i, (word, second) in enumerate(zip(low, [*low[1:], ""], strict=False))
            if word in index and (entries := index[word].get(second) or index[word][""])
        ]
        for first, entries in begun:
            matches = []
            for parts, joints, row in entries:
                last = first + len(parts) - 1
                if first == last or (
                    tuple(low[first : last + 1]) == parts
                    and all(
                        _joined(text[ends[i] : starts[i + 1]], joint)
                        for i, joint in enumerate(joints, start=first)
                    )
                ):
                    matches.append(Match(starts[first], ends[last], first, last, row))
            if matches:
                yield matches


def _joined(gap: str, joint: str) -> bool:
    """Whether a gap between words has nothing but white space and what the phrase has there."""
    return gap.isspace() if not joint else folded(gap).strip() == joint
