"""The marks behind each figure, by its bars and cells: numbers of the report ask for them by its name."""

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.tell.charts import EVERY
from analysis.tell.leads import is_table
from analysis.tell.reader.rows import Strings, grouped

if TYPE_CHECKING:
    from analysis.mark import Marked

_LAYERS = {"claims-by-outlet": "claims", "quotations-by-outlet": "quotations", "labels-by-actor": "labels"}
_OTHER = "attribution"


class Drawn(NamedTuple):
    """A figure: its title, the layer of its marks, its columns, and their rows by document."""

    title: str
    layer: str
    columns: list[list]
    rows: dict[str, list[list]]


def drawn(marked: "Marked", told, quoted, strings: Strings) -> dict[str, Drawn]:
    """The figures whose tables are there, by name; a row has the place of a mark and the figure's cells."""
    given = marked._asdict()
    given |= told._asdict() if told is not None else {}
    given |= quoted._asdict() if quoted is not None else {}
    found = {}
    for one in EVERY:
        if is_table(one) and set(one.tables) <= set(given):
            marks = one.marks_behind(*(given[name] for name in one.tables))
            found[one.name] = Drawn(one.title, *_rows(marks, one, strings))
    return found


def _rows(marks: pd.DataFrame, one, strings: Strings) -> tuple[str, list[list], dict[str, list[list]]]:
    cells = marks[list(one.cells)].astype(str)
    frame = pd.concat([marks[["doc_id", "start", "end"]], cells], axis=1)
    columns = ["start", "end", *one.cells]
    return (
        _LAYERS.get(one.name, _OTHER),
        [[name, int(name in one.cells)] for name in columns],
        grouped(frame, columns, strings, one.cells),
    )
