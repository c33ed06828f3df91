"""What stands behind the charts of tone: each sentence that was scored, to be opened where it is drawn.

Plain `<details>`: they open in notebooks that are not trusted and in exported pages, and where styles are
stripped, as on GitHub, each sentence is a line with its score that opens just the same.
"""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

import matplotlib as mpl
import pandas as pd

from analysis.compare.by_outlet import outlets
from analysis.compare.tone.scores import LABELS, VOICES
from analysis.compare.tone.words import tone_word_marks, tone_words
from analysis.tell import leads
from analysis.tell.leads import opens
from analysis.tell.markup import Shown, escaped, plain
from analysis.tell.phrasing import counted, signed

if TYPE_CHECKING:
    from analysis.mark import Marked

_CELL = "display:inline-block;vertical-align:top;margin:1px"
_SCORE = "cursor:pointer;padding:0.1em 0.3em;font-size:0.8em;font-variant-numeric:tabular-nums"
_TEXT = "max-width:34em;border-left:3px solid #888;margin:0.2em 0.4em;padding-left:0.5em"
_SMALL = "color:#767676"


class Opened(Shown):
    """Sentences behind a chart, as HTML to open and as text."""


def scored_sentences(marked: "Marked", name: str, *, places: bool = False) -> Opened:
    """The sentences that the chart of tone `name` draws, or `masks`: the places that masks leave out.

    There are as many as the chart's rows count: of the charts of sentences a strip for each outlet, in the
    order of the text, each sentence a cell with its raw score; of `tone-words` each word that is drawn. With
    `places` each sentence says where in its document it stands, and the numbers lead into the reader.

    Raises
    ------
    KeyError : there is no such chart of tone; those that there are are named.
    """
    if name not in _OPENED:
        raise KeyError(f"no chart of tone is named {name!r}; there are {', '.join(_OPENED)}")
    parts = list(_OPENED[name](marked, places))
    return Opened("".join(html for html, _ in parts), "\n".join(text for _, text in parts))


def _strips(*kinds: str):
    def strips(marked: "Marked", places: bool) -> Iterator[tuple[str, str]]:
        for kind in kinds:
            scored = _scored(marked, kind)
            for outlet in outlets(marked.sentences):
                yield _strip(outlet, kind, scored[scored["outlet"] == outlet], places)

    return strips


def _scored(marked: "Marked", kind: str) -> pd.DataFrame:
    """One row per scored sentence of a kind: its scores by label and voice, and the words that made them."""
    ours = marked.sentences[marked.sentences["kind"] == kind]
    columns = ["doc_id", "sent_id", "outlet", "start", "text"]
    tones = marked.marks[(marked.marks["measure"] == "tone") & marked.marks["voice"].isin(VOICES)]
    wide = tones.pivot(index=["doc_id", "sent_id"], columns=["voice", "label"], values="value")
    words = marked.marks[marked.marks["measure"] == "tone_word"]
    spots = {key: list(rows.itertuples()) for key, rows in words.groupby(["doc_id", "sent_id"], sort=False)}
    rows = []
    for unit in ours[columns].itertuples(index=False):
        key = (unit.doc_id, unit.sent_id)
        if key in wide.index:
            scores = {pair: wide.loc[key].get(pair) for pair in wide.columns}
            rows.append((*unit, scores, spots.get(key, [])))
    return pd.DataFrame(rows, columns=[*columns, "scores", "words"])


def _strip(outlet: str, kind: str, rows: pd.DataFrame, places: bool) -> tuple[str, str]:
    narrated = sum(pd.notna(scores.get(("narrator", "raw"))) for scores in rows["scores"])
    noun = "headline" if kind == "headline" else "sentence"
    made, signs = [], []
    for _, own in rows.groupby("doc_id", sort=False):
        made.append(f"<div>{''.join(_cell(row, places) for row in own.itertuples())}</div>\n")
        signs.append("".join(_sign(row.scores["all", "raw"]) for row in own.itertuples()))
    asked = [_address(outlet, kind, voice) if places and len(rows) else None for voice in ("all", "narrator")]
    heading = f"{counted(len(rows), noun)}, {narrated:,} with words in the narrator's voice"
    inside = "\n" + "".join(made)
    html = opens(
        f"{outlet}: ", heading, inside, asked[0], asked[1] if narrated else None, start="<details open>"
    )
    return html, "\n".join([f"{plain(outlet)}: {heading}", *(f"  {each}" for each in signs)])


def _address(outlet: str, kind: str, voice: str) -> str:
    """The raw scores that a strip shows, or those of its sentences' words in one voice."""
    asked = {"measure": "tone", "label": "raw", "voice": voice, "kind": kind, "outlet": outlet}
    return leads.rows_of("marks", asked)


def _cell(row, places: bool) -> str:
    raw = row.scores["all", "raw"]
    shade = math.copysign(0.15 + 0.35 * abs(raw), raw) if raw else 0.0
    colour = mpl.colors.to_hex(mpl.colormaps["PuOr"](0.5 + 0.5 * shade))
    where = f"{row.doc_id} [{row.start}, {row.start + len(row.text)})" if places else row.doc_id
    style = f"{_SCORE};background:{colour};color:#111"  # on colours pale enough to read it
    return (
        f'<details style="{_CELL}"><summary style="{style}">{escaped(signed(raw))}</summary>'
        f'<div style="{_TEXT}"><bdi>{_with_words(row)}</bdi> <small style="{_SMALL}">'
        f"[{escaped(_scores(row.scores))}] {escaped(where)}</small></div></details>\n"
    )


def _sign(raw: float) -> str:
    return "+" if raw > 0 else "−" if raw < 0 else "·"


def _scores(scores: dict[tuple[str, str], float]) -> str:
    """As in "raw +0.50, masked +0.30; narrator: raw 0.00, masked 0.00"."""
    said = []
    for voice in VOICES:
        if pd.notna(scores.get((voice, "raw"))):
            both = ", ".join(f"{label} {signed(scores[voice, label])}" for label in LABELS)
            said.append(both if voice == "all" else f"{voice}: {both}")
    return "; ".join(said)


def _with_words(row) -> str:
    """The sentence, with the words that made its score and what each is worth."""
    pieces, at = [], 0
    for word in row.words:
        start, end = word.start - row.start, word.end - row.start
        worth = signed(word.value, 1) + (", masked" if word.rule == "masked" else "")
        pieces.append(
            f"{escaped(row.text[at:start])}<b>{escaped(row.text[start:end])}</b>"
            f" <small>({escaped(worth)})</small>"
        )
        at = end
    return "".join(pieces) + escaped(row.text[at:])


def _words(marked: "Marked", places: bool) -> Iterator[tuple[str, str]]:
    """Each word that the chart of words draws, with its sentences."""
    drawn = tone_words(marked.sentences, marked.marks)
    yield from _by_word(tone_word_marks(marked.sentences, marked.marks), drawn, marked, places)


def _masked(marked: "Marked", places: bool) -> Iterator[tuple[str, str]]:
    """Each word that masks leave out, with its sentences."""
    found = tone_word_marks(marked.sentences, marked.marks)
    found = found[found["rule"] == "masked"]
    sums = found.groupby(["outlet", "word"], sort=False)["value"].agg(n_marks="size", value="sum")
    yield from _by_word(found, sums.reset_index(), marked, places)


def _by_word(
    found: pd.DataFrame, drawn: pd.DataFrame, marked: "Marked", places: bool
) -> Iterator[tuple[str, str]]:
    for outlet in outlets(marked.sentences):
        rows = drawn[(drawn["outlet"] == outlet) & drawn["word"].notna()]
        n = counted(rows["n_marks"].sum(), "occurrence")
        here = found[(found["outlet"] == outlet) & found["word"].isin(rows["word"])]
        items, lines = [], [f"{plain(outlet)}: {n}"]
        for row in rows.itertuples():
            own = here[here["word"] == row.word]
            times = f"×{len(own):,}, {signed(row.value, 1)}"
            inside = f"<ul>{_places(own)}</ul>"
            items.append(opens(f"“{row.word}” ", times, inside, leads.places(own) if places else None))
            lines.append(f"  “{plain(row.word)}” {times}")
        asked = leads.places(here) if places and len(here) else None
        inside = "\n" + "".join(items)
        yield opens(f"{outlet}: ", n, inside, asked, start="<details open>"), "\n".join(lines)


def _places(found: pd.DataFrame) -> str:
    made = []
    for row in found.itertuples():
        start, end = row.start - row.begins, row.end - row.begins
        made.append(
            f"<li><bdi>{escaped(row.text[:start])}<b>{escaped(row.text[start:end])}</b>"
            f'{escaped(row.text[end:])}</bdi> <small style="{_SMALL}">[{escaped(signed(row.value, 1))}] '
            f"{escaped(row.voice)}; {escaped(row.doc_id)} [{row.start}, {row.end})</small></li>\n"
        )
    return "".join(made)


_OPENED = {
    "tone-by-outlet": _strips("body"),
    "tone-arc": _strips("body"),
    "tone-specifications": _strips("body"),
    "tone-headlines": _strips("headline"),
    "tone-words": _words,
    "masks": _masked,
}
