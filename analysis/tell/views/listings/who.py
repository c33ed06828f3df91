"""Listings of sources: who is cited, with which verbs, who has no name, and who cites whom."""

import pandas as pd

from analysis.compare.sources.chains import ARROW, chain_counts, chain_cues
from analysis.compare.sources.cues import COMMITMENTS
from analysis.compare.sources.speakers import LAST, speaker_counts, speaker_cues
from analysis.compare.sources.unnamed import KINDS, nameless_counts, nameless_cues
from analysis.compare.sources.verbs import verb_counts, verb_cues
from analysis.tell import leads
from analysis.tell.markup import escaped
from analysis.tell.phrasing import counted as n_of
from analysis.tell.phrasing import joint
from analysis.tell.views.listings import base
from analysis.tell.views.table import NULL, Table, table

_STANCES = {"neutral": "neutral", "endorse": "endorses", "distance": "doubts"}
_NOBODY = {"unnamed": "unnamed source", "no source": "no source given", "unresolved": "source not identified"}
_TREES = 12  # of an outlet; the CSV has all


def _speakers(rows: pd.DataFrame, led: bool) -> Table:
    names = base.outlets(rows)
    made, to = [], {name: [] for name in names}
    for speaker, ours in rows.groupby("speaker", sort=False):
        n = ours.set_index("outlet")["n_cues"]
        for name in names:
            address = leads.rows_of("speakers-by-outlet", {"speaker": speaker, "outlet": name})
            to[name].append(address if led and n[name] is not pd.NA and n[name] > 0 else None)
        cells = [NULL if pd.isna(n[name]) else f"{n[name]:,}" if n[name] else base.NONE for name in names]
        shown = _NOBODY.get(speaker, speaker if speaker in LAST else joint(speaker))
        made.append((shown, *cells, f"{n.sum():,}"))
    columns = ["source", *names, "all"]
    note = base.left_out(rows, "n_cues")
    return table(base.frame(made, columns), note=note, leads=to, right=columns[1:])


SPEAKERS = base.Listing(
    name="speakers-by-outlet",
    title="Whom each outlet cites",
    caption="Attributions in the body by source. Unnamed source: officials, analysts and the like. Source "
    "not identified: a source is there (he, it, a role), but the tool could not tell who it is. No source "
    "given: the text attributes without saying to whom (reportedly). A dot is a zero.",
    tables=("sentences", "voices", "attributions"),
    rows=speaker_counts,
    table=_speakers,
    marks=speaker_cues,
    cells=("speaker", "outlet"),
)


def shared(rows: pd.DataFrame, column: str, counts: str) -> list[str]:
    """Those of `column` whom two outlets or more have, `MOST` at most; without any the first ones."""
    n = rows[rows[counts].fillna(0) > 0].groupby(column, sort=False)["outlet"].nunique()
    return list((n[n > 1] if (n > 1).any() else n).index[: base.MOST])


def blocks(
    rows: pd.DataFrame,
    name: str,
    column: str,
    kind: str,
    kinds: dict[str, str],
    word: str,
    counts: str,
    led: bool,
) -> Table:
    """A line for each of `column` and outlet, a column for each kind, in it the words with their counts."""
    made, names = [], shared(rows, column, counts)
    for one in names:
        ours = rows[(rows[column] == one) & (rows[counts].fillna(0) > 0)]
        for at, (outlet, here) in enumerate(ours.groupby("outlet", sort=False)):
            cells = []
            for each in kinds:
                parts = [
                    (
                        base.counted(row[word], row[counts]),
                        leads.rows_of(name, {column: one, "outlet": outlet, kind: each, word: row[word]}),
                    )
                    for row in here[here[kind] == each].to_dict("records")
                ]
                cells.append(base.cell(parts, led))
            made.append((joint(one) if at == 0 else "", outlet, *cells))
    n_more = rows[column].nunique() - len(names)
    noun = {"speaker": "source", "actor": "actor"}[column]
    notes = [f"And {n_of(n_more, f'more {noun}')}, all in the CSV of this table."] if n_more > 0 else []
    notes += [note for note in [base.left_out(rows, counts)] if note]
    return table(base.frame(made, [noun, "outlet", *kinds.values()]), note=" ".join(notes))


VERBS = base.Listing(
    name="verbs-by-speaker",
    title="How each outlet introduces the same source",
    caption="Attributions in the body to known sources, by the words that introduce them and what the verb "
    "does: endorses or doubts the source, or neither. Forms of one verb stand together under the "
    "commonest; a number says how many where it is more than one. Shown are sources that two outlets or "
    "more cite.",
    tables=("sentences", "voices", "attributions", "marks"),
    rows=verb_counts,
    table=lambda rows, led: blocks(
        rows,
        "verbs-by-speaker",
        "speaker",
        "commitment",
        {kind: _STANCES[kind] for kind in COMMITMENTS},
        "verb",
        "n_cues",
        led,
    ),
    marks=verb_cues,
    cells=("speaker", "outlet", "commitment", "verb"),
)


def _unnamed(rows: pd.DataFrame, led: bool) -> Table:
    made = []
    for outlet, here in rows.groupby("outlet", sort=False):
        if here["n_cues"].isna().any():
            made.append((outlet, *[NULL] * len(KINDS), NULL))
            continue
        cells = []
        for kind in KINDS:
            ours = here[(here["missing"] == kind) & (here["n_cues"] > 0)]
            at = {"outlet": outlet, "missing": kind}
            total = f"{ours['n_cues'].sum():,}"
            parts = [
                (
                    base.counted(row["words"], row["n_cues"]),
                    leads.rows_of("unnamed-sources", {**at, "words": row["words"]}),
                )
                for row in ours.to_dict("records")
            ]
            made_cell = base.cell(parts, led, total if len(ours) else "")
            if led and len(ours):
                made_cell = leads.Led(made_cell, [(total, leads.rows_of("unnamed-sources", at)), *parts])
            cells.append(made_cell)
        made.append((outlet, *cells, f"{here['n_all'].iloc[0]:,}"))
    columns = ["outlet", *(_NOBODY[kind] for kind in KINDS), "all attributions"]
    return table(base.frame(made, columns), note=base.left_out(rows, "n_cues"), right=columns[-1:])


UNNAMED_SOURCES = base.Listing(
    name="unnamed-sources",
    title="Sources without a name, and attributions without a source",
    caption="As they are written in the body. Unnamed source: officials, analysts and the like. No source "
    "given: the text attributes without saying to whom; shown is the cue verb. Source not identified: a "
    "source is there (he, it, a role), but the tool could not tell who it is: that is the tool's limit or "
    "the text's.",
    tables=("sentences", "voices", "attributions"),
    rows=nameless_counts,
    table=_unnamed,
    marks=nameless_cues,
    cells=("outlet", "missing", "words"),
)


def _chains(rows: pd.DataFrame, led: bool) -> Table:
    """A tree for each outlet: its source, and below it the source that this one cites."""
    html, printed, text = [], [], []
    for outlet, ours in rows.groupby("outlet", sort=False):
        found = ours[ours["n_cues"].fillna(0) > 0]
        trees = [chain for chain in dict.fromkeys(found["chain"]) if ARROW not in chain]
        faces = [_branches(outlet, found, trees[:_TREES], face, 1) for face in (led, False)]
        n_more = len(trees) - _TREES
        none = "nothing was scored" if ours["n_cues"].isna().all() else "no second-hand source found"
        more = f"<li>and {n_more:,} more, all in the CSV of this list</li>" if n_more > 0 else ""
        for made, (inside, _) in zip((html, printed), faces, strict=True):
            inside = f"<ul>{inside}{more}</ul>" if inside else f": {none}"
            made.append(f"<li><strong>{escaped(outlet)}</strong>{inside}</li>\n")
        text += [outlet, *(faces[0][1] or [f"  {none}"])]
    return Table(
        *(f"<ul>\n{''.join(made)}</ul>\n" for made in (html,)),
        "\n".join(text),
        f"<ul>\n{''.join(printed)}</ul>\n",
    )


def _branches(
    outlet: str, found: pd.DataFrame, chains: list[str], led: bool, depth: int
) -> tuple[str, list[str]]:
    html, text = "", []
    for chain in chains:
        ours = found[found["chain"] == chain]
        said = [base.counted(row.said, row.n_cues) for row in ours.itertuples()]
        to = [
            leads.rows_of("chains-by-outlet", {"outlet": outlet, "chain": chain, "said": row.said})
            for row in ours.itertuples()
        ]
        verbs = ", ".join(leads.link(words, at if led else None) for words, at in zip(said, to, strict=True))
        below = [
            each
            for each in dict.fromkeys(found["chain"])
            if each.rpartition(ARROW)[0] == chain and ARROW in each
        ]
        inside, lines = _branches(outlet, found, below, led, depth + 1)
        citing = f", citing<ul>{inside}</ul>" if inside else ""
        html += f"<li>{escaped(ours['source'].iloc[0])} ({verbs}){citing}</li>"
        text += [f"{'  ' * depth}{ours['source'].iloc[0]} ({', '.join(said)})", *lines]
    return html, text


CHAINS = base.Listing(
    name="chains-by-outlet",
    title="Second-hand sources: who cites whom",
    caption="An outlet's source, and below it the source that this one cites; in brackets the words that "
    "introduce it, with how often where more than once. Only sources that cite another, or are cited by "
    "one, are shown.",
    tables=("sentences", "voices", "attributions"),
    rows=chain_counts,
    table=_chains,
    marks=chain_cues,
    cells=("outlet", "chain", "said"),
)
