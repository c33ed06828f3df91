"""How far coders agree on the variables of codebooks: a table, and what may be said of it."""

from collections.abc import Iterator

import pandas as pd

from analysis.compare.rates.resampling import RESAMPLES
from analysis.compare.reliability.agreement import RELIABLE, TENTATIVE
from analysis.compare.reliability.settled import DIFFER, MACHINES, PEOPLE
from analysis.read.coding.coders import MACHINE
from analysis.tell.markup import plain
from analysis.tell.phrasing import counted, listed, number
from analysis.tell.views.table import NULL, Table, table

_COLUMNS = ["variable", "who", "alpha", "95 %", "under .667", "under .800", "agree %", "units"]
_NOTE = (
    "alpha: Krippendorff's, at the variable's level; 95 % and the shares under .667 and .800 are over "
    f"{RESAMPLES:,} resamples of the units. agree %: of pairs of codes, those that are alike; it flatters "
    "where one code is rare. units: those with two codes or more."
)
_SPANS = ["variable", "who", "alpha", "exact %", "units"]
_SPANS_NOTE = (
    "alpha: unitizing (Krippendorff 2004), over characters. exact %: of units, those with the same spans."
)


def agreement_table(agreed) -> Table:
    """Each figure of `coding.agreed`; values and coders left out are named as such."""
    rows = [
        (
            row.variable,
            _who(row),
            _two(row.alpha),
            NULL if pd.isna(row.low) else f"{number(row.low, 2)}–{number(row.high, 2)}",
            _two(row.under_667),
            _two(row.under_800),
            NULL if pd.isna(row.agreement) else number(100 * row.agreement),
            row.n,
        )
        for row in agreed.figures.itertuples(index=False)
    ]
    return table(pd.DataFrame(rows, columns=_COLUMNS), note=_NOTE)


def span_table(agreed) -> Table:
    """Each figure of the spans."""
    rows = [
        (
            row.variable,
            row.compared,
            _two(row.alpha),
            NULL if pd.isna(row.exact) else number(100 * row.exact),
            row.n,
        )
        for row in agreed.spans.itertuples(index=False)
    ]
    return table(pd.DataFrame(rows, columns=_SPANS), note=_SPANS_NOTE)


def on_agreement(agreed) -> list[str]:
    """Sentences: who coded what, which variables carry a conclusion, and what counts."""
    return [
        *_coders(agreed.coding),
        *_verdicts(agreed.figures),
        *_settled(agreed.settled),
        *agreed.coding.doubts,
    ]


def _coders(coding) -> Iterator[str]:
    n = coding.codes.groupby("coder", sort=False).size()
    for one in coding.coders:
        codes = counted(int(n.get(one.id, 0)), "code")
        if one.kind == MACHINE:
            which = f"{plain(one.name)} {plain(one.version)}, {plain(one.date)}"
            yield f"{plain(one.id)} is a machine ({which}): {codes}."
        else:
            yield f"{plain(one.id)} gave {codes}."


def _verdicts(figures: pd.DataFrame) -> Iterator[str]:
    """Variables by where the whole range of alpha lies (Krippendorff 2018)."""
    people = figures[figures["kind"] == "all"]
    if people.empty:
        yield "No variable was coded by two people: whether they would agree is not known."
        return
    known = people[people["low"].notna()]
    sure = known["low"] >= RELIABLE
    tentative = ~sure & (known["low"] >= TENTATIVE)
    low = known["high"] < TENTATIVE
    said = (
        (sure, f"All of the range of alpha is at least {RELIABLE}, as Krippendorff (2018) asks, for"),
        (tentative, f"All of it is at least {TENTATIVE}, enough for tentative conclusions, for"),
        (low, f"All of it is below {TENTATIVE}, so settle what counts and code anew, for"),
        (~sure & ~tentative & ~low, f"The units leave open on which side of {TENTATIVE} alpha lies for"),
    )
    for which, words in said:
        if which.any():
            yield f"{words} {listed(known.loc[which, 'variable'])}."
    unknown = people.loc[people["low"].isna(), "variable"]
    if len(unknown):
        yield f"Alpha is not known where all codes are alike, or one unit has two: {listed(unknown)}."


def _settled(settled: pd.DataFrame) -> Iterator[str]:
    n = settled["by"].value_counts()
    if len(settled):
        said = [
            (PEOPLE, "{} of {} codes that count are people's"),
            (DIFFER, "of {} people differ, and none counts"),
            (MACHINES, "{} are a machine's, where no person coded"),
        ]
        total = int(n.get(PEOPLE, 0) + n.get(MACHINES, 0))
        parts = [said[0][1].format(f"{int(n.get(PEOPLE, 0)):,}", f"{total:,}")]
        parts += [words.format(f"{int(n[by]):,}") for by, words in said[1:] if n.get(by, 0)]
        yield f"{'; '.join(parts)}."


def _who(row) -> str:
    words = {"without": "without {}", "value": "{} or not", "all": "all: {}"}
    return words.get(row.kind, "{}").format(row.compared)


def _two(value: float) -> str:
    return NULL if pd.isna(value) else number(value, 2)
