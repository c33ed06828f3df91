"""What people and machines coded of a corpus with codebooks, and how far they and the detectors agree."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis import mark, read
from analysis.compare.reliability.agreement import Scale, agreement, confusions
from analysis.compare.reliability.by_outlet import by_outlet
from analysis.compare.reliability.settled import DETECTOR, PEOPLE, SCALE, SHARED, scaled, settled
from analysis.compare.reliability.span_agreement import span_agreement
from analysis.mark.coding.said import said_by_detectors
from analysis.mark.coding.units import units
from analysis.read.coding.code_sheets import Coding, coding
from analysis.read.coding.codebooks import Codebook, Variable, codebooks
from analysis.read.coding.coders import MACHINE, PERSON


class Agreed(NamedTuple):
    """`figures` are those of `compare.reliability.agreement`: of the people (kinds "all", "pair", "without",
    "value"), of each machine and of the detectors with them ("machine", "detector"); `spans` those of spans;
    `confusions` of every two who coded; `settled` what counts, columns `settled.COLUMNS`; `by_outlet` what
    that shows. `scales` are those that were coded, `items` the variables that they are made of.
    """

    coding: Coding
    figures: pd.DataFrame
    spans: pd.DataFrame
    confusions: pd.DataFrame
    settled: pd.DataFrame
    by_outlet: pd.DataFrame
    scales: tuple[str, ...]
    items: tuple[str, ...]


def books(corpus: str | Path | None, files: Sequence[Path] = ()) -> tuple[Codebook, ...]:
    """The codebooks of the package, of a corpus that is a folder, and of files.

    Raises
    ------
    CodebookError : every problem of every file.
    """
    return codebooks(read.folder_of(corpus) if corpus else None, files)


def agreed(
    corpus: str | Path, sheets: Sequence[Path] = (), files: Sequence[Path] = (), documents: Path | None = None
) -> Agreed:
    """The sheets of variables of a corpus; by default those in its folder `codes`, and there may be none.

    `files` are codebooks beside those of the package and of the corpus. The detectors are as they are,
    without what people corrected.

    Raises
    ------
    CorpusError : with every problem of the corpus, the codebooks or the sheets.
    """
    marked = mark.corpus(read.corpus(corpus, documents)._replace(corrections=()))
    known = books(corpus, files)
    found = coding(sheets or read.code_sheets(corpus), known, lambda kind: units(marked, kind))
    people = [one.id for one in found.coders if one.kind == PERSON]
    detected = said_by_detectors(marked, found.units, found.variables, DETECTOR)
    items = _items(known, found.variables)
    scales = {one.name: Scale(one.level, one.codes) for one in found.variables if one.answers != "words"}
    scales |= dict.fromkeys(items, Scale("interval"))
    codes = pd.concat([found.codes, scaled(found.codes, items), detected], ignore_index=True)
    counts = _counts(found.codes, people, items)
    told = {name: scales[name] for name in (*items, *scales) if name in items or scales[name].values}
    human = codes[codes["coder"].isin(people)]
    return Agreed(
        found,
        _joined([agreement(human, scales), *_against(codes, people, scales)]),
        _of_spans(codes, people, found),
        confusions(codes[codes["variable"].isin(scales)], scales),
        counts,
        by_outlet(counts, found.units, told),
        tuple(items),
        tuple(name for names in items.values() for name in names),
    )


def _items(known: Sequence[Codebook], coded: Sequence[Variable]) -> dict[str, list[str]]:
    """The items of each scale of which all were coded; of fewer the mean would be another scale."""
    items: dict[str, list[str]] = {}
    for variable in (one for book in known for one in book.variables if one.scale):
        items.setdefault(variable.scale, []).append(variable.name)
    names = {one.name for one in coded}
    return {scale: own for scale, own in items.items() if names.issuperset(own)}


def _counts(codes: pd.DataFrame, people: Sequence[str], items: dict[str, list[str]]) -> pd.DataFrame:
    """What counts, and the scales made of it."""
    made = settled(codes, people)
    of_scales = scaled(made.dropna(subset=["code"]).assign(coder=SHARED), items)
    return pd.concat([made, of_scales.drop(columns="coder").assign(by=SCALE)], ignore_index=True)


def _joined(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """One below the other; without rows the first, which has the columns."""
    return pd.concat([one for one in frames if len(one)] or [frames[0]], ignore_index=True)


def _others(codes: pd.DataFrame, people: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Machines and the detectors, each with what kind of coder it is."""
    for other in dict.fromkeys(codes.loc[~codes["coder"].isin(people), "coder"]):
        yield other, DETECTOR if other == DETECTOR else MACHINE


def _against(codes: pd.DataFrame, people: Sequence[str], scales: dict[str, Scale]) -> Iterator[pd.DataFrame]:
    """Each machine, and the detectors, held against the codes that the people share, and against each."""
    human = codes[codes["coder"].isin(people)]
    shared = settled(human, people)
    shared = shared[shared["by"] == PEOPLE].assign(coder=SHARED)
    for other, kind in _others(codes, people):
        own = codes[codes["coder"] == other]
        for one in [*people, *([SHARED] if len(people) > 1 else [])]:
            theirs = shared if one == SHARED else human[human["coder"] == one]
            both = pd.concat([own, theirs[["unit", "variable", "coder", "code"]]], ignore_index=True)
            made = agreement(both, scales)
            yield made[made["kind"] == "all"].assign(kind=kind)


def _of_spans(codes: pd.DataFrame, people: Sequence[str], found: Coding) -> pd.DataFrame:
    """How people agree on spans; then machines and the detector with each of them."""
    names = [one.name for one in found.variables if one.answers == "words"]
    lengths = dict(zip(found.units["unit"], found.units["text"].map(len), strict=True))
    made = [span_agreement(codes[codes["coder"].isin(people)], lengths, names)]
    for other, kind in _others(codes, people):
        for one in people:
            pair = pd.concat([codes[codes["coder"] == other], codes[codes["coder"] == one]])
            made.append(span_agreement(pair, lengths, names).assign(kind=kind))
    return _joined(made)


def figures(found: Agreed) -> pd.DataFrame:
    """All figures in one table: of spans `agreement` is the share of units with the same ones."""
    return _joined([found.figures, found.spans.rename(columns={"exact": "agreement"})])


def differing(found: Agreed) -> pd.DataFrame:
    """Each unit and variable that not all coded alike: its place, what each coder wrote, and its text."""
    codes = found.coding.codes
    n = codes.groupby(["unit", "variable"], sort=False)["code"].transform("nunique")
    wide = codes[n > 1].pivot(index=["unit", "variable"], columns="coder", values="code")
    wide = wide.reindex(columns=list(dict.fromkeys(codes["coder"]))).reset_index()
    places = found.coding.units[["unit", "doc_id", "outlet", "start", "end", "text"]]
    made = places.merge(wide, on="unit")
    texts = made.pop("text")
    return made.drop(columns="unit").assign(text=texts)
