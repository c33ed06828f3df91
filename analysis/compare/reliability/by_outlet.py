"""What was coded, outlet by outlet: the share of each code, and the mean of each scale.

Only codes that count are in it (`settled`): those that people share, a machine's where no person coded. Of
ten articles of an outlet and more there is a range, over seeded resamples of its articles, for units of one
article hang together; of fewer there is none, and the number is that of these articles alone.
"""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from analysis.compare.rates.resampling import SEED, draws, interval, share
from analysis.compare.reliability.agreement import Scale

FEWEST = 10  # articles of an outlet from which on a range is told
COLUMNS = ("variable", "code", "outlet", "kind", "n_docs", "n_units", "value", "low", "high")


def by_outlet(
    settled: pd.DataFrame, units: pd.DataFrame, scales: Mapping[str, Scale], seed: int = SEED
) -> pd.DataFrame:
    """One row per variable, code and outlet that has a unit with a code; columns `COLUMNS`.

    Parameters
    ----------
    settled : columns `unit, variable, code`; null where no code counts.
    units : columns `unit, kind, doc_id, outlet`, outlets in the order in which they are told.
    scales : the values of each variable. Of an interval scale the mean is told, and `code` is null; of a
        variable of yes and no "yes" alone; of any other each value that some unit has. Variables of any text
        are left out.

    `kind` is what the units are, several parted by ", "; `value` a share or a mean; `n_units` are those of
    the outlet that have a code of the variable.
    """
    coded = settled.dropna(subset=["code"]).merge(units[["unit", "kind", "doc_id", "outlet"]], on="unit")
    rows = []
    for name, scale in scales.items():
        own = coded[coded["variable"] == name]
        for code, values in _values(own["code"], scale):
            for outlet in dict.fromkeys(units["outlet"]):
                rows_of = own["outlet"] == outlet
                if rows_of.any():
                    figures = _figures(own.loc[rows_of, "doc_id"], values[rows_of], seed)
                    kind = ", ".join(dict.fromkeys(own.loc[rows_of, "kind"]))
                    rows.append((name, code, outlet, kind, *figures))
    made = pd.DataFrame(rows, columns=list(COLUMNS))
    return made.astype({"n_docs": "int64", "n_units": "int64", "code": "object"})


def _values(codes: pd.Series, scale: Scale) -> Iterator[tuple[str | None, pd.Series]]:
    """What is told of a variable, and the number of each unit of which the mean is taken."""
    if scale.level == "interval":
        yield None, codes.astype(float)
    elif set(scale.values) == {"yes", "no"}:
        yield "yes", (codes == "yes").astype(float)
    else:
        yield from (
            (value, (codes == value).astype(float)) for value in scale.values if (codes == value).any()
        )


def _figures(docs: pd.Series, values: pd.Series, seed: int) -> tuple[int, int, float, float, float]:
    by = values.groupby(docs.to_numpy(), sort=False).agg(["sum", "size"])
    low = high = np.nan
    if len(by) >= FEWEST:
        times = draws(len(by), seed)
        low, high = interval(share(times @ by["sum"], times @ by["size"], of_nothing=np.nan))
    return len(by), len(values), float(values.mean()), low, high
