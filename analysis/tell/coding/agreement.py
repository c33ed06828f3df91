"""How far coders agree on the variables of codebooks: a table, and what may be said of it."""

from collections.abc import Iterator

import pandas as pd

from analysis.compare.rates.resampling import RESAMPLES
from analysis.compare.reliability.agreement import RELIABLE, TENTATIVE
from analysis.compare.reliability.settled import DETECTOR, DIFFER, MACHINES, PEOPLE, SHARED
from analysis.read.coding.coders import MACHINE
from analysis.tell.findings import Finding
from analysis.tell.guard import guard
from analysis.tell.markup import plain
from analysis.tell.phrasing import counted, listed, number
from analysis.tell.views.table import NULL, Table, table

_COLUMNS = ["variable", "who", "alpha", "95 %", "under .667", "under .800", "agree %", "units"]
_NOTE = (
    "alpha: Krippendorff's, at the variable's level; 95 % and the shares under .667 and .800 are over "
    f"{RESAMPLES:,} resamples of the units. agree %: of pairs of codes, those that are alike; it flatters "
    "where one code is rare. units: those with two codes or more."
)
_MORE = " Value by value, and machines and detectors against each person: --format csv."
FEWEST_UNITS = 20  # with fewer nothing is said of alpha; the number is ours
_SPANS = ["variable", "who", "alpha", "95 %", "under .667", "under .800", "exact %", "units"]
_SPANS_NOTE = (
    "alpha: unitizing (Krippendorff 2004), over characters. exact %: of units, those with the same spans."
)
_CONFUSED = ["variable", "one", "other", "code of one", "code of other", "units"]
_NAMED = 6  # variables that a sentence names
_MOST = 20  # pairs of codes that a table of those confused has


def agreement_table(agreed, full: bool = False) -> Table:
    """How people agree, and machines and detectors with the codes that they share; `full`: every figure."""
    figures = agreed.figures
    if not full:
        several = SHARED in set(figures["compared"].str.split(", ").str[-1])
        others = figures["kind"].isin([MACHINE, DETECTOR])
        hidden = figures["kind"] == "value"
        hidden |= others & several & ~figures["compared"].str.endswith(f", {SHARED}")
        figures = figures[~hidden]
    rows = [
        (row.variable, _who(row), *_figures(row), _percent(row.agreement), row.n)
        for row in figures.itertuples(index=False)
    ]
    note = _NOTE + ("" if len(figures) == len(agreed.figures) else _MORE)
    return table(pd.DataFrame(rows, columns=_COLUMNS), note=note)


def span_table(agreed) -> Table:
    """Each figure of the spans."""
    rows = [
        (row.variable, _who(row), *_figures(row), _percent(row.exact), row.n)
        for row in agreed.spans.itertuples(index=False)
    ]
    return table(pd.DataFrame(rows, columns=_SPANS), note=_SPANS_NOTE)


def confusion_table(agreed) -> Table:
    """Which two codes stand for one unit, those that do so most often first; scales are left out."""
    found = agreed.confusions
    apart = found[(found["code_of_one"] != found["code_of_other"]) & ~found["variable"].isin(agreed.scales)]
    shown = apart.sort_values("n", ascending=False, kind="stable").head(_MOST)
    note = f"The {_MOST} most frequent of {len(apart):,}." if len(apart) > _MOST else ""
    return table(shown.set_axis(_CONFUSED, axis=1), note=note)


def on_agreement(agreed) -> Finding:
    """The finding on agreement: who coded what, which variables carry conclusions, what counts."""
    coding, figures = agreed.coding, pd.concat([agreed.figures, agreed.spans], ignore_index=True)
    names = [
        *figures["variable"],
        *(part for one in coding.coders for part in (one.id, one.name, one.version)),
    ]
    said = [*_coders(coding), *_verdicts(figures), *_settled(agreed.settled), *coding.doubts]
    return Finding("agreement", tuple(guard(one, names) for one in said))


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
    few = people["n"] < FEWEST_UNITS
    known = people[people["low"].notna() & ~few]
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
    unknown = people.loc[people["low"].isna() & ~few, "variable"]
    if len(unknown):
        yield f"Alpha is not known where all codes are alike: {listed(unknown)}."
    if few.any():
        which = listed(people.loc[few, "variable"], _NAMED)
        yield f"Fewer than {FEWEST_UNITS} units have two codes, so nothing is said of alpha for {which}."


def _settled(settled: pd.DataFrame) -> Iterator[str]:
    n = settled["by"].value_counts()
    if len(settled):
        said = [
            (PEOPLE, "{} of {} codes that count are people's"),
            (DIFFER, "people differ on {}, and none of these counts"),
            (MACHINES, "{} are a machine's, where no person coded"),
        ]
        total = int(n.get(PEOPLE, 0) + n.get(MACHINES, 0))
        parts = [said[0][1].format(f"{int(n.get(PEOPLE, 0)):,}", f"{total:,}")]
        parts += [words.format(f"{int(n[by]):,}") for by, words in said[1:] if n.get(by, 0)]
        yield f"{'; '.join(parts)}."


def _who(row) -> str:
    words = {"without": "without {}", "value": "{} or not", "all": "all: {}"}
    return words.get(row.kind, "{}").format(row.compared)


def _figures(row) -> tuple[str, ...]:
    """Alpha, its range, and the two probabilities, as they are written."""
    spread = NULL if pd.isna(row.low) else f"{number(row.low, 2)} to {number(row.high, 2)}"
    return _two(row.alpha), spread, _two(row.under_667), _two(row.under_800)


def _percent(value: float) -> str:
    return NULL if pd.isna(value) else number(100 * value)


def _two(value: float) -> str:
    return NULL if pd.isna(value) else number(value, 2)
