"""The chart of keyness: each outlet's own words, over the height that words reach by chance."""

import pandas as pd

from analysis.compare.wording.key_words import key_word_places, key_words
from analysis.compare.wording.keyness import LEAST, LEVEL
from analysis.tell.charts import base, style
from analysis.tell.phrasing import counted, listed, number

ALONE = "nothing to be compared with"
_WORD = 4.2  # mm of a word


def _out(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["stands_out"].fillna(False).astype(bool)]


def _says(rows: pd.DataFrame) -> str:
    out = _out(rows).sort_values("z", ascending=False, kind="stable")
    if out.empty:
        return ""
    words = listed([f"“{row.word}” ({row.outlet})" for row in out.itertuples()], 3)
    return f"{words} {'stand' if len(out) > 1 else 'stands'} out beyond chance"


def _few(rows: pd.DataFrame) -> str:
    """That there is nothing but noise, with its counts; "" where more words stand out than by chance."""
    first = rows.iloc[0]
    if not first["n_tested"]:
        none = "no two outlets have words in their own voice"
        return f"Nothing is compared: {none}, or none occurs {LEAST} times."
    if first["n_out"] > first["baseline"] and len(_out(rows)):
        return ""
    pairs = counted(first["n_tested"], "pair")
    return (
        f"No chart: it would show noise. Of {pairs} of outlet and word, {first['n_out']:,} stand out at "
        f"q ≤ {LEVEL}; when sentences are shuffled among outlets, 19 of 20 runs find up to "
        f"{first['baseline']:,}.{base.nothing_in(rows, 'word')}"
    )


def _alt(rows: pd.DataFrame) -> str:
    known = rows[rows["word"].notna()]
    if known.empty:
        return "A panel for each outlet, all of them empty: no two outlets have words that can be compared."
    first = known[known["rank"] == 1]
    tops = listed(f"{row.word} in {row.outlet} ({number(row.z)})" for row in first.itertuples())
    inside = int((known["z"] <= known["chance_high"]).sum())
    out = f"{counted(known['n_out'].iloc[0], 'word')} of any outlet marked as standing out"
    return (
        "A panel for each outlet: dots for the words that it has more of than the others, over grey bars "
        f"that show how high such words come by chance. Highest z: {tops}. {inside:,} of {len(known):,} dots "
        f"lie within the bars or below; {out}.{base.nothing_in(rows, 'word')}"
    )


def _draw(rows: pd.DataFrame, on: base.Plate) -> None:
    import seaborn.objects as so

    names, most = base.outlets(rows), int(rows["rank"].max())
    wide = min(len(names), 1 if on.page.is_narrow else 2)
    deep = -(-len(names) // wide)
    panels = on.panels(deep * (most * _WORD + 9.0), deep, wide, sharex=True)
    top = 1.5 * max(2.0, float(rows[["z", "chance_high"]].max().max()))
    for place, axes in enumerate(panels.flat):
        axes.set(ylim=(most - 0.5, -0.5), xlim=(0, top), yticks=[])
        if place >= len(names):
            axes.set_axis_off()
            continue
        ours = rows[(rows["outlet"] == names[place]) & rows["word"].notna()]
        if ours.empty:
            base.named_above(axes, names[place], place, on, wide)
            base.said(axes, 0.0, ALONE)
            continue
        ours = ours.assign(line=range(len(ours))).astype({"line": float, "z": float, "chance_low": float})
        ours = ours.assign(chance_high=ours["chance_high"].astype(float))
        chance = so.Range(color=style.colour("rule"), linewidth=style.line(5.0))
        base.plotted(axes, ours, y="line", xmin="chance_low", xmax="chance_high").add(
            chance, orient="y"
        ).plot()
        axes.collections[0].set_zorder(0.5)
        for stands_out, part in ours.groupby(ours["stands_out"].astype(bool)):
            dots = so.Dot(color=style.colour("text"), pointsize=style.point(0.8), fill=bool(stands_out))
            base.plotted(axes, part, x="z", y="line").add(dots, orient="y").plot()
        for row in ours.itertuples():
            base.beside(axes, max(row.z, row.chance_high), row.line, f"{row.n:,} : {row.n_rest:,}", gap=6.0)
        words = [style.shown(word, "(a word)", 22) for word in ours["word"]]
        axes.set_yticks(range(len(words)), words)
        axes.set(xlabel="", ylabel="", ylim=(most - 0.5, -0.5), xlim=(0, top))
        base.named_above(axes, names[place], place, on, wide)  # seaborn takes titles away


def _note(rows: pd.DataFrame) -> str:
    sizes, first = rows.drop_duplicates("outlet")["n_words"].sum(), rows.iloc[0]
    pairs = (
        f"{counted(first['n_tested'], 'pair')} of outlet and word compared, {first['n_out']:,} at q ≤ {LEVEL}"
    )
    return (
        f"{counted(sizes, 'word')} of own voice in the body; {pairs}, by chance up to "
        f"{first['baseline']:,} in 19 of 20 shuffles. Filled: stands out; hollow: does not. Numbers: in "
        "this outlet : in the others."
    )


KEYNESS = base.Chart(
    name="keyness-by-outlet",
    title="Words that one outlet has more of, and how high words come by chance",
    caption="Log-odds with an informative prior (Fightin' Words) of words in the outlet's own voice: the "
    "highest of each outlet. Grey: where 95 % of words of that rank lie when the sentences are shuffled "
    "among the outlets. Filled: stands out at q ≤ 0.05 among all pairs of outlet and word; hollow: does not. "
    "q and DP, which is near 1 where a word stands in one place, are in the figure's CSV.",
    tables=("sentences", "voices"),
    rows=key_words,
    says=_says,
    unit=lambda rows: "z of the log-odds (dot); where chance puts such words (grey)",
    few=_few,
    alt=_alt,
    note=_note,
    draw=_draw,
    marks=key_word_places,
    cells=("outlet", "word"),
    counts="n",
    noun="word",
)
