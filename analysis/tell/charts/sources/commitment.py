"""The chart of commitment: how many cue verbs endorse the source, and how many doubt it."""

import pandas as pd

from analysis.compare.sources.commitment import ALL, commitment_counts, commitment_cues
from analysis.compare.sources.cues import COMMITMENTS
from analysis.tell.charts import base, style
from analysis.tell.charts.sources import cues
from analysis.tell.phrasing import counted, extremes, listed

SHOWN = {"neutral": "neutral", "endorse": "endorses", "distance": "doubts"}
_KEY = {"distance": "▽ doubts the source (claimed)", "endorse": "▲ endorses it (confirmed)"}


def _sums(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["act"] == ALL]


def _wide(rows: pd.DataFrame) -> pd.DataFrame:
    """Outlet x commitment, those with most verbs that are not neutral first; those not scored have nulls."""
    made = _sums(rows).pivot(index="outlet", columns="commitment", values="n_cues").loc[base.outlets(rows)]
    loud = made["endorse"].fillna(-1) + made["distance"].fillna(-1)
    return made.loc[loud.sort_values(ascending=False, kind="stable").index]


def _says(rows: pd.DataFrame) -> str:
    n = _wide(rows).dropna()
    said = []
    for kind, verb in (("distance", "doubt"), ("endorse", "endorse")):
        if len(n) > 1 and n[kind].max() > n[kind].min():
            most = list(n.index[n[kind] == n[kind].max()])
            each, s = " each" if len(most) > 1 else "", "s" if n[kind].max() == 1 else ""
            said.append(
                f"{counted(n[kind].max(), 'cue verb')} in {base.who(most)}{each} {verb}{s} the source"
            )
    return "; ".join(said)


def _alt(rows: pd.DataFrame) -> str:
    kind = "Bars to both sides: cue verbs that doubt the source, and that endorse it, by outlet."
    sums = _sums(rows).dropna(subset="n_cues")
    found = sums.groupby("outlet", sort=False)["n_cues"].sum()
    with_any = sums[sums["outlet"].map(found) > 0]
    if with_any.empty:
        return f"{kind} No attribution was found.{base.nothing_in(rows, 'n_cues')}"
    said = []
    for commitment in COMMITMENTS:
        ours = with_any[with_any["commitment"] == commitment]
        ends = extremes(list(ours["outlet"]), list(ours["n_cues"]), "{:,.0f}".format)
        said.append(f"{SHOWN[commitment].capitalize()}, {ends}.")
    acts = rows[rows["act"] != ALL].groupby("act")["n_cues"].sum().sort_index()
    top = acts[acts == acts.max()]
    said.append(f"What sources do most by saying it: {listed(top.index)} ({top.iloc[0]:,}).")
    if (found == 0).any():
        said.append(f"No attribution was found in {listed(found.index[found == 0])}.")
    return f"{kind} {' '.join(said)}{base.nothing_in(rows, 'n_cues')}"


def _draw(rows: pd.DataFrame, on: base.Plate) -> None:
    import seaborn as sns

    n = _wide(rows)
    (axes,) = on.lines(list(n.index))
    top = max(1.0, float(n[["endorse", "distance"]].fillna(0).max().max()))
    dark = style.colour("text")
    fills = {"distance": style.Fill(style.colour("ground"), dark, "////"), "endorse": style.Fill(dark, dark)}
    for kind, sign in (("distance", -1), ("endorse", 1)):
        sns.barplot(
            x=sign * n[kind].fillna(0).astype(float).to_numpy(),
            y=range(len(n)),
            orient="y",
            width=base.BAR / on.row,
            ax=axes,
            color=fills[kind].face,
            saturation=1,
            edgecolor=dark,
            hatch=fills[kind].hatch,
            errorbar=None,
        )
    axes.set_xlim(-1.25 * top, 1.6 * top)
    for place, (_, row) in enumerate(n.iterrows()):
        if row.isna().any():
            base.said(axes, place, base.NOT_SCORED)
            continue
        axes.plot([0, 0], [place - 0.3, place + 0.3], color=style.colour("zero"), linewidth=style.line(0.6))
        at = {"va": "center", "fontsize": style.size("number"), "textcoords": "offset points"}
        axes.annotate(f"{row['distance']:,}", (-row["distance"], place), (-style.pt(3), 0), ha="right", **at)
        base.beside(axes, row["endorse"], place, f"{row['endorse']:,}")
        axes.text(
            1.6 * top,
            place,
            f"{row['neutral']:,} neutral",
            ha="right",
            va="center",
            fontsize=style.size("number"),
            color=style.colour("quiet"),
        )
    axes.set(xticks=[])
    axes.spines["bottom"].set_visible(False)
    base.named(axes, list(list(n.index)), "outlet", on)
    base.legend(axes, {_KEY[kind]: fill for kind, fill in fills.items()}, on, 62.0)


COMMITMENT = base.Chart(
    name="commitment-by-outlet",
    title="Cue verbs that endorse or doubt the source",
    caption="Attributions in the body by their cue verb. Neutral: said, told, according to. Endorses: the "
    "verb takes the words for true (confirmed, noted). Doubts: it steps back from them (claimed, "
    "insisted). The figure's CSV also has what the source does by saying it: states, argues, denies and "
    "the like.",
    tables=("sentences", "voices", "attributions"),
    rows=commitment_counts,
    says=_says,
    unit=lambda rows: "Attributions in the body, by what the cue verb does",
    few=lambda rows: cues.few(_sums(rows)),
    alt=_alt,
    note=lambda rows: cues.note(_sums(rows)),
    draw=_draw,
    marks=commitment_cues,
    cells=("outlet", "commitment", "act"),
)
