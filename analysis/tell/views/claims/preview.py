"""What `check` says of the claims: where each was found, what nearly was, what a person should look for."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis import compare
from analysis.tell.markup import plain
from analysis.tell.phrasing import counted, listed

if TYPE_CHECKING:
    from analysis.mark import Marked

_MOST = 3  # near misses shown of a claim
_EXCERPT = 150  # characters


def preview(marked: "Marked", claims: Sequence) -> list[str]:
    """Lines for a terminal: of each claim the tellings by document, near misses, and lines to paste.

    The last part asks a person to read the documents in which a claim with a reference was not found; the
    lines for `claims.toml` come without a name, which the file's reader refuses until one is filled in.
    """
    told = compare.claim_tables(marked, claims)
    near = compare.near_misses(marked, claims, told.tellings)
    n_claims, n_figures = (
        sum(one.value is None for one in claims),
        sum(one.value is not None for one in claims),
    )
    lines = [f"  {counted(n_claims, 'claim')} and {counted(n_figures, 'figure')} in claims.toml:"]
    for one in claims:
        lines += _of_claim(marked, one, told, near[near["claim"] == one.id])
    to_check = list(_to_check(claims, told.claims))
    if to_check:
        lines += [
            "  Not found, though a reference has it. Read these texts; where one does not tell it, paste"
        ]
        lines += ["  these lines below the claim, with your name and the date between the quotation marks:"]
    return [*lines, *to_check]


def _of_claim(marked: "Marked", one, told, near: pd.DataFrame) -> Iterator[str]:
    ours = told.claims[told.claims["claim"] == one.id]
    found = [f"{row.doc_id} {row.n_tellings}" for row in ours.itertuples() if row.n_tellings]
    missing = [row.doc_id for row in ours.itertuples() if not row.n_tellings]
    where = f"found in {', '.join(found)}" if found else "found nowhere"
    yield "  " + plain(f"{one.id}: {where}" + (f"; not in {', '.join(missing)}" if found and missing else ""))
    texts = marked.articles.set_index("doc_id")["text"]
    for row in told.tellings[told.tellings["claim"] == one.id].itertuples():
        yield "    " + plain(
            f"{row.doc_id} [{row.start}, {row.end}): {texts[row.doc_id][row.start : row.end]}"
        )
    for row in near.head(_MOST).itertuples():
        lacks = f'lacks "{row.missing}" of' if isinstance(row.missing, str) else "worded otherwise than"
        yield "    " + plain(f'near: {row.doc_id}, {lacks} "{row.phrase}": {_excerpt(row.text)}')
    if len(near) > _MOST:
        yield f"    near: {len(near) - _MOST:,} more"
    wrong = [row.doc_id for row in ours.itertuples() if row.n_tellings and isinstance(row.checked_by, str)]
    if wrong:
        yield "    " + plain(f"checked as absent, but found: {listed(wrong)}; look again")


def _excerpt(text: str) -> str:
    return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT].rstrip()} …"


def _to_check(claims: Sequence, statuses: pd.DataFrame) -> Iterator[str]:
    for one in claims:
        ours = statuses[(statuses["claim"] == one.id) & (statuses["status"] == "not found")]
        if one.reference and len(ours):
            yield f"    # {one.id}: {plain(one.says)} ({one.reference})"
            yield f"    [{'claim' if one.value is None else 'figure'}.checked]"
            yield from (f'    {_key(doc_id)} = ""' for doc_id in ours["doc_id"])


def _key(doc_id: str) -> str:
    """A key of TOML: quoted where a bare one may not have its characters."""
    if doc_id and all(char.isascii() and (char.isalnum() or char in "-_") for char in doc_id):
        return doc_id
    escaped = "".join(
        f"\\u{ord(char):04x}" if ord(char) < 32 or char in '"\\' or 127 <= ord(char) < 160 else char
        for char in doc_id
    )
    return f'"{escaped}"'
