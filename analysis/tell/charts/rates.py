"""Charts of rates: a dot and its range for each outlet; hedges and boosters stand beside each other."""

import pandas as pd

from analysis import lexicon
from analysis.compare.rates.selection import chosen
from analysis.tell.charts import base
from analysis.tell.phrasing import counted, extremes, listed, number

TOO_FEW = "too few words"
_COLUMNS = ["measure", "outlet", "n_docs", "n_words", "n_marks", "rate", "low", "high", "resampled"]
_NOUNS = {"hedging": "hedges", "certainty": "boosters"}


def resampled(rows: pd.DataFrame) -> str:
    """What the lines of a chart of rates show."""
    kinds = list(rows["resampled"].dropna().unique())
    said = {
        "paragraph": "sensitivity ranges (how much the figure depends on individual passages)",
        "article": "ranges over resampled articles",
    }
    shown = [f"Lines: {' or '.join(said[kind] for kind in kinds)}."] if kinds else []
    if (rows["high"].notna() & rows["resampled"].isna()).any():
        shown.append("Where nothing was found, the line goes up to 3,000 / words (rule of three).")
    return " ".join(shown) or "No ranges."


def without_rate(rows: pd.DataFrame) -> str:
    """A sentence each, after a space, on outlets not scored, and on those with too few words for a rate."""
    is_scored = rows["n_docs"] > 0
    return base.nothing_in(rows[~is_scored], "rate") + too_few(rows[is_scored & rows["rate"].isna()])


def too_few(rows: pd.DataFrame) -> str:
    """A sentence, after a space, on outlets with too few words for a rate; "" where there is none."""
    return f" {TOO_FEW.capitalize()} for a rate: {listed(base.outlets(rows))}." if len(rows) else ""


def apart(ours: pd.DataFrame, written=number) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """`base.ends` of the rates, if the range of the highest lies above that of the lowest."""
    known = ours[ours["rate"].notna() & ours["low"].notna()].set_index("outlet")
    known = known[["rate", "low", "high"]].astype(float)
    if known.empty or known.loc[known["rate"].idxmax(), "low"] <= known.loc[known["rate"].idxmin(), "high"]:
        return None
    return base.ends(known["rate"], written)


def _nouns(measure: str) -> str:
    return _NOUNS.get(measure, f"marks of {measure.replace('_', ' ')}")


def _drawn(rows: pd.DataFrame) -> list[str]:
    """The measures with enough marks to be drawn."""
    n = rows.groupby("measure", sort=False)["n_marks"].sum()
    return [name for name in n.index if n[name] >= base.FEWEST]


def _says(rows: pd.DataFrame) -> str:
    said = []
    for measure in _drawn(rows):
        ends = apart(rows[rows["measure"] == measure])
        if ends:
            (most, high), (least, low) = ends
            per = "" if said else " per 1,000 words"
            said.append(f"{_nouns(measure)}{per}: {high} in {most}, {low} in {least}")
    return "; ".join(said)[:1].upper() + "; ".join(said)[1:]


def _few(rows: pd.DataFrame) -> str:
    scored = rows[rows["n_docs"] > 0]
    if _drawn(rows):
        return ""
    if scored.empty:
        return base.nothing_in(rows, "rate").strip()
    said = _counts(scored, list(dict.fromkeys(rows["measure"])))
    return said + base.nothing_in(rows[rows["n_docs"] == 0], "rate")


def _counts(rows: pd.DataFrame, measures: list[str]) -> str:
    """As in "2 boosters in the outlets' own voice: Wire 1 and Brief 1."; a sentence for each measure."""
    said = []
    for measure in measures:
        ours = rows[(rows["measure"] == measure) & (rows["n_marks"] > 0)]
        found = [f"{row.outlet} {row.n_marks:,}" for row in ours.itertuples()]
        some = f": {listed(found)}" if found else ""
        n, nouns = int(ours["n_marks"].sum()), _nouns(measure)
        first, *more = nouns.split(" ")
        nouns = " ".join([first.removesuffix("s"), *more]) if n == 1 else nouns
        said.append(f"{n:,} {nouns} in the outlets' own voice{some}.")
    return " ".join(said)


def _alt(rows: pd.DataFrame) -> str:
    said = ["Dots with ranges, per 1,000 words in the outlets' own voice."]
    for measure in dict.fromkeys(rows["measure"]):
        known = rows[(rows["measure"] == measure) & rows["rate"].notna()]
        ends = extremes(list(known["outlet"]), list(known["rate"])) if len(known) else "no outlet has a rate"
        said.append(f"{_nouns(measure)[0].upper()}{_nouns(measure)[1:]}: {ends}.")
    return " ".join(said) + without_rate(rows.drop_duplicates("outlet"))


def _draw(rows: pd.DataFrame, on: base.Plate) -> None:
    measures = _drawn(rows)
    first = rows[rows["measure"] == measures[0]]
    order = first.sort_values("rate", ascending=False, kind="stable", na_position="last")
    lines = {name: place for place, name in enumerate(order["outlet"])}
    panels = on.lines(list(lines), len(measures), sharey=True)
    for axes, measure in zip(panels, measures, strict=True):
        ours = rows[rows["measure"] == measure]
        ours = ours.assign(line=ours["outlet"].map(lines), value=ours["rate"])
        base.ranges(axes, ours)
        top = max(0.1, float(ours[["rate", "high"]].max().max())) if ours["rate"].notna().any() else 1.0
        for row in ours.itertuples():
            if pd.isna(row.rate):
                base.said(axes, row.line, TOO_FEW if row.n_docs else base.NOT_SCORED)
            else:
                end = row.rate if pd.isna(row.high) else max(row.rate, row.high)
                base.beside(axes, end, row.line, f"{number(row.rate)}  ({row.n_marks:,})", gap=5.0)
        axes.set_xlim(0, 1.38 * top)
        axes.locator_params("x", nbins=4)
        base.lines(axes, len(lines))
        axes.set_title(_nouns(measure).capitalize() if len(measures) > 1 else "")
    base.named(panels[0], list(lines), "outlet", on)


def _note(rows: pd.DataFrame) -> str:
    each = rows.drop_duplicates("outlet")
    n = f"{counted(each['n_docs'].sum(), 'article')}, {counted(each['n_words'].sum(), 'word')} of own voice"
    left_out = [name for name in dict.fromkeys(rows["measure"]) if name not in _drawn(rows)]
    also = f" {_counts(rows, left_out)}" if left_out else ""
    return f"{n} in the body. In brackets: how many.{also} {resampled(rows)}"


def _chart(name: str, title: str, caption: str, *measures: str) -> base.Chart:
    return base.Chart(
        name=name,
        title=title,
        caption=f"{caption} Under 200 words in a voice only counts are given.",
        tables=("rates",),
        rows=lambda rates: pd.concat(
            [chosen(rates, measure, "all", "narrator")[_COLUMNS] for measure in measures], ignore_index=True
        ),
        says=_says,
        unit=lambda rows: (
            f"{listed(map(_nouns, _drawn(rows))).capitalize()} per 1,000 words in the outlet's own voice"
        ),
        few=_few,
        alt=_alt,
        note=_note,
        draw=_draw,
    )


HEDGING = _chart(
    "hedging-by-outlet",
    "Hedges and boosters in the outlets' own voice",
    "Hedges soften a claim (may), boosters stress certainty (clearly); outside quotations and paraphrases, "
    "in the body. Labels that are counted apart (belief, approximator, condition) are not in this rate.",
    "hedging",
    "certainty",
)

# Measures that are a word list and nothing else.
PLAIN = tuple(
    _chart(
        f"{name}-by-outlet",
        f"{name.replace('_', ' ').capitalize()} in the outlets' own voice",
        f"Phrases of the word list {name}.csv, outside quotations and paraphrases, in the body.",
        name,
    )
    for name in lexicon.plain_measures()
)
