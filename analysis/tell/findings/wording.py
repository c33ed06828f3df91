"""The findings of wording: words that stand out, what actors are called, and which texts share words."""

import pandas as pd

from analysis.compare.ancestors import ancestors
from analysis.compare.ancestry import ancestry
from analysis.compare.keyness import LEAST, LEVEL, SHUFFLES, keyness
from analysis.compare.shared_wording import LEAST_WORDS
from analysis.tell.charts import labels
from analysis.tell.phrasing import counted, listed, number

_MOST = 8  # words in a row
_ACTORS = 3  # whose names are told
_LUMPED = 0.8  # of dispersion


def keyness_sentences(units: pd.DataFrame, stretches: pd.DataFrame) -> list[str]:
    found = keyness(stretches, units)
    words = found.words
    if words.empty:
        return [f"No two outlets have words in the narrator's voice to compare: none occurs {LEAST} times."]
    out = words[words["stands_out"]].sort_values(["z", "word"], ascending=[False, True])
    tested = f"{counted(len(words), 'pair')} of outlet and word in the narrator's voice"
    dealt = f"With the sentences dealt to the outlets at random, {_by_chance(found.baseline)}."
    if len(out) > found.baseline:
        more = (
            f"{counted(len(out), 'word')} {'stands' if len(out) == 1 else 'stand'} out, more than by chance"
        )
        named = listed(map(_counted, out.itertuples()), _MOST)
        return [f"{more}, among {tested} (q ≤ {LEVEL}).", dealt, f"They are {named}.", _in_one_place(out)]
    if len(out):
        noise = (
            f"Noise: {counted(len(out), 'word')} at q ≤ {LEVEL} among {tested}, no more than chance gives."
        )
        return [noise, dealt, f"By name: {listed(map(_counted, out.itertuples()), _MOST)}."]
    top = words.loc[words["z"].idxmax()]
    return [
        f"Noise: no word stands out among {tested}, as chance has it.",
        dealt,
        f"The highest z has {_counted(top)}, q {number(top['q'], 2)}; words stand out from {LEVEL} down.",
    ]


def label_sentences(units: pd.DataFrame, stretches: pd.DataFrame, marks: pd.DataFrame) -> list[str]:
    """What the actors that most outlets name are called in the narrator's voice, each name counted."""
    found = labels.LABELS.marks(units, stretches, marks)
    found = found[found["voice"] == "narrator"]
    if found.empty:
        return ["No actor of the corpus is called by a known name in the narrator's voice."]
    actors = counted(found["actor"].nunique(), "actor")
    said = [f"{counted(len(found), 'name')} of {actors} in the narrator's voice."]
    for actor in list(dict.fromkeys(found["actor"]))[:_ACTORS]:
        ours = found[found["actor"] == actor]
        by = [f"{outlet}: {_frequent(here)}" for outlet, here in ours.groupby("outlet", sort=False)]
        said.append(f"{actor[:1].upper()}{actor[1:]} – {'; '.join(by)}.")
    return said


def _frequent(names: pd.DataFrame) -> str:
    n = names["name"].value_counts(sort=False)
    order = sorted(n.index, key=lambda name: (-n[name], name))
    return listed((f"“{name}” {n[name]:,}" for name in order), 5)


def ancestry_sentences(
    units: pd.DataFrame, stretches: pd.DataFrame, marks: pd.DataFrame, attributions: pd.DataFrame
) -> list[str]:
    """How many tellings are independent at most, which links are strong, whom the articles credit."""
    found = ancestry(units, stretches, marks, attributions)
    n_articles, n = len(found.tellings), found.n_independent
    if not n_articles:
        return ["Nothing was scored: there is no wording to compare."]
    strong, weak = found.links[found.links["is_strong"]], found.links[~found.links["is_strong"]]
    tellings = f"{counted(n, 'independent telling')}: by shared wording and credits; it can be fewer"
    said = [f"{counted(n_articles, 'article')}, at most {tellings}."]
    said += [f"Strong link: {_link(row)}." for row in strong.itertuples(index=False)]
    if strong.empty:
        said.append("No link between two articles is strong.")
    if len(weak):
        most = _link(weak.loc[weak["n_words"].idxmax()])
        said.append(f"{counted(len(weak), 'weaker link')}; the one with most shared words: {most}.")
    n_named = found.credits.groupby(["medium", "outlet"], sort=False).size()
    named = [f"{medium}, named {n:,} times in {outlet}" for (medium, outlet), n in n_named.items() if n > 1]
    return [*said, f"Candidates for a text behind the articles: {'; '.join(named)}."] if named else said


def ancestor_sentences(
    units: pd.DataFrame,
    stretches: pd.DataFrame,
    marks: pd.DataFrame,
    attributions: pd.DataFrame,
    tellings: pd.DataFrame,
) -> list[str]:
    """For each medium on whose word one article tells claims: which other tells most of them unattributed."""
    found = ancestry(units, stretches, marks, attributions)
    said = []
    for (medium, outlet), rows in ancestors(found, tellings, attributions).groupby(
        ["medium", "outlet"], sort=False
    ):
        rows = rows.sort_values(["n_shared", "n_only"], ascending=False, kind="stable")
        first, *rest = rows.itertuples(index=False)
        if 2 * first.n_shared <= first.n_claims or rest and rest[0].n_shared == first.n_shared:
            continue
        only = f", {first.n_only:,} of them told by no third article" if first.n_only else ""
        others = f"; {listed(f'{row.other_outlet} tells {row.n_shared:,}' for row in rest)}" if rest else ""
        said.append(
            f"Of {counted(first.n_claims, 'claim')} that {outlet} tells on the word of {medium}, "
            f"{first.other_outlet} tells {first.n_shared:,} without naming {medium}{only}{others}: "
            f"a candidate for a text behind both, and no more."
        )
    none = "tells, without naming the medium, most of what another tells on a medium's word"
    return said or [f"None of {counted(len(found.tellings), 'article')} {none}."]


def _link(row) -> str:
    shared = f"{counted(row.n_words, 'word')} in {counted(row.n_runs, 'run')} of {LEAST_WORDS} or more"
    more = [f"{counted(row.n_credits, 'credit')} of one to the other"] if row.n_credits else []
    more += [f"both credit {row.common}"] if isinstance(row.common, str) else []
    return f"{row.outlet} and {row.other_outlet} ({', '.join([shared, *more])})"


def _by_chance(baseline: int) -> str:
    n = f"{counted(baseline, 'word')} or fewer stand out" if baseline else "none stands out"
    return f"{n} in {SHUFFLES * 19 // 20} or more of {SHUFFLES} shuffles"


def _counted(row) -> str:
    rest = f"{row.n_rest:,} of {row.n_words_rest:,} elsewhere"
    return f"“{row.word}” in {row.outlet} ({row.n:,} of {row.n_words:,} words, {rest})"


def _in_one_place(out: pd.DataFrame) -> str:
    lumped = out[out["dispersion"] >= _LUMPED]
    if lumped.empty:
        return f"Each is spread over its outlet's paragraphs (dispersion under {_LUMPED})."
    names = listed((f"“{row.word}” in {row.outlet}" for row in lumped.itertuples()), _MOST)
    return f"In few places of the text (dispersion {_LUMPED} or more): {names}."
