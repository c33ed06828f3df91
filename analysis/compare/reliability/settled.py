"""What is counted once several have coded: the code that the people share, and scales made of items.

A machine's code never stands over a person's: it counts only where no person coded the unit, and says so.
"""

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

COLUMNS = ("unit", "variable", "code", "by")
PEOPLE, DIFFER, MACHINES = "people", "people differ", "machines"
SCALE = "scale"  # made of codes that count
DETECTOR, SHARED = "detector", "shared codes"  # who is held against whom, beside people and machines


def settled(codes: pd.DataFrame, people: Collection[str]) -> pd.DataFrame:
    """One row per unit and variable that somebody coded, columns `COLUMNS`, in the order of `codes`.

    `by` says who: `PEOPLE` who all gave this code, or one alone; `DIFFER` where they gave several, and `code`
    is null, for no winner is picked; `MACHINES` where no person coded it and all machines agree. Where the
    machines alone coded it and differ, there is no row.
    """
    is_person = codes["coder"].isin(set(people))
    by_people, by_machines = _shared(codes[is_person]), _shared(codes[~is_person])
    rows = []
    for place in dict.fromkeys(zip(codes["unit"], codes["variable"], strict=True)):
        if given := by_people.get(place):
            code = next(iter(given)) if len(given) == 1 else None
            rows.append((*place, code, PEOPLE if code is not None else DIFFER))
        elif len(given := by_machines[place]) == 1:
            rows.append((*place, next(iter(given)), MACHINES))
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="object")


def _shared(codes: pd.DataFrame) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for unit, variable, code in zip(codes["unit"], codes["variable"], codes["code"], strict=True):
        found.setdefault((unit, variable), set()).add(code)
    return found


def scaled(codes: pd.DataFrame, scales: Mapping[str, Sequence[str]], yes: str = "yes") -> pd.DataFrame:
    """The scales as codes of their own: of each coder and unit the share of a scale's items that are `yes`.

    `codes` has `unit, variable, coder, code`, and so has what is given back, `code` a number from 0 to 1 as
    text. A unit of which a coder left an item of the scale empty has none: the mean of fewer items is
    another scale (Semetko & Valkenburg 2000 average all items of a frame).
    """
    made = []
    for scale, items in scales.items():
        own = codes[codes["variable"].isin(items)]
        found = own.assign(is_yes=own["code"] == yes).groupby(["unit", "coder"], sort=False)["is_yes"]
        of = found.agg(["size", "mean"]).reset_index()
        whole = of[of["size"] == len(items)]
        made.append(
            pd.DataFrame(
                {
                    "unit": whole["unit"],
                    "variable": scale,
                    "coder": whole["coder"],
                    "code": [f"{share:.6g}" for share in whole["mean"]],
                }
            )
        )
    columns = ["unit", "variable", "coder", "code"]
    return pd.concat(made, ignore_index=True) if made else pd.DataFrame(columns=columns)
