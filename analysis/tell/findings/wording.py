"""The findings of wording: words that stand out, what actors are called, and which texts share words."""

from collections import Counter
from collections.abc import Callable

import pandas as pd

from analysis.compare.ancestry.links import Ancestry, ancestry
from analysis.compare.ancestry.shared_wording import LEAST_WORDS
from analysis.compare.ancestry.unnamed_origins import unnamed_origins
from analysis.compare.wording.keyness import LEAST, LEVEL, SHUFFLES, keyness
from analysis.compare.wording.labels import label_marks
from analysis.compare.wording.voice_words import spoken
from analysis.tell import leads
from analysis.tell.leads import Led
from analysis.tell.phrasing import article_names, counted, kept, listed, number

_MOST = 8  # words in a row
_ACTORS, _NAMES = 3, 5  # whose names are told, and how many for each outlet
_LINKS = 5  # between articles
_LUMPED = 0.8  # of dispersion


def keyness_sentences(units: pd.DataFrame, stretches: pd.DataFrame) -> list[str]:
    found = keyness(stretches, units)
    words = found.words
    if words.empty:
        said = spoken(stretches, units)
        with_any = said["outlet"].unique()
        few = {0: "none has any", 1: f"only {''.join(with_any)} has any, {counted(len(said), 'word')}"}
        why = few.get(len(with_any), f"none occurs {LEAST} times")
        return [f"No two outlets have words in their own voice to compare: {why}."]
    out = words[words["stands_out"]].sort_values(["z", "word"], ascending=[False, True])
    tested = f"{counted(len(words), 'pair')} of outlet and word in the outlets' own voice"
    dealt = f"When {found.dealt} are shuffled among the outlets, {_by_chance(found.baseline)}."
    said_of = _places(stretches, units)
    if len(out) > found.baseline:
        more = (
            f"{counted(len(out), 'word')} {'stands' if len(out) == 1 else 'stand'} out, more than by chance"
        )
        named = listed(map(_counted, out.itertuples()), _MOST)
        they = Led(f"They are {named}.", map(said_of, kept(out.itertuples(), _MOST)))
        return [f"{more}, among {tested} (q ≤ {LEVEL}).", dealt, they, _in_one_place(out)]
    if len(out):
        noise = (
            f"Noise: {counted(len(out), 'word')} at q ≤ {LEVEL} among {tested}, no more than chance gives."
        )
        named = listed(map(_counted, out.itertuples()), _MOST)
        return [noise, dealt, Led(f"By name: {named}.", map(said_of, kept(out.itertuples(), _MOST)))]
    top = words.loc[words["z"].idxmax()]
    return [
        f"No word stands out among {tested}: no more than chance gives.",
        dealt,
        Led(
            f"The highest z has {_counted(top)}, q {number(top['q'], 2)}; words stand out from {LEVEL} down.",
            [said_of(top)],
        ),
    ]


def _places(stretches: pd.DataFrame, units: pd.DataFrame) -> Callable[..., tuple[str, str]]:
    """What gives, for a word of an outlet, how often it is there, in words, and the address of its places."""
    found = spoken(stretches, units)

    def lead(row) -> tuple[str, str]:
        here = found[(found["outlet"] == row.outlet) & (found["word"] == row.word)]
        return f"{row.n:,} of {row.n_words:,} words", leads.places(here)

    return lead


def label_sentences(units: pd.DataFrame, stretches: pd.DataFrame, marks: pd.DataFrame) -> list[str]:
    """What the actors that most outlets name are called in the narrator's voice, each name counted."""
    found = label_marks(units, stretches, marks)
    found = found[found["voice"] == "narrator"]
    if found.empty:
        return ["No actor of the corpus is called by a known name in the narrator's voice."]
    actors = counted(found["actor"].nunique(), "actor")
    n = counted(len(found), "name")
    said = [Led(f"{n} of {actors} in the outlets' own voice.", [(n, _called())])]
    for actor in list(dict.fromkeys(found["actor"]))[:_ACTORS]:
        ours = found[found["actor"] == actor]
        by, to = [], []
        for outlet, here in ours.groupby("outlet", sort=False):
            names = _frequent(here)
            by.append(f"{outlet}: {listed(names, _NAMES)}")
            to += [
                (each, _called(actor=actor, outlet=outlet, name=names[each])) for each in kept(names, _NAMES)
            ]
        said.append(Led(f"{actor[:1].upper()}{actor[1:]} – {'; '.join(by)}.", to))
    return said


def _called(**cells: str) -> str:
    """The address of names of actors in the narrator's voice."""
    return leads.rows_of("labels-by-actor", {**cells, "voice": "narrator"})


def _frequent(names: pd.DataFrame) -> dict[str, str]:
    """How often each name stands there, in words, with the name; the most frequent first."""
    n = names["name"].value_counts(sort=False)
    order = sorted(n.index, key=lambda name: (-n[name], name))
    return {f"“{name}” {n[name]:,}": name for name in order}


def ancestry_sentences(
    units: pd.DataFrame, stretches: pd.DataFrame, marks: pd.DataFrame, attributions: pd.DataFrame
) -> list[str]:
    """How many tellings are independent at most, which links are strong, whom the articles credit."""
    found = ancestry(units, stretches, marks, attributions)
    printed = _printed(found)
    n_articles, n = len(found.tellings), found.n_independent
    if not n_articles:
        return ["Nothing was scored: there is no wording to compare."]
    if n_articles == 1:
        said = ["1 article: there is no other to share wording with."]
    else:
        fewer = ", perhaps fewer" if n > 1 else ""
        accounts = f"{counted(n, 'independent account')} in {counted(n_articles, 'article')}{fewer}"
        said = [f"At most {accounts}, by shared wording and credits.", *printed, *_linked(found)]
    by = found.credits.groupby(["medium", "outlet"], sort=False)
    named = [(medium, f"{len(own):,} times in {outlet}", own) for (medium, outlet), own in by if len(own) > 1]
    if named:
        shown = "; ".join(f"{medium}, named {times}" for medium, times, _ in named)
        to = [(times, leads.places(own)) for _, times, own in named]
        said.append(Led(f"Candidates for a text behind the articles: {shown}.", to))
    return said


def _printed(found: Ancestry) -> list[str]:
    """How many articles print a text that many print, word for word."""
    by = Counter(found.copies.values())
    if not by:
        return []
    n, most = counted(len(found.copies) + len(by), "article"), max(by.values()) + 1
    if len(by) == 1:
        return [f"{n} print one text word for word."]
    return [f"{n} print {counted(len(by), 'text')} word for word; the most frequent stands in {most:,}."]


def _linked(found: Ancestry) -> list[str]:
    """The groups that strong links make, the links with most shared words, and the strongest weaker one."""
    names = article_names(found.tellings)
    strong, weak = found.links[found.links["is_strong"]], found.links[~found.links["is_strong"]]
    said = _groups(found, names)
    most = strong.sort_values("n_words", ascending=False, kind="stable").head(_LINKS).sort_index()
    said += [_led(f"Strong link: {_link(row, names)}.", row, found) for row in most.itertuples(index=False)]
    if len(strong) > len(most):
        n = len(strong) - len(most)
        said.append(f"There {'is' if n == 1 else 'are'} {counted(n, 'more strong link')}.")
    if strong.empty:
        said.append("No link between two articles is strong.")
    if len(weak):
        most = weak.loc[weak["n_words"].idxmax()]
        n_weak = counted(len(weak), "weaker link")
        said.append(_led(f"{n_weak}; the one with most shared words: {_link(most, names)}.", most, found))
    return said


def _groups(found: Ancestry, names: dict[str, str]) -> list[str]:
    """Which articles form one telling, the largest groups first; of two their link says so."""
    made = [list(ours.map(names)) for _, ours in found.tellings.groupby("telling")["doc_id"]]
    large = sorted((group for group in made if len(group) > 2), key=len, reverse=True)
    said = [
        f"{counted(len(group), 'article')} are one account: {listed(group, _MOST)}."
        for group in large[:_LINKS]
    ]
    rest = len(large) - _LINKS
    return [*said, f"{counted(rest, 'more group')} of articles are one account each."] if rest > 0 else said


def _led(sentence: str, row, found: Ancestry) -> Led:
    """The sentence on a link; the number of runs leads to them as they stand in the first article."""
    runs = found.shared
    runs = runs[(runs["doc_id"] == row.doc_id) & (runs["other_id"] == row.other_id)]
    n = f"{counted(row.n_runs, 'run')} of"
    return Led(sentence, [(n, leads.places(runs))] if len(runs) else [])


def ancestor_sentences(
    units: pd.DataFrame,
    stretches: pd.DataFrame,
    marks: pd.DataFrame,
    attributions: pd.DataFrame,
    tellings: pd.DataFrame,
) -> list[str]:
    """For each medium on whose word one article tells claims: which other tells most of them unattributed."""
    found = ancestry(units, stretches, marks, attributions)
    n = len(found.tellings)
    if n < 2:
        return [f"{counted(n, 'article')} {'was' if n == 1 else 'were'} scored: two are needed to compare."]
    said = []
    for (medium, outlet), rows in unnamed_origins(found, tellings, attributions).groupby(
        ["medium", "outlet"], sort=False
    ):
        rows = rows.sort_values(["n_shared", "n_only"], ascending=False, kind="stable")
        first, *rest = rows.itertuples(index=False)
        if 2 * first.n_shared <= first.n_claims or rest and rest[0].n_shared == first.n_shared:
            continue
        only = f", {first.n_only:,} of them told by no third article" if first.n_only else ""
        others = f"; {listed(f'{row.other_outlet} tells {row.n_shared:,}' for row in rest)}" if rest else ""
        said.append(
            f"Of {counted(first.n_claims, 'claim')} for which {outlet} cites {medium}, "
            f"{first.other_outlet} tells {first.n_shared:,} without naming {medium}{only}{others}: "
            f"a candidate for a text behind both, and no more."
        )
    none = "tells, without naming the medium, most of what another cites a medium for"
    return said or [f"None of {counted(len(found.tellings), 'article')} {none}."]


def _link(row, names: dict[str, str]) -> str:
    shared = f"{counted(row.n_words, 'word')} in {counted(row.n_runs, 'run')} of {LEAST_WORDS} or more"
    more = [f"{counted(row.n_credits, 'credit')} of one to the other"] if row.n_credits else []
    more += [f"both credit {row.common}"] if isinstance(row.common, str) else []
    return f"{names[row.doc_id]} and {names[row.other_id]} ({', '.join([shared, *more])})"


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
