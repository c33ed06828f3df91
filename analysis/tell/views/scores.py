"""Scores of a detector against people, as text that can be read, and pasted into a paper."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.compare.agreement.tone_scores import CLASSES
from analysis.tell.markup import plain
from analysis.tell.phrasing import counted, listed, number
from analysis.tell.views.accuracy import people
from analysis.tell.views.table import NULL

_USUAL = ("precision", "recall", "F1")
_BY_FORM = "recall "  # "recall direct"


def attribution(rows: pd.DataFrame, articles: Sequence) -> str:
    """What `validate.attribution` measured on gold articles: a block for all, and one for each outlet.

    Beside it stands how far two people agree on PolNeAR, where that is known.
    """
    known, blocks = people("attribution"), []
    for group, own in rows.groupby("group", sort=False):
        n = own.set_index(["measure", "figure"])["n"]["relation soft"]
        recalls = [figure for figure in n.index if figure.startswith(_BY_FORM)]
        forms = ", ".join(f"{n[figure]:,} {figure.removeprefix(_BY_FORM)}" for figure in recalls)
        in_gold = f"{counted(n['recall'], 'attribution')} of people ({forms})"
        head = f"{plain(group) or 'all'}: {in_gold}, {n['precision']:,} found"
        blocks.append(f"{head}\n\n{_tables(own, known)}")
    return "\n\n".join([*blocks, f"{_resampled(len(articles), 'article')}\n{_people_too(known)}"])


def hedging(rows: pd.DataFrame, sentences: Sequence, core: bool) -> str:
    """What `validate.hedging` measured on gold sentences."""
    n = rows.set_index(["measure", "figure"])["n"]["exact"]
    kinds = "hedges without conditions, approximators and scope" if core else "hedges of every kind"
    found = f"{n['recall']:,} of people, {n['precision']:,} found"
    head = f"{counted(len(sentences), 'sentence')}, {kinds}: {found}"
    return f"{head}\n\n{_tables(rows, people('hedging'))}\n\n{_resampled(*_groups(sentences, 'sentence'))}"


def tone(rows: pd.DataFrame, texts: Sequence, neutral: float) -> str:
    """What `validate.tone` measured on rated texts."""
    n = rows.set_index("figure")["n"]
    classes = listed(f"{n[name]:,} {name}" for name in CLASSES)
    head = f"{counted(len(texts), 'text')}, rated {classes} (neutral: up to {neutral:g} on either side of 0)"
    return f"{head}\n\n{_tables(rows, people('tone'))}\n\n{_resampled(*_groups(texts, 'text'))}"


def _groups(rows: Sequence, noun: str) -> tuple[int, str]:
    """What was resampled, and how many: documents, where ids name them."""
    n = len({row.group for row in rows})
    return n, noun if n == len(rows) else "document"


def _tables(rows: pd.DataFrame, known: Mapping[str, float]) -> str:
    """The figures of one group as two tables: those with precision, recall and F1, and all others.

    `rows` have the columns `measure, figure, value, low, high`; values are shown times 100. `known` is how
    far two people agree, 0 to 100, by "measure: figure".
    """
    measures = dict.fromkeys(rows["measure"])
    of = {(row.measure, row.figure): row for row in rows.itertuples(index=False)}
    forms = [figure for figure in dict.fromkeys(rows["figure"]) if figure.startswith(_BY_FORM)]
    usual = [["", *_USUAL, "95 %", "people", *forms]]
    other = [["", "", "value", "95 %", "people"]]
    for measure in measures:
        if (measure, "F1") in of:
            cells = [_hundredth(of[measure, figure].value) for figure in _USUAL]
            by_form = [_hundredth(of[measure, form].value) if (measure, form) in of else "" for form in forms]
            best = of[measure, "F1"]
            usual.append([measure, *cells, _range(best), _people(known, measure, "F1"), *by_form])
            continue
        for figure in rows.loc[rows["measure"] == measure, "figure"]:
            one = of[measure, figure]
            cells = [_hundredth(one.value), _range(one), _people(known, measure, figure)]
            other.append([measure, figure, *cells])
    parts = [_aligned(lines) for lines in (usual, other) if len(lines) > 1]
    return "\n\n".join(parts)


def _resampled(n: int, noun: str) -> str:
    """What the intervals say, and what they do not."""
    if n < 2:
        return f"All figures x 100. One {noun} cannot be resampled: there are no ranges."
    return (
        "All figures x 100. 95 %: of F1, or of the value, over 1,000 resamples of "
        f"{counted(n, noun)}:\nhow far it hangs on which of them are in this set. "
        "Nothing is said of other outlets, years or genres."
    )


def _people_too(known: Mapping[str, float]) -> str:
    return (
        "People: F1 of two annotators of PolNeAR, over all ordered pairs of five or six on 20 articles;\n"
        f"recall of direct quotations by relation soft: {number(known['relation soft: recall direct'])}."
    )


def _hundredth(value: float) -> str:
    return NULL if pd.isna(value) else number(100 * value)


def _range(row) -> str:
    return NULL if pd.isna(row.low) else f"{number(100 * row.low)}–{number(100 * row.high)}"


def _people(known: Mapping[str, float], measure: str, figure: str) -> str:
    value = known.get(f"{measure}: {figure}")
    return "" if value is None else number(value)


def _aligned(lines: list[list[str]]) -> str:
    """Columns of text: words to the left, numbers to the right; a column without any entry is left out."""
    shown = [column for column in zip(*lines, strict=True) if any(column[1:])]
    made = []
    for column in shown:
        words = any(char.isalpha() for cell in column[1:] for char in cell)
        width = max(map(len, column))
        made.append([cell.ljust(width) if words else cell.rjust(width) for cell in column])
    return "\n".join("  ".join(cells).rstrip() for cells in zip(*made, strict=True))
