"""The finding of tone: whether the outlets' order holds under each choice, and how weak it is."""

from itertools import combinations

import pandas as pd

from analysis.tell.charts import rates, tone
from analysis.tell.findings.rates import overlapping, series
from analysis.tell.phrasing import counted, listed, signed

_CHOICES = tuple((label, voice) for voice in tone.VOICES for label in tone.LABELS)


def sentences(given: pd.DataFrame) -> list[str]:
    means = {choice: rates.chosen(given, "tone", *choice).set_index("outlet") for choice in _CHOICES}
    whole = means["raw", "all"]
    if whole["rate"].notna().sum() == 0:
        return ["No outlet's text has enough words for a mean lexicon valence."]
    known = whole[whole["rate"].notna()].reset_index()
    shown = [
        f"{signed(row['rate'])} in {row['outlet']}"
        for row in series(known.sort_values("rate", kind="stable"))
    ]
    said = _order_of_tone(means)
    said.append(f"Mean raw compound of body sentences, on a scale from −1 to +1: {listed(shown)}.")
    n, pairs = overlapping(known)
    if pairs:
        of = f"{n:,} of {counted(pairs, 'pair')} of outlets"
        said.append(f"The ranges over resampled {_passages(known)} overlap in {of}.")
    few = [name for name, rate in whole["rate"].items() if pd.isna(rate)]
    if few:
        said.append(f"Too few words for a mean: {listed(few)}.")
    said.append(
        f"{counted(known['n_marks'].sum(), 'sentence')} were scored; the lexicon scores words, "
        "not what is said, so this is the weakest measure here."
    )
    return said


def _passages(known: pd.DataFrame) -> str:
    """What the ranges were resampled from, where there are any."""
    named = {"paragraph": "passages", "article": "articles"}
    return " or ".join(named[kind] for kind in named if (known["resampled"] == kind).any())


def _order_of_tone(means: dict[tuple[str, str], pd.DataFrame]) -> list[str]:
    """Whether outlets stand in one order under each choice, as far as two decimals show it."""
    choices = "the listed choices (raw and masked, all voices and the narrator's)"
    both = [
        name
        for name in means["raw", "all"].index
        if all(pd.notna(m["rate"].get(name)) for m in means.values())
    ]
    if len(both) < 2:
        return [f"Fewer than two outlets have a mean under each of {choices}: there is no order to speak of."]
    signs = {
        pair: {_sign(means[choice]["rate"][pair[0]], means[choice]["rate"][pair[1]]) for choice in _CHOICES}
        for pair in combinations(both, 2)
    }
    turned = [pair for pair, seen in signs.items() if len(seen) > 1]
    if turned:
        pairs = f"{len(turned):,} of {counted(len(signs), 'pair')} of outlets"
        first = f"({listed(turned[0])})" if len(turned) == 1 else f"(among them {listed(turned[0])})"
        return [f"Tone: the order is not stable across {choices}: it changes in {pairs} {first}."]
    if all(seen == {0} for seen in signs.values()):
        return [f"Tone: no order shows under any of {choices}: the means are written alike."]
    return [
        f"Tone: the outlets stand in one order under each of {choices}; so few texts carry no more than that."
    ]


def _sign(one: float, other: float) -> int:
    one, other = round(float(one), 2), round(float(other), 2)
    return (one > other) - (one < other)
