"""The chart of headlines and body: like beside like, for a headline's author is not known."""

import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis.compare.tone.scores import LABELS, headline_scores
from analysis.tell.charts import base, rates
from analysis.tell.charts.drawing import canvas, lined
from analysis.tell.charts.tone import scores as tone
from analysis.tell.phrasing import counted, extremes, signed

_KINDS = {"headline": "headlines, one dot each", "body": "mean of body sentences"}
_UNITS = ("compound (−1\u00a0to\u00a0+1)", "mean compound (−1\u00a0to\u00a0+1)")


def _alt(drawn: pd.DataFrame) -> str:
    said = []
    raw = drawn[(drawn["label"] == "raw") & drawn["score"].notna()]
    for kind, words in (("headline", "Headlines"), ("body", "Body sentences, mean")):
        means = raw[raw["kind"] == kind].groupby("outlet", sort=False)["score"].mean()
        if len(means):
            said.append(f"{words}, raw, {extremes(list(means.index), list(means), signed)}")
    shown = ". ".join(said) or "No outlet has a score"
    what = "Dots: compound of headlines beside the mean of the body, by outlet"
    return f"{what}. {shown}.{rates.without_score(drawn)}"


def _columns(drawn: pd.DataFrame) -> list[lined.Column]:
    """How many were scored; on a narrow page that is left to the source line, which has the sums."""
    made = []
    if canvas.page().is_narrow:
        return made
    for kind, heading in (("headline", "headlines"), ("body", "sentences")):
        ours = drawn[(drawn["kind"] == kind) & (drawn["label"] == "raw")]
        n = ours.groupby("outlet")["n_scored"].sum()
        made.append(lined.Column(heading, [f"{n.get(name, 0):,}" for name in base.outlets(drawn)]))
    return made


def _draw(drawn: pd.DataFrame, sheet: Sheet) -> None:
    names, columns = base.outlets(drawn), _columns(drawn)
    look, (lines, _) = canvas.looks(names), tone.pair(names, columns, _UNITS, list(_KINDS.values()))
    panels = lined.panels(sheet, lines, (1, 1), columns)
    room = lined.width_of((1, 1), 0, lines, columns)
    for axes, (kind, title), unit in zip(panels, _KINDS.items(), _UNITS, strict=True):
        ours = drawn[drawn["kind"] == kind]
        tone.panel_title(axes, title, room)
        lined.below(axes, unit, room)
        reach = (
            1.05 if kind == "headline" else max(0.1, ours[["score", "low", "high"]].abs().max().max() * 1.08)
        )
        axes.set_xlim(-reach, reach)
        if ours["score"].isna().all():
            rates.without_axis(axes)
        else:
            tone.around_zero(axes)
        for place, name in enumerate(names):
            its = ours[ours["outlet"] == name]
            if its["score"].isna().all():
                base.said(axes, place, _none(kind, its))
                continue
            for _, row in its.rename(columns={"score": "rate"}).iterrows():
                up = (-tone.UP, tone.UP)[LABELS.index(row["label"])]
                rates.dot(axes, place + up, row, look[name], filled=row["label"] == "raw")


def _none(kind: str, its: pd.DataFrame) -> str:
    """What stands in the place of a score."""
    if kind == "headline":
        return "no headline"
    return rates.TOO_FEW if its["n_scored"].sum() else base.NOT_SCORED


def _note(drawn: pd.DataFrame) -> str:
    raw = drawn[drawn["label"] == "raw"]
    n = {kind: int(raw.loc[raw["kind"] == kind, "n_scored"].sum()) for kind in _KINDS}
    of = f"{counted(n['headline'], 'headline')}, {counted(n['body'], 'body sentence')}, all voices"
    return f"{of}. {tone.KEY} {rates.resampled(drawn)} A single headline has no range. The two scales differ."


HEADLINES = base.Chart(
    name="tone-headlines",
    title="Lexicon valence of headlines, and of the body",
    caption="Headlines beside headlines, bodies beside bodies: a headline is short, written to another end, "
    "and its author is not known. Masked: the corpus's topic and house-style terms are worth nothing.",
    tables=("sentences", "marks", "rates"),
    rows=headline_scores,
    alt=_alt,
    note=_note,
    height=lambda drawn: tone.pair(base.outlets(drawn), _columns(drawn), _UNITS, list(_KINDS.values()))[1],
    draw=_draw,
)
