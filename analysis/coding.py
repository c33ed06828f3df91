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
from analysis.read.coding.codebooks import Codebook, codebooks
from analysis.read.coding.coders import PERSON


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
    corpus: str | Path, sheets: Sequence[Path], files: Sequence[Path] = (), documents: Path | None = None
) -> Agreed:
    """The sheets of variables of a corpus; the detectors are as they are, without what people corrected.

    Raises
    ------
    CorpusError : with every problem of the corpus, the codebooks or the sheets.
    """
    marked = mark.corpus(read.corpus(corpus, documents)._replace(corrections=()))
    found = coding(sheets, books(corpus, files), lambda kind: units(marked, kind))
    people = [one.id for one in found.coders if one.kind == PERSON]
    detected = said_by_detectors(marked, found.units, found.variables, DETECTOR)
    items: dict[str, list[str]] = {}
    for one in found.variables:
        if one.scale:
            items.setdefault(one.scale, []).append(one.name)
    codes = pd.concat([found.codes, scaled(found.codes, items)], ignore_index=True)
    scales = {one.name: Scale(one.level, one.codes) for one in found.variables if one.answers != "words"}
    scales |= dict.fromkeys(items, Scale("interval"))
    spans = [one.name for one in found.variables if one.answers == "words"]
    lengths = dict(zip(found.units["unit"], found.units["text"].map(len), strict=True))
    everybody = pd.concat([codes, detected], ignore_index=True)
    counts = settled(found.codes, people)
    of_scales = scaled(counts.dropna(subset=["code"]).assign(coder=SHARED), items)
    counts = pd.concat([counts, of_scales.drop(columns="coder").assign(by=SCALE)], ignore_index=True)
    told = {name: Scale("interval") for name in items} | {
        one: scales[one] for one in scales if scales[one].values
    }
    figures = [agreement(codes[codes["coder"].isin(people)], scales), *_against(everybody, people, scales)]
    return Agreed(
        found,
        pd.concat([one for one in figures if len(one)] or figures[:1], ignore_index=True),
        span_agreement(found.codes[found.codes["coder"].isin(people)], lengths, spans),
        confusions(everybody[everybody["variable"].isin(scales)], scales),
        counts,
        by_outlet(counts, found.units, told),
        tuple(items),
        tuple(name for names in items.values() for name in names),
    )


def _against(codes: pd.DataFrame, people: Sequence[str], scales: dict[str, Scale]) -> Iterator[pd.DataFrame]:
    """Each machine, and the detectors, held against the codes that the people share, and against each."""
    human = codes[codes["coder"].isin(people)]
    shared = settled(human, people)
    shared = shared[shared["by"] == PEOPLE].assign(coder=SHARED)
    for other in dict.fromkeys(codes.loc[~codes["coder"].isin(people), "coder"]):
        own = codes[codes["coder"] == other]
        for one in [*people, *([SHARED] if len(people) > 1 else [])]:
            theirs = shared if one == SHARED else human[human["coder"] == one]
            both = pd.concat([own, theirs[["unit", "variable", "coder", "code"]]], ignore_index=True)
            made = agreement(both, scales)
            kind = DETECTOR if other == DETECTOR else "machine"
            yield made[made["kind"] == "all"].assign(kind=kind)


def figures(found: Agreed) -> pd.DataFrame:
    """All figures in one table: of spans `agreement` is the share of units with the same ones."""
    spans = found.spans.rename(columns={"exact": "agreement"})
    return pd.concat([one for one in (found.figures, spans) if len(one)] or [spans], ignore_index=True)


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
