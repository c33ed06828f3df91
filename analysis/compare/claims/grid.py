"""The grid of claims: what each outlet tells, in whose voice, how surely, in how many passages."""

import pandas as pd

from analysis.compare.by_outlet import in_order, n_scored, of_outlets, outlets
from analysis.compare.claims.tellings import as_facts
from analysis.compare.sources.cues import COMMITMENTS
from analysis.once import remembered
from analysis.tables import VOICES

_WAYS = ("voice", "commitment", "hedged", "polarity")


def labels(asked: pd.DataFrame) -> dict[str, str]:
    """Claim -> what it says, of a figure with its value; with its name where two say the same."""
    says = [
        text if pd.isna(value) else f"{text}: {value}"
        for text, value in zip(asked["says"], asked["value"], strict=True)
    ]
    ids = list(asked["claim"])
    return {
        name: text if says.count(text) == 1 else f"{text} ({name})"
        for name, text in zip(ids, says, strict=True)
    }


@remembered
def told_ways(sentences, voices, asked, tellings, claims) -> pd.DataFrame:
    """The tellings by `asked` (what the claim says), `outlet` and `how`: in order of the grid."""
    found = of_outlets(as_facts(tellings), sentences)
    found = found.assign(
        asked=found["claim"].map(labels(asked)),
        hedged=found["hedge"].notna(),
        commitment=found["commitment"].fillna("neutral"),
    )
    found["how"] = [_how(*way) for way in found[list(_WAYS)].itertuples(index=False, name=None)]
    orders = {
        "claim": list(asked["claim"]),
        "outlet": outlets(sentences),
        "voice": VOICES,
        "commitment": COMMITMENTS,
        "hedged": [False, True],
        "polarity": ["affirmed", "denied", "unspecified"],
    }
    return in_order(found, orders)


@remembered
def grid(sentences, voices, asked, tellings, claims) -> pd.DataFrame:
    """One row per claim, outlet and way of telling it (`how`), with the number of such passages.

    Columns `claim, asked, outlet, n_docs, status, how, n_tellings`. A claim that an outlet does not tell has
    one row with a count of 0, and its status; of an outlet that was not scored the count and the status are
    null.
    """
    found = told_ways(sentences, voices, asked, tellings, claims)
    ways = found.groupby(["claim", "outlet", "how"], sort=False).size() if len(found) else {}
    by_cell: dict[tuple, list] = {}
    for (claim, outlet, how), n in ways.items():
        by_cell.setdefault((claim, outlet), []).append((how, n))
    status = claims.groupby(["claim", "outlet"])["status"].agg(_together).to_dict() if len(claims) else {}
    made = [
        (claim, says, outlet, n_docs, status.get((claim, outlet)), *cell)
        for claim, says in labels(asked).items()
        for outlet, n_docs in n_scored(sentences, voices).items()
        for cell in by_cell.get((claim, outlet), [(None, 0 if n_docs else None)])
    ]
    columns = ["claim", "asked", "outlet", "n_docs", "status", "how", "n_tellings"]
    return pd.DataFrame(made, columns=columns).astype({"n_tellings": "Int64"})


def _how(voice: str, commitment: str, hedged: bool, polarity: str) -> str:
    """As in "attributed, endorse, hedged, denied"."""
    more = [commitment if commitment != "neutral" else None, "hedged" if hedged else None]
    more.append(polarity if polarity != "affirmed" else None)
    return ", ".join([voice, *filter(None, more)])


def _together(statuses: pd.Series) -> str:
    """Of several documents of an outlet: what one tells is told; absent only if absent from each."""
    for status in ("told", "denied", "not found"):
        if (statuses == status).any():
            return status
    return "absent"
