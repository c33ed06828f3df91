"""How each outlet tells one thing: which source, with which verb, how surely, in which sentence."""

from typing import TYPE_CHECKING

import pandas as pd

from analysis import compare
from analysis.compare import ARROW
from analysis.tell.guard import guard
from analysis.tell.leads import place
from analysis.tell.markup import escaped, plain
from analysis.tell.phrasing import counted
from analysis.tell.sampling import Sample
from analysis.tell.views.evidence import MARK, Evidence
from analysis.tell.views.table import NULL, Table, table

if TYPE_CHECKING:
    from analysis.mark import Marked

_COLUMNS = ["outlet", "source", "cue verb", "stance", "act", "hedge", "voice", "comment", "position"]
VOICES = {"narrator": "own voice", "attributed": "paraphrase", "quoted": "quote", "unclear": "unclear"}
_STANCES = {"neutral": "neutral", "endorse": "endorses", "distance": "doubts"}
_ANSWERED = "denied at once"
_OWN = "own voice"
_NOTE = (
    "Source: “A (said), citing B (noted)” is a second-hand source, B, which A passes on. Stance: whether the "
    "verb endorses or doubts the source. Hedge: on the cue verb or on the claim. Comment: whether an -ing "
    "clause follows that may comment on the claim, and in whose voice. Position: how far into the article. "
    "Found by wording alone: the same in other words is not here."
)
_ANSWER = (
    "Denied at once: who denies “this” or “it” in the same sentence or the next, and with which verb; who "
    "denies it in other words or later in the text is not here."
)


def tellings(
    marked: "Marked", told: pd.DataFrame, *, led: bool = False, sample: Sample | None = None
) -> Evidence:
    """The tellings of one claim as a table, outlet by outlet, and each in its sentence.

    `told` is what `compare.phrase_tellings` gives of `marked`. An outlet without a telling has a row that
    says so and how many words were searched, or that nothing was scored. With `led` each leads to its place.
    With a `sample` that is not all some of them are shown, and the table says of how many.
    """
    rows = _in_sentences(marked, sample.shown(told) if sample else told)
    shown = summary(marked, told, led=led, sample=sample)
    made = [
        _sentence(outlet, one)
        for outlet in dict.fromkeys(marked.articles["outlet"])
        for one in rows[rows["outlet"] == outlet].itertuples(index=False)
    ]
    pages, lines = [page for page, _ in made], [text for _, text in made]
    return Evidence(shown.html + "".join(pages), "\n".join([shown.text, *lines]))


def summary(
    marked: "Marked", told: pd.DataFrame, *, led: bool = False, sample: Sample | None = None
) -> Table:
    """The table of `tellings` alone; with a column for who denies a telling at once, where somebody does."""
    n_of, note = {}, _NOTE
    if sample and not sample.is_all:
        n_of = told["doc_id"].map(sample.outlets).value_counts().to_dict()
        n_all, told = len(told), sample.shown(told)
        note = f"{len(told):,} of {counted(n_all, 'passage')} shown. {_NOTE}"
    rows = _in_sentences(marked, told)
    rows = rows.assign(answer=[one or NULL for one in compare.rebuttals(marked, rows)])
    cells, at = [], []
    for outlet in dict.fromkeys(marked.articles["outlet"]):
        ours = rows[rows["outlet"] == outlet]
        if ours.empty:
            unseen = (
                f"{counted(n_of[outlet], 'passage')}, none of them in the sample" if n_of.get(outlet) else ""
            )
            cells.append((outlet, unseen or _absence(marked, outlet), *[NULL] * 8))
            at.append(None)
        cells += [(*_cells(outlet, one), one.answer) for one in ours.itertuples(index=False)]
        at += [place(one.doc_id, one.start, one.end, "claims") for one in ours.itertuples(index=False)]
    shown = pd.DataFrame(cells, columns=[*_COLUMNS, _ANSWERED])
    leads = {"source": at, "position": at} if led else None
    if (rows["answer"] == NULL).all():
        return table(shown[_COLUMNS], note=note, leads=leads)
    return table(shown, note=f"{note} {_ANSWER}", leads=leads)


def _in_sentences(marked: "Marked", told: pd.DataFrame) -> pd.DataFrame:
    rows = told.merge(
        marked.sentences[["doc_id", "sent_id", "outlet", "start", "text"]].rename(
            columns={"start": "unit_start", "text": "unit"}
        ),
        on=["doc_id", "sent_id"],
        validate="many_to_one",
    )
    assert len(rows) == len(told), "a telling lies in no sentence"
    return rows


def _absence(marked: "Marked", outlet: str) -> str:
    """That nothing was found says how much was searched; it is no finding about the text."""
    ours = marked.sentences[marked.sentences["outlet"] == outlet]
    scored = ours[ours["doc_id"].isin(marked.voices["doc_id"].unique())]
    if scored.empty:
        return "nothing was scored"
    return guard(f"not found by these words ({counted(scored['n_words'].sum(), 'word')} searched)")


def _cells(outlet: str, one) -> tuple[str, ...]:
    hedge = NULL
    if isinstance(one.hedge, str):
        hedge = "; ".join(
            f"{word} ({on})" for word, on in zip(one.hedge.split("; "), one.hedge_on.split("; "), strict=True)
        )
    tail = f"yes, {VOICES.get(one.tail_voice, one.tail_voice)}" if isinstance(one.tail, str) else NULL
    known = [
        value if isinstance(value, str) else NULL
        for value in (one.cue, _STANCES.get(one.commitment), one.act)
    ]
    denied = "" if one.polarity == "affirmed" else f" ({one.polarity})"
    voice = VOICES.get(one.voice, one.voice)
    return (outlet, _whose(one), *known, hedge, f"{voice}{denied}", tail, f"{100 * one.position:.0f} %")


def _whose(one) -> str:
    if isinstance(one.chain, str):
        chain = one.chain.replace(ARROW, ", citing ")
        return chain if one.sure else f"{chain}, unsure"
    unknown = "unsure" if one.voice == "unclear" else "quoted, source not identified"
    return _OWN if one.voice == "narrator" else unknown


def _sentence(outlet: str, one) -> tuple[str, str]:
    """The telling in its sentence, as HTML that opens and as a line of text."""
    first, last = one.start - one.unit_start, one.end - one.unit_start
    before, told, after = one.unit[:first], one.unit[first:last], one.unit[last:]
    kind = "" if one.kind == "body" else f"{one.kind}; "
    where = f"{kind}{one.doc_id} [{one.start}, {one.end})"
    heading = f"{outlet}: {_whose(one)}"
    page = (
        f"<details><summary>{escaped(heading)}</summary><p><bdi>{escaped(before)}"
        f'<mark style="{MARK}">{escaped(told)}</mark>{escaped(after)}</bdi> '
        f"<small>{escaped(where)}</small></p></details>\n"
    )
    return page, plain(f"{heading}: {before}[[{told}]]{after}  ({where})")
