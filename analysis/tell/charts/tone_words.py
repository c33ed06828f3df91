"""The chart of the words behind the tone."""

import math

import pandas as pd
from matplotlib.figure import Figure as Sheet

from analysis.tell import canvas
from analysis.tell.charts import base
from analysis.tell.phrasing import counted, signed

_MOST_WORDS = 5  # of each sign
_PANELS = 3  # beside each other
_PANEL = 48.0  # mm


def _rows(sentences: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet and word, the strongest of each sign: occurrences and the sum of their values.

    An outlet without such words has one row without a word.
    """
    found = occurrences(sentences, marks)
    sums = found.groupby(["outlet", "word"])["value"].agg(n_marks="size", value="sum")
    made = []
    for outlet in base.outlets(sentences):
        if outlet not in sums.index:
            continue
        ranked = sums.loc[outlet].reset_index().sort_values(["value", "word"], ascending=[False, True])
        up = ranked[ranked["value"] > 0].head(_MOST_WORDS)
        down = ranked[ranked["value"] < 0].tail(_MOST_WORDS)
        made.append(pd.concat([up, down]).assign(outlet=outlet))
    columns = ["outlet", "word", "n_marks", "value"]
    if not made:
        return pd.DataFrame(columns=columns)
    return base.with_all(pd.concat(made, ignore_index=True)[columns], base.outlets(sentences))


def occurrences(sentences: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """The marks of tone's words in the body, each with `word` in lower case, its outlet, and its sentence.

    `begins` is where the sentence begins, `text` what it says.
    """
    body = base.body(sentences)[["doc_id", "sent_id", "outlet", "start", "text"]]
    ours = marks[marks["measure"] == "tone_word"]
    found = ours.merge(
        body.rename(columns={"start": "begins"}), on=["doc_id", "sent_id"], validate="many_to_one"
    )
    words = [
        text[start - begins : end - begins].lower()
        for text, begins, start, end in zip(
            found["text"], found["begins"], found["start"], found["end"], strict=True
        )
    ]
    return found.assign(word=words)


def _alt(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Nothing to draw: no word was scored."
    said = []
    none = base.nothing_in(rows, "word")
    for name, ours in rows[rows["word"].notna()].groupby("outlet", sort=False):
        ends = [ours.iloc[0], ours.iloc[-1]] if len(ours) > 1 else [ours.iloc[0]]
        said.append(f"{name}: " + ", ".join(f"“{row['word']}” {signed(row['value'], 1)}" for row in ends))
    return f"Bars of the words that add to and take from the tone most. Strongest, {'; '.join(said)}.{none}"


def _draw(rows: pd.DataFrame, sheet: Sheet) -> None:
    names = base.outlets(rows)
    look = canvas.looks(names)
    deep = math.ceil(len(names) / _PANELS)
    panels = list(sheet.subplots(deep, min(_PANELS, len(names)), sharex=True, squeeze=False).flat)
    reach = float(rows["value"].abs().max()) * 1.05
    for axes, name, above in zip(panels, names, base.labels(names, "outlet", 30), strict=False):
        ours = rows[(rows["outlet"] == name) & rows["word"].notna()].reset_index(drop=True)
        for (place, row), word in zip(ours.iterrows(), base.labels(ours["word"], "word", 16, 1), strict=True):
            colour = look[name].colour if row["value"] > 0 else canvas.lighter(look[name].colour, 0.6)
            axes.barh(
                place,
                row["value"],
                height=0.7,
                color=colour,
                hatch="" if row["value"] > 0 else "////",
                edgecolor=look[name].colour,
            )
            times = f" ×{row['n_marks']}" if row["n_marks"] > 1 else ""
            text = f"{word}{times} {signed(row['value'], 1)}"
            side, ha = (-3, "right") if row["value"] > 0 else (3, "left")
            axes.annotate(
                text, (0, place), (side, 0), textcoords="offset points", va="center", ha=ha, fontsize=7
            )
        axes.set_ylim(2 * _MOST_WORDS - 0.4, -0.6)
        axes.set_xlim(-reach, reach)
        axes.set_yticks([])
        if ours.empty:
            base.said(axes, 0, base.NOT_SCORED)
            axes.grid(False)
        else:
            axes.axvline(0, color="#444444", linewidth=1)
        axes.set_title(above)
    for axes in panels[len(names) :]:
        axes.set_visible(False)
    panels[len(names) - 1].set_xlabel("sum of values")


WORDS = base.Chart(
    name="tone-words",
    title="The words that make the tone",
    caption="For each outlet the words that add most to the valence of body sentences and take most from it, "
    "with how often they occur and the sum of their values (negations and intensifiers counted in).",
    tables=("sentences", "marks"),
    rows=_rows,
    alt=_alt,
    note=lambda rows: (
        f"The strongest {_MOST_WORDS} of each sign per outlet, "
        f"{counted(rows['n_marks'].sum(), 'occurrence')} in all. "
        "Values: vaderSentiment 3.3.2, before the sentence's sum is normalised."
    ),
    height=lambda rows: base.FRAME + _PANEL * max(1, math.ceil(len(base.outlets(rows)) / _PANELS)),
    draw=_draw,
)
