"""The tables of a corpus cut down to some of its articles."""

from collections.abc import Collection

import pandas as pd


def only(doc_ids: Collection[str], marked, told=None, quoted=None) -> tuple:
    """`mark.Marked`, `compare.ClaimTables` and `compare.Quotations` with the rows of these articles alone.

    What a quotation is laid on can be in another article: its words are kept among the references.
    """
    made = type(marked)(*(_of(table, doc_ids) for table in marked))
    if told is not None:
        told = type(told)(*(_of(table, doc_ids) if "doc_id" in table else table for table in told))
    return made, told, None if quoted is None else _quoted(doc_ids, marked.articles, quoted)


def _of(table: pd.DataFrame, doc_ids: Collection[str]) -> pd.DataFrame:
    return table[table["doc_id"].isin(doc_ids)].reset_index(drop=True)


def _quoted(doc_ids: Collection[str], articles: pd.DataFrame, quoted):
    is_here = quoted.quotations["doc_id"].isin(doc_ids)
    rows = quoted.quotations[is_here]
    number = {old: new for new, old in enumerate(is_here.to_numpy().nonzero()[0])}
    changes = quoted.differences[quoted.differences["doc_id"].isin(doc_ids)]
    changes = changes.assign(quotation=changes["quotation"].map(number)).reset_index(drop=True)
    laid_on = articles[articles["doc_id"].isin(set(rows["base_id"].dropna()) - set(doc_ids))]
    references = pd.concat([quoted.references, laid_on[["doc_id", "text"]]], ignore_index=True)
    return type(quoted)(rows.reset_index(drop=True), changes, references)
