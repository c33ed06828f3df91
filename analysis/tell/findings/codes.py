"""The finding on coding sheets: how far people agree, and a detector with them, and what n cannot carry."""

from collections.abc import Iterator

import pandas as pd

from analysis.compare.agreement.coding_scores import DETECTOR, SHARED
from analysis.compare.rates.resampling import RESAMPLES
from analysis.tell.markup import plain
from analysis.tell.phrasing import counted, listed, number

# Krippendorff 2018: conclusions from 0.8 on, tentative ones from 0.667 on.
RELIABLE, TENTATIVE = 0.8, 0.667
WIDE = 0.3  # a range of F1 that is wider says nothing of how good a detector is; the number is ours
NO_SHEET = "There is no coding sheet in the folder codes of this corpus."


def value_of(row, name: str = "value") -> str:
    """A figure of `compare.coding_scores`, or an end of its range, as it is written."""
    value = getattr(row, name)
    return number(value, 2) if row.figure == "alpha" else number(100 * value)


def sentences(coded) -> list[str]:
    """From what `validate.codes` gives."""
    if not coded.coders:
        return [NO_SHEET, "How near the detectors come to people on these texts is not known."]
    of = {(row.compared, row.figure): row for row in coded.scores.itertuples(index=False)}
    return [
        *_reliability(of, coded.coders),
        *_detector(coded, of),
        *_each(of, coded.coders),
        *_people(of),
        *_changed(coded.units),
        "Nothing is said of other texts.",
    ]


def _reliability(of: dict, coders: tuple[str, ...]) -> Iterator[str]:
    """Alpha, and on which side of Krippendorff's limits its whole range lies."""
    if len(coders) == 1:
        yield f"{plain(coders[0])} coded alone: whether a second person codes alike is not known."
        return
    row, who = of[", ".join(coders), "alpha"], listed(map(plain, coders))
    on = counted(row.n, "sentence")
    if pd.isna(row.low):
        yield f"Krippendorff's alpha of {who} cannot be computed: {on} with two codes, not both codes in use."
        return
    said = f"Krippendorff's alpha of {who} is {value_of(row)} on {on}"
    yield f"{said} ({_ends(row)} over {RESAMPLES:,} resamples of them)."
    if row.low >= RELIABLE:
        yield f"All of the range is at least {RELIABLE}, as Krippendorff (2018) asks."
    elif row.low >= TENTATIVE:
        yield f"All of the range is at least {TENTATIVE}, enough for tentative conclusions (Krippendorff)."
    elif row.high < TENTATIVE:
        yield f"All of the range is below {TENTATIVE}: settle what counts, and code anew (Krippendorff 2018)."
    else:
        yield f"{on} leave open on which side of {TENTATIVE} alpha lies: nothing is said of it."


def _detector(coded, of: dict) -> Iterator[str]:
    """The detector against the shared codes, or those of the only coder."""
    whose = SHARED if len(coded.coders) > 1 else coded.coders[0]
    rows = [of[f"{DETECTOR}, {whose}", name] for name in ("precision", "recall", "F1")]
    sample, f1 = coded.sample, rows[-1]
    codes_of = "the codes that all share" if whose == SHARED else f"{plain(whose)}'s codes"
    n, whole = counted(f1.n, "sentence"), counted(sample.n_sentences, "sentence")
    on = f"{codes_of} ({n}, weighted back to {whole})"
    known = [f"{row.figure} {value_of(row)} ({_ends(row)})" for row in rows if not pd.isna(row.value)]
    if pd.isna(f1.value):
        yield f"Held against {on}, no F1 of the detector of {sample.measure} can be computed."
        return
    yield f"Held against {on}, the detector of {sample.measure} has {listed(known)}, of 100."
    if f1.high - f1.low > WIDE:
        yield f"{n}: the interval of F1 runs from {_ends(f1)}; nothing is said of how good the detector is."


def _each(of: dict, coders: tuple[str, ...]) -> Iterator[str]:
    """F1 against each coder: what several share are the clear cases, which flatter a detector."""
    rows = [(name, of[f"{DETECTOR}, {name}", "F1"]) for name in coders]
    known = [f"{value_of(row)} ({plain(name)})" for name, row in rows if not pd.isna(row.value)]
    if len(coders) > 1 and known:
        yield f"What all share is the clearer part: held against each coder alone, F1 is {listed(known)}."


def _people(of: dict) -> Iterator[str]:
    pairs = [
        row for (who, figure), row in of.items() if figure == "F1" and not who.startswith(f"{DETECTOR}, ")
    ]
    known = [
        f"{plain(row.compared)} {value_of(row)} ({_ends(row)})" for row in pairs if not pd.isna(row.value)
    ]
    if known:
        yield f"People with each other, F1: {'; '.join(known)}."


def _changed(units: pd.DataFrame) -> Iterator[str]:
    n = int((units["drawn"] != units["found"]).sum())
    if n:
        of = counted(n, "sentence")
        yield f"The detector has changed since the sheets were drawn: of {of} it says otherwise now."


def _ends(row) -> str:
    return f"{value_of(row, 'low')} to {value_of(row, 'high')}"
