"""What things are called: for each person, group, thing or event what each outlet calls it."""

from typing import TYPE_CHECKING

import pandas as pd

from analysis.compare.labels.sentences import singular
from analysis.tell.leads import link, places
from analysis.tell.markup import escaped, plain
from analysis.tell.views.table import Table, table

if TYPE_CHECKING:
    from analysis.mark import Marked

NOTE = (
    "In the outlets’ own voice. Found without a list of names: what has one head word or name is taken for "
    "one thing, so two can be in one row, and one under other words in two. A number: so many times."
)
_MOST = 6  # outlets that have a column
_SHOWN = 6  # labels in a cell
_NAMED = ("person", "country")  # kinds whose other names say less than other words for a thing


def labels(marked: "Marked", found: pd.DataFrame, most: int = 15, *, led: bool = False) -> Table:
    """The `most` things that outlets call most differently, one row each; of many outlets the first six.

    `found` is the table `labels`. A row needs two outlets that call it something in their own voice; those
    with most words that one outlet alone has come first. With `led` each label leads to its places. Empty
    where nothing has two.
    """
    outlets = list(dict.fromkeys(marked.articles["outlet"]))[:_MOST]
    of = dict(zip(marked.articles["doc_id"], marked.articles["outlet"], strict=True))
    own = found[found["voice"] == "narrator"]
    own = own.assign(outlet=own["doc_id"].map(of), label=own["text"].map(_without_article))
    own = own[own["outlet"].isin(outlets)]
    ranked = sorted(
        ((weight, -group, rows) for group, rows in own.groupby("group") if (weight := _apart(rows)) > 0),
        key=lambda one: one[:2],
        reverse=True,
    )[:most]
    html, shown = "", []
    for _, group, rows in ranked:
        name = _name(found.loc[found["group"] == -group, "text"])
        cells, plain_cells = [], []
        for outlet in outlets:
            ours = rows[rows["outlet"] == outlet]
            n = ours["label"].value_counts()
            kept = sorted(n.index, key=lambda label: (-n[label], label))[:_SHOWN]
            said = {label: label if n[label] == 1 else f"{label} {n[label]}" for label in kept}
            cells.append(
                ", ".join(
                    link(said[label], places(ours[ours["label"] == label]) if led else None) for label in kept
                )
            )
            plain_cells.append(", ".join(said.values()) or "–")
        html += f'<tr><th scope="row" style="{_CELL};font-weight:600">{escaped(name)}</th>'
        html += "".join(f'<td style="{_CELL}">{cell or "–"}</td>' for cell in cells) + "</tr>\n"
        shown.append([name, *plain_cells])
    if not shown:
        return Table("", "", "")
    rows = pd.DataFrame(shown, columns=["what", *outlets])
    head = "".join(f'<th scope="col" style="{_CELL}">{escaped(name)}</th>' for name in ["what", *outlets])
    page = (
        '<div class="scroll" tabindex="0" style="overflow-x:auto"><table style="border-collapse:collapse">\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{html}</tbody></table></div>\n"
        f"<p><small>{escaped(NOTE)}</small></p>\n"
    )
    text = "\n".join(plain(" | ".join(row)) for row in [["what", *outlets], *shown])
    return Table(page, f"{text}\n{NOTE}", table(rows, note=NOTE).printed)


_CELL = "text-align:left;vertical-align:top;padding:0.3em 0.6em 0.3em 0;border-bottom:1px solid #ccc"


def _without_article(text: str) -> str:
    first, _, rest = text.partition(" ")
    return " ".join((rest if rest and first.lower() in ("the", "a", "an") else text).split())


def _name(texts: pd.Series) -> str:
    """What it is called most often, without article; capitals stay where it has them most often."""
    labels_ = texts.map(_without_article)
    low = labels_.str.lower()
    forms = labels_[low == low.value_counts().index[0]].value_counts()
    return max(forms.index, key=lambda form: (forms[form], form.islower(), form))


def _apart(rows: pd.DataFrame) -> float:
    """How differently outlets call it: the words that one of them alone has; names count little."""
    words = {
        outlet: {singular(word) for label in own["label"] for word in label.lower().split()}
        for outlet, own in rows.groupby("outlet")
    }
    if len(words) < 2:
        return 0.0
    if rows["adjectives"].isna().all() and rows["head"].str.lower().map(singular).nunique() < 2:
        return 0.0  # it differs in numbers and names of owners only
    alone = sum(
        bool(own - set().union(*(others for name, others in words.items() if name != outlet)))
        for outlet, own in words.items()
    )
    if alone < 2:
        return 0.0
    return alone * (0.4 if rows["kind"].iloc[0] in _NAMED else 1.0)
