"""The findings of tone: whether the outlets' order holds under every choice; how weak it is; headlines."""

import pandas as pd

from analysis.compare.rates.rates import FEWEST_ARTICLES
from analysis.compare.rates.selection import chosen
from analysis.compare.tone.scores import headline_scores
from analysis.compare.tone.specifications import CHOICES, DEALS, pairs
from analysis.tell.findings.rates import address, not_scored, overlapping, series
from analysis.tell.leads import Led, rows_of
from analysis.tell.phrasing import counted, kept, listed, signed

_LISTED = "the listed choices (lexicon, sentence or article, voice, typography, masks"
_SCALE = "on a scale from −1 to +1"
_MOST = 12  # outlets in a row
_PAIRS = 3  # pairs of them


def sentences(given: pd.DataFrame, specifications: pd.DataFrame) -> list[str]:
    """What can be said of the outlets' order of tone."""
    whole = chosen(given, "tone", "raw", "all")
    known = whole[whole["rate"].notna()].reset_index(drop=True)
    unread = whole[whole["n_docs"] == 0]
    if known.empty:
        few = ["No outlet's text has enough words for a mean lexicon valence."]
        return [*(few if len(whole) > len(unread) else []), *not_scored(unread)] or few
    masked = chosen(given, "tone", "masked", "all").set_index("outlet")["rate"]
    said = [
        *_order(specifications, known),
        *_means(known),
        *_dealt(specifications, known),
        *_masks(known, masked),
    ]
    n, n_pairs = overlapping(known)
    if n_pairs:
        overlap = f"overlap in {n:,} of {n_pairs:,} pairs of outlets"
        if n_pairs == 1:
            overlap = "overlap" if n else "do not overlap"
        said.append(f"The ranges over resampled {_passages(known)} {overlap}.")
    few = list(whole.loc[whole["rate"].isna() & (whole["n_docs"] > 0), "outlet"])
    if few:
        said.append(f"Too few words for a mean: {listed(few, _MOST)}.")
    said += not_scored(unread)
    n = counted(known["n_marks"].sum(), "sentence")
    weak = "the lexicon scores words, not what is said, so this is the weakest measure here"
    said.append(Led(f"{n} were scored; {weak}.", [(n, address(known))]))
    return said


def headlines(sentences: pd.DataFrame, marks: pd.DataFrame, given: pd.DataFrame) -> list[str]:
    """What the headlines' scores are, beside the body's; headlines are compared with headlines only."""
    rows = headline_scores(sentences, marks, given)
    rows = rows[(rows["label"] == "raw") & rows["score"].notna()]
    body = rows[rows["kind"] == "body"].set_index("outlet")["score"]
    ours = rows[rows["kind"] == "headline"].groupby("outlet", sort=False)["score"]
    each = ours.agg(["size", "mean", "min", "max"])
    if each.empty:
        return ["No headline was scored: none was found, or none is in English."]
    order = each.sort_values("mean", kind="stable")
    shown = listed((_headline(name, row) for name, row in order.iterrows()), _MOST)
    raw = {"measure": "tone", "label": "raw", "voice": "all", "kind": "headline"}
    to = [
        (f"{signed(row['mean'])} in {name}", rows_of("marks", {**raw, "outlet": name}))
        for name, row in kept(order.iterrows(), _MOST)
    ]
    said = [
        Led(f"Raw compound of headlines, all voices, {_SCALE}: {shown}.", to),
        "A single headline has no range, and who wrote it is not known; it is compared with headlines only.",
    ]
    both = each.join(body.rename("body"), how="inner")
    if len(both):
        below = sum(round(row["mean"], 2) < round(row["body"], 2) for _, row in both.iterrows())
        above = sum(round(row["mean"], 2) > round(row["body"], 2) for _, row in both.iterrows())
        of = f"of {counted(len(both), 'outlet')}"
        said.append(
            f"It is below the mean of the body's sentences in {below:,} and above it in {above:,} {of}."
        )
    return said


def _headline(name: str, row: pd.Series) -> str:
    n = int(row["size"])
    span = f", from {signed(row['min'])} to {signed(row['max'])}" if n > 1 else ""
    return f"{signed(row['mean'])} in {name} ({counted(n, 'headline')}{span})"


def _order(specifications: pd.DataFrame, known: pd.DataFrame) -> list[str]:
    """Whether each pair of outlets keeps its order, as far as two decimals show it."""
    n, scored = len(specifications.drop_duplicates(CHOICES)), specifications.dropna(subset="score")
    n_scored = int((scored.groupby(CHOICES).size() > 1).sum())
    of = counted(n, "specification")
    choices = f"{_LISTED}; {of if n_scored in (0, n) else f'{n_scored:,} of {of} with two means or more'})"
    found = pairs(specifications)
    if found.empty:
        return [f"Fewer than two outlets have a mean under any of {choices}: there is no order to speak of."]
    loose = found[found["n_kept"] < found["n"]]
    if loose.empty:
        held = f"Tone: each pair of outlets stands in one order under all of {choices}"
        if _units(known) == "articles":
            return [f"{held}."]
        return [f"{held}; so few texts carry no more than that."]
    if (found["n_kept"] == 0).all():
        return [f"Tone: no order shows under any of {choices}: the scores are written alike."]
    where = f" in {len(loose):,} of {len(found):,} pairs of outlets" if len(found) > 1 else ""
    shown = [_pair(row) for row in series(loose.sort_values("share", kind="stable"))]
    if len(shown) > _PAIRS:
        shown = [*shown[:_PAIRS], f"{len(shown) - _PAIRS:,} more"]
    return [
        f"Tone: the order is not stable across {choices}: it changes or ties{where}.",
        f"{'; '.join(shown)}.",
    ]


def _pair(row: pd.Series) -> str:
    others = [("below", row["n_turned"]), ("level with it", row["n_tied"])]
    rest = "".join(f", {where} in {n:,}" for where, n in others if n)
    return f"{row['higher']} stands above {row['lower']} in {row['n_kept']:,} of {row['n']:,}{rest}"


def _means(known: pd.DataFrame) -> list[str]:
    order = known.sort_values("rate", kind="stable")
    shown = listed(map(_mean, series(order)), _MOST)
    ranged = known["low"].notna().any()
    what = f"sentences and range over resampled {_passages(known)}" if ranged else "sentences"
    to = [
        (f"{signed(row['rate'])} in {row['outlet']}", address(order[order["outlet"] == row["outlet"]]))
        for row in kept(series(order), _MOST)
    ]
    said = f"Mean raw compound of body sentences, all voices, {_SCALE} (in brackets {what}): {shown}."
    return [Led(said, to)]


def _mean(row: pd.Series) -> str:
    span = "" if pd.isna(row["low"]) else f"; {signed(row['low'])} to {signed(row['high'])}"
    return f"{signed(row['rate'])} in {row['outlet']} ({row['n_marks']:,}{span})"


def _dealt(specifications: pd.DataFrame, known: pd.DataFrame) -> list[str]:
    """How far apart the means stand, and would stand if sentences, or articles, were dealt at random."""
    if specifications.empty:
        return []
    one = specifications[CHOICES].iloc[0]
    first = specifications[(specifications[CHOICES] == one).all(axis=1) & specifications["score"].notna()]
    if len(first) < 2 or first["gap_low"].isna().any():
        return []
    gap = first["score"].max() - first["score"].min()
    low, high = (f"{first[end].iloc[0]:.2f}" for end in ("gap_low", "gap_high"))
    units = _units(known)
    return [
        f"The highest and the lowest stand {gap:.2f} apart; when the same {units} are shuffled "
        f"they stand {low} to {high} apart in 95 % of {DEALS:,} shuffles."
    ]


def _masks(known: pd.DataFrame, masked: pd.Series) -> list[str]:
    """How far the saved masks move a mean at most."""
    moved = known.set_index("outlet").assign(by=lambda rows: masked - rows["rate"])
    most = moved["by"].abs().idxmax()
    by = moved.loc[most, "by"]
    if round(by, 2) == 0:
        return ["The saved masks move no mean by as much as 0.01."]
    return [f"The saved masks move the mean most in {most}: by {signed(by)}."]


def _units(known: pd.DataFrame) -> str:
    """What the baseline deals out: articles where each outlet has enough of them, as for the ranges."""
    return "articles" if (known["n_docs"] >= FEWEST_ARTICLES).all() else "sentences"


def _passages(known: pd.DataFrame) -> str:
    """What the ranges were resampled from, where there are any."""
    named = {"paragraph": "passages", "article": "articles"}
    return " or ".join(named[kind] for kind in named if (known["resampled"] == kind).any())
