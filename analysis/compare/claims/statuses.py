"""Claims by document: told, denied, not found, or absent because a person looked."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis import tables
from analysis.compare.claims.tellings import tellings

if TYPE_CHECKING:
    from analysis.mark import Marked

_OF_CLAIM = tables.columns("asked")[1:]


class ClaimTables(NamedTuple):
    """What a corpus's author asks, and what the texts tell of it: the tables of these names."""

    asked: pd.DataFrame
    tellings: pd.DataFrame
    claims: pd.DataFrame


def claim_tables(marked: "Marked", wanted: Sequence) -> ClaimTables:
    """The three tables of claims, of a `mark.Marked` and the claims of its corpus."""
    found = tellings(marked, wanted)
    return ClaimTables(asked(wanted), found, claims(marked, wanted, found))


def asked(wanted: Iterable) -> pd.DataFrame:
    """The claims as a table, one row each, in their order; a claim that is no figure has no `value`."""
    return tables.frame("asked", [(one.id, *(getattr(one, name) for name in _OF_CLAIM)) for one in wanted])


def claims(marked: "Marked", wanted: Sequence, found: pd.DataFrame) -> pd.DataFrame:
    """One row per document that was scored and claim, in their orders: the table `claims`.

    `found` is what `tellings` gives of the same claims.

    - `told`: at least one telling does not deny it; one may be unspecified ("did not say that").
    - `denied`: there are tellings, and each denies it.
    - `absent`: no telling, the claim has a reference, and a person has checked this document (`checked`).
    - `not found`: no telling; it may be told in other words.

    `checked_by` is who checked, and when; it stands also where a telling was found all the same.
    """
    if not wanted:
        return tables.frame("claims", [])
    n = found.groupby(["claim", "doc_id", "polarity"]).size().to_dict() if len(found) else {}
    scored = frozenset(marked.voices["doc_id"])
    documents = zip(marked.articles["doc_id"], marked.articles["outlet"], strict=True)
    rows = []
    for doc_id, outlet in (one for one in documents if one[0] in scored):
        for one in wanted:
            of = [n.get((one.id, doc_id, kind), 0) for kind in ("affirmed", "denied", "unspecified")]
            checked = one.checked.get(doc_id)
            status = _status(*of, bool(one.reference and checked))
            rows.append((doc_id, outlet, one.id, status, sum(of), checked))
    return tables.frame("claims", rows)


def _status(affirmed: int, denied: int, unspecified: int, checked: bool) -> str:
    if affirmed or unspecified:
        return "told"
    if denied:
        return "denied"
    return "absent" if checked else "not found"
